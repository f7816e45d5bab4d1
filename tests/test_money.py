"""Amounts come out as Babel writes them, whichever way they went."""

from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from board.render.language.money import Money

LANGUAGES = ["en", "de", "de-CH", "fr", "es", "pl", "ar", "fa", "he", "ja", "hi", "en-IN", "sw", "pt-PT"]
CURRENCIES = ["EUR", "USD", "JPY", "NOK", "INR", "KES", "CHF", "KWD", "XAF"]


@pytest.mark.parametrize("language", LANGUAGES)
@given(whole=st.integers(min_value=0, max_value=10**12), currency=st.sampled_from(CURRENCIES))
def test_whole_amounts_are_as_babel_writes_them(language: str, whole: int, currency: str) -> None:
    money = Money(Locale.parse(language, sep="-"))
    assert money.text(Decimal(whole), currency) == money.by_babel(whole, currency)


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        pytest.param("300", "EUR", "€300", id="a whole amount has no decimals"),
        pytest.param("12.50", "EUR", "€12.50", id="others have the currency's"),
        pytest.param("1234567", "USD", "$1,234,567", id="digits stand in groups"),
        pytest.param("1400", "NOK", "NOK\u00a01,400", id="letters keep their distance"),
        pytest.param("0.5", "EUR", "€0.50", id="less than one"),
    ],
)
def test_amounts_in_english(amount: str, currency: str, text: str) -> None:
    assert Money(Locale.parse("en")).text(Decimal(amount), currency) == text


def test_lakhs_are_left_to_babel() -> None:
    assert Money(Locale.parse("en-IN", sep="-")).text(Decimal(1_234_567), "INR") == "₹12,34,567"
