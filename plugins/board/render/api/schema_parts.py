"""The small parts that the API's JSON Schemas are put together from."""

from collections.abc import Mapping
from typing import Any

Schema = dict[str, Any]


def text(description: str = "", **more: Any) -> Schema:
    return {"type": "string"} | ({"description": description} if description else {}) | more


def number(description: str = "", **more: Any) -> Schema:
    return {"type": "number"} | ({"description": description} if description else {}) | more


def count(description: str = "") -> Schema:
    return {"type": "integer", "minimum": 0} | ({"description": description} if description else {})


def url(description: str = "") -> Schema:
    return text(description, format="uri")


def day(description: str = "") -> Schema:
    return text(description, format="date")


def array(items: Schema, description: str = "") -> Schema:
    return {"type": "array", "items": items} | ({"description": description} if description else {})


def group(properties: Mapping[str, Schema], optional: tuple[str, ...] = (), **more: Any) -> Schema:
    """An object that has all of these but perhaps the optional ones."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "required": required, "properties": dict(properties)} | more
