"""The page of each client: what it looks for now, what became of its jobs, and what those it hired say."""

from collections.abc import Iterator, Sequence
from functools import partial

from board.derive.clients import ClientRecord, client_record
from board.derive.groups import JobGroup, Listings, grouped
from board.derive.listing import JobListing
from board.derive.pictures import PictureUse
from board.derive.status import JobStatus
from board.render.outputs import Output
from board.render.pages.lists import CLOSED_SHOWN, page_path, pager
from board.render.parts.feed_links import follow
from board.render.parts.figures import Figure, days_text, mean_figure, share_figure
from board.render.parts.reviews import review_view
from board.render.parts.rows import Rows
from board.render.renderer import Renderer
from board.render.views import Crumb, Head, NamedLink, Picture, initials
from board.value import value


@value()
class EndedJob:
    """A job that ended: `end` says how and when, `days` what it took to hire somebody, where that is known."""

    job: NamedLink
    language: str | None
    end: str
    days: str


@value(kw_only=True)
class ClientView:
    """Who a client is: by its newest job, and the newest that says more."""

    name: str
    initials: str
    logo: Picture | None
    website: str | None
    intro: str
    pool: NamedLink | None


def client_pages(listings: Listings, renderer: Renderer, rows: Rows) -> Iterator[Output]:
    """`clients/<account>/`, and `clients/<account>/page/<n>/` where more jobs are open than a page holds."""
    size = renderer.settings.page_size
    jobs_of = grouped(listings.jobs, "client")
    for group in listings.clients:
        jobs = jobs_of[group.id]
        total = max(1, -(-len(group.open) // size))
        pool = listings.pools.clients.get(group.id)
        pool_link = NamedLink(pool.name, renderer.urls(pool.path), len(pool.members)) if pool else None
        versions = " ".join(listing.version for listing in jobs)
        logos = " ".join(renderer.pictures.version(listing.job.slug) for listing in jobs if listing.job.client.logo)
        inputs = f"{versions} {logos} {group.name} {pool_link} {total}"
        for number in range(1, total + 1):
            path = page_path(group.path, number)
            yield Output(
                f"{path}index.html",
                inputs,
                partial(client_page, group, jobs, pool_link, number, total, renderer, rows),
            )


def client_page(
    group: JobGroup,
    jobs: Sequence[JobListing],
    pool: NamedLink | None,
    number: int,
    total: int,
    renderer: Renderer,
    rows: Rows,
) -> bytes:
    """Template `pages/client.html`; the record stands on the first page, the others go on with the open jobs."""
    words, size = renderer.words, renderer.settings.page_size
    path, pages = page_path(group.path, number), pager(group.path, number, total, renderer)
    client = client_view(group, jobs, pool, renderer)
    crumbs = (Crumb(words._("Jobs"), renderer.urls("jobs/")), Crumb(client.name))
    title = client.name
    if pages.number > 1:
        title = words._("%(title)s, page %(number)s", title=title, number=words.number(pages.number))
    feed = follow(f"feeds/clients/{group.id}/", words._("Jobs of %(client)s", client=client.name), renderer)
    head = Head(
        title=title,
        path=path,
        description=client.intro,
        section="jobs",
        is_indexed=bool(group.open or group.closed) and pages.number == 1,
        crumbs=crumbs,
        feeds=feed.feeds,
    )
    is_first = pages.number == 1
    record = client_record(jobs)
    return renderer.page(
        "client",
        head,
        client=client,
        feed=feed,
        rows=rows.jobs(group.open[(pages.number - 1) * size : pages.number * size]),
        pager=pages,
        closed_rows=rows.jobs(group.closed[:CLOSED_SHOWN]) if is_first else [],
        states=state_links(record, renderer) if is_first and record.is_shown else [],
        figures=figures(record, renderer) if is_first else [],
        ended=ended_jobs(record, renderer) if is_first and record.hired.is_shown else [],
        reviews=[review_view(review, listing, renderer) for review, listing in record.reviews] if is_first else [],
    )


def client_view(group: JobGroup, jobs: Sequence[JobListing], pool: NamedLink | None, renderer: Renderer) -> ClientView:
    """A client, by all its jobs, the newest first."""
    open_jobs = renderer.words.plural("%(count)s open job", "%(count)s open jobs", len(group.open))
    logos = (
        renderer.pictures.picture(listing.job.slug, listing.job.client.logo, PictureUse.LOGO)
        for listing in jobs
        if listing.job.client.logo
    )
    return ClientView(
        name=group.name,
        initials=initials(group.name),
        logo=next((logo for logo in logos if logo), None),
        website=next((listing.job.client.url for listing in jobs if listing.job.client.url), None),
        intro=f"{open_jobs}." if group.open else "",
        pool=pool,
    )


def state_links(record: ClientRecord, renderer: Renderer) -> list[NamedLink]:
    """How many jobs are in each state, with the part of the page that has them."""
    anchors: dict[JobStatus, str | None] = {JobStatus.OPEN: "#open", JobStatus.PAUSED: None}
    record_anchor = "#record" if record.hired.is_shown else "#closed"
    # A cancelled job stands in the record, but in no list.
    if not record.hired.is_shown:
        anchors[JobStatus.CANCELLED] = None
    return [
        NamedLink(renderer.words.state(status.value), anchors.get(status, record_anchor), count)
        for status, count in record.states
    ]


def figures(record: ClientRecord, renderer: Renderer) -> list[Figure]:
    """The figures of a record that there are records enough for."""
    words = renderer.words
    shown = []
    if record.hired.is_shown:
        shown.append(share_figure(record.hired, words._("jobs found somebody"), words, "#record"))
    if record.days_to_decide.is_shown:
        note = words.plural("of %(count)s job", "of %(count)s jobs", record.days_to_decide.of)
        days = days_text(record.days_to_decide.median, words)
        shown.append(Figure(days, words._("to decide, in the middle"), note, "#record"))
    if record.rating.is_shown:
        shown.append(mean_figure(record.rating, words._("mean rating"), words, "#reviews"))
    shown += [
        share_figure(share, label, words, "#reviews")
        for share, label in (
            (record.paid, words._("say they were paid as agreed")),
            (record.would_work_again, words._("would work together again")),
        )
        if share.is_shown
    ]
    return shown


def ended_jobs(record: ClientRecord, renderer: Renderer) -> list[EndedJob]:
    """The records behind the hire rate and the days to decide."""
    words = renderer.words
    return [
        EndedJob(
            job=NamedLink(ending.listing.job.title, renderer.urls(ending.listing.path)),
            language=ending.listing.job.language,
            end=words.deadline(ending.listing),
            days=words.number(ending.days) if ending.days is not None else "–",
        )
        for ending in record.endings
    ]
