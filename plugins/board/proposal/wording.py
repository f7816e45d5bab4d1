"""What a pull request does to the board, in words."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from board.proposal.differences import Difference, clipped, differences, written
from board.read import Document
from board.review_name import parties
from board.validate.proposal import FileChange, is_tombstone

NOUNS = {
    "job": ("job", "jobs"),
    "talent": ("profile", "profiles"),
    "application": ("application", "applications"),
    "review": ("review", "reviews"),
    "pool": ("pool", "pools"),
    "page": ("page", "pages"),
    "picture": ("picture", "pictures"),
    "vocabulary": ("vocabulary", "vocabularies"),
    "": ("other file", "other files"),
}
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Told:
    """One change of the board: what is done to what, what it is called, what else there is to know."""

    does: str
    file: str
    name: str
    facts: tuple[str, ...] = ()
    fields: tuple[Difference, ...] = ()


def headline(changes: tuple[FileChange, ...]) -> str:
    """`adds 1 job, changes 2 profiles`; the fewest words that say what happens to the board."""
    # Jobs first, files that do not belong last.
    kinds = list(NOUNS)
    ordered = sorted(changes, key=lambda change: kinds.index(change.kind))
    counted = Counter((does(change), change.kind) for change in ordered)
    parts = [f"{verb} {counted_noun(kind, number)}" for (verb, kind), number in counted.items()]
    return ", ".join(parts) or "changes nothing"


def counted_noun(kind: str, number: int) -> str:
    if kind == "vocabulary":
        return "the vocabulary"
    return f"{number:,} {NOUNS[kind][number != 1]}"


def does(change: FileChange) -> str:
    """What happens to a file, as a verb."""
    if not change.was_there:
        return "adds"
    if not change.is_there:
        return "deletes"
    if is_tombstone(change.after) and not is_tombstone(change.before):
        return "removes"
    return "renames" if change.is_renamed else "changes"


def told(change: FileChange, today: date) -> Told:
    """A change in words."""
    shown = change.after if change.is_there and not is_tombstone(change.after) else change.before
    name = called(shown) if shown else ""
    facts = []
    if change.is_renamed:
        facts.append(f"was {change.old_slug}")
    if change.is_there and shown is not None and not change.was_there and change.kind in FACTS:
        facts += FACTS[change.kind](shown.data, shown.slug, today)
    if change.was_there and change.is_there and change.before and change.after and not is_tombstone(change.after):
        fields = tuple(differences(change.before.data, change.after.data))
        if not fields and not change.is_renamed:
            facts.append("only the way it is written: no value changes")
        return Told(does(change), change.file, name, tuple(facts), fields)
    return Told(does(change), change.file, name, tuple(fact for fact in facts if fact))


def called(document: Document) -> str:
    """What a record is called."""
    data = document.data
    named = data.get("title") or data.get("name")
    if document.kind == "review" and isinstance(data.get("author"), dict):
        named = data["author"].get("name")
    return clipped(written(named), 0, LONGEST_NAME) if named else ""


def job_facts(data: Mapping[str, Any], slug: str, today: date) -> list[str]:
    client = group(data, "client")
    return [
        f"for {clipped(written(client.get('name')))}" if client.get("name") else "",
        opening(data.get("posted"), today),
        closing(data.get("closes"), today),
        pay(group(data, "pay")),
        place(data),
        clipped(written(data.get("category"))),
    ]


def opening(posted: object, today: date) -> str:
    """`opens in 3 days`, of a job that is not open yet."""
    days = days_until(posted, today)
    if days is None or days <= 0:
        return ""
    return "opens tomorrow" if days == 1 else f"opens in {days} days"


def days_until(written: object, today: date) -> int | None:
    """How many days a written day is away; None where no calendar has it."""
    try:
        return (date.fromisoformat(str(written)) - today).days
    except ValueError:
        return None


def closing(closes: object, today: date) -> str:
    """`closes in 12 days`."""
    days = days_until(closes, today)
    if days is None:
        return ""
    if days < 0:
        return f"closed {-days} day{'s' * (days != -1)} ago"
    return {0: "closes today", 1: "closes tomorrow"}.get(days, f"closes in {days} days")


def pay(offered: Mapping[str, Any]) -> str:
    """`fixed 300 EUR`."""
    amount = written(offered.get("amount"))
    if not amount and "min" in offered:
        amount = f"{written(offered['min'])} to {written(offered.get('max'))}"
    words = (written(offered.get("type")), amount, written(offered.get("currency")) if amount else "")
    return clipped(" ".join(word for word in words if word))


def place(data: Mapping[str, Any]) -> str:
    """`remote`, `on site in Ghent, BE`, or `in part in Ghent, BE`."""
    location = group(data, "location")
    where = clipped(", ".join(written(location[key]) for key in ("city", "region", "country") if location.get(key)))
    if not where:
        return "remote" if data.get("remote") is True else ""
    return f"{'partly remote, else' if data.get('remote') is True else 'on site'} in {where}"


def talent_facts(data: Mapping[str, Any], slug: str, today: date) -> list[str]:
    rate = group(data, "rate")
    per = f"from {written(rate.get('min'))} {written(rate.get('currency'))} per {written(rate.get('per'))}"
    status = written(group(data, "availability").get("status"))
    return [
        clipped(written(data.get("headline"))),
        f"availability {clipped(status)}" if status else "",
        clipped(per) if rate else "",
    ]


def application_facts(data: Mapping[str, Any], slug: str, today: date) -> list[str]:
    offer = pay(group(data, "offer"))
    return [f"for the job {slug.partition('/')[0]}", f"offers {offer}" if offer else ""]


def review_facts(data: Mapping[str, Any], slug: str, today: date) -> list[str]:
    named = parties(slug)
    of = f"the {named.by} on the job {named.job}, done by {named.talent}" if named else ""
    return [of, f"{clipped(written(data.get('rating')))} of 5"]


def pool_facts(data: Mapping[str, Any], slug: str, today: date) -> list[str]:
    members = data.get("members")
    number = len(members) if isinstance(members, list) else 0
    return [f"{number} member{'s' * (number != 1)}"]


FACTS: dict[str, Callable[[Mapping[str, Any], str, date], list[str]]] = {
    "job": job_facts,
    "talent": talent_facts,
    "application": application_facts,
    "review": review_facts,
    "pool": pool_facts,
}


def group(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """The fields under a key, none where it holds something else."""
    inner = data.get(key)
    return inner if isinstance(inner, dict) else {}
