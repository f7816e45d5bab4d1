"""The open jobs as the search sees them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from board.derive.groups import JobGroup, Listings, group_ids
from board.derive.listing import JobListing
from board.derive.pay_offered import amount_offered
from board.derive.traits import base_language, paid_in_all
from board.render.pages.lists import group_name, sorted_as
from board.render.parts.rows import job_row
from board.render.renderer import Renderer
from board.render.search.index import Corpus, Facet, FacetValue, Order
from board.render.search.pay import Offer, bands, places_by_amount

FIELDS = (
    *("url", "title", "client", "pay_amount", "pay_unit", "effort", "place", "deadline", "day", "state"),
    *("closes_at", "posted", "language", "skills"),
)


class OpenJobs:
    """The texts, rows, facets and orders of the open jobs, the oldest first, so that a new job moves no other."""

    def __init__(self, listings: Listings, spellings: Mapping[str, str], renderer: Renderer) -> None:
        self.listings = listings
        self.spellings = spellings
        self.jobs = tuple(reversed(listings.open))
        self.renderer = renderer

    def corpus(self, environment: str) -> Corpus:
        return Corpus(
            kind="jobs",
            is_last_first=True,
            versions=[listing.version for listing in self.jobs],
            environment=environment,
            fields=FIELDS,
            strong=self.strong,
            weak=self.weak,
            rows=self.rows,
            facets=self.facets,
            orders=self.orders,
            ends=lambda: [self.renderer.end_of_day(day) for day in self.days],
        )

    def strong(self, number: int) -> str:
        """What a job is called and what it takes."""
        listing = self.jobs[number]
        skills = [self.spellings[tag.id] if tag.id else tag.name for tag in listing.skills]
        return " ".join([listing.job.title, listing.job.client.name, listing.category.name, *skills])

    def weak(self, number: int) -> str:
        """All that its page says of the work."""
        listing, job = self.jobs[number], self.jobs[number].job
        words = self.renderer.words
        return "\n".join(
            [
                job.summary or "",
                job.description,
                *job.objectives,
                *[deliverable.name for deliverable in job.deliverables],
                *job.requirements,
                *[tag.name for tag in listing.nice_to_have],
                words.job_place(listing),
                words.language(job.language) if job.language else "",
            ]
        )

    def rows(self, start: int, stop: int) -> list[list[Any]]:
        rows = [job_row(listing, self.renderer) for listing in self.jobs[start:stop]]
        return [[getattr(row, name) for name in FIELDS] for row in rows]

    def facets(self) -> Sequence[Facet]:
        words, listings = self.renderer.words, self.listings
        facets = (
            Facet("category", words._("Kind of work"), self.in_groups("category", listings.categories)),
            Facet("pay", words._("Pay"), self.pay_types()),
            Facet("amount", words._("How much"), bands(self.offers(), words)),
            Facet("place", words._("Place"), self.in_groups("place", listings.places)),
            Facet("skill", words._("Skill"), self.in_groups("skill", listings.skills)),
            Facet("language", words._("Language"), self.languages()),
            Facet("closing", words._("Deadline"), self.closing()),
        )
        return [facet for facet in facets if len(facet.values) > (facet.id != "closing")]

    def in_groups(self, kind: str, groups: Sequence[JobGroup]) -> list[FacetValue]:
        """The groups of a kind that have an open job, as their pages list them; the largest first."""
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, listing in enumerate(self.jobs):
            for group_id in group_ids(listing, kind):
                numbers[group_id].append(number)
        values = [
            FacetValue(group.id, group_name(group, self.renderer), self.renderer.urls(group.path), numbers[group.id])
            for group in groups
            if group.id in numbers
        ]
        return sorted(values, key=lambda value: (-len(value.numbers), sorted_as(value.label)))

    def pay_types(self) -> list[FacetValue]:
        words = self.renderer.words
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, listing in enumerate(self.jobs):
            numbers[listing.job.pay.type].append(number)
        names = {"fixed": words._("Fixed price"), "hourly": words._("By the hour"), "volunteer": words._("Volunteer")}
        return [FacetValue(id_, name, None, numbers[id_]) for id_, name in names.items() if id_ in numbers]

    def offers(self) -> dict[int, Offer]:
        """What each job offers, for a range its middle, as the insights count it."""
        offers = {}
        for number, listing in enumerate(self.jobs):
            pay = listing.job.pay
            amount = amount_offered(pay)
            if amount is not None and pay.currency:
                offers[number] = Offer("hour" if pay.type == "hourly" else "fixed", pay.currency, amount)
        return offers

    def languages(self) -> list[FacetValue]:
        """The languages that the jobs are written in; where a job does not say, the board's."""
        own = base_language(self.renderer.settings.language)
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, listing in enumerate(self.jobs):
            numbers[base_language(listing.job.language) if listing.job.language else own].append(number)
        values = [
            FacetValue(code, self.renderer.words.language(code), None, within) for code, within in numbers.items()
        ]
        return sorted(values, key=lambda value: (-len(value.numbers), value.id))

    def closing(self) -> list[FacetValue]:
        soon = [number for number, listing in enumerate(self.jobs) if listing.is_closing_soon]
        return [FacetValue("soon", self.renderer.words._("Closing soon"), None, soon)] if soon else []

    @cached_property
    def days(self) -> list[Any]:
        """The days on which a job closes."""
        return sorted({listing.job.closes for listing in self.jobs})

    def orders(self) -> Sequence[Order]:
        places = {day: place for place, day in enumerate(self.days)}
        return (
            Order("closes", [places[listing.job.closes] for listing in self.jobs]),
            Order("pay", places_by_amount([paid(listing) for listing in self.jobs], is_highest_first=True)),
        )


def paid(listing: JobListing) -> tuple[str, Any] | None:
    """The most that a job may pay in all, with its currency; None where that is nothing, or nobody can say."""
    job = listing.job
    amount = paid_in_all(job.pay, job.hours)
    return (job.pay.currency, amount) if amount and job.pay.currency else None
