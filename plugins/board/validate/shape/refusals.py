"""Every reason for which the schemas refuse a file, each at its place."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from board.schema import load_schema
from board.validate.shape.gate import obeys
from board.validate.shape.pairs import is_text_with_colon, way_meant
from board.validate.shape.wording import Path

FORMATS = ("date", "email", "uri")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One keyword of the schema that refuses the value at a path.

    `keyword` is JSON Schema's. "not" is used for one thing only: fields that must be absent `because` of
    another one.
    """

    path: Path
    keyword: str
    value: Any
    schema: Mapping[str, Any]
    because: str = ""
    today: date | None = None
    meant: Mapping[str, Any] | None = None
    """The whole value as it should be, where that is beyond doubt."""


def format_checker() -> FormatChecker:
    """Checks formats exactly as the gate does: jsonschema's own checks differ from it, as for e-mail."""
    checker = FormatChecker(formats=())
    for name in FORMATS:
        # The default argument binds the name of this round.
        checker.checks(name)(lambda value, name=name: obeys(value, {"format": name}))
    return checker


def pattern_refusal(_validator: object, pattern: str, value: object, _schema: object) -> Iterator[ValidationError]:
    """Reads patterns exactly as the gate does: Python's `$` also matches before a line's end."""
    if isinstance(value, str) and not obeys(value, {"pattern": pattern}):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


Explainer: Any = extend(Draft202012Validator, {"pattern": pattern_refusal})  # type: ignore[no-untyped-call]


def refusals(kind: str, data: Mapping[str, Any]) -> Iterator[Refusal]:
    """Every refusal of a file's data, in no order; none if the gate lets it pass."""
    yield from refusals_of(Explainer(load_schema(kind), format_checker=format_checker()), data, ())


def refusals_of(explainer: Any, value: Any, path: Path) -> Iterator[Refusal]:
    """The refusals of one value; of several allowed forms, those of the form that was meant."""
    for error in explainer.iter_errors(value):
        here = path + tuple(error.path)
        if error.validator == "oneOf":
            yield from form_refusals(explainer, error.instance, here, error.schema)
        elif error.validator == "not":
            steps = list(error.schema_path)
            because = str(steps[steps.index("dependentSchemas") + 1])
            yield Refusal(path=here, keyword="not", value=error.instance, schema=error.schema, because=because)
        else:
            yield Refusal(path=here, keyword=error.validator, value=error.instance, schema=error.schema)


def form_refusals(explainer: Any, value: Any, path: Path, schema: Mapping[str, Any]) -> Iterator[Refusal]:
    """The refusals of a value that may have several forms, judged by the form its writer meant."""
    forms = schema["oneOf"]
    key = next((name for name, part in forms[0].get("properties", {}).items() if "const" in part), None)
    if isinstance(value, dict):
        groups = [form for form in forms if form["type"] == "object"]
        text_form = next((form for form in forms if form["type"] == "string"), None)
        if text_form is not None and is_text_with_colon(value, groups):
            yield Refusal(path=path, keyword="type", value=value, schema=text_form)
            return
        meant = [form for form in groups if key is None or form["properties"][key]["const"] == value.get(key)]
        if meant:
            yield from refusals_of(explainer.evolve(schema=meant[0]), value, path)
        else:
            yield unknown_form(value, path, key or "", groups)
    elif isinstance(value, str) and (texts := [form for form in forms if form["type"] == "string"]):
        yield from refusals_of(explainer.evolve(schema=texts[0]), value, path)
    else:
        yield Refusal(path=path, keyword="type", value=value, schema=schema)


def unknown_form(value: dict[str, Any], path: Path, key: str, forms: list[Mapping[str, Any]]) -> Refusal:
    """A group without the word that says which form it has, or with another word than those allowed."""
    words = [form["properties"][key]["const"] for form in forms]
    part = {**forms[0]["properties"][key], "description": forms[0]["properties"][key]["title"], "enum": words}
    if key in value:
        return Refusal(path=(*path, key), keyword="enum", value=value[key], schema=part)
    # The form whose other fields are there, else the first.
    likely = max(forms, key=lambda form: len(form["properties"].keys() & value.keys()))
    part["examples"] = [likely["properties"][key]["const"]]
    part["description"] = "One of " + ", ".join(json.dumps(word) for word in words)
    asked = {"required": [key], "properties": {key: part}}
    return Refusal(path=path, keyword="required", value=value, schema=asked, meant=way_meant(value, forms))
