"""The page of each job, whatever its state."""

from collections.abc import Iterator
from functools import partial

from board.derive.groups import Listings
from board.derive.listing import JobListing
from board.derive.pictures import PictureUse
from board.derive.status import JobStatus
from board.model import Job
from board.render.language.direction import direction_of
from board.render.markdown import excerpt, render_markdown
from board.render.neighbours import for_neighbours
from board.render.outputs import Output
from board.render.parts.clarity import ClarityNotes
from board.render.parts.hiring import hiring_steps
from board.render.parts.payment import payment_plan
from board.render.parts.people import FittingPeople
from board.render.parts.reviews import review_view
from board.render.parts.routes import route_names
from board.render.parts.rows import job_row
from board.render.renderer import Renderer
from board.render.structured.job_posting import job_posting
from board.render.structured.jsonld import data_block
from board.render.structured.reviews import review_data
from board.render.templating.html import Html
from board.render.views import Crumb, Fact, FeedLink, Head, NamedLink

OVER = frozenset((JobStatus.EXPIRED, JobStatus.FILLED, JobStatus.COMPLETED, JobStatus.CANCELLED))
"""The states in which nobody can apply any more."""


def job_pages(listings: Listings, renderer: Renderer) -> Iterator[Output]:
    """One page a job, at `jobs/<slug>/`."""
    notes, people = ClarityNotes(renderer), FittingPeople(listings.fits, renderer)
    pictures, cards, fitting = renderer.pictures.version, renderer.cards.get, listings.fits.best_people
    for listing in listings.jobs:
        slug, path = listing.job.slug, listing.path
        people_version = people.version(listing) if slug in fitting else ""
        version = f"{listing.version} {pictures(slug)} {cards(path)} {people_version}"
        yield Output(f"{path}index.html", version, partial(job_page, listing, renderer, notes, people))


@for_neighbours
def job_crumbs(listing: JobListing, renderer: Renderer) -> tuple[Crumb, ...]:
    """The way to a job, and the job itself."""
    words, urls, category = renderer.words, renderer.urls, listing.category
    return (
        Crumb(words._("Jobs"), urls("jobs/")),
        Crumb(category.name, urls(f"categories/{category.id}/")),
        Crumb(listing.job.title),
    )


def job_page(listing: JobListing, renderer: Renderer, notes: ClarityNotes, people: FittingPeople) -> bytes:
    """Template `pages/job.html` with `listing`, `row`, `description`, `facts`, `skills`, `steps`, `plan`, …"""
    job, urls, words = listing.job, renderer.urls, renderer.words
    takes_applications = listing.lifecycle.takes_applications
    description = render_markdown(job.description, below=2)
    crumbs = job_crumbs(listing, renderer)
    jsonld = [job_posting(listing, description, renderer)] if listing.lifecycle.has_job_posting else []
    for review in listing.reviews:
        said = review_data(review, listing, renderer)
        if said:
            jsonld.append(said)
    head = Head(
        title=job.title,
        path=listing.path,
        description=job.summary or excerpt(description),
        section="jobs",
        is_indexed=listing.lifecycle.is_indexed,
        og_type="article",
        card=renderer.card_url(listing.path),
        crumbs=crumbs,
        feeds=(FeedLink(listing.category.name, urls(f"feeds/categories/{listing.category.id}/rss.xml")),),
        jsonld=tuple(map(data_block, jsonld)),
    )
    client = listing.client_path
    return renderer.page(
        "job",
        head,
        listing=listing,
        job=job,
        row=job_row(listing, renderer),
        logo=renderer.pictures.picture(job.slug, job.client.logo, PictureUse.LOGO),
        description=Html(description.encode()),
        facts=job_facts(listing, renderer),
        # The row of facts below names the day.
        state_line=words.state(listing.state) if listing.state in ("open", "expired") else words.deadline(listing),
        flow=flow(job, renderer),
        client_url=urls(client) if client else None,
        skills=[NamedLink(t.name, urls(f"skills/{t.id}/") if t.id else None) for t in listing.skills],
        nice_to_have=[NamedLink(t.name, urls(f"skills/{t.id}/") if t.id else None) for t in listing.nice_to_have],
        hired=[NamedLink(hire.name or "", urls(hire.path) if hire.path else None) for hire in listing.hired],
        outcome=outcome_facts(job, renderer) if listing.status is JobStatus.COMPLETED else (),
        reviews=[review_view(review, listing, renderer) for review in listing.reviews],
        expectations=expectations(job, renderer),
        plan=payment_plan(job, words),
        steps=hiring_steps(listing, words) if job.hiring else (),
        clarity=notes.note(job) if takes_applications else None,
        people=people.lines(listing) if takes_applications else (),
        apply_url=urls(f"{listing.path}apply/"),
        data_url=urls(f"api/v1/jobs/{job.slug}.json") if renderer.settings.api and listing.lifecycle.in_api else None,
        apply_ways=route_names(job, renderer) if takes_applications else "",
        closes_at=renderer.end_of_day(job.closes) if takes_applications else None,
        share_url=renderer.share_url(job.title, listing.path),
        edit_url=renderer.forge.edit_file(f"content/jobs/{job.slug}.yml"),
        next_step=renderer.next_step(listing),
        report_url=renderer.report_url(f"jobs/{job.slug}", listing.path),
    )


