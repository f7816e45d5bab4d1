"""Some files at a time, read and checked each by itself."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from board.files import Found
from board.memory import Fact, Packet
from board.problem import Problem, Severity
from board.read import Document, read_document
from board.validate.content import Content
from board.validate.rules import FILE_RULES
from board.validate.running import internal_error, rule_problems
from board.validate.shape import shape_kind, shape_problems

# As many files as fit into a processor's own memory with all that is made of them: every rule looks at each of them
# again, and to wait for the memory of the whole board costs more than the rules do.
BATCH = 100


Asked = Callable[[str], bool]
"""Whether somebody asks what is wrong with a file, by its name; of the others only what they say is needed."""


def every_file(_file: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of some files: the facts of those in which nothing was found, those of the others, and the problems."""

    sound: Packet
    others: Packet
    problems: list[Problem]

    @property
    def facts(self) -> list[Fact]:
        return [*self.sound.facts, *self.others.facts]


def check_share(
    raws: Mapping[str, bytes],
    vocabulary: Document | None,
    today: date,
    entries: Sequence[Found],
    *,
    asked: Asked = every_file,
) -> list[Batch]:
    """Read some files and check each by itself: its syntax, its shape and, if it is asked for, its own rules.

    The rules look at the vocabulary too.
    """
    starts = range(0, len(entries), BATCH)
    return [check_batch(raws, vocabulary, today, entries[start : start + BATCH], asked) for start in starts]


def sound_vocabulary(raw: bytes) -> Document | None:
    """The vocabulary in a file's bytes, if rules can look at it."""
    words, _ = read_document(raw, file="", kind="vocabulary")
    return words if words is not None and not shape_problems(words) else None


def check_batch(
    raws: Mapping[str, bytes], vocabulary: Document | None, today: date, entries: Sequence[Found], asked: Asked
) -> Batch:
    """The same for a few files that stay at hand."""
    problems: list[Problem] = []
    documents: list[Document] = []
    for entry in entries:
        try:
            document, mistakes = well_shaped(entry, raws[entry.file], today)
        except Exception as error:
            document, mistakes = None, [internal_error(entry.file, "reading it", error)]
        problems += mistakes
        documents += [document] if document else []
    wanted = {document.file for document in documents if asked(document.file)}
    content = sorted_out((document for document in documents if document.file in wanted), today, frozenset())
    if content.vocabulary is None:
        content = replace(content, vocabulary=vocabulary)
    problems += rule_problems(FILE_RULES, content)
    marred = {problem.location.file for problem in problems}
    sound: list[Fact] = []
    others: list[Fact] = []
    for document in documents:
        is_sound = document.file in wanted and document.file not in marred
        (sound if is_sound else others).append((document.file, document.digest, document.data))
    return Batch(Packet(sound), Packet(others), problems)


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
