"""What pages say of each other: links to pages that are there, and nothing of what is not."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from boards import Tree, a_board, a_job, a_profile, build, page

EXAMPLE = "title: Mend a clock\nremote: true\n"
OF_BOARD = ("about", "rules", "privacy")


def links(html: str) -> set[str]:
    return {link.replace("&amp;", "&") for link in re.findall(r'<a [^>]*?href="([^"]*)"', html)}


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2].partition("<footer")[0]).split())


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A board that holds nothing yet."""
    return build(a_board(tmp_path_factory.mktemp("bare")))


@pytest.mark.parametrize("name", OF_BOARD)
def test_pages_that_are_there_are_linked_and_others_are_not(tmp_path: Path, bare: Tree, name: str) -> None:
    site = build(a_board(tmp_path, {f"pages/{name}.md": "---\ntitle: A page\n---\nText\n"}))
    address = f"/jobs-here/{name}/"
    assert address in links(page(site, "")) | links(page(site, "talent/"))
    assert not [path for path, html in bare.items() if path.endswith(".html") and address in links(html.decode())]


def test_guides_are_linked_where_there_is_one(tmp_path: Path, bare: Tree) -> None:
    site = build(a_board(tmp_path, {"pages/guides/pay.md": "---\ntitle: Pay\n---\nText\n"}))
    assert "/jobs-here/guides/" in links(page(site, ""))
    assert "/jobs-here/guides/" not in links(page(bare, ""))


def test_forms_are_linked_whether_or_not_the_community_has_words_for_them(tmp_path: Path, bare: Tree) -> None:
    for site in (bare, build(a_board(tmp_path), BOARD_REPOSITORY="")):
        assert {"/jobs-here/post/", "/jobs-here/join/"} <= links(page(site, ""))


def test_a_page_that_comes_later_is_linked_from_pages_that_were_there(tmp_path: Path) -> None:
    folder = a_board(tmp_path, {"jobs/the-job.yml": a_job()})
    assert "/jobs-here/rules/" not in links(page(build(folder), "jobs/the-job/"))
    a_board(folder, {"pages/rules.md": "---\ntitle: Rules\n---\nText\n"})
    assert "/jobs-here/rules/" in links(page(build(folder), "jobs/the-job/"))


@pytest.mark.parametrize(
    ("name", "path"), [("post", "content/jobs/my-job.yml"), ("join", "content/talent/my-profile.yml")]
)
def test_page_begins_the_file_with_its_first_example(tmp_path: Path, name: str, path: str) -> None:
    body = f"Text\n\n```yaml\n{EXAMPLE}```\n\n```yaml\nother: 1\n```\n"
    site = build(a_board(tmp_path, {f"pages/{name}.md": f"---\ntitle: A page\n---\n{body}"}))
    (address,) = (link for link in links(page(site, f"{name}/")) if "/new/" in link)
    assert parse_qs(urlsplit(address).query) == {"filename": [path], "value": [EXAMPLE]}


def test_empty_board_counts_no_nothings(bare: Tree) -> None:
    for path, content in bare.items():
        if path.endswith(".html"):
            html = content.decode()
            assert not re.search(r"\b0 (open|closed|jobs)", text(html)), path
            assert "0 open" not in html.partition("<body")[0], path
    assert "jobs come here when they close" in text(page(bare, "jobs/archive/"))
    assert "No open jobs here today" not in text(page(bare, "jobs/archive/"))


def test_places_stand_in_the_order_of_their_names_after_remote_work(tmp_path: Path) -> None:
    places = {"ES": "Spain", "DE": "Germany", "AT": "Austria", "AX": "Åland Islands"}
    files = {
        f"jobs/job-{code.lower()}.yml": a_job(
            title=f"Paint a fence in {name}", location={"country": code}, remote=code == "ES", applicants_from=None
        )
        for code, name in places.items()
    }
    site = build(a_board(tmp_path, files))
    side = page(site, "places/de/").partition('class="split__side"')[2]
    labels = re.findall(r'link-list__label">([^<]*)<', side)
    assert labels == ["Remote", "Åland Islands", "Austria", "Germany", "Spain"]
    assert "By place" in side


def test_profile_says_from_when_until_the_day_has_come(tmp_path: Path) -> None:
    availability = {"status": "open", "confirmed": "2026-11-20", "from": "2026-12-07"}
    folder = a_board(tmp_path, {"talent/ana-prado.yml": a_profile(availability=availability)})
    for path in ("", "talent/", "talent/ana-prado/"):
        assert "Available from Dec 7, 2026" in text(page(build(folder), path))
        assert "Available from" not in text(page(build(folder, BOARD_TODAY="2026-12-07"), path))
