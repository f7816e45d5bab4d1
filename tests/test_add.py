"""`board add`: what came by mail is put in its place as it was written, or every error in it is said."""

import quopri
import textwrap
import time
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from board.checked import check_content
from board.cli import main
from board.importing.mail.cleaned import attempts
from board.importing.mail.message import NotReadable, received
from board.read import read_document
from board.yaml_text import record_yaml
from boards import TODAY, a_board, a_job, a_profile, an_application
from factories import TODAY as DAY

JOB = a_job(
    title="Übersetzen: our onboarding guide",
    description="A long line that every mail program breaks somewhere after its seventieth letter, since it must.\n\n"
    "- a list: with a colon\n- and a second thing, which is so long that it is broken as well, to be sure\n",
    deliverables=["Chapters 1 to 8 in Markdown, every link of the source kept, and the pictures as they are"],
)
SLUG = "ubersetzen-our-onboarding-guide"
TEXT = record_yaml(JOB, "job")
REVIEW = {"rating": 4, "comment": "All in time.", "written": TODAY, "author": {"name": "Exemple Libre"}}


@pytest.fixture(autouse=True)
def _in_a_board(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BOARD_TODAY", TODAY)
    a_board(tmp_path / "board")
    monkeypatch.chdir(tmp_path / "board")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["add", *map(str, arguments)])


def saved(text: str | bytes, name: str = "../mail.txt") -> Path:
    path = Path(name)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def the_record(path: str = f"jobs/{SLUG}.yml", kind: str = "job") -> dict[str, Any]:
    document, problems = read_document(Path("content", path).read_bytes(), file=path, kind=kind)
    assert document is not None, problems
    return document.data


def wrapped(text: str, width: int = 72) -> str:
    """The text as mail programs break it: what is too long goes on at the margin of the next line."""
    return "\n".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False))
        if len(line) > width
        else line
        for line in text.split("\n")
    )


def quoted(text: str, sign: str = "> ") -> str:
    return "\n".join(f"{sign}{line}" for line in text.split("\n"))


def flowed(text: str) -> str:
    """The text with soft line ends, and blanks stuffed before lines that begin with one (RFC 3676)."""
    lines = []
    for line in text.split("\n"):
        margin = len(line) - len(line.lstrip(" "))
        parts = textwrap.wrap(line, 60, drop_whitespace=False, break_on_hyphens=False) or [""]
        joined = [part.rstrip(" ") + (" " if number + 1 < len(parts) else "") for number, part in enumerate(parts)]
        lines += [f" {part}" if number == 0 and margin else part for number, part in enumerate(joined)]
    return "\n".join(lines)


def a_mail(text: str = "", subject: str = "A job", **attached: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Ana Prado <ana@prado.example>"
    message["To"] = "desk@board.example"
    message["Subject"] = subject
    message["Date"] = "Sat, 21 Nov 2026 10:00:00 +0100"
    message.set_content(text)
    for name, content in attached.items():
        message.add_attachment(content.encode(), maintype="application", subtype="octet-stream", filename=f"{name}.yml")
    return message


NARROW = "\u00a0"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT, id="as it was written"),
        pytest.param("\ufeff" + TEXT.replace("\n", "\r\n"), id="with Windows' line ends and mark"),
        pytest.param(wrapped(TEXT), id="broken lines"),
        pytest.param(f"Hello,\n\nthis is my job:\n\n{wrapped(TEXT)}\nBest regards\nAna", id="words around it"),
        pytest.param(f"{TEXT}\n-- \nAna Prado\ntitle: translator\n", id="a signature that looks like fields"),
        pytest.param(quoted(wrapped(TEXT)), id="an answer"),
        pytest.param(quoted(quoted(wrapped(TEXT))), id="an answer to an answer"),
        pytest.param(quoted(TEXT, ">"), id="an answer without blanks"),
        pytest.param(f"On Monday Ana wrote:\n{quoted(TEXT)}\n\nThank you!\nDesk", id="an answer with words around it"),
        pytest.param(
            TEXT.replace("  - ", f"{NARROW} -{NARROW}").replace("title: ", f"title:{NARROW}"), id="odd blanks"
        ),
        pytest.param(quopri.encodestring(TEXT.encode()).decode(), id="left in the mail's own code"),
        pytest.param(f"```yaml\n{TEXT}```\n", id="fenced"),
        pytest.param(a_mail(TEXT).as_string(), id="a whole mail"),
        pytest.param(a_mail(wrapped(TEXT), subject="Re: a job").as_string(), id="a whole mail, broken lines"),
        pytest.param(a_mail("See the file.", job=TEXT).as_string(), id="an attachment"),
    ],
)
def test_record_arrives_as_it_was_written(text: str) -> None:
    result = run(saved(text))
    assert result.exit_code == 0, result.output
    assert result.output.endswith(f"written to content/jobs/{SLUG}.yml\n")
    assert the_record() == JOB
    _, problems = check_content(Path("content"), today=DAY)
    assert problems == []


