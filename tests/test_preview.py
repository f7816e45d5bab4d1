"""A preview shows the pages that a change of the content changes, as files that run nothing; code is never built."""

import re
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from click.testing import CliRunner, Result

from board.cli import main
from board.preview.changed_pages import ChangedPage, Comparison, comparison, pages_of
from board.preview.copies import Copier
from board.preview.overview import Overview, overview_page, summary_lines, summary_sentence
from board.preview.pictures import SCREENS, NoPictures, Screen, places_on_a_sheet, sheet_page, sheet_size, take_pictures
from board.render.urls import Urls
from boards import TODAY, a_board, a_job, a_profile, several, tree, write
from repositories import committed, git, repository

SITE = "https://board.example/jobs-here"


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A board in a repository whose branch `main` has everything; we stand on another branch."""
    folder = several(tmp_path / "board")
    committed(repository(folder), {})
    git(folder, "switch", "--quiet", "--create", "proposal")
    monkeypatch.chdir(folder)
    return folder


def preview(*arguments: str, code: int = 0, base: str = "main", into: str = "../preview") -> Result:
    command = ["preview", "--base", base, "--into", into, "--no-pictures", *arguments]
    result = CliRunner().invoke(main, command, env={"BOARD_TODAY": TODAY})
    assert result.exit_code == code, result.output
    return result


def shown(board: Path) -> dict[str, str]:
    """Every HTML file of the preview, by its path."""
    return {name: text.decode() for name, text in tree(board.parent / "preview").items() if name.endswith(".html")}


def retitled(title: str = "Translate our new guide") -> dict[str, Any]:
    return a_job(title=title, apply=[{"via": "pull_request"}, {"via": "email", "address": "a@b.example"}])


# --- what is shown ----------------------------------------------------------------------------------


def test_changed_job_is_shown_before_and_after_and_first(board: Path) -> None:
    write(board, {"jobs/french-guide.yml": retitled()})
    committed(board, {})
    result = preview("--head", "proposal")
    pages = shown(board)
    assert "Translate our onboarding guide" in pages["before/jobs/french-guide/index.html"]
    assert "Translate our new guide" in pages["after/jobs/french-guide/index.html"]
    titles = re.findall(r"<h2><span[^>]*>(\w+)</span> <bdi>([^<]*)</bdi>", pages["index.html"])
    assert titles[0] == ("Changed", "Translate our new guide")
    assert titles[1] == ("Changed", "Apply: Translate our new guide")
    assert ("Changed", "Open jobs") in titles
    assert {what for what, _ in titles} == {"Changed"}
    assert result.stdout.startswith("Pages: ")
    assert "only programs read them: " in result.stdout
    assert "jobs/maps-plugin/index.html" not in "".join(pages), "what stays the same is not shown"


def test_new_and_removed_records_are_shown_on_their_one_side(board: Path) -> None:
    files = {"jobs/new-one.yml": a_job(title="Carve a sign"), "pages/guides/pay-clearly.md": None}
    write(board, files)
    committed(board, {})
    preview()
    pages = shown(board)
    assert "after/jobs/new-one/index.html" in pages
    assert "before/jobs/new-one/index.html" not in pages
    assert "before/guides/pay-clearly/index.html" in pages
    assert "after/guides/pay-clearly/index.html" not in pages
    heads = re.findall(r'data-what="(\w+)">\w+</span> <bdi>([^<]*)', pages["index.html"])
    assert ("new", "Carve a sign") in heads
    assert ("gone", "Pay clearly") in heads


def test_what_main_has_got_meanwhile_is_no_change(board: Path) -> None:
    git(board, "switch", "--quiet", "main")
    write(board, {"jobs/later.yml": a_job(title="Came to main in the meantime")})
    committed(board, {})
    git(board, "switch", "--quiet", "proposal")
    write(board, {"jobs/french-guide.yml": retitled()})
    committed(board, {})
    preview()
    assert "Came to main" not in "".join(shown(board).values())


def test_change_that_no_page_shows_says_so(board: Path) -> None:
    text = (board / "content/jobs/french-guide.yml").read_text(encoding="utf-8")
    write(board, {"jobs/french-guide.yml": f"# A note\n{text}"})
    assert preview().stdout.startswith("No page changes.")
    assert set(shown(board)) == {"index.html"}


def test_only_the_pages_that_tell_most_are_shown(board: Path) -> None:
    write(board, {"jobs/french-guide.yml": retitled()})
    result = preview("--most", "2")
    assert set(shown(board)) == {
        "index.html",
        *(f"{side}/jobs/french-guide/{page}index.html" for side in ("before", "after") for page in ("", "apply/")),
    }
    assert re.search(r"The 2 that tell most are shown, \d+ more are not\.", result.stdout)


def test_broken_file_is_left_out_and_said(board: Path) -> None:
    write(board, {"jobs/broken.yml": "title: [\n", "jobs/french-guide.yml": retitled()})
    result = preview()
    assert "some files have errors" in result.stderr
    assert "some files have errors" in shown(board)["index.html"]
    assert "Translate our new guide" in shown(board)["after/jobs/french-guide/index.html"]


def test_board_that_was_empty_is_shown_as_all_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = a_board(tmp_path / "board")
    vocabulary = (folder / "content/vocabulary.yml").read_bytes()
    (folder / "content/vocabulary.yml").unlink()
    committed(repository(folder), {})
    (folder / "content").mkdir(exist_ok=True)
    (folder / "content/vocabulary.yml").write_bytes(vocabulary)
    write(folder, {"jobs/first.yml": a_job()})
    monkeypatch.chdir(folder)
    preview()
    assert "after/jobs/first/index.html" in shown(folder)


def test_summary_is_markdown_in_which_nothing_is_obeyed(board: Path) -> None:
    write(board, {"jobs/french-guide.yml": retitled("@all [x](y) | <b> ::error::no")})
    preview()
    text = (board.parent / "preview/summary.md").read_text(encoding="utf-8")
    (row,) = (line for line in text.splitlines() if line.endswith("| /jobs/french\\-guide/ |"))
    assert row == r"| Changed | @<!-- -->all \[x\]\(y\) \| \<b\> \:\:error\:\:no | /jobs/french\-guide/ |"


# --- what is refused --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "file",
    [
        "pelicanconf.py",
        "plugins/board/validate/rules/dates.py",
        ".github/workflows/check.yml",
        "schemas/job.schema.json",
        "theme/templates/base.html",
        "contents/jobs/x.yml",
        "README.md",
    ],
)
def test_change_that_touches_code_is_not_built(board: Path, file: str) -> None:
    write(board, {"jobs/french-guide.yml": retitled()})
    path = board / file
    path.parent.mkdir(parents=True, exist_ok=True)
    # If this ran, it would be seen.
    path.write_text(f"open({str(board.parent / 'ran')!r}, 'w')\n", encoding="utf-8")
    committed(board, {})
    git(board, "switch", "--quiet", "main")
    result = preview("--head", "proposal", code=1)
    assert "it touches code: read it, nothing of it is built" in result.stderr
    assert file in result.stderr
    assert not (board.parent / "preview").exists()
    assert not (board.parent / "ran").exists()


def test_settings_and_engine_are_those_of_the_folder_it_runs_in(board: Path) -> None:
    write(board, {"jobs/french-guide.yml": retitled()})
    committed(board, {})
    git(board, "switch", "--quiet", "main")
    conf = board / "pelicanconf.py"
    conf.write_text(conf.read_text(encoding="utf-8").replace("Exemple Board", "Our Board"), encoding="utf-8")
    preview("--head", "proposal")
    assert "Our Board" in shown(board)["after/jobs/french-guide/index.html"]
    assert "Our Board" in shown(board)["before/jobs/french-guide/index.html"]


def test_content_may_be_another_repositorys_which_is_only_read(
    board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the workflow does it: the engine and settings of one checkout, the files of another."""
    write(board, {"jobs/french-guide.yml": retitled()})
    committed(board, {})
    ours = a_board(tmp_path / "ours")
    conf = ours / "pelicanconf.py"
    conf.write_text(conf.read_text(encoding="utf-8").replace("Exemple Board", "Our Board"), encoding="utf-8")
    monkeypatch.chdir(ours)
    before = tree(board)
    preview("--content", "../board/content", "--head", "proposal", into="../preview")
    assert "Translate our new guide" in shown(board)["after/jobs/french-guide/index.html"]
    assert "Our Board" in shown(board)["after/jobs/french-guide/index.html"]
    assert tree(board) == before


