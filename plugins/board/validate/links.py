"""Every address that records name, with its place."""

import re

from board.read import Document

Path = tuple[str | int, ...]

# CommonMark 6.3 to 6.5 and 4.7: links and pictures, addresses in angle brackets, definitions; then the bare
# addresses. Each is only looked for where its sign is in the text: most texts have none of them.
_MARKDOWN_LINKS = (
    ("](", re.compile(r"\]\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))")),
    ("<", re.compile(r"<([A-Za-z][A-Za-z0-9+.-]+:[^<>\s]*)>")),
    ("]:", re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*(?:<([^<>\n]*)>|(\S+))", re.MULTILINE)),
    ("//", re.compile(r"(https?://[^\s<>()\"'`]+)")),
)
_MARKDOWN_KEYS = {"job": "description", "talent": "summary", "application": "cover"}


Link = tuple[Document, Path, str]
"""In which record, where, which address."""


def field_links(document: Document) -> list[Link]:
    """The address in every field that is made for one."""
    data = document.data
    if document.kind == "job":
        found = _urls(document, "apply")
        if "url" in data["client"]:
            found.append((document, ("client", "url"), data["client"]["url"]))
        return found
    if document.kind == "talent":
        return [link for key in ("links", "portfolio", "certificates") for link in _urls(document, key)]
    return [(document, ("portfolio", index), link) for index, link in enumerate(data.get("portfolio", ()))]


def _urls(document: Document, key: str) -> list[Link]:
    return [
        (document, (key, index, "url"), item["url"])
        for index, item in enumerate(document.data.get(key, ()))
        if "url" in item
    ]


def text_links(document: Document) -> list[Link]:
    """Every address in a record's Markdown."""
    key = _MARKDOWN_KEYS.get(document.kind, "")
    text = document.data.get(key, "")
    found: dict[str, None] = {}
    for sign, pattern in _MARKDOWN_LINKS:
        if sign in text:
            # One group of the pattern takes part in a match.
            found.update(dict.fromkeys("".join(match.groups("")) for match in pattern.finditer(text)))
    return [(document, (key,), link) for link in found]