def test_flowed_text_and_html_are_read() -> None:
    message = a_mail("x")
    message.set_content(flowed(TEXT), params={"format": "flowed"}, cte="8bit")
    assert run(saved(message.as_bytes(), "../flowed.eml")).exit_code == 0
    assert the_record() == JOB
    Path(f"content/jobs/{SLUG}.yml").unlink()
    lines = "".join(f"<div>{line.replace('  ', '&nbsp; ') or '<br>'}</div>\n" for line in TEXT.split("\n"))
    message.set_content(f"<html><head><style>p {{}}</style></head><body>{lines}</body></html>", subtype="html")
    result = run(saved(message.as_bytes(), "../page.eml"))
    assert result.exit_code == 0, result.output
    assert the_record() == JOB


def test_what_was_done_to_the_text_is_said() -> None:
    result = run(saved(f"Hello!\n\n{quoted(wrapped(TEXT))}"))
    assert result.output.splitlines() == [
        "../mail.txt: the signs of an answer were taken off its lines",
        "../mail.txt: what stands around the record was left out",
        "../mail.txt: lines that a mail program broke were joined",
        f"../mail.txt: written to content/jobs/{SLUG}.yml",
    ]


def test_comments_and_layout_of_a_sound_text_stay() -> None:
    text = f"# yaml-language-server: $schema=../schemas/job.schema.json\n{TEXT}# my own note\n"
    assert run(saved(text)).exit_code == 0
    assert Path(f"content/jobs/{SLUG}.yml").read_text(encoding="utf-8") == text


def test_what_is_mechanical_is_mended_and_said() -> None:
    result = run(saved(TEXT.replace("amount: 300", "amount: 300 €")))
    assert result.exit_code == 0
    assert "write `amount: 300`" in result.output
    assert the_record() == JOB


def test_everything_that_is_wrong_is_said_and_nothing_written() -> None:
    broken = TEXT.replace("category: translation", "category: music").replace("2026-12-18", "2026-01-18")
    result = run(saved(wrapped(broken)))
    assert result.exit_code == 1
    assert "[unknown-category]" in result.stderr
    assert "[closes-before-posted]" in result.stderr
    assert result.stderr.endswith("../mail.txt: not added: 2 errors\n")
    assert not Path("content/jobs").exists()


def test_warnings_are_said_and_do_not_keep_it_out() -> None:
    result = run(saved(TEXT.replace("[french]", "[french, basket weaving]")))
    assert result.exit_code == 0
    assert "basket weaving" in result.stderr


@pytest.mark.parametrize(
    ("record", "kind", "path"),
    [
        pytest.param(a_profile(), "talent", "talent/ana-prado.yml", id="a profile"),
        pytest.param(
            {
                "name": "Indexers",
                "purpose": "Indexes of manuals.",
                "curator": {"name": "Ana"},
                "members": [{"talent": "bo"}],
            },
            "pool",
            "pools/indexers.yml",
            id="a pool",
        ),
    ],
)
def test_kind_is_seen_from_the_fields(record: dict[str, Any], kind: str, path: str) -> None:
    a_board(Path(), {"talent/bo.yml": a_profile(name="Bo", account="bo")})
    result = run(saved(record_yaml(record, kind)))
    assert result.exit_code == 0, result.output
    assert the_record(path, kind) == record


