"""The language model as it ships: it loads, is small, always says the same, and reads CoNLL-U into trees."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.extraction.language import ModelError, load
from bot.extraction.language.conllu import ConlluError
from bot.extraction.language.load import MODEL
from bot.extraction.language.parse import parse_conllu

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = (
    "The ministry in Oslo isn't going to pay for the new bridge, Anna Berg told reporters on Monday. "
    "Her party had promised it. Two ferries were sold by the harbour board, which wants a tunnel."
)
INPUT = """\
# newdoc id = invented
# newpar
# sent_id = 1
# text = They didn't sell the ferry.
1\tThey\t_\t_\t_\t_\t_\t_\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\t_\t_\t_\t_\t_\t_\t_\t_
3\tn't\t_\t_\t_\t_\t_\t_\t_\t_
4\tsell\t_\t_\t_\t_\t_\t_\t_\t_
5\tthe\t_\t_\t_\t_\t_\t_\t_\t_
6\tferry\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
7\t.\t_\t_\t_\t_\t_\t_\t_\t_

# sent_id = 2
# text = of the and harbour
1\tof\t_\t_\t_\t_\t_\t_\t_\t_
2\tthe\t_\t_\t_\t_\t_\t_\t_\t_
2.1\tlost\t_\t_\t_\t_\t_\t_\t_\t_
3\tand\t_\t_\t_\t_\t_\t_\t_\t_
4\tharbour\t_\t_\t_\t_\t_\t_\t_\t_

# sent_id = 3
1\tYes\t_\t_\t_\t_\t_\t_\t_\t_

"""


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The shipped model."""
    return load()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The invented sentences above as a file."""
    path = tmp_path / "in.conllu"
    path.write_text(INPUT, encoding="utf-8")
    return path


def trees(text: str) -> list[list[list[str]]]:
    """The rows of words of each sentence, as columns."""
    return [
        [columns for line in block.split("\n") if (columns := line.split("\t"))[0].isdigit()]
        for block in text.strip().split("\n\n")
    ]


def test_the_model_is_at_most_15_megabytes() -> None:
    """A user downloads it with the code."""
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) <= 15_000_000


def test_every_part_is_there_and_enabled(nlp: Language) -> None:
    """Nothing is switched off behind the reader's back."""
    assert ["tok2vec", "tagger", "morphologizer", "parser", "trainable_lemmatizer", "ner"] == nlp.pipe_names
    assert [] == nlp.disabled


def test_what_the_model_says_of_itself() -> None:
    """The licence and the credits travel with it, and no folder of the machine it was trained on."""
    meta = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    assert "CC BY-SA 4.0" == meta["license"]
    assert "CC BY-SA 4.0" in (MODEL / "LICENSE").read_text(encoding="utf-8")
    assert "Groningen Meaning Bank" in (MODEL / "README.md").read_text(encoding="utf-8")
    for name in ("meta.json", "config.cfg"):
        text = (MODEL / name).read_text(encoding="utf-8")
        assert "/home" not in text
        assert "/work" not in text
        assert "/tmp" not in text


def test_importing_does_no_work() -> None:
    """spaCy is imported when a model is asked for, not before."""
    code = "import sys, bot.extraction.language, bot.extraction.language.parse; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "False" == done.stdout.strip()


def test_the_tokenizer_keeps_prefixes_and_splits_compounds(nlp: Language) -> None:
    """As in the treebanks: a prefix stays on its word, other hyphens stand alone."""
    words = [token.text for token in nlp.make_doc("A pre-war, long-term 15-year plan from 9:30pm, he didn't say.")]
    assert "A pre-war , long - term 15 - year plan from 9:30 pm , he did n't say .".split() == words


def test_a_plain_sentence_is_understood(nlp: Language) -> None:
    """Who told whom, what is denied, and the names: the least that must hold of any model shipped."""
    doc = nlp(TEXT)
    told = next(token for token in doc if token.text == "told")
    assert "Berg" in {child.text for child in told.subtree}
    assert "reporters" in {child.text for child in told.children if child.dep_ in ("obj", "iobj")}
    assert ("Anna Berg", "PER") in {(name.text, name.label_) for name in doc.ents}
    assert ("Oslo", "LOC") in {(name.text, name.label_) for name in doc.ents}
    assert "tell" == told.lemma_
    assert 3 == len(list(doc.sents))


