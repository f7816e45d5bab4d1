"""Days that contradict each other, or the day the board is read on."""

from collections.abc import Iterator
from datetime import date, timedelta

from board.problem import Problem, Severity
from board.validate.content import Content

# The schemas have made every date `YYYY-MM-DD`, which sorts as text.

OPEN_FOR = timedelta(days=60)
OUTCOME_DAYS = ("paused", "filled", "completed", "cancelled")


def closes_before_posted(content: Content) -> Iterator[Problem]:
    """A job that closes before it is posted is never open, so nobody would see it."""
    for job in content.jobs:
        data = job.data
        if data["closes"] < data["posted"]:
            yield Problem(
                id="closes-before-posted",
                location=job.at("closes"),
                message=f"closes on {job['closes']}, before it is posted on {job['posted']}",
                hint="set `closes` to the last day on which people may apply",
            )


def closes_too_late(content: Content) -> Iterator[Problem]:
    """A job that stays open for months fills the board with work that was given away long ago."""
    for job in content.jobs:
        data = job.data
        opened = "reopened" if "reopened" in data else "posted"
        start = date.fromisoformat(data[opened])
        if date.fromisoformat(data["closes"]) - start > OPEN_FOR:
            last = start + OPEN_FOR
            days = OPEN_FOR.days
            yield Problem(
                id="closes-too-late",
                location=job.at("closes"),
                message=f"closes on {job['closes']}, over {days} days after it is {opened} on {job[opened]}",
                hint=f"set `closes` to {last} or earlier; a job that is still open then can be reopened",
            )


def closes_before_reopened(content: Content) -> Iterator[Problem]:
    """A job that is reopened after its closing day looks reopened in its file and closed on the board."""
    for job in content.jobs_with("reopened"):
        if job["closes"] < job["reopened"] >= job["posted"]:
            yield Problem(
                id="closes-before-reopened",
                location=job.at("closes"),
                message=f"closes on {job['closes']}, before it is reopened on {job['reopened']}",
                hint="set `closes` to the new last day on which people may apply",
            )


def reopened_before_posted(content: Content) -> Iterator[Problem]:
    """A job reopened before it was posted tells readers a history that cannot be true."""
    for job in content.jobs_with("reopened"):
        if job["reopened"] < job["posted"]:
            yield Problem(
                id="reopened-before-posted",
                location=job.at("reopened"),
                message=f"reopened on {job['reopened']}, before it is posted on {job['posted']}",
                hint="set `reopened` to the day the job opened again, or leave it out",
            )


def due_before_closes(content: Content) -> Iterator[Problem]:
    """Work that is due before the job closes cannot be done by those who apply last."""
    for job in content.jobs_with("due"):
        if job["due"] < job["closes"]:
            yield Problem(
                id="due-before-closes",
                location=job.at("due"),
                message=f"due on {job['due']}, before it closes on {job['closes']}",
                hint="set `due` to a day after `closes` that leaves time for the work, or close earlier",
            )


def due_before_starts(content: Content) -> Iterator[Problem]:
    """Work that is due before it starts leaves the reader guessing which of the two days counts."""
    for job in content.jobs_with("starts"):
        if "due" in job and job["due"] < job["starts"]:
            yield Problem(
                id="due-before-starts",
                location=job.at("due"),
                message=f"due on {job['due']}, before it starts on {job['starts']}",
                hint="set `starts` to the first day of the work and `due` to its last",
            )


def decision_before_closes(content: Content) -> Iterator[Problem]:
    """A decision before the closing day is made without those who apply last, though the job invites them."""
    for job in content.jobs_with("hiring"):
        decision = job["hiring"].get("decision_by")
        if decision is not None and decision < job["closes"]:
            yield Problem(
                id="decision-before-closes",
                location=job.at("hiring", "decision_by"),
                message=f"the decision is made by {decision}, before the job closes on {job['closes']}",
                hint="set `decision_by` to a day after `closes`, or close earlier",
                severity=Severity.WARNING,
            )


