"""The list of people, the lists by skill, and each profile."""

from collections.abc import Iterator
from functools import partial

from board.derive.groups import Listings, TalentGroup
from board.derive.listing import TalentListing
from board.render.jsonld import breadcrumb_list, data_block, profile_page
from board.render.markdown import render_markdown
from board.render.outputs import Output
from board.render.renderer import Renderer
from board.render.rows import Rows, talent_row, talent_version
from board.render.views import Crumb, Fact, FeedLink, Head, NamedLink


def talent_pages(listings: Listings, renderer: Renderer, rows: Rows) -> Iterator[Output]:
    """`talent/`, `talent/skills/<id>/` and `talent/<slug>/`."""
    words, urls = renderer.words, renderer.urls
    skills = tuple(NamedLink(group.name, urls(group.path), len(group.people)) for group in listings.talent_skills)
    everyone = TalentGroup(id="", name=words._("Freelancers"), path="talent/", people=listings.talent)
    for group in (everyone, *listings.talent_skills):
        versions = " ".join(talent_version(listing, renderer) for listing in group.people)
        yield Output(
            f"{group.path}index.html",
            f"{versions} {skills}",
            partial(talent_list, group, skills, renderer, rows),
        )
    for listing in listings.people:
        version = talent_version(listing, renderer)
        yield Output(f"{listing.path}index.html", version, partial(profile, listing, renderer, rows))


def talent_list(group: TalentGroup, skills: tuple[NamedLink, ...], renderer: Renderer, rows: Rows) -> bytes:
    """Template `pages/talent_list.html` with `group`, `title`, `intro`, `rows`, `skills`."""
    words, urls = renderer.words, renderer.urls
    title = words._("%(skill)s freelancers", skill=group.name) if group.id else group.name
    intro = words.plural("%(count)s person", "%(count)s people", len(group.people))
    talent = Crumb(words._("Talent"), urls("talent/"))
    crumbs = (talent, Crumb(group.name)) if group.id else (Crumb(words._("Talent")),)
    head = Head(
        title=title,
        path=group.path,
        description=words._("%(title)s: %(count)s, with rates and availability.", title=title, count=intro),
        section="talent",
        crumbs=crumbs,
        feeds=(FeedLink(words._("New talent"), urls("feeds/talent/rss.xml")),),
        jsonld=(data_block(breadcrumb_list(crumbs, renderer)),) if group.id else (),
    )
    return renderer.page(
        "talent_list",
        head,
        group=group,
        title=title,
        intro=intro,
        rows=rows.talent(group.people),
        skills=skills,
    )


def profile(listing: TalentListing, renderer: Renderer, rows: Rows) -> bytes:
    """Template `pages/talent.html`; an archived profile is a short page: `pages/talent_archived.html`."""
    talent, words, urls = listing.talent, renderer.words, renderer.urls
    crumbs = (Crumb(words._("Talent"), urls("talent/")), Crumb(talent.name))
    jsonld = [breadcrumb_list(crumbs, renderer)]
    if listing.is_public:
        jsonld.append(profile_page(listing, renderer))
    head = Head(
        title=f"{talent.name}: {talent.headline}" if talent.visibility != "archived" else talent.name,
        path=listing.path,
        description=talent.headline if talent.visibility != "archived" else "",
        section="talent",
        is_indexed=listing.is_public,
        og_type="profile",
        crumbs=crumbs,
        jsonld=tuple(map(data_block, jsonld)) if talent.visibility != "archived" else (),
    )
    if talent.visibility == "archived":
        return renderer.page("talent_archived", head, talent=talent)
    return renderer.page(
        "talent",
        head,
        listing=listing,
        talent=talent,
        row=talent_row(listing, renderer),
        summary=render_markdown(talent.summary, below=2),
        facts=talent_facts(listing, renderer, with_start=False),
        done=rows.jobs(listing.done),
        skills=[
            NamedLink(
                tag.name,
                urls(f"talent/skills/{tag.id}/") if tag.id and listing.is_public else None,
                None,
                note,
            )
            for tag, note in zip(listing.skills, skill_notes(listing, renderer), strict=True)
        ],
        languages=[
            Fact(words.language(entry.code), words.term(entry.level) if entry.level else "")
            for entry in talent.languages
        ],
        edit_url=renderer.forge.edit_file(f"content/talent/{talent.slug}.yml"),
        report_url=renderer.report_url(f"talent/{talent.slug}", listing.path),
    )


def skill_notes(listing: TalentListing, renderer: Renderer) -> list[str]:
    """How well and how long, for each of the listing's skills: `expert, 8 years`."""
    words = renderer.words
    notes = []
    for skill in listing.levels:
        parts = [words.term(skill.level)] if skill.level else []
        if skill.years is not None:
            parts.append(words.count_years(skill.years))
        notes.append(", ".join(parts))
    return notes


def talent_facts(listing: TalentListing, renderer: Renderer, *, with_start: bool = True) -> list[Fact]:
    """For how much, from when, and where: what a client asks first.

    The page says from when in its line on availability; a feed, which must not change with the day, says it here.
    """
    talent, words = listing.talent, renderer.words
    available = talent.availability
    facts = [
        Fact(words._("Rate"), words.rate_amount(talent.rate), words.rate_unit(talent.rate))
        if talent.rate
        else Fact(words._("Rate"), words.rate_on_request())
    ]
    if available.hours_per_week:
        facts.append(Fact(words._("Time"), words.count_hours_a_week(available.hours_per_week)))
    if talent.minimum:
        facts.append(Fact(words._("Smallest job"), words.money(*talent.minimum)))
    if available.starts and with_start:
        facts.append(Fact(words._("From"), words.day(available.starts)))
    stale = words._("more than 90 days ago: ask first") if listing.is_stale else ""
    facts.append(Fact(words._("Confirmed"), words.day(available.confirmed), stale))
    if talent.location:
        zone = (talent.time_zone or "").replace("_", " ")
        facts.append(Fact(words._("Based in"), words.place(talent.location), zone))
    return facts
