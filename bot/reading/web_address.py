"""One article, one address: what is left of a URL when tracking is taken off, and which hosts are one site."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from bot.facts.model import ArticleId, digest

_TRACKING = re.compile(
    r"utm_\w+|(fb|g|ms|y|tw|dc)clid|gclsrc|mc_[ce]id|igshid?|_ga|_gl|_hs(enc|mi)|mkt_tok|ref_src|ref_url|cmpid?"
    r"|at_(medium|campaign|custom\d|format|link\w*|ptr_name)|ns_(mchannel|source|campaign|linkname)|partner|ocid|smid|smtyp"
    r"|xtor|wt_?mc|share_?id|guccounter|spm|__twitter_impression|output=amp",
    re.IGNORECASE,
)
_FRONTS = ("www.", "m.", "mobile.", "amp.")
_PORTS = {"http": 80, "https": 443}


def canonical(url: str) -> str:
    """The address without fragment, default port and tracking parameters; the rest as it is. Never raises."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    host = (parts.hostname or "").lower()
    host = f"[{host}]" if ":" in host else host
    netloc = host if port in (None, _PORTS.get(parts.scheme)) else f"{host}:{port}"
    query = parts.query
    if any(_TRACKING.fullmatch(name) for name, _ in parse_qsl(query, keep_blank_values=True)):
        kept = [(n, v) for n, v in parse_qsl(query, keep_blank_values=True) if not _TRACKING.fullmatch(n)]
        query = urlencode(kept)
    return urlunsplit((parts.scheme.lower(), netloc, parts.path or "/", query, ""))


def article_id(url: str) -> ArticleId:
    """The id of the article at an address; the same whatever tracking hangs on it, and as briefings make it."""
    return ArticleId(digest(canonical(url)))


def site(url: str) -> str:
    """The host without www. and the like, in small letters; empty where there is none."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
    return next((host.removeprefix(front) for front in _FRONTS if host.startswith(front)), host)


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site: the same host but for www., or one below the other."""
    a, b = site(one), site(other)
    return bool(a and b) and (a == b or a.endswith(f".{b}") or b.endswith(f".{a}"))
