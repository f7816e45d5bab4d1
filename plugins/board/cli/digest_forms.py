"""A digest as plain text, as Markdown and as a mail in HTML; nothing that strangers wrote acts in any of them."""

import re
from collections.abc import Callable
from types import SimpleNamespace
from unicodedata import east_asian_width

from board.build.theme_colors import ThemeColors, hex_color
from board.render.digest import DigestItem, DigestTexts
from board.render.renderer import Renderer
from board.report import SPACE, markdown_escaped, on_one_line, printable

WIDTH = 72
"""Columns of a line of mail (RFC 3676 recommends no more than 78, and quoting takes some)."""
TOKENS = "static/css/tokens.css"
# They keep amounts and dates in their order among letters from the right, so CLDR writes them, and no file may.
MARKS = re.compile("([\u200e\u200f\u061c])")


def as_text(texts: DigestTexts) -> str:
    """Plain text of lines of 72 columns; only an address may be longer, since a broken one leads nowhere."""
    blocks = [lines(texts.subject), lines(texts.opening)]
    for part in texts.parts:
        name = lines(part.name)
        blocks.append([*name, "=" * columns(name[-1])])
        blocks += [text_item(item) for item in part.items]
    blocks.append([line for link in texts.links for line in (*lines(f"{link.label}:"), link.url or "")])
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def text_item(item: DigestItem) -> list[str]:
    """A record: its name, its facts, its address, and what was said of it."""
    block = [*lines(item.title), *lines(" · ".join(item.facts), "  "), f"  {item.url}"]
    for note in item.notes:
        block += lines(f"“{note.text}” ({note.by})", "    ", "  - ")
    return block


def lines(text: str, indent: str = "", first: str | None = None) -> list[str]:
    """A text in lines of 72 columns, of which a letter of East Asia takes two."""
    done: list[str] = []
    line = first if first is not None else indent
    bare = line
    for word in plain(text).split(" "):
        longer = line + word if line == bare else f"{line} {word}"
        if columns(longer) > WIDTH and line != bare:
            done.append(line)
            line = bare = indent
            longer = line + word
        while columns(longer) > WIDTH:
            fitting = fitting_part(longer)
            done.append(fitting)
            bare = indent
            longer = indent + longer[len(fitting) :]
        line = longer
    return [*done, line]


def fitting_part(text: str) -> str:
    """As much of a word without end as a line has room for."""
    length = min(len(text), WIDTH)
    while columns(text[:length]) > WIDTH:
        length -= 1
    return text[:length]


def columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in MARKS.sub("", text))


def plain(text: str) -> str:
    """A text on one line, without what a terminal would obey."""
    return but_for_marks(on_one_line, SPACE.sub(" ", text).strip())


def markdown(text: str) -> str:
    return markdown_escaped(plain(text))


def but_for_marks(write: Callable[[str], str], text: str) -> str:
    """What `write` makes of a text, with its marks of direction left in it."""
    return "".join(part if MARKS.fullmatch(part) else write(part) for part in MARKS.split(text))


def as_markdown(texts: DigestTexts) -> str:
    """Markdown (CommonMark) that calls nobody and links only what the digest is about."""
    blocks = [f"# {markdown(texts.subject)}", markdown(texts.opening)]
    for part in texts.parts:
        blocks.append(f"## {markdown(part.name)}")
        blocks.append("\n".join(map(markdown_item, part.items)))
    blocks.append(" · ".join(f"[{markdown(link.label)}](<{link.url}>)" for link in texts.links))
    return "\n\n".join(blocks) + "\n"


def markdown_item(item: DigestItem) -> str:
    facts = " · ".join(map(markdown, item.facts))
    rows = [f"- **[{markdown(item.title)}](<{item.url}>)**  ", f"  {facts}"]
    rows += [f"  - “{markdown(note.text)}” ({markdown(note.by)})" for note in item.notes]
    return "\n".join(rows)


def as_html(texts: DigestTexts, renderer: Renderer) -> str:
    """Template `mail/digest.html`: a whole document with its styles in its elements, since mail has no style sheets."""
    tokens = renderer.settings.theme / TOKENS
    light, dark = (ThemeColors.from_tokens(tokens, is_dark=is_dark) for is_dark in (False, True))
    shades = {
        mode: SimpleNamespace(**{name: hex_color(getattr(colors, name)) for name in ThemeColors.__slots__})
        for mode, colors in (("light", light), ("dark", dark))
    }
    return but_for_marks(printable, renderer.templates.render("mail/digest", texts=texts, **shades).decode())
