"""The group of fields that somebody meant who wrote one text, or one `word: text` in its place."""

from collections.abc import Iterable, Mapping
from typing import Any

from board.validate.shape.gate import obeys
from board.validate.shape.names import OTHER_NAMES, close_name, known_name, meant_option
from board.validate.shape.repairs import address_meant, url_meant


def is_another_name(written: str, names: Iterable[str]) -> bool:
    """Whether a word is one of these names, stands for one, or is one with a slip of the pen."""
    allowed = tuple(names)
    return known_name(written, allowed, OTHER_NAMES) is not None or close_name(written, allowed) is not None


def lone_pair(value: object) -> tuple[str, Any] | None:
    """The word and what stands behind it, if a group is nothing else."""
    if not isinstance(value, dict) or len(value) != 1:
        return None
    ((name, inner),) = value.items()
    return None if isinstance(inner, dict | list) or name.startswith("x-") else (name, inner)


def is_text_with_colon(value: object, groups: Iterable[Mapping[str, Any]]) -> bool:
    """Whether `Logo: SVG and PNG` is a text that its colon has made a group of one unknown field."""
    pair = lone_pair(value)
    return pair is not None and not is_another_name(pair[0], [name for form in groups for name in form["properties"]])


def form_meant(value: object, form: Mapping[str, Any]) -> dict[str, Any] | None:
    """A way to apply out of one word or address: "pull request", "https://…", "mail to …"."""
    parts = form.get("properties", {})
    if not isinstance(value, str) or "via" not in parts:
        return None
    group: dict[str, Any] = {"via": parts["via"]["const"]}
    address, url = address_meant(value), url_meant(value)
    if "address" in parts and address:
        group["address"] = address
    elif "url" in parts and url and not address:
        group["url"] = url
    elif meant_option(value, [group["via"]]) is None:
        return None
    return group if obeys(group, form) else None


def way_meant(value: object, forms: Iterable[Mapping[str, Any]]) -> dict[str, Any] | None:
    """A way to apply out of `email: jobs@…` or `form: https://…`."""
    pair = lone_pair(value)
    options = [form for form in forms if "via" in form.get("properties", {})]
    if pair is None or any(pair[0] in form["properties"] for form in options):
        return None
    named = [form for form in options if meant_option(pair[0], [form["properties"]["via"]["const"]])]
    ways = (way for form in (*named, *options) if (way := form_meant(pair[1], form)) and len(way) > 1)
    return next(ways, None) or next((way for form in named if (way := form_meant(pair[0], form))), None)


def pair_meant(value: object, schema: Mapping[str, Any]) -> dict[str, Any] | None:
    """The two fields of a group out of `2026-11-22: Corrected`, `fr: native` or `Code: https://…`."""
    pair, required = lone_pair(value), schema.get("required", ())
    if pair is None or len(required) != 2 or is_another_name(pair[0], schema["properties"]):
        return None
    group = dict(zip(required, pair, strict=True))
    return group if obeys(group, schema) else None


def group_in_pair(value: object, item: Mapping[str, Any]) -> dict[str, Any] | None:
    """The item of a list that was meant by one `word: text`."""
    if "oneOf" in item:
        return way_meant(value, [form for form in item["oneOf"] if form["type"] == "object"])
    return pair_meant(value, item) if "properties" in item else None
