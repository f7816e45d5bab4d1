"""Mistakes of a whole file: marks before every line, a fence around it, or no record in it at all."""

import re
from typing import Any

from board.read.mistakes.draft import Guess
from board.read.mistakes.prose import free_key, indented
from board.read.mistakes.quoting import shown
from board.read.mistakes.scene import Line, Scene

_FENCE = re.compile(r"\s*(?:```|~~~)\s*\w*\s*")
_MARK = re.compile(r"[ \t]*([+>])")
_HTML = re.compile(r"\s*<(?:!doctype|html|head|body|div|p|h[1-6]|table|\?xml|!--)\b", re.IGNORECASE)


def whole_file_guess(scene: Scene, kind: str) -> Guess | None:
    """The mistake that all lines of the file share, if there is one."""
    for guesser in (_code_fence, _marks_before_lines):
        guess = guesser(scene)
        if guess is not None and scene.next_error(guess.changes) > scene.draft.slot(guess.line):
            return guess
    if _is_no_record(scene.parsed):
        return no_record(scene.lines, kind)
    return None


def _code_fence(scene: Scene) -> Guess | None:
    fences = [number for number, line in enumerate(scene.lines) if _FENCE.fullmatch(line)]
    said = [number for number, line in enumerate(scene.lines) if line.strip()]
    if not fences or fences[0] != said[0]:
        return None
    return Guess(
        id="yaml-code-fence",
        line=fences[0],
        message=f"{shown(scene.lines[fences[0]])} frames code in a chat; it does not belong to the record",
        hint="delete the line" if len(fences) == 1 else f"delete this line and line {fences[-1] + 1}",
        changes=dict.fromkeys([fences[0], fences[-1]] if fences[-1] == said[-1] else fences[:1]),
        is_certain=True,
    )


def _marks_before_lines(scene: Scene) -> Guess | None:
    said = [number for number, line in enumerate(scene.lines) if line.strip()]
    marked = [number for number in said if _MARK.match(scene.lines[number])]
    mark = _MARK.match(scene.lines[marked[0]]) if marked else None
    if mark is None or len(marked) < 2 or len(marked) < len(said) // 2:
        return None
    # Lines whose mark got lost keep the spaces that stood before the marks of the others.
    before = mark[0][: mark.start(1) - mark.start()]
    changes = {}
    for number in range(said[0], said[-1] + 1):
        line = scene.lines[number]
        own = _MARK.match(line)
        text = line[own.end() :] if own else line.removeprefix(before)
        if mark[1] == ">":
            text = text.removeprefix(" ")
        changes[number] = "---" if number == said[0] and text.strip() in ("--", "-") else text.rstrip()
    return Guess(
        id="yaml-marks-before-lines",
        line=marked[0],
        column=mark.start(1),
        message=f"{len(marked)} lines begin with `{mark[1]}`, as copies of "
        + ("a list of changes do" if mark[1] == "+" else "a mail do"),
        hint=f"delete the `{mark[1]}` at the beginning of each line",
        changes=changes,
        is_certain=True,
    )


def _is_no_record(parsed: list[Line]) -> bool:
    said = [line for line in parsed if not line.is_nothing]
    first = next((line for line in parsed if not line.is_blank), None)
    if first is None or not said or said[0].text.lstrip().startswith(("---", "{", "[", "%", ":")):
        return False
    if _HTML.match(first.text):
        return True
    entries = sum(bool(line.key) and (line.is_entry or line.is_item) for line in said)
    # `title:A logo` is a record with a slip, not a letter.
    nearly = sum(bool(re.match(r"\s*(?:- )?[a-z_]+:(?!//)\S", line.text)) for line in said)
    return not said[0].is_entry and not said[0].is_item and (entries + nearly) * 4 < len(said)


def no_record(lines: list[str], kind: str) -> Guess:
    """A file that is a letter, a Markdown or an HTML page: its text may become a record's prose."""
    first = next(number for number, line in enumerate(lines) if line.strip())
    text = "\n".join(lines)
    if _HTML.match(lines[first]):
        what = "a web page (HTML)"
    elif re.search(r"(?m)^(#{1,6} |\* |- |\*\*)", text):
        what = "a text with Markdown"
    else:
        what = "a text"
    key = free_key(lines, kind)
    last = max(number for number, line in enumerate(lines) if line.strip())
    changes = {n: indented(lines[n], 2) for n in range(first, last + 1)}
    changes[first] = f"{key}: |\n" + changes[first]
    return Guess(
        id="yaml-not-a-record",
        line=first,
        message=f"the file is {what}, not lines such as `title: …`; it begins with {shown(lines[first])}",
        hint=f"make this text the `{key}` of a record, and write the record's other lines above it",
        changes=changes,
    )


def explained_top(lines: list[str], data: Any, kind: str) -> Guess | None:
    """What is wrong with a readable file that holds no `key: value` lines."""
    if isinstance(data, str) and data.strip():
        return no_record(lines, kind)
    if isinstance(data, dict) or (not kind and not isinstance(data, str)):
        return None
    said = next((n for n, line in enumerate(lines) if line.strip() and not Line.of(line).is_nothing), 0)
    if data is None or (isinstance(data, str) and not data.strip()):
        return Guess(
            id="yaml-empty",
            line=said,
            message="the file is empty: it holds no lines such as `title: …`",
            hint="copy the template of this kind of record into it, and fill it in",
        )
    what = "a list" if isinstance(data, list) else f"just {shown(lines[said])}"
    return Guess(
        id="yaml-not-fields",
        line=said,
        message=f"the file is {what}, not lines such as `title: …`",
        hint="write one record per file, each value behind its key and a colon, at the beginning of a line",
    )
