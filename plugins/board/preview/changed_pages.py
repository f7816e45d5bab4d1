"""Which pages differ between two built sites, those first that show the changed records themselves."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from filecmp import cmp
from html import unescape
from pathlib import Path

from board.files import place_of

PAGE = "index.html"
TITLE = re.compile(rb"<title>([^<]*)</title>")
# What is read by programs alone, by the first part of its path.
READ_BY = {"feeds": "feeds and calendars", "api": "the API", "schemas": "the API", "search": "the search"}
A_RECORD = re.compile(r"(jobs|talent|pools|clients)/[^/]+/index\.html")


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page that is not as it was; before or after it may be missing."""

    path: str
    title: str
    was_there: bool
    is_there: bool

    @property
    def what(self) -> str:
        if not self.was_there:
            return "new"
        return "changed" if self.is_there else "gone"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every page that differs, the most telling first, and how many other files do, by what they are for."""

    pages: tuple[ChangedPage, ...]
    others: Mapping[str, int]


def comparison(before: Path, after: Path, changed: Iterable[str]) -> Comparison:
    """Compare two sites; `changed` are the names of the changed files below `content/`."""
    own = {
        page: number for number, page in enumerate(dict.fromkeys(page for name in changed for page in pages_of(name)))
    }
    was, now = set(files_in(before)), set(files_in(after))
    different = [
        path
        for path in sorted(was | now)
        if path not in was or path not in now or not cmp(before / path, after / path, shallow=False)
    ]
    pages = [path for path in different if path.endswith(".html")]
    pages.sort(key=lambda path: (rank(path, own), own.get(path, 0), path))
    others = Counter(READ_BY.get(path.partition("/")[0], "other files") for path in different if path not in set(pages))
    return Comparison(
        tuple(
            ChangedPage(path, title_of((after if path in now else before) / path), path in was, path in now)
            for path in pages
        ),
        dict(sorted(others.items())),
    )


def rank(path: str, own: Mapping[str, int]) -> int:
    """The changed records' pages, then the pages to apply for them, then those of other records, then lists."""
    if path in own:
        return 0
    if path.removesuffix(f"apply/{PAGE}") + PAGE in own:
        return 1
    return 2 if A_RECORD.fullmatch(path) else 3


def pages_of(name: str) -> Iterator[str]:
    """The pages that show the record in a file of this name below `content/`."""
    place = place_of(name)
    if isinstance(place, str):
        return
    kind, slug = place
    match kind:
        case "job":
            yield f"jobs/{slug}/{PAGE}"
        case "talent" | "page":
            yield f"talent/{slug}/{PAGE}" if kind == "talent" else f"{slug}/{PAGE}"
        case "pool":
            yield f"pools/{slug}/{PAGE}"
        case "application" | "review":
            yield f"jobs/{slug.partition('/')[0]}/{PAGE}"
        case "picture":
            yield from (f"{folder}/{slug.partition('/')[0]}/{PAGE}" for folder in ("jobs", "talent"))


def files_in(folder: Path) -> Iterator[str]:
    """Every file below a folder by its path, none that a link leads to."""
    for root, _, names in os.walk(folder):
        for name in names:
            path = Path(root) / name
            if not path.is_symlink():
                yield path.relative_to(folder).as_posix()


def title_of(page: Path) -> str:
    """What a page calls itself, without the name of the board."""
    found = TITLE.search(page.read_bytes())
    if not found:
        return page.parent.name
    title, _, board = unescape(found[1].decode("utf-8", "replace")).rpartition(" · ")
    return title or board
