"""Values of another type than their field's: text for a list, a number for text, "yes" for true."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from board.problem import Problem
from board.read import Document
from board.validate.shape.gate import obeys
from board.validate.shape.misformed import FORMS
from board.validate.shape.names import meant_option
from board.validate.shape.pairs import form_meant, group_in_pair
from board.validate.shape.paste import certain, value_line, written_value
from board.validate.shape.refusals import Refusal
from board.validate.shape.repairs import country_meant, numbers_meant, truth_meant
from board.validate.shape.wording import Path, field_label, needed_words, shown_example, value_words, yaml_text

# The items of a list in one text are told apart by these only where items are short, as skills are.
SHORT_ITEM = 60


def wrong_type(document: Document, refusal: Refusal) -> Problem:
    """A value of the wrong type, with the line to paste where no doubt is left."""
    wanted, is_certain = repair(document, refusal)
    return Problem(
        id="wrong-type",
        location=document.at(*refusal.path),
        message=f"{field_label(refusal.path)} is {value_words(refusal.value)}, "
        f"where {needed_words(refusal.schema)} is needed",
        hint=advice(refusal) if wanted is None else f"{reason(refusal)}write `{named(refusal.path, wanted)}`",
        correction=certain(value_line(document, refusal.path, wanted)) if wanted is not None and is_certain else None,
    )


def named(path: Path, written: str) -> str:
    """A value that is YAML already, behind the name of its field."""
    return f"{path[-1]}: {written}" if path and isinstance(path[-1], str) else written


def reason(refusal: Refusal) -> str:
    """Why, where it is not plain to see."""
    if refusal.schema.get("type") == "string" and not isinstance(refusal.value, list | dict):
        return "put quotes round it: "
    if refusal.schema.get("type") == "string" and isinstance(refusal.value, dict):
        return "put quotes round the whole text, since a colon and a space in it make it a field: "
    return ""


def advice(refusal: Refusal) -> str:
    """What to do where nobody can tell which value was meant."""
    example = f"write it like `{shown_example(refusal.path, refusal.schema, refusal.today)}`"
    if refusal.schema.get("type") == "array" and isinstance(refusal.value, dict):
        return f"put a dash and a space before its first field, and two spaces before the others; {example}"
    if refusal.schema.get("type") == "object" and isinstance(refusal.value, list):
        return f"take the dash away; {example}"
    if refusal.schema.get("type") == "string" and isinstance(refusal.value, dict):
        return "put quotes round the whole text: a colon and a space in it make it a field"
    return example


def repair(document: Document, refusal: Refusal) -> tuple[str | None, bool]:
    """The YAML of the value that was meant, and whether that is certain."""
    value, schema = refusal.value, refusal.schema
    if "oneOf" in schema:
        found = next((either for form in schema["oneOf"] if (either := form_meant(value, form))), None)
        if found is not None:
            return yaml_text(found), True
        text_form = next((form for form in schema["oneOf"] if form["type"] == "string"), None)
        return text_meant(document, refusal, text_form) if text_form else (None, False)
    match schema["type"]:
        case "boolean":
            truth = truth_meant(value)
            return (None, False) if truth is None else (yaml_text(truth), True)
        case "string":
            return text_meant(document, refusal, schema)
        case "number" | "integer" if isinstance(value, str):
            numbers, _currency = numbers_meant(value)
            fits = len(numbers) == 1 and obeys(json.loads(numbers[0]), schema)
            return (numbers[0], True) if fits else (None, False)
        case "array":
            items = items_meant(value, schema["items"])
            return (yaml_text(items), True) if items and obeys(items, schema) else (None, False)
        case "object":
            if isinstance(value, list) and len(value) == 1 and obeys(value[0], schema):
                return yaml_text(value[0]), True
            group = group_meant(value, schema)
            return (None, False) if group is None else (yaml_text(group), len(schema.get("required", ())) == 1)
    return None, False


def text_meant(document: Document, refusal: Refusal, schema: Mapping[str, Any]) -> tuple[str | None, bool]:
    """The text in a number, in `true` or in a list of one text."""
    value = refusal.value
    if isinstance(value, dict) and len(value) == 1:
        # A colon and a space inside have made it a field.
        extent = document.extent(*refusal.path)
        written = document.text[slice(*extent)].rstrip() if extent else ""
        is_plain = written[:1] not in ("{", '"', "'") and "\n" not in written and " #" not in written
        return (json.dumps(written, ensure_ascii=False), True) if is_plain and obeys(written, schema) else (None, False)
    if isinstance(value, list) and len(value) == 1 and obeys(value[0], schema):
        return yaml_text(value[0]), True
    if isinstance(value, bool | int | float):
        # As the file spells it: read as a number, 1.10 would come back as 1.1.
        written = json.dumps(written_value(document, refusal.path), ensure_ascii=False)
        return (written, True) if obeys(json.loads(written), schema) else (None, False)
    return None, False


def items_meant(value: object, item: Mapping[str, Any]) -> list[Any] | None:
    """The list that somebody meant who wrote one value, or several between commas or dashes."""
    if obeys(value, item) and not isinstance(value, str):
        return [value]
    if (group := group_in_pair(value, item)) is not None:
        return [group]
    if not isinstance(value, str):
        return None
    texts = [line.strip(" \t-*•") for line in value.splitlines()]
    limit = next((form["maxLength"] for form in item.get("oneOf", (item,)) if "maxLength" in form), 0)
    if len(texts) == 1 and 0 < limit <= SHORT_ITEM:
        texts = [part.strip() for part in re.split(r"[,;]|\s/\s", texts[0])]
    items = [text if obeys(text, item) else item_meant(text, item) for text in texts if text]
    return None if None in items else items


def item_meant(text: str, item: Mapping[str, Any]) -> dict[str, Any] | str | None:
    """The item of a list in a text that is not one as it stands."""
    if written_as := item.get("x-written-as"):
        _problem_id, _what, mend = FORMS[written_as]
        return mend(text)
    return next((group for form in item.get("oneOf", ()) if (group := form_meant(text, form))), None)


def group_meant(value: object, schema: Mapping[str, Any]) -> dict[str, Any] | None:
    """The group of fields that somebody meant who wrote a single value: `client: Exemple Libre`."""
    return next((group for group in groups_meant(value, schema) if group and obeys(group, schema)), None)


def groups_meant(value: object, schema: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Candidates, the likeliest first; most do not fit the group."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return
    parts, text = schema["properties"], str(value)
    numbers, currency = numbers_meant(text)
    group: dict[str, Any] = {}
    if "type" in parts:
        unpaid = meant_option(text, parts["type"]["enum"]) == "volunteer"
        group["type"] = "volunteer" if unpaid else "hourly" if re.search(r"hour|/\s?h", text) else "fixed"
    figures = [json.loads(number) for number in numbers]
    if "amount" in parts and len(figures) == 1:
        group["amount"] = figures[0]
    elif "min" in parts and len(figures) in (1, 2):
        group |= {"min": figures[0], "max": figures[-1]}
    if figures and currency and "currency" in parts:
        group["currency"] = currency
    if figures or group.get("type") == "volunteer":
        yield group
    if "country" in parts:
        city, _, country = text.rpartition(",")
        if code := country_meant(country):
            yield {"city": city.strip(), "country": code} if city else {"country": code}
    for name in schema.get("required", ()):
        yield {name: value}
