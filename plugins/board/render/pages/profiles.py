"""The page of each person."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from board.derive.groups import Listings
from board.derive.listing import TalentListing
from board.derive.matching import Fits
from board.derive.pictures import PictureUse
from board.derive.pools import PoolListing
from board.derive.ratings import TrackRecord, track_record
from board.render.language.reasons import Reasons
from board.render.markdown import render_markdown
from board.render.outputs import Output
from board.render.parts.figures import proof_texts, record_figures
from board.render.parts.reviews import ReviewView, review_view
from board.render.parts.rows import Rows, talent_row, talent_version
from board.render.renderer import Renderer
from board.render.structured.jsonld import data_block
from board.render.structured.profiles import mean_rating, profile_page
from board.render.structured.reviews import review_data
from board.render.templating.html import Html
from board.render.views import Crumb, Fact, Head, NamedLink, Work
from board.value import value

DONE = "#done"
"""Where on a profile its finished jobs and their reviews are: the records behind its figures."""


@value()
class DoneJob:
    """A job that somebody has finished here, with what the client says of it."""

    row: Html
    reviews: tuple[ReviewView, ...]


@value()
class FittingJob:
    """An open job that fits somebody, and why."""

    row: Html
    reasons: tuple[str, ...]


def profile_pages(listings: Listings, renderer: Renderer, rows: Rows) -> Iterator[Output]:
    """`talent/<slug>/`, for everybody who has a file."""
    reasons = Reasons(renderer.words)
    for listing in listings.people:
        kept = listings.pools.keeping.get(listing.path, ())
        # A pool that changes in anything else is no reason to write its members' pages anew.
        pools = [(pool.path, pool.name, pool.curator) for pool in kept]
        fitting = listings.fits.jobs_version(listing.talent.slug)
        yield Output(
            f"{listing.path}index.html",
            f"{talent_version(listing, renderer)} {pools} {fitting} {renderer.cards.get(listing.path)}",
            partial(profile, listing, kept, listings.fits, reasons, renderer, rows),
        )


def profile(
    listing: TalentListing,
    pools: tuple[PoolListing, ...],
    fits: Fits,
    reasons: Reasons,
    renderer: Renderer,
    rows: Rows,
) -> bytes:
    """Template `pages/talent.html`; an archived profile is a short page: `pages/talent_archived.html`."""
    talent, words, urls = listing.talent, renderer.words, renderer.urls
    crumbs = (Crumb(words._("Talent"), urls("talent/")), Crumb(talent.name))
    if talent.visibility == "archived":
        head = Head(
            title=talent.name, path=listing.path, section="talent", is_indexed=False, og_type="profile", crumbs=crumbs
        )
        return renderer.page("talent_archived", head, talent=talent)
    record = track_record(listing)
    head = Head(
        title=f"{talent.name}: {talent.headline}",
        path=listing.path,
        description=talent.headline,
        section="talent",
        is_indexed=listing.is_public,
        og_type="profile",
        card=renderer.card_url(listing.path),
        crumbs=crumbs,
        jsonld=tuple(map(data_block, said_of(listing, record, renderer))) if listing.is_public else (),
    )
    return renderer.page(
        "talent",
        head,
        listing=listing,
        talent=talent,
        row=talent_row(listing, renderer),
        proof=[NamedLink(said, DONE if record.completed else None) for said in proof_texts(record, words)],
        figures=record_figures(record, words, jobs_url=DONE, reviews_url=DONE),
        summary=Html(render_markdown(talent.summary, below=2).encode()),
        facts=talent_facts(listing, renderer, with_start=False),
        account_url=renderer.forge.account_page(talent.account) if talent.account else None,
        portfolio=[
            Work(piece, renderer.pictures.picture(talent.slug, piece.image, PictureUse.WORK))
            for piece in talent.portfolio
        ],
        done=done_jobs(listing, renderer, rows),
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
        pools=[
            NamedLink(pool.name, urls(pool.path), None, pool.curator.name if pool.curator else "") for pool in pools
        ],
        fits=[FittingJob(rows.job(fit.listing), reasons(fit.reasons)) for fit in fits.jobs_for(talent.slug)],
        share_url=renderer.share_url(head.title, listing.path),
        data_url=urls(f"api/v1/talent/{talent.slug}.json") if renderer.settings.api and listing.is_public else None,
        edit_url=renderer.forge.edit_file(f"content/talent/{talent.slug}.yml"),
        confirm_url=urls(f"change/?talent={talent.slug}"),
        report_url=renderer.report_url(f"talent/{talent.slug}", listing.path),
    )


def said_of(listing: TalentListing, record: TrackRecord, renderer: Renderer) -> Iterator[dict[str, Any]]:
    """A public profile as machines read it: the person, the reviews that it shows, and what they come to."""
    yield profile_page(listing, renderer)
    if record.rating.is_shown:
        yield mean_rating(listing, record.rating, renderer)
    jobs = {job.job.slug: job for job in listing.done}
    for review in listing.reviews:
        said = review_data(review, jobs[review.job], renderer)
        if said:
            yield said


def done_jobs(listing: TalentListing, renderer: Renderer, rows: Rows) -> list[DoneJob]:
    """The jobs somebody has finished here, each with the client's reviews of this person alone."""
    reviews = defaultdict(list)
    for review in listing.reviews:
        reviews[review.job].append(review)
    return [
        DoneJob(
            rows.job(job),
            tuple(review_view(review, job, renderer) for review in reviews.get(job.job.slug, ())),
        )
        for job in listing.done
    ]


def skill_notes(listing: TalentListing, renderer: Renderer) -> list[str]:
    """How well, how long and how often here, for each of the listing's skills: `expert, 8 years, 2 jobs here`."""
    words = renderer.words
    asked = Counter(tag.id for job in listing.done for tag in job.skills if tag.id)
    notes = []
    for tag, skill in zip(listing.skills, listing.levels, strict=True):
        parts = [words.term(skill.level)] if skill.level else []
        if skill.years is not None:
            parts.append(words.count_years(skill.years))
        here = asked[tag.id] if tag.id else 0
        if here:
            parts.append(words.plural("%(count)s job here", "%(count)s jobs here", here))
        notes.append(words.comma.join(parts))
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
