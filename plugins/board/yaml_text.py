"""A record as YAML that reads as if somebody had written it by hand."""

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from board.read.limits import FORBIDDEN
from board.schema import Field, fields

LINE_WIDTH = 100
SHORT_TEXT = 60
"""Items with at most this many characters are names rather than sentences, and may share a line."""

MAX_DIGITS = 15
"""Our reader takes a longer row of digits for text: as a number it would change in JavaScript."""

NEEDS_ESCAPE = re.compile("[\t\r\n]")
ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"}

# What YAML 1.1 or 1.2 readers take for something else than text. Ours is stricter than all of
# them, but the files should mean the same to any tool. Dates stay bare, as people write them.
NOT_TEXT_ELSEWHERE = re.compile(
    r"""
    ~ | null | true | false | yes | no | on | off | y | n | <<  | =
    | [-+]? (?: [0-9][0-9_]*(?:\.[0-9_]*)? | \.[0-9][0-9_]* ) (?: e[-+]?[0-9]+ )?
    | [-+]? 0 (?: b[01_]+ | o?[0-7_]+ | x[0-9a-f_]+ )
    | [-+]? [0-9][0-9_]* (?: :[0-5]?[0-9] )+ (?: \.[0-9_]* )?
    | [-+]? \.inf | \.nan
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} (?: t | [ ]+ ) [0-9].*
    | [0-9]{4}-(?: [0-9]-[0-9]{1,2} | [0-9]{2}-[0-9] )
    """,
    re.VERBOSE | re.IGNORECASE,
)

UNSAFE_PLAIN = re.compile(r"""^[-?:,\[\]{}#&*!|>'"%@`\s] | ^\.\.\. | :\s | \s\# | [:\s]$""", re.VERBOSE)
# PyYAML without libyaml takes a question mark in a flow for a key, wherever it stands.
UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}:?]")


def record_yaml(record: Mapping[str, Any], kind: str) -> str:
    """The text of a record's file: known fields in their schema's order, other keys after them.

    Reading it back gives an equal record. Raises ValueError for what no file can hold, such as
    control characters.
    """
    known = fields(kind)
    lines = [line for key, value in ordered(record, known) for line in entry(key, value, known)]
    return "\n".join([*lines, ""]) if lines else "{}\n"


def ordered(record: Mapping[str, Any], known: Sequence[Field]) -> list[tuple[str, Any]]:
    """The keys that have a value, in the schema's order."""
    position = {field.name: number for number, field in enumerate(known)}
    present = [(key, value) for key, value in record.items() if value is not None]
    return sorted(present, key=lambda item: position.get(item[0], len(position)))


def entry(key: str, value: Any, known: Sequence[Field], indent: int = 0) -> Iterator[str]:
    """The lines of a key with its value."""
    field = next((field for field in known if field.name == key), None)
    yield from attached(f"{' ' * indent}{scalar(key)}:", value, field, indent)


def attached(start: str, value: Any, field: Field | None, indent: int) -> Iterator[str]:
    """The lines of a value after `start`, which is a key or an item's dash at that indent."""
    if isinstance(value, str):
        yield from text_lines(start, value, indent, is_prose=field is not None and field.type == "prose")
        return
    flow = flow_value(value, field)
    if flow is not None and (is_scalar(value) or len(start) + 1 + len(flow) <= LINE_WIDTH):
        yield f"{start} {flow}"
        return
    yield start
    inside = indent + 2
    if isinstance(value, Mapping):
        children = children_of(field, value)
        for key, part in ordered(value, children):
            yield from entry(key, part, children, inside)
    else:
        for part in value:
            yield from item(part, field.item if field else None, inside)


def item(value: Any, field: Field | None, indent: int) -> Iterator[str]:
    """The lines of one item of a list."""
    dash = " " * indent + "-"
    flow = flow_value(value, field)
    if not isinstance(value, Mapping) or not value or (len(value) > 1 and flow_fits(dash, flow)):
        yield from attached(dash, value, field, indent)
        return
    children = children_of(field, value)
    parts = ordered(value, children)
    if not parts:
        yield f"{dash} {{}}"
    lines = [line for key, part in parts for line in entry(key, part, children, indent + 2)]
    for number, line in enumerate(lines):
        yield f"{dash} {line[indent + 2 :]}" if number == 0 else line


def flow_fits(start: str, flow: str | None) -> bool:
    return flow is not None and len(start) + 1 + len(flow) <= LINE_WIDTH


def children_of(field: Field | None, value: Mapping[str, Any]) -> tuple[Field, ...]:
    """The fields of a group; of one that has several forms, those of the form that knows most keys."""
    if field is None:
        return ()
    forms = (field, *field.variants)
    return max(forms, key=lambda form: sum(child.name in value for child in form.children)).children


