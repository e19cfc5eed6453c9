"""Lines of an answer: claimant, content, status, [n], in words that the article has."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.facts.model import (
    Amount,
    ArticleId,
    Attribution,
    Claim,
    EntityId,
    Kind,
    Measure,
    Precision,
    Span,
    Status,
    When,
)
from bot.facts.timeline import spoken_on, timeline
from bot.replies.blocks import Moment, plain
from bot.replies.board import board, coming
from bot.replies.chronicle import happening_line
from bot.replies.compose import claim_line, claim_lines, conflict_lines, short_conflict
from bot.replies.content import WIDEST, content, filled, tidy
from bot.replies.figures import figure_lines, figures
from bot.replies.gist import gist
from bot.replies.origins import origins
from bot.replies.parts import part_name
from bot.replies.speech import statements
from bot.replies.wording import (
    LONGEST_TITLE,
    about_line,
    chain_words,
    days,
    known_as,
    label,
    short,
    status_label,
    title_of,
)
from tests.stories import Draft, ferries, fog

SHEET = ferries()


def claim(predicate: str) -> Claim:
    """The first claim with that predicate."""
    return next(each for each in SHEET.claims if each.predicate == predicate)


def test_claimant_then_content_then_status_then_number() -> None:
    """The order never changes, and the day of saying goes with the claimant."""
    assert "Aldo Renk (said Fri 7 Mar 2025) – the Coastal League would pay for the ferries – Planned [5]" == plain(
        claim_line(SHEET, SHEET.claims[6])
    )


def test_the_innermost_claimant_comes_first() -> None:
    """Who claims it stands first, whoever tells of it after; an unnamed source is called that."""
    assert "Aldo Renk, as told by Mira Solde" == chain_words(SHEET, claim("pay").attribution)
    assert "Port officials (unnamed), as told by Tidewire" == chain_words(SHEET, claim("negotiate").attribution)


def test_through_whom_an_unnamed_source_speaks() -> None:
    """Who is said to have heard it stands with an unnamed source, unless it is told as the teller anyway."""
    chain = claim("negotiate").attribution
    assert "Port officials (unnamed, through Tidewire)" == chain_words(SHEET, chain[-1:])
    assert "Port officials (unnamed), as told by Tidewire" == chain_words(SHEET, chain)


def test_a_name_with_a_pronoun_is_given_its_owner() -> None:
    """`its fleet` in a list of names is the fleet of whoever "its" means; with nobody known the pronoun goes."""
    draft = Draft("Norra sold its fleet and their piers.\n")
    draft.entity("norra", Kind.ORGANISATION, "Norra", ["its"])
    draft.entity("fleet", Kind.ORGANISATION, "its fleet")
    draft.entity("piers", Kind.ORGANISATION, "their piers")
    sheet = draft.sheet(id=ArticleId("x"))
    assert ["Norra", "Norra’s fleet", "piers"] == [known_as(sheet, each) for each in sheet.entities]


def test_an_exact_moment_is_shown_in_the_reader_s_zone() -> None:
    """A publication with a time of day is a moment for the platform to show; one with a day only stays that day."""
    at = datetime(2025, 3, 10, 6, 30, tzinfo=UTC)
    article = replace(SHEET.article, published=at)
    assert Moment(at) in about_line(article)
    assert "published 2025-03-10 06:30 UTC" in plain(about_line(article))
    assert not any(isinstance(part, Moment) for part in about_line(SHEET.article))
    assert plain(about_line(SHEET.article)).endswith("published Mon 10 Mar 2025")


def test_a_time_with_a_clock_is_shown_in_the_reader_s_zone() -> None:
    """An entry of an order of events that is exact to the minute is a moment; a day stays a day."""
    draft = Draft("The ferry left at 06:30.\n")
    at = datetime(2025, 3, 10, 6, 30, tzinfo=UTC)
    draft.on(1)
    draft.times.append(When(span=draft.at("06:30"), first=at, last=at, precision=Precision.MINUTE))
    (entry,) = timeline(draft.sheet(id=ArticleId("x")))
    told = happening_line(draft.sheet(id=ArticleId("x")), entry)
    assert Moment(at) == told[0]
    assert "2025-03-10 06:30 UTC (“06:30”) – The article – The ferry left at 06:30 [1]" == plain(told)


def test_nobody_has_spoken_on_a_day_ahead() -> None:
    """A day after publication beside a speaker's verb is when something happens, not when it was said."""
    draft = Draft("Quill will say on Monday that the lake melts.\n")
    draft.entity("quill", Kind.PERSON, "Quill")
    draft.on(1).when("Monday", "2025-03-17", "2025-03-17", Precision.DAY)
    draft.quote("the lake melts", "quill", "say", direct=False)
    late = draft.sheet(id=ArticleId("x"), published=date(2025, 3, 20))
    early = draft.sheet(id=ArticleId("x"), published=date(2025, 3, 10))
    assert draft.times[0] == spoken_on(late, late.quotations[0])
    assert spoken_on(early, early.quotations[0]) is None


