"""The questions that a new record needs answered, each answer checked as a file would be."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from board.importing.beginnings import Beginning
from board.importing.mapping import Source
from board.importing.records import document_from, has_error, problems_by_file
from board.importing.rows import parts_of, typed
from board.problem import Location, Problem, Severity
from board.read import Document, read_document
from board.schema import Field, fields, load_schema
from board.validate.content import Content
from board.validate.shape import shape_problems
from board.yaml_text import scalar

# While more is going to be asked, these say nothing yet.
NOT_YET = {"missing-field", "amount-without-currency", "paid-without-amount", "job-without-place"}


Path = Sequence[str | int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One field to ask for: its path, what the schema says of it, and what stands in the prompt.

    `asked` is what somebody else asks: a job's question.
    """

    path: str
    field: Field
    prompt: str
    default: str | None
    is_needed: bool
    asked: str = ""

    @property
    def title(self) -> str:
        return self.asked or self.field.title

    @property
    def description(self) -> str:
        return self.field.description


class Questions:
    """What to ask for a record of a kind, one after the other; `values` grows with the answers.

    Which question comes next depends on the answers: unpaid work has no sum, remote work no place.
    """

    def __init__(
        self,
        kind: str,
        beginning: Beginning,
        content: Content,
        choices: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.kind = kind
        self.slug = beginning.slug or "new"
        self.wanted = beginning.wanted
        self.values = dict(beginning.values)
        self.content = content
        self.choices = choices
        # Checking one field needs a whole record around it: the schema's example is a sound one.
        self.example: Mapping[str, Any] = load_schema(kind)["examples"][0]

    def __iter__(self) -> Iterator[Question]:
        for field in fields(self.kind):
            if field.name == "closes" or (self.is_needed(field) and field.name not in self.values):
                yield from self.about(field)
            elif field.name in self.values and field.children:
                yield from (self.question(child) for child in field.children if self.is_open(child))
            elif field.name == "answers":
                yield from self.about_answers(field)
            elif field.name == "remote":
                yield self.question(field, default="yes")
            elif field.name == "location" and self.values.get("remote") is False:
                yield from (self.question(child) for child in field.children if child.name != "region")
                del self.values["remote"]

    def about(self, field: Field) -> Iterator[Question]:
        if not field.children:
            yield self.question(field, default=self.values.get(field.name))
            return
        for child in field.children:
            if self.is_needed(child) and not self.is_unpaid(child):
                yield self.question(child)

    def about_answers(self, field: Field) -> Iterator[Question]:
        """The job's own questions, as they are laid out."""
        answer = next(child for child in field.item.children if child.name == "answer") if field.item else field
        for index, entry in enumerate(self.values.get("answers", ())):
            path = f"answers.{index}.answer"
            prompt = f"answer {index + 1}"
            yield Question(
                path=path, field=answer, prompt=prompt, default=None, is_needed=False, asked=entry["question"]
            )

    def is_needed(self, field: Field) -> bool:
        return field.required or field.path in self.wanted

    def is_open(self, field: Field) -> bool:
        """Whether a field of a group that has some values is still missing."""
        group, name = field.path.split(".")
        return self.is_needed(field) and name not in self.values[group]

    def is_unpaid(self, field: Field) -> bool:
        return field.path.startswith("pay.") and self.values.get("pay", {}).get("type") == "volunteer"

    def question(self, field: Field, default: str | None = None) -> Question:
        allowed = self.choices.get(field.path) or field.choices
        hint = f" ({', '.join(allowed)})" if allowed else ""
        if field.type == "list":
            hint = " (several: with ; between them)"
        return Question(
            path=field.path,
            field=field,
            prompt=f"{field.path}{hint}",
            default=default,
            is_needed=self.is_needed(field),
        )

    def answer(self, question: Question, written: str) -> tuple[list[Problem], str]:
        """Take an answer, unless it is wrong; gives back what the check says of it, and how it was mended, if it was.

        What the check itself knows how to write, such as 300 for "300 €", is written so.
        """
        path = [int(step) if step.isdecimal() else step for step in question.path.split(".")]
        name = str(path[0])
        top = put(self.values.get(name), path[1:], value_of(written, question.field))
        try:
            record = self.with_whole_groups({**self.example, **self.values, name: top})
            document, problems = document_from(record, self.kind, self.slug, "content")
        except ValueError as error:
            problem = Problem(id="not-writable", location=Location(""), message=str(error), hint="write it otherwise")
            return [problem], ""
        if document is None:
            return list(problems), ""
        found, mended = self.said_of(document, path), ""
        corrected = with_corrections(document, found)
        if corrected is not None and not has_error(again := self.said_of(corrected, path)):
            document, found, mended = corrected, again, shown(corrected, path)
        if not has_error(found):
            taken = document.data[name]
            self.values[name] = {key: taken[key] for key in top} if isinstance(top, dict) else taken
        return found, mended

    def with_whole_groups(self, record: dict[str, Any]) -> dict[str, Any]:
        """The record with what its groups still lack, from the example: rules rely on what the schema requires."""
        for field in fields(self.kind):
            if field.children and field.name in record:
                example = self.example.get(field.name, {})
                needed = {
                    child.name: example[child.name]
                    for child in field.children
                    if child.required and child.name in example
                }
                record[field.name] = needed | record[field.name]
        return record

    def said_of(self, document: Document, path: Path) -> list[Problem]:
        """The problems at a value, and not elsewhere in the record."""
        found = shape_problems(document)
        if not has_error(one for one in found if one.id not in NOT_YET):
            found += problems_by_file([document], self.content, {}).get(document.file, [])
        start, end = document.at(*path), end_of(document, path)
        return [one for one in found if start <= one.location <= end and one.id not in NOT_YET]

    @staticmethod
    def has_error(problems: Iterable[Problem]) -> bool:
        return has_error(problems)


def value_of(written: str, field: Field) -> Any:
    """An answer as a value of its field; of a list of groups, each with the one key that it needs."""
    if field.item is not None and field.item.children:
        name = next(child.name for child in field.item.children if child.required)
        return [{name: part} for part in dict.fromkeys(parts_of(written, (";", "lines")))]
    return typed(written, field, Source())


def put(whole: Any, path: Path, value: Any) -> Any:
    """A copy of a group or a list with a value at a path inside it; the value alone where the path is empty."""
    if not path:
        return value
    if isinstance(path[0], int):
        return [put(part, path[1:], value) if index == path[0] else part for index, part in enumerate(whole)]
    inside = whole or {}
    return {**inside, path[0]: put(inside.get(path[0]), path[1:], value)}


def with_corrections(document: Document, problems: Iterable[Problem]) -> Document | None:
    """The document with all its errors corrected, or None where one has no certain correction, or there is none."""
    corrections = [problem.correction for problem in problems if problem.severity is Severity.ERROR]
    lines = document.text.split("\n")
    # The corrections of a file never overlap; from the last to the first, each line keeps its number.
    for correction in sorted(filter(None, corrections), key=lambda one: one.first, reverse=True):
        lines[correction.first - 1 : correction.last] = correction.text.split("\n")
    if not corrections or None in corrections:
        return None
    raw = "\n".join(lines).encode()
    return read_document(raw, file=document.file, kind=document.kind, slug=document.slug)[0]


def shown(document: Document, path: Path) -> str:
    """The value at a path as a person would type it."""
    value: Any = document.data
    for name in path:
        value = value[name]
    return "; ".join(map(str, value)) if isinstance(value, list) else scalar(value)


def end_of(document: Document, path: Path) -> Location:
    """Where the value at a path ends."""
    extent = document.extent(*path)
    before = document.text[: extent[1]] if extent else document.text
    return Location(document.file, before.count("\n") + 1, len(before) - before.rfind("\n"))