def test_links_in_a_commit_are_never_followed(board: Path) -> None:
    secret = board.parent / "secret.yml"
    secret.write_text("title: Secret words\n", encoding="utf-8")
    (board / "content/jobs/link.yml").symlink_to(secret)
    (board / "content/pages/link.md").symlink_to("/etc/hostname")
    (board / "content/images").mkdir()
    (board / "content/images/ana-prado").symlink_to("/etc")
    write(board, {"jobs/french-guide.yml": retitled()})
    committed(board, {})
    git(board, "switch", "--quiet", "main")
    preview("--head", "proposal")
    assert not any(b"Secret words" in text for text in tree(board.parent / "preview").values())


@pytest.mark.parametrize(
    ("arguments", "base", "said"),
    [
        pytest.param((), "nowhere", "no commit", id="an unknown base"),
        pytest.param(("--head", "nowhere"), "main", "no commit", id="an unknown head"),
        pytest.param((), "--help", "no name of a commit", id="an option for a name"),
    ],
)
def test_what_is_no_commit_is_said(board: Path, arguments: tuple[str, ...], base: str, said: str) -> None:
    assert said in preview(*arguments, base=base, code=2).stderr


def test_folder_that_holds_something_is_left_alone(board: Path) -> None:
    (board.parent / "preview").mkdir()
    (board.parent / "preview/mine.txt").write_text("mine", encoding="utf-8")
    assert "is not empty" in preview(code=2).stderr
    assert tree(board.parent / "preview") == {"mine.txt": b"mine"}


