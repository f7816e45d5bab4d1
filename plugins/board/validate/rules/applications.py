"""Applications beside the job they answer and the profile they name."""

from collections import Counter
from collections.abc import Iterable, Iterator

from board.problem import Location, Problem, Severity
from board.read import Document
from board.validate.content import Content
from board.validate.rules.spelling import nearest

REFUSED = frozenset({"declined", "withdrawn"})
OVER = frozenset({"filled", "completed"})


def applied_after_closing(content: Content) -> Iterator[Problem]:
    """An application sent after the closing day may never be looked at."""
    for application, job in _with_jobs(content):
        if application["submitted"] > job["closes"]:
            message = f"submitted on {application['submitted']}, after the job closed on {job['closes']}"
            hint = "ask the client to reopen the job before you send it"
            yield _warning("applied-after-closing", application.at("submitted"), message, hint)


def applied_before_posted(content: Content) -> Iterator[Problem]:
    """An application older than its job answers something else than what readers see."""
    for application, job in _with_jobs(content):
        if application["submitted"] < job["posted"]:
            message = f"submitted on {application['submitted']}, before the job is posted on {job['posted']}"
            hint = "set `submitted` to the day you apply"
            yield _warning("applied-before-posted", application.at("submitted"), message, hint)


def submitted_in_future(content: Content) -> Iterator[Problem]:
    """An application dated in the future stands among those of a day that nobody has seen."""
    today = content.today.isoformat()
    for application in content.applications:
        if application["submitted"] > today:
            message = f"submitted on {application['submitted']}, after today, {today}"
            hint = "set `submitted` to the day you apply"
            yield _warning("submitted-in-future", application.at("submitted"), message, hint)


def profile_of_another(content: Content) -> Iterator[Problem]:
    """An application that names somebody else's profile passes off their work as its own."""
    for application in content.applications:
        profile = content.talent_by_name.get(application.get("talent", ""))
        if profile is not None and profile["account"].lower() != application["account"].lower():
            yield Problem(
                id="profile-of-another",
                location=application.at("talent"),
                message=f"the profile {application['talent']!r} belongs to the account {profile['account']!r}, "
                f"not to {application['account']!r}",
                hint="write the name of your own profile, or leave `talent` out",
            )


def answer_without_question(content: Content) -> Iterator[Problem]:
    """An answer to what the job does not ask stands in no column when the client compares."""
    for application, job in _with_jobs(content):
        if "answers" not in application:
            continue
        asked = _questions(job)
        answered = {_plain(answer["question"]) for answer in application["answers"]}
        for index, answer in enumerate(application["answers"]):
            if _plain(answer["question"]) in asked:
                continue
            near = nearest(answer["question"], [asked[plain] for plain in asked if plain not in answered])
            yield _warning(
                "answer-without-question",
                application.at("answers", index, "question"),
                f"the job does not ask {answer['question']!r}",
                f"write it as the job does: {near}" if near else "leave it out, or say it in `cover`",
            )


def unanswered_question(content: Content) -> Iterator[Problem]:
    """A question without its answer leaves a gap where the client compares one person with another."""
    for application, job in _with_jobs(content):
        asked = _questions(job)
        # Once the choice is made, nobody waits for an answer.
        if not asked or job.get("status", "open") != "open" or application.get("status") in REFUSED:
            continue
        written = [answer["question"] for answer in application.get("answers", ())]
        answered = set(map(_plain, written))
        missing = [question for plain, question in asked.items() if plain not in answered]
        # Of one that is only spelt otherwise another rule tells.
        missing = [question for question in missing if not nearest(question, written)]
        if missing:
            more = f", and {len(missing) - 1} more" if len(missing) > 1 else ""
            yield _warning(
                "unanswered-question",
                application.at("answers"),
                f"the job asks {missing[0]!r}{more}, and there is no answer",
                "add an item with `question` and `answer` under `answers`",
            )


def offer_in_other_currency(content: Content) -> Iterator[Problem]:
    """An offer in another currency than the pay cannot be compared with it, nor with the others' offers."""
    for application, job in _with_jobs(content):
        offered, paid = application.get("offer", {}).get("currency"), job["pay"].get("currency")
        if offered and paid and offered != paid:
            yield _warning(
                "offer-in-other-currency",
                application.at("offer", "currency"),
                f"the offer is in {offered}, the pay in {paid}",
                f"write the amount in {paid}, unless the client agreed to {offered}",
            )


def accepted_on_open_job(content: Content) -> Iterator[Problem]:
    """A job that has chosen and still says open lets others write applications that nobody will read."""
    accepted = [pair for pair in _with_jobs(content) if pair[0].get("status") == "accepted"]
    count = Counter(job.slug for _, job in accepted)
    for application, job in accepted:
        if job.get("status", "open") == "open" and count[job.slug] >= job.get("openings", 1):
            yield _warning(
                "accepted-on-open-job",
                application.at("status"),
                f"accepted, but {job.file} is still open",
                "write `status: filled` in the job, with the day and who is hired under `outcome`",
            )


def accepted_not_hired(content: Content) -> Iterator[Problem]:
    """An accepted application beside a job that names others as hired tells the reader two stories."""
    for application, job in _with_jobs(content):
        if application.get("status") != "accepted" or job.get("status") not in OVER:
            continue
        hired, names = _hired(content, job), _profiles(content, application)
        if hired and names and not hired & names:
            yield _warning(
                "accepted-not-hired",
                application.at("status"),
                f"accepted, but {job.file} names {_listed(job['outcome']['hired'])} as hired",
                f"add `{min(names)}` to `hired` under `outcome` of the job, or write `status: declined`",
            )


def hired_despite_refusal(content: Content) -> Iterator[Problem]:
    """A job that hired somebody whose application was declined or withdrawn tells the reader two stories."""
    for application, job in _with_jobs(content):
        if application.get("status") in REFUSED and _hired(content, job) & _profiles(content, application):
            yield _warning(
                "hired-despite-refusal",
                application.at("status"),
                f"{application['status']}, but {job.file} names {_listed(job['outcome']['hired'])} as hired",
                "write `status: accepted`, or take the name out of `hired` under `outcome` of the job",
            )


def _with_jobs(content: Content) -> Iterator[tuple[Document, Document]]:
    """Each application with the job it answers; those to broken and removed jobs are left out."""
    for application in content.applications:
        job = content.jobs_by_slug.get(application.slug.partition("/")[0])
        if job is not None:
            yield application, job


def _questions(job: Document) -> dict[str, str]:
    """What a job asks its applicants, by what has to be alike."""
    return {_plain(question): question for question in job.get("hiring", {}).get("questions", ())}


def _plain(question: str) -> str:
    return " ".join(question.casefold().split()).rstrip("?.!: ")


def _hired(content: Content, job: Document) -> frozenset[str]:
    """The profiles that a job names as hired, by their present names."""
    return _present(content, job.get("outcome", {}).get("hired", ()))


def _profiles(content: Content, application: Document) -> frozenset[str]:
    """The profile that an application names, else those of its account."""
    if "talent" in application:
        return _present(content, (application["talent"],))
    return frozenset(profile.slug for profile in content.talent_by_account.get(application["account"].lower(), ()))


def _present(content: Content, names: Iterable[str]) -> frozenset[str]:
    known = content.talent_by_name
    return frozenset(known[name].slug if name in known else name for name in names)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(repr, names))


def _warning(rule: str, location: Location, message: str, hint: str) -> Problem:
    return Problem(id=rule, location=location, message=message, hint=hint, severity=Severity.WARNING)
