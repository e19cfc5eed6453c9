"""Who says what in invented articles, read with the real language model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.extraction.language import load
from bot.extraction.names.entities import Entities, find_entities
from bot.extraction.speech.acts import Speech, Speeches
from bot.extraction.speech.quotations import find_speech
from bot.extraction.speech.quote_marks import quoted_stretches
from bot.extraction.trees.document import Document, read
from bot.facts.model import Article, ArticleId, Span


@dataclass(frozen=True)
class Heard:
    """The speech of one text, with words instead of places."""

    document: Document
    entities: Entities
    speeches: Speeches

    def words(self, speech: Speech) -> str:
        """What was said."""
        return speech.content.of(self.document.text)

    def by(self, speech: Speech) -> str | None:
        """The name of the speaker."""
        return self.entities.get(speech.speaker).name if speech.speaker else None

    def named(self, speech: Speech) -> str | None:
        """The words that name the speaker."""
        return speech.speaker_span.of(self.document.text) if speech.speaker_span else None

    def direct(self) -> list[tuple[str, str | None]]:
        """Every direct quotation and the words that name its speaker."""
        return [(self.words(s), self.named(s)) for s in self.speeches.all if s.direct]

    def chain(self, words: str) -> list[tuple[str | None, str | None]]:
        """Speakers and cues of these words, outermost first."""
        start = self.document.text.index(words)
        links = self.speeches.chain_at(Span(start, start + len(words)))
        return [(self.entities.get(link.speaker).name if link.speaker else None, link.cue) for link in links]


Hear = Callable[[str], Heard]


@pytest.fixture(scope="module")
def hear() -> Hear:
    """Reads a text and gives its speech."""
    nlp = load()

    def heard(text: str) -> Heard:
        document = read(Article(id=ArticleId("a"), text=text), nlp)
        entities = find_entities(document)
        return Heard(document, entities, find_speech(document, entities))

    return heard


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“This is a start,” Ann Smith said.", [("“This is a start,”", "Ann Smith")]),
        ("“This is a start,” said Ann Smith, the mayor.", [("“This is a start,”", "Ann Smith")]),
        ("“This is a start,” warned the mayor.", [("“This is a start,”", "the mayor")]),
        ("“Is this a start?” asked Smith on Monday.", [("“Is this a start?”", "Smith")]),
        ("Ann Smith said: “This is a start.”", [("“This is a start.”", "Ann Smith")]),
        ("Ann Smith, the mayor, added, “This is a start.”", [("“This is a start.”", "Ann Smith")]),
        ("As Ann Smith recently put it, “Nobody wins in this.”", [("“Nobody wins in this.”", "Ann Smith")]),
        ("According to Smith, “nobody wins in this game.”", [("“nobody wins in this game.”", "Smith")]),
        ("“Nobody wins in this game,” according to Ann Smith.", [("“Nobody wins in this game,”", "Ann Smith")]),
        ("“The law,” said Kim, “is clear.”", [("“The law,”", "Kim"), ("“is clear.”", "Kim")]),
        ("“We must act now.” — Ann Smith", [("“We must act now.”", "Ann Smith")]),
        ('"This is a start," Ann Smith said.', [('"This is a start,"', "Ann Smith")]),
        ("«This is a start,» Ann Smith said.", [("«This is a start,»", "Ann Smith")]),
        ("„This is a start,“ Ann Smith said.", [("„This is a start,“", "Ann Smith")]),
        ("''This is a start,'' Ann Smith said.", [("''This is a start,''", "Ann Smith")]),
        ("‘We will not go,’ the drivers’ union said.", [("‘We will not go,’", "the drivers’ union")]),
        ("Ann Smith boasted, “We won it.” Bob Kim said no more.", [("“We won it.”", "Ann Smith")]),
        (
            "Lee grew angry when asked to repay a lender who said he was ruined, adding, “I owe nobody anything.”",
            [("“I owe nobody anything.”", "Lee")],
        ),
        (
            "With many fishermen unhappy about a ban on nets, Mayor Kim is handing out a new slogan: “It is me.”",
            [("“It is me.”", "Mayor Kim")],
        ),
        (
            "But Lee and Kim are feeding the wolves (or, as The Daily Star called them last week, “tame lions”).",
            [("“tame lions”", "The Daily Star")],
        ),
        (
            "Many mayors, including the former union leader Ann Kim — “Nobody wins in this game” — and Bob Lee, came.",
            [("“Nobody wins in this game”", "the former union leader Ann Kim")],
        ),
        (
            "Bob Lee of the bakers met the press. Kim grinned and asked us to greet the cook - “my new best man.”",
            [("“my new best man.”", "Kim")],
        ),
        (
            "Kim said Monday that if the strike were to end in May, “we would open the harbour on the same day.”",
            [("if the strike were to end in May, “we would open the harbour on the same day.”", "Kim")],
        ),
    ],
)
def test_direct_quotations_with_their_speaker(hear: Hear, text: str, expected: list[tuple[str, str | None]]) -> None:
    """Any marks; the tag behind, in front or in the middle, inverted, signed, or "according to"."""
    assert expected == hear(text).direct()


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “bus tax” was scrapped.",
        "She watched “The Great Escape” on Monday.",
        'The shelf is 5" wide and 6" tall.',
        "The players' union and the drivers' union met.",
        "Smith sat for an interview on Ms. Kim's show, “Harbour Light.” Fishermen said nothing.",
        "In her 2012 book, “Bread for a Mayor,” Smith looks back on the strike.",
    ],
)
def test_scare_quotes_titles_and_inches_are_no_speech(hear: Hear, text: str) -> None:
    """Marks around a nickname or a title, marks for inches, apostrophes: nobody said that."""
    assert [] == hear(text).direct()


def test_a_line_of_a_transcript_goes_on(hear: Hear) -> None:
    """Paragraphs behind a label that begin with a mark are by whom the label names, not by whom the line quotes."""
    heard = hear(
        '"KIM: Well, Bob Lee has said that the harbour is shut. He knows little about harbours.\n\n'
        '"But the truth is that the boats left on time. I saw them from the window.\n\n'
        '"I think the harbour is open."\n'
    )
    assert [name for _, name in heard.direct()] == ["KIM"] * 3


def test_a_quotation_goes_on_with_its_speaker(hear: Hear) -> None:
    """A second quotation without a tag, in the same paragraph or the next, is by the speaker of the first."""
    heard = hear(
        "“We are ready,” Ann Smith declared. “The roads are closed, and nobody leaves.”\n\n“I am sure of that.”"
    )
    assert ["Ann Smith"] * 3 == [heard.by(s) for s in heard.speeches.all if s.direct]
    assert [False, True, True] == [s.carried for s in heard.speeches.all if s.direct]


def test_paragraphs_without_a_closing_mark_have_one_speaker(hear: Hear) -> None:
    """A quotation that runs over paragraphs opens each of them with a mark and closes only the last."""
    heard = hear("“The first paragraph goes on.\n\n“The second one ends here,” the minister said.")
    assert ["the minister"] * 2 == [named for _, named in heard.direct()]


def test_a_missing_mark_does_not_swallow_the_next_quotation(hear: Hear) -> None:
    """An unclosed mark ends where the next one opens."""
    spans = quoted_stretches("“Lost. “Found it,” he said.", (Span(0, 27),))
    assert [(0, 6, False), (7, 18, True)] == [(q.span.start, q.span.end, q.closed) for q in spans]


def test_words_in_marks_inside_reported_speech_are_part_of_it(hear: Hear) -> None:
    """A fragment does not stand alone: the whole clause is the content, and it counts as direct."""
    heard = hear("Ann Smith stated that the towns “will share the bill” to keep the bridge open.")
    (speech,) = heard.speeches.all
    assert "the towns “will share the bill” to keep the bridge open" == heard.words(speech)
    assert (True, "Ann Smith", "state") == (speech.direct, heard.by(speech), speech.cue)


def test_what_is_described_is_kept_with_its_name(hear: Hear) -> None:
    """ "Called the plan a joke" is said of the plan."""
    heard = hear("Ann Smith called the plan “a joke” on Monday.")
    assert [("the plan “a joke”", "Ann Smith")] == [(words, by) for words, by in heard.direct()]


@pytest.mark.parametrize(
    ("text", "content", "speaker", "cue"),
    [
        ("The ministry said that two bridges were closed.", "two bridges were closed", "ministry", "say"),
        (
            "Ann Smith told reporters on Monday that the bridge was closed.",
            "the bridge was closed",
            "Ann Smith",
            "tell",
        ),
        ("The strike is over, the Transport Union said on Monday.", "The strike is over", "Transport Union", "say"),
        ("The strike, Ann Smith said, is over.", "The strike", "Ann Smith", "say"),
        (
            "Acme will pay for the bridge, according to Ann Smith.",
            "Acme will pay for the bridge",
            "Ann Smith",
            "according to",
        ),
        ("Two people familiar with the talks said the sale was off.", "the sale was off", "Two people", "say"),
        ("The report shows that wages fell.", "wages fell", "report", "show"),
        ("Ann Smith believes the law is wrong.", "the law is wrong", "Ann Smith", "believe"),
    ],
)
def test_reported_speech(hear: Hear, text: str, content: str, speaker: str, cue: str) -> None:
    """Content clauses, tags behind a sentence, "according to", unnamed sources, documents, beliefs."""
    heard = hear(text)
    first = heard.speeches.all[0]
    assert (content, cue) == (heard.words(first), first.cue)
    assert speaker in (heard.by(first), heard.named(first))


def test_what_is_told_inside_what_is_told(hear: Hear) -> None:
    """The chain names the outer speaker first; the act of telling itself is in the outer speaker's voice."""
    heard = hear("“Bob Hall called me and told me that Acme must pay for it,” Ann Smith said.")
    assert [("Ann Smith", "say"), ("Bob Hall", "tell")] == heard.chain("Acme must pay")
    assert [("Ann Smith", "say")] == heard.chain("called me")


