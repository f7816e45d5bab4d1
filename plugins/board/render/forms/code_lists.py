"""The codes that a form's script knows, and what people write in their place."""

from functools import cache
from itertools import product
from string import ascii_lowercase
from typing import Any

from board.schema import fields
from board.validate.rules.codes import (
    countries,
    currencies,
    is_language,
    languages,
    meant_country,
    meant_currency,
    meant_language,
)
from board.validate.rules.pay import currency_decimals
from board.validate.shape.repairs import COUNTRY_NAMES, CURRENCY_NAMES, UNDERSTOOD


def code_lists(kind: str) -> dict[str, Any]:
    """The lists that the fields of a kind need, and the languages in which names are understood."""
    written_as = {field.written_as for top in fields(kind) for field in top.walk()}
    lists: dict[str, Any] = {}
    if "currency" in written_as:
        lists["currencies"] = _currencies()
    if "country" in written_as:
        lists["countries"] = _countries()
    if "language" in written_as:
        lists["languages"] = _languages()
    return lists | {"understood": UNDERSTOOD}


@cache
def _currencies() -> dict[str, Any]:
    """The codes, the decimals of those that have not two, what is written for some."""
    codes = sorted(currencies())
    habits = {wrong: meant for wrong in _codes(3) if (meant := meant_currency(wrong))}
    decimals = {code: number for code in codes if (number := currency_decimals(code)) != 2}
    return {"codes": " ".join(codes), "decimals": decimals, "habits": habits, "names": CURRENCY_NAMES}


@cache
def _countries() -> dict[str, Any]:
    """The codes, and what is written for some."""
    habits = {wrong: meant for wrong in _codes(2) if (meant := meant_country(wrong))}
    return {"codes": " ".join(sorted(countries())), "habits": habits, "names": COUNTRY_NAMES}


@cache
def _languages() -> dict[str, Any]:
    """The two-letter codes, and what others of two letters were probably written for; browsers know those of three."""
    habits = {code.lower(): meant for code in _codes(2) if not is_language(code) and (meant := meant_language(code))}
    return {"codes": " ".join(sorted(languages())), "habits": habits}


@cache
def _codes(length: int) -> tuple[str, ...]:
    return tuple("".join(letters).upper() for letters in product(ascii_lowercase, repeat=length))