def test_a_time_that_no_claim_holds_is_in_the_order_of_events() -> None:
    """A day that only the words around it explain is told with them; one that a noun owns is no day of its own."""
    draft = Draft("The leak, found on 3 March, broke a 2023 rule.\n")
    draft.on(1).when("3 March", "2025-03-03", "2025-03-03", Precision.DAY)
    draft.when("2023", "2023-01-01", "2023-12-31", Precision.YEAR)
    sheet = draft.sheet(id=ArticleId("x"))
    assert ["3 March"] == [sheet.words(each.times[0].span) for each in timeline(sheet)]


def test_what_leads_in_the_next_words_is_no_part_of_these() -> None:
    """ "... and added that ...": the verb goes with what follows it."""
    draft = Draft("Quill called it sound and added that it floats.\n")
    draft.entity("quill", Kind.PERSON, "Quill")
    draft.on(1).quote("it sound and added", "quill", "called", direct=False)
    draft.quote("it floats", "quill", "called", direct=False)
    assert "Quill – it sound – Reported [1]" == plain(
        statements(draft.sheet(id=ArticleId("x")), EntityId("quill"))[0].line
    )


def test_a_summary_tells_what_limits_it() -> None:
    """What the next sentence denies of a line ("These talks do not ...") stands in that line."""
    told = [plain(each) for each in gist(SHEET, 9) if "are in talks" in plain(each)]
    assert told
    assert told[0].endswith("; but: These talks do not directly involve the fleet office of the Coastal League [7]")


def test_a_number_is_told_with_what_it_belongs_to() -> None:
    """A clause that begins with the number would say of it what is said of something else."""
    draft = Draft("Two boats worth 9 million euros were lost.\n")
    draft.on(1).claim("damage", "9 million euros were lost", {"theme": "9 million euros"}, Status.DONE)
    draft.amounts.append(Amount(span=draft.at("9 million euros"), kind=Measure.MONEY, value="9000000", unit="EUR"))
    (told,) = figures(draft.sheet(id=ArticleId("x")), (Measure.MONEY,), counted=False)
    assert "“9 million euros”: Two boats worth 9 million euros were lost" in plain(figure_lines((told,))[0])


@pytest.mark.parametrize(
    ("chain", "words"),
    [
        ((), "The article"),
        ((Attribution(speaker=None, cue="say"),), "Somebody unnamed"),
        ((Attribution(speaker=EntityId("solde"), cue="say"),) * 2, "Mira Solde"),
        (
            (Attribution(speaker=None, cue="say"), Attribution(speaker=EntityId("renk"), cue="say")),
            "Aldo Renk, as told by somebody unnamed",
        ),
    ],
)
def test_every_chain_has_words(chain: tuple[Attribution, ...], words: str) -> None:
    """The article's own voice, nobody in particular, and one speaker twice are all told."""
    assert words == chain_words(SHEET, chain)


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_a_label(status: Status) -> None:
    """All statuses have a word for people, but the one that cannot be told."""
    assert (status is Status.UNKNOWN) == (status_label(status) == "")


@pytest.mark.parametrize(
    ("status", "cue", "expected"),
    [
        (Status.DONE, "say", "Did not happen"),
        (Status.DONE, "deny", "Denied"),
        (Status.PLANNED, "say", "Not planned"),
        (Status.AGREED, "say", "Not agreed"),
        (Status.FORECAST, "say", "Not expected"),
        (Status.ONGOING, "say", "Not so"),
        (Status.ASKED, "deny", "Asked, not told"),
    ],
)
def test_a_negated_claim_says_how_it_is_not_so(status: Status, cue: str, expected: str) -> None:
    """However far it has come, what is not so is marked in a word that nobody takes for an opinion."""
    spoken = tuple(replace(link, cue=cue) for link in claim("pay").attribution[-1:])
    assert expected == label(SHEET, replace(claim("pay"), negated=True, status=status, attribution=spoken))