def test_two_loads_say_the_same() -> None:
    """Loading has no chance in it."""
    first, second = load()(TEXT), load()(TEXT)
    assert first.to_json() == second.to_json()


def test_a_missing_model_is_a_plain_error(tmp_path: Path) -> None:
    """One sentence that says what is missing, and what to do."""
    with pytest.raises(ModelError, match="no language model"):
        load(tmp_path)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads are counted in /proc")
def test_loading_starts_no_thread() -> None:
    """A process that never had a second thread reads faster; the environment is left as it was."""
    code = (
        "import os; os.environ.pop('OPENBLAS_NUM_THREADS', None); from bot.extraction.language import load; load();"
        "print(len(os.listdir('/proc/self/task')), os.environ.get('OPENBLAS_NUM_THREADS'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "None"]


def test_a_model_of_another_spacy_is_a_plain_error(tmp_path: Path) -> None:
    """spaCy's own failure on such files is hard to read."""
    (tmp_path / "meta.json").write_text(json.dumps({"spacy_version": ">=3.7.2,<3.8.0"}), encoding="utf-8")
    with pytest.raises(ModelError, match=r"made with spaCy 3\.7"):
        load(tmp_path)


def test_a_damaged_model_is_a_plain_error(tmp_path: Path) -> None:
    """A file cut short or missing is no traceback."""
    (tmp_path / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be read"):
        load(tmp_path)
    shutil.copy(MODEL / "meta.json", tmp_path)
    with pytest.raises(ModelError, match="cannot be read"):
        load(tmp_path)


def test_parse_keeps_what_it_was_given(nlp: Language, path: Path) -> None:
    """Comments, words, multiword tokens, MISC and sentence ends stay as they are; the empty node goes."""
    before = [line.split("\t") for line in INPUT.split("\n") if not line.startswith("2.1")]
    after = [line.split("\t") for line in parse_conllu(path, nlp).split("\n")]
    assert [line[:2] + line[9:] for line in before] == [line[:2] + line[9:] for line in after]


def test_every_sentence_is_one_tree(nlp: Language, path: Path) -> None:
    """One root, labelled root and nothing else so; from every word the heads lead to it."""
    for words in trees(parse_conllu(path, nlp)):
        heads = {int(word[0]): int(word[6]) for word in words}
        assert [(word[0], "root") for word in words if word[6] == "0"] == [
            (word[0], word[7]) for word in words if word[7] == "root"
        ]
        assert 1 == list(heads.values()).count(0)
        for number in heads:
            seen = set()
            while number:
                assert number not in seen
                seen.add(number)
                number = heads[number]


def test_parse_fills_every_column_in(nlp: Language, path: Path) -> None:
    """LEMMA, UPOS, XPOS, HEAD and DEPREL are the model's, and never empty."""
    (first, _, _) = trees(parse_conllu(path, nlp))
    assert ["they", "do", "not", "sell", "the", "ferry", "."] == [word[2] for word in first]
    assert ["PRON", "AUX", "PART", "VERB", "DET", "NOUN", "PUNCT"] == [word[3] for word in first]
    assert ["PRP", "VBD", "RB", "VB", "DT", "NN", "."] == [word[4] for word in first]
    assert ["nsubj", "aux", "advmod", "root", "det", "obj", "punct"] == [word[7] for word in first]
    assert ["4", "4", "4", "0", "6", "4", "4"] == [word[6] for word in first]


def test_parse_of_its_own_output_changes_nothing(nlp: Language, path: Path, tmp_path: Path) -> None:
    """Only words and sentence ends are read, so a second reading is the first."""
    once = parse_conllu(path, nlp)
    again = tmp_path / "again.conllu"
    again.write_text(once, encoding="utf-8")
    assert once == parse_conllu(again, nlp)


def test_a_malformed_file_is_a_value_error_with_its_line(nlp: Language, tmp_path: Path) -> None:
    """The error says the file, the line and what is wrong."""
    path = tmp_path / "bad.conllu"
    path.write_text("# text = a\n1 a\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.conllu:2: 1 of the 10 columns") as caught:
        parse_conllu(path, nlp)
    assert isinstance(caught.value, ConlluError)
