"""The page for those who look after the board: what is open, closes soon, is out of date, or waits for an outcome."""

from collections.abc import Iterator
from functools import partial

from board.derive.desk import Desk, desk
from board.derive.groups import Listings
from board.render.outputs import Output
from board.render.parts.desk import desk_parts
from board.render.renderer import Renderer
from board.render.views import Head, NamedLink

PATH = "moderation/"
MOST = 50
"""Rows of one part. Whoever has more to do begins with these; `board desk` shows all."""


def moderation_pages(listings: Listings, renderer: Renderer) -> Iterator[Output]:
    """`moderation/`: no other page leads there, and search engines are told to leave it alone."""
    found = desk(listings.jobs, listings.talent, renderer.settings.today)
    jobs = (*found.closing[:MOST], *(one.listing for one in found.waiting[:MOST]), *found.open[:MOST])
    counts = [len(found.open), len(found.closing), len(found.waiting), len(found.stale)]
    # Every row says how long ago something was, so the page is another one each day.
    versions = [*(listing.version for listing in jobs), *(person.version for person in found.stale[:MOST])]
    yield Output(f"{PATH}index.html", f"{found.today} {counts} {versions}", partial(moderation_page, found, renderer))


def moderation_page(found: Desk, renderer: Renderer) -> bytes:
    """Template `pages/moderation.html` with `parts`, `links` into the forge, the `day`, and the `guide`'s address."""
    words, forge = renderer.words, renderer.forge
    head = Head(
        title=words._("The desk"),
        path=PATH,
        description=words._("For those who look after this board. Nothing here is secret: other pages say it too."),
        is_indexed=False,
    )
    places = [
        NamedLink(words._("Open pull requests"), forge.pull_requests()),
        NamedLink(words._("Reports and questions"), forge.issues()),
        NamedLink(words._("How to moderate"), forge.view_file("docs/moderating.md")),
    ]
    return renderer.page(
        "moderation",
        head,
        parts=desk_parts(found, words, forge, MOST),
        links=[place for place in places if place.url],
        day=words.day(found.today),
    )
