"""The digest: what has happened since a day, in three forms, in which nothing that strangers wrote acts."""

import json
import re
import subprocess
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from board.base import last_tag
from board.cli.digest_forms import WIDTH, as_html, as_markdown, as_text, columns
from board.derive.digest import Digest
from board.derive.digest import digest as board_digest
from board.model.job import Outcome
from board.model.review import Author, Review
from board.render.digest import DigestItem, DigestNote, DigestPart, DigestTexts, digest_texts
from board.render.renderer import Renderer
from board.render.views import NamedLink
from boards import a_board, a_job, a_profile, command, several
from factories import TODAY, some_listings, some_settings
from factories import a_job as a_model_job
from factories import a_profile as a_model_profile

ENGINE = Path(__file__).resolve().parents[1]
SINCE = date(2026, 11, 16)
ARABIC = "ترجمة دليل المتطوعين"
HOSTILE = "@everyone [free](https://scam.example) <script>alert(1)</script> **`#1`** ![](x) www.scam.example \x1b[31m"


def a_renderer(**changes: Any) -> Renderer:
    return Renderer(some_settings(theme=ENGINE / "theme", **changes))


def news(jobs: Any = (), talent: Any = (), since: date = SINCE, **changes: Any) -> Digest:
    listings = some_listings(jobs, talent, **changes)
    return board_digest(listings.jobs, listings.people, since, TODAY)


def slugs(jobs: Any) -> list[str]:
    return [listing.job.slug for listing in jobs]


def a_digest(title: str = "Mend our feed", note: str = "") -> DigestTexts:
    notes = (DigestNote(note, "Ana, 5 of 5"),) if note else ()
    item = DigestItem(title=title, url="https://board.example/jobs/x/", facts=(title, "€300"), notes=notes)
    links = (NamedLink("All open jobs", "https://board.example/jobs/"),)
    parts = (DigestPart(title, (item,)),)
    return DigestTexts(subject=f"Board: {title}", opening="What is new.", parts=parts, links=links)


# --- what is news -----------------------------------------------------------------------------------


def test_jobs_of_the_first_day_and_after_are_new() -> None:
    days = (date(2026, 11, 15), SINCE, date(2026, 11, 20))
    jobs = [a_model_job(slug=f"job-{day.day}", posted=day, closes=date(2026, 12, 20)) for day in days]
    assert slugs(news(jobs).new) == ["job-20", "job-16"]


def test_job_that_opens_tomorrow_is_not_yet_news() -> None:
    assert news([a_model_job(posted=date(2026, 11, 23))]).is_empty


def test_job_that_was_reopened_is_new_again() -> None:
    job = a_model_job(posted=date(2026, 10, 1), reopened=date(2026, 11, 18), closes=date(2026, 12, 20))
    assert slugs(news([job]).new) == [job.slug]


def test_closing_jobs_come_in_the_order_in_which_they_close() -> None:
    old = date(2026, 10, 20)
    jobs = [a_model_job(slug=f"job-{day}", posted=old, closes=date(2026, 11, day)) for day in (29, 30, 23)]
    assert slugs(news(jobs).closing) == ["job-23", "job-29"]


def test_new_job_that_closes_soon_is_told_once() -> None:
    told = news([a_model_job(posted=SINCE, closes=date(2026, 11, 24))])
    assert (slugs(told.new), told.closing) == ([told.new[0].job.slug], ())


def test_filled_and_completed_jobs_are_news_of_the_day_of_their_outcome() -> None:
    filled, before = Outcome(filled=date(2026, 11, 17)), Outcome(filled=date(2026, 11, 3))
    done = Outcome(filled=date(2026, 11, 3), completed=date(2026, 11, 21))
    jobs = [
        a_model_job(slug="filled", status="filled", outcome=filled),
        a_model_job(slug="long-filled", status="filled", outcome=before),
        a_model_job(slug="done", status="completed", outcome=done),
    ]
    told = news(jobs)
    assert (slugs(told.filled), slugs(told.completed)) == (["filled"], ["done"])


