"""The codes of the world's currencies, countries, languages and time zones."""

from functools import cache
from importlib.resources import files

# Babel and its data are imported inside the functions: a build without new files never needs them.

# CLDR lists these two-letter codes, but they are no countries of ISO 3166. Kosovo's XK is not in ISO 3166
# either and stays: it is what people there, and every form they have met, use.
_NO_COUNTRIES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())  # noqa: SIM905

_CURRENCY_HABITS = {"RMB": "CNY", "UKP": "GBP", "STG": "GBP", "NIS": "ILS", "SFR": "CHF", "EUO": "EUR"}
_COUNTRY_HABITS = {"UK": "GB", "EL": "GR", "EN": "GB", "JA": "JP", "SP": "ES"}


@cache
def currencies() -> frozenset[str]:
    """The currencies that some country uses today (ISO 4217)."""
    from babel.core import get_global

    uses = (use for country in get_global("territory_currencies").values() for use in country)
    return frozenset(code for code, _start, end, is_tender in uses if end is None and is_tender)


@cache
def countries() -> frozenset[str]:
    """The countries' two letters (ISO 3166-1 alpha-2)."""
    from babel import Locale

    return frozenset(code for code in map(str, Locale("en").territories) if len(code) == 2) - _NO_COUNTRIES


@cache
def languages() -> frozenset[str]:
    """The languages' two letters (ISO 639-1)."""
    from babel import Locale

    return frozenset(code for code in map(str, Locale("en").languages) if len(code) == 2)


@cache
def time_zones() -> frozenset[str]:
    """The time zones' names, as the tz database spells them."""
    # `zoneinfo.available_timezones` opens every file under every zone folder of the machine.
    return frozenset(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())


def is_language(tag: str) -> bool:
    """Whether a tag (BCP 47) begins with a language.

    Three letters are taken as they are, since most of the world's languages have no other code, but for
    those that BCP 47 writes with two.
    """
    first = tag.split("-")[0].lower()
    if len(first) == 2:
        return first in languages()
    return _short_code(first) is None


def _short_code(three_letters: str) -> str | None:
    from babel.core import get_global

    short = get_global("language_aliases").get(three_letters)
    return short if short and len(short) == 2 else None


def meant_currency(code: str) -> str | None:
    """The currency that a wrong code is commonly written for."""
    return _CURRENCY_HABITS.get(code)


def meant_country(code: str) -> str | None:
    """The country that a wrong code is commonly written for."""
    return _COUNTRY_HABITS.get(code)


def meant_language(tag: str) -> str | None:
    """The language a wrong tag was written for: three letters where two exist, or a country's code."""
    from babel.languages import get_official_languages

    first, *rest = tag.split("-")
    short = _short_code(first.lower())
    if short is None:
        official = get_official_languages(first.upper())
        # CLDR writes `zh_Hant`.
        short = official[0].replace("_", "-") if official else None
    return "-".join((short, *rest)) if short else None


def meant_time_zone(name: str) -> str | None:
    """The time zone a name was written for: other capitals, spaces, or the city alone."""
    folded = name.casefold().replace(" ", "_")
    zones = [zone for zone in time_zones() if folded in (zone.casefold(), zone.casefold().rsplit("/", 1)[-1])]
    return zones[0] if len(zones) == 1 else None
