"""What a file must be before anyone looks at its YAML: small, UTF-8, and made of characters one can see."""

import re
from dataclasses import dataclass, field

MAX_BYTES = 64 * 1024
MAX_LEVELS = 20

# What XML 1.0 forbids, so that every value fits into a feed; YAML forbids the rest of these itself,
# or takes them for line ends, which no editor does.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_FORBIDDEN_ASCII = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])

# How files begin that are no text, though some of them hold no NUL.
_BINARY = {
    b"%PDF": "a PDF file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "a formatted text of a word processor",
    b"b0VIM": "a swap file of the editor Vim",
    b"SQLite": "a database",
    b"\x1f\x8b": "a compressed file",
}
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text without its byte order mark, and what is wrong with its bytes.

    `refusal` is "", "too-large", "not-text", "not-utf-8" or "invisible-character"; after the last two,
    `text` is what the writer most probably meant, still to be read. `detail` says more in plain words.
    """

    text: str
    refusal: str = ""
    detail: str = ""
    lines: tuple[int, ...] = field(default=())
    """The lines concerned, from 1."""


def decoded(raw: bytes) -> Text:
    """The text of a file; looks at the size first, so that a large file costs nothing."""
    if len(raw) > MAX_BYTES:
        return Text("", "too-large", f"{len(raw):,}")
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return _guessed(raw)
    if text.startswith("\ufeff"):
        text = text[1:]
    if len(raw.translate(None, _FORBIDDEN_ASCII)) != len(raw) or not (raw.isascii() or FORBIDDEN.search(text) is None):
        return _with_forbidden(raw, text)
    return Text(text)


def source_lines(text: str) -> list[str]:
    """The lines as editors count them: only CR and LF end a line, unlike in `str.splitlines`."""
    return re.split("\r\n|\r|\n", text)


def _kind_of_binary(raw: bytes) -> str:
    return next((name for start, name in _BINARY.items() if raw.startswith(start)), "")


def _guessed(raw: bytes) -> Text:
    if name := _kind_of_binary(raw):
        return Text("", "not-text", name)
    for mark, encoding in _UTF_16.items():
        if raw.startswith(mark):
            text = raw[2:].decode(encoding, "replace")
            if FORBIDDEN.search(text) or "\ufffd" in text:
                return Text("", "not-text")
            return Text(text, "not-utf-8", "UTF-16", tuple(range(1, len(source_lines(text)) + 1)))
    if len(raw.translate(None, _FORBIDDEN_ASCII)) != len(raw):
        return Text("", "not-text")
    # Windows-1252 is what Western Windows editors write; five of its bytes mean nothing.
    text = raw.decode("cp1252", "replace")
    wrong = tuple(n for n, line in enumerate(re.split(b"\r\n|\r|\n", raw), 1) if not _is_utf_8(line))
    if not wrong or "\ufffd" in text:
        return Text("", "not-text")
    # Lines that are UTF-8 already stay as they are.
    lines = [line.decode() if _is_utf_8(line) else line.decode("cp1252") for line in re.split(b"\r\n|\r|\n", raw)]
    return Text("\n".join(lines), "not-utf-8", "", wrong)


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _with_forbidden(raw: bytes, text: str) -> Text:
    if name := _kind_of_binary(raw):
        return Text("", "not-text", name)
    if "\x00" in text:
        bare = text.replace("\x00", "")
        # Letters with a NUL after each are UTF-16 whose mark got lost.
        return Text("", "not-text", "UTF-16" if len(bare) <= len(text) * 0.55 and bare.isascii() else "")
    lines = source_lines(text)
    wrong = tuple(n for n, line in enumerate(lines, 1) if FORBIDDEN.search(line))
    if len(FORBIDDEN.findall(text)) > max(20, len(text) // 20):
        return Text("", "not-text")
    return Text(text, "invisible-character", "", wrong)