def job_facts(listing: JobListing, renderer: Renderer) -> list[Fact]:
    """The facts card: only what the file states."""
    job, words = listing.job, renderer.words
    place = words._("100% remote") if job.is_fully_remote else words.job_place(listing, with_applicants=False)
    facts = [
        Fact(words._("Pay"), words.pay_amount(job.pay), words.pay_unit(job.pay)),
        Fact(words._("Effort"), words.hours(job.hours)),
        Fact(words._("Where"), place, place_note(job, renderer)),
        closing_fact(listing, renderer),
    ]
    if job.starts:
        facts.append(Fact(words._("Starts"), words.day(job.starts)))
    if job.due:
        facts.append(Fact(words._("Due"), words.day(job.due)))
    if job.experience:
        facts.append(Fact(words._("Experience"), words.term(job.experience)))
    if job.openings > 1:
        facts.append(Fact(words._("Openings"), words.number(job.openings)))
    facts.append(Fact(words._("Posted"), words.day(job.posted)))
    return facts


@for_neighbours
def closing_fact(listing: JobListing, renderer: Renderer) -> Fact:
    """Until when one may apply, and on a job that is over, since when one may not."""
    job, outcome, words = listing.job, listing.job.outcome, renderer.words
    if listing.status not in OVER:
        return Fact(words._("Closes"), words.day(job.closes), renderer.closing_note)
    ends = [end for end in (outcome.filled, outcome.completed, outcome.cancelled) if end]
    return Fact(words._("Applications closed"), words.day(min([job.closes, *ends])))


@for_neighbours
def flow(job: Job, renderer: Renderer) -> Html:
    """The attribute that turns a job's own texts where they run against the board's direction, all of them alike."""
    words = renderer.words
    direction = direction_of(job.title, job.language)
    return Html(b"" if (direction == "rtl") == words.is_right_to_left else f' dir="{direction}"'.encode())


def place_note(job: Job, renderer: Renderer) -> str:
    """Who may apply, for remote work; Google wants the page to say what `applicants_from` says."""
    words = renderer.words
    if job.applicants_from:
        return words._("open to people in %(countries)s", countries=words.countries(job.applicants_from))
    return words._("from anywhere") if job.is_fully_remote else ""


def expectations(job: Job, renderer: Renderer) -> list[Fact]:
    """How the two sides work together: rounds of changes, how they talk, how soon they answer."""
    words, talk = renderer.words, job.communication
    facts = []
    if job.revisions is not None:
        rounds = words.plural(
            "%(count)s round, part of the price", "%(count)s rounds, part of the price", job.revisions
        )
        facts.append(Fact(words._("Changes"), rounds))
    if talk is None:
        return facts
    if talk.channel:
        facts.append(Fact(words._("Talk"), talk.channel))
    if talk.reply_within_hours:
        answers = words.plural("within %(count)s hour", "within %(count)s hours", talk.reply_within_hours)
        facts.append(Fact(words._("Replies"), answers))
    if talk.time_zone:
        facts.append(Fact(words._("Time zone"), talk.time_zone.replace("_", " ")))
    if talk.overlap_hours:
        shared = words._("%(hours)s a day at the same time", hours=words.count_hours(talk.overlap_hours))
        facts.append(Fact(words._("Overlap"), shared))
    return facts


def outcome_facts(job: Job, renderer: Renderer) -> list[Fact]:
    """Of finished work: when somebody was chosen, when it was accepted, and whether the bonus was earned."""
    pay, outcome, words = job.pay, job.outcome, renderer.words
    facts = []
    if outcome.filled:
        facts.append(Fact(words._("Chosen"), words.day(outcome.filled)))
    if outcome.completed:
        facts.append(Fact(words._("Accepted"), words.day(outcome.completed)))
    if outcome.bonus_paid:
        amount = words.money(pay.bonus.amount, pay.currency) if pay.bonus else ""
        facts.append(Fact(words._("Bonus"), words._("%(amount)s paid", amount=amount).strip()))
    elif outcome.bonus_paid is not None:
        facts.append(Fact(words._("Bonus"), words._("not earned")))
    return facts
