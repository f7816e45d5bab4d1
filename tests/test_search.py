"""The index of the search: what is in it, that its bytes follow from the files alone, and when it is made again."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import boards
from board.model import Client, Job, Pay, Place
from board.render.search.files import search
from board.render.search.form import JOB_FACETS, TALENT_FACETS, search_form
from board.render.search.index import ALPHABET, RECORDS_IN_ONE_SHARD, postings
from board.render.search.pay import Offer, bands, places_by_amount, round_edges
from board.render.search.terms import KnownTerms, search_terms, shard_of
from factories import a_board, a_job, a_profile, a_renderer, some_listings

Files = dict[str, Any]


def index_of(*jobs: Job, talent: tuple[Any, ...] = (), **changes: Any) -> Files:
    """The files of the index of a board, by their paths below `search/`, read."""
    return {path: json.loads(content) for path, content in bytes_of(*jobs, talent=talent, **changes).items()}


def bytes_of(*jobs: Job, talent: tuple[Any, ...] = (), **changes: Any) -> dict[str, bytes]:
    """The same, as they are written."""
    outputs = search(a_board(jobs, talent), some_listings(jobs, talent), a_renderer(**changes))
    return {output.path.removeprefix("search/"): output.render() for output in outputs}


def numbers(written: str) -> list[int]:
    """What `postings` wrote, read as its format is described."""
    found, number, gap, shift = [], -1, 0, 0
    for character in written:
        value = ALPHABET.index(character)
        gap += (value & 31) << shift
        shift += 5
        if not value & 32:
            number += gap + 1
            found.append(number)
            gap = shift = 0
    return found


def words(files: Files, kind: str = "jobs") -> dict[str, tuple[str, str]]:
    """Every word with the records it is in, from all the files of words."""
    found = {}
    for path, content in files.items():
        if path.startswith(f"{kind}/words/"):
            flat = content[1:]
            found.update({flat[at]: (flat[at + 1], flat[at + 2]) for at in range(0, len(flat), 3)})
    return found


def facet(files: Files, id_: str, kind: str = "jobs") -> dict[str, list[int]]:
    (found,) = [facet for facet in files[f"{kind}/index.json"]["facets"] if facet["id"] == id_]
    return {value["id"]: numbers(value["in"]) for value in found["values"]}


def many_jobs(count: int) -> list[Job]:
    return [
        a_job(slug=f"job-{number:04}", digest=str(number), title=f"Job w{number} of many", posted=date(2026, 11, 1))
        for number in range(count)
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        pytest.param(
            "Mend the C++ part, then C#", {"mend", "the", "c++", "part", "then", "c#"}, id="signs of languages"
        ),
        pytest.param("Bénévoles à l’ŒUVRE", {"benevoles", "a", "l", "oeuvre"}, id="accents"),
        pytest.param("الترجمة والدليل", {"ترجمه", "والدليل"}, id="the Arabic article"),
        pytest.param("翻訳者", {"翻訳", "訳者"}, id="no spaces between words"),
        pytest.param("字", {"字"}, id="one character"),
        pytest.param("snake_case x_y", {"snake", "case", "x", "y"}, id="underscores"),
        pytest.param("", set(), id="nothing"),
        pytest.param("\u0301 … — ", set(), id="signs alone"),
    ],
)
def test_text_is_taken_apart_into_words_that_people_type(text: str, terms: set[str]) -> None:
    assert search_terms(text) == terms


PIECES = st.sampled_from(
    [
        "Σ",
        "ΑΣ",
        "ΟΔΟΣ.",
        "caf\u00e9",
        "e\u0301",
        "\u0301",
        "\u3000",
        "\xa0",
        "\x85",
        "\x1f",
        "\n",
        " ",
        "\u2028",
        "İ",
        "ﬁ",
        "´",
    ]
    + [
        "C++",
        "c#",
        "#",
        "+",
        "_",
        "翻訳者",
        "ไทย",
        "الترجمة",
        "ـ",
        "\u200d",
        "\u200b",
        "…",
        "x" * 30,
        "½",
        "㎏",
        "\u0e33",
    ]
)


@given(st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join))
def test_words_of_a_text_are_the_words_of_its_pieces(text: str) -> None:
    assert KnownTerms().of(text) == search_terms(text)


def test_letter_under_thousands_of_accents_is_taken_apart_as_fast_as_any() -> None:
    """Unicode has accents put into order, which for one long row of them takes time that grows with its square."""
    row = "\u0301" * 50_000 + "\u0323" * 50_000
    started = perf_counter()
    assert search_terms(f"le caf\u00e9{row}s, {row}vite") == {"le", "cafes", "vite"}
    assert perf_counter() - started < 3


@pytest.mark.parametrize("listed", [[], [0], [31], [32], [1023, 1024, 1025, 99_999], [0, 1, 2, 40, 5000]])
def test_numbers_come_out_of_their_gaps_as_they_went_in(listed: list[int]) -> None:
    assert numbers(postings(listed)) == listed


def test_words_that_begin_alike_are_in_one_file() -> None:
    assert shard_of("translate", 64) == shard_of("tr", 64) == shard_of("training", 64)
    assert {shard_of(word, 1) for word in ("a", "zebra", "字")} == {0}


def test_open_jobs_and_public_profiles_alone_are_in_the_index() -> None:
    files = index_of(
        a_job(slug="open", title="Openwork"),
        a_job(slug="over", title="Overwork", closes=date(2026, 11, 21)),
        a_job(slug="later", title="Laterwork", posted=date(2026, 11, 23)),
        a_job(slug="paused", title="Pausework", status="paused"),
        talent=(
            a_profile(slug="seen", name="Seenname"),
            a_profile(slug="unlisted", name="Unlistedname", visibility="unlisted"),
            a_profile(slug="archived", name="Archivedname", visibility="archived"),
        ),
    )
    assert files["jobs/index.json"]["count"] == files["talent/index.json"]["count"] == 1
    text = json.dumps(files).lower()
    assert "openwork" in text
    assert "seenname" in text
    assert not [word for word in ("overwork", "laterwork", "pausework", "unlistedname", "archivedname") if word in text]


def test_job_is_found_by_all_that_its_page_says_of_the_work() -> None:
    files = index_of(
        a_job(
            title="Titleword",
            client=Client(name="Clientword"),
            skills=("cpp", "Rareskill"),
            summary="Summaryword",
            description="Describedword",
            objectives=("Aimword",),
            requirements=("Neededword",),
            nice_to_have=("Niceword",),
            location=Place(city="Brno", country="CZ"),
            language="fr",
        )
    )
    found = words(files)
    strong = {word for word, (loud, _) in found.items() if loud}
    assert {"titleword", "clientword", "c++", "cpp", "rareskill", "translation"} <= strong
    weak = {"summaryword", "describedword", "aimword", "neededword", "niceword", "brno", "czechia", "french"}
    assert weak <= {word for word, (_, quiet) in found.items() if quiet}


def test_facets_hold_the_numbers_of_their_jobs_the_oldest_first() -> None:
    files = index_of(
        a_job(slug="a", posted=date(2026, 11, 3), category="development", skills=("french",)),
        a_job(slug="b", posted=date(2026, 11, 2), skills=("french", "markdown")),
        a_job(slug="c", posted=date(2026, 11, 1), pay=Pay(type="volunteer"), skills=(), language="fr"),
        a_job(slug="d", remote=True, location=Place(country="CZ"), closes=date(2026, 11, 29)),
    )
    index = files["jobs/index.json"]
    fields = index["fields"]
    assert [row[fields.index("url")] for row in files["jobs/rows/0.json"][1:]] == [f"/jobs/{slug}/" for slug in "cbad"]
    assert index["last_first"] is True
    assert facet(files, "category") == {"translation": [0, 1, 3], "development": [2]}
    assert facet(files, "skill") == {"french": [1, 2, 3], "markdown": [1, 3]}
    assert facet(files, "place") == {"remote": [0, 1, 2, 3], "cz": [3]}
    assert facet(files, "pay") == {"fixed": [1, 2, 3], "volunteer": [0]}
    assert facet(files, "language") == {"en": [1, 2, 3], "fr": [0]}
    assert facet(files, "closing") == {"soon": [3]}
    urls = [value["url"] for entry in index["facets"] if entry["id"] == "skill" for value in entry["values"]]
    assert urls == ["/skills/french/", "/skills/markdown/"]


def test_facet_that_tells_nothing_apart_is_left_out() -> None:
    ids = [facet["id"] for facet in index_of(a_job(), a_job(slug="b"))["jobs/index.json"]["facets"]]
    assert ids == ["skill"]


@pytest.mark.parametrize(("kind", "allowed"), [("jobs", JOB_FACETS), ("talent", TALENT_FACETS)])
def test_form_knows_the_facets_and_orders_of_the_index(kind: str, allowed: tuple[str, ...]) -> None:
    theme = Path(__file__).parents[1] / "theme"
    jobs = [
        a_job(slug="b", category="development", remote=False, location=Place(country="CZ"), language="fr"),
        a_job(slug="c", pay=Pay(type="volunteer"), closes=date(2026, 11, 23)),
        a_job(slug="d", pay=Pay(type="fixed", amount=Decimal(900), currency="EUR")),
    ]
    index = index_of(*jobs, theme=theme)[f"{kind}/index.json"]
    assert {facet["id"] for facet in index["facets"]} <= set(allowed)
    form = search_form(kind, a_renderer(theme=theme))
    assert form is not None
    assert {order["id"] for order in index["orders"]} == {order.id for order in form.orders[1:]}


def test_word_in_more_than_half_of_many_jobs_tells_none_apart() -> None:
    found = words(index_of(*many_jobs(120)))
    assert found["eight"][1] == "*"
    assert numbers(found["w7"][0]) == [112]


def test_many_jobs_have_their_words_in_many_files_each_where_the_engine_looks() -> None:
    files = index_of(*many_jobs(RECORDS_IN_ONE_SHARD + 1))
    shards = files["jobs/index.json"]["shards"]
    assert shards > 1
    for shard in range(shards):
        assert {shard_of(word, shards) for word in files[f"jobs/words/{shard}.json"][1::3]} <= {shard}
    assert len(words(files)) > RECORDS_IN_ONE_SHARD


def test_bytes_are_equal_for_equal_files_in_any_order() -> None:
    jobs = many_jobs(RECORDS_IN_ONE_SHARD + 1)
    assert bytes_of(*jobs) == bytes_of(*reversed(jobs))


def test_new_job_leaves_the_rows_of_all_others_as_they_were() -> None:
    jobs = many_jobs(95)
    before, after = index_of(*jobs), index_of(*jobs, a_job(slug="new", posted=date(2026, 11, 22)))
    rows = [path for path in before if path.startswith("jobs/rows/")]
    assert [path for path in rows if before[path] != after[path]] == ["jobs/rows/9.json"]
    assert before["jobs/index.json"]["version"] != after["jobs/index.json"]["version"]


def test_every_file_names_the_version_that_the_index_asks_for() -> None:
    files = index_of(*many_jobs(25))
    index = files["jobs/index.json"]
    assert [files[f"jobs/rows/{at}.json"][0] for at in range(3)] == index["rows"]["versions"]
    assert files["jobs/words/0.json"][0] == index["version"]


@pytest.mark.parametrize(
    ("amounts", "edges"),
    [
        pytest.param([100, 100], [], id="one amount"),
        pytest.param([100, 300], [200], id="two"),
        pytest.param(range(1, 1001), [200, 500, 1000], id="many, far apart"),
        pytest.param([1, 3, 15, 30, 150, 300, 1500, 3000], [2, 20, 100, 1000], id="few, far apart"),
        pytest.param([Decimal("187.5"), 190], [], id="between two round numbers"),
    ],
)
def test_bands_of_pay_have_few_round_edges(amounts: list[Any], edges: list[int]) -> None:
    assert round_edges([Decimal(amount) for amount in amounts]) == edges


def test_bands_never_mix_currencies_or_units() -> None:
    offers = {
        0: Offer("fixed", "EUR", Decimal(100)),
        1: Offer("fixed", "EUR", Decimal(200)),
        2: Offer("fixed", "JPY", Decimal(30000)),
        3: Offer("hour", "EUR", Decimal(20)),
    }
    found = bands(offers, a_renderer().words)
    assert [(value.label, value.numbers) for value in found] == [
        ("under €200", [0]),
        ("€200 and more", [1]),
        ("in JPY", [2]),
        ("in EUR per hour", [3]),
    ]


def test_order_by_pay_converts_no_currency_and_puts_the_unknown_last() -> None:
    euro, yen = ("EUR", Decimal(5)), ("JPY", Decimal(9000))
    amounts = [None, yen, euro, ("EUR", Decimal(7)), euro]
    assert places_by_amount(amounts, is_highest_first=True) == [3, 2, 1, 0, 1]
    assert places_by_amount(amounts, is_highest_first=False) == [3, 2, 0, 1, 0]


def test_board_without_search_has_neither_form_nor_index(tmp_path: Path) -> None:
    folder = boards.several(tmp_path / "board")
    on = boards.build(folder)
    assert "search/jobs/index.json" in on
    assert 'role="search"' in boards.page(on, "jobs/")
    off = boards.build(folder, BOARD_SEARCH=False)
    assert not [path for path in off if path.startswith("search/")]
    assert 'role="search"' not in boards.page(off, "jobs/")


def test_index_is_made_again_only_when_something_in_it_changes(tmp_path: Path) -> None:
    folder = boards.several(tmp_path / "board")
    boards.build(folder)
    index = folder / "output/search/jobs"
    before = {path: path.stat().st_ino for path in index.rglob("*.json")}
    boards.write(
        folder,
        {
            "jobs/old-leaflet.yml": boards.a_job(
                title="A closed job", status="cancelled", outcome={"cancelled": "2026-11-20"}
            )
        },
    )
    boards.build(folder)
    assert {path: path.stat().st_ino for path in index.rglob("*.json")} == before
    boards.write(folder, {"jobs/french-guide.yml": boards.a_job(title="Another title")})
    site = boards.build(folder)
    assert site == boards.afresh(folder, tmp_path / "aside")
    assert b"Another title" in site["search/jobs/rows/0.json"]
