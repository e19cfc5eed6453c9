"""Trees as the parser misreads them, and what is made of them: verbs and speakers found, phrases hung right."""

import pytest

from bot.extraction.repair.verbs import attach, find_speaker, find_verbs
from bot.extraction.trees.forms import Form
from bot.extraction.trees.tokens import Parsed, Token

_BASE_FORMS = {"said": "say", "told": "tell"}
_COARSE = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "JJ": "ADJ", "JJR": "ADJ", "VBD": "VERB", "VB": "VERB", "MD": "AUX",
    "DT": "DET", "IN": "ADP", "CC": "CCONJ", "CD": "NUM", "PRP": "PRON",
}  # fmt: skip


def tree(lines: str) -> Parsed:
    """The tree of one sentence: "word/TAG/relation/number of the head" for each word, the root's head is itself."""
    parts = [word.rsplit("/", 3) for word in lines.split()]
    parsed = Parsed(
        Token(Form(word, " "), tag, _COARSE.get(tag, "PUNCT"), relation, _BASE_FORMS.get(word, word.lower()))
        for word, tag, relation, _ in parts
    )
    parsed.hang([int(head) for *_, head in parts])
    return parsed


def mended(lines: str) -> dict[str, tuple[str, str]]:
    """By word: its relation and its head after all rules of this module."""
    doc = tree(lines)
    for rule in (find_verbs, lambda token: find_speaker(token, {"say"}), attach):
        for token in doc:
            rule(token)
    return {token.text: _place(token) for token in doc}


def _place(token: Token) -> tuple[str, str]:
    return token.dep_, token.head.text


def test_what_follows_a_modal_is_the_verb() -> None:
    """ "will lower tariffs": whether modal and subject hang on the noun or on what looks like its adjective."""
    on_noun = mended("It/PRP/nsubj/3 will/MD/aux/3 lower/JJR/amod/3 tariffs/NNS/ROOT/3 ././punct/3")
    on_verb = mended("It/PRP/nsubj/2 will/MD/aux/2 lower/JJR/amod/3 tariffs/NNS/ROOT/3 ././punct/3")
    assert on_noun == on_verb
    assert (on_noun["It"], on_noun["lower"], on_noun["tariffs"]) == (
        ("nsubj", "lower"), ("ROOT", "lower"), ("obj", "lower"),
    )  # fmt: skip


def test_a_past_tense_that_looks_like_a_noun() -> None:
    """ "The company cut jobs." has a verb; a heading without a full stop is left alone."""
    words = "The/DT/det/3 company/NN/compound/3 cut/NN/amod/3 jobs/NNS/ROOT/3"
    found = mended(f"{words} ././punct/3")
    assert (found["The"], found["company"], found["jobs"]) == (("det", "company"), ("nsubj", "cut"), ("obj", "cut"))
    assert mended(words)["cut"] == ("amod", "jobs")


def test_two_subjects_of_one_verb() -> None:
    """ "A and B said": the verb is not joined with A, B is."""
    found = mended("Norway/NNP/ROOT/0 and/CC/cc/3 Chile/NNP/nsubj/3 said/VBD/conj/0 no/NN/obj/3 ././punct/0")
    assert (found["Norway"], found["Chile"], found["said"]) == (("nsubj", "said"), ("conj", "Norway"), ("ROOT", "said"))


@pytest.mark.parametrize(
    "speaker",
    [
        "two/CD/nummod/5 people/NNS/parataxis/1 familiar/JJ/amod/5 with/IN/case/8 it/PRP/obl/6 said/VBD/advcl/1",
        "two/CD/nummod/5 people/NNS/nsubj/6 briefed/VBD/advcl/1 on/IN/case/8 it/PRP/obl/6 said/VBD/advcl/6",
    ],
)
def test_who_said_it_behind_the_comma(speaker: str) -> None:
    """An adjective or a participle behind the noun does not hide that it is the subject of "said"."""
    found = mended(f"Acme/NNP/nsubj/1 closed/VBD/ROOT/1 it/PRP/obj/1 ,/,/punct/5 {speaker} ././punct/1")
    assert (found["people"], found["said"]) == (("nsubj", "said"), ("parataxis", "closed"))


def test_an_adjective_behind_the_subject_is_not_the_predicate() -> None:
    """ "Officials aware of it left" is about leaving."""
    found = mended("Officials/NNS/nsubj/1 aware/JJ/ROOT/1 of/IN/case/3 it/PRP/obl/1 left/VBD/advcl/1 ././punct/1")
    assert (found["Officials"], found["aware"]) == (("nsubj", "left"), ("amod", "Officials"))


def test_with_whom_an_agreement_is() -> None:
    """ "with" right behind an agreement belongs to it; behind a bridge it does not."""
    line = "They/PRP/nsubj/1 reached/VBD/ROOT/1 an/DT/det/3 {}/NN/obj/1 with/IN/case/5 Chile/NNP/obl/1"
    assert mended(line.format("agreement"))["Chile"] == ("nmod", "agreement")
    assert mended(line.format("bridge"))["Chile"] == ("obl", "reached")


def test_the_sentence_goes_on_behind_the_marks() -> None:
    """ "called it “a joke” on Monday": Monday is when it was called so."""
    found = mended(
        "She/PRP/nsubj/1 called/VBD/ROOT/1 it/PRP/obj/1 “/``/punct/5 a/DT/det/5 joke/NN/xcomp/1 ”/''/punct/8 "
        "on/IN/case/8 Monday/NNP/nmod/5"
    )
    assert found["Monday"] == ("obl", "called")


def test_what_is_told_is_no_relative_clause() -> None:
    """ "told reporters that it fell"."""
    found = mended(
        "She/PRP/nsubj/1 told/VBD/ROOT/1 reporters/NNS/iobj/1 that/IN/mark/5 it/PRP/nsubj/5 fell/VBD/acl:relcl/2"
    )
    assert found["fell"] == ("ccomp", "told")
