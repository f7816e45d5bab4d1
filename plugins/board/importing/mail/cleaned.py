"""A record's text without what mail programs did to it: marks of quoting, broken lines, signatures, odd blanks."""

import quopri
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from board.schema import fields

QUOTED = re.compile(r"^[ \t]*>+(?:[ \t]?>+)*")
# Lines that end with a sign for going on are nearly full; letters beyond ASCII are two codes or more.
ENCODED = re.compile(r"^.{50,75}=$|=C[23]=[89AB][0-9A-F]|=E2=8[0-9A-F]=[89AB][0-9A-F]", re.MULTILINE)
# A key of a file, at the beginning of its line.
KEY = re.compile(r"(?P<name>[a-z_]+|x-[\w-]+):(?:[ \t]|$)")
END = re.compile(r"-- ?$|-{2,} ?(?:Original|Forwarded)|_{10,}$|```")
LONGEST_IN_BRACES = 4000
"""What a mail program broke in braces was one line of a file, and shorter; longer ones are not looked through."""

ODD_BLANKS = re.compile("[\u00a0\u2007\u202f]")
MARGIN = re.compile("^[ \u00a0\u2007\u202f]*(?:-[ \u00a0\u2007\u202f]+)*")
AFTER_KEY = re.compile("^(\\s*(?:- +)*[\\w-]+:)[\u00a0\u2007\u202f]+")


@dataclass(frozen=True, slots=True)
class Attempt:
    """A text as it may have been before it was sent, and what was done to find it."""

    text: str
    done: tuple[str, ...] = ()


def attempts(text: str, kind: str) -> Iterator[Attempt]:
    """The text as it came, then with more and more put right; each that differs from the one before."""
    done = []
    if (whole := decoded_text(text)) != text:
        text = whole
        done.append("the signs that a mail program wrote as codes were read")
    yield Attempt(text, tuple(done))
    for step, words in (
        (unquoted, "the signs of an answer were taken off its lines"),
        (with_plain_blanks, "odd blanks were made plain ones"),
        (lambda whole: record_part(whole, kind), "what stands around the record was left out"),
        (lambda whole: unwrapped(whole, kind), "lines that a mail program broke were joined"),
    ):
        after = step(text)
        if after != text:
            text = after
            done.append(words)
            yield Attempt(text, tuple(done))


def decoded_text(text: str) -> str:
    """A text in which `=C3=A9` and `=` at a line's end are left over from sending it (RFC 2045, 6.7)."""
    if not ENCODED.search(text):
        return text
    try:
        return quopri.decodestring(text.encode()).decode()
    except UnicodeDecodeError:
        return text


def unquoted(text: str) -> str:
    """The text without the `>` of an answer before its lines."""
    lines = text.split("\n")
    marks = [QUOTED.match(line) for line in lines]
    rests = [line[mark.end() :] for line, mark in zip(lines, marks, strict=True) if mark]
    if not rests:
        return text
    # Most programs set a blank behind the sign, and it is not the record's.
    has_blank = all(rest.startswith(" ") for rest in rests if rest.strip())
    return "\n".join(
        (line[mark.end() :].removeprefix(" ") if has_blank else line[mark.end() :]) if mark else line
        for line, mark in zip(lines, marks, strict=True)
    )


def record_part(text: str, kind: str) -> str:
    """The lines of the record: from its first key to where a signature or other words follow."""
    known = {field.name for field in fields(kind)}
    lines = text.split("\n")
    keys = [number for number, line in enumerate(lines) if key_of(line) in known]
    if not keys:
        return text
    end = next((number for number in range(keys[0], len(lines)) if END.match(lines[number])), len(lines))
    last = max(number for number in keys if number < end)
    for number in range(last + 1, end):
        if is_outside(lines[number]) and not lines[number - 1].strip():
            end = number
            break
    return "\n".join(lines[keys[0] : end]).rstrip() + "\n"


def key_of(line: str) -> str:
    found = KEY.match(line)
    return found["name"] if found else ""


def is_outside(line: str) -> bool:
    """Whether a line begins at the margin, and with words."""
    return bool(line.strip()) and not line.startswith((" ", "\t", "-", "#", "\u00a0"))


def with_plain_blanks(text: str) -> str:
    """The text with plain blanks where blanks mean something: before a line's words, and behind a key."""
    lines = []
    for line in text.split("\n"):
        margin = MARGIN.match(line)
        cut = margin.end() if margin else 0
        plain = ODD_BLANKS.sub(" ", line[:cut]) + line[cut:]
        lines.append(AFTER_KEY.sub(r"\1 ", plain))
    return "\n".join(lines)


def unwrapped(text: str, kind: str) -> str:
    """The text with broken lines joined: what begins at the margin and is no key goes on with the line before."""
    known = {field.name for field in fields(kind)}
    lines: list[str] = []
    for line in text.split("\n"):
        goes_on = bool(lines) and bool(lines[-1].strip()) and is_outside(line)
        is_key = goes_on and (key_of(line) in known or key_of(line).startswith("x-"))
        if goes_on and (not is_key or is_open(lines)):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
    return "\n".join(lines)


def is_open(lines: Sequence[str]) -> bool:
    """Whether the last line has a brace that is not closed."""
    if len(lines[-1]) > LONGEST_IN_BRACES:
        return False
    value = re.sub(r"\"[^\"]*\"|'[^']*'", "", lines[-1])
    begins = re.search(r"(?:: |- |^)[\[{]", value)
    return begins is not None and value.count("{") + value.count("[") > value.count("}") + value.count("]")
