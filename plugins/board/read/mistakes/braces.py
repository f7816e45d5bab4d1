"""Mistakes inside `{…}` and `[…]`: a comma lost or too many, a bracket lost, a text that needs quotes."""

import re
from collections.abc import Iterator

from board.read.mistakes.draft import Guess
from board.read.mistakes.known import login_meant
from board.read.mistakes.quoting import quoted, shown
from board.read.mistakes.scene import Scene

_PAIRS = {"{": "}", "[": "]"}
_TEXT = re.compile(r"""(?P<before>(?:[{,]\s*[\w-]+:\s+|[\[,]\s*))(?P<text>[^\s"'\[\]{},][^\[\]{},]*?)(?=\s*[,\]}])""")


def _open_pair(scene: Scene) -> tuple[int, str] | None:
    """The line and the kind of the bracket that was not closed properly."""
    line = scene.lines[scene.opened_line]
    mark = line[scene.opened_column : scene.opened_column + 1]
    return (scene.opened_line, mark) if mark in _PAIRS and mark else None


def missing_comma(scene: Scene, kind: str) -> Iterator[Guess]:
    """Two entries in braces without a comma between them."""
    opened = _open_pair(scene)
    if opened is None:
        return
    for number in dict.fromkeys((scene.line, scene.above(scene.line) or 0, opened[0])):
        line = scene.lines[number]
        ends = [
            match.start() for match in re.finditer(r"(?<=[^\s,{\[])\s+(?=[\"']?[A-Za-z_][\w-]*[\"']?:(?:\s|$))", line)
        ]
        if number < scene.line and not line.rstrip().endswith((",", "{", "[")):
            ends.append(len(line.rstrip()))
        for end in sorted(ends, key=lambda end: (abs(end - scene.column), -end)):
            word = line[:end].split()[-1].strip("{[,") if line[:end].split() else line
            yield Guess(
                id="yaml-missing-comma",
                line=number,
                column=max(end - 1, 0),
                message=f"no comma stands after {shown(word)}, between two entries in `{opened[1]}{_PAIRS[opened[1]]}`",
                hint="put a comma after each entry but the last",
                changes={number: line[:end] + "," + line[end:]},
                is_certain=True,
            )


def missing_bracket(scene: Scene, kind: str) -> Iterator[Guess]:
    """An opening bracket whose closing one is missing, or of the other kind."""
    opened = _open_pair(scene)
    if opened is None:
        return
    number, mark = opened
    closing = _PAIRS[mark]
    other = "]" if closing == "}" else "}"
    last = number
    while last + 1 < len(scene.lines) and last + 1 < scene.line and _is_deeper(scene, last + 1, number):
        last += 1
    for at in dict.fromkeys((number, last)):
        line = scene.lines[at].rstrip()
        text = re.sub(r"\s+#.*$", "", line)
        rest = line[len(text) :]
        options = [text.rstrip(",") + closing]
        if text.endswith((other, ")")):
            options.insert(0, text[:-1] + closing)
        stack = _unclosed(scene, number, at)
        if len(stack) > 1:
            options.append(text.rstrip(",") + "".join(_PAIRS[m] for m in reversed(stack)))
        for option in options:
            yield Guess(
                id="yaml-missing-bracket",
                line=number,
                column=scene.opened_column,
                message=f"the `{mark}` of {scene.parsed[number].name} has no `{closing}` at its end",
                hint=f"put a `{closing}` at the end",
                changes={at: option + rest},
                is_certain=not text.endswith(")"),
            )


def _is_deeper(scene: Scene, number: int, than: int) -> bool:
    line = scene.parsed[number]
    return line.is_blank or len(line.indent) > len(scene.parsed[than].indent)


def _unclosed(scene: Scene, first: int, last: int) -> list[str]:
    stack: list[str] = []
    for letter in re.sub(r"""'[^']*'|"[^"]*\"""", "", "\n".join(scene.lines[first : last + 1])):
        if letter in _PAIRS:
            stack.append(letter)
        elif stack and letter == _PAIRS[stack[-1]]:
            stack.pop()
    return stack


