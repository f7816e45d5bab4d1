"""Markdown of strangers as HTML that is safe to publish, and as plain text."""

import re
from functools import cache

import cmarkgfm
import nh3
from cmarkgfm.cmark import Options
from markupsafe import Markup

TAGS = frozenset(
    ("a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p")
    + ("pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul")
)
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "td": {"align"}, "th": {"align"}}
SCHEMES = {"https", "http", "mailto"}

# A table has a pipe or, with one column, a colon beside a dash; a bare address has one of the others or `://`.
EXTENDED = ("|", "~", "@", "www.", ":-", "-:")
LINKED = ('<a href="https://', '<a href="http://')

HEADING = re.compile(r"<(/?)h([1-6])>")
ALIGN = re.compile(r'(<t[dh]) align="(left|center|right)"')
TAG = re.compile(r"<[^>]+>")
CUT = re.compile(r"(<[^>]*|&[^;\s]*)$")
SPACE = re.compile(r"\s+")
# A row that makes a table of the row above it, inside a list or a quotation too; and how one begins to quote.
TABLE_ROW = re.compile(r"^[ \t>*+0-9.):|-]+$", re.MULTILINE)
QUOTES = re.compile(r"^[ \t*+0-9.)>-]*>", re.MULTILINE)

# Each line below a table's head gets all its cells: 40 KB of pipes would become a page of many megabytes.
MOST_CELLS = 20_000
# The time that the sanitiser takes grows with the square of the depth.
DEEPEST_QUOTE = 100
# Of what cmark makes of a text, all that the sanitiser writes as it reads it: tags of no attributes, and links to
# addresses of the plainest letters, in which nothing is to be quoted.
TEXT = r"[^<&\0\r\xa0\ufeff]*+"
HARMLESS = re.compile(
    rf'{TEXT}(?:<(?:/?(?:p|ul|ol|li|strong|em|h[1-6]|a)|a href="https?://[\w./~-]++")>{TEXT})*+', re.ASCII
)
REL = "nofollow ugc noopener"
NOT_SLUG = re.compile(r"[^\w]+")


@cache
def cleaner() -> nh3.Cleaner:
    """The one sanitiser, made when it is first needed; what it does not know it drops, tags and all."""
    return nh3.Cleaner(
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=REL,
        clean_content_tags={"script", "style"},
    )


def render_markdown(text: str, *, below: int = 2) -> Markup:
    """CommonMark with tables as sanitised HTML; raw HTML in it is not rendered.

    Headings start at the level under `below` and never skip one, so that the page's outline holds. A text that
    would grow beyond all measure is shown as it is written.
    """
    if is_overgrown(text):
        return Markup('<pre tabindex="0">{}</pre>\n').format(text)
    html = cleaned(common_mark(text))
    if " align=" in html:
        # HTML has no `align` any more, and our pages allow no `style=`.
        html = ALIGN.sub(r'\1 class="align-\2"', html)
    if "<pre>" in html or "<table>" in html:
        # A line or a table too wide scrolls aside; without this only a mouse or a finger could.
        html = html.replace("<pre>", '<pre tabindex="0">').replace("<table>", '<table tabindex="0">')
    return Markup(outlined(html, below) if "<h" in html else html)  # noqa: S704 - sanitised above


def cleaned(html: str) -> str:
    """What cmark wrote, as the sanitiser leaves it; most texts hold nothing for which it need be asked.

    For HTML of cmark alone, in which every tag is closed in its turn and every quotation mark of a text is `&quot;`.
    """
    if HARMLESS.fullmatch(html):
        return html.replace('">', f'" rel="{REL}">')
    return cleaner().clean(html)


def common_mark(text: str) -> str:
    """CommonMark with tables, struck text and bare addresses as HTML; most texts have none of these.

    Without the extensions it takes a third of the time, and cmarkgfm, which never frees a tree, makes none. A bare
    address can only be where the HTML has an address outside of its links' own.
    """
    if not any(map(text.__contains__, EXTENDED)):
        html: str = cmarkgfm.markdown_to_html(text, Options.CMARK_OPT_VALIDATE_UTF8)
        if "://" not in text or html.count("://") == sum(map(html.count, LINKED)):
            return html
    return extended_mark(text)


def extended_mark(text: str) -> str:
    """Any text as CommonMark with our extensions."""
    html: str = cmarkgfm.markdown_to_html_with_extensions(
        text, Options.CMARK_OPT_VALIDATE_UTF8, ["table", "strikethrough", "autolink"]
    )
    return html


def is_overgrown(text: str) -> bool:
    """Whether a text could become a page that takes very long to make, or that no phone can open."""
    if text.count(">") <= DEEPEST_QUOTE and "|" not in text:
        return False
    text = text.replace("\r", "\n")
    if any(found[0].count(">") > DEEPEST_QUOTE for found in QUOTES.finditer(text)):
        return True
    pipes = max((found[0].count("|") for found in TABLE_ROW.finditer(text)), default=0)
    return pipes > 0 and (pipes + 1) * (text.count("\n") + 1) > MOST_CELLS


def outlined(html: str, below: int) -> str:
    """Put sanitised HTML's headings under a level, closing gaps between their levels."""
    levels: list[int] = []

    def moved(match: re.Match[str]) -> str:
        end, written = match[1], int(match[2])
        if not end:
            while levels and levels[-1] >= written:
                levels.pop()
            levels.append(written)
        return f"<{end}h{min(below + len(levels), 6)}>"

    return HEADING.sub(moved, html)


def with_anchors(html: Markup) -> Markup:
    """Headings with ids made of their text, so that one can link to a section."""
    seen = {"main"}
    used: dict[str, int] = {}

    def anchored(match: re.Match[str]) -> str:
        text = Markup(TAG.sub("", match[2])).unescape()  # noqa: S704 - sanitised, and only read here
        anchor = unique = NOT_SLUG.sub("-", text.casefold()).strip("-") or "section"
        if not anchor[0].isalpha():
            anchor = unique = f"section-{anchor}"
        number = used.get(anchor, 1)
        while unique in seen:
            number += 1
            unique = f"{anchor}-{number}"
        used[anchor] = number
        seen.add(unique)
        return f'<h{match[1]} id="{unique}">{match[2]}</h{match[1]}>'

    return Markup(re.sub(r"<h([1-6])>(.*?)</h\1>", anchored, html, flags=re.DOTALL))  # noqa: S704


def plain_text(html: str) -> str:
    """The text of sanitised HTML on one line, its entities resolved."""
    return SPACE.sub(" ", Markup(TAG.sub(" ", html)).unescape()).strip()  # noqa: S704


def excerpt(html: str, limit: int = 160) -> str:
    """The beginning of the text, cut at a word, never longer than `limit` characters."""
    # A long text is looked at only so far; its last tag or entity may be cut in two.
    beginning = html[: limit * 8]
    if len(beginning) < len(html):
        text = plain_text(CUT.sub("", beginning))
        if len(text) <= limit:
            text = plain_text(html)
    else:
        text = plain_text(html)
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