# --- copies -----------------------------------------------------------------------------------------


def copied(tmp_path: Path, page: str, path: str = "jobs/a/index.html", base: str = "/board") -> str:
    """The copy of a page in a site that has a style sheet, a picture and some other pages."""
    site = tmp_path / "site"
    for name in ("theme/board.css", "images/a/logo-96.webp", "images/a/logo-192.webp", "secret.txt", path):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(page if name == path else "x", encoding="utf-8")
    urls = Urls(f"https://live.example{base}", base)
    shown = frozenset({path, "jobs/b/index.html", "index.html"})
    Copier(site, tmp_path / "copy", urls, shown).copy(path)
    return (tmp_path / "copy" / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "led"),
    [
        pytest.param("/board/jobs/b/", "../b/index.html", id="a page that is shown"),
        pytest.param("/board/jobs/b/#part", "../b/index.html#part", id="a part of it"),
        pytest.param("../b/", "../b/index.html", id="the same, relative"),
        pytest.param("/board/", "../../index.html", id="the front page"),
        pytest.param("#part", "#part", id="a part of this page"),
        pytest.param("/board/talent/?q=a&amp;b", "https://live.example/board/talent/?q=a&amp;b", id="a page not shown"),
        pytest.param("/board/theme/board.css", "../../theme/board.css", id="the style sheet"),
        pytest.param("/board/secret.txt", "https://live.example/board/secret.txt", id="what no page is drawn with"),
        pytest.param("/elsewhere/", "https://live.example/elsewhere/", id="another site of this host"),
        pytest.param("../../../../../../etc/x.css", "https://live.example/etc/x.css", id="out of the site"),
        pytest.param("https://other.example/", "https://other.example/", id="another host"),
        pytest.param("//other.example/x.css", "https://other.example/x.css", id="another host, without a scheme"),
        pytest.param("mailto:a@b.example", "mailto:a@b.example", id="a mail"),
        pytest.param("https://[broken", "#", id="what is no address"),
    ],
)
def test_links_of_a_copy_lead_to_copies_or_to_the_published_site(tmp_path: Path, written: str, led: str) -> None:
    page = copied(tmp_path, f'<p><a class="x" href="{written}">Text</a></p>')
    assert page == f'<p><a class="x" href="{led}">Text</a></p>'


