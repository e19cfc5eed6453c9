"""Near-duplicate texts: MinHash finds the candidates, the texts themselves decide. Measured in decisions/stories.md."""

from __future__ import annotations

from rensa import RMinHash

from bot.facts.model import digest
from bot.facts.versions import tokens

SAME = 0.6
"""The least share (0 to 1, Jaccard) of their runs of words that two texts of one article have in common."""

RUN = 4
"""Words of a run."""

BANDS, ROWS = 32, 4
"""Of texts that share 0.6 of their runs, 99 of 100 have a band in common; of texts that share 0.06, one of 2,400."""

FEWEST = 40
"""Texts of fewer words are the same only word for word: forms and notices are much alike."""


def runs(text: str) -> frozenset[str]:
    """The runs of words of a text; marks, spaces and capitals do not count."""
    told = tokens(text)
    return frozenset(" ".join(told[at : at + RUN]) for at in range(max(1, len(told) - RUN + 1)))


def bands(text: str) -> frozenset[str]:
    """What texts that are much alike mostly share some of; the same in every process and on every machine."""
    sketch = RMinHash(BANDS * ROWS, 1)
    sketch.update(sorted(runs(text)))
    values = sketch.digest()
    version = f"{RMinHash.ALGORITHM_VERSION}/{RUN}"  # prints of another way of counting match nothing
    return frozenset(
        digest(version, str(band), *map(str, values[band * ROWS : (band + 1) * ROWS]), length=24)
        for band in range(BANDS)
    )


def same_text(one: str, other: str) -> bool:
    """Whether two texts are one article, perhaps slightly edited, cut or with a notice added."""
    a, b = runs(one), runs(other)
    if min(len(a), len(b)) < FEWEST:
        return a == b
    return len(a & b) / len(a | b) >= SAME
