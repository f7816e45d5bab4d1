"""The pools: their list, and for each who is in it and on what evidence."""

from collections.abc import Iterable, Iterator
from functools import partial

from board.derive.groups import Listings
from board.derive.pools import PoolListing, PoolMember
from board.render.outputs import Output
from board.render.pages.lists import page_path, pager
from board.render.parts.feed_links import follow
from board.render.parts.rows import Rows, talent_version
from board.render.renderer import Renderer
from board.render.templating.html import Html
from board.render.views import Crumb, Head, NamedLink, Pager
from board.value import value

NAMES_SHOWN = 4
JOBS_SHOWN = 3
LINKS_ON_A_PAGE = 200


@value(kw_only=True)
class PoolRow:
    """A kept pool in the list of pools: `names` are its first members, `more` how many follow."""

    url: str
    name: str
    purpose: str
    curator: str
    count_text: str
    names: tuple[str, ...]
    more: int


@value(kw_only=True)
class MemberView:
    """A member of a pool: its row, and under it the evidence.

    `strengths` say of how many jobs, where jobs done here asked for them, and link who else did such jobs;
    `rest` leads to the jobs there is no room for.
    """

    row: Html
    strengths: tuple[NamedLink, ...]
    note: str
    jobs: tuple[NamedLink, ...]
    rest: NamedLink | None
    since: str


