"""Which kind of record a text is, and what its file should be called."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from board.importing.free_names import free_name
from board.importing.mail.cleaned import QUOTED, key_of
from board.importing.mail.message import RECORD_NAMES, Received
from board.importing.slugs import slug_from
from board.schema import KINDS, fields
from board.validate.content import Content

RECORDS = ("job", "talent", "application", "review", "pool")
FEWEST_KEYS = 2
PART = r"[a-z0-9](?:[._-]*[a-z0-9])*"
SLUG = re.compile(rf"{PART}(?:/{PART})?")
FOLDERS = {KINDS[kind].folder: kind for kind in RECORDS}
# The board's own form writes where the file belongs into the subject; a template, into its first line.
PLACE = re.compile(rf"\b(?P<folder>{'|'.join(FOLDERS)})/(?P<slug>{PART}(?:/{PART})?)\.ya?ml\b", re.IGNORECASE)
# What programs call a file that nobody named.
NO_NAMES = frozenset(("attachment", "body", "draft", "job", "mail", "message", "new", "noname", "profile", "untitled"))


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of record, and the name that a file is meant to have; "" where nobody says one."""

    kind: str
    slug: str = ""


def place_of(found: Received, kind: str) -> Place | None:
    """What a text is: of the kind that is given, or as its mail says, or as its keys do; None where nothing tells."""
    said = PLACE.search(found.subject) or PLACE.search(found.text.partition("\n")[0])
    if said:
        there = Place(FOLDERS[said["folder"].lower()], said["slug"].lower())
        if kind in ("", there.kind) and KINDS[there.kind].is_nested == ("/" in there.slug):
            return there
    kind = kind or kind_by_keys(found.text)
    return Place(kind, name_of_file(found.name, kind)) if kind else None


def kind_by_keys(text: str) -> str:
    """The kind whose fields stand at the beginning of most lines; "" where no kind has enough, or two as many."""
    keys = {key_of(QUOTED.sub("", line).strip()) for line in text.split("\n")}
    shared = {kind: len(keys & {field.name for field in fields(kind)}) for kind in RECORDS}
    best = max(shared.values())
    kinds = [kind for kind, number in shared.items() if number == best]
    return kinds[0] if best >= FEWEST_KEYS and len(kinds) == 1 else ""


def name_of_file(name: str, kind: str) -> str:
    """The name that a file of a record has already, if somebody chose it."""
    ending = next((one for one in RECORD_NAMES if name.lower().endswith(one)), "")
    stem = PurePosixPath(name.replace("\\", "/")).name[: -len(ending)] if ending else ""
    is_chosen = SLUG.fullmatch(stem) and stem.rstrip("0123456789-") not in NO_NAMES
    return stem if is_chosen and not KINDS[kind].is_nested else ""


def suggested_name(kind: str, record: Mapping[str, Any], content: Content) -> str:
    """A free name for a record, from its title or its name; "" for a kind whose names say whom it is about."""
    if KINDS[kind].is_nested:
        return ""

    def texts() -> Iterator[str]:
        yield from (str(record[key]) for key in ("title", "name", "account") if isinstance(record.get(key), str))

    wished = next(filter(None, map(slug_from, texts())), "")
    records = {one.slug for one in content.records if one.kind == kind}
    # One that is there may be the very same record, which is for its maintainer to see.
    return wished if wished in records else free_name(kind, texts(), content)
