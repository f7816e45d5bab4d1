"""What an applicant begins with: the file of a pull request or a mail, with the job's questions laid out."""

from board.model import Job
from board.render.language.words import Words
from board.value import value

ACCOUNT = "YOUR-ACCOUNT"
"""Stands where the applicant's account goes. Like the dots it is the same in every language: the check knows both."""

DOTS = "…"


@value()
class TemplateParts:
    """What the files of all applications have in common, as far as they have it."""

    beginning: str
    portfolio: str
    questions_elsewhere: str
    trial: str


def template_parts(words: Words) -> TemplateParts:
    """The parts in the board's language."""
    beginning = (
        f"# {words._('Everything in this file is public, for ever.')}",
        f"# {words._('Put your account into the name of the file too, in place of %(account)s.', account=ACCOUNT)}",
        "name:",
        "account:",
        f"submitted:  # {words._('today, as %(example)s', example='2026-12-31')}",
        f"# {words._('Why you, in a few sentences.')}",
        "cover: |",
        f"  {DOTS}",
        f"# {words._('Only if your price or your day differ from what the job says:')}",
        "# offer: {amount: 300, currency: EUR, by: 2026-12-31}",
    )
    portfolio = (f"# {words._('Work that you can show:')}", "# portfolio:", f"#   - https://{DOTS}")
    elsewhere = (
        f"# {words._('Answer the questions on the page of the job:')}",
        "answers:",
        f"  - question: {DOTS}",
        f"    answer: {DOTS}",
    )
    trial = (
        f"# {words._('Whether you would do the trial: %(answers)s', answers='true, false')}",
        "accepts_trial:",
    )
    return TemplateParts(
        *("".join(f"{line}\n" for line in lines) for lines in (beginning, portfolio, elsewhere, trial))
    )


def application_path(job: Job) -> str:
    """Where the file of an application goes."""
    return f"content/applications/{job.slug}/{ACCOUNT}.yml"


def application_template(job: Job, words: Words, *, with_questions: bool = True) -> list[str]:
    """The text of such a file, in parts: everything but the applicant's own words."""
    hiring, parts = job.hiring, words.once(template_parts)
    text = [parts.beginning]
    if hiring is None or hiring.portfolio != "none":
        text.append(parts.portfolio)
    if hiring and hiring.questions:
        if with_questions:
            text.append("answers:\n")
            text += [
                f"  - question: {quoted(question)}\n    answer: |\n      {DOTS}\n" for question in hiring.questions
            ]
        else:
            text.append(parts.questions_elsewhere)
    if hiring and hiring.trial:
        text.append(parts.trial)
    return text


def application_mail(job: Job, page: str, words: Words, *, with_questions: bool = True) -> str:
    """The body of a mail to the client: what to say, and the address of the job's page."""
    hiring = job.hiring
    lines = [page, "", words._("Why you, in a few sentences."), "", ""]
    if hiring is None or hiring.portfolio != "none":
        lines += [words._("Work that you can show:"), "", ""]
    if hiring and hiring.questions:
        questions = hiring.questions if with_questions else (words._("Answer the questions on the page of the job:"),)
        for question in questions:
            lines += [" ".join(question.split()), "", ""]
    if hiring and hiring.trial:
        lines += [words._("Whether you would do the trial: %(answers)s", answers=""), "", ""]
    lines += [words._("Only if your price or your day differ from what the job says:"), ""]
    return "\n".join(lines)


def quoted(text: str) -> str:
    """A text as a YAML double-quoted scalar on one line."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
