"""The way of an item in words, step by step from the source that named it to the shelf, and what stopped it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from bot.languages.words import mark, say, say_many
from bot.ports import Filed, Passed, Source, SourceKind, Step, Trace
from bot.replies.blocks import Inline, Line, Link, Moment, Text
from bot.replies.blocks import line as line_of
from bot.replies.phrase import phrase
from bot.replies.wording import LONGEST_TITLE, short


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that may be meant: how its sources came to it, and the article it became, if it did."""

    traces: tuple[Trace, ...] = ()
    filed: Filed | None = None

    @property
    def article(self) -> str | None:
        """The id of its article."""
        return self.filed.id if self.filed is not None else self.traces[0].article


def stopped(item: Item) -> tuple[Line | None, Line]:
    """What stopped an item before it was an article (None: nothing did), and what else is to be said of it."""
    if not item.traces:
        return None, line_of(say("No source brought it: it was put in by hand, or with a briefing."))
    trace = min(item.traces, key=lambda each: _ORDER.index(each.step))
    match trace.step:
        case Step.STORED:
            return None, ()
        case Step.DUPLICATE:
            same = title_words(item.filed)
            return None, line_of(
                say("A duplicate: it is the same article as {title}, which was here before it.", title=same)
            )
        case Step.SKIPPED:
            source = {"source": trace.source.name, "count": trace.source.most}
            return line_of(
                say("Too old: at the first look {source} takes its {count} newest items only.", **source)
            ), ()
        case Step.REFUSED:
            why = _without_path(trace, trace.problem) or say("it is no article.")
            return line_of(say("Refused: {why}", why=why)), ()
        case Step.FETCHED:
            return line_of(say("It is fetched, and being read.")), ()
        case Step.FOUND if trace.tries and trace.due is not None:
            failed = say_many("Failed once: ", "Failed {count} times: ", trace.tries)
            problem = _without_path(trace, trace.problem)
            return line_of(failed, problem, say(" It is tried again "), Moment(trace.due)), ()
        case _:
            return line_of(say("Not fetched yet: it waits for its turn.")), ()


_ORDER = (Step.STORED, Step.DUPLICATE, Step.FETCHED, Step.FOUND, Step.REFUSED, Step.SKIPPED)
"""Of several ways of one item the one that came furthest is told."""


def title_words(filed: Filed | None) -> str:
    """An article by its title, in quotation marks."""
    return f"“{short(filed.title, LONGEST_TITLE)}”" if filed is not None and filed.title else say("one")


def plainly(traces: Sequence[Trace]) -> tuple[Trace, ...]:
    """Each way once, however often its file changed; only the first of several brought the article."""
    ways = list({(each.source.name, each.found.url or each.found.names): each for each in reversed(traces)}.values())
    brought = next((each for each in ways if each.step is Step.STORED), None)
    return tuple(each if each is brought else _as_copy(each) for each in reversed(ways))


def _as_copy(trace: Trace) -> Trace:
    known = (replace(each, step=Step.DUPLICATE) if each.step is Step.STORED else each for each in trace.path)
    return replace(trace, path=tuple(known))


def steps(trace: Trace) -> Sequence[Line]:
    """Every step of the way with its time."""
    named: tuple[str | Inline, ...] = phrase(" named by {source}", source=Text(trace.source.name, strong=True))
    url = on_the_web(trace.found.url)
    if url is not None:
        named += (": ", Link(url, url))
    return ((Moment(trace.seen), *line_of(*named)), *(_step(trace, passed) for passed in _quiet(trace.path)))


def _quiet(path: Iterable[Passed]) -> Iterable[Passed]:
    """Without the steps that say nothing: a fetch straight before its end."""
    listed = list(path)
    return (each for at, each in enumerate(listed) if each.step is not Step.FETCHED or at == len(listed) - 1)


_WORDS = {
    Step.FOUND: mark("a try failed"),
    Step.FETCHED: mark("fetched"),
    Step.STORED: mark("fetched, read and stored"),
    Step.DUPLICATE: mark("read, and known as a duplicate"),
    Step.SKIPPED: mark("left out"),
    Step.REFUSED: mark("refused"),
}


def _step(trace: Trace, passed: Passed) -> Line:
    problem = _without_path(trace, passed.problem)
    return (Moment(passed.at), *line_of(f" {say(_WORDS[passed.step])}{f': {problem}' if problem else ''}"))


def _without_path(trace: Trace, problem: str | None) -> str:
    """What went wrong, without where on the machine a file lies: a path is nobody's business in a channel."""
    path = unquote(urlsplit(trace.found.url or "").path) if trace.source.kind is SourceKind.FOLDER else ""
    return (problem or "").replace(path, path.rpartition("/")[2]) if path else problem or ""


def without_folder(source: Source, problem: str | None) -> str | None:
    """What is wrong with a source, without where on the machine a folder lies."""
    if problem is None or source.kind is not SourceKind.FOLDER:
        return problem
    return problem.replace(source.address, source.name)


def on_the_web(url: str | None) -> str | None:
    """The address, if it is one of the web."""
    return url if url is not None and url.startswith(("http://", "https://")) else None
