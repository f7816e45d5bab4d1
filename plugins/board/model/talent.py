"""A freelancer's profile as its file states it."""

from datetime import date
from decimal import Decimal
from typing import Any, Self

from board.model.job import fields_of
from board.model.shared import Place, amount, day
from board.value import value


@value(kw_only=True)
class SkillLevel:
    """A skill somebody has, how well and for how long."""

    name: str
    level: str | None = None
    years: float | None = None

    @classmethod
    def from_data(cls, data: str | dict[str, Any]) -> Self:
        return cls(name=data) if isinstance(data, str) else cls(**fields_of(cls, data))


@value(kw_only=True)
class Language:
    """A language (BCP 47) and how well it is spoken."""

    code: str
    level: str | None = None


@value(kw_only=True)
class Link:
    """A labelled link: the only way to contact somebody."""

    label: str
    url: str


@value(kw_only=True)
class Rate:
    """What an hour or a day costs, in whole currency units."""

    min: Decimal | None = None
    max: Decimal | None = None
    currency: str | None = None
    per: str = "hour"


@value(kw_only=True)
class Availability:
    """Whether somebody takes work, as they confirmed it on a day."""

    status: str
    confirmed: date
    hours_per_week: float | None = None
    starts: date | None = None
    """The file's `from`, which is no name in Python."""


@value(kw_only=True)
class PortfolioPiece:
    """A past work one can look at."""

    title: str
    url: str | None = None
    image: str | None = None
    summary: str | None = None
    role: str | None = None
    year: int | None = None
    skills: tuple[str, ...] = ()

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(**(fields_of(cls, data) | {"skills": tuple(data.get("skills", ()))}))


@value(kw_only=True)
class Package:
    """One size of a service, with its price and delivery time."""

    name: str
    price: Decimal
    currency: str
    delivery_days: int
    revisions: int | None = None
    includes: tuple[str, ...] = ()

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        exact = {"price": amount(data, "price"), "includes": tuple(data.get("includes", ()))}
        return cls(**(fields_of(cls, data) | exact))


@value(kw_only=True)
class Service:
    """Work offered at a fixed price, in one to three packages."""

    title: str
    category: str | None = None
    packages: tuple[Package, ...] = ()
    needs: tuple[str, ...] = ()
    faq: tuple[tuple[str, str], ...] = ()

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(
            title=data["title"],
            category=data.get("category"),
            packages=tuple(map(Package.from_data, data.get("packages", ()))),
            needs=tuple(data.get("needs", ())),
            faq=tuple((entry["question"], entry["answer"]) for entry in data.get("faq", ())),
        )


@value(kw_only=True)
class Certificate:
    """Something somebody else attests."""

    name: str
    issuer: str | None = None
    year: int | None = None
    url: str | None = None


@value(kw_only=True)
class Experience:
    """A past position; `starts` and `ends` are years or months as written."""

    role: str
    organisation: str | None = None
    starts: str | None = None
    ends: str | None = None
    summary: str | None = None

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        starts, ends = (str(data[key]) if key in data else None for key in ("from", "to"))
        return cls(**(fields_of(cls, data) | {"starts": starts, "ends": ends}))


@value(kw_only=True)
class Talent:
    """A freelancer's public profile; `digest` identifies the bytes of its file."""

    slug: str
    digest: str
    name: str
    headline: str
    summary: str
    availability: Availability
    published: date
    shows_reviews: bool = False
    """Whether this person agreed that reviews of their work appear on the profile."""
    skills: tuple[SkillLevel, ...] = ()
    photo: str | None = None
    location: Place | None = None
    time_zone: str | None = None
    languages: tuple[Language, ...] = ()
    account: str | None = None
    links: tuple[Link, ...] = ()
    categories: tuple[str, ...] = ()
    rate: Rate | None = None
    minimum: tuple[Decimal, str | None] | None = None
    portfolio: tuple[PortfolioPiece, ...] = ()
    services: tuple[Service, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    experience: tuple[Experience, ...] = ()
    visibility: str = "public"
    former_slugs: tuple[str, ...] = ()

    @classmethod
    def from_data(cls, *, slug: str, digest: str, data: dict[str, Any]) -> Self:
        """Build a profile from valid data; on valid data this cannot fail."""
        location, rate, minimum, available = (data.get(key) for key in ("location", "rate", "minimum", "availability"))
        assert available is not None
        return cls(
            slug=slug,
            digest=digest,
            name=data["name"],
            headline=data["headline"],
            summary=data["summary"],
            availability=Availability(
                status=available["status"],
                confirmed=date.fromisoformat(available["confirmed"]),
                hours_per_week=available.get("hours_per_week"),
                starts=day(available, "from"),
            ),
            published=date.fromisoformat(data["consent"]["published"]),
            shows_reviews=data["consent"].get("reviews", False),
            skills=tuple(map(SkillLevel.from_data, data["skills"])),
            photo=data.get("photo"),
            location=Place.from_data(location) if location else None,
            time_zone=data.get("time_zone"),
            languages=tuple(Language(**fields_of(Language, entry)) for entry in data.get("languages", ())),
            account=data.get("account"),
            links=tuple(Link(**fields_of(Link, entry)) for entry in data.get("links", ())),
            categories=tuple(data.get("categories", ())),
            rate=Rate(
                min=amount(rate, "min"),
                max=amount(rate, "max"),
                currency=rate.get("currency"),
                per=rate.get("per", "hour"),
            )
            if rate
            else None,
            minimum=(Decimal(repr(minimum["amount"])), minimum["currency"])
            if minimum and "amount" in minimum
            else None,
            portfolio=tuple(map(PortfolioPiece.from_data, data.get("portfolio", ()))),
            services=tuple(map(Service.from_data, data.get("services", ()))),
            certificates=tuple(Certificate(**fields_of(Certificate, entry)) for entry in data.get("certificates", ())),
            experience=tuple(map(Experience.from_data, data.get("experience", ()))),
            visibility=data.get("visibility", "public"),
            former_slugs=tuple(data.get("former_slugs", ())),
        )
