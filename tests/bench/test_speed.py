"""How quick it is, beside something real in the same run: `make bench` prints what docs/design/speed.md keeps."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.commands.catalogue import load as load_commands
from bot.commands.dispatch import FrontDesk
from bot.commands.spec import Typed
from bot.extraction.language import load
from bot.extraction.pipeline import Extractor
from bot.extraction.trees.paragraphs import paragraphs
from bot.facts.model import Article, ArticleId
from bot.ports import Place
from bot.store.library import open_library

ROOT = Path(__file__).parents[2]
WORDS = 500
ARTICLES = 10


def articles() -> list[str]:
    """Ten texts of 500 words, made of the bundled example from different places on, so that none is the same."""
    words = (ROOT / "config/briefings/launchers.txt").read_text(encoding="utf-8").split(" ") * 3
    return [" ".join(words[i * 31 : i * 31 + WORDS]) for i in range(ARTICLES)]


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Processor seconds for all texts, the better of two rounds."""
    rounds = []
    for _ in range(2):
        began = time.process_time()
        for text in texts:
            work(text)
        rounds.append(time.process_time() - began)
    return min(rounds)


class Words:
    """The plainest tokenizer there is, so that TextRank is not slowed down by one."""

    def to_words(self, text: str) -> tuple[str, ...]:
        """The words between white space."""
        return tuple(text.split())


def text_rank() -> Callable[[str], object] | None:
    """sumy's TextRank over a text's sentences, where sumy is installed: it is too untidy a package to depend on."""
    try:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
        from sumy.summarizers.text_rank import TextRankSummarizer
    except ImportError:
        return None

    def ranked(text: str) -> object:
        sentences = [Sentence(s.strip(), Words()) for s in text.replace("\n", " ").split(". ") if s.strip()]
        return TextRankSummarizer()(ObjectDocumentModel([Paragraph(sentences)]), 5)

    return ranked


def test_extraction_beside_its_own_parser_and_textrank() -> None:
    """All stages together cost less than three times the bare parser."""
    nlp, texts = load(), articles()
    extractor = Extractor(nlp)
    ours = seconds(lambda text: extractor.annotate(Article(id=ArticleId("a"), text=text)), texts)
    bare = seconds(lambda text: list(nlp.pipe(p.text for p in paragraphs(text))), texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nextraction: {ARTICLES / ours:.1f} articles of {WORDS} words a second on one core")
    print(f"  all stages / bare spaCy pipeline with the same model: {ours / bare:.2f}")
    if (ranked := text_rank()) is not None:
        print(f"  all stages / sumy TextRank: {ours / seconds(ranked, texts):.2f}")
    print(f"  peak memory of the process: {peak:.0f} MB")
    assert ours / bare < 3
    assert peak < 350


async def test_a_warm_answer_from_the_store(tmp_path: Path) -> None:
    """An answer from SQLite takes well under 20 ms once its article was asked about before."""
    text = (ROOT / "config/briefings/launchers.txt").read_text(encoding="utf-8")
    sheet = Extractor().annotate(Article(id=ArticleId("example"), text=text))
    async with await open_library(f"sqlite+aiosqlite:///{tmp_path / 'bench.db'}") as library:
        await library.save(sheet)
        desk = FrontDesk(load_commands(ROOT / "config/topics"), library, SystemClock())
        call = desk.call(user="bench", place=Place("console", "", "bench"))
        for question in ("who-pays", "countries", "quotes", "conflicts", "ask who pays for the launchers?"):
            await desk.dispatch(Typed(question), call)
            taken = []
            for _ in range(30):
                began = time.process_time()
                await desk.dispatch(Typed(question), call)
                taken.append(time.process_time() - began)
            print(f"\nwarm answer, {question}: {statistics.median(taken) * 1000:.1f} ms")
            assert statistics.median(taken) < 0.02


@pytest.mark.parametrize("question", ["who-pays"])
def test_a_cold_answer(question: str) -> None:
    """One answer about one file from a cold start, in processor seconds, beside importing spaCy alone."""
    file = str(ROOT / "config/briefings/launchers.txt")

    def run(*argv: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *argv], cwd=ROOT, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    whole = min(run("-m", "bot", "ask", question, "--article", file) for _ in range(3))
    bare = min(run("-c", "import spacy") for _ in range(3))
    print(f"\ncold answer: {whole:.2f} s; importing spaCy alone: {bare:.2f} s; ratio {whole / bare:.2f}")
    assert whole < 4
