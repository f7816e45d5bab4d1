"""Rows as record files: checked whole before the first is written, and never over a file that exists."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from board.importing.mapping import ColumnMap
from board.importing.rows import cell_of, record_from
from board.importing.slugs import free_slug, slug_from
from board.importing.table import Row
from board.problem import Problem, Severity
from board.read import Document, read_document
from board.schema import KINDS
from board.validate.content import Content
from board.validate.rules import BOARD_RULES, FILE_RULES, apply_policy
from board.validate.shape import shape_problems
from board.yaml_text import record_yaml

EXAMPLE_ADDRESS = re.compile(r"^add `([\w-]+): [^`]*(?:://|@)[^`]*`")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that has become a well-formed file of the right shape, not written yet."""

    row: Row
    document: Document


@dataclass(slots=True, kw_only=True)
class Import:
    """What an import comes to: every row is accepted, unchanged or rejected."""

    accepted: list[Candidate] = field(default_factory=list)
    unchanged: list[Candidate] = field(default_factory=list)
    """Rows whose file is there already, exactly as it would be written."""
    rejected: list[tuple[Row, list[str]]] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    @property
    def warnings_by_id(self) -> list[tuple[str, int]]:
        """How many warnings there are of each kind, the most frequent first."""
        return Counter(warning.id for warning in self.warnings).most_common()


def imported(
    rows: Iterable[Row], column_map: ColumnMap, content: Content, *, folder: Path, policy: Mapping[str, str]
) -> Import:
    """What becomes of each row on a board with this content; nothing is written yet."""
    result = Import()
    candidates: list[Candidate] = []
    taken: set[str] = set()
    for row in rows:
        candidate = candidate_from(row, column_map, taken, folder.name)
        if isinstance(candidate, list):
            result.rejected.append((row, candidate))
            continue
        taken.add(candidate.document.slug)
        existing = record_path(folder, candidate.document)
        if not existing.exists():
            candidates.append(candidate)
        elif existing.read_bytes() == candidate.document.raw:
            result.unchanged.append(candidate)
        else:
            name = candidate.document.file
            result.rejected.append((row, [f"{name} exists already with other content, and is not overwritten"]))
    sort_out(candidates, content, policy, result)
    result.rejected.sort(key=lambda pair: pair[0].number)
    return result


def candidate_from(row: Row, column_map: ColumnMap, taken: set[str], folder: str) -> Candidate | list[str]:
    """A row's file, or the reasons why there is none."""
    if row.trouble:
        return [row.trouble]
    slug = slug_from(cell_of(column_map.file_name, row.cells))
    if not slug:
        return ["has nothing to call the file by: fill in the column that names it"]
    slug = free_slug(slug, taken)
    try:
        document, problems = document_from(record_from(row, column_map), column_map.kind, slug, folder)
    except ValueError as error:
        return [str(error)]
    if document is None:
        return reasons(problems)
    errors = [problem for problem in shape_problems(document) if problem.severity is Severity.ERROR]
    return reasons(errors) if errors else Candidate(row, document)


def document_from(
    record: Mapping[str, Any], kind: str, slug: str, folder: str
) -> tuple[Document | None, Sequence[Problem]]:
    """A record as the file it would be, read back as strictly as any other.

    Raises ValueError for a record that no file can hold.
    """
    file = f"{folder}/{KINDS[kind].folder}/{slug}.yml"
    document, problems = read_document(record_yaml(record, kind).encode(), file=file, kind=kind, slug=slug)
    if document is not None and document.data != record:
        raise ValueError(f"{file} would not say the same as the source; please report this")
    return document, problems


def sort_out(candidates: list[Candidate], content: Content, policy: Mapping[str, str], result: Import) -> None:
    """Accept the candidates that the board's rules accept together, and reject the others."""
    while True:
        found = problems_by_file([one.document for one in candidates], content, policy)
        wrong = {file for file, problems in found.items() if has_error(problems)}
        if not wrong:
            break
        # A problem may lie between two files: without the rejected one, the other is judged anew.
        for candidate in candidates:
            if candidate.document.file in wrong:
                errors = [one for one in found[candidate.document.file] if one.severity is Severity.ERROR]
                result.rejected.append((candidate.row, reasons(errors)))
        candidates = [candidate for candidate in candidates if candidate.document.file not in wrong]
    result.accepted += candidates
    result.warnings += [problem for problems in found.values() for problem in problems]


RECORDS = {"job": "jobs", "talent": "talent", "application": "applications", "review": "reviews", "pool": "pools"}


def problems_by_file(
    documents: Sequence[Document], content: Content, policy: Mapping[str, str]
) -> dict[str, list[Problem]]:
    """What the rules say about new documents, next to the records that are there already."""
    new, whole = with_records(content, documents, alone=True), with_records(content, documents)
    files = {document.file for document in documents}
    found = [problem for rule in FILE_RULES for problem in rule(new)]
    found += [problem for rule in BOARD_RULES for problem in rule(whole)]
    by_file = defaultdict(list)
    for problem in apply_policy(found, policy):
        if problem.location.file in files:
            by_file[problem.location.file].append(problem)
    return by_file


def with_records(content: Content, documents: Sequence[Document], *, alone: bool = False) -> Content:
    """The content with more records, or with these alone; what is no record stays as it is."""
    # As keywords, nothing narrower than Any passes.
    records: dict[str, Any] = {}
    for kind, name in RECORDS.items():
        ours = tuple(document for document in documents if document.kind == kind)
        records[name] = ours if alone else getattr(content, name) + ours
    return replace(content, **records)


def has_error(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def reasons(problems: Iterable[Problem]) -> list[str]:
    """Problems as reasons for the person with the table, who sees no file and no line."""
    return [f"{problem.message} [{problem.id}]: {without_address(problem)}" for problem in problems]


def without_address(problem: Problem) -> str:
    """The hint; of a field that is missing, without the example of an address, which is somebody else's."""
    if problem.id != "missing-field":
        return problem.hint
    return EXAMPLE_ADDRESS.sub(r"fill in `\1`", problem.hint)


def record_path(folder: Path, document: Document) -> Path:
    """Where a record's file lies in a content folder."""
    return folder / KINDS[document.kind].folder / f"{document.slug}.yml"


def write_records(folder: Path, documents: Iterable[Document]) -> Iterator[Path]:
    """Write the files, each only where there is none yet; yields the paths."""
    for document in documents:
        path = record_path(folder, document)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(document.raw)
        yield path
