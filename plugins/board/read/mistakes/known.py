"""The names of the fields that records have, to tell a field from a word of a text."""

import re
from collections.abc import Iterable
from functools import cache

from board.schema import KINDS, fields


@cache
def top_names(kind: str) -> frozenset[str]:
    """The names at the left edge of a file of this kind; none where the kind is not known."""
    return frozenset(field.name for field in fields(kind)) if kind in KINDS else frozenset()


@cache
def names_of_type(*types: str) -> frozenset[str]:
    """The names of every field of one of these types, wherever it stands; of a list, by its items."""
    found = (part for kind in KINDS for field in fields(kind) for part in field.walk())
    return frozenset(part.name for part in found if part.type in types)


@cache
def account_names() -> frozenset[str]:
    """The names of the fields that hold an account."""
    found = (part for kind in KINDS for field in fields(kind) for part in field.walk())
    return frozenset(part.name for part in found if part.written_as == "account")


@cache
def names_known(kind: str) -> frozenset[str]:
    """The names of all fields of a kind, wherever they stand; of all kinds where it is not known."""
    kinds = (kind,) if kind in KINDS else tuple(KINDS)
    return frozenset(part.name for one in kinds for field in fields(one) for part in field.walk())


def bare_field(line: str, lines: Iterable[str], kind: str) -> str:
    """The field at the left edge whose colon got lost on a line, where the file has it nowhere else; "" otherwise."""
    match = re.match(r"([a-z_]+)(?=\s|$)", line)
    if match is None or match[1] not in top_names(kind):
        return ""
    return "" if any(other.startswith(f"{match[1]}:") for other in lines) else match[1]


def is_number_name(name: str) -> bool:
    return name in names_of_type("number", "integer")


def is_prose_name(name: str) -> bool:
    return name in names_of_type("prose")


def login_meant(name: str, written: str) -> str:
    """The login in `@name`, where the field holds an account; "" otherwise."""
    match = re.fullmatch(r"@([A-Za-z0-9](?:[._-]*[A-Za-z0-9])*)", written)
    return match[1] if match and name in account_names() else ""


def plain_number(text: str) -> str | None:
    """A number with commas as JSON writes it: "1,300", "1,300.50" and "12,5" are understood."""
    whole, _, rest = text.strip().replace(" ", "").partition(",")
    groups = rest.partition(".")[0].split(",")
    if whole.isdecimal() and len(whole) <= 3 and all(len(group) == 3 and group.isdecimal() for group in groups):
        decimals = rest.partition(".")[2]
        if decimals and not decimals.isdecimal():
            return None
        return str(int(whole + "".join(groups))) + (f".{decimals}" if decimals else "")
    if whole.isdecimal() and rest.isdecimal() and len(rest) <= 2:
        return f"{int(whole)}.{rest}"
    return None
