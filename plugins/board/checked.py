"""A content folder, read and checked: what is sound in it, and everything that is wrong."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from board.batches import (
    Asked,
    check_share,
    document_of,
    every_file,
    slugs_by_kind,
    sorted_out,
    sound_vocabulary,
)
from board.files import Found, found_files
from board.memory import Fact, Memory
from board.page_file import PageFile, page_parts
from board.parallel import WORTH_FORKING, BothEnds
from board.picture_file import PictureFile, read_picture
from board.problem import Problem, Severity, sorted_problems
from board.validate.content import Content
from board.validate.rules import BOARD_RULES, apply_policy
from board.validate.running import rule_problems
from board.validate.shape import shape_problems

# O_BINARY is Windows' own. No file that may be published is longer than one read.
READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)
ONE_READ = 1 << 17


def nothing() -> None:
    """What there is to do meanwhile, for most."""


@dataclass(frozen=True)
class Checked:
    """A content folder after reading and checking: well-shaped documents, pages, pictures, and all problems.

    `memory` is what a later run may reuse: the data of each file in which nothing was found.
    """

    content: Content
    pages: tuple[PageFile, ...] = ()
    pictures: tuple[PictureFile, ...] = ()
    problems: tuple[Problem, ...] = ()
    memory: Memory = field(default_factory=Memory)
    file_count: int = 0


def check_content(
    folder: Path, *, today: date, policy: Mapping[str, str] | None = None
) -> tuple[Content, list[Problem]]:
    """Everything well-shaped in a content folder, and everything that is wrong with it."""
    checked = check_folder(folder, today=today, policy=policy or {})
    return checked.content, list(checked.problems)


def check_folder(
    folder: Path, *, today: date, policy: Mapping[str, str], processes: int = 1, asked: Asked = every_file
) -> Checked:
    """Read and check a content folder: all of it, or what is wrong with the files that are asked for."""
    checked = read_folder(folder, today=today, processes=processes, asked=asked)
    problems = [*checked.problems, *board_problems(checked.content)]
    return replace(checked, problems=with_policy(problems, policy))


def read_folder(
    folder: Path,
    *,
    today: date,
    processes: int = 1,
    memory: Memory | None = None,
    asked: Asked = every_file,
    meanwhile: Callable[[], object] = nothing,
) -> Checked:
    """Read a content folder and check each file by itself; what `memory` holds of unchanged files is not checked again.

    Of the files that are not `asked` for, what their own rules say is left out. The problems are not yet those of the
    board as a whole, nor softened by its policy. `meanwhile` is done here once other processes read.
    """
    found, problems = found_files(folder)
    # Broken ones too: a record that names one has made no mistake.
    names = frozenset(entry.slug for entry in found if entry.kind == "picture")
    raws = {entry.file: read_bytes(entry.path) for entry in found if entry.kind != "picture"}
    memory = memory or Memory()
    known = memory.facts()
    facts: list[Fact] = []
    pages: list[PageFile] = []
    pictures: list[PictureFile] = []
    records: dict[str, Found] = {}
    unread: list[Found] = []
    for entry in found:
        if entry.kind == "page":
            page, page_problems = read_page(entry, raws[entry.file])
            problems += page_problems
            pages += [page] if page else []
        elif entry.kind == "picture":
            picture, picture_problems = read_picture(entry)
            problems += picture_problems
            pictures += [picture] if picture else []
        else:
            records[entry.file] = entry
            fact = known.get(entry.file)
            if fact is not None and fact[1] == blake2b(raws[entry.file], digest_size=16).hexdigest():
                facts.append(fact)
            else:
                unread.append(entry)
    # The rules for one file look at the vocabulary too, so it is read first, and in every share.
    words = next((raws[entry.file] for entry in found if entry.kind == "vocabulary"), b"")
    check = partial(check_share, raws, sound_vocabulary(words) if words else None, today, asked=asked)
    with BothEnds(unread, check, processes, worth_forking=WORTH_FORKING) as both_ends:
        meanwhile()
        new = list(chain.from_iterable(both_ends.finish()))
    remembered = memory.after(facts, [batch.sound for batch in new])
    for batch in new:
        facts += batch.facts
        problems += batch.problems
    documents = [document_of(fact, records[fact[0]], raws[fact[0]]) for fact in facts]
    readable = {document.file for document in documents}
    broken = slugs_by_kind(entry for entry in unread if entry.file not in readable)
    content = replace(sorted_out(documents, today, names), broken=broken)
    return Checked(
        content=content,
        pages=tuple(pages),
        pictures=tuple(pictures),
        problems=tuple(problems),
        memory=remembered,
        file_count=len(found),
    )


def read_bytes(path: str) -> bytes:
    """A file's bytes. Not `open`: for ten thousand small files its objects cost more than reading them."""
    file = os.open(path, READING)
    try:
        parts = [os.read(file, ONE_READ)]
        while len(parts[-1]) == ONE_READ:
            parts.append(os.read(file, ONE_READ))
        return b"".join(parts)
    finally:
        os.close(file)


def read_page(entry: Found, raw: bytes) -> tuple[PageFile | None, list[Problem]]:
    """A Markdown page, or what is wrong with it."""
    head, body, problems = page_parts(raw, entry)
    if head is None:
        return None, problems
    problems += shape_problems(head)
    if any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    digest = blake2b(raw, digest_size=16).hexdigest()
    return PageFile(path=entry.slug, digest=digest, head=head.data, body=body), problems


def board_problems(content: Content) -> list[Problem]:
    """What is wrong between the files, and with them on this day."""
    return rule_problems(BOARD_RULES, content)


def with_policy(problems: Iterable[Problem], policy: Mapping[str, str]) -> tuple[Problem, ...]:
    """Every problem once, by place, as the board's BOARD_RULES wants it."""
    return tuple(apply_policy(sorted_problems(problems), policy))
