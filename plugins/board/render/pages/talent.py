"""The list of people and the lists by skill."""

from collections.abc import Iterator
from functools import partial

from board.derive.groups import Listings, TalentGroup
from board.derive.pools import PoolListing
from board.render.outputs import Output
from board.render.pages.pools import pool_title
from board.render.parts.feed_links import follow
from board.render.parts.rows import Rows, talent_version
from board.render.renderer import Renderer
from board.render.search.form import search_form
from board.render.views import Crumb, Head, NamedLink

POOLS_SHOWN = 8


def talent_pages(listings: Listings, renderer: Renderer, rows: Rows) -> Iterator[Output]:
    """`talent/` and `talent/skills/<id>/`."""
    words, urls = renderer.words, renderer.urls
    skills = tuple(NamedLink(group.name, urls(group.path), len(group.people)) for group in listings.talent_skills)
    everyone = TalentGroup(id="", name=words._("Freelancers"), path="talent/", people=listings.talent)
    kept = (
        *(pool_link(pool, renderer) for pool in listings.pools.shown[:POOLS_SHOWN]),
        *([NamedLink(words._("All pools"), urls("pools/"))] if listings.pools else ()),
    )
    for group in (everyone, *listings.talent_skills):
        versions = " ".join(talent_version(listing, renderer) for listing in group.people)
        proved = listings.pools.skills.get(group.id)
        pools = (pool_link(proved, renderer),) if proved else kept
        yield Output(
            f"{group.path}index.html",
            f"{versions} {skills} {pools}",
            partial(talent_list, group, skills, pools, renderer, rows),
        )


def pool_link(pool: PoolListing, renderer: Renderer) -> NamedLink:
    """A pool by its title, among pools of every kind."""
    return NamedLink(pool_title(pool, renderer), renderer.urls(pool.path), len(pool.members))


def talent_list(
    group: TalentGroup, skills: tuple[NamedLink, ...], pools: tuple[NamedLink, ...], renderer: Renderer, rows: Rows
) -> bytes:
    """Template `pages/talent_list.html` with `group`, `title`, `intro`, `rows`, `skills`, `pools`, `search` or none."""
    words, urls = renderer.words, renderer.urls
    title = words._("%(skill)s freelancers", skill=group.name) if group.id else group.name
    intro = words.plural("%(count)s person", "%(count)s people", len(group.people))
    talent = Crumb(words._("Talent"), urls("talent/"))
    crumbs = (talent, Crumb(group.name)) if group.id else (Crumb(words._("Talent")),)
    folder = f"feeds/talent/skills/{group.id}/" if group.id else "feeds/talent/"
    feed = follow(folder, title if group.id else words._("New talent"), renderer)
    head = Head(
        title=title,
        path=group.path,
        description=words._("%(title)s: %(count)s, with rates and availability.", title=title, count=intro),
        section="talent",
        crumbs=crumbs,
        feeds=feed.feeds,
    )
    return renderer.page(
        "talent_list",
        head,
        group=group,
        title=title,
        intro=intro,
        feed=feed,
        rows=rows.talent(group.people),
        skills=skills,
        pools=pools,
        search=search_form("talent", renderer) if group.people and not group.id else None,
    )
