"""Plain sentences for what YAML allows and a board's files do not, such as equal keys."""

import re
from calendar import month_name, monthrange
from collections.abc import Callable, Iterator

from board.read.limits import FORBIDDEN, MAX_LEVELS
from board.read.mistakes import machinery
from board.read.mistakes.draft import Changes, Draft, Guess
from board.read.mistakes.known import is_number_name, is_prose_name, plain_number
from board.read.mistakes.layout import without_odd_blanks
from board.read.mistakes.machinery import Explanation
from board.read.mistakes.prose import bar_changes, text_after_dashes
from board.read.mistakes.quoting import is_readable, quoted, shown, written
from board.read.mistakes.scene import Line
from board.read.strict import Refusal, is_impossible_date, load


def explained_refusals(refusals: list[Refusal], draft: Draft, kind: str) -> Iterator[Guess]:
    """What a person would say of each, and the lines without it."""
    # A repeated value is one mistake, told where it is repeated.
    repeated = {refusal.detail for refusal in refusals if refusal.what in ("alias", "merge-key")}
    for refusal in refusals:
        if refusal.what != "anchor" or refusal.detail not in repeated:
            yield _explained(refusal, draft, kind)


def _explained(refusal: Refusal, draft: Draft, kind: str) -> Guess:
    lines = draft.lines
    number, column = refusal.start
    number = min(number, len(lines) - 1)
    if refusal.what == "two-documents" and (guess := text_after_dashes(lines, number, kind)):
        return guess
    if refusal.what == "duplicate-key":
        explanation = _duplicate_key(refusal, draft, number, column)
    else:
        explanation = _EXPLAINED[refusal.what](refusal, lines, number, column)
    return Guess(
        id=f"yaml-{explanation.id or refusal.what}",
        line=number,
        column=column,
        message=explanation.message,
        hint=explanation.hint,
        changes=explanation.changes,
        # Of a file that belongs to no board nobody knows what its days mean.
        is_certain=explanation.is_certain and (bool(kind) or refusal.what != "impossible-date"),
    )


def _duplicate_key(refusal: Refusal, draft: Draft, number: int, column: int) -> Explanation:
    key, lines = refusal.detail, draft.lines
    line = Line.of(lines[number])
    first, dashed = _first_of(key, lines, number, column)
    if first is None:
        return Explanation(f"`{key}` stands here twice", "keep one of them", {})
    again = f"`{key}` stands here again, after line {draft.slot(first) + 1}: "
    if dashed and column >= 2 and not lines[number][:column].strip():
        return Explanation(
            again + "a new item seems to begin, without its dash",
            "put a dash and a space before each item of a list",
            {number: lines[number][: column - 2] + "- " + lines[number][column:]},
            "lost-dash",
        )
    other = Line.of(lines[first])
    changes: Changes = {}
    if column == line.depth and not line.dashes and _is_alone(lines, number) and line.value in ("", other.value):
        changes = {number: None}
    elif column == line.depth and not other.dashes and _is_alone(lines, first) and not other.value:
        changes = {first: None}
    return Explanation(again + "only one of them can count", "keep one of them", changes, is_certain=True)


def _first_of(key: str, lines: list[str], number: int, column: int) -> tuple[int | None, bool]:
    """The line above that has the same key at the same place, and whether it begins an item."""
    for above in range(number - 1, -1, -1):
        line = Line.of(lines[above])
        if line.key.strip("\"'") == key and line.depth == column:
            return above, bool(line.dashes)
        if not line.is_nothing and line.depth < column:
            break
    return None, False


def _is_alone(lines: list[str], number: int) -> bool:
    """Whether nothing below a line belongs to it."""
    line = Line.of(lines[number])
    below = next((Line.of(text) for text in lines[number + 1 :] if text.strip()), None)
    return below is None or (len(below.indent) <= line.depth and not (below.is_item and not line.value))


