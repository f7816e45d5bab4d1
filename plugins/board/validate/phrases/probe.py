"""A record with one mistake whose values are found nowhere else: what the checker is asked a phrase with."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from board.schema import load_schema

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A record with one mistake, and the places that its values have in what is said of it.

    `name` is the problem's id, or `id.variant` where it is said in several ways. `places` are looked for in their
    order. `written` is a part of the record as JSON has it, and how the file spells it. `categories` is how many
    the board has.
    """

    name: str
    kind: str
    record: Record
    places: Mapping[str, str]
    written: tuple[str, str] | None = None
    categories: int = 3

    @property
    def id(self) -> str:
        return self.name.partition(".")[0]


def probe(
    name: str, kind: str, changes: Mapping[str, Any], written: tuple[str, str] | None = None, /, **places: str
) -> Probe:
    """The schema's example of a record with other values at some paths; None takes one away."""
    record: Record = deepcopy(load_schema(kind)["examples"][0])
    for path, value in changes.items():
        *parents, last = path.split(".")
        group = record
        for parent in parents:
            group = group.setdefault(parent, {})
        group[last] = value
        if value is None:
            del group[last]
    return Probe(name=name, kind=kind, record=record, places=places, written=written)
