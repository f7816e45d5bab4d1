"""The page on which one applies for a job, and what stands at its address once one no longer can."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from board.derive.groups import Listings
from board.derive.listing import JobListing
from board.render.outputs import Output
from board.render.pages.jobs import closing_fact, flow, job_crumbs
from board.render.parts.application import ACCOUNT
from board.render.parts.hiring import hiring_steps
from board.render.parts.routes import apply_actions
from board.render.renderer import Renderer
from board.render.views import Crumb, Fact, Head, NamedLink

GUIDES = ("guides/show-your-work", "guides/paid-trials")


def apply_pages(listings: Listings, renderer: Renderer) -> Iterator[Output]:
    """One page a job, at `jobs/<slug>/apply/`, whatever its state."""
    for listing in listings.jobs:
        page = apply_page if listing.lifecycle.takes_applications else closed_apply_page
        yield Output(f"{listing.path}apply/index.html", listing.version, partial(page, listing, renderer))


def apply_head(listing: JobListing, crumbs: tuple[Crumb, ...], renderer: Renderer) -> Head:
    """Found through the job alone: it is in no index of a search engine."""
    return Head(
        title=renderer.words._("Apply: %(title)s", title=listing.job.title),
        path=f"{listing.path}apply/",
        section="jobs",
        is_indexed=False,
        crumbs=(*crumbs, Crumb(renderer.words._("Apply"))),
    )


def apply_crumbs(listing: JobListing, renderer: Renderer) -> tuple[Crumb, ...]:
    """The way to the job, and the job itself; its title follows as that of the page."""
    return (*job_crumbs(listing, renderer)[:-1], Crumb(renderer.words._("The job"), renderer.urls(listing.path)))


def apply_page(listing: JobListing, renderer: Renderer) -> bytes:
    """Template `pages/apply.html` with `actions`, what to send, and in `steps` what comes after that."""
    job, words = listing.job, renderer.words
    crumbs = apply_crumbs(listing, renderer)
    actions = apply_actions(listing, renderer)
    return renderer.page(
        "apply",
        apply_head(listing, crumbs, renderer),
        job=job,
        job_url=crumbs[-1].url,
        category=crumbs[1],
        portfolio=job.hiring.portfolio if job.hiring else None,
        questions=job.hiring.questions if job.hiring else (),
        has_trial=bool(job.hiring and job.hiring.trial),
        actions=actions,
        form_url=f"{renderer.urls('apply/')}?job={job.slug}",
        pay=Fact(words._("Pay"), words.pay_amount(job.pay), words.pay_unit(job.pay)),
        closes=[closing_fact(listing, renderer)],
        state=listing.state,
        state_text=words.state("open") if listing.state == "open" else words.deadline(listing),
        closed_text=words.state("expired"),
        steps=hiring_steps(listing, words)[1:],
        flow=flow(job, renderer),
        closes_at=renderer.end_of_day(job.closes),
        account=ACCOUNT,
        forge=renderer.once(forge_host),
        needs_git="pull_request" in [action.via for action in actions],
        guides=renderer.once(apply_guides),
    )


def forge_host(renderer: Renderer) -> str:
    """Where one signs in to send a pull request."""
    return urlsplit(renderer.settings.repository).hostname or ""


def apply_guides(renderer: Renderer) -> list[NamedLink]:
    """The guides that help whoever applies, as far as the board has them."""
    words, urls = renderer.words, renderer.urls
    names = (words._("How to show your work"), words._("What a fair trial looks like"))
    return [
        NamedLink(name, urls(f"{page}/")) for page, name in zip(GUIDES, names, strict=True) if page in renderer.pages
    ]


def closed_apply_page(listing: JobListing, renderer: Renderer) -> bytes:
    """Template `pages/apply_closed.html`: why nobody can apply, and the way to the job."""
    words = renderer.words
    crumbs = apply_crumbs(listing, renderer)
    return renderer.page(
        "apply_closed",
        apply_head(listing, crumbs, renderer),
        job=listing.job,
        job_url=crumbs[-1].url,
        jobs_url=crumbs[0].url,
        category=crumbs[1],
        state=listing.state,
        state_text=words.state(listing.state),
        deadline=words.deadline(listing),
        flow=flow(listing.job, renderer),
    )
