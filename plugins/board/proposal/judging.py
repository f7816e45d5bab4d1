"""Judges a pull request: reads what it leaves of the board, and compares with the board before it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from board.base import GitFailed, blobs, changed_paths, changed_since, commit_of, merge_base, top_folder, tree_at
from board.checked import board_problems, read_folder, with_policy
from board.parallel import usable_processes
from board.problem import Location, Problem, Severity
from board.proposal.before import content_before
from board.proposal.file_changes import Touched, file_changes, kind_and_slug, touched
from board.settings import BoardSettings
from board.validate.proposal import Proposal
from board.validate.rules import BOARD_RULES, FILE_RULES, PROPOSAL_RULES, rule_id
from board.validate.running import internal_error, rule_problems

ENDINGS = (".yml", ".md")


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What is to be said of a pull request.

    `outside` are the paths it changes beside the board's content: then nobody is told who may change what.
    """

    proposal: Proposal
    outside: tuple[str, ...]
    own: tuple[Problem, ...]
    """What is wrong with the files it changes."""
    caused: tuple[Problem, ...]
    """What is wrong with other files, because of the change."""
    old: tuple[Problem, ...]
    """What was wrong with other files before."""
    file_count: int

    @property
    def touches_code(self) -> bool:
        return bool(self.outside)

    @property
    def to_mend(self) -> tuple[Problem, ...]:
        """What keeps it from being merged, where it is judged at all."""
        return tuple(one for one in (*self.own, *self.caused) if one.severity is Severity.ERROR)


def judged(settings: BoardSettings, *, base: str, head: str = "", author: str = "") -> Judged:
    """Compare the board in its folder, or in the commit `head` of that folder's repository, with where it left `base`.

    Nothing of the pull request is run, and no link of it is followed. Raises GitFailed, in a sentence, where the
    two cannot be compared.
    """
    content = settings.content.absolute()
    if content.is_symlink():
        raise GitFailed(f"{settings.content} is a link, not a folder")
    top = top_folder(content.parent)
    beginning = f"{(content.parent.resolve() / content.name).relative_to(top.resolve()).as_posix()}/"
    commit = commit_of(top, head or "HEAD")
    left = merge_base(top, base, commit)
    changes = touched(changed_paths(top, left, commit) if head else changed_since(top, left), beginning)
    before = blobs(top, (one.before.name for one in changes.inside if one.before and one.before.is_file))
    with laid_out(top, commit, content, beginning) if head else as_it_lies(content) as (folder, left_out):
        return compared(replace(settings, content=folder), changes, before, left_out, author)


@contextmanager
def laid_out(top: Path, commit: str, content: Path, beginning: str) -> Iterator[tuple[Path, dict[str, str]]]:
    """The content folder of a commit, in a folder of its own for as long as it is looked at."""
    with TemporaryDirectory(prefix="board-") as made:
        folder = Path(made) / content.name
        yield folder, tree_at(top, commit, folder, beginning.rstrip("/"))


@contextmanager
def as_it_lies(content: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    yield content, {}


def compared(
    settings: BoardSettings, changes: Touched, before: dict[str, bytes], left_out: dict[str, str], author: str
) -> Judged:
    content = settings.content
    checked = read_folder(content, today=settings.today, processes=usable_processes(settings.processes))
    # Too large to be laid out, but there: a record that names it has made no mistake.
    pictures = frozenset(name for kind, name in map(kind_and_slug, left_out) if kind == "picture")
    checked = replace(checked, content=replace(checked.content, pictures=checked.content.pictures | pictures))
    base = content_before(checked.content, changes.inside, before, content.name)
    proposal = Proposal(
        content=replace(checked.content, base=base),
        base=base,
        changes=file_changes(changes.inside, content, before),
        author=author,
        maintainers=settings.maintainers,
    )
    problems = [*checked.problems, *not_looked_at(left_out, content.name), *board_problems(proposal.content)]
    if not changes.outside:
        problems += proposal_problems(proposal)
    told = with_policy(problems, settings.rules)
    changed = {f"{content.name}/{path}" for one in changes.inside for path in one.paths}
    others = [one for one in told if one.location.file not in changed]
    caused = set(caused_by(proposal, others))
    return Judged(
        proposal=proposal,
        outside=changes.outside,
        own=tuple(one for one in told if one.location.file in changed),
        caused=tuple(one for one in others if one in caused),
        old=tuple(one for one in others if one not in caused),
        file_count=len(changes.inside),
    )


def proposal_problems(proposal: Proposal) -> list[Problem]:
    """What the rules say that compare with the base; of one that breaks, that it does: it may not let a change pass."""
    problems: list[Problem] = []
    for rule in PROPOSAL_RULES:
        try:
            problems += list(rule(proposal))
        except Exception as error:
            file = proposal.changes[0].file if proposal.changes else "content"
            problems.append(internal_error(file, f"the rule {rule_id(rule)}", error))
    return problems


def caused_by(proposal: Proposal, others: Iterable[Problem]) -> Iterator[Problem]:
    """Those problems of untouched files that were not there before."""
    others = list(others)
    if not others:
        return
    has_other_words = any(change.kind == "vocabulary" for change in proposal.changes)
    # What is said of a file by itself is as it was, unless the vocabulary is another.
    rules = (*FILE_RULES, *BOARD_RULES) if has_other_words else BOARD_RULES
    was = {(one.id, one.location) for one in rule_problems(rules, proposal.base)}
    concerned = {rule_id(rule) for rule in rules}
    for problem in others:
        # A rule that breaks on several files together names none of them.
        is_broken_rule = problem.id == "internal-error" and not problem.location.file.endswith(ENDINGS)
        if (problem.id in concerned or is_broken_rule) and (problem.id, problem.location) not in was:
            yield problem


def not_looked_at(left_out: dict[str, str], folder_name: str) -> Iterator[Problem]:
    """Files of a commit that were not even laid out; submodules have a rule of their own."""
    for path, reason in left_out.items():
        if "submodule" not in reason:
            is_picture = path.startswith("images/")
            yield Problem(
                id="picture-too-large" if is_picture else "yaml-too-large",
                location=Location(f"{folder_name}/{path}"),
                message=f"nobody looked at the file: {reason}",
                hint="save it smaller: 1600 pixels on its longer side are enough"
                if is_picture
                else "shorten its texts, and link to longer ones",
            )
