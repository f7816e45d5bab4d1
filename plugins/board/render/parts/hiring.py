"""The way from an application to a decision and the work, step by step, with where the job now stands on it."""

from board.derive.listing import JobListing
from board.derive.status import JobStatus
from board.model import Hiring, Pay, Trial
from board.render.language.words import Words
from board.render.neighbours import for_neighbours
from board.value import value

DONE, NOW, AHEAD = "done", "now", "ahead"
CHOSEN = frozenset((JobStatus.FILLED, JobStatus.COMPLETED))


@value()
class Step:
    """A step: `state` is done, now or ahead; `note` is in the board's words, the rest in the client's."""

    state: str
    name: str
    note: str = ""
    text: str = ""
    questions: tuple[str, ...] = ()


@for_neighbours
def hiring_steps(listing: JobListing, words: Words) -> list[Step]:
    """The steps of a job that says how its client will choose; none of one that does not."""
    job = listing.job
    hiring = job.hiring
    if hiring is None:
        return []
    status = listing.status
    chosen = status in CHOSEN
    state = DONE if chosen else AHEAD
    closed = DONE if chosen or status is JobStatus.EXPIRED else NOW if status is JobStatus.OPEN else AHEAD
    steps = [
        Step(
            closed,
            words._("Apply by %(day)s", day=words.day(job.closes)),
            what_to_send(hiring, words),
            "",
            hiring.questions,
        )
    ]
    steps += talks(hiring, job.pay, words, state)
    outcome = job.outcome
    if status is JobStatus.CANCELLED:
        day = outcome.cancelled
        name = words._("Called off on %(day)s", day=words.day(day)) if day else words._("Called off")
        return [*steps, Step(NOW, name)]
    if chosen:
        day = outcome.filled
        name = words._("Somebody chosen on %(day)s", day=words.day(day)) if day else words._("Somebody chosen")
        steps.append(Step(DONE, name))
    elif hiring.decision_by:
        steps.append(Step(AHEAD, words._("Decision by %(day)s", day=words.day(hiring.decision_by))))
    if job.starts:
        begun = NOW if status is JobStatus.FILLED else state
        steps.append(Step(begun, words._("Work starts on %(day)s", day=words.day(job.starts))))
    if status is JobStatus.COMPLETED:
        day = outcome.completed
        name = words._("Work accepted on %(day)s", day=words.day(day)) if day else words._("Work accepted")
        steps.append(Step(DONE, name))
    elif job.due:
        last = NOW if status is JobStatus.FILLED and not job.starts else AHEAD
        steps.append(Step(last, words._("Work done by %(day)s", day=words.day(job.due))))
    return steps


def talks(hiring: Hiring, pay: Pay, words: Words, state: str) -> list[Step]:
    """What lies between an application and the decision."""
    steps = []
    if hiring.interview:
        how, minutes = hiring.interview.how, hiring.interview.minutes
        said = [words.term(how)] if how else []
        if minutes:
            said.append(words.plural("%(count)s minute", "%(count)s minutes", minutes))
        steps.append(Step(state, words._("Interview"), words.comma.join(said), hiring.interview.about or ""))
    if hiring.trial:
        name = words._("Paid trial") if hiring.trial.pay else words._("Unpaid trial")
        steps.append(Step(state, name, trial_terms(hiring.trial, pay, words), hiring.trial.task))
    return steps


def trial_terms(trial: Trial, pay: Pay, words: Words) -> str:
    """`2 hours for £60`."""
    hours = words.count_hours(trial.hours)
    if not trial.pay:
        return hours
    return words._("%(hours)s for %(amount)s", hours=hours, amount=words.money(trial.pay, pay.currency))


def what_to_send(hiring: Hiring, words: Words) -> str:
    """What an application holds besides its answers."""
    if hiring.portfolio is None:
        return ""
    return {
        "required": words._("Show past work."),
        "welcome": words._("Past work is welcome."),
        "none": words._("Nobody asks for past work."),
    }[hiring.portfolio]
