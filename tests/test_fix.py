"""`board check --fix`: what it puts right, what it leaves, and that nothing readable is ever lost."""

import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from board.cli import main
from board.edit.mending import Subject, mended
from board.read import Document, read_document
from board.schema import fields
from board.yaml_text import record_yaml
from boards import APPLICATION, JOB, PAGE, PROFILE, TODAY, a_board, a_job, a_profile, write
from odd_yaml import odd_yaml

DAY = date.fromisoformat(TODAY)
WORDS = {
    "categories": [{"id": "translation", "name": "Translation", "description": "Texts into another language"}],
    "skills": [
        {"id": "french", "name": "French", "aliases": ["français"]},
        {"id": "javascript", "name": "JavaScript", "aliases": ["js", "ecmascript"]},
    ],
}
WHOLE = record_yaml(JOB, "job")


def vocabulary() -> Document:
    text = record_yaml(WORDS, "vocabulary")
    document, _ = read_document(text.encode(), file="content/vocabulary.yml", kind="vocabulary")
    assert document is not None
    return document


def fixed(text: str | bytes, kind: str = "job") -> str:
    raw = text.encode() if isinstance(text, str) else text
    subject = Subject(raw, "content/jobs/x.yml", kind=kind, slug="x", vocabulary=vocabulary(), today=DAY)
    return mended(subject).raw.decode()


def said(text: str) -> Any:
    document, problems = read_document(text.encode(), file="x.yml", kind="job", despite_wrong_days=True)
    assert document is not None, problems
    return document.data


def changed(old: str, new: str) -> tuple[str, str]:
    """A whole job with one line in another way, and as it should be."""
    assert new in WHOLE
    return WHOLE.replace(new, old), WHOLE


ALONE = [
    pytest.param("title: Logo: a new one\n", 'title: "Logo: a new one"\n', id="a colon in a text"),
    pytest.param("title:A logo\nx: y\n", "title: A logo\nx: y\n", id="no space after a colon"),
    pytest.param("title = A logo\nx: y\n", "title: A logo\nx: y\n", id="an equals sign in place of a colon"),
    pytest.param("client:\n\tname: Foo\n\taccount: foo\n", "client:\n  name: Foo\n  account: foo\n", id="tabs"),
    pytest.param('title: "A logo\n', 'title: "A logo"\n', id="a quote that is not closed"),
    pytest.param("title: 'A logo',\n", "title: 'A logo'\n", id="a comma as in JSON"),
    pytest.param("account: @foo\n", "account: foo\n", id="an at sign before a login"),
    pytest.param("title: @foo\n", 'title: "@foo"\n', id="an at sign before a text"),
    pytest.param("skills:\n- a\n-b\n- c\n", "skills:\n- a\n- b\n- c\n", id="no space after a dash"),
    pytest.param("skills:\n  • a\n  • b\n", "skills:\n  - a\n  - b\n", id="bullets in place of dashes"),
    pytest.param("skills: [a, b\ntitle: x\n", "skills: [a, b]\ntitle: x\n", id="a bracket that is not closed"),
    pytest.param("pay: {amount: 1 currency: EUR}\n", "pay: {amount: 1, currency: EUR}\n", id="a lost comma"),
    pytest.param("title:\u00a0A logo\nx: y\n", "title: A logo\nx: y\n", id="a no-break space after a colon"),
    pytest.param("created: !!timestamp '2026-11-20'\n", "created: '2026-11-20'\n", id="a tag"),
    pytest.param("```yaml\ntitle: x\n```\n", "title: x\n", id="a fence around the file"),
    pytest.param("+title: x\n+skills:\n+- y\n", "title: x\nskills:\n- y\n", id="marks of a list of changes"),
    pytest.param(
        "title: x\ndescription: |\nOne line.\n\nAnother  \nline.\n",
        "title: x\ndescription: |\n  One line.\n\n  Another  \n  line.\n",
        id="a text that is not indented, with a line break in it",
    ),
    pytest.param("pay:\n  a: 1\n   b: 2\n  c: 3\n", "pay:\n  a: 1\n  b: 2\n  c: 3\n", id="a blank too many"),
    pytest.param("x: 1\n\t\ny: @z\n", 'x: 1\n\ny: "@z"\n', id="a tab alone on a line"),
    pytest.param("".join(f"k{n}: a: b\n" for n in range(99)), "".join(f'k{n}: "a: b"\n' for n in range(99)), id="many"),
    pytest.param("title: a: b # soon\nx: @y\n", 'title: "a: b" # soon\nx: "@y"\n', id="two mistakes, and a comment"),
    pytest.param(
        "title: x\nclient:\n  name: y   \n", "title: x\nclient:\n  name: y\n", id="blanks at the end of a line"
    ),
    pytest.param("title: x  # why\t \nclient: y\n", "title: x  # why\nclient: y\n", id="blanks behind a comment"),
    pytest.param("title: x\n   \nclient: y\n", "title: x\n\nclient: y\n", id="a line of blanks"),
    pytest.param("\ufefftitle: x\r\nclient: y\r\n", "title: x\nclient: y\n", id="a byte order mark and CR LF"),
    pytest.param("title: x", "title: x\n", id="no line break at the end"),
    pytest.param(
        "description: |\n  One  \n  two\t\n   \ntitle: x \n",
        "description: |\n  One  \n  two\t\n   \ntitle: x\n",
        id="blanks inside a text stay",
    ),
]


