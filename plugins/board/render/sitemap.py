"""The pages that search engines should know, and where they find the list of them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from xml.sax.saxutils import escape

from board.derive.groups import Listings
from board.derive.listing import JobListing, TalentListing
from board.derive.pools import PoolListing, Pools
from board.model import Board
from board.render.outputs import Output
from board.render.pages.lists import job_lists
from board.render.renderer import Renderer

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

# sitemaps.org, "Sitemap file requirements"; with addresses as short as ours its 50 MB come later.
URLS_IN_A_FILE = 50_000

# A page's path, and the day of its last change where that is known.
Entry = tuple[str, date | None]


def sitemap(board: Board, listings: Listings, renderer: Renderer, *, limit: int = URLS_IN_A_FILE) -> Iterator[Output]:
    """`sitemap.xml` (an index of `sitemap-<n>.xml` where one file cannot hold all) and `robots.txt`."""
    entries = list(sitemap_entries(board, listings, renderer))
    if len(entries) <= limit:
        yield document("sitemap.xml", "urlset", "url", entries, renderer)
    else:
        parts: list[Entry] = []
        for start in range(0, len(entries), limit):
            part = entries[start : start + limit]
            path = f"sitemap-{len(parts) + 1}.xml"
            parts.append((path, newest(day for _, day in part)))
            yield document(path, "urlset", "url", part, renderer)
        yield document("sitemap.xml", "sitemapindex", "sitemap", parts, renderer)
    yield Output("robots.txt", "", partial(robots, renderer))


def sitemap_entries(board: Board, listings: Listings, renderer: Renderer) -> Iterator[Entry]:
    """Every page that may be indexed; of a list only its first page, of the jobs only what the lifecycle allows."""
    changed = {listing.job.slug: listing.changed for listing in listings.jobs}

    def newest_of(jobs: Iterable[JobListing]) -> date | None:
        return max([changed[listing.job.slug] for listing in jobs], default=None)

    yield "", newest_of(listings.open)
    for job_list in job_lists(listings, renderer):
        if job_list.is_indexed:
            yield job_list.path, newest_of(job_list.jobs)
    for client in listings.clients:
        if client.open or client.closed:
            yield client.path, newest_of((*client.open, *client.closed))
    for listing in listings.jobs:
        if listing.lifecycle.in_sitemap:
            yield listing.path, changed[listing.job.slug]
    yield "talent/", newest(map(profile_changed, listings.talent))
    for group in listings.talent_skills:
        yield group.path, newest(map(profile_changed, group.people))
    for person in listings.talent:
        yield person.path, profile_changed(person)
    yield from pool_entries(listings.pools)
    if not listings.insights.is_empty:
        yield "insights/", newest_of(listing for listing in listings.jobs if listing.lifecycle.in_api)
    yield "subscribe/", None
    if renderer.settings.api:
        yield "api/", None
    if any(page.path.startswith("guides/") for page in board.pages):
        yield "guides/", None
    for path in sorted({"post", "join", *(page.path for page in board.pages)}):
        yield f"{path}/", None


def pool_entries(pools: Pools) -> Iterator[Entry]:
    """The pools with somebody in them, and their lists."""
    shown = (*pools.shown, *pools.skills.values(), *pools.clients.values())
    changed = {pool.path: pool_changed(pool) for pool in shown}
    if pools:
        yield "pools/", newest(changed.values())
    if pools.clients:
        yield "pools/clients/", newest(changed[pool.path] for pool in pools.clients.values())
    yield from changed.items()


def pool_changed(pool: PoolListing) -> date:
    """The newest day in a pool: of somebody's coming, or in the profile of somebody there."""
    days = [profile_changed(member.person) for member in pool.members]
    return max([*days, *(member.since for member in pool.members if member.since)])


def profile_changed(listing: TalentListing) -> date:
    """The newest day in a profile, the jobs done here and the reviews that it shows."""
    days = [listing.talent.published, listing.talent.availability.confirmed]
    days += [job.job.outcome.completed for job in listing.done if job.job.outcome.completed]
    for review in listing.reviews:
        days += [review.written, review.reply.written] if review.reply else [review.written]
    return max(days)


def newest(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day), default=None)


def document(path: str, root: str, element: str, entries: Sequence[Entry], renderer: Renderer) -> Output:
    """A sitemap (`urlset` of `url`) or an index of sitemaps (`sitemapindex` of `sitemap`)."""
    inputs = " ".join(f"{place}@{day}" for place, day in entries)
    return Output(path, inputs, partial(xml, root, element, entries, renderer))


def xml(root: str, element: str, entries: Sequence[Entry], renderer: Renderer) -> bytes:
    """The document itself, a line an entry."""
    lines = ["<?xml version='1.0' encoding='UTF-8'?>", f'<{root} xmlns="{NAMESPACE}">']
    for path, day in entries:
        lastmod = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<{element}><loc>{escape(renderer.urls.absolute(path))}</loc>{lastmod}</{element}>")
    lines.append(f"</{root}>\n")
    return "\n".join(lines).encode()


def robots(renderer: Renderer) -> bytes:
    """Everything may be read; pages that should not be indexed say so themselves (RFC 9309, sitemaps.org)."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {renderer.urls.absolute('sitemap.xml')}\n".encode()