def milestone_after_due(content: Content) -> Iterator[Problem]:
    """A part that is due after the whole makes the delivery date worthless to plan with."""
    for job in content.jobs_with("milestones"):
        if "due" not in job:
            continue
        for index, milestone in enumerate(job["milestones"]):
            if milestone.get("due", "") > job["due"]:
                yield Problem(
                    id="milestone-after-due",
                    location=job.at("milestones", index, "due"),
                    message=f"the milestone is due on {milestone['due']}, after the job on {job['due']}",
                    hint="set the milestone's `due` to the job's `due` or earlier, or move the job's",
                )


def status_without_date(content: Content) -> Iterator[Problem]:
    """Without the day on which its status changed, a job cannot be told as news or counted."""
    for job in content.jobs_with("status"):
        status = job["status"]
        if status != "open" and status not in job.get("outcome", {}):
            yield Problem(
                id="status-without-date",
                location=job.at("status"),
                message=f"the job is {status}, but `outcome` does not say since when",
                hint=f"write `{status}: YYYY-MM-DD` under `outcome`, with the day it happened",
            )


def outcome_before_posted(content: Content) -> Iterator[Problem]:
    """A job that ended before it began makes every figure drawn from it wrong."""
    for job in content.jobs_with("outcome"):
        for key in OUTCOME_DAYS:
            if key in job["outcome"] and job["outcome"][key] < job["posted"]:
                yield Problem(
                    id="outcome-before-posted",
                    location=job.at("outcome", key),
                    message=f"{key} on {job['outcome'][key]}, before it is posted on {job['posted']}",
                    hint=f"set `outcome.{key}` to the day it happened",
                )


def completed_before_filled(content: Content) -> Iterator[Problem]:
    """Work that was finished before anybody was hired for it leaves the reader without a history to trust."""
    for job in content.jobs_with("outcome"):
        outcome = job["outcome"]
        if "completed" in outcome and outcome["completed"] < outcome.get("filled", ""):
            yield Problem(
                id="completed-before-filled",
                location=job.at("outcome", "completed"),
                message=f"completed on {outcome['completed']}, before it is filled on {outcome['filled']}",
                hint="set `filled` to the day of hiring and `completed` to the day the work was accepted",
            )


def outcome_in_future(content: Content) -> Iterator[Problem]:
    """An outcome dated in the future announces as done what has not happened."""
    today = content.today.isoformat()
    for job in content.jobs_with("outcome"):
        for key in OUTCOME_DAYS:
            if job["outcome"].get(key, "") > today:
                yield Problem(
                    id="outcome-in-future",
                    location=job.at("outcome", key),
                    message=f"{key} on {job['outcome'][key]}, after today, {today}",
                    hint=f"set `outcome.{key}` to the day it happened, once it has happened",
                )


def reopened_in_future(content: Content) -> Iterator[Problem]:
    """A job reopened in the future is announced as open again before it is."""
    today = content.today.isoformat()
    for job in content.jobs_with("reopened"):
        if job["reopened"] > today:
            yield Problem(
                id="reopened-in-future",
                location=job.at("reopened"),
                message=f"reopened on {job['reopened']}, after today, {today}",
                hint="set `reopened` to the day the job opened again, once it has",
            )


def update_in_future(content: Content) -> Iterator[Problem]:
    """An answer dated in the future stays above every newer one, so readers miss what came after it."""
    today = content.today.isoformat()
    for job in content.jobs_with("updates"):
        for index, update in enumerate(job["updates"]):
            if update["date"] > today:
                yield Problem(
                    id="update-in-future",
                    location=job.at("updates", index, "date"),
                    message=f"the update is dated {update['date']}, after today, {today}",
                    hint="set `date` to the day you write the update",
                    severity=Severity.WARNING,
                )
