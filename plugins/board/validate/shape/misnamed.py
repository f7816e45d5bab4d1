"""Fields that a file lacks, that nobody knows, or that exclude each other, as problems."""

import re
from collections.abc import Iterator

from board.problem import Problem
from board.read import Document
from board.schema import fields
from board.validate.shape.gate import obeys
from board.validate.shape.names import (
    OTHER_NAMES,
    allowed_names,
    close_name,
    field_elsewhere,
    known_name,
    plain_name,
)
from board.validate.shape.paste import key_line
from board.validate.shape.refusals import Refusal
from board.validate.shape.wording import KIND_NOUNS, Path, field_label, first_sentence, one_of, yaml_line

# More names than this are no help in a hint.
LISTED = 12

# Nobody should publish these about themselves, and no name is near enough to suggest.
PRIVATE = re.compile(
    "e_?mail|mail|phone|telephone|tel|mobile|whatsapp|iban|birthda(y|te)|birth_date|date_of_birth|age|address|street"
)


def unknown_fields(document: Document, kind: str, refusal: Refusal) -> Iterator[tuple[Problem, Path | None]]:
    """A problem for each unknown key of a group, with the path of the field it stands for."""
    known = refusal.schema["properties"]
    for name in refusal.value:
        if name in known or name.startswith("x-"):
            continue
        path = (*refusal.path, name)
        hint, meant, renamed = suggestion(kind, refusal, name)
        group = field_label(refusal.path) if refusal.path else KIND_NOUNS[kind]
        problem = Problem(
            id="unknown-field",
            location=document.at_key(*path),
            message=f"`{name}` is not a field of {group}",
            hint=hint,
            correction=key_line(document, path, renamed) if renamed else None,
        )
        yield problem, meant


def suggestion(kind: str, refusal: Refusal, name: str) -> tuple[str, Path | None, str | None]:
    """What to do about an unknown key, the path it stands for, and its new name if that alone mends it."""
    group = refusal.schema
    allowed = allowed_names(group, refusal.value)
    if kind in ("talent", "application") and PRIVATE.fullmatch(plain_name(name)):
        return (
            "remove it: all that is written here is public for ever, and people reach you by your links",
            None,
            None,
        )
    if name == "removed":
        return "leave `removed` alone in the file, or take it out", None, None
    meant = known_name(name, allowed, OTHER_NAMES)
    if meant is None and (elsewhere := field_elsewhere(name, fields(kind), refusal.path)):
        group_path, _, _name = elsewhere.path.rpartition(".")
        place: Path = tuple(elsewhere.path.split("."))
        if not group_path:
            return f"move `{name}` to the left edge of the file: it stands by itself there", place, None
        return f"write it below `{group_path}:`, two spaces further to the right", place, None
    for parent, part in group["properties"].items():
        inner = name.removeprefix(f"{parent}_")
        if inner in part.get("properties", ()):
            return f"write it as `{inner}:` below `{parent}:`", (*refusal.path, parent), None
    if meant := meant or close_name(name, allowed):
        part = group["properties"][meant]
        if meant in refusal.value:
            return f"write this in `{meant}`, which the file has already, and remove `{name}`", None, None
        if obeys(refusal.value[name], part):
            return f"write `{meant}`", (*refusal.path, meant), meant
        example = yaml_line(meant, part["examples"][0])
        return f"write `{meant}`, for example `{example}`", (*refusal.path, meant), None
    listed = f"the fields here are {one_of(group['properties'], last_by='and')}"
    known = listed if len(group["properties"]) <= LISTED else "docs/fields.md lists all fields"
    return f"remove it, or name it `x-{name}` to keep it as a note of your own; {known}", None, None


def missing_fields(document: Document, refusal: Refusal) -> Iterator[tuple[Problem, Path]]:
    """A problem for each field that a group must have, with the path of the field."""
    for name, because in lacking(refusal):
        path = (*refusal.path, name)
        part = refusal.schema["properties"][name]
        stands = "has no value" if document.extent(*path) is not None else "is missing"
        problem = Problem(
            id="missing-field",
            # Where the key stands without a value, this is the key.
            location=document.at(*path),
            message=f"{field_label(path)} {stands}{f', which goes with `{because}`' if because else ''}",
            hint=f"add `{yaml_line(name, part['examples'][0])}`: {first_sentence(part['description'])}",
        )
        yield problem, path


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