@pytest.mark.parametrize(("before", "after"), ALONE)
def test_syntax_and_layout_are_put_right_in_any_file(before: str, after: str) -> None:
    assert fixed(before, kind="") == after


JOBS = [
    pytest.param(*changed("skills: [français]", "skills: [french]"), id="a skill by its alias"),
    pytest.param(*changed("catgory: translation", "category: translation"), id="a misspelt key"),
    pytest.param(*changed("Category: translation", "category: translation"), id="a key in capitals"),
    pytest.param(*changed("deadline: 2026-12-18", "closes: 2026-12-18"), id="a key by another name"),
    pytest.param(*changed("category: Translation", "category: translation"), id="a category by its name"),
    pytest.param(*changed("applicants_from: [France, be]", "applicants_from: [FR, BE]"), id="countries by name"),
    pytest.param(*changed("amount: 300, currency: €", "amount: 300, currency: EUR"), id="the sign of a currency"),
    pytest.param(*changed('amount: "300", currency', "amount: 300, currency"), id="a number in quotes"),
    pytest.param(*changed("remote: yes", "remote: true"), id="yes for true"),
    pytest.param(*changed("closes: 18.12.2026", "closes: 2026-12-18"), id="a day with its month in the middle"),
    pytest.param(*changed("closes: 2026-18-12", "closes: 2026-12-18"), id="a month that can only be a day"),
    pytest.param(*changed("closes: 18 December 2026", "closes: 2026-12-18"), id="a day with its month in words"),
    pytest.param(*changed("type: Fixed", "type: fixed"), id="a word of a list in capitals"),
    pytest.param(*changed("skills: french", "skills: [french]"), id="one item where a list belongs"),
]


BARE = [
    pytest.param(*changed("remote true", "remote: true"), id="a field without its colon"),
    pytest.param(*changed("description |\n  Eight", "description: Eight"), id="a text without its colon"),
    pytest.param(
        "title: x\ndescription: |\n  A text.\ndeliverables\n  - One\n",
        "title: x\ndescription: |\n  A text.\ndeliverables:\n  - One\n",
        id="a list below a text",
    ),
]


@pytest.mark.parametrize(("before", "after"), BARE)
def test_field_without_its_colon_does_not_become_a_part_of_the_text_above(before: str, after: str) -> None:
    assert said(fixed(before)) | {"description": ""} == said(after) | {"description": ""}


@pytest.mark.parametrize(("before", "after"), JOBS)
def test_fields_and_values_are_written_as_the_board_writes_them(before: str, after: str) -> None:
    assert before != after
    assert fixed(before) == after