def test_place_is_what_the_boards_own_form_writes_into_the_subject() -> None:
    a_board(Path(), {"jobs/guide.yml": a_job(apply=[{"via": "pull_request"}])})
    text = record_yaml(an_application(), "application")
    mail = a_mail(text, subject="Für das Board: content/applications/guide/ana-prado.yml")
    assert run(saved(mail.as_bytes(), "../a.eml")).exit_code == 0
    assert the_record("applications/guide/ana-prado.yml", "application") == an_application()
    mail = a_mail(TEXT, subject="For the board: content/jobs/my-own-name.yml")
    assert run(saved(mail.as_bytes(), "../b.eml")).exit_code == 0
    assert the_record("jobs/my-own-name.yml") == JOB


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        pytest.param("../guide-in-french.yml", "guide-in-french", id="a name somebody chose"),
        pytest.param("../job.yml", SLUG, id="a name nobody chose"),
        pytest.param("../untitled-2.yml", SLUG, id="a name of a program"),
        pytest.param("../My Job (1).yml", SLUG, id="a name no file of the board can have"),
    ],
)
def test_name_is_that_of_the_file_or_made_from_the_title(name: str, slug: str) -> None:
    assert run(saved(TEXT, name)).exit_code == 0
    assert [path.stem for path in Path("content/jobs").iterdir()] == [slug]


def test_application_without_a_name_is_asked_for_one() -> None:
    a_board(Path(), {"jobs/guide.yml": a_job(apply=[{"via": "pull_request"}])})
    path = saved(record_yaml(an_application(), "application"))
    result = run(path)
    assert result.exit_code == 1
    assert "add --slug JOB/ACCOUNT" in result.stderr
    assert run(path, "--slug", "guide").exit_code == 2
    assert run(path, "--slug", "guide/ana-prado").exit_code == 0


def test_review_is_named_after_whom_it_is_about() -> None:
    path = saved(record_yaml(REVIEW, "review"))
    result = run(path, "--slug", "guide/ana-prado-by-client")
    assert result.exit_code == 1, "there is no such job"
    assert "guide" in result.stderr


def test_nothing_is_overwritten_and_the_same_again_is_no_error() -> None:
    path = saved(TEXT)
    run(path)
    again = run(path)
    assert again.exit_code == 0
    assert again.output == f"../mail.txt: content/jobs/{SLUG}.yml is there already, and the same\n"
    other = run(saved(TEXT.replace("300", "400")))
    assert other.exit_code == 1
    assert "is not overwritten: name another with --slug" in other.stderr
    assert the_record() == JOB


def test_dry_run_writes_nothing() -> None:
    result = run(saved(TEXT), "--dry-run")
    assert result.exit_code == 0
    assert result.output == f"../mail.txt: would be written to content/jobs/{SLUG}.yml\n"
    assert not Path("content/jobs").exists()


def test_several_files_are_each_added_or_refused() -> None:
    good, bad = saved(TEXT, "../good.txt"), saved(TEXT.replace("posted: ", "qqq: "), "../bad.txt")
    profile = saved(record_yaml(a_profile(), "talent"), "../profile.txt")
    result = run(good, bad, profile)
    assert result.exit_code == 1
    assert {path.name for path in Path("content").rglob("*.yml")} == {"vocabulary.yml", f"{SLUG}.yml", "ana-prado.yml"}
    assert run(good, profile, "--slug", "x").exit_code == 2


def test_all_attachments_of_a_mail_are_added() -> None:
    message = a_mail("Two files.", **{"first-job": TEXT, "ana-prado": record_yaml(a_profile(), "talent")})
    assert run(saved(message.as_bytes(), "../two.eml")).exit_code == 0
    assert {path.name for path in Path("content").rglob("*.yml")} == {
        "vocabulary.yml",
        "first-job.yml",
        "ana-prado.yml",
    }


@pytest.mark.parametrize(
    ("raw", "code", "words"),
    [
        pytest.param(b"Hello, I would like to post a job.", 1, "say it with --kind", id="no record"),
        pytest.param(b"%PDF-1.7 \x00\x01", 2, "is a PDF file", id="a PDF"),
        pytest.param(b"title: x\n" * 20_000, 2, "too many for a record", id="a huge text"),
        pytest.param(b"", 1, "say it with --kind", id="nothing"),
        pytest.param(a_mail("Hello").as_bytes(), 1, "say it with --kind", id="a mail without a record"),
    ],
)
def test_what_is_no_record_is_refused_in_a_sentence(raw: bytes, code: int, words: str) -> None:
    result = run(saved(raw))
    assert result.exit_code == code
    assert words in result.stderr