def missing_opening_bracket(scene: Scene, kind: str) -> Iterator[Guess]:
    """A closing bracket behind a value that has no opening one."""
    for number in scene.nearby(1):
        line = scene.lines[number]
        for match in re.finditer(r"(?P<key>[\w-]+): +(?P<value>[^\s\[\]{}:\"'][^\[\]{}:]*)(?P<close>[\]}])", line):
            mark = "[" if match["close"] == "]" else "{"
            yield Guess(
                id="yaml-missing-bracket",
                line=number,
                column=match.start("value"),
                message=f"the `{match['close']}` of `{match['key']}` has no `{mark}` at its beginning",
                hint=f"put a `{mark}` before {shown(match['value'])}",
                changes={number: line[: match.start("value")] + mark + line[match.start("value") :]},
            )


def extra_bracket(scene: Scene, kind: str) -> Iterator[Guess]:
    """One closing bracket too many, or a comma after the last one."""
    for number in scene.nearby(1):
        line = scene.parsed[number]
        value = line.value
        if value[:1] not in _PAIRS or not value or value[-1] not in "]},;":
            continue
        if value[-1] in "]}" and not _has_too_many(value):
            continue
        yield Guess(
            id="yaml-extra-bracket",
            line=number,
            column=line.value_column + len(value) - 1,
            message=f"one `{value[-1]}` too many stands at the end of {line.name}",
            hint="delete it",
            changes={number: line.with_value(value[:-1])},
            is_certain=True,
        )


def _has_too_many(value: str) -> bool:
    return value.count("]") > value.count("[") or value.count("}") > value.count("{")


def text_in_braces(scene: Scene, kind: str) -> Iterator[Guess]:
    """A text inside brackets that holds a colon, or begins with a sign."""
    for number in scene.nearby(1):
        line = scene.lines[number]
        for match in _TEXT.finditer(line):
            text = match["text"]
            if not (re.search(r":(\s|$)", text) or text[0] in "@`%*&!|>?"):
                continue
            if re.search(r"\s[a-z_]+:\s", text):
                # Rather two entries without a comma between them.
                continue
            before = re.search(r"([\w-]+):\s+$", match["before"])
            login = login_meant(before[1] if before else "", text)
            why = "has a colon inside" if text[0] not in "@`%*&!|>?" else f"begins with `{text[0]}`"
            yield Guess(
                id="yaml-colon-in-text" if "colon" in why else "yaml-sign-first",
                line=number,
                column=match.start("text"),
                message=f"{shown(text)} {why}, which means something else between brackets",
                hint="write it without the `@`" if login else "put the text in quotes",
                changes={number: line[: match.start("text")] + (login or quoted(text)) + line[match.end("text") :]},
                is_certain=True,
            )


def missing_quote_in_braces(scene: Scene, kind: str) -> Iterator[Guess]:
    """A quote that is opened between brackets and not closed there."""
    for number in dict.fromkeys((scene.opened_line, *scene.nearby())):
        line = scene.lines[number]
        for mark in "\"'":
            if line.count(mark) % 2 == 0 or not re.search(r"[\[{]", line):
                continue
            start = max(m.start() for m in re.finditer(mark, line))
            ends = (start + match.start() for match in re.finditer(r"(?=\s*[,\]}])|$", line[start:]))
            changes = ((end, {number: line[:end] + mark + line[end:]}) for end in ends if end > start)
            # The first end that will do: a later one would only swallow the next entry.
            end, first = next((pair for pair in changes if scene.is_progress(pair[1])), (0, None))
            if first is None:
                continue
            yield Guess(
                id="yaml-missing-quote",
                line=number,
                column=start,
                message=f"{shown(line[start:].rstrip())} begins with {mark} and has none at its end",
                hint=f"put a {mark} at the end of the text",
                changes=first,
                # A comma may be a part of the text, unless a key follows it.
                is_certain=bool(re.match(r"\s*(?:[\]}]|,\s*[\w-]+:\s|,?$)", line[end:])),
            )
