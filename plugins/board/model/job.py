"""A job as its file states it."""

from datetime import date
from decimal import Decimal
from typing import Any, Self

from board.model.shared import Place, Range, amount, day
from board.value import value


@value(kw_only=True)
class Client:
    """Who offers the work; `account` is a login on the board's forge."""

    name: str
    url: str | None = None
    logo: str | None = None
    account: str | None = None


@value(kw_only=True)
class Deliverable:
    """One thing that is handed over, and how one sees that it is done."""

    name: str
    format: str | None = None
    accepted_when: tuple[str, ...] = ()

    @classmethod
    def from_data(cls, data: str | dict[str, Any]) -> Self:
        if isinstance(data, str):
            return cls(name=data)
        accepted_when = tuple(data.get("accepted_when", ()))
        return cls(name=data["name"], format=data.get("format"), accepted_when=accepted_when)


@value(kw_only=True)
class Bonus:
    """What is paid on top, and when."""

    amount: Decimal
    when: str


@value(kw_only=True)
class Pay:
    """What the work pays: an amount, a range, or nothing (volunteer); amounts in whole currency units."""

    type: str
    amount: Decimal | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    currency: str | None = None
    paid: str | None = None
    within_days: int | None = None
    methods: tuple[str, ...] = ()
    bonus: Bonus | None = None

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        bonus = data.get("bonus")
        return cls(
            type=data["type"],
            amount=amount(data, "amount"),
            min=amount(data, "min"),
            max=amount(data, "max"),
            currency=data.get("currency"),
            paid=data.get("paid"),
            within_days=data.get("within_days"),
            methods=tuple(data.get("methods", ())),
            bonus=Bonus(amount=Decimal(repr(bonus["amount"])), when=bonus["when"]) if bonus else None,
        )


@value(kw_only=True)
class Milestone:
    """A part of the work with its own day and its own pay."""

    name: str
    due: date | None = None
    amount: Decimal | None = None
    deliverables: tuple[str, ...] = ()

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(
            name=data["name"],
            due=day(data, "due"),
            amount=amount(data, "amount"),
            deliverables=tuple(data.get("deliverables", ())),
        )


@value(kw_only=True)
class Communication:
    """How the two parties talk during the work."""

    channel: str | None = None
    reply_within_hours: int | None = None
    time_zone: str | None = None
    overlap_hours: float | None = None


@value(kw_only=True)
class Interview:
    """The talk before the hire."""

    how: str | None = None
    minutes: int | None = None
    about: str | None = None


@value(kw_only=True)
class Trial:
    """A small test project; `pay` in the currency of the job, None when unpaid."""

    task: str
    hours: Decimal
    pay: Decimal | None = None


@value(kw_only=True)
class Hiring:
    """The steps from an application to a decision."""

    portfolio: str | None = None
    questions: tuple[str, ...] = ()
    interview: Interview | None = None
    trial: Trial | None = None
    decision_by: date | None = None

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        interview, trial = data.get("interview"), data.get("trial")
        return cls(
            portfolio=data.get("portfolio"),
            questions=tuple(data.get("questions", ())),
            interview=Interview(**fields_of(Interview, interview)) if interview else None,
            trial=Trial(task=trial["task"], hours=Decimal(repr(trial["hours"])), pay=amount(trial, "pay"))
            if trial
            else None,
            decision_by=day(data, "decision_by"),
        )


@value(kw_only=True)
class ApplyRoute:
    """One way to apply: `pull_request`, `form` (with `url`) or `email` (with `address`)."""

    via: str
    url: str | None = None
    address: str | None = None


@value(kw_only=True)
class Update:
    """A public answer or change."""

    date: date
    text: str


@value(kw_only=True)
class Outcome:
    """What became of the job."""

    hired: tuple[str, ...] = ()
    paused: date | None = None
    filled: date | None = None
    completed: date | None = None
    cancelled: date | None = None
    bonus_paid: bool | None = None
    lessons: tuple[str, ...] = ()

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(
            hired=tuple(data.get("hired", ())),
            paused=day(data, "paused"),
            filled=day(data, "filled"),
            completed=day(data, "completed"),
            cancelled=day(data, "cancelled"),
            bonus_paid=data.get("bonus_paid"),
            lessons=tuple(data.get("lessons", ())),
        )


