"""The records of the board in this folder, found by the names that people give them."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NoReturn

import click

from board.checked import Checked
from board.cli.board_folder import board_settings, stop
from board.cli.check import checked_board, name_under
from board.read import Document
from board.report import on_one_line
from board.schema import KINDS
from board.settings import BoardSettings
from board.validate.rules.spelling import nearest

NOUNS = {"job": "job", "talent": "profile", "application": "application", "review": "review", "pool": "pool"}


def refuse(reason: str) -> NoReturn:
    """End with exit code 1: what was asked for is not allowed, or not wise."""
    click.echo(f"board: {on_one_line(reason)}", err=True)
    raise SystemExit(1)


def halt(reason: str) -> NoReturn:
    """End with exit code 2, and nothing in the reason that a terminal would obey."""
    stop(on_one_line(reason))


def record_name(document: Document) -> str:
    """A record's name below `content/`: `jobs/logo`, `reviews/logo/ana-by-client`."""
    return document.file.partition("/")[2].removesuffix(".yml")


@dataclass(frozen=True)
class BoardRecords:
    """A board's records after a check of the whole board, well-shaped ones and tombstones."""

    settings: BoardSettings
    checked: Checked

    @property
    def today(self) -> str:
        return self.settings.today.isoformat()

    @cached_property
    def by_name(self) -> dict[str, Document]:
        content = self.checked.content
        return {record_name(document): document for document in (*content.records, *content.tombstones)}

    def find(
        self, written: str, kinds: Sequence[str] = tuple(NOUNS), *, missing: Callable[[str], NoReturn] = halt
    ) -> Document:
        """The record that is meant by a path, by `jobs/logo`, or by a name that only one record has or had.

        Ends with exit code 1 where it cannot be changed, and as `missing` says where there is none.
        """
        name = self.name_below_content(written)
        found = list(self.named(name, kinds))
        if len(found) > 1:
            halt(f"{name} is the name of several records: write {' or '.join(map(record_name, found))}")
        if not found:
            self.refuse_broken(name, kinds)
            nouns = NOUNS[kinds[0]] if len(kinds) == 1 else "record"
            names = (document.slug for document in self.by_name.values() if document.kind in kinds)
            near = nearest(name.rpartition("/")[2], names)
            missing(f"there is no {nouns} {name}{f'; write {near} if that is meant' if near else ''}")
        if self.is_removed(found[0]):
            refuse(f"{found[0].file} was removed on {found[0]['removed']}")
        return found[0]

    def name_below_content(self, written: str) -> str:
        path = Path(written)
        inside = name_under(path, self.settings.content) if os.path.isfile(path) else None
        name = inside or written.removeprefix("./").removeprefix(f"{self.settings.content.name}/")
        return name.removesuffix(".yml")

    def named(self, name: str, kinds: Sequence[str]) -> Iterator[Document]:
        """The record of a whole name, else all whose own name it is, else the one whose former name it is."""
        records = {whole: document for whole, document in self.by_name.items() if document.kind in kinds}
        if name in records:
            yield records[name]
            return
        own = [document for document in records.values() if document.slug == name]
        former = (document for document in records.values() if name in document.get("former_slugs", ()))
        yield from own or former

    def refuse_broken(self, name: str, kinds: Sequence[str]) -> None:
        for kind in kinds:
            for slug in self.checked.content.broken.get(kind, ()):
                if name in (slug, f"{KINDS[kind].folder}/{slug}"):
                    file = f"{self.settings.content.name}/{KINDS[kind].folder}/{slug}.yml"
                    refuse(f"{file} has errors; correct them first: board check {file}")

    def is_removed(self, document: Document) -> bool:
        return document.slug in self.checked.content.removed.get(document.kind, ())

    def path(self, name: str) -> Path:
        """Where a file or folder of `content/` lies on this machine."""
        return self.settings.content / name

    def has_folder(self, name: str) -> bool:
        """Whether `content/` has this folder; one that a link leads to is somebody else's."""
        path = self.path(name)
        return path.is_dir() and path.resolve() == self.settings.content.resolve() / name


def board_records(overrides: Sequence[str]) -> BoardRecords:
    """The records of the board in this folder; exits with 2 where there is none."""
    settings = board_settings(overrides)
    return BoardRecords(settings, checked_board(settings))
