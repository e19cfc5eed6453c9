"""CoNLL-U as sentences of words: a strict reader that says which line is wrong.

The format is that of https://universaldependencies.org/format.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.errors import BadInput

COLUMNS = ("ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC")
ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC = range(10)

_WORD = re.compile(r"[1-9][0-9]*\Z")
_RANGE = re.compile(r"([1-9][0-9]*)-([1-9][0-9]*)\Z")
_EMPTY = re.compile(r"(0|[1-9][0-9]*)\.[1-9][0-9]*\Z")


class ConlluError(BadInput, ValueError):
    """A line that is not CoNLL-U. `line` is its number in the file, from 1; `message` says what is wrong."""

    def __init__(self, line: int, problem: str, path: Path | None = None) -> None:
        """Keep the number of the line (from 1), the plain words for what is wrong with it, and the file, if known."""
        super().__init__(problem, path=path, line=line)
        self.line: int = line

    def __str__(self) -> str:
        """The place and the problem: "file:3: ID is 4, expected 3", or "line 3: ..." where the file is not known."""
        return self.plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence as it stands in the file: its comments and rows, every row ten columns."""

    comments: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    line: int

    @property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """The rows of syntactic words: no multiword-token lines, no empty nodes."""
        return tuple(row for row in self.rows if row[ID].isdigit())

    @property
    def spaces(self) -> tuple[bool, ...]:
        """For each word: does a space follow it in the text?

        The words of a multiword token have none between them, and the last of them takes that of the token's line.
        """
        spaces: list[bool] = []
        inside, after, last = 0, True, 0
        for row in self.rows:
            if "-" in row[ID]:
                last = int(row[ID].partition("-")[2])
                inside, after = last, _space_after(row)
            elif row[ID].isdigit():
                number = int(row[ID])
                if number < inside:
                    spaces.append(False)
                else:
                    spaces.append(after if number == inside else _space_after(row))
        return tuple(spaces)

    def comment(self, key: str) -> str | None:
        """The value of the comment `# key = value`, "" for a bare `# key`, None where there is none."""
        for comment in self.comments:
            name, _, value = comment.lstrip("#").strip().partition("=")
            if name.strip() == key:
                return value.strip()
        return None

    @property
    def starts_document(self) -> bool:
        """Does a document begin with this sentence?"""
        return self.comment("newdoc") is not None or self.comment("newdoc id") is not None

    @property
    def starts_paragraph(self) -> bool:
        """Does a paragraph (or a document) begin with this sentence?"""
        return self.starts_document or any(self.comment(key) is not None for key in ("newpar", "newpar id"))


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, in order. Raises ConlluError for a malformed line, OSError for no file."""
    with path.open("rb") as file:
        try:
            yield from parse(_decoded(file))
        except ConlluError as error:
            raise ConlluError(error.line, error.message, path) from None


def parse(lines: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of the lines of a CoNLL-U file. Raises ConlluError for a malformed line."""
    comments: list[str] = []
    rows: list[tuple[str, ...]] = []
    start = number = 0
    for number, line in enumerate(lines, start=1):
        line = line.rstrip("\r\n")
        if not line.strip():
            if comments or rows:
                yield _sentence(comments, rows, start)
            comments, rows = [], []
            continue
        if not comments and not rows:
            start = number
        if line.startswith("#"):
            if rows:
                raise ConlluError(number, "a comment between the words of a sentence")
            comments.append(line)
        else:
            rows.append(_row(line, number, rows))
    if comments or rows:
        yield _sentence(comments, rows, start)


def _decoded(lines: Iterable[bytes]) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise ConlluError(number, "not UTF-8") from error


def _space_after(row: tuple[str, ...]) -> bool:
    return "SpaceAfter=No" not in row[MISC].split("|")


def _row(line: str, number: int, rows: list[tuple[str, ...]]) -> tuple[str, ...]:
    """One checked row. Its id has to follow from the rows before it."""
    row = tuple(line.split("\t"))
    if len(row) != len(COLUMNS):
        raise ConlluError(number, f"{len(row)} of the 10 columns, which have tabs between them")
    for name, value in zip(COLUMNS, row, strict=True):
        if not value.strip():
            raise ConlluError(number, f"{name} is empty (write _ for no value)")
    words = sum(1 for earlier in rows if earlier[ID].isdigit())
    if _WORD.match(row[ID]):
        if int(row[ID]) != words + 1:
            raise ConlluError(number, f"ID is {row[ID]}, expected {words + 1}")
        if row[HEAD] != "_" and not re.match(r"[0-9]+\Z", row[HEAD]):
            raise ConlluError(number, f"HEAD is {row[HEAD]!r}, expected a number or _")
    elif span := _RANGE.match(row[ID]):
        first, last = int(span[1]), int(span[2])
        covered = max((int(earlier[ID].partition("-")[2]) for earlier in rows if "-" in earlier[ID]), default=0)
        if first != words + 1 or last <= first or first <= covered:
            raise ConlluError(number, f"multiword token {row[ID]} does not begin at word {words + 1} or overlaps")
    elif empty := _EMPTY.match(row[ID]):
        if int(empty[1]) != words:
            raise ConlluError(number, f"empty node {row[ID]} does not follow word {empty[1]}")
    else:
        raise ConlluError(number, f"ID is {row[ID]!r}, expected a number, a range as 2-3 or an empty node as 2.1")
    return row


def _sentence(comments: list[str], rows: list[tuple[str, ...]], start: int) -> Sentence:
    """The sentence of these lines, once nothing in it points outside it."""
    words = sum(1 for row in rows if row[ID].isdigit())
    if not words:
        raise ConlluError(start, "a sentence without words")
    offset = start + len(comments)
    for index, row in enumerate(rows):
        if "-" in row[ID] and int(row[ID].partition("-")[2]) > words:
            raise ConlluError(offset + index, f"multiword token {row[ID]} ends behind the last word, {words}")
        if row[ID].isdigit() and row[HEAD] != "_" and int(row[HEAD]) > words:
            raise ConlluError(offset + index, f"HEAD is {row[HEAD]}, but the sentence has {words} words")
    return Sentence(comments=tuple(comments), rows=tuple(rows), line=start)
