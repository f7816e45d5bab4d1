"""What an applicant begins with: the file of a pull request or a mail, with the job's questions laid out."""

from board.model import Job
from board.render.language.words import Words

ACCOUNT = "YOUR-ACCOUNT"
"""Stands where the applicant's account goes. Like the dots it is the same in every language: the check knows both."""

DOTS = "…"


def application_template(job: Job, words: Words, *, with_questions: bool = True) -> tuple[str, str]:
    """Where the file goes, and its text: everything but the applicant's own words."""
    hiring = job.hiring
    lines = [
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
    ]
    if hiring is None or hiring.portfolio != "none":
        lines += [f"# {words._('Work that you can show:')}", "# portfolio:", f"#   - https://{DOTS}"]
    if hiring and hiring.questions:
        if with_questions:
            lines.append("answers:")
            for question in hiring.questions:
                lines += [f"  - question: {quoted(question)}", "    answer: |", f"      {DOTS}"]
        else:
            lines.append(f"# {words._('Answer the questions on the page of the job:')}")
            lines += ["answers:", f"  - question: {DOTS}", f"    answer: {DOTS}"]
    if hiring and hiring.trial:
        lines += [
            f"# {words._('Whether you would do the trial: %(answers)s', answers='true, false')}",
            "accepts_trial:",
        ]
    return f"content/applications/{job.slug}/{ACCOUNT}.yml", "\n".join(lines) + "\n"


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
