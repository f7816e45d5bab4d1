"""Dates, numbers, money and the short phrases made of them, in the board's language."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cached_property
from gettext import NullTranslations
from typing import Any, TypeVar

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from board.derive.groups import REMOTE
from board.derive.listing import JobListing
from board.derive.status import JobStatus
from board.model import Pay, Place, Range
from board.model.talent import Availability, Rate
from board.render.language.money import Money
from board.render.language.terms import state_names, term_names
from board.render.language.texts import Texts

Made = TypeVar("Made")


class Words:
    """Says values in one language; what it has said once it remembers, since Babel is slow."""

    def __init__(self, language: str, translations: NullTranslations) -> None:
        self.locale = Locale.parse(language, sep="-")
        self.translations = translations
        self._money = Money(self.locale)
        self._said: dict[object, str] = {}
        self._texts = Texts(translations)
        self._once: dict[Callable[[Words], Any], Any] = {}
        self._states = state_names(self._)
        self._terms = term_names(self._)

    def _(self, text: str, **values: object) -> str:
        return self._texts[text] % values if values else self._texts[text]

    def once(self, make: Callable[["Words"], Made]) -> Made:
        """What a function makes of this language, made when it is first asked for."""
        made: Made | None = self._once.get(make)
        if made is None:
            made = self._once[make] = make(self)
        return made

    def plural(self, one: str, many: str, count: int) -> str:
        key = (one, count)
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = self.translations.ngettext(one, many, count) % {"count": self.number(count)}
        return said

    def whole(self, number: Decimal | float) -> int:
        """A whole number of the same plural form, since gettext knows no others: 1.5 is like 1 in French."""
        if number == int(number):
            return int(number)
        form = self.locale.plural_form
        return next((like for like in range(200) if form(like) == form(number)), 2)

    @cached_property
    def is_right_to_left(self) -> bool:
        return self.locale.text_direction == "rtl"

    def number(self, number: Decimal | float) -> str:
        """A number without needless decimals."""
        key = ("number", number)
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = format_decimal(number, locale=self.locale)
        return said

    def day(self, day: date) -> str:
        """`4 December 2026`, or as the language writes it."""
        said = self._said.get(day)
        if said is None:
            said = self._said[day] = format_date(day, "long", locale=self.locale)
        return said

    def short_day(self, day: date) -> str:
        """`4 Dec 2026`, for rows."""
        key = ("short", day)
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = format_date(day, "medium", locale=self.locale)
        return said

    def month(self, text: str) -> str:
        """A year, or a month as `2014-09`, as people write it: `Sept 2014`."""
        year, _, month = text.partition("-")
        return format_skeleton("yMMM", date(int(year), int(month), 1), locale=self.locale) if month else year

    def period(self, starts: str, ends: str | None) -> str:
        """From one month or year to another, or to today."""
        return f"{self.month(starts)} – {self.month(ends) if ends else self._('today')}"

    def money(self, amount: Decimal, currency: str | None) -> str:
        """An amount with its currency; no decimals where it has none (`€300`, `€12.50`)."""
        key = (amount, currency)
        said = self._said.get(key)
        if said is None:
            said = self._money.text(amount, currency) if currency else self.number(amount)
            self._said[key] = said
        return said

    def money_range(self, low: Decimal, high: Decimal, currency: str | None) -> str:
        """`€200–€300`."""
        return f"{self.money(low, currency)}–{self.money(high, currency)}"

    def pay_amount(self, pay: Pay) -> str:
        """What the row shows large: the amount, `Volunteer`, or that it is not named."""
        if pay.type == "volunteer":
            return self._("Volunteer")
        if pay.amount is not None:
            return self.money(pay.amount, pay.currency)
        if pay.min is not None and pay.max is not None:
            return self.money_range(pay.min, pay.max, pay.currency)
        return self._("Pay not named")

    def pay_unit(self, pay: Pay) -> str:
        """What the amount is for."""
        return self._pay_units[pay.type]

    @cached_property
    def _pay_units(self) -> dict[str, str]:
        return {"fixed": self._("fixed price"), "hourly": self._("per hour"), "volunteer": self._("unpaid")}

    def pay(self, pay: Pay) -> str:
        """`€300 fixed price` in one phrase."""
        if pay.type == "volunteer":
            return self._("Volunteer, unpaid")
        return f"{self.pay_amount(pay)} {self.pay_unit(pay)}"

    def rate_amount(self, rate: Rate) -> str:
        """What a freelancer charges, without the unit."""
        low, high = rate.min, rate.max
        if low is not None and high is not None and low != high:
            return self.money_range(low, high, rate.currency)
        only = low if low is not None else high
        return self.money(only, rate.currency) if only is not None else self.rate_on_request()

    def rate_unit(self, rate: Rate) -> str:
        """What that is for."""
        if rate.min is None and rate.max is None:
            return ""
        return self._("per hour") if rate.per == "hour" else self._("per day")

    def rate_on_request(self) -> str:
        return self._("Rate on request")

    def hours(self, hours: Range | None) -> str:
        """The effort of a job."""
        if hours is None or (hours.min is None and hours.max is None):
            return self._("Hours not stated")
        key = ("hours", hours.min, hours.max)
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = self._hours(hours.min, hours.max)
        return said

    def _hours(self, low: Decimal | None, high: Decimal | None) -> str:
        if low is not None and high is not None and low != high:
            text = self.translations.ngettext("%(low)s–%(count)s hour", "%(low)s–%(count)s hours", self.whole(high))
            return text % {"low": self.number(low), "count": self.number(high)}
        if low is None:
            assert high is not None
            text = self.translations.ngettext("up to %(count)s hour", "up to %(count)s hours", self.whole(high))
            return text % {"count": self.number(high)}
        if high is None:
            text = self.translations.ngettext("from %(count)s hour", "from %(count)s hours", self.whole(low))
            return text % {"count": self.number(low)}
        return self.count_hours(low)

    def count_hours(self, hours: Decimal | float) -> str:
        text = self.translations.ngettext("%(count)s hour", "%(count)s hours", self.whole(hours))
        return text % {"count": self.number(hours)}

    def count_hours_a_week(self, hours: float) -> str:
        text = self.translations.ngettext("%(count)s hour a week", "%(count)s hours a week", self.whole(hours))
        return text % {"count": self.number(hours)}

    def count_years(self, years: float) -> str:
        text = self.translations.ngettext("%(count)s year", "%(count)s years", self.whole(years))
        return text % {"count": self.number(years)}

    def country(self, code: str) -> str:
        """A country's name; the code itself where the language has none."""
        key = ("country", code)
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = self.locale.territories.get(code.upper(), code)
        return said

    def countries(self, codes: tuple[str, ...]) -> str:
        return self.listed(tuple([self.country(code) for code in codes]))

    def listed(self, parts: tuple[str, ...]) -> str:
        """`one, two, and three`."""
        said = self._said.get(parts)
        if said is None:
            said = self._said[parts] = format_list(parts, locale=self.locale)
        return said

    @cached_property
    def comma(self) -> str:
        """What stands between parts in a row, without an "and" before the last: `, `."""
        return self._("%(part)s, %(next)s", part="", next="")

    def place(self, place: Place) -> str:
        """`Lyon, France`."""
        key = ("place", place.city or place.region, place.country)
        said = self._said.get(key)
        if said is None:
            town, country = place.city or place.region, self.country(place.country) if place.country else None
            both = self._("%(town)s, %(country)s", town=town, country=country) if town and country else None
            said = self._said[key] = both or town or country or ""
        return said

    def place_name(self, place_id: str) -> str:
        """The heading of a place's page: `Remote`, or a country."""
        return self._("Remote") if place_id == REMOTE else self.country(place_id)

    def job_place(self, listing: JobListing, *, with_applicants: bool = True) -> str:
        """Where a job is done; a row adds from where one may apply, if that is few countries."""
        job = listing.job
        if job.location is None:
            if with_applicants and job.applicants_from and len(job.applicants_from) <= 3:
                return self._("Remote, from %(countries)s", countries=self.countries(job.applicants_from))
            return self._("Remote")
        if job.remote:
            return self._("Remote or %(place)s", place=self.place(job.location))
        return self.place(job.location)

    def deadline(self, listing: JobListing) -> str:
        """The line on time that a row shows, for the state the job is in."""
        job, outcome, days = listing.job, listing.job.outcome, listing.closes_in_days
        match listing.status:
            case JobStatus.OPEN if days == 0:
                return self._("closes today")
            case JobStatus.OPEN if days == 1:
                return self._("closes tomorrow")
            case JobStatus.OPEN if days is not None:
                return self.plural("closes in %(count)s day", "closes in %(count)s days", days)
            case JobStatus.OPEN:
                return self._("closes %(day)s", day=self.short_day(job.closes))
            case JobStatus.SCHEDULED:
                return self._("opens %(day)s", day=self.short_day(job.posted))
            case JobStatus.EXPIRED:
                return self._("closed %(day)s", day=self.short_day(job.closes))
            case JobStatus.PAUSED:
                return self._("paused %(day)s", day=self.short_day(outcome.paused or job.posted))
            case JobStatus.FILLED:
                return self._("filled %(day)s", day=self.short_day(outcome.filled or job.posted))
            case JobStatus.COMPLETED:
                return self._("completed %(day)s", day=self.short_day(outcome.completed or job.posted))
            case JobStatus.CANCELLED:
                return self._("cancelled %(day)s", day=self.short_day(outcome.cancelled or job.posted))

    def state(self, state: str) -> str:
        """The name of a listing's `state`."""
        return self._states[state]

    def availability(self, availability: Availability, today: date) -> str:
        """Whether somebody takes work, and from when where that day is still to come."""
        starts = availability.starts
        if starts is None or starts <= today:
            return self.term(availability.status)
        day = self.short_day(starts)
        return {
            "open": self._("Available from %(day)s", day=day),
            "limited": self._("Limited time from %(day)s", day=day),
            "closed": self._("Not available before %(day)s", day=day),
        }[availability.status]

    def language(self, code: str) -> str:
        """A language's name in the board's language; the code itself where there is none."""
        key = ("language", code)
        said = self._said.get(key)
        if said is None:
            try:
                said = Locale.parse(code, sep="-").get_display_name(self.locale) or code
            except (ValueError, UnknownLocaleError):
                said = code
            self._said[key] = said
        return said

    def term(self, term: str) -> str:
        """A word of the files' fixed lists (`on_completion`, `expert`, `native`, …) in words."""
        return self._terms.get(term, term.replace("_", " "))
