"""`board check --base`: a pull request, judged by the engine and the settings of the folder it runs in."""

from dataclasses import replace
from pathlib import Path

import click

from board.base import GitFailed
from board.cli.board_folder import stop
from board.proposal import Judged, judged, summary
from board.proposal.summary import text_lines, verdict
from board.proposal.wording import told
from board.report import (
    as_json,
    first_of_each_file,
    github_report,
    help_address,
    json_text,
    message_value,
    on_one_line,
    summary_line,
    text_report,
    unobeyed,
)
from board.settings import BoardSettings


def check_proposal(
    settings: BoardSettings,
    *,
    base: str,
    head: str,
    author: str,
    content: Path | None,
    form: str,
    summary_file: Path | None,
    outputs_file: Path | None,
) -> int:
    """Print what is to be said of a pull request, and return the exit code; ends with 2 where it cannot be judged."""
    if content is not None:
        settings = replace(settings, content=content)
    if not settings.content.parent.is_dir() or not (head or settings.content.is_dir()):
        stop(f"there is no folder {settings.content}")
    try:
        found = judged(settings, base=base, head=head, author=author.removeprefix("@"))
    except GitFailed as error:
        stop(on_one_line(str(error)))
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}")
    help_url = help_address(settings)
    files_url = f"{settings.repository}/blob/{settings.branch}" if settings.repository else ""
    text = summary(found, help_url, files_url)
    click.echo(printed(found, form, text, help_url), nl=False)
    if summary_file is not None:
        append(summary_file, text)
    if outputs_file is not None:
        append(outputs_file, f"touches_code={'true' if found.touches_code else 'false'}\nverdict={verdict(found)}\n")
    return 1 if found.to_mend and not found.touches_code else 0


def printed(found: Judged, form: str, text: str, help_url: str) -> str:
    """What is said in the form asked for."""
    if form == "summary":
        return text
    if form == "json":
        return json_text(proposal_json(found)) + "\n"
    ours = [*found.own, *found.caused]
    lines = [unobeyed("\n".join(map(on_one_line, text_lines(found))))]
    if form == "github" and not found.touches_code:
        lines.append(github_report(ours, help_url))
    else:
        if form == "github":
            paths = ", ".join(found.outside[:10]) + (" …" if len(found.outside) > 10 else "")
            lines.append(f"::warning title=touches-code::Touches code: read it. {message_value(paths)}")
        lines.append(text_report(ours))
    lines.append(summary_line(ours, found.file_count))
    if found.old:
        lines += ["", "In other files, there before, and not this pull request's to mend:", text_report(found.old)]
    return "\n".join(line for line in lines if line) + "\n"


def proposal_json(found: Judged) -> dict[str, object]:
    """The verdict, what changes, and the problems by whose they are."""
    proposal = found.proposal
    return {
        "verdict": verdict(found),
        "touches_code": found.touches_code,
        "outside": list(found.outside),
        "author": proposal.author,
        "is_maintainer": proposal.is_by_maintainer,
        "changes": [
            {
                "does": said.does,
                "file": said.file,
                "old_file": change.old_file or None,
                "kind": change.kind or None,
                "name": said.name,
                "facts": list(said.facts),
                "fields": [{"path": one.path, "before": one.before, "after": one.after} for one in said.fields],
            }
            for change in proposal.changes
            for said in [told(change, proposal.today)]
        ],
        **{
            name: [as_json(problem) for problem in first_of_each_file(problems)]
            for name, problems in (("problems", found.own), ("caused", found.caused), ("before", found.old))
        },
    }


def append(file: Path, text: str) -> None:
    """Add to a file, as the forge's runner wants it; ends with 2 where that cannot be done."""
    try:
        with open(file, "a", encoding="utf-8", errors="replace") as opened:
            opened.write(text)
    except OSError as error:
        stop(f"{file}: {error.strerror}")
