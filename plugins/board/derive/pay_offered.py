"""What jobs offer, currency by currency: fixed prices and hourly pay are never mixed, nor any two currencies."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from board.derive.listing import JobListing
from board.derive.spreads import NamedSpread, Names, Quartiles, Spread, named_spreads
from board.model import Pay
from board.value import value


@value(kw_only=True)
class PayOffered:
    """What jobs of one `type` (`fixed` or `hourly`) offer in one currency: all of them, and by category and skill."""

    type: str
    currency: str
    of: int
    quartiles: Quartiles
    categories: tuple[NamedSpread, ...]
    skills: tuple[NamedSpread, ...]


def amount_offered(pay: Pay) -> Decimal | None:
    """What is offered, for a range its middle; None where no amount is named, and for volunteers."""
    if pay.type == "volunteer" or pay.currency is None:
        return None
    if pay.amount is not None:
        return pay.amount
    return (pay.min + pay.max) / 2 if pay.min is not None and pay.max is not None else None


def pay_offered(jobs: Iterable[JobListing], category_names: Names, skill_names: Names) -> tuple[PayOffered, ...]:
    """Fixed prices first, then the currency with the most jobs; nothing of which there are too few."""
    offered: dict[tuple[str, str], list[tuple[Decimal, JobListing]]] = defaultdict(list)
    for listing in jobs:
        pay = listing.job.pay
        amount = amount_offered(pay)
        if amount is not None and pay.currency:
            offered[pay.type, pay.currency].append((amount, listing))
    found = []
    for (type_, currency), offers in offered.items():
        spread = Spread.from_numbers([amount for amount, _ in offers])
        if spread.quartiles is None:
            continue
        categories: dict[str, list[Decimal]] = defaultdict(list)
        skills: dict[str, list[Decimal]] = defaultdict(list)
        for amount, listing in offers:
            categories[listing.category.id].append(amount)
            for tag in listing.skills:
                if tag.id:
                    skills[tag.id].append(amount)
        found.append(
            PayOffered(
                type=type_,
                currency=currency,
                of=spread.of,
                quartiles=spread.quartiles,
                categories=named_spreads(categories, category_names, "categories"),
                skills=named_spreads(skills, skill_names, "skills"),
            )
        )
    found.sort(key=lambda offer: (offer.type, -offer.of, offer.currency))
    return tuple(found)