def test_unlisted_people_are_in_no_digest() -> None:
    done = Outcome(filled=date(2026, 11, 3), completed=date(2026, 11, 21), hired=("hidden", "shown"))
    jobs = [
        a_model_job(slug="done", status="completed", outcome=done),
        a_model_job(slug="got", status="filled", outcome=Outcome(filled=SINCE, hired=("hidden",))),
    ]
    people = [
        a_model_profile(slug="hidden", name="Hidden Person", visibility="unlisted"),
        a_model_profile(slug="shown", name="Shown Person"),
    ]
    reviews = [
        Review(
            job="done",
            talent=slug,
            by=by,
            digest=f"{slug} {by}",
            rating=5,
            comment=f"{by} of {slug}",
            written=date(2026, 11, 21),
            author=Author(name=by),
        )
        for slug in ("hidden", "shown")
        for by in ("client", "talent")
    ]
    renderer = a_renderer()
    text = as_text(digest_texts(news(jobs, people, reviews=reviews), renderer))
    assert "hired: Shown Person" in text
    assert "Hidden" not in text
    assert "of hidden" not in text
    assert text.count("of shown") == 2


def test_only_public_people_are_new() -> None:
    people = [
        a_model_profile(slug=kind, visibility=kind, published=SINCE) for kind in ("public", "unlisted", "archived")
    ] + [a_model_profile(slug="long-here", published=date(2026, 11, 1))]
    assert [person.talent.slug for person in news(talent=people).talent] == ["public"]


# --- the three forms --------------------------------------------------------------------------------


def html_of(texts: DigestTexts, **changes: Any) -> str:
    return as_html(texts, a_renderer(**changes))


