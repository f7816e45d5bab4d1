"""What a new record can say before anybody has written a word: out of today, and of the job or profile it is about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from board.read import Document
from board.review_name import ASPECTS, BY_CLIENT, BY_TALENT, CLAIMS
from board.validate.content import Content
from board.validate.rules.spelling import nearest

DAYS_OPEN = 14
DOTS = "…"
"""Stands for an answer that is to be written; the check says so where one is left."""


class CannotBegin(Exception):
    """A record that the board would refuse; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """A new record: its name where that is known already, its first values, and what it is asked for.

    `wanted` are paths of fields that are laid out and asked for although no schema requires them, `left_out`
    those of fields that are not for whoever writes this.
    """

    slug: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    wanted: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def a_job(today: date, account: str | None = None) -> Beginning:
    return Beginning(
        values=({"client": {"account": account}} if account else {})
        | {
            "remote": True,
            "apply": [{"via": "pull_request"}],
            "posted": today.isoformat(),
            "closes": (today + timedelta(days=DAYS_OPEN)).isoformat(),
        },
        wanted=("remote", "pay.amount", "pay.currency"),
    )


def a_profile(today: date) -> Beginning:
    return Beginning(values={"availability": {"confirmed": today.isoformat()}})


def an_application(content: Content, name: str, account: str) -> Beginning:
    """An application of an account to a job, with the job's questions laid out."""
    job, today = known_job(content, name), content.today.isoformat()
    status = job.get("status", "open")
    if status != "open":
        raise CannotBegin(f"{job.slug} is {status} and takes no applications")
    if job["posted"] > today:
        raise CannotBegin(f"{job.slug} opens on {job['posted']}")
    if job["closes"] < today:
        raise CannotBegin(f"{job.slug} closed on {job['closes']}; ask the client to reopen it")
    values: dict[str, Any] = {"account": account, "submitted": today}
    if own := content.talent_by_account.get(account.lower(), ()):
        values |= {"name": own[0]["name"], "talent": own[0].slug}
    hiring = job.get("hiring", {})
    if hiring.get("questions"):
        values["answers"] = [{"question": question, "answer": DOTS} for question in hiring["questions"]]
    wanted = ("accepts_trial",) if "trial" in hiring else ()
    left_out = ("status",) if wanted else ("status", "accepts_trial")
    return Beginning(slug=f"{job.slug}/{account.lower()}", values=values, wanted=wanted, left_out=left_out)


def a_review(content: Content, name: str, talent: str | None, by: str) -> Beginning:
    """The review of one side of a finished job: its own fields only, its author filled in."""
    job = known_job(content, name)
    status = job.get("status", "open")
    if status != "completed":
        raise CannotBegin(f"{job.slug} is {status}; a review is written once it is completed")
    profile = hired_profile(content, job, talent)
    other = BY_TALENT if by == BY_CLIENT else BY_CLIENT
    slug = f"{job.slug}/{profile.slug}-by-{by}"
    names = {profile.slug, *profile.get("former_slugs", ())}
    if there := {f"{job.slug}/{one}-by-{by}" for one in names} & {review.slug for review in content.reviews}:
        raise CannotBegin(f"reviews/{min(there)}.yml exists already; each side reviews a job once")
    author = job["client"] if by == BY_CLIENT else profile
    values = {
        "aspects": {},
        "written": content.today.isoformat(),
        "author": {key: author[key] for key in ("name", "account") if author.get(key)},
    }
    foreign = [f"aspects.{aspect}" for aspect in ASPECTS[other] if aspect not in ASPECTS[by]]
    return Beginning(
        slug=slug,
        values=values,
        wanted=("would_work_again", *CLAIMS[by]),
        left_out=(*CLAIMS[other], *foreign, "reply"),
    )


def a_pool(content: Content, members: Sequence[str], account: str | None) -> Beginning:
    """A pool of these people, kept by an account."""
    values: dict[str, Any] = {}
    if members:
        slugs = dict.fromkeys(known_profile(content, name).slug for name in members)
        values["members"] = [{"talent": slug, "since": content.today.isoformat()} for slug in slugs]
    if account:
        values["curator"] = {"account": account}
    return Beginning(values=values, wanted=("curator.account",))


def known_job(content: Content, name: str) -> Document:
    former = {old: job for job in content.jobs for old in job.get("former_slugs", ())}
    return known(name, former | content.jobs_by_slug, "job")


def known_profile(content: Content, name: str) -> Document:
    return known(name, content.talent_by_name, "profile")


def known(name: str, documents: dict[str, Document], noun: str) -> Document:
    """The record of this name; of what people write, a path to its file is understood too."""
    slug = name.rstrip("/").rpartition("/")[2].removesuffix(".yml")
    if slug not in documents:
        near = nearest(slug, documents)
        raise CannotBegin(f"there is no {noun} {slug!r} without errors" + (f"; is {near} meant" if near else ""))
    return documents[slug]


def hired_profile(content: Content, job: Document, talent: str | None) -> Document:
    """Whom a review of a job is about or by: the one who was hired, or the one of several that is named."""
    hired = job.get("outcome", {}).get("hired", ())
    if not hired:
        raise CannotBegin(f"{job.slug} names nobody as hired under `outcome`, so nobody can be reviewed")
    if talent is None:
        if len(hired) > 1:
            raise CannotBegin(f"{job.slug} hired {', '.join(hired)}: say which with --talent")
        return known_profile(content, hired[0])
    profile = known_profile(content, talent)
    if all(content.talent_by_name.get(name) is not profile for name in hired):
        raise CannotBegin(f"{job.slug} does not name {profile.slug} as hired; it names {', '.join(hired)}")
    return profile


STARTED_BY_DAY: dict[str, Callable[[date], Beginning]] = {"job": a_job, "talent": a_profile}