def test_several_steps_lead_to_a_right_record() -> None:
    # A mistake of the syntax hides one of the fields, and that one hides the alias of a skill.
    head, _, rest = WHOLE.partition("category: translation\n")
    text = (
        (rest + head + "Category: translation").replace("[french]", "[français] ").replace("remote: true", "remote:yes")
    )
    assert fixed(text.replace("\n", "\r\n")) == WHOLE


FORM = 'url: "https://forms.exemple-libre.example/translate"'
LEFT = [
    pytest.param("closes: 03.11.2026", "closes: 2026-12-18", id="a day that may be a month"),
    pytest.param('closes: "2026-12-18T12:00"', "closes: 2026-12-18", id="a day with a time"),
    pytest.param("currency: $", "currency: EUR", id="the sign of several currencies"),
    pytest.param("amount: about 300", "amount: 300", id="words beside a number"),
    pytest.param("skills: [frenhc]", "skills: [french]", id="a skill that is nearly one"),
    pytest.param("url: forms.exemple-libre.example", FORM, id="an address without its scheme"),
    pytest.param("account: https://forge.example/exemple", "account: exemple-libre", id="an address for a login"),
    pytest.param("category: translations of all kinds", "category: translation", id="a category nobody knows"),
]


@pytest.mark.parametrize(("wrong", "right"), LEFT)
def test_what_could_be_meant_otherwise_stays(wrong: str, right: str) -> None:
    assert right in WHOLE
    text = WHOLE.replace(right, wrong)
    assert fixed(text) == text


HOPELESS = [
    pytest.param(b"Dear all,\n\nwe look for: somebody\nwho draws: well\n", id="a letter"),
    pytest.param(b"title: caf\xe9\n", id="an old encoding"),
    pytest.param(b"\x00\x01\x02", id="no text"),
    pytest.param(b"title: x\n" + b"# \n" * 30_000, id="too large"),
    pytest.param(b"title: a\ntitle: b\n", id="a key twice with two values"),
    pytest.param(b"a: &x 1\nb: *x\n", id="a value that is repeated by its name"),
    pytest.param(b"title: A long\nlogo for us\ncategory: x\n", id="a text that goes on at the margin"),
    pytest.param("title: “A: b”\n".encode(), id="typographic quotes"),
    pytest.param(b"pay: {amount: 1,300, currency: EUR}\n", id="a number with a comma"),
    pytest.param(b"title: '90s: a logo\n", id="an apostrophe at the beginning"),
    pytest.param(b'hours: "{min: 40, max: 54}\nx: y\n', id="a quote before a brace"),
    pytest.param(b"pay:\n  amount: 1\ncurrency: EUR\n  paid: weekly\n  a: b\n", id="lines that may belong to either"),
    pytest.param(b"title: x\nWe look for somebody.\nnote: a: b\n", id="a text with a field in it"),
    pytest.param(b"closes: 2026-30-11\n", id="a month that can only be a day, in a file of no board"),
    pytest.param(b"closes: 2026-02-30\n", id="a day that no calendar has"),
    pytest.param(b"", id="an empty file"),
]


@pytest.mark.parametrize("raw", HOPELESS)
def test_file_that_needs_a_person_stays_as_it_is(raw: bytes) -> None:
    assert mended(Subject(raw, "x.yml")).raw == raw


ORDERS = [
    pytest.param(
        "# About us\n\n# what it is\ncategory: design  # or art\ntitle: Logo\n\n"
        "# how much\npay:\n  amount: 3\n  type: fixed\nskills: [a]\n",
        "# About us\n\ntitle: Logo\n# what it is\ncategory: design  # or art\nskills: [a]\n\n"
        "# how much\npay:\n  type: fixed\n  amount: 3\n",
        id="blocks move with the comments above them",
    ),
    pytest.param(
        "# yaml-language-server: $schema=x\n# what it is\ncategory: design\ntitle: Logo\n",
        "# yaml-language-server: $schema=x\ntitle: Logo\n# what it is\ncategory: design\n",
        id="the line for the editor stays on top",
    ),
    pytest.param(
        "skills:\n- a\n# b is enough\n- b\ntitle: Logo\n",
        "title: Logo\nskills:\n- a\n# b is enough\n- b\n",
        id="a comment between items stays there",
    ),
    pytest.param(
        "category: design\nx-note: for Ana\ntitle: Logo\nx-other: 2\n",
        "title: Logo\nx-other: 2\ncategory: design\nx-note: for Ana\n",
        id="a note of one's own stays behind its field",
    ),
    pytest.param(
        "description: |+\n  One\n\n\ntitle: Logo\n",
        "title: Logo\ndescription: |+\n  One\n\n\n",
        id="a text that ends with empty lines",
    ),
    pytest.param("category: design\ntitle: Logo", "title: Logo\ncategory: design\n", id="a last line without an end"),
]


