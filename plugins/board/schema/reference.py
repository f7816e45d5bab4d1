"""The field reference, docs/fields.md, made from the schemas."""

import json
from collections.abc import Iterator
from typing import Any

from board.schema.fields import KINDS, Field, Kind, fields, load_schema

INTRODUCTION = """\
# Fields

Every field of every file, made from `schemas/*.schema.json` by `field_reference()`; a test compares the two.
A star marks a field that must be there; inside a group, one that must be there if the group is. `a.b` is the
field `b` inside the group `a`, and `a[]` one item of the list `a`. A field whose name begins with `x-` is a
note of your own: it is allowed everywhere and ignored. Days are written `2026-12-04`, without quotes or with.
"""

WHERE = {
    "vocabulary": "`content/vocabulary.yml`",
    "page": "the head of `content/pages/**/*.md`, between two lines `---`",
    "review": "`content/reviews/<job>/<profile>-by-client.yml`, or `…-by-talent.yml`",
    "tombstone": "in place of any record, this field alone",
}

TYPES = {
    "text": "text",
    "prose": "Markdown",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "date": "a day",
    "month": "a year, or a year and month",
    "url": "the address of a page",
    "email": "an e-mail address",
    "list": "a list",
    "group": "a group",
}

FORMS = {
    "account": "a login",
    "slug": "small letters, digits and hyphens",
    "picture": "the name of a PNG, JPEG or WebP file",
    "country": "an ISO 3166 code",
    "currency": "an ISO 4217 code",
    "language": "a BCP 47 code",
}

MAPPED = {"schema.org": "schema.org", "json-resume": "JSON Resume", "feeds": "Feeds"}


def field_reference() -> str:
    """The whole page, as Markdown."""
    parts = [INTRODUCTION]
    for kind in KINDS.values():
        schema = load_schema(kind.name)
        parts.append(f"## {schema['title']}\n\n{schema['description']} File: {place(kind)}.\n")
        parts.append(table(["Field", "Value", "What it is for", "Example"], field_rows(kind)))
    parts.append(
        "## What the fields become\n\nThe same facts in the words of schema.org's `JobPosting` and `Person`, of "
        "JSON Resume, and of the feeds. A field that is not named here is shown on the page only; so is a fixed "
        "price, since `baseSalary` knows no sum for a whole job.\n"
    )
    for kind in KINDS.values():
        if rows := list(mapping_rows(kind)):
            parts.append(f"### {load_schema(kind.name)['title']}\n")
            parts.append(table(["Field", *MAPPED.values()], rows))
    return "\n".join(parts)


def place(kind: Kind) -> str:
    """Where a kind's files are."""
    inner = "<job>/<account>" if kind.is_nested else "<slug>"
    return WHERE.get(kind.name, f"`content/{kind.folder}/{inner}.yml`")


def table(heads: list[str], rows: Any) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def all_fields(kind: Kind) -> Iterator[Field]:
    """Every field of a kind in order, each path once; the forms that an item may have count as one."""
    seen: set[str] = set()
    for top in fields(kind.name):
        for field in top.walk():
            if field.path not in seen:
                seen.add(field.path)
                yield field


def field_rows(kind: Kind) -> Iterator[list[str]]:
    words = choice_words(kind)
    for field in all_fields(kind):
        star = "*" if field.required and field.name else ""
        guide = f" Guide: {field.guide.replace('-', ' ')}." if field.guide else ""
        yield [
            f"`{field.path}`{star}",
            words.get(field.path) or value_words(field),
            f"{field.description}{guide}",
            example(field),
        ]


def choice_words(kind: Kind) -> dict[str, str]:
    """By path the words of each choice; where an item has several forms, each adds its own."""
    choices: dict[str, list[str]] = {}
    for top in fields(kind.name):
        for field in top.walk():
            choices.setdefault(field.path, []).extend(f"`{choice}`" for choice in field.choices)
    return {path: ", ".join(words) for path, words in choices.items()}


def mapping_rows(kind: Kind) -> Iterator[list[str]]:
    for field in all_fields(kind):
        if field.maps_to:
            yield [f"`{field.path}`", *(field.maps_to.get(name, "") for name in MAPPED)]


def example(field: Field) -> str:
    """A short example of a field that is one value; groups and lists show theirs in their own fields."""
    value = field.example
    if isinstance(value, dict | list) or field.type == "prose":
        return ""
    return f"`{value if isinstance(value, str) else json.dumps(value)}`"


def value_words(field: Field) -> str:
    """The type of a field with its limits: "text, 5 to 100 characters"."""
    schema = field.schema
    if field.type == "either":
        return " or ".join(dict.fromkeys(value_words(variant) for variant in field.variants))
    words = FORMS.get(field.written_as, TYPES[field.type])
    if field.type in ("text", "prose") and not field.written_as:
        return f"{words}, {span(schema.get('minLength'), schema['maxLength'], 'characters')}"
    if field.type == "list":
        return f"{words}, {span(schema.get('minItems'), schema['maxItems'], 'items')}"
    if field.type in ("number", "integer"):
        above = f"above {schema['exclusiveMinimum']}, " if "exclusiveMinimum" in schema else ""
        return f"{words}, {above}{span(schema.get('minimum'), schema['maximum'], '')}".rstrip()
    return words


def span(least: int | None, most: int, noun: str) -> str:
    bounds = f"at most {most:,}" if least is None else f"{least:,} to {most:,}"
    return f"{bounds} {noun}"