def pool_pages(listings: Listings, renderer: Renderer, rows: Rows) -> Iterator[Output]:
    """`pools/`, `pools/<slug>/`, `pools/skills/<id>/`, `pools/clients/` and `pools/clients/<account>/`."""
    pools = listings.pools
    kept = tuple(pool_row(pool, renderer) for pool in pools.shown)
    skills, clients = (pool_links(found.values(), renderer) for found in (pools.skills, pools.clients))
    yield Output(
        "pools/index.html", f"{kept} {skills} {len(clients)}", partial(pool_list, kept, skills, len(clients), renderer)
    )
    yield from client_lists(clients, renderer)
    # Jobs may ask for a skill that no profile has: then there is no list of its people to link.
    peopled = {group.id for group in listings.talent_skills}
    for pool in (*pools.curated, *pools.skills.values(), *pools.clients.values()):
        size = renderer.settings.page_size
        total = max(1, -(-len(pool.members) // size))
        around = f"{pool.name}|{pool.digest}|{pool.curator_path}|{pool.left}|{pool.id in peopled}|{len(pool.members)}"
        for number in range(1, total + 1):
            members = pool.members[(number - 1) * size : number * size]
            versions = " ".join(talent_version(member.person, renderer) for member in members)
            path = page_path(pool.path, number)
            pages = pager(pool.path, number, total, renderer)
            yield Output(
                f"{path}index.html",
                f"{versions} {around}",
                partial(pool_page, pool, members, path, pages, pool.id in peopled, renderer, rows),
            )


def pool_row(pool: PoolListing, renderer: Renderer) -> PoolRow:
    """What the list says of a kept pool."""
    assert pool.curator is not None
    return PoolRow(
        url=renderer.urls(pool.path),
        name=pool.name,
        purpose=pool.purpose,
        curator=pool.curator.name,
        count_text=renderer.words.plural("%(count)s person", "%(count)s people", len(pool.members)),
        names=tuple(member.person.talent.name for member in pool.members[:NAMES_SHOWN]),
        more=max(0, len(pool.members) - NAMES_SHOWN),
    )


def pool_links(pools: Iterable[PoolListing], renderer: Renderer) -> tuple[NamedLink, ...]:
    """Links to pools of one kind with how many people are in each."""
    return tuple(NamedLink(pool.name, renderer.urls(pool.path), len(pool.members)) for pool in pools)


def pool_list(kept: tuple[PoolRow, ...], skills: tuple[NamedLink, ...], client_count: int, renderer: Renderer) -> bytes:
    """Template `pages/pool_list.html` with `kept`, `skills`, `client_count`."""
    words = renderer.words
    title = words._("Pools")
    feed = follow("feeds/pools/", words._("New in the pools"), renderer) if kept or skills or client_count else None
    head = Head(
        title=title,
        path="pools/",
        description=words._("People at hand for the next job, each with the reason why."),
        section="talent",
        is_indexed=bool(kept or skills or client_count),
        crumbs=(Crumb(words._("Talent"), renderer.urls("talent/")), Crumb(title)),
        feeds=feed.feeds if feed else (),
    )
    return renderer.page("pool_list", head, feed=feed, kept=kept, skills=skills, client_count=client_count)


def client_lists(clients: tuple[NamedLink, ...], renderer: Renderer) -> Iterator[Output]:
    """The clients for whom somebody has worked, where there are any, at `pools/clients/`."""
    total = -(-len(clients) // LINKS_ON_A_PAGE)
    for number in range(1, total + 1):
        links = clients[(number - 1) * LINKS_ON_A_PAGE : number * LINKS_ON_A_PAGE]
        path = page_path("pools/clients/", number)
        pages = pager("pools/clients/", number, total, renderer)
        yield Output(f"{path}index.html", f"{links} {total}", partial(client_list, links, path, pages, renderer))


def client_list(links: tuple[NamedLink, ...], path: str, pages: Pager, renderer: Renderer) -> bytes:
    """Template `pages/pool_clients.html` with `links`, `pager`."""
    words = renderer.words
    title = words._("Who has worked for whom")
    head = Head(
        title=title,
        path=path,
        description=words._("The clients of this board, each with the people who finished a job for them."),
        section="talent",
        is_indexed=pages.number == 1,
        crumbs=pool_crumbs(title, renderer),
    )
    return renderer.page("pool_clients", head, links=links, pager=pages)


def pool_crumbs(title: str, renderer: Renderer) -> tuple[Crumb, ...]:
    words, urls = renderer.words, renderer.urls
    return (Crumb(words._("Talent"), urls("talent/")), Crumb(words._("Pools"), urls("pools/")), Crumb(title))


def pool_page(
    pool: PoolListing,
    members: tuple[PoolMember, ...],
    path: str,
    pages: Pager,
    is_peopled: bool,
    renderer: Renderer,
    rows: Rows,
) -> bytes:
    """Template `pages/pool.html` with `pool`, `title`, `intro`, `curator`, `members`, `related`, `pager`."""
    words, urls = renderer.words, renderer.urls
    title = pool_title(pool, renderer)
    crumbs = pool_crumbs(title, renderer)
    intro = pool_intro(pool, renderer)
    feed = follow(f"feeds/{pool.path}", title, renderer) if pool.members else None
    head = Head(
        title=words._("%(title)s, page %(number)s", title=title, number=words.number(pages.number))
        if pages.number > 1
        else title,
        path=path,
        description=intro,
        section="talent",
        is_indexed=bool(pool.members) and pages.number == 1,
        crumbs=crumbs,
        feeds=feed.feeds if feed else (),
    )
    curator = pool.curator
    file = f"content/pools/{pool.id}.yml"
    return renderer.page(
        "pool",
        head,
        pool=pool,
        feed=feed,
        title=title,
        intro=intro,
        curator=NamedLink(curator.name, urls(pool.curator_path) if pool.curator_path else None) if curator else None,
        count_text=words.plural("%(count)s person", "%(count)s people", len(pool.members)),
        left_text=words.plural("%(count)s former member", "%(count)s former members", pool.left) if pool.left else "",
        members=[member_view(member, pool, renderer, rows) for member in members],
        related=related_links(pool, is_peopled, renderer),
        pager=pages,
        edit_url=renderer.forge.edit_file(file) if curator else None,
        report_url=renderer.report_url(f"pools/{pool.id}", pool.path) if curator else None,
    )


def pool_title(pool: PoolListing, renderer: Renderer) -> str:
    words = renderer.words
    match pool.kind:
        case "skill":
            return words._("Strong in %(skill)s", skill=pool.name)
        case "client":
            return words._("Worked with %(client)s before", client=pool.name)
    return pool.name


def pool_intro(pool: PoolListing, renderer: Renderer) -> str:
    """What the people of a pool have in common; of a pool that nobody keeps, how one comes into it."""
    words = renderer.words
    match pool.kind:
        case "skill":
            return words._("People who finished jobs of this board that asked for %(skill)s.", skill=pool.name)
        case "client":
            return words._("People who finished jobs of this board for %(client)s.", client=pool.name)
    return pool.purpose


def related_links(pool: PoolListing, is_peopled: bool, renderer: Renderer) -> tuple[NamedLink, ...]:
    """Where to look next, from a pool that jobs have made."""
    words, urls = renderer.words, renderer.urls
    if pool.kind == "client":
        return (NamedLink(pool.name, urls(f"clients/{pool.id}/")),)
    if pool.kind == "skill":
        jobs = NamedLink(words._("%(skill)s jobs", skill=pool.name), urls(f"skills/{pool.id}/"))
        people = NamedLink(words._("%(skill)s freelancers", skill=pool.name), urls(f"talent/skills/{pool.id}/"))
        return (jobs, people) if is_peopled else (jobs,)
    return ()


def member_view(member: PoolMember, pool: PoolListing, renderer: Renderer, rows: Rows) -> MemberView:
    """A member with the newest of the jobs that speak for it."""
    words, urls = renderer.words, renderer.urls
    (row,) = rows.talent((member.person,))
    shown = member.jobs[:JOBS_SHOWN]
    rest = len(member.jobs) - len(shown)
    return MemberView(
        row=row,
        strengths=tuple(
            NamedLink(
                strength.name,
                urls(f"pools/skills/{strength.id}/") if strength.id else None,
                None,
                words.plural("%(count)s job here", "%(count)s jobs here", len(strength.jobs)) if strength.jobs else "",
            )
            for strength in member.strengths
        ),
        note=member.note or "",
        jobs=tuple(
            NamedLink(
                listing.job.title,
                urls(listing.path),
                None,
                "" if pool.kind == "client" else listing.job.client.name,
            )
            for listing in shown
        ),
        rest=NamedLink(
            words.plural("and %(count)s more", "and %(count)s more", rest), f"{urls(member.person.path)}#done"
        )
        if rest
        else None,
        since=words._("in this pool since %(day)s", day=words.day(member.since)) if member.since else "",
    )