@pytest.mark.parametrize(("before", "after"), ORDERS)
def test_fields_are_put_in_the_order_of_the_schema(before: str, after: str) -> None:
    assert fixed(before) == after
    assert said(after) == said(before)


UNMOVED = [
    pytest.param("category: design\n\n# -- the text --\n\ntitle: Logo\n", id="a comment that stands for itself"),
    pytest.param("category: design\ntitle: Logo\n# until May\n", id="a comment right behind the last field"),
    pytest.param("category: design\n# x\n\ntitle: Logo\n", id="a comment right behind a field"),
    pytest.param("{category: design, title: Logo}\n", id="braces"),
    pytest.param("deliverables:\n  - format: SVG\n    name: Logo\n", id="a group that begins behind a dash"),
]


@pytest.mark.parametrize("text", UNMOVED)
def test_fields_stay_where_it_is_not_plain_what_moves_with_what(text: str) -> None:
    assert fixed(text) == text


def test_same_skill_is_not_written_twice() -> None:
    text = record_yaml(a_job(skills=["js", "javascript"]), "job")
    assert fixed(text) == text


def test_skill_by_its_name_stays() -> None:
    text = record_yaml(a_job(skills=["JavaScript", "French"]), "job")
    assert fixed(text) == text


RECORDS = {"job": JOB, "talent": PROFILE, "application": APPLICATION}
damages = st.lists(
    st.sampled_from(["blanks", "crlf", "bom", "end", "order", "alias", "comment", "empty"]), unique=True, max_size=5
)


def damaged(record: Mapping[str, Any], kind: str, damage: list[str], random: Random) -> str:
    """A record's file with mechanical damage that keeps what it says, but for a skill's spelling."""
    keys = list(record)
    if "order" in damage:
        random.shuffle(keys)
    # One key after the other, since whole records are written in order.
    lines = "".join(record_yaml({key: record[key]}, kind) for key in keys).split("\n")[:-1]
    if "alias" in damage:
        lines = [line.replace("[french]", "[français]") for line in lines]
    for what, extra in (("comment", "# a note: of 'mine"), ("empty", "")):
        if what in damage:
            lines.insert(random.randrange(len(lines) + 1), extra)
    if "blanks" in damage:
        lines = [line + random.choice(("", " ", "\t", "  ")) for line in lines]
    text = "\n".join(lines) + "\n" * ("end" not in damage)
    text = text.replace("\n", "\r\n") if "crlf" in damage else text
    return "\ufeff" * ("bom" in damage) + text


@given(st.sampled_from(sorted(RECORDS)), damages, st.randoms(use_true_random=False))
def test_mechanical_damage_is_mended_and_the_record_is_the_same(kind: str, damage: list[str], random: Random) -> None:
    record = RECORDS[kind]
    text = damaged(record, kind, damage, random)
    after = fixed(text, kind)
    assert said(after) == record
    assert after.count("# a note: of 'mine\n") == text.count("# a note: of 'mine")
    assert fixed(after, kind) == after
    assert "\r" not in after
    assert not after.startswith("\ufeff")
    assert not any(line != line.rstrip() for line in after.split("\n"))
    if "comment" not in damage:
        known = [field.name for field in fields(kind) if field.name in record]
        assert list(said(after)) == known