@pytest.mark.parametrize(
    ("predicate", "lemma", "expected"),
    [("describe", "safe", "Not so"), ("breach", "affect", "Not so"), ("act", "sink", "Did not happen")],
)
def test_a_state_that_is_denied_did_not_fail_to_happen(predicate: str, lemma: str, expected: str) -> None:
    """ "The bridge was not safe" tells of no event; "the ship did not sink" does."""
    denied = replace(claim("pay"), negated=True, status=Status.DONE, predicate=predicate, lemma=lemma, attribution=())
    assert expected == label(SHEET, denied)


def test_a_pronoun_is_explained() -> None:
    """Who is meant stands in brackets behind a pronoun, but for the speaker's own; the article's words stay."""
    assert "Aldo Renk called me [Mira Solde] on Thursday" == content(SHEET, replace(claim("meet"), attribution=()))
    assert "Aldo Renk called me on Thursday" == content(SHEET, claim("meet"))


@pytest.mark.parametrize("bullet", ["* ", "- ", "• ", "– "])
def test_no_bullet_of_the_article_is_kept(bullet: str) -> None:
    """The mark of a list in the article is no part of what a line says."""
    assert "Norra buys two ferries" == tidy(f"{bullet}Norra buys two ferries.")


def test_they_are_not_one_person() -> None:
    """A plural pronoun is never explained by a single name: who is meant is somebody else."""
    draft = Draft("Nora Quill said they left.\n")
    draft.entity("quill", Kind.PERSON, "Nora Quill")
    draft.on(1).claim("move", "they left", {"person": "they"}, Status.DONE)
    made = draft.sheet(id=ArticleId("x"))
    one = replace(made.claims[0], roles=(replace(made.claims[0].roles[0], entities=(EntityId("quill"),)),))
    assert "they left" == content(made, one)


@pytest.mark.parametrize(
    ("text", "evidence", "told"),
    [
        ("The pump broke after the flood, officials said.", "The pump broke", "The pump broke after the flood"),
        (
            "The mill could be sold if a buyer comes.",
            "The mill could be sold",
            "The mill could be sold if a buyer comes",
        ),
        ("Gusts of 75 km/h hit the pier.", "Gusts of 75 km", "Gusts of 75 km/h"),
        (
            "The lack of progress in reaching a truce worries both.",
            "reaching a truce",
            "The lack of progress in reaching a truce",
        ),
        ("The pump broke. After the flood it rained.", "The pump broke", "The pump broke"),
    ],
)
def test_a_clause_is_told_as_far_as_it_must_be(text: str, evidence: str, told: str) -> None:
    """Its reason and condition go with it, its denial before it, its numbers whole; never into the next sentence."""
    draft = Draft(f"{text}\n")
    draft.on(1).claim("act", evidence, {}, Status.NOT_ACHIEVED)
    if "km/h" in text:
        draft.amounts.append(Amount(span=draft.at("75 km/h"), kind=Measure.MEASURE, value="75", unit="km/h"))
    sheet = draft.sheet(id=ArticleId("x"))
    assert told == content(sheet, sheet.claims[0])


def test_a_clause_stands_under_one_status() -> None:
    """What is agreed, bought and to be sent in one clause is one line of the board, with each status that says more."""
    draft = Draft("Two ports agreed to buy ferries to send to Malta.\n")
    whole = "Two ports agreed to buy ferries to send to Malta"
    draft.on(1).claim("transfer", whole, {"goods": "ferries"}, Status.INTENDED, lemma="send")
    draft.claim("agree", whole, {"parties": "Two ports"}, Status.DONE)
    draft.claim("act", whole, {"actor": "Two ports"}, Status.DONE, lemma="buy")
    sheet = draft.sheet(id=ArticleId("x"))
    assert [("Agreed", [f"The article – {whole} – Agreed; Planned: wanted [1]"])] == [
        (name, [plain(each) for each in lines]) for name, lines in board(sheet)
    ]


def test_what_is_only_thought_of_stands_nowhere() -> None:
    """Within "if I were you, I would ..." nothing is under way."""
    draft = Draft("If I were Renk, I would take the talks seriously.\n")
    whole = "If I were Renk, I would take the talks seriously"
    draft.on(1).claim("act", whole, {}, Status.HYPOTHETICAL)
    draft.claim("negotiate", "I would take the talks seriously", {}, Status.ONGOING)
    assert () == board(draft.sheet(id=ArticleId("x")))


@pytest.mark.parametrize("past", ["had been expected to rise", "were forecast to rise", "may have been copied"])
def test_what_was_once_expected_does_not_come_next(past: str) -> None:
    """An old expectation and what may have happened lie behind, whatever their status."""
    draft = Draft(f"Sales {past}.\n")
    draft.on(1).claim("forecast", f"Sales {past}", {}, Status.FORECAST)
    assert () == coming(draft.sheet(id=ArticleId("x")))


