"""Words and their stems: enough English to see that `paid`, `pays` and `paying` are one verb. Pure."""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")

# English verbs whose past forms do not show their stem
_IRREGULAR = dict(
    pair.split("=")
    for pair in (
        "paid=pay bought=buy sold=sell sent=send gave=give given=give said=say told=tell met=meet held=hold "
        "took=take taken=take made=make went=go gone=go began=begin begun=begin came=come found=find left=leave "
        "lost=lose won=win led=lead fell=fall rose=rise risen=rise grew=grow grown=grow broke=break broken=break "
        "chose=choose chosen=choose drew=draw spoke=speak spoken=speak wrote=write written=write saw=see seen=see "
        "knew=know known=know thought=think built=build brought=bring kept=keep spent=spend stood=stand struck=strike "
        "sought=seek bore=bear borne=bear drove=drive shot=shoot fought=fight withheld=withhold became=become "
        "died=die dies=die dying=die people=person men=man women=woman children=child"
    ).split()
)


def words(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, possessive endings taken off."""
    return tuple(re.sub(r"['’]s?$", "", match[0].casefold().replace("’", "'")) for match in _WORD.finditer(text))


@cache
def stem(word: str) -> str:
    """The word without its ending: `paying`, `paid` and `pays` give the same."""
    if word in _IRREGULAR:
        return _bare(_IRREGULAR[word])
    for ending, least in (("ies", 3), ("ying", 2), ("ing", 3), ("ied", 3), ("ed", 3), ("es", 3), ("s", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            root = word[: -len(ending)]
            if ending in ("ies", "ied", "ying"):
                return _bare(root + "y")
            return _bare(root)
    return _bare(word)


def _bare(root: str) -> str:
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiousl":
        root = root[:-1]
    return root[:-1] if root.endswith("e") and len(root) > 3 else root


def stems(text: str) -> frozenset[str]:
    """The stems of all words of a text, parts of hyphenated ones too."""
    found = words(text)
    parts = (part for word in found if "-" in word for part in word.split("-"))
    return frozenset(stem(word) for word in (*found, *parts))
