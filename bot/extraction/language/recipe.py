"""The shape of the model: the parts of the pipeline, their sizes, and the optimizer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bot.extraction.language.tokens import set_tokenizer

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import Optimizer

WIDTH = 96
SYNTAX = ("tok2vec", "tagger", "morphologizer", "parser", "trainable_lemmatizer")
NAMES = "ner"
LABELS = ("PER", "ORG", "LOC")
# What a good step is: the parser first, since who does what to whom rests on it.
WEIGHTS = {"tag_acc": 0.2, "pos_acc": 0.1, "morph_acc": 0.1, "dep_uas": 0.2, "dep_las": 0.3, "lemma_acc": 0.1}


def syntax_pipeline() -> Language:
    """An untrained English pipeline: tags, features, trees and lemmas over one shared layer of word vectors."""
    import spacy

    nlp = spacy.blank("en")
    set_tokenizer(nlp)
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": shared}
    nlp.add_pipe("tok2vec", config={"model": word_vectors()})
    nlp.add_pipe("tagger", config={"model": tagger, "label_smoothing": 0.05})
    nlp.add_pipe("morphologizer", config={"model": tagger, "label_smoothing": 0.05})
    nlp.add_pipe("parser", config={"model": transitions("parser", shared), "min_action_freq": 20})
    nlp.add_pipe("trainable_lemmatizer", config={"model": tagger, "min_tree_freq": 3, "top_k": 1})
    return nlp


def word_vectors(depth: int = 4) -> dict[str, Any]:
    """Vectors of words in their context: hashed features of the word, then `depth` convolutions of three words."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY"],
            "rows": [5000, 1000, 2500, 1000, 50],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": depth,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def transitions(state: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    """A transition system ("parser" or "ner") over the given word vectors."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }


def optimizer(rates: Iterator[float]) -> Optimizer:
    """Adam with weight decay and running averages of the weights; `rates` gives the learning rate of each step."""
    from thinc.api import Optimizer

    learn_rate: Any = rates  # thinc's type for "any iterator of numbers" is a class of its own
    return Optimizer(
        learn_rate, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True, beta1=0.9, beta2=0.999
    )


def rates(steps: int, top: float = 0.001, warm: int = 200, flat: float = 0.4) -> Iterator[float]:
    """The learning rate of each step: up for `warm` steps, level, then down in a line to a twentieth of `top`."""
    for step in range(steps):
        if step < warm:
            yield top * (step + 1) / warm
        elif step < flat * steps:
            yield top
        else:
            yield top * max(0.05, (steps - step) / (steps * (1 - flat)))


def sizes(start: float, stop: float, growth: float) -> Iterator[float]:
    """The number of words in a batch: from `start`, times `growth` at each step, at most `stop`."""
    size = start
    while True:
        yield min(size, stop)
        size *= growth