def test_a_verb_that_is_left_out_is_filled_in() -> None:
    """A clause that ends in "is not" has the verb of the clause before in brackets."""
    draft = Draft("Names are affected; payment data is not.\n")
    draft.on(1).claim("affect", "payment data is not", {}, Status.DONE, negated=True)
    sheet = draft.sheet(id=ArticleId("x"))
    assert "payment data is not [affected]" == content(sheet, sheet.claims[0])


def test_a_source_at_the_end_is_not_told_twice() -> None:
    """The claimant stands before the dash, so ", according to ..." goes."""
    draft = Draft("Norra paid for the pier, according to Tidewire.\n")
    draft.entity("tidewire", Kind.MEDIA, "Tidewire")
    draft.on(1).quote("Norra paid for the pier", "tidewire", "according", direct=False)
    draft.claim(
        "pay", "Norra paid for the pier, according to Tidewire", {"payer": "Norra"}, Status.DONE, by=["tidewire"]
    )
    sheet = draft.sheet(id=ArticleId("x"))
    assert "Norra paid for the pier" == content(sheet, sheet.claims[0])


def test_a_long_clause_is_told_by_its_roles() -> None:
    """A clause too long to read is put into the predicate's template, with the words of the roles."""
    long = "x" * WIDEST
    draft = Draft(f"Malta bought five old boats {long} from Ireland.\n")
    draft.on(1)
    draft.claim(
        "buy",
        draft.text.strip(),
        {"buyer": "Malta", "goods": "five old boats", "seller": "Ireland"},
        Status.DONE,
    )
    assert "Malta buys five old boats from Ireland" == content(draft.sheet(id="a"), draft.claims[0])


def test_a_template_leaves_out_what_is_not_stated() -> None:
    """No filler is made up for an empty role, and its preposition goes with it."""
    assert "the Coastal League pays for the ferries" == filled(SHEET, SHEET.claims[6])


def test_an_unknown_predicate_keeps_its_words() -> None:
    """What the lexicon does not name is told by roles and verb, in the order of the text."""
    draft = Draft("The mayor painted the old pier.\n")
    draft.on(1)
    draft.claim("act", "The mayor painted the old pier", {"actor": "The mayor", "theme": "the old pier"}, Status.DONE)
    odd = replace(draft.claims[0], lemma="paint")
    assert "The mayor painted the old pier" == filled(draft.sheet(id="a"), odd)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("  two\n lines , ", "two lines"),
        ("half a “pair of marks", "half a pair of marks"),
        ("a “whole” pair", "a “whole” pair"),
        ('half a "pair', "half a pair"),
        ("that it would pay", "it would pay"),
        ("However, the state pays", "the state pays"),
        ("signed in the U.S.", "signed in the U.S."),
        ("it ended.", "it ended"),
    ],
)
def test_words_are_tidied(raw: str, words: str) -> None:
    """Joining words, loose punctuation and single quotation marks at the ends of a clause go; nothing else does."""
    assert words == tidy(raw)


def test_the_same_said_twice_is_one_line() -> None:
    """Two claims with the same words of the same speaker are one line, both states and times in it."""
    halts = [each for each in SHEET.claims if each.predicate == "halt"]
    (line,) = claim_lines(SHEET, halts)
    assert "! Not settled when: Mon 24 Feb 2025 to Sun 2 Mar 2025 (“Two weeks ago”) / Mon 3 Mar" in plain(line)


def test_no_position_of_a_conflict_is_lost() -> None:
    """Every position stands on its own line, a buyer marked as one, and all are on the short line too."""
    conflict = next(each for each in SHEET.conflicts if each.role == "payer")
    lines = [plain(line) for line in conflict_lines(SHEET, conflict)]
    assert len(conflict.positions) == len(lines)
    assert "as buyer" in lines[0]
    assert all(position.value in plain(short_conflict(SHEET, conflict)) for position in conflict.positions)


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        (date(2025, 3, 10), date(2025, 3, 10), Precision.DAY, "Mon 10 Mar 2025"),
        (date(2025, 3, 3), date(2025, 3, 9), Precision.WEEK, "Mon 3 Mar 2025 to Sun 9 Mar 2025"),
        (date(2025, 5, 1), date(2025, 5, 31), Precision.MONTH, "May 2025"),
        (date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR, "2025"),
        (None, date(2030, 12, 31), Precision.YEAR, "until 2030"),
        (date(2025, 9, 1), None, Precision.DAY, "from Mon 1 Sep 2025"),
        (None, None, Precision.DAY, ""),
    ],
)
def test_days_are_told(first: date | None, last: date | None, precision: Precision, words: str) -> None:
    """A time is told as finely as it is known, and not at all while unresolved."""
    assert words == days(When(span=Span(0, 1), first=first, last=last, precision=precision))