@given(st.sampled_from(sorted(RECORDS)), st.randoms(use_true_random=False))
def test_files_written_by_anybody_say_the_same_afterwards(kind: str, random: Random) -> None:
    record = dict(RECORDS[kind])
    keys = list(record)
    random.shuffle(keys)
    raw = odd_yaml({key: record[key] for key in keys}, random)
    before = said(raw.decode("utf-8-sig"))
    after = fixed(raw, kind)
    assert said(after) == before
    comments = [line.strip() for line in raw.decode("utf-8-sig").splitlines() if line.strip()[:1] == "#"]
    assert sorted(comments) == sorted(line.strip() for line in after.splitlines() if line.strip().startswith("#"))
    assert fixed(after, kind) == after


TOUCHES = (
    "\t",
    ":",
    '"',
    "'",
    "- ",
    "-",
    "[",
    "]",
    "{",
    "}",
    ",",
    "#",
    "@",
    "\u00a0",
    "|",
    "  ",
    "\n",
    "&a ",
    "!!str ",
)


touches_at = st.tuples(st.floats(0, 1), st.sampled_from(TOUCHES), st.booleans())


@given(st.sampled_from(sorted(RECORDS)), st.lists(touches_at, max_size=3))
def test_broken_files_keep_every_letter(kind: str, touches: list[tuple[float, str, bool]]) -> None:
    text = record_yaml(RECORDS[kind], kind)
    for share, sign, is_lost in touches:
        place = int(share * len(text))
        text = text[:place] + text[place + 1 :] if is_lost else text[:place] + sign + text[place:]
    raw = text.encode()
    after = mended(Subject(raw, "x.yml")).raw
    assert sorted(letters(after)) == sorted(letters(raw)) or b"!!" in raw or is_longer(after, raw)
    assert mended(Subject(after, "x.yml")).raw == after


def letters(raw: bytes) -> str:
    return "".join(letter for letter in raw.decode() if letter.isalnum())


def is_longer(after: bytes, before: bytes) -> bool:
    """Whether all letters are still there, and the name of a text's field besides."""
    rest = letters(after)
    return any(rest.replace(key, "", 1) == letters(before) for key in ("description", "summary"))


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {"vocabulary.yml": record_yaml(WORDS, "vocabulary"), "jobs/good.yml": WHOLE, "pages/about.md": PAGE}
    folder = a_board(tmp_path / "board", files)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("BOARD_TODAY", TODAY)
    return folder


