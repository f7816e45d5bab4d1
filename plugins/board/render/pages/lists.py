"""The lists of jobs: all open ones, the archive, and one for each category, skill and place."""

from collections.abc import Iterator, Sequence
from functools import partial
from unicodedata import combining, normalize

from board.derive.groups import REMOTE, JobGroup, Listings
from board.derive.listing import JobListing
from board.render.outputs import Output
from board.render.parts.feed_links import Follow, follow
from board.render.parts.rows import Rows
from board.render.renderer import Renderer
from board.render.search.form import search_form
from board.render.templating.html import Html
from board.render.views import Crumb, Head, NamedLink, Pager
from board.value import value

FEEDS_OF = {"category": "categories", "skill": "skills", "place": "places"}


@value(kw_only=True)
class JobList:
    """A list before it is cut into pages; `others` are the jobs to point at when it is empty or ends."""

    path: str
    title: str
    intro: str
    jobs: tuple[JobListing, ...]
    kind: str = "jobs"
    crumbs: tuple[Crumb, ...] = ()
    feed: Follow | None = None
    closed: tuple[JobListing, ...] = ()
    related: tuple[NamedLink, ...] = ()
    related_name: str = ""
    is_indexed: bool = True


def list_pages(listings: Listings, renderer: Renderer, rows: Rows) -> Iterator[Output]:
    """Every page of every list, at `<list>/` and `<list>/page/<n>/`."""
    for job_list in job_lists(listings, renderer):
        yield from paged(job_list, renderer, rows)


def job_lists(listings: Listings, renderer: Renderer) -> Iterator[JobList]:
    """The lists of a board."""
    words, urls = renderer.words, renderer.urls
    yield JobList(
        path="jobs/",
        title=words._("Open jobs"),
        intro=words.plural("%(count)s open job, newest first", "%(count)s open jobs, newest first", len(listings.open))
        if listings.open
        else "",
        jobs=listings.open,
        crumbs=(Crumb(words._("Jobs")),),
        feed=follow("feeds/jobs/", words._("All open jobs"), renderer, has_calendar=True),
        closed=listings.archive,
        related=group_links(listings.categories, renderer),
        related_name=words._("Open jobs by kind"),
    )
    yield JobList(
        path="jobs/archive/",
        title=words._("Archive"),
        intro=words._("Jobs that are closed, with what became of them."),
        jobs=listings.archive,
        kind="archive",
        crumbs=(Crumb(words._("Jobs"), urls("jobs/")), Crumb(words._("Archive"))),
    )
    for groups, related, related_name in (
        (listings.categories, listings.categories, words._("Open jobs by kind")),
        (listings.skills, (), ""),
        (listings.places, listings.places, words._("By place")),
    ):
        links = group_links(related, renderer)
        for group in groups:
            yield group_list(group, links, related_name, renderer)


def group_name(group: JobGroup, renderer: Renderer) -> str:
    return renderer.words.place_name(group.id) if group.kind == "place" else group.name


def sorted_as(name: str) -> str:
    """A name without its accents, which would put `Åland Islands` after `Zambia`."""
    return "".join(letter for letter in normalize("NFKD", name).casefold() if not combining(letter))


def group_links(groups: Sequence[JobGroup], renderer: Renderer) -> tuple[NamedLink, ...]:
    """Links to groups with the number of their open jobs; places by their names, after remote work."""
    links = [
        (group, NamedLink(group_name(group, renderer), renderer.urls(group.path), len(group.open), group.description))
        for group in groups
    ]
    if links and links[0][0].kind == "place":
        links.sort(key=lambda place: (place[0].id != REMOTE, sorted_as(place[1].label)))
    return tuple(link for _, link in links)