class Elements(HTMLParser):
    """The elements of a document, with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def links(self) -> list[str | None]:
        return [attributes["href"] for tag, attributes in self.elements if "href" in attributes]


def test_hostile_texts_are_only_text_in_a_mail() -> None:
    html = html_of(a_digest(HOSTILE, HOSTILE))
    found = Elements(html)
    assert {tag for tag, _ in found.elements} <= {
        *("html", "head", "meta", "title", "style", "body", "table", "tr", "td"),
        *("h1", "h2", "h3", "p", "a", "bdi", "span"),
    }
    assert set(found.links()) == {"https://board.example/jobs/x/", "https://board.example/jobs/"}
    assert "alert(1)" in found.text


def test_hostile_texts_are_only_text_in_markdown() -> None:
    markdown = as_markdown(a_digest(HOSTILE, HOSTILE))
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE)
    found = Elements(html)
    assert set(found.links()) == {"https://board.example/jobs/x/", "https://board.example/jobs/"}
    assert {tag for tag, _ in found.elements} <= {"h1", "h2", "p", "ul", "li", "strong", "a", "br"}
    # GitHub and Discourse call whom they find in the text itself.
    assert re.search(r"@\w", re.sub(r"<!--.*?-->", "<>", html)) is None


def test_names_that_begin_with_an_underscore_are_not_called_either() -> None:
    assert re.search(r"@\\?\w", as_markdown(a_digest("@_root and @everyone"))) is None


def test_no_form_holds_what_a_terminal_obeys() -> None:
    texts = a_digest(HOSTILE, HOSTILE)
    for form in (as_text(texts), as_markdown(texts), html_of(texts)):
        assert "\x1b" not in form


def test_lines_of_a_record_stay_in_its_record() -> None:
    texts = a_digest("One\n\n# Two\n=====\n> three", "a\n\nb\r\nSubject: c")
    assert "One # Two ===== > three" in as_text(texts)
    assert "\n# Two" not in as_markdown(texts)


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Move 11,000 catalogue records out of a retired library system " * 3, id="words"),
        pytest.param("Straßenbeleuchtungsmodernisierungsförderrichtlinie" * 4, id="a word without end"),
        pytest.param("案内書の翻訳" * 20, id="letters of two columns"),
        pytest.param(ARABIC * 5, id="Arabic"),
    ],
)
def test_plain_text_has_lines_of_72_columns(title: str) -> None:
    text = as_text(a_digest(title, title))
    assert max(columns(line) for line in text.splitlines()) <= WIDTH
    assert "".join(title.split()) in "".join(text.split())


def test_address_is_never_broken() -> None:
    address = f"https://board.example/{'long-' * 30}/"
    item = DigestItem(title="One", url=address, facts=("x",))
    texts = DigestTexts(subject="S", opening="O", parts=(DigestPart("P", (item,)),), links=())
    assert f"  {address}\n" in as_text(texts)


def test_mail_needs_nothing_from_elsewhere() -> None:
    html = html_of(a_digest())
    assert "<img" not in html
    assert "url(" not in html
    assert {tag for tag, _ in Elements(html).elements}.isdisjoint({"link", "script", "img", "iframe", "form"})
    assert "<title>Board: Mend our feed</title>" in html


def test_mail_has_colours_for_light_and_dark_screens() -> None:
    html = html_of(a_digest())
    classes = {name for _, attributes in Elements(html).elements if (name := attributes.get("class"))}
    assert classes >= {"page", "text", "quiet", "action"}
    dark = html.partition("prefers-color-scheme: dark")[2].partition("</style>")[0]
    assert all(f".{name} " in dark for name in classes)
    assert "color:#2b4ba3" in html


def test_tables_of_a_mail_are_no_tables_to_a_screen_reader() -> None:
    tables = [attributes for tag, attributes in Elements(html_of(a_digest())).elements if tag == "table"]
    assert len(tables) == 2
    assert {table["role"] for table in tables} == {"presentation"}


def test_arabic_board_sends_a_mail_from_the_right() -> None:
    renderer = a_renderer(language="ar")
    told = news([a_model_job(title=ARABIC, posted=SINCE)])
    html = as_html(digest_texts(told, renderer), renderer)
    assert '<html lang="ar" dir="rtl">' in html
    assert '<h3 dir="auto" style="margin:0;font-size:17px;line-height:24px"><a class="action"' in html
    assert ARABIC in html


def test_amounts_and_dates_of_an_arabic_board_keep_their_marks() -> None:
    renderer = a_renderer(language="ar")
    texts = digest_texts(news([a_model_job(title=ARABIC, posted=SINCE, closes=date(2026, 12, 20))]), renderer)
    for form in (as_text(texts), as_markdown(texts), as_html(texts, renderer)):
        assert "20\u200f/12\u200f/2026" in form
        assert "x200f" not in form


def test_digest_speaks_the_boards_language() -> None:
    told = news([a_model_job(posted=SINCE, closes=date(2026, 12, 4))])
    text = as_text(digest_texts(told, a_renderer(language="de")))
    assert "16. November 2026" in text
    assert "04.12.2026" in text
    assert "300 € Festpreis" in text


def test_every_link_is_absolute() -> None:
    told = news([a_model_job(posted=SINCE)], [a_model_profile(published=SINCE)])
    texts = digest_texts(told, a_renderer(site_url="https://org.example/board"))
    links = [*Elements(html_of(texts)).links(), *re.findall(r"\]\(<(.*?)>\)", as_markdown(texts))]
    assert len(links) == 8
    assert {link for link in links if not str(link).startswith("https://org.example/board/")} == set()


def test_nothing_new_is_said() -> None:
    texts = digest_texts(news(), a_renderer())
    assert texts.subject == "Exemple Board: Nothing new since November 16, 2026"
    for form in (as_text(texts), html_of(texts), as_markdown(texts).replace("\\", "")):
        assert "Nothing new since November 16, 2026." in form
    assert texts.parts == ()


# --- the command ------------------------------------------------------------------------------------


def finished(folder: Path) -> Path:
    """A board on which a job was completed on 10 October, with a lesson, a review and an answer."""
    days = {"filled": "2026-09-25", "completed": "2026-10-10"}
    outcome = {"hired": ["ana-prado"], "lessons": ["Say who decides"], **days}
    return a_board(
        folder,
        {
            "jobs/leaflet.yml": a_job(
                title="Lay out a leaflet on two pages",
                status="completed",
                posted="2026-09-01",
                closes="2026-09-20",
                outcome=outcome,
            ),
            "talent/ana-prado.yml": a_profile(),
            "reviews/leaflet/ana-prado-by-client.yml": json.dumps(
                {
                    "rating": 5,
                    "comment": "Clear, early and kind.",
                    "written": "2026-11-20",
                    "author": {"name": "Exemple Libre", "account": "exemple-libre"},
                }
            ),
        },
    )


def test_completed_jobs_come_with_lessons_and_reviews(tmp_path: Path) -> None:
    ran = command(finished(tmp_path), "digest", "--since", "2026-10-01")
    assert ran.returncode == 0
    assert "“Say who decides” (lesson)" in ran.stdout
    assert "“Clear, early and kind.” (Exemple Libre, 5 of 5)" in ran.stdout
    assert "hired: Ana Prado" in ran.stdout


def test_late_review_makes_a_completed_job_news_again(tmp_path: Path) -> None:
    board = finished(tmp_path)
    assert "Lay out a leaflet" in command(board, "digest", "--since", "2026-11-19").stdout
    assert "Lay out a leaflet" not in command(board, "digest", "--since", "2026-11-21").stdout


def test_nothing_new_ends_well(tmp_path: Path) -> None:
    ran = command(a_board(tmp_path), "digest", "--since", "2026-11-21")
    assert ran.returncode == 0
    assert "Nothing new since November 21, 2026." in ran.stdout
    assert "nothing new since 2026-11-21" in ran.stderr


def test_all_forms_are_written_into_a_folder(tmp_path: Path) -> None:
    ran = command(several(tmp_path), "digest", "--since", "2026-11-01", "--format", "all", "--into", "news")
    assert ran.returncode == 0
    assert sorted(path.name for path in (tmp_path / "news").iterdir()) == ["digest.html", "digest.md", "digest.txt"]
    assert ran.stdout == ""
    assert "subject: Exemple Board: 2 new jobs, 1 new profile" in ran.stderr
    again = {path.name: path.read_bytes() for path in (tmp_path / "news").iterdir()}
    command(tmp_path, "digest", "--since", "2026-11-01", "--format", "all", "--into", "news")
    assert {path.name: path.read_bytes() for path in (tmp_path / "news").iterdir()} == again


def test_links_lead_to_the_published_site(tmp_path: Path) -> None:
    board = several(tmp_path)
    (board / "publishconf.py").write_text('from pelicanconf import *\nSITEURL = "https://real.example"\n', "utf-8")
    assert "https://real.example/jobs/french-guide/" in command(board, "digest", "--since", "2026-11-01").stdout
    chosen = command(board, "digest", "--since", "2026-11-01", "-s", "pelicanconf.py").stdout
    assert "https://board.example/jobs-here/jobs/french-guide/" in chosen


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("--since", "yesterday"), "--since yesterday is no day", id="no day"),
        pytest.param(("--since", "2026-02-30"), "is no day; write it like 2026-11-15", id="a day of no calendar"),
        pytest.param((), "there is no Git tag here to begin at", id="no tag"),
        pytest.param(("--since", "2026-11-01", "--format", "all"), "--into FOLDER", id="several forms to print"),
        pytest.param(("--since", "2026-11-01", "--into", "pelicanconf.py/x"), "pelicanconf.py", id="no folder"),
    ],
)
def test_digest_that_cannot_run_says_why(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    ran = command(several(tmp_path), "digest", *arguments, GIT_CEILING_DIRECTORIES=str(tmp_path.parent))
    assert ran.returncode == 2
    assert said in ran.stderr


# --- the last tag -----------------------------------------------------------------------------------


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    return tmp_path


def git(folder: Path, *arguments: str, at: str = "2026-11-14T12:00:00+00:00") -> None:
    person = ("-c", "user.name=Ana", "-c", "user.email=ana@board.example", "-c", "commit.gpgsign=false")
    subprocess.run(
        ["git", "-C", str(folder), *person, *arguments],
        env={"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(folder), "GIT_COMMITTER_DATE": at},
        check=True,
        capture_output=True,
    )


def test_last_tag_is_the_newest_of_the_branch(repository: Path) -> None:
    utc, samoa = ZoneInfo("UTC"), ZoneInfo("Pacific/Apia")
    assert last_tag(repository, utc) is None
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "one", at="2026-11-01T12:00:00+00:00")
    assert last_tag(repository, utc) is None
    git(repository, "tag", "first")
    first = last_tag(repository, utc)
    assert first is not None
    assert (first.name, first.day) == ("first", date(2026, 11, 1))
    # A tag with a note has a day of its own.
    git(repository, "tag", "-m", "sent", "sent", at="2026-11-14T23:00:00+00:00")
    sent = last_tag(repository, samoa)
    assert sent is not None
    assert (sent.name, sent.day) == ("sent", date(2026, 11, 15))
    git(repository, "checkout", "--quiet", "-b", "other")
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "two", at="2026-11-20T12:00:00+00:00")
    git(repository, "tag", "elsewhere")
    git(repository, "checkout", "--quiet", "main")
    assert last_tag(repository, samoa) == sent


def test_no_repository_has_no_tag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert last_tag(tmp_path, ZoneInfo("UTC")) is None
    monkeypatch.setenv("PATH", "")
    assert last_tag(tmp_path, ZoneInfo("UTC")) is None


def test_digest_begins_at_the_last_tag(repository: Path) -> None:
    several(repository)
    git(repository, "add", "-A")
    git(repository, "commit", "--quiet", "-m", "one", at="2026-11-12T12:00:00+00:00")
    git(repository, "tag", "digest-1")
    ran = command(repository, "digest")
    assert ran.returncode == 0
    assert "since 2026-11-12, the day of the tag digest-1" in ran.stderr
    assert "Translate our onboarding guide" in ran.stdout
