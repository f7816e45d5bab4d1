"""Mistakes with quotes: one missing, one too many, a text behind them, a backslash inside."""

import re
from collections.abc import Iterator

from board.read.mistakes.draft import Guess
from board.read.mistakes.quoting import quoted, shown
from board.read.mistakes.scene import Line, Scene

_QUOTES = "\"'"
_SMART = {"“": "”", "„": "“”", "”": "”", "‘": "’", "’": "’", "«": "»", "‹": "›"}
_CLOSED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?P<after>.*)""", re.DOTALL)
# What people put between a value and their own words about it.
_REMARK = re.compile(r"\s*(?:<-+|←|//|-->|->|—|–|--|\()")
# How JSON writes a letter such as 😀; YAML writes it out.
_SURROGATES = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
# Of these, what is no part of a text in any case.
_NEVER_TEXT = re.compile(r"#|<-|←|-->")
# An apostrophe at the beginning of a word: '90s, 'tis.
_ELISION = re.compile(r"'(?:\d\ds?|t(?:is|was|il|ill)|cause|em|n)\b", re.IGNORECASE)
_WITH_REMARK = re.compile(r"""(?P<text>.*["'])(?P<remark>\s+#(?:\s.*)?)""")
# Its lengths are bounded: a long line of apostrophes would take for ever.
_WITH_APOSTROPHE = re.compile(
    r"(?<=[\[{,:\s])'((?:[^,'\[\]{}]|(?<=\w)'(?=\w)){0,99}\w'\w[^,\[\]{}]{0,200})'(?=\s*[,\]}])"
)
_ESCAPES = '0abtnvfre "/\\N_LPxuU\t'


def _in_quotes(scene: Scene) -> Iterator[tuple[int, Line]]:
    for number in dict.fromkeys([*scene.nearby(), scene.opened_line]):
        line = scene.parsed[number]
        if line.value[:1] in _QUOTES and line.value:
            yield number, line


def _whole(line: Line) -> str:
    """The value with what looks like a comment: inside quotes, a `#` is nothing special."""
    return (line.value + line.comment).strip()


def missing_closing_quote(scene: Scene, kind: str) -> Iterator[Guess]:
    """A value that begins with a quote and does not end with one."""
    first = max(0, scene.line - 60)
    for number in range(scene.line, first - 1, -1):
        line = scene.parsed[number]
        value = line.value
        mark = value[:1]
        if not value or mark not in _QUOTES or _CLOSED.fullmatch(value):
            continue
        inner = value[1:].rstrip()
        if mark == '"' and inner.endswith('\\"'):
            # The backslash made the quote part of the text.
            text = inner[:-1]
            yield Guess(
                id="yaml-backslash",
                line=number,
                column=line.value_column,
                message=f"the backslash at the end of {line.name} makes the quote behind it part of the text",
                hint="put the text in single quotes, where a backslash is only a backslash",
                changes={number: line.with_value(quoted(text))},
            )
            continue
        if mark in inner.replace(mark * 2, "") or (mark == '"' and '"' in inner):
            continue
        closed = f"'{inner}'" if mark == '"' and re.search(r"\\(?![\\\"nt])", inner) else f"{mark}{inner}{mark}"
        yield Guess(
            id="yaml-missing-quote",
            line=number,
            column=line.value_column,
            message=f"{line.name} begins with {mark} and has none at its end: {shown(value)}",
            hint=f"put a {mark} at the end of the text",
            changes={number: line.with_value(closed)},
            # Round a list, the quote itself may be the mistake.
            is_certain=not _ELISION.match(value) and not re.match(r"[\[{]", inner),
        )


def missing_opening_quote(scene: Scene, kind: str) -> Iterator[Guess]:
    """A value that ends with a quote and does not begin with one."""
    for number in scene.nearby():
        line = scene.parsed[number]
        value = _whole(line)
        if len(value) > 1 and value[-1] in _QUOTES and value.count(value[-1]) == 1 and value[0] not in _QUOTES:
            yield Guess(
                id="yaml-missing-quote",
                line=number,
                column=line.value_column,
                message=f"{line.name} ends with {value[-1]} and does not begin with one: {shown(value)}",
                hint=f"put a {value[-1]} before the text",
                changes={number: line.before_value + value[-1] + value},
            )


def quote_inside(scene: Scene, kind: str) -> Iterator[Guess]:
    """A value in quotes that holds the same quotes."""
    for number, line in _in_quotes(scene):
        value, remark = _whole(line), ""
        if (split := _WITH_REMARK.fullmatch(value)) and split["text"][-1] == value[0]:
            value, remark = split["text"], split["remark"]
        mark, inner = value[0], value[1:-1]
        if len(value) < 3 or value[-1] != mark or mark not in inner:
            continue
        words = inner.replace('\\"', '"') if mark == '"' else inner.replace("''", "'")
        match = re.search(rf"\S*{mark}\S*", inner)
        yield Guess(
            id="yaml-quote-inside",
            line=number,
            column=line.value_column,
            message=f"{line.name} stands in {mark} and has more of them inside, "
            f"at {shown(match[0] if match else inner)}",
            hint="put the text in the other kind of quotes"
            if mark in quoted(words)[1:-1]
            else f"put the whole text in {quoted(words)[0]} instead",
            changes={number: line.before_value + quoted(words) + remark},
            is_certain=not re.search(rf"{mark}\s*[,;]\s*{mark}", inner) and not re.search(r"\\(?!\")", words),
        )
    yield from _quote_inside_lines(scene)


def _quote_inside_lines(scene: Scene) -> Iterator[Guess]:
    """A text in quotes over several lines that holds the same quotes."""
    for number, line in _in_quotes(scene):
        mark, value = line.value[0], _whole(line)
        last = number + 1
        while last < len(scene.lines) and not scene.lines[last].rstrip().endswith(mark):
            last += 1
        inside = range(number + 1, last + 1)
        if mark not in value[1:] or not line.key or last >= len(scene.lines):
            continue
        if any(len(scene.parsed[n].indent) <= line.depth for n in inside if not scene.parsed[n].is_blank):
            continue
        least = min(len(scene.parsed[n].indent) for n in inside if not scene.parsed[n].is_blank)
        yield Guess(
            id="yaml-quote-inside",
            line=number,
            column=line.value_column,
            message=f"{line.name} stands in {mark} and has more of them inside, at {shown(value)}",
            hint=f"write `|` behind {line.name} and its colon, and the text below it, without the quotes around it",
            changes={
                number: f"{line.before_value.rstrip()} |\n{' ' * least}{value[1:].strip()}",
                last: scene.lines[last].rstrip()[:-1],
            },
        )


def apostrophe_in_braces(scene: Scene, kind: str) -> Iterator[Guess]:
    """A text in single quotes between brackets that has an apostrophe."""
    for number in scene.nearby(1):
        line = scene.lines[number]
        found = list(_WITH_APOSTROPHE.finditer(line))
        changed = _WITH_APOSTROPHE.sub(lambda match: quoted(match[1].replace("''", "'")), line)
        if found:
            yield Guess(
                id="yaml-quote-inside",
                line=number,
                column=found[0].start(),
                message=f"{shown(found[0][0])} stands in ' and has more of them inside",
                hint="put the text in the other kind of quotes",
                changes={number: changed},
                is_certain=True,
            )


def text_after_quote(scene: Scene, kind: str) -> Iterator[Guess]:
    """A value in quotes with more text behind the closing one."""
    for number in dict.fromkeys([*scene.nearby(), scene.opened_line]):
        line = scene.parsed[number]
        # A `!!tag` before the value is a mistake of its own, and found later.
        tag = re.match(r"(?:!!?\w*\s+)?", line.value)
        before = line.before_value + (tag[0] if tag else "")
        value = line.text[len(before) :].strip()
        match = _CLOSED.fullmatch(value)
        if match is None or not (after := match["after"].strip()):
            continue
        is_certain = True
        if after in (",", ";"):
            message = f"a `{after}` stands behind the closing quote of {line.name}"
            hint = f"delete the `{after}`: in these files the end of the line ends a value"
            changed = before + match[1]
        elif after.startswith("#") or _REMARK.match(after) or re.fullmatch(r"\d[\d:/. -]*", match[1][1:-1]):
            message = f"{shown(after)} stands behind the closing quote of {line.name}"
            hint = "put a space and a `#` before a remark of your own, or delete it"
            changed = f"{before}{match[1]}  # {after.lstrip('# ')}"
            is_certain = bool(_NEVER_TEXT.match(after))
        else:
            message = f"the quotes of {line.name} end before its text does: {shown(after)} stands behind them"
            hint = "put the whole text in quotes, of the other kind if it has quotes inside"
            changed = before + quoted(value)
        column = len(before) + match.start("after") + len(match["after"]) - len(match["after"].lstrip())
        yield Guess(
            id="yaml-text-after-quote",
            line=number,
            column=column,
            message=message,
            hint=hint,
            changes={number: changed},
            is_certain=is_certain,
        )


def smart_quote(scene: Scene, kind: str) -> Iterator[Guess]:
    """Typographic quotes, which word processors and telephones type by themselves."""
    for number in scene.nearby():
        line = scene.parsed[number]
        value = _whole(line)
        if value[:1] in _SMART and value and len(value) > 1 and value[-1] in _SMART[value[0]] + _QUOTES:
            yield Guess(
                id="yaml-smart-quote",
                line=number,
                column=line.value_column,
                message=f"{line.name} stands in typographic quotes ({value[0]} {value[-1]}), "
                "which are letters like any other here",
                hint="type straight quotes, as on a typewriter, around the text",
                changes={number: line.before_value + quoted(value[1:-1])},
            )


def backslash(scene: Scene, kind: str) -> Iterator[Guess]:
    """A backslash in double quotes, where it changes the letter behind it."""
    if "escape" not in scene.problem and "escape" not in scene.opened and "hexdecimal" not in scene.problem:
        return
    number = scene.line
    line = scene.parsed[number]
    match = re.match(r"\\.", scene.lines[number][scene.column - 1 :]) or re.search(r"\\.", line.value)
    if match is None:
        return
    value = line.value
    is_certain = False
    if _SURROGATES.search(value):
        changed = _SURROGATES.sub(_one_letter, scene.lines[number])
    elif value.startswith('"') and _CLOSED.fullmatch(value) and '\\"' not in value:
        changed = line.with_value(quoted(value[1:-1]))
        # Another backslash in it may have been meant as YAML takes it: a line break, a tab.
        is_certain = not re.search(rf"\\[{re.escape(_ESCAPES)}]", value)
    else:
        changed = re.sub(rf"\\(?![{re.escape(_ESCAPES)}])|\\(?=[xuU])", r"\\\\", scene.lines[number])
    yield Guess(
        id="yaml-backslash",
        line=number,
        column=line.value_column,
        message=f"a backslash in {line.name} changes the letter behind it: {shown(match[0])}",
        hint="put the text in single quotes, where a backslash is only a backslash",
        changes={number: changed},
        is_certain=is_certain,
    )


def _one_letter(match: re.Match[str]) -> str:
    return bytes.fromhex(match[1] + match[2]).decode("utf-16-be")
