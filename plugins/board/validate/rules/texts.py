"""The texts of a record with their paths, and a cheap look at its bytes that says whether to read them."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from board.problem import Location
from board.read import Document

Path = tuple[str | int, ...]

_URL = re.compile(r"https?://[^\s<>()\[\]\"']+", re.IGNORECASE)
_EMPHASIS = str.maketrans("", "", "_`\\")
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n\s*(?:\n|[-*+•#>]\s|\d+[.)]\s)")


def texts(document: Document) -> Iterator[tuple[Path, str]]:
    """Every text of a record in the order of its file, but what stands under an `x-…` key."""
    return _texts(document.data, ())


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            if not key.startswith("x-"):
                yield from _texts(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))


def may_say(document: Document, words: Iterable[bytes]) -> bool:
    """Whether one of these lower-case words can be in a record's texts, told from its bytes alone.

    Walking the texts of ten thousand jobs for a word that three of them use costs more than all other
    rules together. Where a backslash or an ampersand could spell a letter, the answer is yes.
    """
    raw = document.folded
    if not raw:
        return True
    for word in words:  # noqa: SIM110 - `any` with a generator takes twice the time
        if word in raw:
            return True
    return False


def without_urls(text: str) -> str:
    """A text with each web address replaced by a space, since addresses are full of digits and `@`."""
    return _URL.sub(" ", text)


def plain_text(markdown: str) -> str:
    """A Markdown text as it reads once it is rendered: no emphasis, no escapes."""
    return unescape(markdown).translate(_EMPHASIS)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a prose text, each on one line."""
    for part in _SENTENCE_END.split(text):
        # Only now: at the start of a line, a `*` begins an item.
        if sentence := " ".join(part.replace("*", "").split()):
            yield sentence


def place_of(document: Document, path: Path, part: str) -> Location:
    """Where a part of a text stands in its file, or where the text begins if the part is spelt otherwise."""
    extent = document.extent(*path)
    found = document.text.find(part, *extent) if extent else -1
    if found < 0:
        return document.at(*path)
    line_start = document.text.rfind("\n", 0, found) + 1
    return Location(document.file, document.text.count("\n", 0, found) + 1, found - line_start + 1)
