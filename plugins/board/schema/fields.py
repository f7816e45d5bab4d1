"""The schemas as data: each kind's fields in order, with their titles, hints and examples."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of file: where its files live below `content/`, and the schema of one of them.

    `folder` is "" where the kind has no folder of its own. The files of a nested kind lie one folder
    deeper, under the name of the record they belong to.
    """

    name: str
    folder: str = ""
    is_nested: bool = False

    @property
    def schema_file(self) -> str:
        return f"{self.name}.schema.json"


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(name="job", folder="jobs"),
        Kind(name="talent", folder="talent"),
        Kind(name="application", folder="applications", is_nested=True),
        Kind(name="review", folder="reviews", is_nested=True),
        Kind(name="pool", folder="pools"),
        Kind(name="vocabulary"),
        Kind(name="page", folder="pages", is_nested=True),
        Kind(name="tombstone"),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Field:
    """One key of a record, as a form, a template, an import or a reference needs to know it.

    `path` is the way to it, as in `pay.bonus.amount` or `milestones[].due`. `type` is one of text,
    prose (Markdown), number, integer, boolean, date, month (a year, or a year and month), url, email,
    choice, list (see `item`), group (see `children`) and either (see `variants`: one of several forms).
    `written_as` names the form of a text that has one: account, slug, picture, country, currency,
    language, email or month. `part` names the part of a form that the field stands in.
    `schema` is its part of the schema, for limits such as `maxLength`; it must not be changed.
    """

    name: str
    path: str
    title: str
    description: str
    type: str
    required: bool
    examples: tuple[Any, ...]
    choices: tuple[str, ...] = ()
    default: Any = None
    written_as: str = ""
    guide: str = ""
    part: str = ""
    maps_to: Mapping[str, str] = field(default_factory=dict)
    children: tuple["Field", ...] = ()
    item: "Field | None" = None
    variants: tuple["Field", ...] = ()
    schema: Mapping[str, Any] = field(repr=False, default_factory=dict)

    @property
    def example(self) -> Any:
        """The first example: what a template shows and a hint suggests."""
        return self.examples[0]

    def walk(self) -> Iterator["Field"]:
        """This field and every field inside it, in order."""
        yield self
        inner = self.children + self.variants + ((self.item,) if self.item else ())
        for part in inner:
            yield from part.walk()


def schema_folder() -> Path:
    """The engine's folder of schemas, beside the folder this package lives in."""
    return Path(__file__).resolve().parents[3] / "schemas"


@cache
def load_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind; shared, so never to be changed."""
    schema: dict[str, Any] = json.loads((schema_folder() / KINDS[kind].schema_file).read_bytes())
    return schema


@cache
def fields(kind: str) -> tuple[Field, ...]:
    """The fields of a kind, in the order in which people write them."""
    return children_of(load_schema(kind), path="")


def children_of(schema: Mapping[str, Any], path: str) -> tuple[Field, ...]:
    """The fields that a group's part of a schema lists."""
    required = schema.get("required", ())
    return tuple(
        field_from(part, name=name, path=f"{path}.{name}" if path else name, required=name in required)
        for name, part in schema.get("properties", {}).items()
    )


def field_from(schema: Mapping[str, Any], *, name: str, path: str, required: bool) -> Field:
    """One field out of its part of a schema."""
    items = schema.get("items")
    return Field(
        name=name,
        path=path,
        title=schema["title"],
        description=schema["description"],
        type=field_type(schema),
        required=required,
        examples=tuple(schema["examples"]),
        choices=tuple(schema.get("enum", ())) or ((schema["const"],) if "const" in schema else ()),
        default=schema.get("default"),
        written_as=schema.get("x-written-as", ""),
        guide=schema.get("x-guide", ""),
        part=schema.get("x-part", ""),
        maps_to=schema.get("x-maps-to", {}),
        children=children_of(schema, path),
        item=field_from(items, name="", path=f"{path}[]", required=True) if items else None,
        variants=tuple(field_from(part, name=name, path=path, required=required) for part in schema.get("oneOf", ())),
        schema=schema,
    )


def field_type(schema: Mapping[str, Any]) -> str:
    """The type of a field, in the words of `Field`."""
    if "oneOf" in schema:
        return "either"
    if "enum" in schema or "const" in schema:
        return "choice"
    if schema.get("x-markdown"):
        return "prose"
    match schema["type"]:
        case "array":
            return "list"
        case "object":
            return "group"
        case "string":
            return {"date": "date", "uri": "url", "email": "email"}.get(schema.get("format", ""), "text")
        case [*_]:
            return "month"
        case plain:
            return str(plain)
