"""Links that lead where a reader should not be led."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from board.problem import Problem, Severity
from board.read import Document
from board.validate.content import Content
from board.validate.rules.texts import Path, place_of

SCHEMES = frozenset({"https", "http", "mailto"})

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# CommonMark 6.3 to 6.5 and 4.7: links and pictures, addresses in angle brackets, definitions; then the bare
# addresses. Each is only looked for where its sign is in the text: most texts have none of them.
_MARKDOWN_LINKS = (
    ("](", re.compile(r"\]\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))")),
    ("<", re.compile(r"<([A-Za-z][A-Za-z0-9+.-]+:[^<>\s]*)>")),
    ("]:", re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*(?:<([^<>\n]*)>|(\S+))", re.MULTILINE)),
    ("//", re.compile(r"(https?://[^\s<>()\"'`]+)")),
)
# Without these an address that begins with https: needs no second look.
_NOT_PLAIN = re.compile(r"[@&\[\]]")
# What a browser drops inside an address: `java\tscript:` is `javascript:` (URL standard, 4.4).
_IGNORED = re.compile(r"[\x00-\x20]+")


def field_links(document: Document) -> Iterator[tuple[Path, str]]:
    """The address in every field that is made for one."""
    data = document.data
    if document.kind == "job":
        if "url" in data["client"]:
            yield ("client", "url"), data["client"]["url"]
        yield from _urls(data, "apply")
    elif document.kind == "talent":
        for key in ("links", "portfolio", "certificates"):
            yield from _urls(data, key)
    else:
        for index, link in enumerate(data.get("portfolio", ())):
            yield ("portfolio", index), link


def _urls(data: dict[str, Any], key: str) -> Iterator[tuple[Path, str]]:
    for index, item in enumerate(data.get(key, ())):
        if "url" in item:
            yield (key, index, "url"), item["url"]


def text_links(document: Document) -> Iterator[tuple[Path, str]]:
    """Every address in a record's Markdown."""
    key = _MARKDOWN_KEYS.get(document.kind, "")
    text = document.data.get(key, "")
    found: dict[str, None] = {}
    for sign, pattern in _MARKDOWN_LINKS:
        if sign in text:
            # One group of the pattern takes part in a match.
            found.update(dict.fromkeys("".join(match.groups("")) for match in pattern.finditer(text)))
    for link in found:
        yield (key,), link


_MARKDOWN_KEYS = {"job": "description", "talent": "summary", "application": "cover"}


def unsafe_link(content: Content) -> Iterator[Problem]:
    """A link that runs a script, opens a file or hides its host can harm whoever follows it."""
    for document in content.records:
        for path, link in field_links(document):
            # Nearly every link: the finer questions are for the others.
            if (not link.startswith("https://") or "@" in link) and (wrong := _danger(link)):
                yield _unsafe(document, path, link, wrong)
        for path, link in text_links(document):
            if link.startswith("https://") and not _NOT_PLAIN.search(link):
                continue
            target = unescape(link)
            if (_SCHEME.match(target) or "@" in link or target.startswith(("//", "\\"))) and (wrong := _danger(link)):
                yield _unsafe(document, path, link, wrong)


def plain_http(content: Content) -> Iterator[Problem]:
    """A page without encryption can be read and changed by anybody between it and the reader."""
    for document in content.records:
        if document.folded and b"http:" not in document.folded:
            continue
        for path, link in (*field_links(document), *text_links(document)):
            if link.lower().startswith("http://"):
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
