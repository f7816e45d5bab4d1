"""What is written to people about an issue: the pull request's text and its commit's, and the comment."""

import re
from collections.abc import Iterator, Sequence

from board.importing.issues.door import Judged
from board.importing.issues.event import Issue
from board.importing.issues.said import Said
from board.proposal.summary import told_part
from board.proposal.wording import told
from board.report import help_address, markdown, plain
from board.settings import BoardSettings
from board.validate.proposal import FileChange

NOUNS = {"job": "job", "talent": "profile"}
MOST = 40
"""Things to change that a letter names at most: nobody reads more, and a comment's length is limited."""

LONGEST = 600
LONGEST_TITLE = 120
CALL = re.compile(r"(?<=[@#])(?=\w)")
NO_WIDTH = "\u200b"
MARK = "<!-- issue-door -->"
"""By which the workflow knows its own comment again."""

TAKEN = "It is a file in a pull request now, and is published when that is merged."
RUN_CHECKS = (
    "The forge starts no checks for a pull request that a workflow opened: to have them run, close it and open it "
    "again."
)
HOW_TO_CHANGE = (
    "To change it, choose *Edit* behind the three dots of the issue, and leave the lines that begin with `###` as they "
    "are. Then say so here: a maintainer sets the label `approved` again."
)


def pull_request_title(judged: Judged, issue: Issue) -> str:
    """A title without signs that the forge would make something of: squashed, it becomes the commit's."""
    title = shortened(plain(issue.title), LONGEST_TITLE)
    return f"New {NOUNS[judged.kind]}: {CALL.sub(NO_WIDTH, title)}"


def pull_request_text(judged: Judged, issue: Issue, settings: BoardSettings) -> str:
    """Who proposes what, and the check's verdict."""
    assert judged.document is not None
    document = judged.document
    change = FileChange(
        file=document.file, kind=document.kind, slug=document.slug, was_there=False, is_there=True, after=document
    )
    paragraphs = [
        f"@{issue.login} proposes this {NOUNS[judged.kind]} in #{issue.number}, by the issue form.",
        told_part(told(change, settings.today)),
    ]
    if judged.said:
        paragraphs += ["**The check** finds no error, but look at this:", "\n".join(said_lines(judged.said, settings))]
    else:
        paragraphs += ["**The check** finds nothing wrong with it."]
    paragraphs += [RUN_CHECKS, f"Closes #{issue.number}"]
    return "\n\n".join(paragraphs) + "\n"


def commit_text(judged: Judged, issue: Issue) -> str:
    """The commit's message: nothing in it is a stranger's but the login."""
    assert judged.document is not None
    kind, slug = NOUNS[judged.kind], judged.document.slug
    return f"Add the {kind} {slug}\n\nProposed in #{issue.number}.\n\nCo-authored-by: {issue.co_author}\n"


def comment_text(judged: Judged, issue: Issue, settings: BoardSettings) -> str:
    """The answer below the issue: it is proposed, or this is to be changed."""
    if judged.is_proposed:
        return f"{MARK}\nThank you, @{issue.login}. {TAKEN}\n"
    errors = [one for one in judged.said if one.is_error]
    warnings = [one for one in judged.said if not one.is_error]
    paragraphs = [
        f"{MARK}\nThank you, @{issue.login}. The board cannot take this yet. Please change:",
        "\n".join(said_lines(errors, settings)),
    ]
    if warnings:
        paragraphs += ["This can stay, but is worth a second look:", "\n".join(said_lines(warnings, settings))]
    return "\n\n".join([*paragraphs, HOW_TO_CHANGE]) + "\n"


def said_lines(said: Sequence[Said], settings: BoardSettings) -> Iterator[str]:
    for one in said[:MOST]:
        message, hint = (markdown(shortened(text, LONGEST)) for text in (one.message, one.hint))
        link = help_link(one.id, settings)
        yield f"- **{markdown(one.heading)}**: {sentence(message)} {sentence(hint[:1].upper() + hint[1:])}{link}"
    if len(said) > MOST:
        yield f"- … and {len(said) - MOST} more"


def sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def help_link(problem_id: str, settings: BoardSettings) -> str:
    if not problem_id:
        return ""
    page = help_address(settings)
    return f" ([{problem_id}]({page}#{problem_id}))" if page else f" ({problem_id})"


def shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
