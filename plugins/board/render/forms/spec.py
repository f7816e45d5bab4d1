"""What the script of a form has to know of a kind of record: its fields, and what to say of each mistake."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from board.model import Vocabulary
from board.render.forms.code_lists import code_lists
from board.render.forms.patterns import javascript_pattern
from board.render.outputs import Output
from board.schema import Field, fields, load_schema
from board.validate.phrases.patterns import PATTERNS, hidden_names
from board.validate.rules.dates import OPEN_FOR
from board.validate.rules.pay import UNPAID_TRIAL_HOURS
from board.validate.rules.profiles import CONFIRMED_FOR
from board.validate.rules.templates import PLACEHOLDERS
from board.validate.shape.wording import DAYS_AHEAD, first_sentence

KINDS = ("job", "talent", "application", "review")
"""The kinds of records that have a form."""

LIMITS = (
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "minItems",
    "maxItems",
    "uniqueItems",
)
"""Keywords of a schema that the script reads as they are."""

WORDING = Path(__file__).with_name("wording.json")
"""The checker's phrases; `make golden` asks it for them."""

Spec = dict[str, Any]


def form_specs(vocabulary: Vocabulary, rules: Mapping[str, str]) -> Iterator[Output]:
    """The file of each kind that has a form."""
    inputs = f"{vocabulary.digest} {sorted(rules.items())}"
    for kind in KINDS:
        yield Output(spec_path(kind), inputs, partial(_json, kind, vocabulary, rules))


def spec_path(kind: str) -> str:
    return f"forms/{kind}.json"


def _json(kind: str, vocabulary: Vocabulary, rules: Mapping[str, str]) -> bytes:
    return json.dumps(form_spec(kind, vocabulary, rules), separators=(",", ":")).encode()


def form_spec(kind: str, vocabulary: Vocabulary, rules: Mapping[str, str]) -> Spec:
    """All that a form's script needs; `rules` is what the board has made of its rules (BOARD_RULES)."""
    return {
        "kind": kind,
        **group_spec(load_schema(kind), fields(kind)),
        **wording(rules),
        **code_lists(kind),
        "patterns": {name: javascript_pattern(pattern) for name, pattern in PATTERNS.items()},
        "hidden": hidden_names(),
        "ahead": DAYS_AHEAD,
        "open_days": OPEN_FOR.days,
        "confirmed_days": CONFIRMED_FOR.days,
        "trial_hours": UNPAID_TRIAL_HOURS,
        "placeholders": sorted(PLACEHOLDERS),
        "categories": {category.id: category.name for category in vocabulary.categories.values()},
        "skills": {spelling: skill.id for spelling, skill in vocabulary.spellings.items()},
    }


def group_spec(schema: Mapping[str, Any], children: Iterable[Field], key: str = "fields") -> Spec:
    """The fields of a group, with those that go with another one and those that exclude each other."""
    spec: Spec = {key: [field_spec(child) for child in children]}
    if "dependentRequired" in schema:
        spec["needs"] = schema["dependentRequired"]
    if "dependentSchemas" in schema:
        spec["excludes"] = {
            name: [form["required"][0] for form in part["not"]["anyOf"]]
            for name, part in schema["dependentSchemas"].items()
        }
    return spec


def field_spec(field: Field) -> Spec:
    """A field by the names of `board.schema.Field` and of its schema; what is not there is left out.

    `about` is the first sentence of its description, as hints quote it.
    """
    spec: Spec = {
        "name": field.name,
        "type": field.type,
        "required": field.required,
        "choices": field.choices,
        "default": field.default,
        "written_as": field.written_as,
        # Hints show one item; of what is needed and missing they show the whole.
        "example": field.example if field.required or field.type != "list" else field.example[:1],
        "about": first_sentence(field.description),
        "item": field.item and field_spec(field.item),
        "variants": [field_spec(variant) for variant in field.variants],
        **{keyword: field.schema[keyword] for keyword in LIMITS if keyword in field.schema},
        **(group_spec(field.schema, field.children, "children") if field.children else {}),
    }
    return {key: value for key, value in spec.items() if value or (value == 0 and value is not False)}


def wording(rules: Mapping[str, str]) -> Spec:
    """The checker's words; of a rule that the board has softened as a warning, of one that is off nothing."""
    kept = _wording()
    phrases = {}
    for name, (message, hint, severity) in kept["phrases"].items():
        policy = rules.get(name.partition(".")[0], severity)
        if policy != "off":
            phrases[name] = [message, hint] if policy == "error" else [message, hint, policy]
    return {"words": kept["words"], "phrases": phrases}


@cache
def _wording() -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(WORDING.read_bytes())
    return kept
