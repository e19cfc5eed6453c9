"""The tokenizer: spaCy's English rules, brought nearer to how the treebanks split words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

# English Universal Dependencies split "long-term" in three but keep a prefix on its word: "pre-war", "co-founder".
PREFIXES = (
    *("ante", "anti", "auto", "bi", "bio", "co", "counter", "cross", "de", "e", "eco", "ex", "extra", "hyper"),
    *("infra", "inter", "intra", "macro", "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi", "neo"),
    *("non", "pan", "para", "peri", "post", "pre", "pro", "proto", "pseudo", "quasi", "re", "semi", "sub", "super"),
    *("supra", "trans", "tri", "ultra", "un", "uni", "vice"),
)
# Abbreviations that keep their stop, beyond those spaCy knows.
ABBREVIATIONS = ("al.", "approx.", "ca.", "cf.", "div.", "Ft.", "ft.", "Lt.", "min.", "sec.", "vol.", "Vol.")
# spaCy reads these as "I'd" and "we'd" without their apostrophes, which in news they never are; and it keeps the last.
NOT_SPECIAL = ("id", "Id", "Wed.", "wed.", "Wed", "wed", "and/or")
# Lines drawn with one character, and double angles, are one word each.
_RUNS = r"={2,}|\*{2,}|_{2,}|~{2,}|-{3,}|<<|>>"
# Telephone numbers are one word; other numbers are split at hyphens.
_TELEPHONE = re.compile(r"(?:1-)?(?:[0-9]{3}-)?[0-9]{3}-[0-9]{4}\Z")

_HYPHEN = "-"


def set_tokenizer(nlp: Language) -> None:
    """Change the tokenizer of an English pipeline in place; the rules are saved with the model."""
    from spacy.lang.char_classes import ALPHA
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    unprefixed = "".join(
        rf"(?<!\b{form}{_HYPHEN})" for prefix in PREFIXES for form in (prefix, prefix.title(), prefix.upper())
    )
    hyphen = rf"(?<=[{ALPHA}]){_HYPHEN}{unprefixed}(?=[{ALPHA}])"
    infixes = [_without_plain_hyphen(str(infix)) for infix in nlp.Defaults.infixes or ()]
    infixes += [hyphen, r"(?<=[0-9])[–—](?=[0-9])", rf"(?<=[0-9]){_HYPHEN}(?=[{ALPHA}]{{2}})", _RUNS]
    suffixes = [str(suffix) for suffix in nlp.Defaults.suffixes or ()]
    suffixes += [r"(?<=[0-9]:[0-9][0-9])(?:[ap]\.?m\.?|[AP]\.?M\.?)"]
    suffixes = [_RUNS, *suffixes]
    prefixes = [_RUNS, *(str(prefix) for prefix in nlp.Defaults.prefixes or ())]
    tokenizer: Any = nlp.tokenizer  # a compiled class without types
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.token_match = _TELEPHONE.match
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    rules = {text: rule for text, rule in tokenizer.rules.items() if text not in NOT_SPECIAL}
    tokenizer.rules = rules
    for text in ABBREVIATIONS:
        tokenizer.add_special_case(text, [{"ORTH": text}])


def _without_plain_hyphen(infix: str) -> str:
    """spaCy's rule for hyphens between letters, without the ASCII hyphen, which has a rule of its own here."""
    return re.sub(r"\(\?:-\|", "(?:", infix)
