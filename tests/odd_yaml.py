"""Records as people write them who have never seen our style: odd margins, quotes, comments, braces, line ends."""

import json
from collections.abc import Mapping
from random import Random
from typing import Any

from board.yaml_text import is_plain

COMMENTS = ("# ask Ana", "#", "#status: open", "# - not: an item", '# don\'t "touch" this', "# été: [1, {2}]")


def odd_yaml(record: Mapping[str, Any], random: Random) -> bytes:
    """The bytes of a file that holds this record, and perhaps keys without a value."""
    newline = random.choice(("\n", "\n", "\r\n"))
    if random.random() < 0.12:
        lines = ["", flow(record, random, ["\n", "\n  "])] if random.random() < 0.5 else [flow(record, random, [" "])]
        lines[0] = lines[0] or "---"
    else:
        lines = ["# yaml-language-server: $schema=x", ""] if random.random() < 0.3 else []
        lines += ["---"] * (random.random() < 0.1)
        lines += block(record, random, 0)
        lines += random.choice(([], [], [""], ["# the end"]))
    text = "\n".join(lines).replace("\n", newline)
    text += newline * random.choice((1, 1, 1, 0, 2))
    return b"\xef\xbb\xbf" * (random.random() < 0.15) + text.encode()


def block(record: Mapping[str, Any], random: Random, indent: int) -> list[str]:
    """The lines of a group whose keys stand at a margin."""
    margin, lines = " " * indent, []
    for key, value in record.items():
        if lines and random.random() < 0.15:
            lines += random.choice(([""], [margin + random.choice(COMMENTS)], ["", "# note"]))
        name = random.choice((key, key, key, key, json.dumps(key), f"'{key}'"))
        start = f"{margin}{name}{' ' * random.choice((0, 0, 0, 0, 1))}:"
        lines += after(start, value, random, indent)
    return lines


def after(start: str, value: Any, random: Random, indent: int) -> list[str]:
    """The lines of a value after its key or its dash, which stands at a margin."""
    if value is None:
        return [start + random.choice(("", "  ", " # later", " null", "   null # later"))]
    inside = indent + random.choice((2, 2, 2, 1, 4, 5))
    if isinstance(value, dict | list) and value and random.random() < 0.6:
        header = start + random.choice(("", "", " ", "  # so:"))
        if isinstance(value, dict):
            return [header, *block(value, random, inside)]
        if not start.endswith("-") and random.random() < 0.3:
            inside = indent
        lines = [header]
        for part in value:
            lines += [" " * inside + random.choice(COMMENTS)] * (random.random() < 0.1)
            lines += item(part, random, inside)
        return lines
    if isinstance(value, str) and random.random() < 0.4 and is_blockable(value):
        return literal(start, value, random, inside)
    ways = [" ", f"\n{' ' * inside}"] if random.random() < 0.3 else [" "]
    written = flow(value, random, ways) if isinstance(value, dict | list) else scalar(value, random, in_flow=False)
    comment = random.choice(("", "", "", "  " + random.choice(COMMENTS), " "))
    return f"{start}{' ' * random.choice((1, 1, 1, 3))}{written}{comment}".split("\n")


def item(value: Any, random: Random, indent: int) -> list[str]:
    dash = " " * indent + "-"
    if isinstance(value, dict) and random.random() < 0.5:
        # The first key stands on the line of the dash.
        gap = random.choice((1, 1, 3))
        first, *further = block(value, random, indent + 1 + gap)
        return [dash + " " * gap + first.lstrip(" "), *further]
    return after(dash, value, random, indent)


def is_blockable(text: str) -> bool:
    return text[:1].strip() != "" and text.strip("\n") != "" and not any(c in text for c in "\r\t")


def literal(start: str, text: str, random: Random, inside: int) -> list[str]:
    """A text after `|`, with a line each."""
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    sign = "-" if ends == 0 else "" if ends == 1 else "+"
    comment = random.choice(("", "", "  # as it is"))
    lines = [f"{start} |{sign}{comment}", *(" " * inside + line if line else "" for line in body.split("\n"))]
    # A last empty line without an end would not count: the comment keeps what stands before it.
    return lines + [""] * (ends - 1) + ["# here ends the text"] * (ends > 0)


def flow(value: Any, random: Random, gaps: list[str]) -> str:
    """A value in braces and brackets; between its parts, one of the gaps."""
    if isinstance(value, dict):
        parts = [
            f"{random.choice((key, key, json.dumps(key)))}: {flow(part, random, gaps)}"
            for key, part in value.items()
            if part is not None
        ]
        opening, closing = "{", "}"
    elif isinstance(value, list):
        parts = [flow(part, random, gaps) for part in value]
        opening, closing = "[", "]"
    else:
        return scalar(value, random, in_flow=True)
    text = parts[0] if parts else ""
    for part in parts[1:]:
        text += "," + random.choice((*gaps, " ", "  ")) + part
    edge = random.choice(("", "", "", " "))
    return opening + edge + text + random.choice(("", "", ",")) * bool(parts) + edge + closing


def scalar(value: Any, random: Random, *, in_flow: bool) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    ways = [json.dumps(value, ensure_ascii=False)]
    if "\n" not in value:
        ways.append("'" + value.replace("'", "''") + "'")
    if is_plain(value, in_flow=in_flow):
        ways += [value] * 5
    return random.choice(ways)
