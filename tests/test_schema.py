"""The schemas: complete, strict, and readable as fields."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from board.schema import KINDS, Field, fields, load_schema, schema_folder
from board.schema.reference import field_reference
from board.validate.shape.explain import FOR_A_VALUE
from board.validate.shape.gate import is_well_shaped, obeys
from board.validate.shape.misformed import FORMS
from board.validate.shape.refusals import FORMATS, format_checker

GUIDES = {
    "define-the-job",
    "meet-people-where-they-look",
    "set-expectations",
    "show-your-work",
    "interview-briefly",
    "paid-trials",
    "pay-clearly",
    "feedback-both-ways",
    "grow-a-pool",
    "learn-from-each-hire",
    "good-answers",
    "interview-questions",
    "payment-plans",
    "helpful-reviews",
}
ANNOTATIONS = {"$schema", "$id", "title", "description", "examples", "default"}
STRUCTURE = {"properties", "patternProperties", "items", "oneOf"}
FOR_A_GROUP = {"required", "dependentRequired", "dependentSchemas", "additionalProperties", "uniqueItems"}
NOTES = {"x-guide", "x-maps-to", "x-markdown", "x-part", "x-written-as"}

JOB: dict[str, Any] = {
    "title": "Translate our onboarding guide into French",
    "client": {
        "name": "Exemple Libre",
        "url": "https://exemple-libre.example",
        "account": "exemple-libre",
    },
    "category": "translation",
    "description": "4,200 words in eight chapters, for new volunteers.\n",
    "deliverables": ["Chapters 1 to 8 in Markdown, every link of the source kept"],
    "skills": ["french", "markdown"],
    "remote": True,
    "pay": {"type": "fixed", "amount": 300, "currency": "EUR"},
    "posted": "2026-11-20",
    "closes": "2026-12-04",
    "apply": [
        {"via": "pull_request"},
        {"via": "form", "url": "https://forms.exemple-libre.example/translate"},
    ],
}


def parts(schema: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every part of a schema that describes a value, with its path."""
    yield path, schema
    for name, part in schema.get("properties", {}).items():
        yield from parts(part, f"{path}.{name}")
    if "items" in schema:
        yield from parts(schema["items"], f"{path}[]")
    for number, part in enumerate(schema.get("oneOf", ())):
        yield from parts(part, f"{path}({number})")


EVERY_PART = [pytest.param(part, id=f"{kind}{path}") for kind in KINDS for path, part in parts(load_schema(kind))]


def every_field() -> Iterator[Field]:
    for kind in KINDS:
        for field in fields(kind):
            yield from field.walk()


def test_every_schema_file_belongs_to_a_kind() -> None:
    files = {file.name for file in schema_folder().iterdir()}
    assert files == {kind.schema_file for kind in KINDS.values()}


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_draft_2020_12(kind: str) -> None:
    schema = load_schema(kind)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"https://plainboard.example/schemas/{kind}.schema.json"
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("part", EVERY_PART)
def test_part_has_a_title_a_description_and_examples_that_obey_it(part: dict[str, Any]) -> None:
    assert part["title"].strip()
    assert part["description"].endswith(".")
    assert part["examples"]
    for example in part["examples"]:
        assert obeys(example, part)


@pytest.mark.parametrize("part", EVERY_PART)
def test_part_uses_only_words_that_forms_and_explanations_understand(part: dict[str, Any]) -> None:
    assert part.keys() <= ANNOTATIONS | STRUCTURE | FOR_A_GROUP | NOTES | FOR_A_VALUE.keys()
    assert part.get("x-guide", "set-expectations") in GUIDES
    assert part.get("x-written-as", "month") in {*FORMS, "month"}
    assert part.get("x-maps-to", {}).keys() <= {"schema.org", "json-resume", "feeds"}


@pytest.mark.parametrize("part", EVERY_PART)
def test_part_is_strict(part: dict[str, Any]) -> None:
    match part.get("type"):
        case "object":
            assert part["additionalProperties"] is False
            assert part["patternProperties"] == {"^x-": True}
            assert part["properties"].keys() >= set(part.get("required", ()))
        case "array":
            assert part["maxItems"] > 0
        case "string":
            assert part.keys() & {"maxLength", "enum", "format"}
            assert not obeys(" \t\n", part)
            assert not obeys("", part)
        case "number" | "integer":
            assert "maximum" in part


