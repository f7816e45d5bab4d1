"""Scores of many records at once: a set of records is one whole number with a bit for each of them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable
from decimal import Decimal
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def bits(positions: Iterable[int], size: int) -> int:
    """The set of these positions among `size` records."""
    found = bytearray(size // 8 + 1)
    for position in positions:
        found[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(found, "little")


def sets_by(pairs: Iterable[tuple[Key, int]], size: int) -> dict[Key, int]:
    """The set of the records that have each key."""
    positions: dict[Key, list[int]] = defaultdict(list)
    for key, position in pairs:
        positions[key].append(position)
    return {key: bits(found, size) for key, found in positions.items()}


class Steps:
    """The records by a number of theirs, so that all those up to a limit are one look-up."""

    def __init__(self, pairs: Iterable[tuple[float | Decimal, int]], size: int) -> None:
        by_value = sorted(sets_by(pairs, size).items())
        self.values = [value for value, _ in by_value]
        self.up_to = [0]
        for _, records in by_value:
            self.up_to.append(self.up_to[-1] | records)

    @property
    def all(self) -> int:
        return self.up_to[-1]

    def at_most(self, limit: float | Decimal) -> int:
        return self.up_to[bisect_right(self.values, limit)]

    def at_least(self, limit: float | Decimal) -> int:
        return self.all ^ self.up_to[bisect_left(self.values, limit)]


class Tally:
    """The sums of points that records have, written upright: `planes[n]` holds who has the bit 2**n in theirs.

    To give points to any number of records is a handful of operations on whole numbers (O'Neil and Quass,
    "Improved query performance with variant indexes", 1997, section 3: bit-sliced indexes).
    """

    def __init__(self, planes: list[int]) -> None:
        self.planes = planes

    def add(self, records: int, points: int) -> None:
        """Give these records so many points more."""
        planes = self.planes
        while points:
            lowest = points & -points
            plane, carried = lowest.bit_length() - 1, records
            while carried:
                held = planes[plane]
                planes[plane] = held ^ carried
                carried &= held
                plane += 1
            points ^= lowest

    def best(self, among: int, count: int) -> list[int]:
        """At most so many positions of these records, the highest sum first, of equals the lowest position."""
        found: list[int] = []
        self._collect(among, len(self.planes) - 1, count, found)
        return found

    def _collect(self, among: int, plane: int, count: int, found: list[int]) -> None:
        planes = self.planes
        while among and plane >= 0:
            high = among & planes[plane]
            plane -= 1
            if not high:
                continue
            low = among ^ high
            if low:
                self._collect(high, plane, count, found)
                if len(found) >= count:
                    return
                among = low
        while among and len(found) < count:
            lowest = among & -among
            found.append(lowest.bit_length() - 1)
            among ^= lowest
