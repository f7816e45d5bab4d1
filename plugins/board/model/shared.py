"""Small values that jobs and profiles share."""

from datetime import date
from decimal import Decimal
from typing import Any, Self

from board.value import value


def day(data: dict[str, Any], key: str) -> date | None:
    """The date under a key, if it is there."""
    text = data.get(key)
    return date.fromisoformat(text) if text is not None else None


def amount(data: dict[str, Any], key: str) -> Decimal | None:
    """The number under a key exactly as written: `repr` of a float is its shortest decimal."""
    number = data.get(key)
    return Decimal(repr(number)) if number is not None else None


@value(kw_only=True)
class Place:
    """Where somebody or some work is; `country` is an ISO 3166 alpha-2 code."""

    city: str | None = None
    region: str | None = None
    country: str | None = None

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(city=data.get("city"), region=data.get("region"), country=data.get("country"))


@value()
class Range:
    """From `min` to `max`, either of which may be open."""

    min: Decimal | None = None
    max: Decimal | None = None

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(amount(data, "min"), amount(data, "max"))