def test_quoted_and_reported_words_are_told_apart() -> None:
    """What stands in quotation marks is word for word; what another tells is reported, whatever marks it stands in."""
    solde = [plain(each.line) for each in statements(SHEET, EntityId("solde"))]
    renk = [plain(each.line) for each in statements(SHEET, EntityId("renk"))]
    assert any("“This is a turning point,” – Word for word [3]" in line for line in solde)
    assert all("Reported" in line for line in renk)


def test_sources_are_named_or_called_unnamed() -> None:
    """Named speakers, unnamed ones, and the article itself are three groups."""
    found = origins(SHEET)
    assert ["Mira Solde", "Aldo Renk, as told by Mira Solde", "Aldo Renk", "Transport Office"] == [
        plain(line).split(" – ")[0] for line in found.named
    ]
    assert ["Port officials (unnamed), as told by Tidewire"] == [plain(line).split(" – ")[0] for line in found.unnamed]
    assert found.own is not None
    assert plain(found.own).endswith("[8]")


def test_the_gist_is_short_and_says_what_is_disputed() -> None:
    """At most as many lines as asked for: the news, then a dispute, whose sides are not told again as settled."""
    lines = [plain(line) for line in gist(SHEET, 5)]
    assert len(lines) <= 5
    assert "agreed to buy twelve electric ferries" in lines[0]
    assert lines[1].startswith("! Not settled: Who pays?")
    assert not any("the Coastal League would pay" in line for line in lines[2:])
    assert () == gist(fog(), 5)


def test_numbers_have_an_owner() -> None:
    """A number is told with who gives it and what it counts; a list of names is counted, and said to be."""
    lines = [plain(each) for each in figure_lines(figures(SHEET, tuple(Measure), counted=True))]
    assert lines[0].startswith("Mira Solde (said Mon 10 Mar 2025) – “twelve”: a group of coastal states agreed to buy")
    assert any("3 countries are named (counted here): Iceland, Ireland and Portugal" in line for line in lines)


def test_a_role_without_a_name_of_its_own_is_called_by_its_role() -> None:
    """Every role of every predicate can be told, also of those added later."""
    assert ("buyer", "some role") == (part_name("buy", "buyer"), part_name("new", "some_role"))


def test_every_part_can_be_read() -> None:
    """No role that somebody plays is shown under a bare preposition or an abbreviation."""
    from bot.facts.kinds import KINDS, Sort

    players = {Sort.ACTOR, Sort.PERSON}
    told = {part_name(k.name, r.name) for k in KINDS.values() for r in k.roles if players & set(r.sorts)}
    assert set() == told & {"by", "to", "from", "for", "against", "org", "person", "actor", "holder", "body"}


def test_the_article_is_named() -> None:
    """Title, publisher and day stand under an answer; without a title, how the article begins."""
    assert "About: “Ferries for Malta”, The Coast, published Mon 10 Mar 2025" == plain(about_line(SHEET.article))
    bare = replace(SHEET.article, title=None, source=None, published=None, url=None)
    assert "About: “Harbour minister Mira Solde confirmed on Monday that …”, no date of publication known" == plain(
        about_line(bare)
    )
    assert "“There was fog over the bay.”" == title_of(replace(fog().article, title=None))


def test_cutting_keeps_words_whole() -> None:
    """A text too long ends at a word, with an ellipsis, within its limit."""
    assert "one two…" == short("one two three", 10)
    assert "one two three" == short("one two three", 13)


def test_an_implied_role_is_no_part() -> None:
    """Who only implicitly pays is listed as buyer, not as payer too."""
    from bot.replies.parts import parts

    bought = claim("buy")
    payer = replace(bought.roles[0], name="payer", implied=True)
    both = replace(bought, roles=(*bought.roles, payer))
    assert "payer" not in {part.part for part in parts(replace(SHEET, claims=(both,)))}


def test_an_endless_title_is_cut() -> None:
    """A line of any length, with spaces or without, as title or as the first line of a text, can be read."""
    for endless in ("[" * 50_000, "fog " * 12_500):
        article = replace(fog().article, title=endless)
        assert len(title_of(article)) <= LONGEST_TITLE + 2
        assert title_of(article).endswith("…”")
        assert len(title_of(replace(article, title=None, text=endless))) <= LONGEST_TITLE + 4
