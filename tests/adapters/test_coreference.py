"""Who is "he", "the president", "the deal": on invented articles, read with the real language model."""

from collections.abc import Callable

import pytest

from bot.extraction.language import load
from bot.extraction.names.entities import Entities, find_entities
from bot.extraction.trees.document import read
from bot.facts.model import Article, ArticleId

Find = Callable[[str], Entities]


@pytest.fixture(scope="module")
def find() -> Find:
    """Reads a text and gives its entities."""
    nlp = load()
    return lambda text: find_entities(read(Article(id=ArticleId("a"), text=text), nlp))


def meant(found: Entities, words: str, which: int = 0) -> str | None:
    """The name of whom or what the words mean, the given one of several places; None where that is open."""
    start = -1
    for _ in range(which + 1):
        start = found.document.text.index(words, start + 1)
    for entity in found.all:
        for mention in entity.mentions:
            if (mention.span.start, mention.span.end) == (start, start + len(words)):
                return entity.name
    return None


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Ida Holm met Ramon Duarte in Oslo. She left on Friday.", "She", "Ida Holm"),
        ("Ida Holm met Ramon Duarte in Oslo. He left on Friday.", "He", "Ramon Duarte"),
        ("Paul Lind met Karl Berg. He said nothing.", "He", "Paul Lind"),
        ("Paul Lind said that he would pay.", "he", "Paul Lind"),
        ("The town voted. Paul Lind sold his house.", "his", "Paul Lind"),
        ("The ship sank. He was rescued.", "He", None),
        ("“He is ready,” Paul Lind said of Karl Berg.", "He", None),
        ("Karl Berg won the vote. “He deserves it,” Paul Lind said.", "He", "Karl Berg"),
    ],
)
def test_he_and_she(find: Find, text: str, words: str, who: str | None) -> None:
    """The latest fitting person, subjects first; never the one who speaks the quotation; open where nobody fits."""
    assert meant(find(text), words) == who


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Duarte spoke to Ida Holm, who chairs the board.", "who", "Ida Holm"),
        ("Norway sent the tanks, which arrived on Monday.", "which", "tanks"),
        ("Several firms that had shown interest withdrew.", "that", "Several firms"),
    ],
)
def test_relative_pronouns(find: Find, text: str, words: str, who: str) -> None:
    """ "who" is a person, "which" is none."""
    assert meant(find(text), words) == who


def test_a_title_goes_back_to_its_bearer(find: Find) -> None:
    """ "the secretary general" is who was called so before, also behind the verb, also with a hyphen."""
    found = find(
        "League Secretary-General Ida Holm opened the talks. Karl Berg disagreed. "
        "“We will pay,” warned the secretary general."
    )
    assert meant(found, "the secretary general") == "Ida Holm"


def test_the_prime_minister_is_not_the_minister_of_finance(find: Find) -> None:
    """An office is matched as a whole: the finance minister may be called "the minister", not the prime minister."""
    found = find(
        "Finance Minister Ida Holm met Prime Minister Karl Berg. The prime minister smiled. The minister left."
    )
    assert meant(found, "The prime minister") == "Karl Berg"
    assert meant(found, "The minister") == "Ida Holm"


def test_the_announcer_goes_on(find: Find) -> None:
    """Behind an announcement, a title without a name is the announcer, not somebody who was named so in passing."""
    found = find(
        "“Karl Berg should wait,” said Secretary General Ida Holm, referring to the Danish president. "
        "The remark came after an announcement by Paul Lind.\n\n"
        "Paul Lind stated last Friday that the ships would leave. “They will go soon,” the president explained."
    )
    assert meant(found, "the Danish president") == "Karl Berg"
    assert meant(found, "the president") == "Paul Lind"


def test_another_title_is_not_the_announcer(find: Find) -> None:
    """Who bears another office is not "the president", though he spoke last."""
    found = find(
        "President Ida Holm arrived. Finance Minister Karl Berg said little. “It is late,” the president said."
    )
    assert meant(found, "the president") == "Ida Holm"


def test_a_title_nobody_bore_stays_unnamed(find: Find) -> None:
    """A title that the text gives to nobody is a person of its own."""
    found = find("The harbour was closed. The mayor said it would open soon.")
    assert meant(found, "The mayor") == "mayor"


def test_later_phrases_for_the_same_event(find: Find) -> None:
    """ "the accord" after "an agreement", "these negotiations" after "talks"; another such event is another one."""
    found = find(
        "Norway reached a framework agreement with Chile. The accord will lower tariffs. "
        "Sweden is in bilateral talks with Peru. These negotiations will last. Another deal is ready."
    )
    assert meant(found, "The accord") == "a framework agreement with Chile"
    assert meant(found, "These negotiations") == "bilateral talks with Peru"
    assert meant(found, "Another deal") == "Another deal"


def test_it_means_the_one_subject_or_nothing(find: Find) -> None:
    """ "it" is the only subject that fits; where two fit, or it stands for nothing, it stays open."""
    assert meant(find("The union met on Friday. It wants more pay."), "It") == "union"
    assert meant(find("Tamsin Freight said its trains were late."), "its") == "Tamsin Freight"
    assert meant(find("Ida Holm waited. It is clear that the price will rise."), "It") is None


def test_they_are_the_two_before_the_verb(find: Find) -> None:
    """Two coordinated subjects are one group for "they"."""
    found = find("Norway and Chile said they had reached a deal.")
    group = next(e for e in found.all if e.name == "Norway and Chile")
    assert [found.get(m).iso2 for m in group.members] == ["NO", "CL"]
    token = next(t for t in found.document.tokens if t.text == "they")
    assert found.resolve(token) == group


def test_resolve_is_for_what_refers_back(find: Find) -> None:
    """`resolve` answers for pronouns and titles, `at` for the phrases themselves."""
    found = find("President Ida Holm left. She will return, the president said.")
    tokens = {t.text: t for t in found.document.tokens}
    holm = found.resolve(tokens["She"])
    assert holm is not None
    assert holm.name == "Ida Holm"
    assert found.resolve(tokens["president"]) == holm
    assert found.resolve(tokens["left"]) is None


def test_a_person_by_trade_and_age(find: Find) -> None:
    """ "the midfielder" and "the 23-year-old" are the person just named."""
    found = find("Midfielder Joao Terra joined the club on Monday. The midfielder smiled. The 23-year-old will sign.")
    assert meant(found, "The midfielder") == "Joao Terra"
    assert meant(found, "The 23-year-old") == "Joao Terra"


def test_an_age_means_whom_the_sentence_before_begins_with(find: Find) -> None:
    """Not the rival who was named last there is the 24-year-old, but the one who it is about."""
    found = find('Marek Dubsky now leads Iker Arriza by 31 seconds in the race. The 24-year-old said: "I am tired."')
    assert meant(found, "The 24-year-old") == "Marek Dubsky"


def test_a_deputy_is_not_the_minister(find: Find) -> None:
    """ "the prime minister" passes by the deputy who was named last."""
    found = find("Prime Minister Karl Berg met Deputy Prime Minister Ida Holm. The prime minister smiled.")
    assert meant(found, "The prime minister") == "Karl Berg"