def test_every_guide_is_linked_from_a_field() -> None:
    assert {field.guide for field in every_field() if field.guide} == GUIDES


def test_every_checker_knows_every_format_used() -> None:
    used = {part["format"] for kind in KINDS for _, part in parts(load_schema(kind)) if "format" in part}
    assert used == set(FORMATS) == set(format_checker().checkers)
    # So does the library that other tools use; "uri" needs an extra package.
    assert used <= set(jsonschema.Draft202012Validator.FORMAT_CHECKER.checkers)
    assert [obeys("nothing of the kind", {"format": name}) for name in sorted(used)] == [False] * len(used)


@pytest.mark.parametrize("kind", KINDS)
def test_other_tools_accept_what_the_gate_accepts(kind: str) -> None:
    schema = load_schema(kind)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    complete = {field.name: field.example for field in fields(kind)}
    for record in (*schema["examples"], complete):
        assert is_well_shaped(kind, record)
        validator.validate(record)


def test_amount_needs_a_currency() -> None:
    assert is_well_shaped("job", JOB)
    assert not is_well_shaped("job", {**JOB, "pay": {"type": "fixed", "amount": 300}})


def test_notes_of_ones_own_are_allowed_at_every_level() -> None:
    noted = {**JOB, "x-note": [1, {}], "client": {**JOB["client"], "x-crm": "17"}}
    assert is_well_shaped("job", noted)


def test_fields_come_in_the_order_of_the_file() -> None:
    names = [field.name for field in fields("job")]
    assert names[:6] == ["title", "summary", "client", "category", "description", "objectives"]
    assert names[-4:] == ["former_slugs", "status", "updates", "outcome"]
    assert names == list(json.loads((schema_folder() / "job.schema.json").read_bytes())["properties"])


@pytest.mark.parametrize(
    ("kind", "path", "type_", "required"),
    [
        pytest.param("job", "title", "text", True, id="text"),
        pytest.param("job", "description", "prose", True, id="markdown"),
        pytest.param("job", "closes", "date", True, id="a day"),
        pytest.param("job", "remote", "boolean", False, id="true or false"),
        pytest.param("job", "revisions", "integer", False, id="a whole number"),
        pytest.param("job", "pay.amount", "number", False, id="a number"),
        pytest.param("job", "pay.type", "choice", True, id="one of some words"),
        pytest.param("job", "client.url", "url", False, id="an address"),
        pytest.param("job", "skills", "list", False, id="a list"),
        pytest.param("job", "deliverables[]", "either", True, id="a text or a group"),
        pytest.param("job", "deliverables[].accepted_when[]", "text", True, id="deep inside"),
        pytest.param("job", "apply[].address", "email", True, id="an e-mail address"),
        pytest.param("talent", "experience[].from", "month", False, id="a year or a month"),
        pytest.param("talent", "availability", "group", True, id="a group"),
    ],
)
def test_field_is_found_with_its_type(kind: str, path: str, type_: str, required: bool) -> None:
    found = [part for field in fields(kind) for part in field.walk() if part.path == path]
    assert (found[0].type, found[0].required) == (type_, required)


def test_reference_gives_every_way_to_apply_in_one_row() -> None:
    assert "| `apply[].via`* | `pull_request`, `form`, `email` |" in field_reference()


def test_choice_lists_its_words_and_its_default() -> None:
    status = next(field for field in fields("job") if field.name == "status")
    assert status.choices == ("open", "paused", "filled", "completed", "cancelled")
    assert status.default == "open"


def test_field_with_several_forms_has_a_variant_for_each() -> None:
    apply = next(field for field in fields("job") if field.name == "apply")
    assert apply.item is not None
    ways = [[child.name for child in variant.children] for variant in apply.item.variants]
    assert ways == [["via"], ["via", "url"], ["via", "address"]]
    assert [variant.children[0].choices for variant in apply.item.variants] == [
        ("pull_request",),
        ("form",),
        ("email",),
    ]


def test_field_reference_is_up_to_date() -> None:
    written = (schema_folder().parent / "docs" / "fields.md").read_text(encoding="utf-8")
    assert written == field_reference()


def test_field_reference_names_every_field() -> None:
    reference = field_reference()
    assert [field.path for field in every_field() if f"| `{field.path}`" not in reference] == []
