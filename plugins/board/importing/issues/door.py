"""From an issue to the file that it asks for, or to what has to change in it first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from board.importing.free_names import free_name
from board.importing.issues.asked import FROM_THE_ISSUE, Asked, asked
from board.importing.issues.event import Issue
from board.importing.issues.forms import AGREED, FILES, MORE
from board.importing.issues.record import Answered, answered
from board.importing.issues.said import THE_ISSUE, Said, said_of_problems
from board.importing.issues.sections import HEADING, NotReadable, answers
from board.importing.questions import with_corrections
from board.importing.records import document_from, has_error, problems_by_file
from board.problem import Problem
from board.read import Document
from board.validate.content import Content
from board.validate.shape import shape_problems

FEWEST_HEADINGS = 3
"""With fewer headings of a form, an issue was not written with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What an issue comes to: a file that may be proposed, or none; and what is said of its answers."""

    kind: str = ""
    document: Document | None = None
    said: tuple[Said, ...] = ()

    @property
    def is_proposed(self) -> bool:
        return self.document is not None and not any(one.is_error for one in self.said)


def judged(issue: Issue, content: Content, folder: str, policy: Mapping[str, str]) -> Judged:
    """Make a record of an issue and check it as a file of this board."""
    categories = content.vocabulary["categories"] if content.vocabulary else ()
    kind, questions = form_of(issue.body, categories)
    if not kind:
        reason = "was not written with one of the forms"
        return Judged(said=(Said(heading=THE_ISSUE, message=reason, hint="open a new one, with the form that fits"),))
    headings = {question.heading: question.takes_lines for question in questions} | {MORE: True, AGREED: True}
    try:
        texts = answers(issue.body, headings)
    except NotReadable as reason:
        hint = "edit the issue so that each heading of the form stands there once, in a line of its own"
        return Judged(kind=kind, said=(Said(heading=THE_ISSUE, message=str(reason), hint=hint),))
    result = answered(kind, questions, texts, from_issue(kind, issue))
    if not result.record:
        return Judged(kind=kind, said=tuple(result.said))
    names = iter((issue.title if kind == "job" else str(result.record["name"]), f"{kind}-{issue.number}"))
    return checked(kind, free_name(kind, names, content), result, questions, content, folder, policy)


def form_of(body: str, categories: Sequence[Mapping[str, Any]]) -> tuple[str, tuple[Asked, ...]]:
    """The kind of the form that a body was written with, and its questions; "" where it was none."""
    lines = {line.removeprefix(HEADING).strip() for line in body.splitlines() if line.startswith(HEADING)}
    forms = {kind: asked(kind, categories) for kind in FILES}
    shared = {kind: sum(one.heading in lines for one in questions) for kind, questions in forms.items()}
    kind = max(shared, key=lambda name: shared[name])
    return (kind, forms[kind]) if shared[kind] >= FEWEST_HEADINGS else ("", ())


def from_issue(kind: str, issue: Issue) -> dict[str, Any]:
    """What the issue says besides its answers, by path: its title, its author, its days."""
    said: dict[str, Any] = {
        "title": issue.title,
        "name": issue.title,
        "client.account": issue.login,
        "account": issue.login,
        "posted": issue.labelled.isoformat(),
        "availability.confirmed": issue.written.isoformat(),
        "consent.published": issue.written.isoformat(),
    }
    return {path: said[path] for path in FROM_THE_ISSUE[kind]}


def checked(
    kind: str,
    slug: str,
    result: Answered,
    questions: Sequence[Asked],
    content: Content,
    folder: str,
    policy: Mapping[str, str],
) -> Judged:
    """The record as a file, with what the check says of it next to the records that are there already."""
    try:
        document, found = document_from(result.record, kind, slug, folder)
    except ValueError as reason:
        unwritable = Said(heading=THE_ISSUE, message=str(reason), hint="write it in other signs")
        return Judged(kind=kind, said=(*result.said, unwritable))
    problems = list(found)
    if document is not None:
        problems = said_of(document, problems, content, policy)
        mended = with_certain_corrections(document, problems)
        if mended is not None and not has_error(again := said_of(mended, (), content, policy)):
            document, problems = mended, again
    said = (*result.said, *said_of_problems(problems, document, kind, questions))
    return Judged(kind=kind, document=document, said=said)


def said_of(
    document: Document, problems: Sequence[Problem], content: Content, policy: Mapping[str, str]
) -> list[Problem]:
    """The problems of a file's shape, and if there is no error the rules' too."""
    found = [*problems, *shape_problems(document, content.today)]
    if not has_error(found):
        found += problems_by_file([document], content, policy).get(document.file, [])
    return found


def with_certain_corrections(document: Document, problems: Sequence[Problem]) -> Document | None:
    """The document with what is certain of its errors corrected, such as `300 €`; None where nothing is."""
    # Of several errors in a line, one has the corrections of all. What is missing is never certain.
    certain = [problem for problem in problems if problem.correction is not None and problem.correction.is_certain]
    return with_corrections(document, certain)
