"""The home page, the Markdown pages and guides, and the page for what is not there."""

from collections.abc import Iterator
from functools import partial

from board.derive.groups import Listings
from board.model import Board, Page
from board.render.markdown import render_markdown, with_anchors
from board.render.outputs import Output
from board.render.pages.forms import FORMS
from board.render.pages.lists import group_links
from board.render.parts.feed_links import feed_links
from board.render.parts.rows import Rows, talent_version
from board.render.renderer import SECTIONS, Renderer
from board.render.structured.jsonld import data_block, website
from board.render.templating.html import Html
from board.render.views import Crumb, Head, NamedLink

HOME_JOBS = 8
HOME_PEOPLE = 4
GUIDES = "guides/"


def text_pages(board: Board, listings: Listings, renderer: Renderer, rows: Rows) -> Iterator[Output]:
    """Everything that is not a job, a person or a list of them."""
    versions = [job.version for job in (*listings.open[:HOME_JOBS], *listings.closing_soon)]
    versions += [talent_version(person, renderer) for person in listings.talent[:HOME_PEOPLE]]
    counts = [
        len(listings.open),
        len(listings.archive),
        len(listings.talent),
        *(len(g.open) for g in listings.categories),
    ]
    guides = tuple(page for page in board.pages if page.path.startswith(GUIDES))
    titles = " ".join(f"{page.path} {page.title} {page.summary}" for page in guides)
    yield Output("index.html", f"{versions} {counts} {titles}", partial(home, listings, guides, renderer, rows))
    yield Output("404.html", "", partial(not_found, renderer))
    if guides:
        yield Output("guides/index.html", titles, partial(guide_list, guides, renderer))
    for page in (page for page in board.pages if page.path not in FORMS):
        yield Output(f"{page.path}/index.html", f"{page.digest} {titles}", partial(text_page, page, guides, renderer))


def home(listings: Listings, guides: tuple[Page, ...], renderer: Renderer, rows: Rows) -> bytes:
    """Template `pages/home.html` with `rows`, `closing_rows`, `people`, `categories`, counts and `guides`."""
    words = renderer.words
    head = Head(
        title=renderer.settings.site_name,
        path="",
        description=renderer.settings.tagline,
        feeds=feed_links("feeds/jobs/", words._("All open jobs"), renderer),
        jsonld=(data_block(website(renderer.settings, renderer.urls)),),
    )
    newest = listings.open[:HOME_JOBS]
    closing = tuple(listing for listing in listings.closing_soon if listing not in newest)
    return renderer.page(
        "home",
        head,
        rows=rows.jobs(newest),
        closing_rows=rows.jobs(closing[:HOME_PEOPLE]),
        people=rows.talent(listings.talent[:HOME_PEOPLE]),
        categories=group_links(listings.categories, renderer),
        open_count=len(listings.open),
        closing_count=len(listings.closing_soon),
        talent_count=len(listings.talent),
        archive_count=len(listings.archive),
        guides=guide_links(guides, renderer),
    )


def guide_links(guides: tuple[Page, ...], renderer: Renderer) -> list[NamedLink]:
    return [NamedLink(page.title, renderer.urls(f"{page.path}/"), None, page.summary) for page in guides]


def guide_list(guides: tuple[Page, ...], renderer: Renderer) -> bytes:
    """Template `pages/guides.html` with `guides`."""
    words = renderer.words
    head = Head(
        title=words._("Guides"),
        path=GUIDES,
        description=words._("Short guides to hiring and being hired for small jobs."),
        section="guides",
        crumbs=(Crumb(words._("Guides")),),
    )
    return renderer.page("guides", head, guides=guide_links(guides, renderer))


def text_page(page: Page, guides: tuple[Page, ...], renderer: Renderer) -> bytes:
    """Template `pages/page.html` with `page`, `body`, and, on a guide, `guides` (this one without url)."""
    words, urls = renderer.words, renderer.urls
    is_guide = page.path.startswith(GUIDES)
    crumbs: tuple[Crumb, ...] = (Crumb(page.title),)
    if is_guide:
        crumbs = (Crumb(words._("Guides"), urls(GUIDES)), *crumbs)
    section = page.path.split("/")[0]
    head = Head(
        title=page.title,
        path=f"{page.path}/",
        description=page.summary,
        section=section if section in SECTIONS else "",
        og_type="article",
        crumbs=crumbs,
    )
    body = with_anchors(render_markdown(page.body, below=1))
    others = [
        NamedLink(link.label, None if link.url == urls(f"{page.path}/") else link.url, None, link.note)
        for link in guide_links(guides, renderer)
    ]
    return renderer.page(
        "page",
        head,
        page=page,
        body=Html(body.encode()),
        guides=others if is_guide else [],
        edit_url=renderer.forge.edit_file(f"content/pages/{page.path}.md"),
    )


def not_found(renderer: Renderer) -> bytes:
    """Template `pages/404.html`."""
    words = renderer.words
    head = Head(title=words._("Not found"), path="404.html", is_indexed=False)
    return renderer.page("404", head)
