"""The page of all feeds: every feed on it is there, each can be handed on, and each list leads to its own."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import html5lib
import pytest

from board.render.pages.subscribe import MAILERS, READERS
from boards import Tree, a_board, build, page
from test_feed_formats import a_full_board

PREFIX = "/jobs-here/"
FORMATS = ["application/rss+xml", "application/atom+xml", "application/feed+json"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return build(a_full_board(tmp_path_factory.mktemp("board")))


@pytest.fixture(scope="module")
def tree(site: Tree) -> Any:
    return parsed(site, "subscribe/")


def parsed(site: Tree, path: str) -> Any:
    return html5lib.parse(page(site, path), namespaceHTMLElements=False)


def links(tree: Any) -> list[str]:
    return [link.get("href") for link in tree.iter("a")]


def test_every_feed_calendar_and_list_of_feeds_is_linked(site: Tree, tree: Any) -> None:
    there = {path for path in site if path.startswith("feeds/")}
    assert {link.removeprefix(PREFIX) for link in links(tree) if link.startswith(f"{PREFIX}feeds/")} == there


def test_each_feed_has_a_place_of_its_own_and_choices_that_lead_to_no_other(tree: Any) -> None:
    rows = [row for row in tree.iter("li") if row.get("data-filters")]
    assert len({row.get("id") for row in rows}) == len(rows)
    # People and jobs of one skill are told apart by what they are.
    assert len({frozenset(row.get("data-filters").split()) for row in rows}) == len(rows)


def test_answers_of_the_form_are_choices_of_some_feed(tree: Any) -> None:
    known = {choice for row in tree.iter("li") for choice in (row.get("data-filters") or "").split()}
    answers = [option.get("value") for option in tree.iter("option")]
    assert set(answers) - {""} <= known
    assert {
        "jobs",
        "closing",
        "updates",
        "talent",
        "pools",
        "category=translation",
        "skill=french",
        "place=remote",
    } <= set(answers)


def test_without_a_script_there_is_no_form_but_a_feed_with_its_address(tree: Any) -> None:
    (form,) = tree.iter("form")
    assert "hidden" in form.attrib
    (field,) = tree.iter("input")
    assert field.get("value") == "https://board.example/jobs-here/feeds/jobs/rss.xml"


@pytest.mark.parametrize(("name", "pattern"), READERS + MAILERS)
def test_services_are_plain_links_that_hand_over_the_feeds_address(tree: Any, name: str, pattern: str) -> None:
    (link,) = (link for link in tree.iter("a") if link.text == name)
    url = urlsplit(link.get("href"))
    assert url.scheme == "https"
    handed = [value for values in parse_qs(url.query).values() for value in values] or [
        unquote(url.path).split("feed/", 1)[1]
    ]
    assert handed == ["https://board.example/jobs-here/feeds/jobs/rss.xml"]
    assert "noreferrer" in link.get("rel")
    assert link.get("data-pattern") == pattern


def test_nothing_is_loaded_from_elsewhere(tree: Any) -> None:
    loaded = [element.get("src") for element in tree.iter() if element.get("src")]
    loaded += [link.get("href") for link in tree.iter("link") if link.get("rel") in ("stylesheet", "icon", "preload")]
    assert all(address.startswith(PREFIX) for address in loaded)


@pytest.mark.parametrize(
    ("path", "feed"),
    [
        ("jobs/", "jobs"),
        ("categories/translation/", "categories/translation"),
        ("skills/french/", "skills/french"),
        ("places/remote/", "places/remote"),
        ("clients/cartes/", "clients/cartes"),
        ("talent/", "talent"),
        ("talent/skills/french/", "talent/skills/french"),
        ("pools/", "pools"),
        ("pools/reviewers/", "pools/reviewers"),
        ("pools/skills/french/", "pools/skills/french"),
        ("pools/clients/exemple-libre/", "pools/clients/exemple-libre"),
    ],
)
def test_list_offers_its_own_feed_in_its_head_and_near_its_heading(site: Tree, path: str, feed: str) -> None:
    tree = parsed(site, path)
    alternate = [link for link in tree.iter("link") if link.get("rel") == "alternate"]
    files = [f"{PREFIX}feeds/{feed}/{name}" for name in ("rss.xml", "atom.xml", "feed.json")]
    assert [(link.get("type"), link.get("href")) for link in alternate] == list(zip(FORMATS, files, strict=True))
    (near,) = (part for part in tree.iter("p") if part.get("class") == "feed-links")
    about, *offered = links(near)
    assert offered[:3] == files
    assert all(link.removeprefix(PREFIX) in site for link in offered)
    # The first leads to the feed's place on the page that says what a feed is.
    subscribe, _, anchor = about.partition("#")
    assert subscribe == f"{PREFIX}subscribe/"
    assert re.search(rf'<li id="{anchor}"', page(site, "subscribe/"))


def test_job_page_names_one_feed_only(site: Tree) -> None:
    heads = [link for link in parsed(site, "jobs/french-guide/").iter("link") if link.get("rel") == "alternate"]
    assert [link.get("href") for link in heads if link.get("type") in FORMATS] == [
        f"{PREFIX}feeds/categories/translation/rss.xml"
    ]


def test_page_of_an_empty_board_offers_what_there_is(tmp_path: Path) -> None:
    site = build(a_board(tmp_path))
    there = {path for path in site if path.startswith("feeds/")}
    tree = parsed(site, "subscribe/")
    assert {link.removeprefix(PREFIX) for link in links(tree) if link.startswith(f"{PREFIX}feeds/")} == there
    assert not any(option.get("value", "").startswith("skill=") for option in tree.iter("option"))
