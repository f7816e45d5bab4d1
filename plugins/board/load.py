"""Runs read → validate → model in order; the only module that sees all three."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from pathlib import Path

from board.batches import slugs_by_kind
from board.cache import engine_digest, remember, remembered
from board.checked import Checked, board_problems, nothing, read_folder, with_policy
from board.files import NAME
from board.memory import Memory
from board.model import Application, Board, Category, Job, Page, Pool, Review, Talent, Vocabulary
from board.parallel import WORTH_FORKING, in_background, usable_processes
from board.problem import Problem, Severity, sorted_problems
from board.read import Document
from board.settings import BoardSettings
from board.validate.content import Content


class WrongContent(Exception):
    """A strict build met errors; `problems` holds everything that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        errors = sum(problem.severity is Severity.ERROR for problem in problems)
        super().__init__(f"{errors} error{'s' if errors != 1 else ''} in the board's files; nothing was built")
        self.problems = problems


def load_board(settings: BoardSettings, meanwhile: Callable[[], object] = nothing) -> tuple[Board, tuple[Problem, ...]]:
    """The board to publish and everything that was found wrong; `meanwhile` is done while other processes read.

    Raises WrongContent when a file has an error, unless the settings say to publish without such files.
    """
    vocabulary = settings.content / "vocabulary.yml"
    # A file's own rules look at the vocabulary too: with another one, nothing is known any more.
    words = blake2b(vocabulary.read_bytes() if vocabulary.is_file() else b"", digest_size=16).hexdigest()
    key = engine_digest() + words
    cache = settings.cache / "documents"
    memory = Memory.from_kept(remembered(cache, key))
    processes = usable_processes(settings.processes)
    checked = read_folder(
        settings.content, today=settings.today, processes=processes, memory=memory, meanwhile=meanwhile
    )
    # On most days nothing is wrong between the files: the board is made while that is found out.
    is_large = len(checked.content.jobs) >= WORTH_FORKING
    news = checked.memory if checked.memory is not memory else None
    between = in_background(partial(problems_between, checked.content, cache, key, news), processes if is_large else 1)
    is_sound = not any(problem.severity is Severity.ERROR for problem in checked.problems)
    board = modelled(checked) if is_sound else None
    checked = replace(checked, problems=with_policy([*checked.problems, *between()], settings.rules))
    if not any(problem.severity is Severity.ERROR for problem in checked.problems):
        return board or modelled(checked), checked.problems
    if not settings.skip_invalid:
        raise WrongContent(list(checked.problems))
    checked = without_errors(checked, settings.rules)
    return modelled(checked), checked.problems


RECORDS = ("jobs", "talent", "applications", "reviews", "pools", "tombstones")


def without_errors(checked: Checked, policy: Mapping[str, str]) -> Checked:
    """The same board without the files that have errors, nor those that refer to what is left out."""
    # What refers to a broken file is right, but cannot be published without it.
    content = replace(checked.content, broken={})
    problems = [*checked.problems, *with_policy(board_problems(content), policy)]
    while wrong := {p.location.file for p in problems if p.severity is Severity.ERROR}:
        tombstones = without(content.tombstones, wrong)
        kept = replace(
            content,
            tombstones=tombstones,
            removed=slugs_by_kind(tombstones),
            jobs=without(content.jobs, wrong),
            talent=without(content.talent, wrong),
            applications=without(content.applications, wrong),
            reviews=without(content.reviews, wrong),
            pools=without(content.pools, wrong),
        )
        if all(len(getattr(kept, kind)) == len(getattr(content, kind)) for kind in RECORDS):
            break
        content = kept
        problems += with_policy(board_problems(content), policy)
    return replace(checked, content=content, problems=tuple(sorted_problems(problems)))


def problems_between(content: Content, cache: Path, key: str, news: Memory | None) -> list[Problem]:
    """What is wrong between the files; on the way, what is new about single ones is kept for the next build."""
    if news is not None:
        remember(cache, key, news.kept())
    return board_problems(content)


def without(documents: tuple[Document, ...], files: set[str]) -> tuple[Document, ...]:
    return tuple(document for document in documents if document.file not in files)


def modelled(checked: Checked) -> Board:
    """The board that checked content states."""
    content = checked.content
    document = content.vocabulary
    vocabulary = (
        Vocabulary.from_data(digest=document.digest, data=document.data)
        if document is not None
        else Vocabulary(
            # Nobody has said which categories there are: what can be an address is taken for one.
            categories={
                name: Category(id=name, name=name)
                for name in sorted({job["category"] for job in content.jobs})
                if NAME.fullmatch(name)
            }
        )
    )
    folders = {"job": "jobs", "talent": "talent", "pool": "pools"}
    pages = [
        Page.from_head(path=page.path, digest=page.digest, head=page.head, body=page.body) for page in checked.pages
    ]
    return Board(
        vocabulary=vocabulary,
        jobs=tuple(Job.from_data(slug=job.slug, digest=job.digest, data=job.data) for job in content.jobs),
        talent=tuple(
            Talent.from_data(slug=person.slug, digest=person.digest, data=person.data) for person in content.talent
        ),
        applications=tuple(
            Application.from_data(slug=d.slug, digest=d.digest, data=d.data) for d in content.applications
        ),
        reviews=tuple(Review.from_data(slug=d.slug, digest=d.digest, data=d.data) for d in content.reviews),
        pools=tuple(Pool.from_data(slug=pool.slug, digest=pool.digest, data=pool.data) for pool in content.pools),
        pages=tuple(sorted(pages, key=lambda page: (page.order, page.path))),
        pictures={picture.name: picture.digest for picture in checked.pictures},
        removed={folders[kind]: slugs for kind, slugs in content.removed.items() if kind in folders},
    )
