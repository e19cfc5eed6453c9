"""Sums as one number: the tokenizer parts "€4m" into a number and an "m", which a parser takes for a noun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SUM = re.compile(r"[$€£¥]\s?\d[\d.,]*(?:m|bn|tn|mn|k)\b")
_UNITS = frozenset(("m", "bn", "tn", "mn", "k"))


def whole_sums(doc: Doc) -> Doc:
    """The document with each such number in one token, and the full stop behind it in its own; else as it is."""
    from spacy.tokens import Doc

    if not _SUM.search(doc.text):
        return doc
    words: list[str] = []
    spaces: list[bool] = []
    for token in doc:
        unit = token.text.rstrip(".")
        glued = bool(words) and not spaces[-1] and words[-1][-1:].isdigit()
        if glued and unit in _UNITS and len(token.text) - len(unit) <= 1:
            words[-1] += unit
            spaces[-1] = bool(token.whitespace_) and unit == token.text
            if unit != token.text:
                words.append(".")
                spaces.append(bool(token.whitespace_))
        else:
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
    return Doc(doc.vocab, words=words, spaces=spaces)