def _key_not_text(refusal: Refusal, lines: list[str], number: int, column: int) -> Explanation:
    line = lines[number]
    if line[column : column + 1] in ("{", "["):
        braces = re.search(r"\{\{[^{}]*\}\}", line)
        if braces:
            text = Line.of(line)
            return Explanation(
                f"{shown(braces[0])} is the gap of a template that nobody filled in",
                "write the value in its place",
                {number: text.with_value(quoted(text.value))},
            )
        return Explanation(
            "a list or a record stands before a colon, where a key should", "write a word as the key", {}
        )
    return Explanation("nothing stands before the colon, where a key should", "write the key before the colon", {})


def _comma_in_braces(refusal: Refusal, lines: list[str], number: int, column: int) -> Explanation:
    line, key = lines[number], refusal.detail
    end = column + len(key)
    if (glued := re.fullmatch(r"([\w-]+):(\S.*)", key)) and line[column:end] == key:
        changed = line[:column] + f"{glued[1]}: {_kept(glued[2])}" + line[end:]
        message = f"no space stands between `{glued[1]}:` and {shown(glued[2])}"
        return Explanation(message, "put a space after the colon", {number: changed}, "no-space-after-colon", True)
    match = re.search(r"[{,]\s*[\w-]+:\s+(?P<text>[^\"'\[\]{},][^\"'\[\]{}:]*,\s*)$", line[:column])
    changes: Changes = {}
    message = f"{shown(key)} stands between braces without a colon and a value"
    if match and line[column:end] == key:
        start = match.start("text")
        text = line[start:end]
        name = re.split(r"[{,\s]", line[:start].rstrip(": "))[-1]
        number_meant = plain_number(text) if is_number_name(name) else None
        if number_meant is not None:
            message = f"the comma in {shown(text)} ends the value, and leaves {shown(key)} without a colon"
            changes = {number: line[:start] + number_meant + line[end:]}
            return Explanation(message, f"write the number without a comma: `{number_meant}`", changes)
        message = f"the comma in {shown(text)} ends the value, and leaves {shown(key)} without a colon"
        changes = {number: line[:start] + quoted(text) + line[end:]}
    # A quote in what the comma has parted was meant to hold it together, and its fellow got lost.
    is_certain = not re.search("[\"']", line[column:].split("}")[0])
    return Explanation(message, "put a text that has a comma in quotes", changes, is_certain=is_certain)


def _kept(value: str) -> str:
    """A value as it is, if it can be read between braces."""
    return value if load(f"{{k: {value}}}").is_clean else quoted(value)


def _impossible_date(refusal: Refusal, lines: list[str], number: int, column: int) -> Explanation:
    value = refusal.detail
    year, month, day = map(int, value.split("-"))
    swapped = f"{year:04}-{day:02}-{month:02}"
    if month > 12 and not is_impossible_date(swapped):
        line = lines[number]
        return Explanation(
            f"`{value}` is no date: there is no month {month}",
            f"write the year, the month and the day, such as `{swapped}`",
            {number: line[:column] + line[column:].replace(value, swapped, 1)},
            is_certain=True,
        )
    if 1 <= month <= 12 and year:
        days = monthrange(year, month)[1]
        return Explanation(
            f"`{value}` is no date: {month_name[month]} {year} has {days} days",
            "write a day of the calendar as year-month-day",
            {},
        )
    why = f"there is no month {month}" if year else "there is no year 0"
    return Explanation(f"`{value}` is no date: {why}", "write a day of the calendar as year-month-day", {})


def _two_documents(refusal: Refusal, lines: list[str], number: int, column: int) -> Explanation:
    after = [line for line in map(Line.of, lines[number + 1 :]) if not line.is_nothing]
    if not after:
        message = "`---` begins a second record, and none follows"
        return Explanation(message, "delete the `---`", {number: None}, is_certain=True)
    return Explanation(f"`---` begins a second record: {shown(after[0].text)}", "write one record per file", {})


def _too_deep(refusal: Refusal, lines: list[str], number: int, column: int) -> Explanation:
    return Explanation(
        f"more than {MAX_LEVELS} levels of lists and records stand inside one another here",
        "write it flatter; no record needs so many",
        {},
    )


