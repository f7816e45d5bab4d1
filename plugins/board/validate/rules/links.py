"""Links that lead where a reader should not be led."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from board.problem import Problem, Severity
from board.read import Document
from board.validate.content import Content
from board.validate.links import Path
from board.validate.rules.texts import place_of

SCHEMES = frozenset({"https", "http", "mailto"})

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# Without these an address that begins with https: needs no second look.
_NOT_PLAIN = re.compile(r"[@&\[\]]")
# What a browser drops inside an address: `java\tscript:` is `javascript:` (URL standard, 4.4).
_IGNORED = re.compile(r"[\x00-\x20]+")


def unsafe_link(content: Content) -> Iterator[Problem]:
    """A link that runs a script, opens a file or hides its host can harm whoever follows it."""
    for document, path, link in content.field_links:
        # Nearly every link: the finer questions are for the others.
        if (not link.startswith("https://") or "@" in link) and (wrong := _danger(link)):
            yield _unsafe(document, path, link, wrong)
    for document, path, link in content.text_links:
        if link.startswith("https://") and not _NOT_PLAIN.search(link):
            continue
        target = unescape(link)
        if (_SCHEME.match(target) or "@" in link or target.startswith(("//", "\\"))) and (wrong := _danger(link)):
            yield _unsafe(document, path, link, wrong)


def plain_http(content: Content) -> Iterator[Problem]:
    """A page without encryption can be read and changed by anybody between it and the reader."""
    for document, path, link in (*content.field_links, *content.text_links):
        if not link.startswith("https://") and link.lower().startswith("http://"):
            yield Problem(
                id="plain-http",
                location=place_of(document, path, link),
                message=f"the link {link} is not encrypted",
                hint="write `https://` if the site has it, as nearly all do",
                severity=Severity.WARNING,
            )


def _danger(link: str) -> str | None:
    """What is wrong with a link, if anything is."""
    target = _IGNORED.sub("", unescape(link))
    scheme = found[1].lower() if (found := _SCHEME.match(target)) else ""
    if scheme not in SCHEMES:
        return "does not begin with https:"
    if scheme == "mailto":
        return None
    try:
        return "shows another name before its host" if "@" in urlsplit(target).netloc else None
    except ValueError:
        return "has brackets where its host should stand"


def _unsafe(document: Document, path: Path, link: str, wrong: str) -> Problem:
    return Problem(
        id="unsafe-link",
        location=place_of(document, path, link),
        message=f"the link {link!r} {wrong}",
        hint="write the whole address of a web page, beginning with `https://`",
    )
