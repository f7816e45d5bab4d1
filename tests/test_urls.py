"""Addresses work at a host's root and under any prefix, and nothing typed into them breaks them."""

from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.render.urls import Forge, Urls, mail_link
from factories import some_settings

FORGE = Forge("https://forge.example/org/board", "main")


@pytest.mark.parametrize(
    ("site_url", "rooted", "whole"),
    [
        pytest.param("https://x.example", "/jobs/a/", "https://x.example/jobs/a/", id="a host's root"),
        pytest.param("https://x.example/b", "/b/jobs/a/", "https://x.example/b/jobs/a/", id="a prefix"),
        pytest.param("https://x.example/b/c", "/b/c/jobs/a/", "https://x.example/b/c/jobs/a/", id="a deep prefix"),
        pytest.param("http://localhost:8000", "/jobs/a/", "http://localhost:8000/jobs/a/", id="a port"),
    ],
)
def test_paths_become_addresses(site_url: str, rooted: str, whole: str) -> None:
    urls = Urls.from_settings(some_settings(site_url=site_url))
    assert urls("jobs/a/") == rooted
    assert urls.absolute("jobs/a/") == whole
    assert urljoin(f"{site_url}/talent/b/", urls("jobs/a/")) == whole


@pytest.mark.parametrize(("site_url", "rooted"), [("https://x.example", "/"), ("https://x.example/b", "/b/")])
def test_home_ends_in_a_slash(site_url: str, rooted: str) -> None:
    urls = Urls.from_settings(some_settings(site_url=site_url))
    assert urls() == rooted
    assert urls.absolute() == f"{site_url}/"


def test_board_without_repository_has_no_forge_addresses() -> None:
    forge = Forge("", "main")
    path = "content/jobs/a.yml"
    addresses = [forge.new_file(path, "text"), forge.edit_file(path), forge.file_history(path), forge.report("a", "b")]
    assert [*addresses, forge.account_page("ana")] == [None] * 5


def test_file_pages_of_the_forge() -> None:
    assert FORGE.edit_file("content/jobs/a.yml") == "https://forge.example/org/board/edit/main/content/jobs/a.yml"
    assert FORGE.file_history("content/a.yml") == "https://forge.example/org/board/commits/main/content/a.yml"


def test_page_of_an_account_is_on_the_host_of_the_repository() -> None:
    assert FORGE.account_page("ana-prado") == "https://forge.example/ana-prado"
    assert FORGE.account_page("//evil.example/?a") == "https://forge.example/%2F%2Fevil.example%2F%3Fa"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_new_file_page_gets_the_text_as_it_is(text: str) -> None:
    address = FORGE.new_file("content/applications/a/b.yml", text)
    assert address is not None
    split = urlsplit(address)
    assert split.path == "/org/board/new/main"
    fields = parse_qs(split.query, keep_blank_values=True)
    assert fields == {"filename": ["content/applications/a/b.yml"], "value": [text]}


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_report_names_the_record_and_its_page(subject: str) -> None:
    address = FORGE.report(subject, "https://x.example/jobs/a/")
    assert address is not None
    fields = parse_qs(urlsplit(address).query)
    page = "https://x.example/jobs/a/"
    assert fields == {"template": ["problem.yml"], "title": [f"Report: {subject}"], "page": [page]}


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_mail_link_keeps_its_fields_apart(subject: str, body: str) -> None:
    address = mail_link("jobs@x.example", subject, body)
    assert address.startswith("mailto:jobs@x.example?subject=")
    assert not set(address) & set(" \r\n\"'<>")
    fields = parse_qs(address.split("?", 1)[1], keep_blank_values=True)
    assert fields == {"subject": [subject]} | ({"body": [body]} if body else {})


def test_mail_link_breaks_lines_as_mail_does() -> None:
    assert unquote(mail_link("a@x.example", "s", "one\ntwo")) == "mailto:a@x.example?subject=s&body=one\r\ntwo"


def test_mail_address_cannot_add_fields() -> None:
    address = mail_link("a@x.example?bcc=b@x.example&body=x", "s")
    assert parse_qs(urlsplit(address).query) == {"subject": ["s"]}
