"""The page of all feeds: what a feed is, which there are, and how one's own reader or mailbox gets it."""

from collections.abc import Iterator, Sequence
from functools import partial
from urllib.parse import quote

from board.derive.groups import Listings
from board.render.feeds.families import Family, Feed, families, pay_name
from board.render.outputs import Output
from board.render.parts.feed_links import CALENDAR, FORMATS, feed_anchor, feed_links
from board.render.renderer import Renderer
from board.render.views import Crumb, FeedLink, Head
from board.value import value

# Where each service takes the address of a feed; a page links them, and loads nothing from them.
READERS = (
    ("Feedly", "https://feedly.com/i/subscription/feed/{}"),
    ("Inoreader", "https://www.inoreader.com/?add_feed={}"),
    ("NewsBlur", "https://www.newsblur.com/?url={}"),
    ("Feedbin", "https://feedbin.com/?subscribe={}"),
    ("The Old Reader", "https://theoldreader.com/feeds/subscribe?url={}"),
)
MAILERS = (
    ("Blogtrottr", "https://blogtrottr.com/?subscribe={}"),
    ("Feedrabbit", "https://feedrabbit.com/?url={}"),
)
CHOICES = ("category", "skill", "place", "pay")
"""What one can choose by, in the order of the form."""


@value()
class FeedRow:
    """A feed in the list: `filters` are the choices that lead to it, `calendar` and `outline` addresses or None."""

    anchor: str
    label: str
    title: str
    count: int
    filters: str
    links: tuple[FeedLink, ...]
    calendar: str | None
    outline: str | None


@value()
class Service:
    """Where a feed can be opened; `pattern` has `{}` where the feed's address goes."""

    name: str
    pattern: str
    url: str


@value()
class Choice:
    """A question of the form with its answers, (value, text)."""

    name: str
    label: str
    every: str
    answers: tuple[tuple[str, str], ...]


def subscribe_pages(listings: Listings, renderer: Renderer) -> Iterator[Output]:
    """`subscribe/`."""
    found = families(listings, renderer)
    said = "".join(
        f"{feed.folder} {feed.title} {feed.label} {feed.count}\n" for family in found for feed in family.feeds
    )
    yield Output("subscribe/index.html", said, partial(subscribe, found, renderer))


def subscribe(found: Sequence[Family], renderer: Renderer) -> bytes:
    """Template `pages/subscribe.html` with `first` (FeedRow), its `address`, `families`, `subjects`, `choices`, …"""
    words, urls = renderer.words, renderer.urls
    rows = [(family.name, [feed_row(feed, renderer) for feed in family.feeds]) for family in found]
    first = rows[0][1][0]
    address = urls.absolute(found[0].feeds[0].folder) + FORMATS[0][0]
    head = Head(
        title=words._("Subscribe"),
        path="subscribe/",
        description=words._("Every list of this board as a feed: be told what is new, in your own reader or by mail."),
        section="subscribe",
        feeds=tuple(link for row in rows[0][1] for link in row.links[:1]),
        crumbs=(Crumb(words._("Subscribe")),),
    )
    return renderer.page(
        "subscribe",
        head,
        first=first,
        address=address,
        families=rows,
        subjects=[(row.filters, row.title) for row in rows[0][1]],
        choices=[choice for choice in choices(found, renderer) if choice.answers],
        readers=services(READERS, address),
        mailers=services(MAILERS, address),
    )


def feed_row(feed: Feed, renderer: Renderer) -> FeedRow:
    urls = renderer.urls
    return FeedRow(
        anchor=feed_anchor(feed.folder),
        label=feed.label,
        title=feed.title,
        count=feed.count,
        filters=" ".join(feed.filters),
        links=feed_links(feed.folder, feed.title, renderer),
        calendar=urls(f"{feed.folder}{CALENDAR[0]}") if feed.deadlines is not None else None,
        outline=urls(feed.outline) if feed.outline else None,
    )


def services(known: Sequence[tuple[str, str]], address: str) -> list[Service]:
    """The services with the links that hand them a feed's address."""
    return [Service(name, pattern, pattern.replace("{}", quote(address, safe=""))) for name, pattern in known]


def choices(found: Sequence[Family], renderer: Renderer) -> list[Choice]:
    """What one can choose by: whatever some feed is of, each by the name of that feed."""
    words = renderer.words
    asked = {
        "category": (words._("Kind of work"), words._("any kind")),
        "skill": (words._("Skill"), words._("any skill")),
        "place": (words._("Place"), words._("anywhere")),
        "pay": (words._("Pay"), words._("any pay")),
    }
    answers: dict[str, dict[str, str]] = {name: {} for name in CHOICES}
    for feed in (feed for family in found for feed in family.feeds):
        names = [part.partition("=") for part in feed.filters if "=" in part]
        if len(names) == 1 and names[0][0] in answers:
            name, _, value = names[0]
            answers[name].setdefault(value, pay_name(value, renderer) if name == "pay" else feed.label)
    return [
        Choice(name, *asked[name], tuple((f"{name}={value}", text) for value, text in answers[name].items()))
        for name in CHOICES
    ]
