"""Pages that stand in front of an article, told in words: paywalls, consent, errors, checks for robots."""

from __future__ import annotations

import re

from bot.languages.lasting import Said, lasting
from bot.reading.document import words_in

WHOLE = 220
"""So many words of text, and the article is taken to be there, whatever else the page says."""

_PAY = re.compile(
    r"\b(?-i:Subscribe|Sign up|Log ?in|Register|Become a (member|subscriber)|SUBSCRIBE)\b.{0,40}\b(to )?(continue|keep"
    r"|unlock|read(ing)? (on|more|this|the)|full (story|article|access)|rest of)\b"
    r"|\b(this|the full|the rest of this) (article|story|content|page) is (only )?(available |reserved |exclusive )*"
    r"(for|to)( our)? (paying |registered )?(subscribers|members|readers)"
    r"|\byou have (reached|read) your .{0,30}\b(limit|articles)\b"
    r"|\bsubscriber[- ](only|exclusive)|\bunlock this (article|story)|\bto continue reading\b",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"\b(already a|for) subscribers?\b.{0,30}\b(log|sign) ?in\b", re.IGNORECASE)
_CONSENT = re.compile(
    r"\b(accept|reject|allow) (all|cookies)|\bwe (and our partners )?(value|respect|care about) your privacy"
    r"|\bcookie (policy|settings|preferences|consent)|\bmanage (your )?(choices|preferences|cookies|consent)"
    r"|\bbefore you continue\b|\bour (\d+ )?partners\b|\blegitimate interest|\buse (of )?cookies\b"
    r"|\bwithdraw your consent",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"^\W*(error )?\b(404|403|410|500|502|503)\b|\b(page|article|story|file|site) (was |is |could |can)?(not|n.t) "
    r"(be )?(found|available)|\bnot found\b|\bpage (does not|doesn.t|no longer) exists?|\bwent wrong\b"
    r"|\bservice unavailable|\bbad gateway\b|\binternal server error\b|\bunder maintenance\b",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"\bare you (a )?(human|robot)\b|\bnot a robot\b|\bverify(ing)? (that )?you are (a )?human|\bjust a moment\b"
    r"|\bchecking your browser|\bunusual (traffic|activity)|\baccess (to this page has been )?denied\b|\bcaptcha\b"
    r"|\bsecurity check\b",
    re.IGNORECASE,
)
_SCRIPT = re.compile(r"\b(enable|requires?|turn on|without) javascript\b", re.IGNORECASE)


def wall(*, title: str, text: str, whole: str, free: bool | None) -> Said | None:
    """What stands in the way, as a sentence; None where nothing does.

    `text` is the article's as far as it was found, `whole` everything on the page, `free` what the page says itself.
    """
    words = words_in(text)
    if words >= WHOLE:
        return None
    if _ROBOT.search(title) or (words < 80 and _ROBOT.search(whole[:1_500])):
        return lasting("The site wants to see that a person reads, not a program.")
    if _ERROR.search(title) or (words < 60 and _ERROR.search(whole[:400])):
        return lasting("This is an error page, not an article.")
    # what stands around a short article, such as the login in the head of the page, says nothing about it
    if free is False or (free is None and (_PAY.search(whole if words < 150 else text) or _LOGIN.search(text))):
        return lasting("Only the beginning is free to read; the rest is for subscribers.")
    if len(_CONSENT.findall(text)) >= 2 or (words < 60 and len(_CONSENT.findall(whole)) >= 2):
        return lasting("The site asks for consent to cookies first, and shows no article.")
    if words < 40 and _SCRIPT.search(whole):
        return lasting("The page shows its text only with JavaScript, which is not run here.")
    return None