def check(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["check", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_right_board_is_not_touched(board: Path) -> None:
    before, inode = bytes_of(board), (board / "content/jobs/good.yml").stat().st_ino
    result = check("--fix")
    assert (result.exit_code, result.stdout) == (0, "mended 0 files\n3 files, nothing wrong\n")
    assert bytes_of(board) == before
    assert (board / "content/jobs/good.yml").stat().st_ino == inode


def test_it_says_what_it_mended_and_what_remains(board: Path) -> None:
    wrong = WHOLE.replace("[french]", "[français]").replace("2026-12-18", "2026-01-01")
    write(board, {"jobs/good.yml": wrong})
    result = check("--fix")
    assert result.exit_code == 1
    line = wrong.split("\n").index("skills: [français]") + 1
    assert result.stdout.startswith(
        "mended content/jobs/good.yml\n"
        f"  line {line}: write `french` for `français`, as the board's vocabulary does\n"
        "    - skills: [français]\n"
        "    + skills: [french]\n"
        "mended 1 file\n"
        "content/jobs/good.yml:"
    )
    assert "[closes-before-posted]" in result.stdout
    assert (board / "content/jobs/good.yml").read_text() == wrong.replace("[français]", "[french]")


def test_dry_run_shows_the_lines_and_writes_nothing(board: Path) -> None:
    write(board, {"jobs/good.yml": WHOLE.replace("[french]", "[français] ")})
    before = bytes_of(board)
    result = check("--fix", "--dry-run")
    assert bytes_of(board) == before
    lines = result.stdout.split("\n")
    assert lines[:2] == ["--- a/content/jobs/good.yml", "+++ b/content/jobs/good.yml"]
    assert {"-skills: [français] ", "+skills: [french]"} <= set(lines)
    assert "would mend 1 file; nothing was written, and the report is of the files as they are" in lines


def test_dry_run_alone_is_refused(board: Path) -> None:
    assert check("--dry-run").exit_code == 2


def test_json_stays_json(board: Path) -> None:
    write(board, {"jobs/good.yml": WHOLE.replace("[french]", "[français]")})
    result = check("--fix", "--format", "json")
    assert json.loads(result.stdout) == []
    assert "mended content/jobs/good.yml" in result.stderr


def test_only_the_files_named_are_mended(board: Path) -> None:
    wrong = WHOLE.replace("[french]", "[français]")
    write(board, {"jobs/a.yml": wrong, "jobs/b.yml": wrong, "talent/x.yml": record_yaml(a_profile(), "talent")})
    check("--fix", "content/jobs/a.yml", "content/talent")
    assert (board / "content/jobs/a.yml").read_text() == WHOLE
    assert (board / "content/jobs/b.yml").read_text() == wrong


def test_file_elsewhere_gets_its_syntax_alone(board: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.yml"
    draft.write_text("skills: [js]\ntitle: a: b\n")
    assert check("--fix", str(draft)).exit_code == 0
    assert draft.read_text() == 'skills: [js]\ntitle: "a: b"\n'


def test_it_works_outside_a_board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.yml").write_text("title: a: b")
    assert check("--fix", "draft.yml").exit_code == 0
    assert (tmp_path / "draft.yml").read_text() == 'title: "a: b"\n'


def test_head_of_a_page_is_mended_and_its_text_stays(board: Path) -> None:
    body = "\n# Title: x  \n\n- a\n  * b \n\ttab"
    write(board, {"pages/about.md": f"---\r\nsummary: Who: we are \r\ntitle: About\r\n---\r\n{body}"})
    assert check("--fix", "content/pages").exit_code == 0
    assert (board / "content/pages/about.md").read_bytes().decode() == (
        f'---\ntitle: About\nsummary: "Who: we are"\n---\n{body}\n'
    )


def test_links_are_not_followed(board: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text("title: a: b\n")
    (board / "content/jobs/link.yml").symlink_to(outside)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/inner.yml").write_text("title: a: b\n")
    (board / "content/talent").symlink_to(tmp_path / "folder")
    (tmp_path / "loose.yml").symlink_to(outside)
    (tmp_path / "loose").symlink_to(tmp_path / "folder")
    for paths in (
        (),
        ("content/jobs/link.yml", "content/talent"),
        (str(tmp_path / "loose.yml"), str(tmp_path / "loose")),
    ):
        check("--fix", *paths)
    assert outside.read_text() == "title: a: b\n"
    assert (tmp_path / "folder/inner.yml").read_text() == "title: a: b\n"


def test_mode_stays_and_nothing_is_left_beside_the_file(board: Path) -> None:
    path = board / "content/jobs/good.yml"
    path.write_text(WHOLE + "\n  ")
    path.chmod(0o640)
    check("--fix")
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(path.parent) == ["good.yml"]


def test_nothing_obeys_what_a_file_says(board: Path) -> None:
    write(
        board,
        {"jobs/good.yml": "title: a\x1b[31m: b\nx-text: |\n  a\n  ::error::x\nx-more: a: ##[error]b\nx-z: \x9b2J\n"},
    )

    for arguments in (("--fix", "--dry-run"), ("--fix",)):
        output = check(*arguments).stdout
        assert "\x1b" not in output
        assert "\x9b" not in output
        assert not any(line.lstrip(" ").startswith("::") for line in output.split("\n"))
        assert "##[" not in output


def test_vocabulary_is_mended_before_its_words_are_used(board: Path) -> None:
    text = record_yaml(WORDS, "vocabulary").replace("name: JavaScript,", "name:JavaScript,")
    write(board, {"vocabulary.yml": text, "jobs/good.yml": WHOLE.replace("[french]", "[js]")})
    check("--fix")
    assert "skills: [javascript]" in (board / "content/jobs/good.yml").read_text()
