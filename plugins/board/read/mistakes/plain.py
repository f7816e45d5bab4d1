"""Mistakes in texts without quotes: a colon inside, a sign at the beginning, a colon lost."""

import re
from collections.abc import Iterator

from board.read.mistakes.draft import Guess
from board.read.mistakes.known import bare_field, login_meant, names_known
from board.read.mistakes.quoting import is_readable, quoted, shown, written
from board.read.mistakes.scene import Line, Scene

_SIGNS = {
    "@": "an `@`",
    "`": "a backtick",
    "%": "a `%`",
    "*": "a `*`",
    "&": "an `&`",
    "!": "a `!`",
    "|": "a `|`",
    ">": "a `>`",
    "[": "a `[`",
    "{": "a `{`",
    "]": "a `]`",
    "}": "a `}`",
    ",": "a comma",
    "?": "a `?`",
    "-": "a dash",
    ":": "a colon",
}
_GLUED = re.compile(r"(?P<before>\s*(?:- +)*)(?P<key>[A-Za-z_][\w-]*):(?P<value>(?!//)\S.*)")
_SIGN_BEFORE_KEY = re.compile(
    r"(?P<before>\s*(?:- +)*)(?P<sign>[^\w\s\"'#\[{-]{1,3}\s*)(?P<key>[a-z][a-z_]*)(?P<rest>:(?:\s.*)?)"
)
_EQUALS = re.compile(r"(?P<before>\s*(?:- +)*)(?P<key>[A-Za-z_][\w-]*)(?P<sign>\s*(?:=|：|﹕|;)\s*|\s+:)(?P<value>.*)")
_JOINED = re.compile(r"(?P<before>\s*(?:- +)*)(?P<key>[a-z_]+)(?P<value>[A-Z].*)")
_SPACED = re.compile(r"(?P<before>\s*(?:- +)*)(?P<key>[a-z][a-z_]*)\s+(?P<value>\S.*)")


def _whole(line: Line) -> str:
    """The value, with its comment where that is more likely a part of it."""
    if re.match(r" #\S", line.comment):
        return (line.value + line.comment).strip()
    return line.value


def _rewritten(line: Line, text: str, source: str) -> str:
    """The line with `text` in quotes in place of `source`; a comment stays where it was."""
    rest = "" if source != line.value else line.comment
    return (line.before_value + quoted(text) + rest).rstrip()


def colon_in_text(scene: Scene, kind: str) -> Iterator[Guess]:
    """A text without quotes in which a colon and a space make it look like one more key."""
    for number in scene.nearby(1):
        line = scene.parsed[number]
        if line.is_item and line.key and not line.is_entry and ": " in line.value:
            # "- Note: this: that" has no key; the first word is a part of the text too.
            start = line.indent + line.dashes
            text = (line.text[len(start) :]).rstrip()
            value, column, changed, name = text, len(start), start + quoted(text), "this item"
        else:
            value, column, name = _whole(line), line.value_column, line.name
            if not re.search(r":(\s|$)", value) or value[0] in "\"'[{|>" or not (line.key or line.is_item):
                continue
            changed = _rewritten(line, value, value)
        before = re.split(r":(?:\s|$)", value)[0]
        yield Guess(
            id="yaml-colon-in-text",
            line=number,
            column=column,
            message=f"{name} has a colon in its text, after {shown(before)}; a colon and a space end a key",
            hint="put the whole text in quotes",
            changes={number: changed},
            is_certain=not _holds_another_field(value, kind),
        )


def _holds_another_field(text: str, kind: str) -> bool:
    """Whether a second field may stand on the line, as where a line break got lost, or a comment in the text."""
    return " #" in text or any(name in names_known(kind) for name in re.findall(r"\s([a-z_]+):(?:\s|$)", text))


def special_first(scene: Scene, kind: str) -> Iterator[Guess]:
    """A text whose first letter is a sign that means something else at the beginning of a value."""
    for number in scene.nearby(1):
        line = scene.parsed[number]
        value = _whole(line)
        if not value or value[0] not in _SIGNS or (value[0] in "|>" and line.opens_text):
            continue
        if (not line.key and not line.is_item) or value.startswith("!!"):
            continue
        if value[0] in "[{" and (value[-1] in "]}," or not re.search(r"[\]}]", value)):
            # Rather a list or a record with a mistake inside.
            continue
        login = login_meant(line.key, value)
        yield Guess(
            id="yaml-sign-first",
            line=number,
            column=line.value_column,
            message=f"{line.name} begins with {_SIGNS[value[0]]}, which means something else there: {shown(value)}",
            hint="write it without the `@`" if login else "put the whole text in quotes",
            changes={number: line.with_value(login) if login else _rewritten(line, value, value)},
            is_certain=value[0] in "@`%*&!" and not re.search(r" #|[\[\]{}]", value),
        )


