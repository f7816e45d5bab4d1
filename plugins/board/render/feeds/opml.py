"""Lists of feeds (OPML 2.0) that a reader takes in one go."""

from collections.abc import Iterable, Sequence

from board.render.feeds.families import Family, Feed
from board.render.feeds.formats import xml_bytes
from board.render.feeds.record_entries import html_text
from board.render.renderer import Renderer


def opml(title: str, families: Sequence[Family], renderer: Renderer) -> bytes:
    """The feeds of each family under its name; of one family, without a name above it."""
    is_flat = len(families) == 1
    body = "".join(
        outlines(family.feeds, renderer)
        if is_flat
        else f'<outline text="{html_text(family.name)}">\n{outlines(family.feeds, renderer)}</outline>\n'
        for family in families
    )
    return xml_bytes(
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        f'<opml version="2.0">\n<head>\n<title>{html_text(title)}</title>\n</head>\n<body>\n{body}</body>\n</opml>\n'
    )


def outlines(feeds: Iterable[Feed], renderer: Renderer) -> str:
    absolute = renderer.urls.absolute
    return "".join(
        f'<outline type="rss" text="{html_text(feed.title)}" title="{html_text(feed.title)}" '
        f'xmlUrl="{html_text(absolute(feed.folder))}rss.xml" htmlUrl="{html_text(absolute(feed.page))}"/>\n'
        for feed in feeds
    )
