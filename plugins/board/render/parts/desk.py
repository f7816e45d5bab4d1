"""A maintainer's desk in words: each part with its rows, for its page and for the terminal."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from board.derive.desk import Desk
from board.derive.listing import JobListing, TalentListing
from board.render.language.words import Words
from board.render.urls import Forge
from board.value import value

Record = TypeVar("Record")


@value(kw_only=True)
class DeskRow:
    """A record to look at: `path` leads to its page, `file` is what one edits, `edit_url` where."""

    path: str
    title: str
    whose: str
    state: str
    said: str
    age: str
    file: str
    edit_url: str | None
    language: str | None = None


@value(kw_only=True)
class DeskPart:
    """Records that want the same of whoever looks: `advice` says what, `more` how many are not shown."""

    id: str
    name: str
    count: int
    advice: str
    rows: Sequence[DeskRow]

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


def desk_parts(desk: Desk, words: Words, forge: Forge, most: int | None = None) -> list[DeskPart]:
    """What there is to do, the most urgent first, of each part at most so many rows; empty parts are left out."""
    today = desk.today

    def opened(listing: JobListing) -> DeskRow:
        age = posted_text((today - listing.job.posted).days, words)
        return job_desk_row(listing, age, words, forge)

    parts = [
        desk_part(
            "waiting",
            words._("Waiting for an outcome"),
            words._("Paused, filled, or closed in the last month: ask the client how it ended, and write it down."),
            desk.waiting,
            lambda one: job_desk_row(one.listing, ago_text(one.days, words), words, forge),
            most,
        ),
        desk_part(
            "closing",
            words._("Closing soon"),
            words._("Whoever needs more time changes the last day before it has passed."),
            desk.closing,
            opened,
            most,
        ),
        desk_part(
            "stale",
            words._("Availability out of date"),
            words._("Nobody has confirmed it for more than 90 days: ask the person whether it still holds."),
            desk.stale,
            lambda one: person_desk_row(one, today, words, forge),
            most,
        ),
        desk_part(
            "open",
            words._("Open"),
            words._("Nothing to do, unless one of them should not be here."),
            desk.open,
            opened,
            most,
        ),
    ]
    return [part for part in parts if part.count]


def desk_part(
    id_: str, name: str, advice: str, records: Sequence[Record], row: Callable[[Record], DeskRow], most: int | None
) -> DeskPart:
    shown = [row(record) for record in records[:most]]
    return DeskPart(id=id_, name=name, count=len(records), advice=advice, rows=shown)


def job_desk_row(listing: JobListing, age: str, words: Words, forge: Forge) -> DeskRow:
    job = listing.job
    file = f"content/jobs/{job.slug}.yml"
    return DeskRow(
        path=listing.path,
        title=job.title,
        whose=job.client.name,
        state=listing.state,
        said=words.deadline(listing),
        age=age,
        file=file,
        edit_url=forge.edit_file(file),
        language=job.language,
    )


def person_desk_row(listing: TalentListing, today: date, words: Words, forge: Forge) -> DeskRow:
    talent, confirmed = listing.talent, listing.talent.availability.confirmed
    file = f"content/talent/{talent.slug}.yml"
    return DeskRow(
        path=listing.path,
        title=talent.name,
        whose=talent.headline,
        state=talent.availability.status,
        said=words._("confirmed %(day)s", day=words.short_day(confirmed)),
        age=ago_text((today - confirmed).days, words),
        file=file,
        edit_url=forge.edit_file(file),
    )


def posted_text(days: int, words: Words) -> str:
    if days == 0:
        return words._("posted today")
    return words.plural("posted %(count)s day ago", "posted %(count)s days ago", days)


def ago_text(days: int, words: Words) -> str:
    if days == 0:
        return words._("today")
    return words.plural("%(count)s day ago", "%(count)s days ago", days)
