"""What a job may become: each status leads only to some others, and a new job begins at the beginning."""

from collections.abc import Iterator
from datetime import date, timedelta

from board.problem import Problem, Severity
from board.read import Document
from board.validate.proposal import FileChange, Proposal, is_tombstone

MOVES = {
    "open": ("paused", "filled", "cancelled"),
    "paused": ("open", "filled", "cancelled"),
    "filled": ("completed", "open", "cancelled"),
    "cancelled": ("open",),
    "completed": (),
}
"""What each status may become."""

BACKDATED_FOR = timedelta(days=7)
"""How long a pull request may wait before its day looks wrong."""


def impossible_move(proposal: Proposal) -> Iterator[Problem]:
    """A job that jumps over a step tells its applicants nothing, and its track record is not true."""
    for change, before, after in _moved(proposal):
        was, now = _status(before), _status(after)
        if was != now and now in MOVES and now not in MOVES.get(was, ()):
            to = " or ".join(MOVES.get(was, ()))
            yield Problem(
                id="impossible-move",
                location=change.at("status"),
                message=f"the status goes from {was} to {now}",
                hint=f"a job that is {was} can become {to}" if to else f"a job that is {was} stays so; post a new one",
                severity=_severity(proposal),
            )


def reopened_without_day(proposal: Proposal) -> Iterator[Problem]:
    """Feeds and lists show a job again only if its file says on which day it was opened again."""
    today = proposal.today.isoformat()
    for change, before, after in _moved(proposal):
        if _status(after) != "open" or after.get("reopened") != before.get("reopened"):
            continue
        was = _status(before)
        expired = was == "open" and str(before.get("closes")) < today <= str(after.get("closes"))
        if expired or was in ("filled", "cancelled"):
            said = f"was open until {before.get('closes')}" if expired else f"was {was}"
            yield Problem(
                id="reopened-without-day",
                location=change.at("closes" if expired else "status"),
                message=f"the job {said} and is opened again, without the day",
                hint=f"write `reopened: {today}`",
                severity=_severity(proposal),
            )


def new_job_not_open(proposal: Proposal) -> Iterator[Problem]:
    """A job that was never open was never offered to anybody, so its end proves nothing."""
    for change in proposal.changes:
        if change.kind == "job" and not change.was_there and change.after and "removed" not in change.after:
            status = _status(change.after)
            if status in MOVES and status != "open":
                yield Problem(
                    id="new-job-not-open",
                    location=change.at("status"),
                    message=f"the job is new, and {status} already",
                    hint="leave out `status`; a new job is open",
                    severity=_severity(proposal),
                )


def backdated_job(proposal: Proposal) -> Iterator[Problem]:
    """A new job with an old day is never new to those who read the lists and feeds, and seems to wait for nobody."""
    oldest = (proposal.today - BACKDATED_FOR).isoformat()
    for change in proposal.changes:
        if change.kind != "job" or change.was_there or not change.after:
            continue
        posted = change.after.get("posted")
        if isinstance(posted, str) and _is_day(posted) and posted < oldest:
            yield Problem(
                id="backdated-job",
                location=change.at("posted"),
                message=f"the job is new, but posted on {posted}, "
                f"{(proposal.today - date.fromisoformat(posted)).days} days ago",
                hint=f"write `posted: {proposal.today}`",
                severity=_severity(proposal),
            )


def posted_changed(proposal: Proposal) -> Iterator[Problem]:
    """A job that is posted anew each week stands above those that are new, and its age is no longer true."""
    today = proposal.today.isoformat()
    for change, before, after in _moved(proposal):
        was, now = before.get("posted"), after.get("posted")
        # What is not open yet may still be moved.
        if isinstance(was, str) and isinstance(now, str) and was != now and was <= today:
            yield Problem(
                id="posted-changed",
                location=change.at("posted"),
                message=f"the job was posted on {was}, and now says {now}",
                hint=f"write `posted: {was}`; to offer the job for longer, change `closes`",
                severity=_severity(proposal),
            )


def _moved(proposal: Proposal) -> Iterator[tuple[FileChange, Document, Document]]:
    """The jobs that were there and still are, as they were and as they are."""
    for change in proposal.changes:
        was, now = change.before, change.after
        if change.kind == "job" and was and now and not is_tombstone(was) and not is_tombstone(now):
            yield change, was, now


def _status(document: Document) -> str:
    return str(document.get("status", "open"))


def _severity(proposal: Proposal) -> Severity:
    """A maintainer who brings in old jobs, or mends a status, is only told."""
    return Severity.WARNING if proposal.is_by_maintainer else Severity.ERROR


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
