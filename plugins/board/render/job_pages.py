"""The page of each job, whatever its state."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from board.derive.groups import Listings
from board.derive.listing import JobListing
from board.derive.status import JobStatus
from board.model import Job
from board.render.application import application_template
from board.render.jsonld import breadcrumb_list, data_block, job_posting
from board.render.markdown import excerpt, render_markdown
from board.render.outputs import Output
from board.render.renderer import Renderer
from board.render.rows import job_row
from board.render.urls import mail_link
from board.render.views import ApplyAction, Crumb, Fact, FeedLink, Head, NamedLink

OVER = frozenset((JobStatus.EXPIRED, JobStatus.FILLED, JobStatus.COMPLETED, JobStatus.CANCELLED))
"""The states in which nobody can apply any more."""


def job_pages(listings: Listings, renderer: Renderer) -> Iterator[Output]:
    """One page a job, at `jobs/<slug>/`."""
    for listing in listings.jobs:
        yield Output(f"{listing.path}index.html", listing.version, partial(job_page, listing, renderer))


def job_page(listing: JobListing, renderer: Renderer) -> bytes:
    """Template `pages/job.html` with `listing`, `row`, `description`, `facts`, `skills`, `actions`, …"""
    job, urls, words = listing.job, renderer.urls, renderer.words
    description = render_markdown(job.description, below=2)
    crumbs = (
        Crumb(words._("Jobs"), urls("jobs/")),
        Crumb(listing.category.name, urls(f"categories/{listing.category.id}/")),
        Crumb(job.title),
    )
    jsonld = [breadcrumb_list(crumbs, renderer)]
    if listing.lifecycle.has_job_posting:
        jsonld.append(job_posting(listing, description, renderer))
    head = Head(
        title=job.title,
        path=listing.path,
        description=job.summary or excerpt(description),
        section="jobs",
        is_indexed=listing.lifecycle.is_indexed,
        og_type="article",
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
        description=description,
        facts=job_facts(listing, renderer),
        # The row of facts below names the day.
        state_line=words.state(listing.state) if listing.state in ("open", "expired") else words.deadline(listing),
        flow=flow(job, renderer),
        client_url=urls(client) if client else None,
        skills=[NamedLink(t.name, urls(f"skills/{t.id}/") if t.id else None) for t in listing.skills],
        nice_to_have=[NamedLink(t.name, urls(f"skills/{t.id}/") if t.id else None) for t in listing.nice_to_have],
        hired=[NamedLink(hire.name or "", urls(hire.path) if hire.path else None) for hire in listing.hired],
        actions=apply_actions(listing, renderer) if listing.lifecycle.takes_applications else [],
        closes_at=renderer.end_of_day(job.closes) if listing.lifecycle.takes_applications else None,
        edit_url=renderer.forge.edit_file(f"content/jobs/{job.slug}.yml"),
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


def closing_fact(listing: JobListing, renderer: Renderer) -> Fact:
    """Until when one may apply, and on a job that is over, since when one may not."""
    job, outcome, words = listing.job, listing.job.outcome, renderer.words
    if listing.status not in OVER:
        return Fact(words._("Closes"), words.day(job.closes), renderer.closing_note)
    ends = [end for end in (outcome.filled, outcome.completed, outcome.cancelled) if end]
    return Fact(words._("Applications closed"), words.day(min([job.closes, *ends])))


def flow(job: Job, renderer: Renderer) -> Markup:
    """The attribute that turns a job's own texts where they run against the board's direction, all of them alike."""
    words = renderer.words
    direction = words.direction_of(job.title, job.language)
    return Markup() if (direction == "rtl") == words.is_right_to_left else Markup(f' dir="{direction}"')  # noqa: S704


def place_note(job: Job, renderer: Renderer) -> str:
    """Who may apply, for remote work; Google wants the page to say what `applicants_from` says."""
    words = renderer.words
    if job.applicants_from:
        return words._("open to people in %(countries)s", countries=words.countries(job.applicants_from))
    return words._("from anywhere") if job.is_fully_remote else ""


def apply_actions(listing: JobListing, renderer: Renderer) -> list[ApplyAction]:
    """One button a route, in the file's order; a pull request needs a repository."""
    job, words = listing.job, renderer.words
    actions = []
    for route in job.apply:
        if route.via == "form" and route.url:
            note = words._("Opens the client's own form: this board does not see what you send.")
            actions.append(ApplyAction("form", words._("Apply by form"), route.url, note))
        elif route.via == "email" and route.address:
            note = words._("Goes to the client only.")
            subject = words._("Application: %(title)s", title=job.title)
            url = mail_link(route.address, subject, "")
            actions.append(ApplyAction("email", words._("Apply by e-mail"), url, note))
        elif route.via == "pull_request":
            path, text = application_template(job)
            new_file = renderer.forge.new_file(path, text)
            if new_file:
                note = words._("Everything you write there is public, for ever.")
                actions.append(ApplyAction("pull_request", words._("Apply by pull request"), new_file, note))
    return actions
