"""Fields that a file lacks, that nobody knows, or that exclude each other, as problems."""

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

from board.problem import Problem
from board.read import Document
from board.schema import fields
from board.validate.shape.gate import obeys
from board.validate.shape.mistyped import repair
from board.validate.shape.names import (
    OTHER_NAMES,
    allowed_names,
    close_name,
    field_elsewhere,
    known_name,
    only_name,
    plain_name,
)
from board.validate.shape.pairs import pair_meant
from board.validate.shape.paste import certain, lines_above, renamed_line, value_line
from board.validate.shape.refusals import Refusal
from board.validate.shape.wording import (
    KIND_NOUNS,
    Path,
    field_label,
    first_sentence,
    one_of,
    timely_example,
    yaml_line,
    yaml_text,
)

# More names than this are no help in a hint.
LISTED = 12

# Nobody should publish these about themselves, and no name is near enough to suggest.
PRIVATE = re.compile(
    "e_?mail|mail|phone|telephone|tel|mobile|whatsapp|iban|birthda(y|te)|birth_date|date_of_birth|age|address|street"
)


def misbuilt_group(document: Document, refusal: Refusal) -> Problem | None:
    """A group of one unknown field in whose words two known ones are hidden: `fr: native`."""
    meant = refusal.meant or (pair_meant(refusal.value, refusal.schema) if refusal.keyword == "required" else None)
    if meant is None:
        return None
    written = yaml_text(dict(meant))
    name = next(iter(refusal.value))
    return Problem(
        id="unknown-field",
        location=document.at(*refusal.path),
        message=f"`{name}` is not a field of {field_label(refusal.path)}",
        hint=f"write `{written}`",
        correction=value_line(document, refusal.path, written),
    )


def unknown_fields(document: Document, kind: str, refusal: Refusal) -> Iterator[tuple[Problem, Path | None]]:
    """A problem for each unknown key of a group, with the path of the field it stands for."""
    known = refusal.schema["properties"]
    for name in refusal.value:
        if name in known or name.startswith("x-"):
            continue
        path = (*refusal.path, name)
        hint, meant, renamed = suggestion(document, kind, refusal, name)
        group = field_label(refusal.path) if refusal.path else KIND_NOUNS[kind]
        problem = Problem(
            id="unknown-field",
            location=document.at_key(*path),
            message=f"`{name}` is not a field of {group}",
            hint=hint,
            correction=certain(
                renamed_line(document, path, *renamed),
                only_name(name, known, all_names(kind)) in renamed[:1],
            ),
        )
        yield problem, meant


def all_names(kind: str) -> frozenset[str]:
    """The names of all fields of a kind, wherever they stand."""
    return frozenset(part.name for field in fields(kind) for part in field.walk())


def suggestion(
    document: Document, kind: str, refusal: Refusal, name: str
) -> tuple[str, Path | None, tuple[()] | tuple[str] | tuple[str, str]]:
    """What to do about an unknown key, the path it stands for, and its new name, and value, if those mend it."""
    group = refusal.schema
    allowed = allowed_names(group, refusal.value)
    if kind in ("talent", "application", "review", "pool") and PRIVATE.fullmatch(plain_name(name)):
        return (
            "remove it: all that is written here is public for ever, and people reach you by your links",
            None,
            (),
        )
    if name == "removed":
        return "leave `removed` alone in the file, or take it out", None, ()
    meant = known_name(name, allowed, OTHER_NAMES)
    if meant is None and (elsewhere := field_elsewhere(name, fields(kind), refusal.path)):
        group_path, _, _name = elsewhere.path.rpartition(".")
        place: Path = tuple(elsewhere.path.split("."))
        if not group_path:
            return f"move `{name}` to the left edge of the file: it stands by itself there", place, ()
        return f"write it below `{group_path}:`, two spaces further to the right", place, ()
    for parent, part in group["properties"].items():
        inner = name.removeprefix(f"{parent}_")
        if inner in part.get("properties", ()):
            return f"write it as `{inner}:` below `{parent}:`", (*refusal.path, parent), ()
    if meant := meant or close_name(name, allowed):
        part = group["properties"][meant]
        if meant in refusal.value:
            return f"write this in `{meant}`, which the file has already, and remove `{name}`", None, ()
        if obeys(refusal.value[name], part):
            return f"write `{meant}`", (*refusal.path, meant), (meant,)
        asked = Refusal(path=(*refusal.path, name), keyword="type", value=refusal.value[name], schema=part)
        value, is_certain = repair(document, asked)
        if value is not None and is_certain:
            return f"write `{meant}: {value}`", (*refusal.path, meant), (meant, value)
        is_alike = has_type_of(refusal.value[name], part)
        if is_alike and (plain_name(meant) == plain_name(name) or close_name(name, [meant])):
            # The value stays the writer's own, whatever else is wrong with it.
            return f"write `{meant}`", (*refusal.path, meant), (meant,)
        example = yaml_line(meant, timely_example(meant, part, refusal.today))
        return f"write `{meant}`, for example `{example}`", (*refusal.path, meant), ()
    listed = f"the fields here are {one_of(group['properties'], last_by='and')}"
    known = listed if len(group["properties"]) <= LISTED else "docs/fields.md lists all fields"
    return f"remove it, or name it `x-{name}` to keep it as a note of your own; {known}", None, ()