def test_site_at_the_top_of_its_host_is_copied_too(tmp_path: Path) -> None:
    page = copied(tmp_path, '<a href="/jobs/b/">B</a><a href="/talent/">T</a><link href="/theme/board.css">', base="")
    assert page == (
        '<a href="../b/index.html">B</a><a href="https://live.example/talent/">T</a><link href="../../theme/board.css">'
    )


def test_pictures_come_along_in_all_their_sizes(tmp_path: Path) -> None:
    page = copied(
        tmp_path,
        '<img src="/board/images/a/logo-96.webp" srcset="/board/images/a/logo-96.webp 96w, /board/no.webp 9w">',
    )
    assert page == (
        '<img src="../../images/a/logo-96.webp" '
        'srcset="../../images/a/logo-96.webp 96w, https://live.example/board/no.webp 9w">'
    )
    assert set(tree(tmp_path / "copy")) == {"jobs/a/index.html", "images/a/logo-96.webp"}


def test_copy_runs_nothing_and_goes_nowhere_by_itself(tmp_path: Path) -> None:
    page = copied(
        tmp_path,
        '<!doctype html><meta http-equiv="Content-Security-Policy" content="script-src \'self\'">'
        '<meta http-equiv="refresh" content="0; url=/x/"><script type="module" src="/board/x.js"></script>'
        '<script>if (1 < 2) document.write("</p>")</script><p>a &lt;script&gt; &amp; b&#34;</p>',
    )
    assert page.startswith('<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src \'none\';')
    assert page.endswith('"><p>a &lt;script&gt; &amp; b&#34;</p>')
    assert "script-src" not in page
    assert "refresh" not in page
    assert "<script" not in page


def test_every_page_of_a_board_is_copied_as_it_is_but_for_its_scripts(board: Path) -> None:
    write(board, {"talent/ana-prado.yml": a_profile(headline="Another headline"), "jobs/french-guide.yml": retitled()})
    preview("--most", "100")
    pages = shown(board)
    assert len(pages) > 20
    for name, text in pages.items():
        assert "<script" not in text
        assert f'href="{SITE.partition("example")[2]}' not in text, name
        for target in re.findall(r'(?:href|src)="(?!https:|mailto:|#)([^"#]*)', text):
            assert (board.parent / "preview" / name).parent.joinpath(target).resolve().is_file(), (name, target)


# --- which pages ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("jobs/a.yml", ["jobs/a/index.html"]),
        ("talent/a.yml", ["talent/a/index.html"]),
        ("applications/a/ana.yml", ["jobs/a/index.html"]),
        ("reviews/a/ana-by-client.yml", ["jobs/a/index.html"]),
        ("pools/a.yml", ["pools/a/index.html"]),
        ("pages/guides/a.md", ["guides/a/index.html"]),
        ("images/a/x.png", ["jobs/a/index.html", "talent/a/index.html"]),
        ("vocabulary.yml", []),
        ("../../etc/passwd", []),
        ("jobs/a.txt", []),
    ],
)
def test_pages_of_a_file(name: str, pages: list[str]) -> None:
    assert list(pages_of(name)) == pages


