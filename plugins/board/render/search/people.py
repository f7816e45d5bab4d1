"""The public profiles as the search sees them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from board.derive.groups import Listings
from board.derive.listing import TalentListing
from board.derive.traits import HOURS_A_DAY, base_language
from board.render.pages.lists import sorted_as
from board.render.parts.rows import talent_row, talent_version
from board.render.renderer import Renderer
from board.render.search.index import Corpus, Facet, FacetValue, Order
from board.render.search.pay import Offer, bands, places_by_amount

FIELDS = ("url", "name", "initials", "headline", "rate", "rate_unit", "place", "availability", "state", "proof")
PICTURE_FIELDS = ("src", "srcset", "width", "height")


class PublicProfiles:
    """The texts, rows, facets and orders of the public profiles, in the order of their list."""

    def __init__(self, listings: Listings, spellings: Mapping[str, str], renderer: Renderer) -> None:
        self.spellings = spellings
        self.people = listings.talent
        self.groups = {group.id: group for group in listings.talent_skills}
        self.renderer = renderer

    def corpus(self, environment: str) -> Corpus:
        return Corpus(
            kind="talent",
            is_last_first=False,
            versions=[talent_version(listing, self.renderer) for listing in self.people],
            environment=environment,
            fields=(*FIELDS, "skills", "picture"),
            strong=self.strong,
            weak=self.weak,
            rows=self.rows,
            facets=self.facets,
            orders=self.orders,
        )

    def strong(self, number: int) -> str:
        """What somebody is called, does and knows."""
        listing = self.people[number]
        skills = [self.spellings[tag.id] if tag.id else tag.name for tag in listing.skills]
        categories = [category.name for category in listing.categories]
        return " ".join([listing.talent.name, listing.talent.headline, *categories, *skills])

    def weak(self, number: int) -> str:
        """What else the profile says."""
        talent = self.people[number].talent
        words = self.renderer.words
        return "\n".join(
            [
                talent.summary,
                *[f"{piece.title} {piece.summary or ''}" for piece in talent.portfolio],
                *[service.title for service in talent.services],
                words.place(talent.location) if talent.location else "",
                *[words.language(language.code) for language in talent.languages],
            ]
        )

    def rows(self, start: int, stop: int) -> list[list[Any]]:
        rows = [talent_row(listing, self.renderer) for listing in self.people[start:stop]]
        return [
            [
                *[getattr(row, name) for name in FIELDS],
                row.skills,
                [getattr(row.picture, name) for name in PICTURE_FIELDS] if row.picture else None,
            ]
            for row in rows
        ]

    def facets(self) -> Sequence[Facet]:
        words, urls = self.renderer.words, self.renderer.urls
        names: dict[str, str] = {
            category.id: category.name for listing in self.people for category in listing.categories
        }
        facets = (
            Facet(
                "category",
                words._("Kind of work"),
                self.values(lambda listing: [category.id for category in listing.categories], names.__getitem__),
            ),
            Facet(
                "skill",
                words._("Skill"),
                self.values(
                    lambda listing: [tag.id for tag in listing.skills if tag.id],
                    lambda id_: self.groups[id_].name,
                    lambda id_: urls(self.groups[id_].path),
                ),
            ),
            Facet(
                "availability",
                words._("Availability"),
                self.values(lambda listing: [listing.talent.availability.status], words.term),
            ),
            Facet("amount", words._("Rate"), bands(self.rates(), words)),
            Facet("place", words._("Place"), self.values(countries, words.country)),
            Facet("language", words._("Language"), self.values(languages, words.language)),
        )
        return [facet for facet in facets if len(facet.values) > 1]

    def values(
        self,
        ids: Callable[[TalentListing], Iterable[str]],
        label: Callable[[str], str],
        url: Callable[[str], str | None] = lambda _: None,
    ) -> list[FacetValue]:
        """The people by what each of them has, what most have first."""
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, listing in enumerate(self.people):
            for id_ in dict.fromkeys(ids(listing)):
                numbers[id_].append(number)
        values = [FacetValue(id_, label(id_), url(id_), within) for id_, within in numbers.items()]
        return sorted(values, key=lambda value: (-len(value.numbers), sorted_as(value.label), value.id))

    def rates(self) -> dict[int, Offer]:
        """The least that each person asks for."""
        rates = {}
        for number, listing in enumerate(self.people):
            rate = listing.talent.rate
            least = (rate.min if rate.min is not None else rate.max) if rate else None
            if rate and least is not None and rate.currency:
                rates[number] = Offer("hour" if rate.per == "hour" else "day", rate.currency, least)
        return rates

    def orders(self) -> Sequence[Order]:
        rates = self.rates()
        newest = sorted({listing.talent.published for listing in self.people}, reverse=True)
        places = {day: place for place, day in enumerate(newest)}
        hourly = [an_hour(rates[number]) if number in rates else None for number in range(len(self.people))]
        return (
            Order("new", [places[listing.talent.published] for listing in self.people]),
            Order("rate", places_by_amount(hourly, is_highest_first=False)),
        )


def an_hour(rate: Offer) -> tuple[str, Decimal]:
    return rate.currency, rate.amount / HOURS_A_DAY if rate.unit == "day" else rate.amount


def countries(listing: TalentListing) -> list[str]:
    location = listing.talent.location
    return [location.country.lower()] if location and location.country else []


def languages(listing: TalentListing) -> list[str]:
    return [base_language(language.code) for language in listing.talent.languages]