def _no_space_after_dash(refusal: Refusal, lines: list[str], number: int, column: int) -> Explanation:
    bullet = refusal.detail[0]
    changes: dict[int, str] = {}
    for n in range(number, min(refusal.end[0], len(lines) - 1) + 1):
        match = re.fullmatch(rf"(\s*){bullet}\s*(\S.*)", lines[n].rstrip())
        if match is None:
            changes = {}
            break
        changes[n] = f"{match[1]}- {match[2] if is_readable(match[2]) else written(match[2])}"
    text = shown(lines[number].strip().lstrip(bullet))
    if bullet != "-":
        message, name = f"{text} in a list begins with `{bullet}` in place of a dash", "lost-dash"
    elif lines[number].lstrip()[1:2].isspace():
        message, name = (
            f"the space between the dash and {text} is a no-break space, which counts as a letter",
            "no-break-space",
        )
    else:
        message, name = f"no space stands between the dash and {text}", ""
    return Explanation(message, "put a dash and a space before each item of a list", changes, name, True)


def _list_beside_key(refusal: Refusal, lines: list[str], number: int, column: int) -> Explanation:
    line = Line.of(lines[number])
    header = number if line.key else number - 1
    if header >= 0 and is_prose_name(Line.of(lines[header]).key) and (bars := bar_changes(lines, header)):
        name = Line.of(lines[header]).name
        return Explanation(
            f"the text of {name} goes on with lines that begin with a dash, as the items of a list do",
            f"write `|` behind {name} and its colon, and the whole text below it, indented",
            bars,
            "text-without-bar",
            is_certain=True,
        )
    items = range(number + 1, refusal.end[0] + 1)
    changes: dict[int, str] = {}
    if line.key and line.value_column == column and all(re.match(r"\s*- ", lines[n]) for n in items):
        width = len(lines[number + 1]) - len(lines[number + 1].lstrip())
        changes[number] = f"{line.before_value.rstrip()}\n{' ' * width}- {line.value}{line.comment}".rstrip()
    return Explanation(
        f"{line.name} has the value {shown(line.value)} and, below it, a list",
        "make the value the first item of the list, or give the list a key of its own",
        changes,
    )


def _no_break_space(refusal: Refusal, lines: list[str], number: int, column: int) -> Explanation:
    changed = without_odd_blanks(lines[number])
    if changed == lines[number]:
        changed = lines[number].replace(refusal.detail, refusal.detail.replace("\xa0", " "), 1)
    return Explanation(
        f"the space in {shown(lines[number])} is a no-break space, which counts as a letter",
        "delete that space and type it again",
        {number: changed} if changed != lines[number] else {},
        is_certain=True,
    )


def _invisible_character(refusal: Refusal, lines: list[str], number: int, column: int) -> Explanation:
    text = Line.of(lines[number])
    if re.search(r"(?<!\\)\\[abvfeNLP]", text.value) and text.value_column == column:
        return Explanation(
            f"a backslash in {text.name} changes the letter behind it: {shown(text.value)}",
            "put the text in single quotes, where a backslash is only a backslash",
            {number: text.with_value(quoted(text.value[1:-1]))},
            "backslash",
        )
    match = FORBIDDEN.search(refusal.detail)
    code = f"U+{ord(match[0]):04X}" if match else "one"
    line = lines[number]
    changed = re.sub(r"\\(?:0|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4})", _kept_if_visible, line)
    return Explanation(
        f"a backslash stands for an invisible character ({code}) here, which web pages and feeds forbid",
        "delete it, or put the text in single quotes, where a backslash is only a backslash",
        {number: changed} if changed != line else {},
    )


def _kept_if_visible(match: re.Match[str]) -> str:
    if match[0][1] in "xu" and not FORBIDDEN.search(chr(int(match[0][2:], 16))):
        return match[0]
    return ""


_EXPLAINED: dict[str, Callable[[Refusal, list[str], int, int], Explanation]] = {
    "tag": machinery.tag,
    "anchor": machinery.anchor,
    "alias": machinery.alias,
    "merge-key": machinery.merge_key,
    "key-not-text": _key_not_text,
    "comma-in-braces": _comma_in_braces,
    "impossible-date": _impossible_date,
    "two-documents": _two_documents,
    "too-deep": _too_deep,
    "no-space-after-dash": _no_space_after_dash,
    "list-beside-key": _list_beside_key,
    "no-break-space": _no_break_space,
    "invisible-character": _invisible_character,
}
