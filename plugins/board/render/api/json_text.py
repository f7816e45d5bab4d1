"""Model objects as JSON: their fields by their names, what is not there left out, every number as it was written."""

from collections.abc import Callable
from dataclasses import is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import orjson

from board.model import Availability, Experience, Job, Talent

Data = dict[str, Any]

# What has another name in the file, because Python or the model needed the file's.
WRITTEN_AS = {
    Availability: {"starts": "from"},
    Experience: {"starts": "from", "ends": "to"},
}
# What is no field of a file, or nobody's business.
HIDDEN = {
    Job: frozenset(("slug", "digest")),
    Talent: frozenset(("slug", "digest", "published", "shows_reviews", "visibility")),
}
ALL: frozenset[str] = frozenset()


def fields_shown(value: Any, left_out: frozenset[str] = ALL) -> Data:
    """The fields of an object that have a value, and so on inside them."""
    model: type = type(value)
    return shower(model, left_out)(value)


@cache
def shower(model: type, left_out: frozenset[str] = ALL) -> Callable[[Any], Data]:
    """What makes the fields of a model's objects into data.

    It is written out as Python, field by field: a job has a dozen objects in it, and a loop over their fields
    takes four times as long.
    """
    hidden = HIDDEN.get(model, ALL) | left_out
    renamed = WRITTEN_AS.get(model, {})
    names: dict[str, Any] = {"number": plain_number}
    lines = ["def shown(value):", " data = {}"]
    for name, hint in get_type_hints(model).items():
        if name not in hidden:
            # No text, no number and no yes or no is ever left out, only a list without items.
            is_there = "if field: " if get_origin(hint) is tuple else "if field is not None: "
            condition = is_there if get_args(hint) else ""
            shown = shown_as(hint, names)
            lines += [f" field = value.{name}", f" {condition}data[{renamed.get(name, name)!r}] = {shown}"]
    exec("\n".join([*lines, " return data"]), names)  # noqa: S102 - made of the model's own names
    made: Callable[[Any], Data] = names["shown"]
    return made


def shown_as(hint: Any, names: dict[str, Any]) -> str:
    """The Python that makes a field of this type into data; what it needs besides goes into the names."""
    kinds = [kind for kind in get_args(hint) if kind not in (type(None), ...)] or [hint]
    if hint is Decimal or Decimal in kinds:
        return "number(field)"
    if len(kinds) == 1 and is_dataclass(kinds[0]):
        assert isinstance(kinds[0], type)
        names[kinds[0].__name__] = shower(kinds[0])
        call = f"{kinds[0].__name__}(field)"
        return f"[{call} for field in field]" if get_origin(hint) is tuple else call
    return "field"


def plain_number(number: Decimal) -> int | float:
    """A decimal as JSON writes it shortest: with the digits that the file has."""
    whole = int(number)
    return whole if whole == number else float(number)


def as_json(value: Any) -> Any:
    """What orjson has no words for: decimals, and the objects of the model."""
    return plain_number(value) if isinstance(value, Decimal) else fields_shown(value)


def json_bytes(value: Any) -> bytes:
    """A value on one line; days are ISO 8601."""
    return orjson.dumps(value, as_json, orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_APPEND_NEWLINE)


def json_lines(value: Any) -> bytes:
    """A value on as many lines as people like to read."""
    return orjson.dumps(
        value, as_json, orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_APPEND_NEWLINE | orjson.OPT_INDENT_2
    )
