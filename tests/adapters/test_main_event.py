"""Who did what, when, where, why and how: the main event of invented articles, read with the real language model."""

from collections.abc import Callable
from datetime import date

import pytest

from bot.extraction.pipeline import Extractor
from bot.facts.model import Article, ArticleId, FactSheet
from bot.facts.sheet import QUESTIONS

Answers = dict[str, str | None]
Ask = Callable[[str], Answers]

FERRY = """Ferry sinks off Karsia, killing at least 30

PORT ILSE, Karsia (KNA) — A passenger ferry capsized near the island of Sorn on Tuesday evening, killing at least 30
people, the coastguard said.

The boat, which was carrying 212 people, went down about 8 p.m. after a fire broke out in its engine room. Rescuers
pulled 150 survivors from the water by forming a chain of fishing boats.

“We heard a bang,” said Lena Holm, a passenger. Officials blamed the accident on overloading."""

BANK = """Nordbank to cut 2,000 jobs in bid to lower costs

Nordbank, Arvenia's largest lender, said on Wednesday it would cut 2,000 jobs over the next two years. The bank will
close 40 branches in Velmark and two other cities. Chief executive Karin Solberg said the cuts would be made by
offering early retirement to older staff."""

MARCH = """Thousands march in Velmark over pension reform

Tens of thousands of people marched through Velmark on Sunday. Police used tear gas against some protesters."""

PREMIER = """PM Holm resigns amid corruption inquiry

Prime Minister Ida Holm has resigned because of an inquiry into payments to her husband's firm. She announced her
decision in a televised speech on Monday night in Velmark."""

THEFT = """Two arrested over museum theft

Police in Velmark have arrested two men over the theft of a painting from the National Museum. The suspects, aged 31
and 44, were detained at a motorway service station near Ostby at 6am on Thursday."""

RATES = """Central bank holds rates at 4.5%

The central bank of Arvenia kept its main interest rate at 4.5% on Thursday to bring down inflation."""

GIRL = """Girl, 9, rescued from collapsed school

A nine-year-old girl was pulled alive from the ruins of a school in Puerto Claro on Friday, three days after an
earthquake flattened the town. Firefighters reached Mina Duarte by digging a tunnel with their hands."""

FINAL = """Harwick Town beat Sabinas 3-1 to reach cup final

Harwick Town reached their first cup final in 40 years on Saturday when they beat Real Sabinas 3-1 at Marsh Lane."""

VICTIMS = """Victims of Ostby mine accident named

The three men killed in a mine near Ostby on Tuesday have been named by police. They are Karl Lind, 44, Anton Brugg,
31, and Paul Berg, 29, all from Tarn. The roof collapsed after heavy rain."""

REFUSAL = """“We will not pay,” the finance minister of Arvenia said on Thursday, rejecting a demand from Costamar for
2 billion dollars. The dispute began in 2019 over fishing rights in the Gulf of Tarn."""

COURT = """A court in Velmark on Friday sentenced former mayor Anton Brugg to six years in prison for taking bribes
from a construction company. Prosecutors said Brugg, 58, accepted 300,000 euros between 2015 and 2018."""

STORM = """With thousands of homes without power, Storm Odalys reached the coast of San Telmo late on Wednesday, the
weather service said. Two people died."""


PROBE = """NASA's Heron probe reaches Jupiter moon

The Heron probe entered orbit around Europa on Friday. It slowed down by firing its engine for 40 minutes."""

WALKOUT = """About 3,000 bus drivers walked out on Monday in a strike over pay, the union said."""

FLOOD = """Velmark flood: Hundreds evacuated after dam bursts

Hundreds of people were moved to safety in Velmark, northern Arvenia, after a dam burst on Monday morning following
days of rain. The actor Paul Lind, who once played in Long Harbour, was among them."""


@pytest.fixture(scope="module")
def ask(extractor: Extractor) -> Ask:
    """Gives the answers of an article in its own words, with single spaces; published Thursday 9 October 2025."""

    def answers(text: str) -> Answers:
        sheet = annotated(extractor, text)
        spans = {question: getattr(sheet.main_event, question) for question in QUESTIONS}
        return {question: sheet.words(span) if span else None for question, span in spans.items()}

    return answers


def annotated(extractor: Extractor, text: str) -> FactSheet:
    """The sheet of a text published on Thursday 9 October 2025."""
    return extractor.annotate(Article(id=ArticleId("a"), text=text, published=date(2025, 10, 9)))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (FERRY, "Ferry"),
        (BANK, "Nordbank"),
        (MARCH, "Thousands"),
        (PREMIER, "PM Holm"),
        (RATES, "Central bank"),
        (GIRL, "Girl"),
        (FINAL, "Harwick Town"),
        (REFUSAL, "the finance minister of Arvenia"),
        (COURT, "A court in Velmark"),
        (STORM, "Storm Odalys"),
    ],
)
def test_who(ask: Ask, text: str, who: str) -> None:
    """The subject of the headline, else of the first sentence: without what is set beside it, its time and its age."""
    assert ask(text)["who"] == who


def test_who_are_the_named(ask: Ask) -> None:
    """Where the news is who the victims are, their names answer, not "victims"."""
    who = ask(VICTIMS)["who"]
    assert who is not None
    assert who.startswith("Karl Lind, 44, Anton Brugg, 31, and Paul Berg")