def has_type_of(value: object, part: Mapping[str, Any]) -> bool:
    """Whether a value is text, a list, a group or a number as its field asks for, whatever is wrong inside."""
    return "type" in part and obeys(value, {"type": part["type"]})


def missing_fields(document: Document, refusal: Refusal, stood_for: Container[Path | None]) -> Iterator[Problem]:
    """One problem for all the fields that a group lacks, and one for each that stands there without a value."""
    names = [(name, because) for name, because in lacking(refusal) if (*refusal.path, name) not in stood_for]
    absent = [name for name, because in names if not because and document.extent(*refusal.path, name) is None]
    if len(absent) > 1:
        yield several_missing(document, refusal, absent)
    for name, because in names:
        if len(absent) < 2 or name not in absent:
            yield missing_field(document, refusal, name, because)


def missing_field(document: Document, refusal: Refusal, name: str, because: str) -> Problem:
    path = (*refusal.path, name)
    part = refusal.schema["properties"][name]
    stands = "has no value" if document.extent(*path) is not None else "is missing"
    example = timely_example(name, part, refusal.today)
    return Problem(
        id="missing-field",
        # Where the key stands without a value, this is the key.
        location=document.at(*path),
        message=f"{field_label(path)} {stands}{f', which goes with `{because}`' if because else ''}",
        hint=f"add `{yaml_line(name, example)}`: {first_sentence(part['description'])}",
    )


def several_missing(document: Document, refusal: Refusal, names: list[str]) -> Problem:
    """What a group lacks, in the order in which people write it, with examples to be replaced."""
    parts = refusal.schema["properties"]
    lines = [yaml_line(name, timely_example(name, parts[name], refusal.today)) for name in parts if name in names]
    location = document.at(*refusal.path)
    correction = lines_above(document, refusal.path, lines)
    shown = "these lines" if correction else ", ".join(f"`{line}`" for line in lines)
    return Problem(
        id="missing-field",
        location=location,
        message=f"{field_label(refusal.path)} lacks {one_of((n for n in parts if n in names), last_by='and')}",
        hint=f"add {shown}, each with a value of your own in place of the example",
        correction=correction,
    )


def lacking(refusal: Refusal) -> Iterator[tuple[str, str]]:
    """The names a group lacks, each with the field that asks for it, "" where all such groups need it."""
    if refusal.keyword == "required":
        for name in refusal.schema["required"]:
            if name not in refusal.value:
                yield name, ""
        return
    seen = set()
    for because, names in refusal.schema["dependentRequired"].items():
        for name in names:
            if because in refusal.value and name not in refusal.value and name not in seen:
                seen.add(name)
                yield name, because


def conflicting_fields(document: Document, refusal: Refusal) -> Problem:
    """Fields beside another one that excludes them."""
    excluded = [form["required"][0] for form in refusal.schema["not"]["anyOf"]]
    written = [name for name in excluded if name in refusal.value]
    return Problem(
        id="conflicting-fields",
        location=document.at_key(*refusal.path, written[0]),
        message=f"{field_label(refusal.path)} has {one_of(written, last_by='and')} beside `{refusal.because}`",
        hint=f"keep `{refusal.because}` for one figure, or {one_of(excluded, last_by='and')} for a range",
    )
