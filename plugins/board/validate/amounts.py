"""Every sum of money that records name, with its place and its currency."""

from collections.abc import Iterator
from typing import Any

from board.read import Document

Path = tuple[str | int, ...]


def amounts(document: Document) -> Iterator[tuple[Path, float, str | None]]:
    """Every sum of money a record names: where, how much, in which currency."""
    data = document.data
    if document.kind == "job":
        pay = data["pay"]
        currency = pay.get("currency")
        yield from _amounts(pay, ("pay",), currency)
        if "bonus" in pay:
            yield ("pay", "bonus", "amount"), pay["bonus"]["amount"], currency
        if "milestones" in data:
            for index, milestone in enumerate(data["milestones"]):
                yield from _amounts(milestone, ("milestones", index), currency)
        trial = data.get("hiring", {}).get("trial")
        if trial and "pay" in trial:
            yield ("hiring", "trial", "pay"), trial["pay"], currency
        return
    for key in ("rate", "minimum", "offer"):
        if key in data:
            yield from _amounts(data[key], (key,), data[key].get("currency"))
    for index, service in enumerate(data.get("services", ())):
        for number, package in enumerate(service.get("packages", ())):
            path = ("services", index, "packages", number, "price")
            yield path, package["price"], package["currency"]


def _amounts(holder: dict[str, Any], path: Path, currency: str | None) -> Iterator[tuple[Path, float, str | None]]:
    for key in ("amount", "min", "max"):
        if key in holder:
            yield (*path, key), holder[key], currency
