"""A content folder, read and checked: what is sound in it, and everything that is wrong."""

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from board.files import Found, found_files
from board.memory import Fact, Memory, Packet
from board.page_file import PageFile, page_parts
from board.parallel import shared_out
from board.picture_file import PictureFile, read_picture
from board.problem import Problem, Severity, sorted_problems
from board.read import Document, read_document
from board.validate.content import Content
from board.validate.rules import BOARD_RULES, FILE_RULES, apply_policy
from board.validate.running import internal_error, rule_problems
from board.validate.shape import shape_kind, shape_problems

# As many files as fit into a processor's own memory with all that is made of them: every rule looks at each of them
# again, and to wait for the memory of the whole board costs more than the rules do.
BATCH = 100

# O_BINARY is Windows' own. No file that may be published is longer than one read.
READING = os.O_RDONLY | getattr(os, "O_BINARY", 0)
ONE_READ = 1 << 17


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


def check_folder(folder: Path, *, today: date, policy: Mapping[str, str], processes: int = 1) -> Checked:
    """Read and check a whole content folder."""
    checked = read_folder(folder, today=today, processes=processes)
    problems = [*checked.problems, *board_problems(checked.content)]
    return replace(checked, problems=with_policy(problems, policy))


def read_folder(folder: Path, *, today: date, processes: int = 1, memory: Memory | None = None) -> Checked:
    """Read a content folder and check each file by itself; what `memory` holds of unchanged files is not checked again.

    The problems are not yet those of the board as a whole, nor softened by its policy.
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
    vocabulary = next((raws[entry.file] for entry in found if entry.kind == "vocabulary"), None)
    shares = shared_out(unread, partial(check_share, raws, vocabulary, today), processes)
    new = list(chain.from_iterable(shares))
    remembered = memory.after(facts, [batch.sound for batch in new])
    for batch in new:
        facts += batch.sound.facts
        facts += batch.marred
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
        raw = part = os.read(file, ONE_READ)
        while len(part) == ONE_READ:
            part = os.read(file, ONE_READ)
            raw += part
        return raw
    finally:
        os.close(file)


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of some files: the facts of those in which nothing was found, those of the others, and the problems."""

    sound: Packet
    marred: list[Fact]
    problems: list[Problem]


def check_share(
    raws: Mapping[str, bytes], vocabulary: bytes | None, today: date, entries: Sequence[Found]
) -> list[Batch]:
    """Read some files and check each by itself: its syntax, its shape, its own rules."""
    words, _ = read_document(vocabulary, file="", kind="vocabulary") if vocabulary is not None else (None, ())
    known = words if words is not None and not shape_problems(words) else None
    return [check_batch(raws, known, today, entries[start : start + BATCH]) for start in range(0, len(entries), BATCH)]


def check_batch(raws: Mapping[str, bytes], vocabulary: Document | None, today: date, entries: Sequence[Found]) -> Batch:
    """The same for a few files that stay at hand; the rules also look at the vocabulary."""
    problems: list[Problem] = []
    documents: list[Document] = []
    for entry in entries:
        try:
            document, mistakes = well_shaped(entry, raws[entry.file], today)
        except Exception as error:
            document, mistakes = None, [internal_error(entry.file, "reading it", error)]
        problems += mistakes
        documents += [document] if document else []
    content = sorted_out(documents, today, frozenset())
    if content.vocabulary is None:
        content = replace(content, vocabulary=vocabulary)
    problems += rule_problems(FILE_RULES, content)
    marred = {problem.location.file for problem in problems}
    sound: list[Fact] = []
    rest: list[Fact] = []
    for document in documents:
        (rest if document.file in marred else sound).append((document.file, document.digest, document.data))
    return Batch(Packet.of(sound), rest, problems)


def document_of(fact: Fact, entry: Found, raw: bytes) -> Document:
    """The document that a file holds."""
    return Document(entry.file, entry.kind, entry.slug, fact[2], fact[1], raw)


def well_shaped(entry: Found, raw: bytes, today: date) -> tuple[Document | None, list[Problem]]:
    """A file's document, unless its syntax or its shape has an error, and all problems of both."""
    document, mistakes = read_document(raw, file=entry.file, kind=entry.kind, slug=entry.slug, despite_wrong_days=True)
    problems = list(mistakes)
    if document is not None:
        # A day that no calendar has is told already, and better.
        told = {mistake.location for mistake in mistakes}
        problems += [problem for problem in shape_problems(document, today) if problem.location not in told]
    if any(problem.severity is Severity.ERROR for problem in problems):
        document = None
    return document, problems


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


def sorted_out(documents: Iterable[Document], today: date, pictures: frozenset[str]) -> Content:
    """The documents by kind in the order of their names."""
    by_kind: dict[str, list[Document]] = defaultdict(list)
    for document in sorted(documents, key=lambda document: document.file):
        by_kind[shape_kind(document)].append(document)
    vocabulary = by_kind["vocabulary"]
    tombstones = tuple(by_kind["tombstone"])
    return Content(
        today=today,
        jobs=tuple(by_kind["job"]),
        talent=tuple(by_kind["talent"]),
        applications=tuple(by_kind["application"]),
        reviews=tuple(by_kind["review"]),
        pools=tuple(by_kind["pool"]),
        vocabulary=vocabulary[0] if vocabulary else None,
        tombstones=tombstones,
        removed=slugs_by_kind(tombstones),
        pictures=pictures,
    )


def slugs_by_kind(documents: Iterable[Document | Found]) -> dict[str, frozenset[str]]:
    slugs: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        slugs[document.kind].add(document.slug)
    return {kind: frozenset(names) for kind, names in slugs.items()}


def board_problems(content: Content) -> list[Problem]:
    """What is wrong between the files, and with them on this day."""
    return rule_problems(BOARD_RULES, content)


def with_policy(problems: Iterable[Problem], policy: Mapping[str, str]) -> tuple[Problem, ...]:
    """Every problem once, by place, as the board's BOARD_RULES wants it."""
    return tuple(apply_policy(sorted_problems(problems), policy))
