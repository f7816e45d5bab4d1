"""The file that an applicant proposes, with the job's questions laid out."""

from board.model import Job


def application_template(job: Job) -> tuple[str, str]:
    """Where the file goes, and its text: everything but the applicant's own words."""
    lines = [
        "# Everything in this file is public, for ever.",
        "# Put your account into the file's name too, in place of YOUR-ACCOUNT.",
        "name:",
        "account:",
        "submitted:        # today, as 2026-12-31",
        "cover: |",
        "  Why you, in a few sentences.",
        "# offer: {amount: 300, currency: EUR, by: 2026-12-31}",
        "# portfolio:",
        "#   - https://…",
    ]
    questions = job.hiring.questions if job.hiring else ()
    if questions:
        lines.append("answers:")
        for question in questions:
            lines += [f"  - question: {quoted(question)}", "    answer: |", "      …"]
    if job.hiring and job.hiring.trial:
        lines.append("accepts_trial: true")
    return f"content/applications/{job.slug}/YOUR-ACCOUNT.yml", "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """A text as a YAML double-quoted scalar on one line."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
