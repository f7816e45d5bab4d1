"""Every page of the site, as outputs."""

from collections.abc import Iterator
from functools import partial
from itertools import chain

from board.derive.groups import Listings
from board.model import Board
from board.render.forms.spec import form_specs
from board.render.outputs import Output
from board.render.pages.apply import apply_pages
from board.render.pages.clients import client_pages
from board.render.pages.forms import form_pages
from board.render.pages.insights import insights_pages
from board.render.pages.jobs import job_pages
from board.render.pages.lists import list_pages
from board.render.pages.moderation import moderation_pages
from board.render.pages.pools import pool_pages
from board.render.pages.profiles import profile_pages
from board.render.pages.subscribe import subscribe_pages
from board.render.pages.talent import talent_pages
from board.render.pages.texts import text_pages
from board.render.parts.rows import Rows
from board.render.renderer import Renderer
from board.render.views import Head


def pages(board: Board, listings: Listings, renderer: Renderer) -> Iterator[Output]:
    """The pages people read, then the redirects, the tombstones' pages and the theme's files."""
    yield from pages_of_jobs(listings, renderer)
    yield from other_pages(board, listings, renderer)


def pages_of_jobs(listings: Listings, renderer: Renderer) -> Iterator[Output]:
    """The two pages of each job, side by side: one process has what both say, and makes the folder of both."""
    return chain.from_iterable(zip(job_pages(listings, renderer), apply_pages(listings, renderer), strict=True))


def other_pages(board: Board, listings: Listings, renderer: Renderer) -> Iterator[Output]:
    """All pages but those, and the theme's files."""
    rows = Rows(renderer)
    yield from text_pages(board, listings, renderer, rows)
    yield from form_pages(board, renderer)
    yield from subscribe_pages(listings, renderer)
    yield from list_pages(listings, renderer, rows)
    yield from client_pages(listings, renderer, rows)
    yield from insights_pages(listings, renderer)
    yield from moderation_pages(listings, renderer)
    yield from talent_pages(listings, renderer, rows)
    yield from profile_pages(listings, renderer, rows)
    yield from pool_pages(listings, renderer, rows)
    yield from redirects(listings, renderer)
    yield from form_specs(board.vocabulary, renderer.settings.rules)
    for kind, slugs in sorted(board.removed.items()):
        for slug in sorted(slugs):
            path = f"{kind}/{slug}/"
            # Of a job, also where one applied for it.
            for address in (path, f"{path}apply/") if kind == "jobs" else (path,):
                yield Output(f"{address}index.html", "removed", partial(removed_page, kind, address, renderer))
    for asset in renderer.assets:
        yield Output(asset.path, "asset", partial(bytes, asset.content))


def redirects(listings: Listings, renderer: Renderer) -> Iterator[Output]:
    """A page at each former address that leads to the record's present one."""
    moved = [(f"jobs/{slug}/", listing) for listing in listings.jobs for slug in listing.job.former_slugs]
    for path, listing in moved:
        target = listing.path
        yield Output(
            f"{path}index.html",
            f"{target} {listing.job.title}",
            partial(redirect, path, target, listing.job.title, renderer),
        )
        yield Output(
            f"{path}apply/index.html",
            f"{target} {listing.job.title}",
            partial(redirect, f"{path}apply/", f"{target}apply/", listing.job.title, renderer),
        )
    for person in listings.people:
        for slug in person.talent.former_slugs:
            path = f"talent/{slug}/"
            yield Output(
                f"{path}index.html",
                f"{person.path} {person.talent.name}",
                partial(redirect, path, person.path, person.talent.name, renderer),
            )


def redirect(path: str, target: str, title: str, renderer: Renderer) -> bytes:
    """Template `pages/redirect.html` with `target` (whole address) and `title`."""
    head = Head(title=title, path=path, is_indexed=False)
    return renderer.page(
        "redirect", head, target=renderer.urls(target), canonical=renderer.urls.absolute(target), title=title
    )


def removed_page(kind: str, path: str, renderer: Renderer) -> bytes:
    """Template `pages/removed.html` with `kind` (`jobs`, `talent`, `pools`): the record is gone, its address is not."""
    section = "talent" if kind == "pools" else kind
    head = Head(title=renderer.words._("Removed"), path=path, section=section, is_indexed=False)
    return renderer.page("removed", head, kind=kind)