def test_order_is_own_pages_then_applying_then_records_then_lists(tmp_path: Path) -> None:
    paths = ["a.html", "jobs/index.html", "jobs/b/index.html", "jobs/a/apply/index.html", "jobs/a/index.html"]
    for path in (*paths, "feeds/jobs/rss.xml", "api/v1/jobs.json", "robots.txt"):
        (tmp_path / "after" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "after" / path).write_text("<title>A · B · Board</title>", encoding="utf-8")
    (tmp_path / "before").mkdir()
    found = comparison(tmp_path / "before", tmp_path / "after", ["jobs/a.yml"])
    assert [page.path for page in found.pages] == [
        "jobs/a/index.html",
        "jobs/a/apply/index.html",
        "jobs/b/index.html",
        "a.html",
        "jobs/index.html",
    ]
    assert found.pages[0].title == "A · B"
    assert found.others == {"feeds and calendars": 1, "other files": 1, "the API": 1}


HOSTILE = ChangedPage('jobs/"><img src=x>/index.html', "<script>alert(1)</script> & co", True, True)


def test_overview_escapes_what_it_shows() -> None:
    overview = Overview(
        board="<b>Board</b>",
        shown=[HOSTILE],
        found=Comparison((HOSTILE,), {}),
        has_pictures=True,
        notes=["<i>note</i>"],
    )
    page = overview_page(overview)
    assert "<script>" not in page
    assert "<b>" not in page
    assert "<i>" not in page
    assert "<img src=x>" not in page
    assert summary_sentence(overview) == "Pages: 1 changed."
    assert "<" not in "".join(summary_lines(overview, lambda text: text.replace("<", "&lt;")))


# --- pictures ---------------------------------------------------------------------------------------


def test_board_without_a_browser_is_shown_without_pictures(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git_folder = Path(which("git") or "/usr/bin/git").parent
    programs = board.parent / "programs"
    programs.mkdir()
    (programs / "git").symlink_to(git_folder / "git")
    monkeypatch.setenv("PATH", str(programs))
    write(board, {"jobs/french-guide.yml": retitled()})
    result = CliRunner().invoke(main, ["preview", "--base", "main", "--into", "../preview"], env={"BOARD_TODAY": TODAY})
    assert result.exit_code == 0, result.output
    if "no browser" not in result.stderr:  # macOS has its Chrome in no folder of PATH
        return
    assert "There is no browser here, so there are no pictures." in shown(board)["index.html"]
    assert "<img" not in shown(board)["index.html"]
    assert "after/jobs/french-guide/index.html" in shown(board)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        pytest.param("exit 3", "the browser ended with 3", id="it fails"),
        pytest.param("exit 0", "the browser gave no picture", id="it gives nothing"),
        pytest.param(
            'for a; do case "$a" in --screenshot=*) echo no > "${a#--screenshot=}";; esac; done',
            "the browser gave no picture",
            id="it gives something else",
        ),
    ],
)
def test_browser_that_fails_costs_the_pictures_alone(board: Path, script: str, said: str) -> None:
    program = board.parent / "chromium"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    write(board, {"jobs/french-guide.yml": retitled()})
    result = preview("--pictures", "--browser", str(program))
    assert f"There are no pictures: {said}." in result.stderr
    assert "after/jobs/french-guide/index.html" in shown(board)


def test_browser_that_is_not_there_takes_no_picture(tmp_path: Path) -> None:
    with pytest.raises(NoPictures, match="does not run"):
        take_pictures(str(tmp_path / "none"), [(tmp_path / "a.html", tmp_path / "a.webp")], SCREENS[0])


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
@pytest.mark.parametrize("count", [1, 7, 40])
def test_pages_on_a_sheet_do_not_overlap_and_fit(screen: Screen, count: int) -> None:
    places = list(places_on_a_sheet(count, screen))
    assert len(set(places)) == count
    assert all(left % screen.width == 0 and top % screen.height == 0 for left, top in places)
    assert max(sheet_size(places, screen)) <= 16_000


def test_frames_run_nothing() -> None:
    sheet = sheet_page([Path('/tmp/"><b>/index.html')], [(0, 0)], SCREENS[0])
    assert 'sandbox="allow-same-origin"' in sheet
    assert "allow-scripts" not in sheet
    assert '"><b>' not in sheet