@pytest.mark.parametrize("slug", ["../x", "a/../b", "/etc/passwd", "A", "a b", ".git", "a/b/c"])
def test_slug_stays_inside_the_board(slug: str) -> None:
    assert run(saved(TEXT), "--slug", slug).exit_code == 2
    assert not Path("content/jobs").exists()


def test_subject_and_names_of_attachments_stay_inside_the_board() -> None:
    message = a_mail("x", subject="content/jobs/../../../x.yml", **{"../../evil": TEXT})
    assert run(saved(message.as_bytes(), "../x.eml")).exit_code == 0
    assert [path.as_posix() for path in Path().rglob("*.yml") if path.name != "vocabulary.yml"] in (
        [f"content/jobs/{SLUG}.yml"],
        ["content/jobs/evil.yml"],
    )


def test_hostile_texts_print_nothing_that_a_terminal_obeys() -> None:
    result = run(saved(TEXT.replace("translation", "\x1b[31mred\x1b[0m\x07"), "../\x1b[2Jx.txt"))
    assert result.exit_code == 1
    assert "\x1b" not in result.output + result.stderr


PARTS = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=120)


@settings(deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=6), st.lists(PARTS.filter(str.strip), min_size=1, max_size=3))
def test_broken_and_quoted_lines_come_together_again(prose: list[str], items: list[str]) -> None:
    """Of all texts that a mail can carry: no two blanks in a row, since breaking a line loses those."""
    plain = [" ".join(text.split()) for text in prose]
    record = JOB | {
        "description": "\n".join(plain).strip() + "\n" if any(plain) else "x\n",
        "deliverables": [" ".join(text.split()) for text in items],
    }
    text = record_yaml(record, "job")
    last = list(attempts(quoted(wrapped(text)), "job"))[-1]
    document, problems = read_document(last.text.encode(), file="", kind="job")
    assert document is not None, problems
    assert document.data == record


HEAD = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
WITHIN = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (one, one) for one in range(1500))


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(WITHIN + b"\nx\n", id="parts within parts"),
        pytest.param(b"Content-Type: message/rfc822\n\n" * 1500 + b"\nx\n", id="mails within mails"),
        pytest.param(b"Content-Transfer-Encoding: " + b"(" * 5000 + b"\n\nx\n", id="remarks within remarks"),
        pytest.param(b"\ntitle: x\n" + b"a word or two\n" * 20_000, id="a huge text"),
    ],
)
def test_mail_that_means_harm_is_refused_in_a_sentence(raw: bytes) -> None:
    result = run(saved(HEAD + raw), "--kind", "job")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


def test_html_that_python_does_not_take_is_no_end_of_the_reading() -> None:
    result = run(saved(HEAD + b"Content-Type: text/html\n\n<p>title: x<![a"), "--kind", "job")
    assert isinstance(result.exception, SystemExit)
    assert result.stderr


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape"])
def test_halves_of_signs_are_no_end_of_the_reading(charset: str) -> None:
    half = b"+2AA-" if charset == "utf-7" else b"\\ud800"
    head = HEAD + b"Content-Type: text/plain; charset=" + charset.encode()
    result = run(saved(head + b"\n\ntitle: a half sign " + half + b"\nsummary: x\n"), "--kind", "job")
    assert result.exit_code == 1
    assert "not added" in result.stderr


def test_thousands_of_broken_lines_are_joined_in_no_time() -> None:
    begun = time.process_time()
    last = list(attempts("title: x\n" + "a word or two\n" * 4000, "job"))[-1]
    assert last.text.count("\n") == 1
    assert time.process_time() - begun < 1


@given(st.binary(max_size=400), st.sampled_from([b"", b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"]))
def test_no_bytes_break_the_reading_of_a_mail(raw: bytes, head: bytes) -> None:
    try:
        texts = received(head + raw, "x.eml")
    except NotReadable:
        return
    for text in texts:
        assert all(isinstance(attempt.text, str) for attempt in attempts(text.text, "job"))
