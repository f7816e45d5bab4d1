"""Amounts, days and phrases as people of each language write them, and never another amount than the file's."""

from datetime import date, timedelta
from decimal import Decimal
from gettext import NullTranslations
from typing import Any

import pytest
from babel.numbers import get_currency_precision, parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from board.model import Outcome, Pay, Place, Range
from board.model.talent import Availability, Rate
from board.render.language.words import Words
from factories import TODAY, a_listing

EN, FR, AR = (Words(language, NullTranslations()) for language in ("en-GB", "fr", "ar"))


@pytest.mark.parametrize(
    ("amount", "currency", "english", "french"),
    [
        pytest.param("300", "EUR", "€300", "300\u00a0€", id="whole"),
        pytest.param("300.0", "EUR", "€300", "300\u00a0€", id="whole, written with decimals"),
        pytest.param("12.5", "EUR", "€12.50", "12,50\u00a0€", id="cents"),
        pytest.param("1234567", "EUR", "€1,234,567", "1\u202f234\u202f567\u00a0€", id="grouped"),
        pytest.param("1000", "JPY", "JP¥1,000", "1\u202f000\u00a0JPY", id="a currency without cents"),
        pytest.param("1.234", "KWD", "KWD\u00a01.234", "1,234\u00a0KWD", id="a currency with mills"),
        pytest.param("5", "CHF", "CHF\u00a05", "5\u00a0CHF", id="a currency without a sign"),
    ],
)
def test_money(amount: str, currency: str, english: str, french: str) -> None:
    assert EN.money(Decimal(amount), currency) == english
    assert FR.money(Decimal(amount), currency) == french


@given(st.decimals(0, 10**9, places=3), st.sampled_from(["EUR", "USD", "JPY", "KWD", "CHF", "INR", "BRL"]))
def test_money_reads_back_as_the_amount_in_the_file(amount: Decimal, currency: str) -> None:
    amount = round(amount, get_currency_precision(currency))
    digits = "".join(character for character in EN.money(amount, currency) if character in "0123456789.,")
    assert parse_decimal(digits, locale="en_GB") == amount


PAYS = [
    pytest.param(Pay(type="fixed", amount=Decimal(300), currency="EUR"), "€300", "fixed price", id="fixed"),
    pytest.param(Pay(type="hourly", amount=Decimal(30), currency="EUR"), "€30", "per hour", id="hourly"),
    pytest.param(Pay(type="volunteer"), "Volunteer", "unpaid", id="volunteer"),
    pytest.param(Pay(type="fixed"), "Pay not named", "fixed price", id="not named"),
]


@pytest.mark.parametrize(("pay", "amount", "unit"), PAYS)
def test_pay(pay: Pay, amount: str, unit: str) -> None:
    assert (EN.pay_amount(pay), EN.pay_unit(pay)) == (amount, unit)


def test_range_of_pay_names_both_ends() -> None:
    text = EN.pay(Pay(type="hourly", min=Decimal(25), max=Decimal(40), currency="EUR"))
    assert text.index("25") < text.index("40")
    assert text.endswith("per hour")


def test_volunteer_work_is_said_to_be_unpaid() -> None:
    assert EN.pay(Pay(type="volunteer")) == "Volunteer, unpaid"


@pytest.mark.parametrize(
    ("rate", "text"),
    [
        pytest.param(Rate(min=Decimal(40), currency="EUR"), "€40 per hour", id="from"),
        pytest.param(Rate(max=Decimal(40), currency="EUR"), "€40 per hour", id="up to"),
        pytest.param(Rate(min=Decimal(300), max=Decimal(300), currency="EUR", per="day"), "€300 per day", id="one"),
        pytest.param(Rate(currency="EUR"), "Rate on request", id="no amount"),
    ],
)
def test_rate(rate: Rate, text: str) -> None:
    assert f"{EN.rate_amount(rate)} {EN.rate_unit(rate)}".strip() == text


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        pytest.param(None, "Hours not stated", id="nothing"),
        pytest.param(Range(), "Hours not stated", id="neither end"),
        pytest.param(Range(Decimal(12), Decimal(16)), "12–16 hours", id="a range"),
        pytest.param(Range(Decimal(12), Decimal(12)), "12 hours", id="a range of one"),
        pytest.param(Range(Decimal(1), Decimal(1)), "1 hour", id="one hour"),
        pytest.param(Range(None, Decimal("7.5")), "up to 7.5 hours", id="only the end"),
        pytest.param(Range(None, Decimal(1)), "up to 1 hour", id="only the end, an hour"),
        pytest.param(Range(Decimal(3), None), "from 3 hours", id="only the beginning"),
        pytest.param(Range(Decimal(1), None), "from 1 hour", id="only the beginning, an hour"),
        pytest.param(Range(Decimal("0.5"), Decimal(1)), "0.5–1 hour", id="a range up to an hour"),
    ],
)
def test_hours(hours: Range | None, text: str) -> None:
    assert EN.hours(hours) == text


