"""Texts as YAML would have them written, and as a sentence can quote them."""

from typing import Any

from board.read.strict import load


def quoted(text: str) -> str:
    """A text in quotes: double ones, unless it holds some."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def written(text: str, *, in_braces: bool = False) -> str:
    """A text as the value of a key: without quotes where it can do without."""
    if not text:
        return '""'
    return text if reads_as(text, text, in_braces=in_braces) else quoted(text)


def reads_as(source: str, value: Any, *, in_braces: bool = False) -> bool:
    """Whether a piece of YAML, put behind a key, is read as exactly this value."""
    reading = load(f"{{k: {source}}}" if in_braces else f"k: {source}")
    return reading.is_clean and isinstance(reading.data, dict) and reading.data == {"k": value}


def is_readable(source: str) -> bool:
    """Whether a piece of YAML, put behind a key on one line, can be read at all."""
    return load(f"k: {source}").error is None


def shown(text: str, length: int = 50) -> str:
    """A text in backticks, shortened to fit a sentence."""
    text = " ".join(text.split())
    if len(text) > length:
        text = text[: length - 1].rstrip() + "…"
    return f"“{text}”" if "`" in text else f"`{text}`"
