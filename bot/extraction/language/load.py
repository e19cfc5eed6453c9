"""Loading the trained model. Nothing happens on import; spaCy is only imported once a model is asked for."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import NewsdeskError

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = Path(__file__).parent / "model"

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""What tells the libraries under NumPy, in the environment, how many threads to start."""


class ModelError(NewsdeskError):
    """The language model cannot be used: it is missing, damaged, or made for another spaCy."""


def load(folder: Path = MODEL) -> Language:
    """The trained pipeline with every part enabled; the same object contents every time.

    Its matrices are multiplied by NumPy's BLAS, three times as fast as the one that comes with spaCy's thinc, and in
    one thread of this process: they are so small that further threads cost processor time and save none. A process
    that never had a second thread reads a seventh faster: spaCy takes a lock for each step of the parser, and the C
    library takes locks for nothing while there is only one thread.

    What is there after the first loading stays until the process ends, so the garbage collector is told to leave it
    alone: looking through it again and again would cost a twentieth of the reading
    (https://docs.python.org/3/library/gc.html#gc.freeze).

    Raises ModelError when the folder holds no model, a damaged one, or one made with another spaCy series (3.8 and 3.9
    differ in the files of the parts, so the first two numbers have to agree).
    """
    made = _made_with(folder)
    with _no_threads():
        import spacy
    from spacy.about import __version__ as installed
    from threadpoolctl import threadpool_limits

    if _series(made) != _series(installed):
        raise ModelError(
            f"The language model in {folder} was made with spaCy {_series(made)}, but spaCy {installed} is installed.",
            hint=f"Install spaCy {_series(made)}.x, or train the model again.",
        )
    threadpool_limits(limits=1, user_api="blas")
    try:
        nlp = by_numpy(spacy.load(folder))
    except (OSError, ValueError, KeyError) as error:
        raise _damaged(folder, error) from error
    _settle()
    return nlp


@contextmanager
def _no_threads() -> Iterator[None]:
    """NumPy's BLAS starts no threads while it is imported here, which is when it decides; processes to come may."""
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@cache
def _settle() -> None:
    """Once in a process: of a second model the garbage collector must be able to clear away what is left."""
    gc.freeze()


def by_numpy(nlp: Language) -> Language:
    """The pipeline with NumPy's BLAS in every layer."""
    from spacy.pipeline import TrainablePipe
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, part in nlp.pipeline:
        for layer in part.model.walk() if isinstance(part, TrainablePipe) else ():
            layer.ops = ops
    return nlp


def _made_with(folder: Path) -> str:
    """The spaCy version in the model's meta.json, of the form `>=3.8.18,<3.9.0`."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        return str(meta["spacy_version"])
    except FileNotFoundError:
        raise ModelError(
            f"There is no language model in {folder}.",
            hint="Install Newsdesk again, or train it with python -m bot.extraction.language.train DATA.",
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _damaged(folder, error) from error


def _damaged(folder: Path, error: Exception) -> ModelError:
    return ModelError(f"The language model in {folder} cannot be read ({error}).", hint="Install Newsdesk again.")


def _series(version: str) -> str:
    """The first two numbers of a version: "3.8" of ">=3.8.18,<3.9.0"."""
    numbers = version.partition(",")[0].lstrip("><=~^ ").split(".")
    return ".".join(numbers[:2])
