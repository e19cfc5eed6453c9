"""Reading an article into one document: offsets, sentences, and trees that quotation marks do not disturb."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from bot.extraction.language import load
from bot.extraction.trees.document import Document, read
from bot.facts.model import Article, ArticleId


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def document(nlp: Language, text: str) -> Document:
    return read(Article(id=ArticleId("a"), text=text), nlp)


def test_every_token_is_its_words_of_the_text(nlp: Language) -> None:
    """A token's place in the unchanged text holds the token, whatever white space stands around it."""
    text = "  The  mayor\u00a0said:\n\n“We will\tpay,” and left.\r\n"
    read_ = document(nlp, text)
    assert [text[a:b] for a, b in zip(read_.starts, read_.ends, strict=True)] == [t.text for t in read_.tokens]
    assert read_.span(0, 1).of(text) == "The  mayor"


def test_sentences_end_where_the_text_says_so(nlp: Language) -> None:
    """Full stops of abbreviations and initials end nothing; a question inside a quotation does not end its sentence."""
    text = 'Mr. Lind met J. Holm of the U.S. Army on Friday. "Will you pay?" he asked. She said no.'
    assert [s.span.of(text) for s in document(nlp, text).sentences] == [
        "Mr. Lind met J. Holm of the U.S. Army on Friday.",
        '"Will you pay?" he asked.',
        "She said no.",
    ]


def test_body_sentences_are_numbered(nlp: Language) -> None:
    """[n] counts body sentences only."""
    read_ = document(nlp, "The bridge was closed.\nWhy was it closed?\nThe town gave no reason. Nobody came.")
    assert [s.number for s in read_.sentences] == [1, 0, 2, 3]


def relations(read_: Document) -> dict[str, tuple[str, str]]:
    return {t.text: (t.dep_, t.head.text) for t in read_.tokens}


def test_marks_around_a_fragment_do_not_break_its_clause(nlp: Language) -> None:
    """A fragment in quotation marks is read as the part of the sentence that it is."""
    found = relations(document(nlp, "The mayor stated that coastal towns “will take a step forward” to help."))
    assert found["towns"] == ("nsubj", "take")
    assert found["take"] == ("ccomp", "stated")


def test_times_at_the_beginning_do_not_hide_the_subject(nlp: Language) -> None:
    """Two time phrases in front, even contradictory ones, leave the sentence its subject and verb."""
    read_ = document(nlp, "Two weeks ago, last week the Ministry of Transport decided to halt the work.")
    found = relations(read_)
    assert found["decided"][0] == "ROOT"
    assert found["Ministry"] == ("nsubj", "decided")
    assert found["week"] == ("obl:unmarked", "decided")


def test_who_behind_a_possessive_is_its_owner(nlp: Language) -> None:
    """ "X's announcement, who last Friday stated ...": it was X who stated."""
    text = "The letter confirms Holm’s earlier announcement, who last Friday stated that the town would pay."
    assert relations(document(nlp, text))["stated"] == ("acl:relcl", "Holm")


def test_the_noun_behind_a_verb_of_saying_is_the_speaker(nlp: Language) -> None:
    """After a quotation the speaker may stand behind the verb."""
    found = relations(document(nlp, "“We are talking about large sums,” warned the general secretary."))
    assert found["secretary"] == ("nsubj", "warned")
    assert found["talking"] == ("ccomp", "warned")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_can_be_read(nlp: Language, text: str) -> None:
    """No text fails, and every sentence and token lies inside it."""
    read_ = document(nlp, text)
    assert all(0 <= a < b <= len(text) for a, b in zip(read_.starts, read_.ends, strict=True))
    assert len(read_.sentence_of) == len(read_.tokens)
    assert all(read_.sentence(t).span.covers(read_.span(t)) for t in read_.tokens)


@pytest.mark.parametrize("text", ["", " \n\t", "((((((", "“", '"""', "last week", "…", "\u200b\ufeff", "”” “"])
def test_odd_texts_can_be_read(nlp: Language, text: str) -> None:
    """Texts without words or with nothing but marks give a document, perhaps an empty one."""
    assert document(nlp, text).text == text
