"""Where feeds are, for the pages that offer them."""

from board.render.renderer import Renderer
from board.render.views import FeedLink
from board.value import value

FORMATS = (
    ("rss.xml", "application/rss+xml", "RSS"),
    ("atom.xml", "application/atom+xml", "Atom"),
    ("feed.json", "application/feed+json", "JSON Feed"),
)
"""The files of every feed, with their media types and what people call them."""
CALENDAR = ("deadlines.ics", "text/calendar")


@value()
class Follow:
    """What a page says of its own feed: the feed in every format, the deadlines, and where feeds are explained."""

    feeds: tuple[FeedLink, ...]
    calendar: str | None
    about: str

    @property
    def url(self) -> str:
        """The feed in the format that every reader takes."""
        return self.feeds[0].url


def feed_links(folder: str, title: str, renderer: Renderer) -> tuple[FeedLink, ...]:
    """The feed of a folder such as `feeds/jobs/` in every format."""
    url = renderer.urls(folder)
    return tuple(FeedLink(title, f"{url}{name}", media, called) for name, media, called in FORMATS)


def follow(folder: str, title: str, renderer: Renderer, *, has_calendar: bool = False) -> Follow:
    """The links to a feed from the page of its list."""
    return Follow(
        feeds=feed_links(folder, title, renderer),
        calendar=renderer.urls(f"{folder}{CALENDAR[0]}") if has_calendar else None,
        about=f"{renderer.urls('subscribe/')}#{feed_anchor(folder)}",
    )


def feed_anchor(folder: str) -> str:
    """Where on the page of all feeds a feed stands: `skills_french`."""
    return folder.removeprefix("feeds/").rstrip("/").replace("/", "_").replace(".", "_")