def group_list(group: JobGroup, related: tuple[NamedLink, ...], related_name: str, renderer: Renderer) -> JobList:
    """The list of one group."""
    words, urls = renderer.words, renderer.urls
    name = group_name(group, renderer)
    counted = words.plural("%(count)s open job", "%(count)s open jobs", len(group.open))
    title = {
        "category": name,
        "skill": words._("%(skill)s jobs", skill=name),
        "place": words._("Remote jobs") if group.id == "remote" else words._("Jobs in %(place)s", place=name),
    }[group.kind]
    folder = FEEDS_OF.get(group.kind)
    return JobList(
        path=group.path,
        title=title,
        intro=" ".join(f"{said}." for said in (group.description.rstrip("."), counted if group.open else "") if said),
        jobs=group.open,
        kind=group.kind,
        crumbs=(Crumb(words._("Jobs"), urls("jobs/")), Crumb(name)),
        feed=follow(f"feeds/{folder}/{group.id}/", title, renderer, has_calendar=group.kind == "category")
        if folder
        else None,
        closed=group.closed,
        related=tuple(
            link if link.url != urls(group.path) else NamedLink(link.label, None, link.count) for link in related
        ),
        related_name=related_name,
        is_indexed=bool(group.open or group.closed),
    )


def page_path(path: str, number: int) -> str:
    return path if number == 1 else f"{path}page/{number}/"


def pager(path: str, number: int, total: int, renderer: Renderer) -> Pager:
    """First, last and the neighbours of a page, with gaps between."""
    near = {1, 2, number - 1, number, number + 1, total - 1, total}
    shown = sorted(page for page in near if 1 <= page <= total)
    numbers: list[tuple[int, str] | None] = []
    for before, page in zip([0, *shown], shown, strict=False):
        if page - before > 1:
            numbers.append(None)
        numbers.append((page, renderer.urls(page_path(path, page))))
    return Pager(
        number=number,
        total=total,
        previous_url=renderer.urls(page_path(path, number - 1)) if number > 1 else None,
        next_url=renderer.urls(page_path(path, number + 1)) if number < total else None,
        numbers=tuple(numbers),
    )


CLOSED_SHOWN = 10


def paged(job_list: JobList, renderer: Renderer, rows: Rows) -> Iterator[Output]:
    """The pages of one list; an empty list still has its first page."""
    size = renderer.settings.page_size
    total = max(1, -(-len(job_list.jobs) // size))
    closed = job_list.closed[:CLOSED_SHOWN] if job_list.kind in FEEDS_OF else ()
    around = f"{job_list.title}|{job_list.intro}|{job_list.related}|{len(job_list.closed)}|{total}"
    for number in range(1, total + 1):
        jobs = job_list.jobs[(number - 1) * size : number * size]
        tail = closed if number == total else ()
        versions = " ".join([listing.version for listing in (*jobs, *tail)])
        path = page_path(job_list.path, number)
        yield Output(
            f"{path}index.html",
            f"{versions} {around}",
            partial(
                list_page,
                job_list,
                jobs,
                tail,
                number,
                total,
                renderer,
                rows,
            ),
        )


def list_page(
    job_list: JobList,
    jobs: tuple[JobListing, ...],
    closed: tuple[JobListing, ...],
    number: int,
    total: int,
    renderer: Renderer,
    rows: Rows,
) -> bytes:
    """Template `pages/job_list.html` with `list` (JobList), `rows`, `closed_rows`, `pager`, `search` or none."""
    words = renderer.words
    path, pages = page_path(job_list.path, number), pager(job_list.path, number, total, renderer)
    title = job_list.title
    if pages.number > 1:
        title = words._("%(title)s, page %(number)s", title=title, number=words.number(pages.number))
    head = Head(
        title=title,
        path=path,
        description=job_list.intro,
        section="jobs",
        is_indexed=job_list.is_indexed and pages.number == 1,
        crumbs=job_list.crumbs,
        feeds=job_list.feed.feeds if job_list.feed else (),
    )
    job_rows: list[Html] = rows.jobs(jobs)
    is_searched = job_list.kind == "jobs" and pages.number == 1 and jobs
    return renderer.page(
        "job_list",
        head,
        list=job_list,
        rows=job_rows,
        closed_rows=rows.jobs(closed),
        pager=pages,
        search=search_form("jobs", renderer) if is_searched else None,
    )
