"""A Markdown file as its strict YAML head and its body."""

from dataclasses import dataclass
from typing import Any

from board.files import Found
from board.problem import Location, Problem, Severity
from board.read import Document, read_document
from board.read.document import explained
from board.read.limits import decoded

FENCE = "---"


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page that may be published: its path without `.md`, its head as data, its Markdown."""

    path: str
    digest: str
    head: dict[str, Any]
    body: str


def page_parts(raw: bytes, entry: Found) -> tuple[Document | None, str, list[Problem]]:
    """The head as a document whose places are those of the file, the Markdown, and what is wrong."""
    source = decoded(raw)
    if source.refusal:
        return None, "", list(explained(source, entry.file, "page"))
    lines = source.text.replace("\r\n", "\n").split("\n")
    ends = [number for number, line in enumerate(lines) if line.rstrip() == FENCE]
    if len(ends) < 2 or ends[0] != 0:
        problem = Problem(
            id="page-without-head",
            location=Location(entry.file),
            message="the page does not begin with its head",
            hint="begin the file with a line `---`, then `title: …` and `summary: …`, then again `---`",
        )
        return None, "", [problem]
    # The head keeps its line numbers: the fence above it becomes an empty line.
    head_text = "\n".join(["", *lines[1 : ends[1]]]) + "\n"
    head, found = read_document(head_text.encode(), file=entry.file, kind="page", slug=entry.slug)
    problems = list(found)
    if head is not None and not any(problem.severity is Severity.ERROR for problem in problems):
        return head, "\n".join(lines[ends[1] + 1 :]), problems
    return None, "", problems
