"""CoNLL-U: what is read, where the spaces are, and which line is blamed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.extraction.language import conllu, convert, gum_names, names

BLANK = "\t_\t_\t_\t_\t_\t_\t_\t"


def row(id: str, form: str, misc: str = "_") -> str:
    """One line of ten columns with nothing but a form and MISC."""
    return f"{id}\t{form}{BLANK}{misc}"


def one(*lines: str) -> conllu.Sentence:
    """The only sentence of these lines."""
    (sentence,) = conllu.parse(lines)
    return sentence


def test_words_are_the_plainly_numbered_rows() -> None:
    """Multiword-token lines and empty nodes are rows, but not words."""
    sentence = one(row("1-2", "isn't"), row("1", "is"), row("2", "n't"), row("2.1", "it"), row("3", "here"))
    assert ["is", "n't", "here"] == [word[conllu.FORM] for word in sentence.words]
    assert 5 == len(sentence.rows)


def test_a_multiword_token_has_no_spaces_inside() -> None:
    """Only the last word of a multiword token takes the space of the token's line."""
    sentence = one(row("1-2", "isn't"), row("1", "is"), row("2", "n't"), row("3", "here"))
    assert (False, True, True) == sentence.spaces
    sentence = one(row("1-2", "isn't", "SpaceAfter=No"), row("1", "is"), row("2", "n't"), row("3", "!"))
    assert (False, False, True) == sentence.spaces


def test_space_after_stands_among_other_marks() -> None:
    """SpaceAfter=No counts wherever it stands in MISC."""
    assert (False, True) == one(row("1", "home", "Gloss=x|SpaceAfter=No"), row("2", ".")).spaces


def test_two_sentences_and_no_empty_line_at_the_end() -> None:
    """An empty line ends a sentence, and so does the end of the file."""
    first, second = conllu.parse(["# text = Yes", row("1", "Yes"), "", "", row("1", "No")])
    assert ("Yes", None) == (first.comment("text"), second.comment("text"))
    assert (1, 5) == (first.line, second.line)


@pytest.mark.parametrize(
    ("comment", "document", "paragraph"),
    [
        ("# newdoc", True, True),
        ("# newdoc id = a", True, True),
        ("# newpar", False, True),
        ("# newpar id = b", False, True),
        ("# newpar_block = p", False, False),
        ("# text = newpar", False, False),
    ],
)
def test_where_documents_and_paragraphs_begin(comment: str, document: bool, paragraph: bool) -> None:
    """newdoc begins both, newpar a paragraph, with or without an id; nothing else does."""
    sentence = one(comment, row("1", "Yes"))
    assert (document, paragraph) == (sentence.starts_document, sentence.starts_paragraph)


@pytest.mark.parametrize(
    ("lines", "number", "problem"),
    [
        (["1\tYes"], 1, "2 of the 10 columns"),
        ([row("1", "Yes"), row("3", "no")], 2, "ID is 3, expected 2"),
        ([row("1", "Yes"), row("x", "no")], 2, "ID is 'x'"),
        ([row("01", "Yes")], 1, "ID is '01'"),
        ([row("1", "")], 1, "FORM is empty"),
        ([row("1", "Yes"), "# late"], 2, "a comment between the words"),
        (["# text = a", row("1-2", "ab"), row("1", "a")], 2, "ends behind the last word"),
        ([row("1-3", "abc"), row("1", "a"), row("2-3", "bc")], 3, "overlaps"),
        ([row("2.1", "b")], 1, "empty node"),
        ([row("1", "a"), "", "# nothing", ""], 3, "without words"),
        (["1\ta\t_\t_\t_\t_\tup\t_\t_\t_"], 1, "HEAD is 'up'"),
        (["# c", "1\ta\t_\t_\t_\t_\t2\t_\t_\t_"], 2, "HEAD is 2"),
    ],
)
def test_a_malformed_line_is_named(lines: list[str], number: int, problem: str) -> None:
    """The error is a ValueError that says the line's number and what is wrong with it."""
    with pytest.raises(ValueError, match=problem) as caught:
        list(conllu.parse(lines))
    assert isinstance(caught.value, conllu.ConlluError)
    assert number == caught.value.line


def test_an_error_in_a_file_says_which_file(tmp_path: Path) -> None:
    """Reading a file, the error begins with its path and the line."""
    path = tmp_path / "bad.conllu"
    path.write_bytes(row("1", "Yes").encode() + b"\n\n" + b"1\t\xff\n")
    with pytest.raises(conllu.ConlluError, match=r"bad\.conllu:3: not UTF-8"):
        list(conllu.read(path))