def test_who_is_no_happening(ask: Ask) -> None:
    """A person or a group of the first sentence is preferred to the happening that a headline begins with."""
    text = "Velmark shooting leaves two dead\n\nA gunman killed two men in Velmark on Monday. He fled on foot."
    assert ask(text)["who"] == "A gunman"


def test_nature_may_act(ask: Ask) -> None:
    """An earthquake is nobody's deed, so it is who."""
    text = "Strong earthquake shakes northern Sorn\n\nA magnitude 6.1 earthquake struck northern Sorn on Sunday."
    assert ask(text)["who"] == "Strong earthquake"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (FERRY, "sinks off Karsia"),
        (BANK, "to cut 2,000 jobs"),
        (MARCH, "march in Velmark"),
        (PREMIER, "PM Holm resigns"),
        (THEFT, "arrested over museum theft"),
        (RATES, "holds rates at 4.5%"),
        (GIRL, "rescued from collapsed school"),
        (FINAL, "beat Sabinas 3-1"),
        (REFUSAL, "We will not pay"),
        (COURT, "sentenced former mayor Anton Brugg to six years"),
        (STORM, "reached the coast of San Telmo"),
        (PROBE, "reaches Jupiter moon"),
        (WALKOUT, "walked out"),
        (FLOOD, "Hundreds evacuated"),
    ],
)
def test_what(ask: Ask, text: str, what: str) -> None:
    """The verb with what it needs, also where a tagger takes a headline's verb for a noun; no time, reason or tag."""
    assert ask(text)["what"] == what


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (FERRY, "Tuesday evening"),
        (THEFT, "at 6am on Thursday"),
        (PREMIER, "Monday night"),
        (GIRL, "Friday"),
        (STORM, "late on Wednesday"),
        (REFUSAL, "Thursday"),
    ],
)
def test_when(ask: Ask, text: str, when: str) -> None:
    """The day or hour nearest to the beginning, with its time of day; not a year of the background."""
    assert ask(text)["when"] == when


def test_when_is_the_main_clause(ask: Ask) -> None:
    """A time in a relative clause, or one that only belongs to a noun, gives way to the time of what is told."""
    text = "Ida Holm, who won Tuesday's vote on reform, met Karl Berg in Ostby on Wednesday."
    assert ask(text)["when"] == "Wednesday"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (FERRY, "island of Sorn"),
        (MARCH, "Velmark"),
        (GIRL, "Puerto Claro"),
        (FINAL, "Marsh Lane"),
        (FLOOD, "Velmark"),
        ("The firm said on Monday in July it had, in return, paid Costa Foods in full.", None),
    ],
)
def test_where(ask: Ask, text: str, where: str | None) -> None:
    """The place that "in", "at", "near" put the event in; no month, no firm, no "in return"."""
    assert ask(text)["where"] == where


def test_where_from_the_dateline(ask: Ask) -> None:
    """Where no phrase says where, the place that the report begins with does."""
    assert (
        ask("VELMARK (KNA) — The government has raised taxes on fuel. Ministers met on Monday.")["where"] == "VELMARK"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (FERRY, "overloading"),
        (BANK, "lower costs"),
        (MARCH, "pension reform"),
        (PREMIER, "an inquiry into payments to her husband's firm"),
        (RATES, "bring down inflation"),
        (WALKOUT, "pay"),
        (FLOOD, "dam bursts"),
        (COURT, "taking bribes from a construction company"),
        (STORM, None),
        ("The union ended its decision to strike 12 years after a vote.", None),
    ],
)
def test_why(ask: Ask, text: str, why: str | None) -> None:
    """What is called a reason before what only came before; open where neither is there, and no length of time."""
    assert ask(text)["why"] == why


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (FERRY, "forming a chain of fishing boats"),
        (BANK, "offering early retirement to older staff"),
        (GIRL, "digging a tunnel with their hands"),
        (FINAL, "they beat Real Sabinas 3-1"),
        (PROBE, "firing its engine for 40 minutes"),
        (FLOOD, "dam bursts"),
        (COURT, None),
        (RATES.replace("kept", "holds"), None),
    ],
)
def test_how(ask: Ask, text: str, how: str | None) -> None:
    """What "by doing" names, else the occasion in few words; open where the sentences only repeat the headline."""
    assert ask(text)["how"] == how


def test_pages_furniture_is_no_event(ask: Ask) -> None:
    """Invitations and picture credits before the first sentence are passed over."""
    text = "Get our newsletter! Subscribe here.\n\n(Photo: Anna Lind) Karl Berg won the race in Ostby on Sunday."
    assert (ask(text)["who"], ask(text)["what"]) == ("Karl Berg", "won the race")


@pytest.mark.parametrize("text", ["", "…", "Rain", "the said the ” mayor", "in in\n\nafter to\n\nby", "— (KNA) —\n\n”"])
def test_nothing_to_tell(extractor: Extractor, text: str) -> None:
    """Texts without a sentence give spans inside them, or none, and never fail."""
    event = annotated(extractor, text).main_event
    spans = [span for question in QUESTIONS if (span := getattr(event, question))]
    assert all(span.of(text).strip() for span in spans)


def test_what_was_read_before_does_not_matter(extractor: Extractor) -> None:
    """The same article has the same main event, whatever was read between."""
    first = annotated(extractor, FERRY).main_event
    annotated(extractor, BANK)
    assert first == annotated(extractor, FERRY).main_event