def sign_before_key(scene: Scene, kind: str) -> Iterator[Guess]:
    """A sign that slipped in before a key."""
    for number in scene.nearby(1):
        match = _SIGN_BEFORE_KEY.fullmatch(scene.lines[number])
        if match is None:
            continue
        yield Guess(
            id="yaml-sign-first",
            line=number,
            column=match.start("sign"),
            message=f"{shown(match['sign'].strip())} stands before the key `{match['key']}`",
            hint="delete it",
            changes={number: f"{match['before']}{match['key']}{match['rest']}"},
            is_certain=match["key"] in names_known(kind),
        )


def no_space_after_colon(scene: Scene, kind: str) -> Iterator[Guess]:
    """`title:A logo`, which is one word to YAML."""
    for number in scene.nearby():
        match = _GLUED.fullmatch(scene.lines[number].rstrip())
        if match is None:
            continue
        value = match["value"]
        # A bracket or quote that is not closed is a mistake of its own.
        is_certain = is_readable(value) or value[0] not in "[{\"'"
        if not is_readable(value):
            value = written(value)
        yield Guess(
            id="yaml-no-space-after-colon",
            line=number,
            column=match.end("key"),
            message=f"no space stands between `{match['key']}:` and {shown(match['value'])}",
            hint="put a space after the colon",
            changes={number: f"{match['before']}{match['key']}: {value}"},
            is_certain=is_certain,
        )


def missing_colon(scene: Scene, kind: str) -> Iterator[Guess]:
    """A line among `key: value` lines whose colon got lost."""
    used = {line.key for line in scene.parsed if line.is_entry}
    for number in scene.nearby():
        line = scene.parsed[number]
        if line.key or line.is_nothing or line.value[:1] in "\"'[{":
            continue
        text = line.text.rstrip()
        if text.strip() in names_known(kind) and _holds_what_follows(scene, number):
            name = text.strip()
            yield Guess(
                id="yaml-missing-colon",
                line=number,
                column=len(line.indent),
                message=f"`{name}` has no colon behind it, and what belongs to it follows",
                hint=f"put a colon after `{name}`",
                changes={number: f"{text}:"},
                is_certain=True,
            )
            continue
        match = _EQUALS.fullmatch(text) or _JOINED.fullmatch(text)
        is_certain = match is not None and (match["key"] in names_known(kind) or match["key"] in used)
        if match is None:
            match = _SPACED.fullmatch(text)
            is_certain = bool(bare_field(text, scene.lines, kind))
            if match is None or not (is_certain or match["key"] in used or _begins_fields(scene, number)):
                continue
        key, value = match["key"], match["value"].strip()
        yield Guess(
            id="yaml-missing-colon",
            line=number,
            column=match.start("key"),
            message=f"{shown(text)} has no colon after its key",
            hint=f"put a colon and a space after `{key}`",
            changes={number: f"{match['before']}{key}: {value if is_readable(value) else written(value)}"},
            is_certain=is_certain,
        )


def _holds_what_follows(scene: Scene, number: int) -> bool:
    """Whether the line below stands deeper, or is an item at the same margin: what a key holds."""
    below = scene.below(number)
    if below is None:
        return False
    own, line = len(scene.parsed[number].indent), scene.parsed[below]
    return len(line.indent) > own or (line.is_item and len(line.indent) == own)


def _begins_fields(scene: Scene, number: int) -> bool:
    """Whether nothing above could be continued by this line: it must be a field of its own."""
    above = scene.above(number)
    if above is None or len(scene.parsed[number].indent) > len(scene.parsed[above].indent):
        return True
    value = scene.parsed[above].value
    return bool(re.fullmatch(r"""[\d.:-]+|".*"|'.*'|\[.*\]|\{.*\}|true|false""", value))


def continued_text(scene: Scene, kind: str) -> Iterator[Guess]:
    """A text without quotes that goes on at the margin of the next line."""
    for number in scene.nearby():
        line = scene.parsed[number]
        above = scene.above(number)
        if line.key or line.is_item or line.is_nothing or above is None:
            continue
        owner = scene.parsed[above]
        if not (owner.key or owner.is_item) or not owner.value or owner.depth < len(line.indent):
            continue
        if owner.value[0] in "\"'[{|>" or owner.comment.strip():
            continue
        yield Guess(
            id="yaml-text-not-indented",
            line=number,
            column=len(line.indent),
            message=f"{shown(line.text)} seems to continue {owner.name}, but stands no deeper than it",
            hint="put spaces before the line, so that it begins deeper than the line above",
            changes={number: " " * (owner.depth + 2) + line.text.strip()},
        )
