"""Problems as text, as JSON and as annotations of a pull request."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from board.problem import Location, Problem, Severity
from board.settings import BoardSettings

# Nobody reads more of one file, and a file of 64 KB can hold thousands.
MOST_OF_A_FILE = 100

# Escape codes and other control characters of a file could move the cursor or recolour the terminal;
# what is no text in a file's name (PEP 383) cannot be printed at all.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

# What GitHub's runner takes for a command in what a step prints: `::` at a line's start, blanks aside, and
# `##[` anywhere (actions/runner, src/Runner.Common/ActionCommand.cs).
RUNNER_COMMAND = re.compile(r"^[^\S\n]*:(?=:)|#(?=#\[)", re.MULTILINE)

SPACE = re.compile(r"\s+")
MARKDOWN_SIGN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:])")
# A forge calls people and refers to issues wherever these stand before a word; a comment between keeps it from that.
CALL = re.compile(r"(@|#)(?=\w|\\_)")


def printable(text: str) -> str:
    """The text with what a terminal would obey shown as `\\x1b`-like escapes."""
    return CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", text)


def on_one_line(text: str) -> str:
    """The text as `printable` shows it, without line breaks: a file's name may hold some."""
    return printable(text).replace("\n", "\\x0a")


def plain(text: str) -> str:
    """A text on one line, without what a terminal would obey."""
    return on_one_line(SPACE.sub(" ", text).strip())


def markdown(text: str) -> str:
    """A text on one line that Markdown shows as it is: no sign, link, mention or reference is made of it."""
    return markdown_escaped(plain(text))


def markdown_escaped(line: str) -> str:
    """The same of a text that is plain already."""
    return CALL.sub(r"\1<!-- -->", MARKDOWN_SIGN.sub(r"\\\1", line))


def first_of_each_file(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, file by file; of one with very many the first, errors before warnings, then how many more."""
    files: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        files[problem.location.file].append(problem)
    for file, found in files.items():
        if len(found) <= MOST_OF_A_FILE:
            yield from found
            continue
        by_weight = sorted(range(len(found)), key=lambda index: found[index].severity is not Severity.ERROR)
        yield from (found[index] for index in sorted(by_weight[:MOST_OF_A_FILE]))
        hidden = len(found) - MOST_OF_A_FILE
        yield Problem(
            id="more-problems",
            location=Location(file),
            message=f"there {'are' if hidden > 1 else 'is'} {hidden:,} more problem{'s' * (hidden > 1)} in this file",
            hint="correct those above first, then check again",
            severity=found[by_weight[MOST_OF_A_FILE]].severity,
        )


def text_report(problems: Iterable[Problem]) -> str:
    """Every problem with its hint, in the order given; nothing in a name or a value begins a line of its own.

    Nor is a line one that GitHub's runner would obey: `board build` prints this of files from strangers.
    """
    text = "\n".join(printable(str(with_plain_names(problem))) for problem in first_of_each_file(problems))
    return unobeyed(text)


def unobeyed(text: str) -> str:
    """The text with what GitHub's runner would take for a command shown as `\\x3a`-like escapes."""
    return RUNNER_COMMAND.sub(lambda match: f"{match[0][:-1]}\\x{ord(match[0][-1]):02x}", text)


def with_plain_names(problem: Problem) -> Problem:
    location = replace(problem.location, file=on_one_line(problem.location.file))
    return replace(problem, location=location, message=on_one_line(problem.message), hint=on_one_line(problem.hint))


def summary_line(problems: Sequence[Problem], files: int) -> str:
    """`3 errors and 1 warning in 25 files`."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    parts = [f"{errors} error{'s' * (errors != 1)}"] if errors else []
    parts += [f"{warnings} warning{'s' * (warnings != 1)}"] if warnings else []
    counted = f"{files} file{'s' * (files != 1)}"
    return f"{' and '.join(parts)} in {counted}" if parts else f"{counted}, nothing wrong"


def json_report(problems: Iterable[Problem]) -> str:
    """A JSON array of objects: id, severity, file, line, column, message, hint, and the lines to paste, if any."""
    return json_text([as_json(problem) for problem in first_of_each_file(problems)])


def as_json(problem: Problem) -> dict[str, object]:
    """A problem as JSON has it."""
    correction = problem.correction
    return {
        "id": problem.id,
        "severity": problem.severity.value,
        "file": problem.location.file,
        "line": problem.location.line,
        "column": problem.location.column,
        "message": problem.message,
        "hint": problem.hint,
        "correction": {"first": correction.first, "last": correction.last, "text": correction.text}
        if correction
        else None,
    }


def json_text(value: object) -> str:
    """A value as JSON for people and programs, without what a terminal would obey."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    return CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def help_address(settings: BoardSettings) -> str:
    """The address of docs/problems.md in the board's repository; "" where the board names none."""
    return f"{settings.repository}/blob/{settings.branch}/docs/problems.md" if settings.repository else ""


# GitHub shows ten errors, ten warnings and ten notices of a step, and drops the others without a word.
# https://docs.github.com/actions/reference/limits
MOST_ANNOTATIONS = 10


def github_report(problems: Iterable[Problem], help_url: str = "") -> str:
    """Workflow commands that annotate the lines of a pull request, as many of a kind as GitHub shows; then the others.

    Values are escaped as GitHub's toolkit escapes them (actions/toolkit, packages/core/src/command.ts),
    so that no text of a file can begin a command of its own. `help_url` is that of docs/problems.md.
    """
    marked: list[str] = []
    others: list[Problem] = []
    count: dict[Severity, int] = defaultdict(int)
    for problem in first_of_each_file(problems):
        count[problem.severity] += 1
        if count[problem.severity] <= MOST_ANNOTATIONS:
            marked.append(annotation(problem, help_url))
        else:
            others.append(problem)
    if others:
        left = {severity: number - MOST_ANNOTATIONS for severity, number in count.items() if number > MOST_ANNOTATIONS}
        said = " and ".join(f"{number:,} more {severity}{'s' * (number != 1)}" for severity, number in left.items())
        marked.append(f"GitHub marks ten of a kind; {said} are not marked on their lines:")
        marked.append(text_report(others))
    return "\n".join(marked)


def annotation(problem: Problem, help_url: str = "") -> str:
    """The workflow command that marks a problem on its line, or on all lines that what to paste replaces."""
    place = problem.location
    where = f"file={property_value(place.file)},line={place.line}"
    last = problem.correction.last if problem.correction else place.line
    # The runner takes no columns where an annotation has several lines.
    where += f",endLine={last}" if last > place.line else f",col={place.column}"
    text = f"{problem.message}\n{problem.hint}"
    if problem.correction:
        text += f"\nPaste instead:\n{problem.correction.text}"
    if help_url:
        text += f"\n{help_url}#{problem.id}"
    return f"::{problem.severity} {where},title={property_value(problem.id)}::{message_value(text)}"


def message_value(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def property_value(text: str) -> str:
    return message_value(text).replace(":", "%3A").replace(",", "%2C")