ENDED = date(2026, 11, 21)
DEADLINES = [
    pytest.param({"closes": TODAY}, "closes today", id="the closing day"),
    pytest.param({"closes": TODAY + timedelta(1)}, "closes tomorrow", id="the day before"),
    pytest.param({"closes": TODAY + timedelta(5)}, "closes in 5 days", id="five days before"),
    pytest.param({"closes": TODAY + timedelta(7)}, "closes in 7 days", id="seven days before"),
    pytest.param({"closes": TODAY + timedelta(8)}, "closes 30 Nov 2026", id="eight days before"),
    pytest.param({"closes": TODAY - timedelta(1)}, "closed 21 Nov 2026", id="the day after"),
    pytest.param({"posted": TODAY + timedelta(1)}, "opens 23 Nov 2026", id="scheduled"),
    pytest.param({"status": "paused", "outcome": Outcome(paused=ENDED)}, "paused 21 Nov 2026", id="paused"),
    pytest.param({"status": "filled", "outcome": Outcome(filled=ENDED)}, "filled 21 Nov 2026", id="filled"),
    pytest.param({"status": "completed", "outcome": Outcome(completed=ENDED)}, "completed 21 Nov 2026", id="completed"),
    pytest.param({"status": "cancelled", "outcome": Outcome(cancelled=ENDED)}, "cancelled 21 Nov 2026", id="cancelled"),
]


@pytest.mark.parametrize(("changes", "text"), DEADLINES)
def test_deadline_of_each_state(changes: dict[str, Any], text: str) -> None:
    assert EN.deadline(a_listing(**changes)) == text


LYON = Place(city="Lyon", region="Rhône", country="FR")
PLACES = [
    pytest.param({}, "Remote", id="remote"),
    pytest.param({"applicants_from": ("FR", "BE")}, "Remote, from France and Belgium", id="remote, two countries"),
    pytest.param({"applicants_from": ("FR", "BE", "CH", "CA")}, "Remote", id="remote, many countries"),
    pytest.param({"location": LYON}, "Remote or Lyon, France", id="hybrid"),
    pytest.param({"location": LYON, "remote": False}, "Lyon, France", id="on site"),
]


@pytest.mark.parametrize(("changes", "text"), PLACES)
def test_place_of_each_kind(changes: dict[str, Any], text: str) -> None:
    assert EN.job_place(a_listing(**changes)) == text


def test_place_says_what_it_has() -> None:
    assert EN.place(Place(region="Bretagne", country="FR")) == "Bretagne, France"
    assert EN.place(Place(city="Lyon")) == "Lyon"
    assert EN.place(Place()) == ""


def test_days() -> None:
    assert (EN.day(date(2026, 12, 4)), EN.short_day(date(2026, 12, 4))) == ("4 December 2026", "4 Dec 2026")
    assert FR.day(date(2026, 12, 4)) == "4 décembre 2026"


@pytest.mark.parametrize(
    ("starts", "ends", "english"),
    [
        pytest.param("2014-09", "2021-12", "Sept 2014 – Dec 2021", id="months"),
        pytest.param("2014", "2021", "2014 – 2021", id="years"),
        pytest.param("2014", None, "2014 – today", id="to this day"),
    ],
)
def test_periods(starts: str, ends: str | None, english: str) -> None:
    assert EN.period(starts, ends) == english


@pytest.mark.parametrize(
    ("status", "starts", "text"),
    [
        pytest.param("open", None, "Available", id="open"),
        pytest.param("open", TODAY, "Available", id="open since today"),
        pytest.param("open", TODAY + timedelta(15), "Available from 7 Dec 2026", id="open later"),
        pytest.param("limited", TODAY + timedelta(15), "Limited time from 7 Dec 2026", id="limited later"),
        pytest.param("closed", TODAY + timedelta(15), "Not available before 7 Dec 2026", id="closed until then"),
    ],
)
def test_availability(status: str, starts: date | None, text: str) -> None:
    availability = Availability(status=status, confirmed=TODAY, starts=starts)
    assert EN.availability(availability, TODAY) == text


def test_countries_and_languages_have_names_and_unknown_ones_their_codes() -> None:
    assert [EN.country(code) for code in ("FR", "fr", "QQ")] == ["France", "France", "QQ"]
    assert FR.countries(("FR", "DE", "BE")) == "France, Allemagne et Belgique"
    assert [EN.language(code) for code in ("fr", "pt-BR", "no such code")] == [
        "French",
        "Portuguese (Brazil)",
        "no such code",
    ]
    assert [EN.place_name(place) for place in ("remote", "de")] == ["Remote", "Germany"]


def test_only_right_to_left_languages_are() -> None:
    assert [words.is_right_to_left for words in (EN, FR, AR)] == [False, False, True]


def test_counted_words() -> None:
    counted = [EN.plural("%(count)s job", "%(count)s jobs", count) for count in (0, 1, 2, 1200)]
    assert counted == ["0 jobs", "1 job", "2 jobs", "1,200 jobs"]
    assert [EN.count_years(years) for years in (1, 2.5, 10)] == ["1 year", "2.5 years", "10 years"]


def test_every_state_and_every_listed_term_has_a_name() -> None:
    states = ("scheduled", "open", "closing", "expired", "paused", "filled", "completed", "cancelled")
    assert len({EN.state(state) for state in states}) == len(states)
    assert EN.term("half_upfront") == "half before the start, half on acceptance"
    assert EN.term("no_such_term") == "no such term"


def test_values_with_percent_signs_stay_as_they_are() -> None:
    assert EN._("Application: %(title)s", title="100% of %(this)s") == "Application: 100% of %(this)s"
    assert EN._("100% remote") == "100% remote"
