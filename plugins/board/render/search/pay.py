"""Pay as the search sees it: in bands of round numbers, and in an order that converts no currency."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from board.render.language.words import Words
from board.render.search.index import FacetValue

MOST_EDGES = 4


class Offer(NamedTuple):
    """An amount of one unit (`fixed`, `hour`, `day`) in one currency."""

    unit: str
    currency: str
    amount: Decimal


def bands(offers: Mapping[int, Offer], words: Words) -> tuple[FacetValue, ...]:
    """The numbers of records by what they offer: fixed prices first, the commonest currency first, low to high."""
    kinds: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, offer in offers.items():
        kinds[offer.unit, offer.currency].append(number)
    units = {"fixed": 0, "hour": 1, "day": 2}
    values: list[FacetValue] = []
    for (unit, currency), numbers in sorted(
        kinds.items(), key=lambda kind: (units[kind[0][0]], -len(kind[1]), kind[0][1])
    ):
        edges = round_edges(sorted(offers[number].amount for number in numbers))
        for low, high in zip([None, *edges], [*edges, None], strict=True):
            within = [
                number
                for number in numbers
                if (low is None or offers[number].amount >= low) and (high is None or offers[number].amount < high)
            ]
            if within:
                name = f"{unit}-{currency.lower()}-{low or 0}"
                values.append(FacetValue(name, band_label(unit, currency, low, high, words), None, within))
    return tuple(values)


def round_edges(amounts: Sequence[Decimal]) -> list[Decimal]:
    """A few of 1, 2, 5, 10, 20, 50, … that lie between the least and the most."""
    low, high = amounts[0], amounts[-1]
    edges = [edge for edge in round_numbers(high) if low < edge <= high]
    if len(edges) <= MOST_EDGES:
        return edges
    # Those nearest to where the amounts are cut into equal parts.
    parts = MOST_EDGES + 1
    wanted = [amounts[len(amounts) * part // parts] for part in range(1, parts)]
    return sorted({min(edges, key=lambda edge: (abs(edge - amount), edge)) for amount in wanted})


def round_numbers(highest: Decimal) -> Iterator[Decimal]:
    unit = Decimal(1)
    while unit <= highest:
        for step in (1, 2, 5):
            yield unit * step
        unit *= 10


def band_label(unit: str, currency: str, low: Decimal | None, high: Decimal | None, words: Words) -> str:
    """What a band is called; an hour's pay says so, a fixed price is what one expects."""
    if low is not None and high is not None:
        amount = words.money_range(low, high, currency)
    elif low is not None:
        amount = words._("%(amount)s and more", amount=words.money(low, currency))
    elif high is not None:
        amount = words._("under %(amount)s", amount=words.money(high, currency))
    else:
        amount = words._("in %(currency)s", currency=currency)
    return {"fixed": amount, "hour": f"{amount} {words._('per hour')}", "day": f"{amount} {words._('per day')}"}[unit]


def places_by_amount(amounts: Sequence[tuple[str, Decimal] | None], *, is_highest_first: bool) -> list[int]:
    """The place of each (currency, amount) in an order; the commonest currency first, what has no amount last."""
    common = Counter(known[0] for known in amounts if known)
    sign = -1 if is_highest_first else 1
    known = sorted({known for known in amounts if known}, key=lambda one: (-common[one[0]], one[0], sign * one[1]))
    places = {one: place for place, one in enumerate(known)}
    return [places[one] if one else len(known) for one in amounts]
