"""Which files under a content folder are records, pages or pictures, and which have no business there."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from board.problem import Location, Problem
from board.schema import KINDS
from board.value import value

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PICTURE = re.compile(r"\.(png|jpe?g|webp)$", re.IGNORECASE)
# What people put at the end of a record's name in place of `.yml`.
WRONG_ENDING = re.compile(r"\.(?!(?-i:yml)$)(?:ya?ml|yml\.txt|yaml\.txt)$", re.IGNORECASE)
# What macOS and Windows leave behind in folders that somebody has looked at.
LITTER = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
# The page becomes a folder; with the folders above it, its path must stay within what file systems take.
LONGEST_PAGE = 200
# Addresses that the engine's own pages have; a page of that name would replace one.
ENGINE_PAGES = frozenset(
    ("404", "api", "apply", "categories", "change", "clients", "feeds", "forms", "index", "insights", "jobs")
    + ("moderation", "page", "places", "pools", "review", "schemas", "skills", "subscribe", "talent", "theme")
)
# A record's name has so many characters at most, and is none of these.
LONGEST_NAME = 80
RESERVED_NAMES = frozenset(
    ("api", "apply", "archive", "assets", "categories", "change", "clients", "feeds", "forms", "images", "index")
    + ("jobs", "new", "page", "pages", "places", "pools", "review", "schemas", "search", "skills", "static", "talent")
)
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file: these name devices, whatever their ending.
WINDOWS_NAMES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))]
)
BELONGS = (
    "keep in `content/` only jobs/NAME.yml, talent/NAME.yml, applications/JOB/ACCOUNT.yml, "
    "reviews/JOB/TALENT-by-client.yml, pools/NAME.yml, vocabulary.yml, pages/NAME.md and images/NAME/PICTURE.png"
)


@value()
class Found:
    """A file that belongs: `file` is how problems name it, `kind` one of the schemas' kinds or `picture`."""

    path: str
    file: str
    kind: str
    slug: str


def found_files(content: Path) -> tuple[list[Found], list[Problem]]:
    """What a content folder holds, in the order of names, and what is wrong with it before it is read.

    Links are never followed: what they lead to need not be content.
    """
    found: list[Found] = []
    problems: list[Problem] = []
    folder_name = content.name
    for path, name, is_file in walked(str(content)):
        location = Location(f"{folder_name}/{name}")
        if not is_file:
            problems.append(
                Problem(
                    id="symbolic-link",
                    location=location,
                    message=f"{name} is a link or a device, not a file",
                    hint="put the file itself in its place",
                )
            )
            continue
        if name.endswith(".gitkeep") or name.rpartition("/")[2] in LITTER:
            continue
        place = place_of(name)
        if isinstance(place, str):
            problems.append(Problem(id="unknown-file", location=location, message=place, hint=better_name(name)))
            continue
        kind, slug = place
        if kind == "page":
            problem = page_problem(name, slug, location)
            if problem:
                problems.append(problem)
                continue
        found.append(Found(path, location.file, kind, slug))
    return found, problems


def walked(folder: str) -> Iterator[tuple[str, str, bool]]:
    """Every file below a folder as (path, name relative to the top, whether it is a plain file), by name."""
    # Not recursive: a path may hold two thousand folders, Python's stack not half as many calls.
    pending = [(entry, entry.name) for entry in entries_of(folder)]
    while pending:
        entry, name = pending.pop()
        if entry.is_dir(follow_symlinks=False):
            pending += [(inner, f"{name}/{inner.name}") for inner in entries_of(entry.path)]
        else:
            yield entry.path, name, entry.is_file(follow_symlinks=False)


def entries_of(folder: str) -> list[os.DirEntry[str]]:
    """What lies in a folder, the last name first."""
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name, reverse=True)


RECORD_FOLDERS = {kind.folder: kind for kind in KINDS.values() if kind.folder and kind.name != "page"}


def place_of(name: str) -> tuple[str, str] | str:
    """The kind and slug of a file by its name under `content/`, or why it does not belong, as a message."""
    if name == "vocabulary.yml":
        return "vocabulary", ""
    folder, _, rest = name.partition("/")
    if folder == "pages" and rest.endswith(".md"):
        return "page", rest[:-3]
    if folder == "images" and rest.count("/") == 1 and PICTURE.search(rest):
        return "picture", rest
    kind = RECORD_FOLDERS.get(folder)
    if kind is not None and rest.count("/") == (1 if kind.is_nested else 0):
        if rest.endswith(".yml"):
            return kind.name, rest[:-4]
        if ending := WRONG_ENDING.search(rest):
            return f"{name} ends in {ending[0]}; records end in .yml"
    return f"{name} is no kind of file that this board knows"


def better_name(name: str) -> str:
    """What to do about a file that does not belong: of a record with the wrong ending, the name it should have."""
    folder, _, rest = name.partition("/")
    kind, ending = RECORD_FOLDERS.get(folder), WRONG_ENDING.search(rest)
    if kind is None or ending is None or rest.count("/") != (1 if kind.is_nested else 0):
        return BELONGS
    stem = normalize("NFKD", rest[: ending.start()].rpartition("/")[2]).encode("ascii", "ignore").decode()
    slug = re.sub("[^a-z0-9]+", "-", stem.lower()).strip("-")
    return f"rename it to `{slug}.yml`" if slug else BELONGS


def page_problem(name: str, slug: str, location: Location) -> Problem | None:
    """What is wrong with a page's address."""
    parts = slug.split("/")
    if not all(NAME.fullmatch(part) for part in parts) or len(slug) > LONGEST_PAGE:
        return Problem(
            id="bad-page-name",
            location=location,
            message=f"{name} would be no readable address",
            hint="name the file with small letters, digits and hyphens only, such as code-of-conduct.md",
        )
    if device := WINDOWS_NAMES.intersection(parts):
        return Problem(
            id="windows-name",
            location=location,
            message=f"the name {min(device)!r} is one that Windows keeps for a device",
            hint="give the page another name",
        )
    if parts[0] in ENGINE_PAGES or slug == "guides":
        return Problem(
            id="reserved-page-name",
            location=location,
            message=f"{name} would replace the board's own page /{parts[0]}/",
            hint="give the page another name",
        )
    return None
