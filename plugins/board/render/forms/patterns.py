"""Python's patterns as a browser reads them, so that both find the same."""

import re
from collections.abc import Iterator

# What Python's classes hold: JavaScript's `\w`, `\d` and `\b` know ASCII alone, and its `\s` has other blanks.
WORD = r"\p{L}\p{N}_"
DIGIT = r"\p{Nd}"
BLANK = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

WHOLE = {r"[^\W\d_]": r"[\p{L}\p{Nl}\p{No}]", r"[^\W_]": r"[\p{L}\p{N}]", r"[\W_]": r"[^\p{L}\p{N}]"}
"""Classes that say what they hold by what they do not."""

OUTSIDE = {
    r"\w": f"[{WORD}]",
    r"\W": f"[^{WORD}]",
    r"\d": DIGIT,
    r"\s": f"[{BLANK}]",
    r"\S": f"[^{BLANK}]",
    r"\b": f"(?:(?<=[{WORD}])(?![{WORD}])|(?<![{WORD}])(?=[{WORD}]))",
    r"\Z": "$",
}
INSIDE = {r"\w": WORD, r"\d": DIGIT, r"\s": BLANK}
# In a strict pattern JavaScript escapes nothing that needs no escape.
NEEDLESS = {r"\"": '"', r"\'": "'", r"\ ": " "}
SHARED = re.compile(r"\\[\\^$.*+?()\[\]{}|/\-nrtfvxu0-9]")

_PART = re.compile(r"\\.|\[\^?|.", re.DOTALL)


def javascript_pattern(pattern: re.Pattern[str]) -> tuple[str, str]:
    """The source and the flags for `new RegExp`. Raises ValueError for what has no equal there."""
    parts = re.split("(" + "|".join(map(re.escape, WHOLE)) + ")", pattern.pattern)
    source = "".join(WHOLE.get(part) or "".join(_converted(part)) for part in parts)
    flags = "".join(
        sign for flag, sign in ((re.IGNORECASE, "i"), (re.MULTILINE, "m"), (re.DOTALL, "s")) if pattern.flags & flag
    )
    return source, f"{flags}u"


def _converted(source: str) -> Iterator[str]:
    is_inside = False
    for part in _PART.findall(source):
        if part[0] == "\\":
            meant = (INSIDE if is_inside else OUTSIDE).get(part) or NEEDLESS.get(part)
            if meant is None and not SHARED.fullmatch(part):
                raise ValueError(f"JavaScript has nothing like {part} in {source}")
            yield meant or part
        elif part[0] == "[":
            yield f"\\{part}" if is_inside else part
            is_inside = True
        else:
            is_inside = is_inside and part != "]"
            yield part
