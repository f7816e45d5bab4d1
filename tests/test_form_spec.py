"""What a form's script knows of a kind is what the schemas, the rules and the vocabulary say."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from board.model import Vocabulary
from board.render.forms.patterns import javascript_pattern
from board.render.forms.spec import KINDS, WORDING, form_spec, form_specs, spec_path
from board.schema import Field, fields
from board.validate.rules import BOARD_RULES, FILE_RULES, rule_id

LEFT = Path(__file__).parents[1] / "docs" / "decisions" / "0019-the-form-asks-the-checker-for-its-words.md"
VOCABULARY = Vocabulary.from_data(
    digest="v1",
    data={
        "categories": [{"id": "translation", "name": "Translation"}],
        "skills": [{"id": "javascript", "name": "JavaScript", "aliases": ["js", "ECMAScript"]}],
    },
)


def names_of(field: Field) -> Any:
    """The names of a field and of all that is inside, as they stand in a spec."""
    inner = [*field.children, *([field.item] if field.item else []), *field.variants]
    return [field.name, [names_of(part) for part in inner]]


def names_in(spec: dict[str, Any]) -> Any:
    inner = [*spec.get("children", ()), *([spec["item"]] if "item" in spec else []), *spec.get("variants", ())]
    return [spec.get("name", ""), [names_in(part) for part in inner]]


@pytest.mark.parametrize("kind", KINDS)
def test_spec_has_every_field_of_the_schema_in_its_order(kind: str) -> None:
    spec = form_spec(kind, VOCABULARY, {})
    assert [names_in(field) for field in spec["fields"]] == [names_of(field) for field in fields(kind)]


def test_spec_keeps_limits_and_what_goes_with_what() -> None:
    pay = next(field for field in form_spec("job", VOCABULARY, {})["fields"] if field["name"] == "pay")
    amount = next(field for field in pay["children"] if field["name"] == "amount")
    assert pay["needs"] == {"amount": ["currency"], "min": ["max", "currency"], "max": ["min", "currency"]}
    assert pay["excludes"] == {"amount": ["min", "max"]}
    assert (amount["exclusiveMinimum"], amount["maximum"], "required" in amount) == (0, 1_000_000_000, False)


def test_spec_knows_the_boards_words() -> None:
    spec = form_spec("job", VOCABULARY, {})
    assert spec["categories"] == {"translation": "Translation"}
    assert spec["skills"] == dict.fromkeys(("javascript", "js", "ecmascript"), "javascript")


@pytest.mark.parametrize("kind", KINDS)
def test_file_of_a_kind_is_json_and_small_on_the_way(kind: str) -> None:
    files = {output.path: output.render() for output in form_specs(VOCABULARY, {})}
    assert set(files) == {spec_path(kind) for kind in KINDS}
    content = files[f"forms/{kind}.json"]
    assert json.loads(content) == json.loads(json.dumps(form_spec(kind, VOCABULARY, {})))
    assert content.isascii()
    assert len(gzip.compress(content)) < 14_000


def test_files_are_made_anew_when_the_vocabulary_or_the_boards_rules_change() -> None:
    def inputs(vocabulary: Vocabulary, rules: dict[str, str]) -> set[str]:
        return {output.inputs for output in form_specs(vocabulary, rules)}

    boards = [inputs(VOCABULARY, {}), inputs(Vocabulary(), {}), inputs(VOCABULARY, {"urgent-title": "off"})]
    assert len(set.union(*boards)) == 3


def test_policy_of_the_board_counts() -> None:
    spec = form_spec(
        "job", VOCABULARY, {"urgent-title": "off", "closes-too-late": "warning", "paid-without-amount": "off"}
    )
    assert not {"urgent-title", "paid-without-amount", "paid-without-amount.hourly"} & set(spec["phrases"])
    assert spec["phrases"]["closes-too-late"][2] == "warning"
    assert len(spec["phrases"]["closes-before-posted"]) == 2


def test_every_rule_is_in_the_form_or_the_record_of_the_decision_says_why_not() -> None:
    covered = {name.partition(".")[0] for name in json.loads(WORDING.read_bytes())["phrases"]}
    left = set(re.findall(r"`([a-z-]+)`", LEFT.read_text(encoding="utf-8").partition("| problems | why |")[2]))
    rules = {rule_id(rule) for rule in (*FILE_RULES, *BOARD_RULES)}
    assert rules - covered - left == set()
    assert covered & left == set()
    assert left - rules == {"unknown-field", "too-few"}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(
            re.compile(r"\w+@\S"),
            (r"[\p{L}\p{N}_]+@[^\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]", "u"),
            id="classes",
        ),
        pytest.param(
            re.compile(r"[\w.-]\d", re.IGNORECASE), (r"[\p{L}\p{N}_.-]\p{Nd}", "iu"), id="classes inside of classes"
        ),
        pytest.param(
            re.compile(r"[^\W\d_]x\"", re.MULTILINE),
            (r'[\p{L}\p{Nl}\p{No}]x"', "mu"),
            id="letters, and needless escapes",
        ),
        pytest.param(re.compile(r"a[\][(]\.\Z"), (r"a[\]\[(]\.$", "u"), id="brackets and the end"),
    ],
)
def test_pattern_is_written_for_a_browser(ours: re.Pattern[str], theirs: tuple[str, str]) -> None:
    assert javascript_pattern(ours) == theirs


@pytest.mark.parametrize("pattern", [r"[^\W_a]", r"\Aa", r"[\S]"])
def test_pattern_that_has_no_equal_in_a_browser_stops_the_build(pattern: str) -> None:
    with pytest.raises(ValueError, match="JavaScript has nothing like"):
        javascript_pattern(re.compile(pattern))
