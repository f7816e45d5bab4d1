"""Which feeds a board has: the families, each feed with its list, its title and what it announces."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from board.derive.groups import REMOTE, JobGroup, Listings
from board.derive.listing import JobListing
from board.derive.pools import PoolListing
from board.render.feeds.announced import Announced, changes, closing, joined
from board.render.pages.lists import FEEDS_OF, group_list, group_name, sorted_as
from board.render.pages.pools import pool_title
from board.render.renderer import Renderer
from board.value import value

PAY_TYPES = ("fixed", "hourly", "volunteer")

# A board's own feeds and those of its lists hold BOARD_FEED_SIZE entries, narrower ones a part of it: what is news in
# one skill and remote besides is less, and there are many of these feeds.
NARROW, NARROWEST = 4, 20


@value(kw_only=True)
class Feed:
    """A feed before it is written.

    `folder` is its place, such as `feeds/jobs/`, `page` that of the list it follows, `label` what it is called among
    others of its family. `count` is what its list holds today, `filters` the choices on the page of all feeds that
    lead to it. It announces the open ones of `jobs`, or what is in `news`. A feed with a calendar has the jobs of its
    deadlines in `deadlines`, one with a list of feeds the path of that in `outline`.
    """

    folder: str
    page: str
    title: str
    label: str
    count: int
    filters: tuple[str, ...]
    jobs: Sequence[JobListing] = ()
    news: Sequence[Announced] = ()
    part: int = 1
    deadlines: Sequence[JobListing] | None = None
    outline: str | None = None


@value()
class Family:
    """Feeds of one kind under their heading."""

    name: str
    feeds: tuple[Feed, ...]


def families(listings: Listings, renderer: Renderer) -> list[Family]:
    """Every feed of a board by family; an empty family is left out.

    A feed is there as long as its list is, even when it has nothing new or the same as a wider one: an address that
    somebody has subscribed to must not come and go. A pool without anybody in it is in no list, so it has none.
    """
    words = renderer.words
    found = (
        Family(words._("Everything"), tuple(board_feeds(listings, renderer))),
        Family(words._("By category"), tuple(category_feeds(listings, renderer))),
        Family(words._("By pay"), tuple(pay_feeds(listings, renderer))),
        Family(words._("By place"), tuple(place_feeds(listings, renderer))),
        Family(words._("By skill"), tuple(skill_feeds(listings, renderer))),
        Family(words._("By client"), tuple(client_feeds(listings, renderer))),
        Family(words._("People by skill"), tuple(talent_feeds(listings, renderer))),
        Family(words._("People by pool"), tuple(pool_feeds(listings, renderer))),
    )
    return [family for family in found if family.feeds]


def board_feeds(listings: Listings, renderer: Renderer) -> Iterator[Feed]:
    """All open jobs, those that close soon, what happened to jobs, and the people."""
    words = renderer.words
    today = renderer.settings.today
    called = words._("All open jobs")
    yield Feed(
        folder="feeds/jobs/",
        page="jobs/",
        title=called,
        label=called,
        jobs=listings.open,
        count=len(listings.open),
        filters=("jobs",),
        deadlines=listings.jobs,
        outline="feeds/all.opml",
    )
    soon = [closing(listing) for listing in listings.closing_soon]
    yield news_feed("closing", "jobs/", words._("Jobs closing soon"), soon)
    happened = list(chain.from_iterable(changes(listing, today) for listing in listings.jobs))
    yield news_feed("updates", "jobs/archive/", words._("Changes and results of jobs"), happened)
    yield news_feed("talent", "talent/", words._("New talent"), listings.talent)
    if listings.pools:
        kept = [joined(pool, member) for pool in listings.pools.shown for member in pool.members]
        yield news_feed("pools", "pools/", words._("New in the pools"), kept)


def news_feed(name: str, page: str, title: str, news: Sequence[Announced]) -> Feed:
    """A feed of the whole board that is not of jobs as they are posted."""
    return Feed(
        folder=f"feeds/{name}/",
        page=page,
        title=title,
        label=title,
        news=news,
        count=len(news),
        filters=(name,),
    )


def category_feeds(listings: Listings, renderer: Renderer) -> Iterator[Feed]:
    """A feed a category, and one for each kind of pay in it."""
    in_category = all_by_category(listings.jobs)
    for group in listings.categories:
        choice = f"category={group.id}"
        folder = f"feeds/categories/{group.id}/"
        yield group_feed(
            group,
            renderer,
            ("jobs", choice),
            deadlines=in_category.get(group.id, ()),
            outline=f"{folder}all.opml",
        )
        by_pay = jobs_by_pay(group.open)
        for pay in PAY_TYPES:
            title = renderer.words._(
                "%(list)s: %(kind)s", list=group_name(group, renderer), kind=pay_name(pay, renderer)
            )
            yield narrower(f"{folder}{pay}/", group, title, by_pay[pay], ("jobs", choice, f"pay={pay}"))


def all_by_category(jobs: Iterable[JobListing]) -> dict[str, list[JobListing]]:
    found: dict[str, list[JobListing]] = {}
    for listing in jobs:
        found.setdefault(listing.job.category, []).append(listing)
    return found


def jobs_by_pay(jobs: Iterable[JobListing]) -> dict[str, list[JobListing]]:
    found: dict[str, list[JobListing]] = {pay: [] for pay in PAY_TYPES}
    for listing in jobs:
        found[listing.job.pay.type].append(listing)
    return found


def pay_name(pay: str, renderer: Renderer) -> str:
    words = renderer.words
    return {"fixed": words._("fixed price"), "hourly": words._("paid by the hour"), "volunteer": words._("volunteer")}[
        pay
    ]


def pay_feeds(listings: Listings, renderer: Renderer) -> Iterator[Feed]:
    """A feed for each kind of pay; the list of all jobs is its page."""
    words = renderer.words
    titles = {
        "fixed": words._("Jobs at a fixed price"),
        "hourly": words._("Jobs paid by the hour"),
        "volunteer": words._("Volunteer jobs"),
    }
    by_pay = jobs_by_pay(listings.open)
    for pay in PAY_TYPES:
        yield Feed(
            folder=f"feeds/pay/{pay}/",
            page="jobs/",
            title=titles[pay],
            label=titles[pay],
            jobs=by_pay[pay],
            count=len(by_pay[pay]),
            filters=("jobs", f"pay={pay}"),
        )


def place_feeds(listings: Listings, renderer: Renderer) -> Iterator[Feed]:
    """A feed for remote work and one a country, by their names."""
    feeds = [(group, group_feed(group, renderer, ("jobs", f"place={group.id}"))) for group in listings.places]
    feeds.sort(key=lambda place: (place[0].id != REMOTE, sorted_as(place[1].label)))
    return (feed for _, feed in feeds)


def skill_feeds(listings: Listings, renderer: Renderer) -> Iterator[Feed]:
    """A feed a skill, and one for the remote work among it."""
    for group in listings.skills:
        choice = f"skill={group.id}"
        yield group_feed(group, renderer, ("jobs", choice))
        remote = [listing for listing in group.open if listing.job.remote]
        title = renderer.words._("%(list)s: %(kind)s", list=group.name, kind=renderer.words._("remote only"))
        yield narrower(f"feeds/skills/{group.id}/remote/", group, title, remote, ("jobs", choice, f"place={REMOTE}"))


def group_feed(
    group: JobGroup,
    renderer: Renderer,
    filters: tuple[str, ...],
    *,
    deadlines: Sequence[JobListing] | None = None,
    outline: str | None = None,
) -> Feed:
    """The feed of a list."""
    return Feed(
        folder=f"feeds/{FEEDS_OF[group.kind]}/{group.id}/",
        page=group.path,
        title=group_list(group, (), "", renderer).title,
        label=group_name(group, renderer),
        jobs=group.open,
        count=len(group.open),
        filters=filters,
        deadlines=deadlines,
        outline=outline,
    )


def narrower(folder: str, group: JobGroup, title: str, jobs: Sequence[JobListing], filters: tuple[str, ...]) -> Feed:
    """The feed of a part of a list."""
    return Feed(
        folder=folder,
        page=group.path,
        title=title,
        label=title,
        jobs=jobs,
        count=len(jobs),
        filters=filters,
        part=NARROW,
    )


def client_feeds(listings: Listings, renderer: Renderer) -> Iterator[Feed]:
    """A feed a client with an account."""
    for group in sorted(listings.clients, key=lambda client: (client.name.casefold(), client.id)):
        title = renderer.words._("Jobs of %(client)s", client=group.name)
        yield Feed(
            folder=f"feeds/clients/{group.id}/",
            page=group.path,
            title=title,
            label=group.name,
            jobs=group.open,
            count=len(group.open),
            filters=("jobs", f"client={group.id}"),
            part=NARROWEST,
        )


def talent_feeds(listings: Listings, renderer: Renderer) -> Iterator[Feed]:
    """A feed of new people for each skill that somebody has."""
    for group in listings.talent_skills:
        yield Feed(
            folder=f"feeds/talent/skills/{group.id}/",
            page=group.path,
            title=renderer.words._("%(skill)s freelancers", skill=group.name),
            label=group.name,
            news=group.people,
            count=len(group.people),
            filters=("talent", f"skill={group.id}"),
        )


def pool_feeds(listings: Listings, renderer: Renderer) -> Iterator[Feed]:
    """Who came into each pool: into those that somebody keeps, and into those that finished jobs make."""
    pools = listings.pools
    for pool in (*pools.shown, *pools.skills.values(), *pools.clients.values()):
        yield pool_feed(pool, renderer)


def pool_feed(pool: PoolListing, renderer: Renderer) -> Feed:
    title = pool_title(pool, renderer)
    return Feed(
        folder=f"feeds/{pool.path}",
        page=pool.path,
        title=title,
        label=title,
        news=[joined(pool, member) for member in pool.members],
        count=len(pool.members),
        filters=("pools", f"pool={pool.path.removeprefix('pools/').rstrip('/')}"),
        part=NARROW,
    )
