"""The words and marks of a paragraph as they stand in the text, before anything is known of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.extraction.trees.sum_tokens import whole_sums

if TYPE_CHECKING:
    from spacy.language import Language


class Form:
    """One word or mark: `i` is its number, `idx` its first character, `whitespace_` the space behind it or "".

    `begins` says whether a sentence begins with it, as far as punctuation tells; None where that is open.
    """

    __slots__ = ("begins", "i", "idx", "lower_", "text", "whitespace_")

    def __init__(self, text: str, space: str, i: int = 0, idx: int = 0) -> None:
        self.text = text
        self.lower_ = text.lower()
        self.whitespace_ = space
        self.i = i
        self.idx = idx
        self.begins: bool | None = None

    def __len__(self) -> int:
        """The number of its characters."""
        return len(self.text)

    def __str__(self) -> str:
        return self.text

    @property
    def is_alpha(self) -> bool:
        """Whether it is letters alone."""
        return self.text.isalpha()

    @property
    def is_digit(self) -> bool:
        """Whether it is digits alone."""
        return self.text.isdigit()

    @property
    def is_title(self) -> bool:
        """Whether it begins with a capital and goes on in small letters."""
        return self.text.istitle()

    @property
    def is_upper(self) -> bool:
        """Whether all its letters are capitals."""
        return self.text.isupper()

    @property
    def is_punct(self) -> bool:
        """Whether it is marks of punctuation alone."""
        return _is_punct(self.text)

    @property
    def like_num(self) -> bool:
        """Whether it is a number in digits or in words: "10", "1.5", "half", "ten", "tenth"."""
        return _like_num(self.text)


def tokenized(nlp: Language, text: str) -> tuple[Form, ...]:
    """The text as the language model's tokenizer cuts it, with sums in one piece."""
    forms, at = [], 0
    words = [(token.text, token.whitespace_) for token in nlp.make_doc(text)]
    for number, (word, space) in enumerate(whole_sums(words, text)):
        forms.append(Form(word, space, number, at))
        at += len(word) + len(space)
    return tuple(forms)


def joined(forms: Iterable[Form]) -> str:
    """The text that these stand in, which `idx` counts in where they are all of it."""
    return "".join([part for form in forms for part in (form.text, form.whitespace_)])


@lru_cache(maxsize=4096)
def _is_punct(text: str) -> bool:
    from spacy.lang.lex_attrs import is_punct

    return bool(is_punct(text))


@lru_cache(maxsize=4096)
def _like_num(text: str) -> bool:
    from spacy.lang.en.lex_attrs import like_num

    return bool(like_num(text))  # type: ignore[no-untyped-call]