def flow_value(value: Any, field: Field | None) -> str | None:
    """A value on one line as people write short ones, or None where it deserves lines of its own."""
    if isinstance(value, Mapping):
        parts = ordered(value, children_of(field, value))
        if not all(is_scalar(part) and not is_long(part) for _, part in parts):
            return None
        return f"{{{', '.join(f'{scalar(key, in_flow=True)}: {scalar(part, in_flow=True)}' for key, part in parts)}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        if not all(is_scalar(part) and not is_long(part) for part in value) or holds_sentences(field):
            return None if value else "[]"
        return f"[{', '.join(scalar(part, in_flow=True) for part in value)}]"
    return scalar(value)


def holds_sentences(field: Field | None) -> bool:
    """Whether a list's items may be long, so that each gets its line even where it is short."""
    if field is None or field.item is None:
        return False
    forms = (field.item, *field.item.variants)
    # A text of a set form, such as a file's name, is no sentence, however long it may be.
    return any(form.schema.get("maxLength", 0) > SHORT_TEXT and not form.written_as for form in forms)


def is_scalar(value: Any) -> bool:
    return isinstance(value, str | int | float)


def is_long(value: Any) -> bool:
    return isinstance(value, str) and ("\n" in value or len(value) > LINE_WIDTH)


def text_lines(start: str, text: str, indent: int, *, is_prose: bool) -> Iterator[str]:
    """The lines of a text after `start`: a block where it has lines or is long prose, else one line."""
    check_characters(text)
    wants_block = "\n" in text.rstrip("\n") or (is_prose and (text.endswith("\n") or len(text) > SHORT_TEXT))
    if not wants_block or not text.strip():
        yield f"{start} {scalar(text)}"
    elif "\r" in text:
        yield from quoted_lines(start, text, indent)
    else:
        yield from block_lines(start, text, indent)


def block_lines(start: str, text: str, indent: int) -> Iterator[str]:
    """A text as a literal block, with the signs that keep its first blanks and its last line breaks."""
    begins_blank = text[0] in " \t\n"
    body = text.rstrip("\n")
    chomping = {0: "-", 1: ""}.get(len(text) - len(body), "+")
    yield f"{start} |{'2' if begins_blank else ''}{chomping}"
    inside = " " * (indent + 2)
    lines = text.split("\n") if chomping == "-" else text.split("\n")[:-1]
    for line in lines:
        yield inside + line if line else ""


def quoted_lines(start: str, text: str, indent: int) -> Iterator[str]:
    """A text whose line ends a block would change: in quotes, still a line for each line."""
    inside = " " * (indent + 2)
    lines = [escaped(line) for line in text.split("\n")]
    yield f'{start} "{lines[0]}\\n\\'
    for number, line in enumerate(lines[1:], start=2):
        # Quoted text loses the blanks at the start of its lines, unless they are escaped.
        kept = f"\\{line}" if line.startswith(" ") else line
        yield f'{inside}{kept}"' if number == len(lines) else f"{inside}{kept}\\n\\"


def scalar(value: Any, *, in_flow: bool = False) -> str:
    """A value on one line, in quotes only where it needs them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        number = json.dumps(value)
        if not math.isfinite(value) or (isinstance(value, int) and len(number) > MAX_DIGITS):
            raise ValueError(f"{number} is not a number that a file can hold")
        return number
    if not isinstance(value, str):
        raise ValueError(f"a record cannot hold {value!r}")
    check_characters(value)
    if is_plain(value, in_flow=in_flow):
        return value
    if not NEEDS_ESCAPE.search(value) and ('"' in value or "\\" in value):
        return "'" + value.replace("'", "''") + "'"
    return f'"{escaped(value)}"'


def is_plain(text: str, *, in_flow: bool) -> bool:
    """Whether a text means itself without quotes, to our reader and to others."""
    if not text or NEEDS_ESCAPE.search(text) or UNSAFE_PLAIN.search(text):
        return False
    if in_flow and UNSAFE_IN_FLOW.search(text):
        return False
    return not NOT_TEXT_ELSEWHERE.fullmatch(text)


def escaped(text: str) -> str:
    """A text as it stands between double quotes."""
    return "".join(ESCAPES.get(character, character) for character in text)


def check_characters(text: str) -> None:
    """Raises ValueError for a character that no record may hold."""
    found = FORBIDDEN.search(text)
    if found:
        raise ValueError(f"the character U+{ord(found[0]):04X} cannot stand in a file of this board")