def fields_of(model: type, data: dict[str, Any]) -> dict[str, Any]:
    """The part of the data that the model knows: `x-…` keys are allowed in files and ignored here."""
    return {name: data[name] for name in model.__slots__ if name in data}  # type: ignore[attr-defined]


@value(kw_only=True)
class Job:
    """A piece of work, exactly as its file states it.

    `digest` identifies the bytes of the file, so that a rebuild can tell what it need not do again.
    """

    slug: str
    digest: str
    title: str
    client: Client
    category: str
    description: str
    deliverables: tuple[Deliverable, ...]
    pay: Pay
    apply: tuple[ApplyRoute, ...]
    posted: date
    closes: date
    summary: str | None = None
    objectives: tuple[str, ...] = ()
    out_of_scope: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    nice_to_have: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    language: str | None = None
    experience: str | None = None
    remote: bool = False
    location: Place | None = None
    applicants_from: tuple[str, ...] = ()
    hours: Range | None = None
    starts: date | None = None
    due: date | None = None
    quality: tuple[str, ...] = ()
    revisions: int | None = None
    communication: Communication | None = None
    milestones: tuple[Milestone, ...] = ()
    openings: int = 1
    hiring: Hiring | None = None
    reopened: date | None = None
    former_slugs: tuple[str, ...] = ()
    status: str = "open"
    updates: tuple[Update, ...] = ()
    outcome: Outcome = Outcome()

    @property
    def is_fully_remote(self) -> bool:
        """Remote with no place of its own; with a place as well it is hybrid."""
        return self.remote and self.location is None

    @classmethod
    def from_data(cls, *, slug: str, digest: str, data: dict[str, Any]) -> Self:
        """Build a job from valid data; on valid data this cannot fail."""
        client, location, hours = data["client"], data.get("location"), data.get("hours")
        communication, hiring, outcome = data.get("communication"), data.get("hiring"), data.get("outcome")
        return cls(
            slug=slug,
            digest=digest,
            title=data["title"],
            client=Client(
                name=client["name"],
                url=client.get("url"),
                logo=client.get("logo"),
                account=client.get("account"),
            ),
            category=data["category"],
            description=data["description"],
            deliverables=tuple(map(Deliverable.from_data, data["deliverables"])),
            pay=Pay.from_data(data["pay"]),
            apply=tuple(
                ApplyRoute(via=route["via"], url=route.get("url"), address=route.get("address"))
                for route in data["apply"]
            ),
            posted=date.fromisoformat(data["posted"]),
            closes=date.fromisoformat(data["closes"]),
            summary=data.get("summary"),
            objectives=tuple(data.get("objectives", ())),
            out_of_scope=tuple(data.get("out_of_scope", ())),
            skills=tuple(data.get("skills", ())),
            nice_to_have=tuple(data.get("nice_to_have", ())),
            requirements=tuple(data.get("requirements", ())),
            language=data.get("language"),
            experience=data.get("experience"),
            remote=data.get("remote", False),
            location=Place.from_data(location) if location else None,
            applicants_from=tuple(data.get("applicants_from", ())),
            hours=Range.from_data(hours) if hours else None,
            starts=day(data, "starts"),
            due=day(data, "due"),
            quality=tuple(data.get("quality", ())),
            revisions=data.get("revisions"),
            communication=Communication(**fields_of(Communication, communication)) if communication else None,
            milestones=tuple(map(Milestone.from_data, data.get("milestones", ()))),
            openings=data.get("openings", 1),
            hiring=Hiring.from_data(hiring) if hiring else None,
            reopened=day(data, "reopened"),
            former_slugs=tuple(data.get("former_slugs", ())),
            status=data.get("status", "open"),
            updates=tuple(
                Update(date=date.fromisoformat(update["date"]), text=update["text"])
                for update in data.get("updates", ())
            ),
            outcome=Outcome.from_data(outcome) if outcome else Outcome(),
        )
