"""The text that a form writes in a browser is the text that the engine writes, and reads back as it was."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from modules import Modules

from board.model import Vocabulary
from board.read import read_document
from board.render.forms.spec import KINDS, form_spec
from board.validate.shape import shape_problems
from board.yaml_text import record_yaml
from records import AWKWARD, WORDS, records

pytestmark = pytest.mark.browser

SPECS = {kind: form_spec(kind, Vocabulary(), {}) for kind in KINDS}


def text_of(js: Modules, kind: str, *some: dict[str, Any]) -> list[str]:
    return js.call("record_text", "recordText", *([SPECS[kind], record] for record in some))


@pytest.mark.parametrize("kind", KINDS)
def test_records_come_back_as_they_were_from_the_text_that_the_browser_writes(js: Modules, kind: str) -> None:
    @settings(max_examples=125, deadline=None)
    @given(records(kind))
    def comes_back(record: dict[str, Any]) -> None:
        [text] = text_of(js, kind, record)
        assert text == record_yaml(record, kind)
        document, problems = read_document(text.encode(), file=f"content/{kind}.yml", kind=kind, slug="a/a")
        assert document, "\n".join(map(str, problems))
        assert document.data == record
        assert not shape_problems(document)

    comes_back()


def test_texts_are_written_as_the_engine_writes_them_wherever_they_stand(js: Modules) -> None:
    chance = Random(2026)
    made = ("".join(chance.choices(AWKWARD, k=chance.randrange(1, 40))) for _ in range(3000))
    lined = ("\n".join(chance.choices(WORDS, k=chance.randrange(2, 5))) for _ in range(500))
    some = [
        {
            "title": text,
            "client": {"name": text},
            "description": text,
            "deliverables": [text, {"name": text, "accepted_when": [text]}],
            "skills": [text],
            "milestones": [{"name": text, "amount": 1}],
        }
        for text in (*WORDS, *made, *lined)
    ]
    assert text_of(js, "job", *some) == [record_yaml(record, "job") for record in some]


def test_numbers_are_written_as_the_engine_writes_them(js: Modules) -> None:
    chance = Random(2026)
    numbers = [0, -0.5, 1e-05, 1.5e-07, 0.0001, 0.1 + 0.2, 10**9, 123456789.123, -1e-300, 999_999_999_999_999]
    numbers += [chance.uniform(0, 10 ** chance.randrange(-9, 9)) for _ in range(1000)]
    some = [{"pay": {"amount": number}, "hours": {"min": number}} for number in numbers]
    assert text_of(js, "job", *some) == [record_yaml(record, "job") for record in some]


def test_what_is_not_given_is_not_written(js: Modules) -> None:
    record = {
        "title": "",
        "client": {"name": None, "url": ""},
        "deliverables": ["", {"name": "", "accepted_when": [""]}, {"name": "One", "accepted_when": []}],
        "remote": False,
        "pay": {"within_days": 0, "bonus": {}},
        "skills": [],
        "location": {"city": None},
    }
    written = "deliverables:\n  - name: One\nremote: false\npay: {within_days: 0}\n"
    assert text_of(js, "job", record, {}) == [written, "{}\n"]


@pytest.mark.parametrize("value", ["a\x07b", "a\u2028b", "a\ufeffb", 10**15])
def test_what_no_file_can_hold_is_refused(js: Modules, value: Any) -> None:
    with pytest.raises(AssertionError, match=r"RangeError: .*(cannot stand|is not a number)"):
        text_of(js, "job", {"title": value})
    with pytest.raises(ValueError, match=r"cannot stand|is not a number"):
        record_yaml({"title": value}, "job")
