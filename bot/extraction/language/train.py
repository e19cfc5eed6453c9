"""Training the language model: `python -m bot.extraction.language.train DATA [--out DIR]` makes the shipped one.

Three stages. Syntax: tags, features, trees and lemmas over one shared layer of word vectors. Names: a recogniser with
vectors of its own, which start as a copy of the syntax ones. News: the syntax once more, at a lower rate, on the
treebanks mixed with sentences that a grammar of news prose writes (`news/`).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.extraction.language import convert, recipe, shipping
from bot.extraction.language import news as grammar
from bot.extraction.language.tokens import set_tokenizer

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example
    from thinc.api import Model

STEPS = 9000
NEWS_STEPS = 1500
NAME_STEPS = 2000
EVERY = 500
NAME_EVERY = 250
NAME_DEPTH = 2
NEWS_RATE = 0.0003
NEWS_SHARE = 0.3  # generated runs among all
RENAMED_SHARE = 0.3  # treebank runs whose names are exchanged
SEED = 1


def main(arguments: list[str] | None = None) -> int:
    """Train all stages, or those that a given model still lacks, and write the model to a folder."""
    parser = argparse.ArgumentParser(description="Train the language model from the treebanks.")
    parser.add_argument("data", type=Path, help="the folder with the treebanks and ner/")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "model", help="where the model goes")
    parser.add_argument("--without-gmb", action="store_true", help="leave out the Groningen Meaning Bank")
    parser.add_argument("--steps", type=int, default=STEPS, help="steps of the syntax stage")
    parser.add_argument("--names-steps", type=int, default=NAME_STEPS, help="steps of the names stage")
    parser.add_argument("--news-steps", type=int, default=NEWS_STEPS, help="steps of the news stage, 0 for none")
    parser.add_argument("--news", type=Path, help="a whole model: take only the news stage, from it")
    parser.add_argument("--names", type=Path, help="a whole model: take only the names stage, with its syntax")
    parser.add_argument("--syntax", type=Path, help="a trained syntax stage to start from, instead of training it")
    parser.add_argument("--work", type=Path, help="where the syntax stage is kept; OUT with -syntax behind by default")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args(arguments)
    if options.news is not None:
        train_news(options.data, options.news, options.out, steps=options.news_steps, seed=options.seed)
        return 0
    syntax = options.names or options.syntax
    if syntax is None:
        syntax = options.work or options.out.with_name(options.out.name + "-syntax")
        train_syntax(options.data, syntax, steps=options.steps, seed=options.seed)
    train_names(
        options.data,
        syntax,
        options.out,
        steps=options.names_steps,
        seed=options.seed,
        with_gmb=not options.without_gmb,
    )
    if options.news_steps and options.names is None:
        train_news(options.data, options.out, options.out, steps=options.news_steps, seed=options.seed)
    return 0


def train_syntax(data: Path, out: Path, *, steps: int, seed: int) -> None:
    """Train the syntax stage on EWT and GUM; the best step by the dev parts is left in `out`."""
    from thinc.api import fix_random_seed

    fix_random_seed(seed)
    rng = np.random.default_rng(seed)
    ewt = convert.read_treebank(data / "ewt-train.conllu")
    gum = convert.read_treebank(data / "gum-open-train.conllu")
    nlp = recipe.syntax_pipeline()
    nlp.initialize(lambda: (_gold_example(nlp, group) for group in convert.groups(ewt + gum, rng)))
    dev = _development(nlp, data)
    news = [sentence for sentence in gum if sentence.id.startswith("GUM_news_")]
    # News twice, since that is what the model is for.
    batches = by_words(_syntax_examples(nlp, [ewt, gum, news], rng), recipe.sizes(200, 1000, 1.002))

    def measure() -> tuple[float, str]:
        scores = nlp.evaluate(dev())
        total = sum(weight * scores[key] for key, weight in recipe.WEIGHTS.items())
        return total, " ".join(f"{key} {100 * scores[key]:.2f}" for key in (*recipe.WEIGHTS, "sents_f"))

    _run(nlp, batches, steps=steps, every=EVERY, dropout=0.1, measure=measure, out=out)


def train_news(data: Path, model: Path, out: Path, *, steps: int, seed: int) -> None:
    """Train the syntax of a whole model further on EWT and GUM mixed with sentences of the grammar of news prose.

    The names stay as they are: they have word vectors of their own. The last step is kept and not the best one by the
    dev parts, which hold hardly any of the prose this stage is for; they only show that nothing else is lost.
    """
    import spacy
    from thinc.api import fix_random_seed

    from bot.extraction.language.load import by_numpy

    fix_random_seed(seed)
    rng = np.random.default_rng(seed)
    nlp = by_numpy(spacy.load(model))
    set_tokenizer(nlp)
    lemmas: Any = nlp.get_pipe("trainable_lemmatizer")
    # spaCy 3.8 does not restore this from disk, and would learn the first label for every word.
    lemmas.tree2label = {tree: label for label, tree in enumerate(lemmas.labels)}
    ewt = convert.read_treebank(data / "ewt-train.conllu")
    gum = convert.read_treebank(data / "gum-open-train.conllu")
    news = [sentence for sentence in gum if sentence.id.startswith("GUM_news_")]
    examples = _mixed_examples(nlp, [ewt, gum, news], rng)
    batches = by_words(examples, recipe.sizes(1000, 1000, 1.0))
    with nlp.select_pipes(disable=[recipe.NAMES]):
        dev = _development(nlp, data)

        def measure() -> tuple[float, str]:
            scores = nlp.evaluate(dev())
            total = sum(weight * scores[key] for key, weight in recipe.WEIGHTS.items())
            return total, " ".join(f"{key} {100 * scores[key]:.2f}" for key in (*recipe.WEIGHTS, "sents_f"))

        print(f"{0:6d}  {measure()[1]}", file=sys.stderr, flush=True)
        rates = recipe.rates(steps, top=NEWS_RATE, warm=100, flat=0.5)
        _run(nlp, batches, steps=steps, every=NAME_EVERY, dropout=0.1, measure=measure, out=out, rates=rates, last=True)


def train_names(data: Path, syntax: Path, out: Path, *, steps: int, seed: int, with_gmb: bool) -> None:
    """Add the names stage to a trained syntax stage, or renew that of a whole model; write the whole model to `out`.

    Two convolutions are enough for names: of 180 names of GUM's news two more are missed or made up than with four,
    and a twentieth of the time that an article takes is saved.
    """
    import spacy
    from thinc.api import fix_random_seed

    from bot.extraction.language import names

    fix_random_seed(seed)
    rng = np.random.default_rng(seed)
    nlp = spacy.load(syntax)
    set_tokenizer(nlp)  # a syntax stage trained earlier may have older rules
    sets = names.training_sets(data, with_gmb=with_gmb)
    dev = names.development_set(data)
    if recipe.NAMES in nlp.pipe_names:
        nlp.remove_pipe(recipe.NAMES)
    vectors = recipe.word_vectors(depth=NAME_DEPTH)
    ner = nlp.add_pipe(recipe.NAMES, config={"model": recipe.transitions("ner", vectors)})
    with nlp.select_pipes(enable=[recipe.NAMES]):
        ner.initialize(lambda: (names.example(nlp, group) for group in dev), nlp=nlp)  # type: ignore[attr-defined]
        _copy(nlp.get_pipe("tok2vec").model, ner.model.get_ref("tok2vec").layers[0])  # type: ignore[attr-defined]
        batches = by_words(names.endless(nlp, sets, rng), recipe.sizes(1000, 1000, 1.0))

        def measure() -> tuple[float, str]:
            scores = nlp.evaluate(names.example(nlp, group) for group in dev)
            return scores["ents_f"], f"names {100 * scores['ents_f']:.2f}"

        _run(nlp, batches, steps=steps, every=NAME_EVERY, dropout=0.25, measure=measure, out=out)


def _copy(vectors: Model[Any, Any], others: Model[Any, Any]) -> None:
    """Begin the other vectors, which may have fewer convolutions, with the weights of these."""
    nodes = ([node for node in model.walk() if node.param_names] for model in (vectors, others))
    for node, other in zip(*nodes, strict=False):
        for name in node.param_names:
            if node.has_param(name):
                other.set_param(name, node.get_param(name).copy())


def _gold_example(nlp: Language, sentences: Sequence[convert.Gold]) -> Example:
    """Gold labels on gold words."""
    from spacy.tokens import Doc
    from spacy.training import Example

    gold = convert.document(nlp.vocab, sentences)
    words = [token.text for token in gold]
    return Example(Doc(nlp.vocab, words=words, spaces=[bool(token.whitespace_) for token in gold]), gold)


def _raw_example(nlp: Language, sentences: Sequence[convert.Gold]) -> Example:
    """Gold labels on the words our own tokenizer finds."""
    from spacy.training import Example

    return Example(nlp.make_doc(convert.text_of(sentences)), convert.document(nlp.vocab, sentences))


def _syntax_examples(
    nlp: Language, treebanks: Sequence[Sequence[convert.Gold]], rng: np.random.Generator
) -> Iterator[Example]:
    """Examples without end: each round all sentences in new groups, half of them cut by our own tokenizer."""
    while True:
        runs = [run for treebank in treebanks for run in convert.groups(treebank, rng)]
        for index in rng.permutation(len(runs)):
            run = convert.varied(runs[index], rng)
            yield _gold_example(nlp, run) if rng.random() < 0.5 else _raw_example(nlp, run)


def _mixed_examples(
    nlp: Language, treebanks: Sequence[Sequence[convert.Gold]], rng: np.random.Generator
) -> Iterator[Example]:
    """As `_syntax_examples`, with runs of generated sentences between, and invented names in a part of the treebank."""
    generated = grammar.endless(rng)
    known = grammar.common_words(sentence for treebank in treebanks for sentence in treebank)
    while True:
        runs = [run for treebank in treebanks for run in convert.groups(treebank, rng)]
        for index in rng.permutation(len(runs)):
            run = runs[index]
            if rng.random() < RENAMED_SHARE:
                run = [grammar.renamed(sentence, known, rng) for sentence in run]
            chosen = [run]
            if rng.random() < NEWS_SHARE / (1 - NEWS_SHARE):
                chosen.append(list(islice(generated, int(rng.integers(1, 6)))))
            for each in chosen:
                spelt = convert.varied(each, rng)
                yield _gold_example(nlp, spelt) if rng.random() < 0.5 else _raw_example(nlp, spelt)


def _development(nlp: Language, data: Path) -> Callable[[], Iterator[Example]]:
    """A third of EWT dev and half of GUM dev, by paragraph, from raw text: by this the best step is chosen."""
    ewt = list(convert.paragraphs(convert.read_treebank(data / "ewt-dev.conllu")))[::3]
    gum = list(convert.paragraphs(convert.read_treebank(data / "gum-open-dev.conllu")))[::2]
    return lambda: (_raw_example(nlp, paragraph) for paragraph in ewt + gum)


def by_words(examples: Iterable[Example], sizes: Iterator[float]) -> Iterator[list[Example]]:
    """Batches that hold about as many words as the next of `sizes` says."""
    batch: list[Example] = []
    words, size = 0, next(sizes)
    for example in examples:
        if batch and words + len(example.reference) > size * 1.2:
            yield batch
            batch, words, size = [], 0, next(sizes)
        batch.append(example)
        words += len(example.reference)


def _run(
    nlp: Language,
    batches: Iterator[list[Example]],
    *,
    steps: int,
    every: int,
    dropout: float,
    measure: Callable[[], tuple[float, str]],
    out: Path,
    rates: Iterator[float] | None = None,
    last: bool = False,
) -> None:
    """Take the steps; write the averaged weights to `out` at each `every` with the best development score so far.

    With `last` each of them is written, so that those of the last step stay.
    """
    sgd = recipe.optimizer(rates or recipe.rates(steps))
    best = -1.0
    for step in range(1, steps + 1):
        # Without an optimizer first: the shared vectors wait until every part has sent its gradient back.
        nlp.update(next(batches), sgd=False, drop=dropout)  # type: ignore[arg-type]
        for _, part in nlp.pipeline:
            part.finish_update(sgd)  # type: ignore[attr-defined]
        sgd.step_schedules()  # type: ignore[no-untyped-call]
        if step % every == 0 or step == steps:
            with nlp.use_params(sgd.averages or {}):
                score, words = measure()
                if last or score > best:
                    best = score
                    shipping.write(nlp, out)
            print(f"{step:6d}  {score:.4f}  {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
