"""A pull request's summary for its maintainer, in Markdown: one look, then the details."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from board.problem import Problem, Severity
from board.proposal.judging import Judged
from board.proposal.wording import Told, does, headline, told
from board.report import SPACE, markdown, markdown_escaped, on_one_line, printable
from board.validate.proposal import FileChange

# GitHub takes a summary of 1 MiB for a step, and shows none that is longer.
# https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary
LONGEST = 1_000_000
MOST_CHANGES, MOST_FIELDS, MOST_PROBLEMS, MOST_PATHS = 100, 15, 200, 50
BACKTICKS = re.compile("`+")
FILE_NAME = re.compile(r"(content/[a-z]+/[a-z0-9][a-z0-9/-]*\.yml)")


def verdict(judged: Judged) -> str:
    """The one line that says what to do."""
    if judged.touches_code:
        return "Touches code: read it"
    if not judged.proposal.changes:
        return "Changes nothing on the board"
    errors = len(judged.to_mend)
    warnings = len(judged.own) + len(judged.caused) - errors
    if errors:
        return f"Only content, with {counted(errors, 'error')} to mend"
    if warnings:
        return f"Only content, with {counted(warnings, 'warning')} to look at"
    return "Only content, nothing to mend"


def who(judged: Judged) -> str:
    """Whether the one who sent it may do so, in a sentence; of code nobody says anything."""
    proposal = judged.proposal
    if judged.touches_code:
        return "Who may change what was not judged, since the check itself could be changed here."
    if not proposal.changes:
        return ""
    if not proposal.author:
        return "Nobody was named as its author, so who may change what was not judged."
    if proposal.is_by_maintainer:
        return f"Sent by {proposal.author}, a maintainer, who may change everything."
    ids = ("changed-by-stranger", "named-for-another", "needs-maintainer", "field-of-another")
    if any(one.id in ids for one in judged.own):
        return f"Sent by {proposal.author}, who may not change all of this."
    return f"Sent by {proposal.author}, who may change all of this."


@dataclass(frozen=True, slots=True)
class Links:
    """Where a summary may lead: what a problem is, and the files of the board that a problem names."""

    help_url: str = ""
    files_url: str = ""
    files: frozenset[str] = frozenset()

    def shown(self, text: str) -> str:
        """A text of a problem as Markdown, each file of the board in it as a link."""
        parts = FILE_NAME.split(text) if self.files_url else [text]
        return "".join(
            f"[{markdown(part)}]({self.files_url}/{part})" if part in self.files else markdown_escaped(plain_part(part))
            for part in parts
        )


def links(judged: Judged, help_url: str, files_url: str) -> Links:
    """Links to what the base has: a file that is only in the pull request has no page there."""
    base = judged.proposal.base
    return Links(help_url, files_url, frozenset(one.file for one in (*base.records, *base.tombstones)))


def plain_part(text: str) -> str:
    """A part of a text on one line, without what a terminal would obey; the blanks at its ends stay."""
    return on_one_line(SPACE.sub(" ", text))


def summary(judged: Judged, help_url: str = "", files_url: str = "") -> str:
    """The whole summary; what strangers wrote is shown as it is, calls nobody and links to nothing."""
    to = links(judged, help_url, files_url)
    parts = [f"## {verdict(judged)}", markdown(who(judged)), *code_part(judged), *changes_part(judged)]
    heading = "What the board's engine, as it is now, says of the content" if judged.touches_code else "To mend"
    parts += problems_part(heading, judged.own, to)
    parts += problems_part("In other files, because of this change", judged.caused, to)
    if judged.old:
        old = "\n\n".join(problems_part("", judged.old, to))
        parts.append(
            f"<details><summary>{counted(len(judged.old), 'problem')} in other files, there before; "
            f"not this pull request's to mend</summary>\n\n{old}\n\n</details>"
        )
    return within_limit([part for part in parts if part])


def code_part(judged: Judged) -> list[str]:
    if not judged.touches_code:
        return []
    listed = [f"- {markdown(path)}" for path in judged.outside[:MOST_PATHS]]
    if len(judged.outside) > MOST_PATHS:
        listed.append(f"- and {counted(len(judged.outside) - MOST_PATHS, 'more path')}")
    warning = (
        "It changes files outside `content/`. Read each of them before anything else, also those of the content: "
        "nothing here says that the change may be merged. There is no preview."
    )
    return [warning, "\n".join(listed)]


def changes_part(judged: Judged) -> list[str]:
    changes = judged.proposal.changes
    if not changes:
        return []
    today = judged.proposal.today
    heading = "### What changes on the board"
    if len(changes) == 1:
        return [heading, told_part(told(changes[0], today), f"It {markdown(headline(changes))}:")]
    parts = [heading, f"It {markdown(headline(changes))}."]
    parts += [told_part(told(change, today)) for change in changes[:MOST_CHANGES]]
    if len(changes) > MOST_CHANGES:
        parts.append(f"And {counted(len(changes) - MOST_CHANGES, 'more file')}, which the list of changed files names.")
    return parts


def told_part(change: Told, beginning: str = "") -> str:
    """One change: a line, and a table of the values that are not as they were."""
    beginning = beginning or f"- {change.does}"
    name = f" **{markdown(change.name)}**" if change.name else ""
    facts = f", {markdown(', '.join(change.facts))}" if change.facts else ""
    lines = [f"{beginning}{name} ({markdown(change.file)}){facts}"]
    if change.fields:
        lines += ["", "  | field | before | after |", "  |---|---|---|"]
        lines += [
            f"  | {markdown(field.path)} | {markdown(field.before)} | {markdown(field.after)} |"
            for field in change.fields[:MOST_FIELDS]
        ]
        if len(change.fields) > MOST_FIELDS:
            lines += ["", f"  and {counted(len(change.fields) - MOST_FIELDS, 'more value')}"]
    return "\n".join(lines)


def problems_part(heading: str, problems: Sequence[Problem], to: Links) -> list[str]:
    """Problems with their places, what to do about them and what to paste, errors first."""
    if not problems:
        return []
    ordered = sorted(problems, key=lambda one: one.severity is not Severity.ERROR)
    parts = [f"### {heading}"] if heading else []
    parts += [problem_part(one, to) for one in ordered[:MOST_PROBLEMS]]
    if len(ordered) > MOST_PROBLEMS:
        parts.append(f"And {counted(len(ordered) - MOST_PROBLEMS, 'more problem')}; `board check` lists all.")
    return parts


def problem_part(problem: Problem, to: Links) -> str:
    place = f"{problem.location.file}, line {problem.location.line}"
    about = f"[{problem.id}]({to.help_url}#{problem.id})" if to.help_url else problem.id
    text = f"- {problem.severity}: **{markdown(place)}**: {to.shown(problem.message)} ({about})  \n  "
    text += to.shown(problem.hint)
    if problem.correction is not None:
        text += f"\n\n  Paste instead:\n\n{fenced(problem.correction.text)}"
    return text


def fenced(text: str) -> str:
    """Lines to paste, in a block of code that nothing in them can end."""
    fence = "`" * max(3, *(len(run) + 1 for run in BACKTICKS.findall(text)), 3)
    lines = [f"{fence}yaml", *printable(text).split("\n"), fence]
    return "\n".join(f"  {line}" for line in lines)


def within_limit(parts: Iterable[str]) -> str:
    """As many parts as the forge shows, and a word where some are left out."""
    kept: list[str] = []
    size = 0
    for part in parts:
        size += len(part.encode("utf-8", "replace")) + 2
        if size > LONGEST:
            kept.append("The rest is too long to show here; the log has it.")
            break
        kept.append(part)
    return "\n\n".join(kept) + "\n"


def text_lines(judged: Judged) -> Iterator[str]:
    """What changes, for a terminal: the verdict, who sent it, and a line for each file."""
    yield verdict(judged)
    if said := who(judged):
        yield said
    yield from (f"  touched: {path}" for path in judged.outside[:MOST_PATHS])
    if judged.proposal.changes:
        yield f"It {headline(judged.proposal.changes)}."
    for change in judged.proposal.changes[:MOST_CHANGES]:
        yield f"  {line(change, judged)}"


def line(change: FileChange, judged: Judged) -> str:
    """One change on one line, its values as `before -> after`."""
    said = told(change, judged.proposal.today)
    name = f" {said.name}" if said.name else ""
    facts = [*said.facts, *(f"{one.path}: {one.before or '-'} -> {one.after or '-'}" for one in said.fields)]
    return f"{does(change)} {said.file}{name}" + (f": {', '.join(facts[:MOST_FIELDS])}" if facts else "")


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