def test_the_article_speaks_in_its_own_voice_elsewhere(hear: Hear) -> None:
    """What follows a report is the article's again, even behind unnamed sources."""
    heard = hear("Sources at the ministry said the talks had begun. The talks do not involve the union.")
    assert [] == heard.chain("do not involve the union")


def test_a_wish_is_listed_and_makes_nobody_claim_anything(hear: Hear) -> None:
    """ "Agreed to buy": the purchase is not the buyer's statement, so the chain is empty."""
    heard = hear("Calder Rail agreed to buy its rival.")
    assert ["to buy its rival"] == [heard.words(s) for s in heard.speeches.all]
    assert [] == heard.chain("buy its rival")


def test_what_a_reason_is_cited_for_is_the_words_of_whoever_cites(hear: Hear) -> None:
    """The reason behind "citing" is attributed, with that cue."""
    heard = hear("The ministry, citing concerns about safety, halted the trial.")
    assert [("ministry", "cite")] == heard.chain("concerns about safety")


def test_lines_of_a_transcript(hear: Hear) -> None:
    """A name in capitals and a colon begin somebody's words."""
    heard = hear("SMITH: I do not agree with this.\nHALL: Why not?")
    assert [("I do not agree with this.", "SMITH"), ("Why not?", "HALL")] == heard.direct()


def test_passives_name_nobody(hear: Hear) -> None:
    """ "It was reported that": somebody's words, nobody's name."""
    heard = hear("It was reported that the bridge had been closed.")
    assert [None] == [s.speaker for s in heard.speeches.all]


TEXTS = st.lists(
    st.sampled_from(
        ["“", "”", '"', "'", "‘", "’", "said", "Ann Smith", "that", "it is so", ",", ".", "\n\n", "told me", ":"]
    ),
    max_size=40,
).map(" ".join)


@given(text=TEXTS | st.text(max_size=120))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_contents_inside_it(hear: Hear, text: str) -> None:
    """Whatever the marks do: no failure, contents inside the text, parents before what they hold."""
    heard = hear(text)
    for i, speech in enumerate(heard.speeches.all):
        assert speech.content.end <= len(text)
        assert speech.parent is None or speech.parent < i
        assert speech.parent is None or heard.speeches.all[speech.parent].content.covers(speech.content)


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "«", "("])
def test_a_hundred_thousand_marks_take_linear_time(mark: str) -> None:
    """Nothing but marks holds no words, and is read once."""
    assert () == quoted_stretches(mark * 100_000, (Span(0, 100_000),))