def test_byte_order_mark_and_windows_line_ends_are_no_problem(tmp_path: Path) -> None:
    """What editors on other systems add to a file does not get into a word."""
    path = tmp_path / "windows.conllu"
    path.write_bytes(b"\xef\xbb\xbf" + (row("1", "Yes") + "\r\n\r\n").encode())
    (sentence,) = conllu.read(path)
    assert "Yes" == sentence.words[0][conllu.FORM]
    assert "_" == sentence.words[0][conllu.MISC]


TREE = """\
# newdoc id = d
# sent_id = d-1
1\tMayor\tmayor\tPROPN\tNNP\t_\t2\tnmod:desc\t_\tEntity=(1-person-new-x-y-1-sgl
2\tAda\tAda\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
3\tLund\tLund\tPROPN\tNNP\t_\t2\tflat\t_\tEntity=1)
4\tjoined\tjoin\tVERB\tVBD\t_\t0\troot\t_\t_
5\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\tEntity=(2-organization-new-x-y-1-sgl
6\tBank\tBank\tPROPN\tNNP\t_\t4\tobj\t_\t_
7\tof\tof\tADP\tIN\t_\t8\tcase\t_\t_
8\tTown\tTown\tPROPN\tNNP\t_\t6\tnmod\t_\tEntity=(3-place-new-x-y-1-sgl)2)
9\tat\tat\tADP\tIN\t_\t11\tcase\t_\t_
10\t"\t"\tPUNCT\t``\t_\t11\tpunct\t_\tSpaceAfter=No
11\thome\thome\tNOUN\tNN\t_\t4\tobl\t_\tSpaceAfter=No
12\t"\t"\tPUNCT\t''\t_\t11\tpunct\t_\t_

# sent_id = d-2
# newpar
1\tGood\tgood\tADJ\tJJ\t_\t0\troot\t_\t_
"""


@pytest.fixture
def treebank(tmp_path: Path) -> list[convert.Gold]:
    """Two invented sentences with trees, in two paragraphs."""
    path = tmp_path / "tree.conllu"
    path.write_text(TREE, encoding="utf-8")
    return convert.read_treebank(path)


def test_a_treebank_sentence_keeps_tree_text_and_paragraph(treebank: list[convert.Gold]) -> None:
    """The root is its own head and called ROOT, subtypes stay, and the text has its spaces back."""
    first, second = treebank
    assert ("nmod:desc", "nsubj", "flat", "ROOT") == first.deps[:4]
    assert (1, 3, 1, 3) == first.heads[:4]
    assert 'Mayor Ada Lund joined the Bank of Town at "home" ' == convert.text_of([first])
    assert [[first], [second]] == list(convert.paragraphs(treebank))


def test_a_treebank_word_without_a_head_is_an_error(tmp_path: Path) -> None:
    """Nothing can be learnt from it, and the error says where it is."""
    path = tmp_path / "headless.conllu"
    path.write_text(row("1", "Yes") + "\n", encoding="utf-8")
    with pytest.raises(conllu.ConlluError, match="no HEAD"):
        convert.read_treebank(path)


def test_other_spellings_change_marks_only(treebank: list[convert.Gold]) -> None:
    """Whatever chance decides, words stay as many as they were; typographic marks open and close."""
    rng = np.random.default_rng(0)
    texts = {convert.text_of(convert.varied(treebank[:1], rng)) for _ in range(60)}
    assert "Mayor Ada Lund joined the Bank of Town at “home” " in texts
    assert 'mayor ada lund joined the bank of town at "home" ' in texts
    assert 3 == len(texts)


def test_training_runs_hold_every_sentence_once(treebank: list[convert.Gold]) -> None:
    """Runs are consecutive, at most as long as asked, and leave nothing out."""
    many = treebank * 20
    runs = list(convert.groups(many, np.random.default_rng(0), longest=3))
    assert many == [sentence for run in runs for sentence in run]
    assert {1, 2, 3} == {len(run) for run in runs}


def test_names_come_out_of_mentions(treebank: list[convert.Gold]) -> None:
    """An office before a person is no part of the name; "of X" is part of an organisation, and X then no name."""
    found, nothing = gum_names.derive(treebank)
    assert ((1, 3, "PER"), (5, 8, "ORG")) == found.names
    assert () == nothing.names


def test_spaces_are_guessed_where_a_set_has_none() -> None:
    """No space before a comma or inside brackets and quotation marks."""
    words = 'He said " yes , ( no ) " .'.split()
    text = "".join(word + (" " if space else "") for word, space in zip(words, names.guess_spaces(words), strict=True))
    assert 'He said "yes, (no)". ' == text
