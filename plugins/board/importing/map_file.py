"""Reads the file that maps a table's columns to fields, and says everything that is wrong with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from board.importing.dates import DATE_PARTS
from board.importing.mapping import (
    ColumnMap,
    Source,
    clash,
    clashes,
    find_field,
    map_problem,
    meant_name,
    unknown_field,
)
from board.problem import Problem
from board.read import Document, read_document

TOP = ("file", "fields", "leave_out")
TAKES = ("link", "email")
STEPS = (
    "from",
    "constant",
    "default",
    "table",
    "contains",
    "split",
    "join",
    "heading",
    "plus_days",
    "written",
    "take",
    "when",
    "overflow",
)
Path = tuple[str | int, ...]


def read_map(raw: bytes, *, file: str, kind: str, columns: Sequence[str]) -> tuple[ColumnMap | None, list[Problem]]:
    """The map in a file's bytes, for a table with these columns; None where a problem is an error."""
    document, syntax = read_document(raw, file=file, kind="map")
    if document is None:
        return None, list(syntax)
    reader = MapReader(document, kind, columns)
    column_map = reader.column_map()
    return (None if reader.problems else column_map), reader.problems


class MapReader:
    """One reading of a map file; `problems` grows as it goes, so that all are told at once."""

    def __init__(self, document: Document, kind: str, columns: Sequence[str]) -> None:
        self.document = document
        self.kind = kind
        self.columns = columns
        self.problems: list[Problem] = []

    def column_map(self) -> ColumnMap:
        for key in self.document.data:
            self.known(key, TOP, (key,), "a map")
        listed = self.document.get("fields")
        if not isinstance(listed, dict):
            self.add(("fields",), "the map has no `fields`", "list the fields below `fields:`, each with its source")
            listed = {}
        sources = {}
        for path in listed:
            if find_field(self.kind, path) is None:
                self.problems.append(unknown_field(path, self.kind, self.document.at_key("fields", path)))
            else:
                sources[path] = self.source(listed[path], ("fields", path))
        for inner, outer in clashes(sources):
            self.problems.append(clash(inner, outer, self.document.at_key("fields", inner)))
        name = self.document.get("file", "title" if "title" in self.columns else None)
        left_out = self.texts(self.document.get("leave_out", []), ("leave_out",))
        for column in left_out:
            self.column(column, ("leave_out",))
        if name is None:
            self.add((), "the map does not say what the files are called", "add `file:` with a column")
        file_name = self.source(name, ("file",)) if name is not None else Source()
        return ColumnMap(kind=self.kind, sources=sources, file_name=file_name, left_out=left_out)

    def source(self, value: Any, at: Path) -> Source:
        """A source: a column's name, or its steps."""
        if isinstance(value, str):
            return Source(columns=self.existing([value], at))
        if not isinstance(value, dict):
            self.add(at, "a source is a column's name or a group of steps", "write the name of a column")
            return Source()
        for step in value:
            self.known(step, STEPS, (*at, step), "a source")
        if not {"from", "constant", "join"} & value.keys():
            self.add(at, "this source has no `from`, `constant` or `join`", "say with `from:` which column it is")
        return Source(
            columns=self.existing(self.texts(value.get("from", []), (*at, "from")), (*at, "from")),
            constant=value.get("constant"),
            default=value.get("default"),
            table=self.table(value, "table", at),
            contains=self.table(value, "contains", at),
            split=self.texts(value.get("split", []), (*at, "split")),
            join=self.parts(value.get("join", []), (*at, "join")),
            heading=self.text(value, "heading", at),
            plus_days=self.days(value, at),
            written=self.pattern(value, at),
            take=self.choice(value, "take", TAKES, at),
            when=self.conditions(value, at),
            overflow=self.prose(value, at),
        )

    def existing(self, columns: Sequence[str], at: Path) -> tuple[str, ...]:
        return tuple(column for column in columns if self.column(column, at))

    def column(self, name: str, at: Path) -> bool:
        """Whether the table has this column; a problem where it has not."""
        if name in self.columns:
            return True
        meant = meant_name(name, self.columns, {})
        hint = f"write `{meant}` if that is meant" if meant else f"use one of {', '.join(self.columns)}"
        self.add(at, f"the table has no column `{name}`", hint)
        return False

    def known(self, key: str, allowed: Sequence[str], at: Path, of: str) -> None:
        if key in allowed or key.startswith("x-"):
            return
        meant = meant_name(key, allowed, {"from": "column columns source", "constant": "value fixed always"})
        hint = f"write `{meant}` if that is meant" if meant else f"use one of {', '.join(allowed)}"
        place = self.document.at_key(*at)
        self.problems.append(map_problem(place, f"`{key}` is no part of {of}", hint))

    def texts(self, value: Any, at: Path) -> tuple[str, ...]:
        """One text or a list of texts, as a tuple."""
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(one, str) for one in values):
            self.add(at, "this should be a text, or a list of texts", 'put numbers in quotes: "2026"')
            return ()
        return tuple(values)

    def text(self, value: Mapping[str, Any], key: str, at: Path) -> str:
        found = value.get(key, "")
        if isinstance(found, str):
            return found
        self.add((*at, key), f"`{key}` should be a text", f'put it in quotes: {key}: "{found}"')
        return ""

    def choice(self, value: Mapping[str, Any], key: str, allowed: Sequence[str], at: Path) -> str:
        found = self.text(value, key, at)
        if found and found not in allowed:
            self.add((*at, key), f"`{found}` is not one of {', '.join(allowed)}", f"write {key}: {allowed[0]}")
        return found

    def days(self, value: Mapping[str, Any], at: Path) -> int:
        found = value.get("plus_days", 0)
        if isinstance(found, int):
            return found
        self.add((*at, "plus_days"), f"`{found}` is no number of days", "write a whole number: plus_days: 30")
        return 0

    def pattern(self, value: Mapping[str, Any], at: Path) -> str:
        found = self.text(value, "written", at)
        if found and not all(found.count(part) == 1 for part in DATE_PARTS):
            self.add((*at, "written"), f"`{found}` does not say where day, month and year are", "write DD.MM.YYYY")
        return found

    def table(self, value: Mapping[str, Any], key: str, at: Path) -> dict[str, Any]:
        found = value.get(key, {})
        if isinstance(found, dict):
            return {word.casefold().strip(): meaning for word, meaning in found.items()}
        self.add((*at, key), f"`{key}` should list values, each with what it becomes", "write one `old: new` a line")
        return {}

    def parts(self, value: Any, at: Path) -> tuple[Source, ...]:
        if isinstance(value, list):
            return tuple(self.source(part, (*at, number)) for number, part in enumerate(value))
        self.add(at, "`join` should be a list of sources", "begin each source with a dash")
        return ()

    def conditions(self, value: Mapping[str, Any], at: Path) -> dict[str, tuple[str, ...]]:
        found = value.get("when", {})
        if not isinstance(found, dict):
            self.add((*at, "when"), "`when` should list columns with their values", "write when: {status: filled}")
            return {}
        return {
            column: tuple(text.casefold() for text in self.texts(wanted, (*at, "when", column)))
            for column, wanted in found.items()
            if self.column(column, (*at, "when"))
        }

    def prose(self, value: Mapping[str, Any], at: Path) -> str:
        found = self.text(value, "overflow", at)
        field = find_field(self.kind, found) if found else None
        if found and (field is None or field.type != "prose"):
            self.add((*at, "overflow"), f"`{found}` is not a field for long text", "write overflow: description")
        return found

    def add(self, at: Path, message: str, hint: str) -> None:
        self.problems.append(map_problem(self.document.at(*at), message, hint))
