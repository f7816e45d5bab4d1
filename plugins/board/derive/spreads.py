"""The middle of many numbers and how far they lie apart: medians and quartiles."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from statistics import quantiles

from board.value import value

ENOUGH = 5
"""From how many records the board as a whole says anything."""

MOST_ROWS = 10
"""So many rows a chart has at most, those with the most records."""


@value()
class Quartiles:
    """A quarter of the numbers is below `low`, half below `median`, a quarter above `high`."""

    low: Decimal
    median: Decimal
    high: Decimal


@value()
class Spread:
    """What `of` numbers look like; without `quartiles` where there are not enough of them."""

    of: int
    quartiles: Quartiles | None = None

    @classmethod
    def from_numbers(cls, numbers: Sequence[Decimal]) -> "Spread":
        """By the inclusive method: the smallest number is the 0th percentile, the largest the 100th.

        It is method 7 of Hyndman and Fan (1996), that of spreadsheets' QUARTILE.INC.
        """
        count = len(numbers)
        return cls(count, Quartiles(*quantiles(numbers, n=4, method="inclusive")) if count >= ENOUGH else None)


@value(kw_only=True)
class NamedSpread:
    """The spread of what belongs to a category or a skill; `path` is its page."""

    name: str
    path: str
    of: int
    quartiles: Quartiles


Names = Mapping[str, str]
"""Of categories or skills, by their ids."""


def named_spreads(numbers: Mapping[str, Sequence[Decimal]], names: Names, folder: str) -> tuple[NamedSpread, ...]:
    """The spreads of numbers by the ids of a folder's pages, of which there are records enough, the highest first."""
    spreads = []
    for id_ in with_most(numbers):
        spread = Spread.from_numbers(numbers[id_])
        if spread.quartiles:
            path = f"{folder}/{id_}/"
            spreads.append(NamedSpread(name=names[id_], path=path, of=spread.of, quartiles=spread.quartiles))
    spreads.sort(key=lambda spread: (-spread.quartiles.median, spread.name.casefold(), spread.path))
    return tuple(spreads)


def with_most(records: Mapping[str, Sequence[object]]) -> list[str]:
    """The ids with the most records."""
    return sorted(records, key=lambda id_: (-len(records[id_]), id_))[:MOST_ROWS]
