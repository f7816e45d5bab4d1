"""A row of a table as the data of a record."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from board.importing.addresses import EMAIL, LINK, first_email, first_link
from board.importing.dates import iso_date
from board.importing.mapping import ColumnMap, Source, find_field
from board.importing.table import Row, plain_lines
from board.schema import Field

NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
BOOLEANS = {"true": True, "yes": True, "false": False, "no": False}
BULLET = re.compile(r"^\s*[-*•–]\s+")
TAKEN = {"link": first_link, "email": first_email}
WAYS = {"pull_request": "pull_request", "pull request": "pull_request"}


def record_from(row: Row, column_map: ColumnMap) -> dict[str, Any]:
    """The record that a row describes; what does not fit stays as it is, for the check to explain."""
    record: dict[str, Any] = {}
    overflows: list[tuple[str, Field, str]] = []
    for path, source in column_map.sources.items():
        field = find_field(column_map.kind, path)
        assert field is not None  # the map has been checked
        value = value_from(source, row.cells, field)
        if source.overflow and isinstance(value, list) and not fits(value, field):
            overflows.append((source.overflow, field, cell_of(source, row.cells)))
            value = source.default
        if value not in (None, "", []):
            put(record, path.split(".") if not path.startswith("x-") else [path], value)
    for target, field, text in overflows:
        section = f"## {field.title}\n\n{text.strip(chr(10))}\n"
        before = record.get(target, "")
        record[target] = f"{before}\n{section}" if before else section
    filled: dict[str, Any] = without_gaps(record)
    return filled


def value_from(source: Source, cells: Mapping[str, str], field: Field) -> Any:
    """The value of one field, or None where the row has none."""
    for column, wanted in source.when.items():
        if cells[column].strip().casefold() not in wanted:
            return None
    if source.constant is not None:
        return source.constant
    if source.join:
        parts = [part for one in source.join if (part := joined_part(one, cells))]
        return as_prose("\n\n".join(parts)) if parts else source.default
    cell = cell_of(source, cells)
    if source.contains:
        return looked_for(source, cells)
    if not cell:
        return source.default
    if source.table:
        return source.table.get(cell.strip().casefold(), cell if source.default is None else source.default)
    return typed(cell, field, source)


def joined_part(source: Source, cells: Mapping[str, str]) -> str:
    """One part of a joined text, below its heading."""
    for column, wanted in source.when.items():
        if cells[column].strip().casefold() not in wanted:
            return ""
    text = source.constant if source.constant is not None else cell_of(source, cells) or source.default
    if not text:
        return ""
    body = str(text).strip("\n").rstrip()
    return f"## {source.heading}\n\n{body}" if source.heading else body


def cell_of(source: Source, cells: Mapping[str, str]) -> str:
    """The first of the columns that has something to give, with our line ends."""
    for column in source.columns:
        text = plain_lines(cells[column])
        if source.take:
            text = TAKEN[source.take](text)
        if text.strip():
            return text
    return ""


def looked_for(source: Source, cells: Mapping[str, str]) -> Any:
    """What the first word of the list that a column contains stands for; column by column."""
    for column in source.columns:
        text = cells[column].casefold()
        for word, meaning in source.contains.items():
            if re.search(rf"(?<!\w){re.escape(word)}", text):
                return meaning
    return source.default


def typed(cell: str, field: Field, source: Source) -> Any:
    """A cell as a value of its field's type; the text itself where it is none."""
    text = cell.strip()
    match field.type:
        case "prose":
            return as_prose(cell)
        case "date":
            return iso_date(text, source.written, source.plus_days)
        case "number" | "integer" | "month" if NUMBER.fullmatch(text):
            number = float(text)
            return int(text.partition(".")[0]) if number.is_integer() else number
        case "boolean":
            return BOOLEANS.get(text.casefold(), text)
        case "list" if field.item is not None:
            return listed(cell, field.item, source)
        case _:
            return text


def as_prose(text: str) -> str:
    """A long text as people write it in a file: no empty lines around it, one line end after it."""
    return text.strip("\n").rstrip() + "\n" if text.strip() else ""


def listed(cell: str, item: Field, source: Source) -> Any:
    """The items of a cell, each once."""
    separators = source.split or (";", "lines")
    if holds_ways(item):
        return ways_to_apply(cell, separators)
    values: list[Any] = []
    for part in parts_of(cell, separators):
        value = typed(part, item, source)
        if value not in values:
            values.append(value)
    return values


def holds_ways(item: Field) -> bool:
    """Whether the items of a list are ways to apply."""
    return {"via", "address"} <= {child.name for form in item.variants for child in form.children}


def parts_of(cell: str, separators: tuple[str, ...]) -> Iterator[str]:
    """The parts between separators, without the blanks and the bullets around them."""
    split_by = "|".join("\n" if separator == "lines" else re.escape(separator) for separator in separators)
    for part in re.split(split_by, cell):
        text = BULLET.sub("", part).strip()
        if text:
            yield text


def ways_to_apply(cell: str, separators: tuple[str, ...]) -> Any:
    """Addresses as ways to apply: what each is can be seen from its form."""
    ways: list[dict[str, str]] = []
    for part in parts_of(cell, separators):
        if part.casefold() in WAYS:
            ways.append({"via": "pull_request"})
        elif LINK.fullmatch(part):
            ways.append({"via": "form", "url": part})
        elif EMAIL.fullmatch(part.removeprefix("mailto:")):
            ways.append({"via": "email", "address": part.removeprefix("mailto:")})
        else:
            return cell.strip()
    return ways


def fits(values: list[Any], field: Field) -> bool:
    """Whether a list has no more items, and no longer ones, than its field takes."""
    item = field.item
    forms = (item, *item.variants) if item else ()
    longest = min((form.schema["maxLength"] for form in forms if "maxLength" in form.schema), default=None)
    if len(values) > field.schema.get("maxItems", len(values)):
        return False
    return longest is None or all(len(str(value)) <= longest for value in values)


def put(record: dict[str, Any], steps: list[str], value: Any) -> None:
    """Set the value at a path; an item's number is a key until `without_gaps`."""
    *groups, last = steps
    inside: Any = record
    for step in groups:
        inside = inside.setdefault(step, {})
    inside[last] = value


def without_gaps(value: Any) -> Any:
    """The record with real lists where items were numbered, in the order of their numbers."""
    if not isinstance(value, dict):
        return value
    if value and all(key.isdecimal() for key in value):
        return [without_gaps(value[key]) for key in sorted(value, key=int)]
    return {key: without_gaps(part) for key, part in value.items()}
