"""What became of a job, as its file tells it."""

from collections.abc import Iterator

from board.problem import Problem, Severity
from board.validate.content import Content

# What an open job may have behind it, if it was opened again since.
_ENDS = ("filled", "cancelled")


def filled_without_hired(content: Content) -> Iterator[Problem]:
    """A filled job that names nobody leaves the freelancer without proof and the reader without a record."""
    for job in content.jobs_with("status"):
        if job["status"] in ("filled", "completed") and not job.get("outcome", {}).get("hired"):
            yield Problem(
                id="filled-without-hired",
                location=job.at("status"),
                message=f"the job is {job['status']}, but `outcome` names nobody as hired",
                hint="write `hired: [name-of-profile]` under `outcome`, if the one you hired has a profile",
                severity=Severity.WARNING,
            )


def more_hired_than_openings(content: Content) -> Iterator[Problem]:
    """A job that hired more people than it looked for makes its pay and its figures unclear."""
    for job in content.jobs_with("outcome"):
        hired, openings = len(job["outcome"].get("hired", ())), job.get("openings", 1)
        if hired > openings:
            yield Problem(
                id="more-hired-than-openings",
                location=job.at("outcome", "hired"),
                message=f"{hired} people are hired, for {openings} opening{'s' * (openings != 1)}",
                hint=f"write `openings: {hired}`, or leave out whoever did not do the work",
                severity=Severity.WARNING,
            )


def hired_twice(content: Content) -> Iterator[Problem]:
    """A person whom a job names twice, once by a former name, seems to be two who did the work."""
    for job in content.jobs_with("outcome"):
        hired = job["outcome"].get("hired", ())
        first: dict[str, str] = {}
        for index, name in enumerate(hired if len(hired) > 1 else ()):
            profile = content.talent_by_name.get(name)
            if profile is None:
                continue
            other = first.setdefault(profile.slug, name)
            if other != name:
                yield Problem(
                    id="hired-twice",
                    location=job.at("outcome", "hired", index),
                    message=f"{name!r} and {other!r} are one profile",
                    hint=f"leave one of the two out, and keep {profile.slug!r}",
                )


def hired_oneself(content: Content) -> Iterator[Problem]:
    """A client who hires their own profile writes the praise that readers take for somebody else's."""
    for job in content.jobs_with("outcome"):
        hired = job["outcome"].get("hired", ())
        account = job["client"].get("account", "").lower() if hired else ""
        for index, name in enumerate(hired if account else ()):
            profile = content.talent_by_name.get(name)
            if profile is not None and profile["account"].lower() == account:
                yield Problem(
                    id="hired-oneself",
                    location=job.at("outcome", "hired", index),
                    message=f"the profile {name!r} is that of the client's own account, {profile['account']!r}",
                    hint="leave the name out; on this board nobody works for themselves",
                )


def outcome_without_status(content: Content) -> Iterator[Problem]:
    """A job that says when it ended but not that it ended stays in the list of open ones."""
    for job in content.jobs_with("outcome"):
        outcome, status = job["outcome"], job.get("status", "open")
        ends = ["completed"] if status != "completed" else []
        if status in ("open", "paused"):
            # Some of several may be chosen while the others are looked for.
            looks_for_more = len(outcome.get("hired", ())) < job.get("openings", 1) > 1
            ends += [end for end in _ENDS if not (end == "filled" and looks_for_more)]
        for end in ends:
            if end in outcome and (end == "completed" or outcome[end] > job.get("reopened", "")):
                yield Problem(
                    id="outcome-without-status",
                    location=job.at("outcome", end),
                    message=f"`outcome` says {end} on {outcome[end]}, but the job is {status}",
                    hint=f"write `status: {end}`, or leave out `{end}` under `outcome`",
                    severity=Severity.WARNING,
                )


def bonus_paid_without_bonus(content: Content) -> Iterator[Problem]:
    """A bonus that was paid but never promised leaves the next freelancer guessing how to earn one."""
    for job in content.jobs_with("outcome"):
        if "bonus_paid" in job["outcome"] and "bonus" not in job["pay"]:
            yield Problem(
                id="bonus-paid-without-bonus",
                location=job.at("outcome", "bonus_paid"),
                message="`outcome` speaks of a bonus, but the pay names none",
                hint="write the `bonus` with its `amount` and `when` under `pay`, or leave out `bonus_paid`",
                severity=Severity.WARNING,
            )


def lessons_too_early(content: Content) -> Iterator[Problem]:
    """Lessons from work that is still to be done were not learnt from it, and no page shows them yet."""
    for job in content.jobs_with("outcome"):
        if "lessons" in job["outcome"] and job.get("status", "open") in ("open", "paused"):
            yield Problem(
                id="lessons-too-early",
                location=job.at("outcome", "lessons"),
                message=f"there are lessons, but the job is {job.get('status', 'open')}",
                hint="keep them until the job is over; what applicants should know belongs in `updates`",
                severity=Severity.WARNING,
            )
