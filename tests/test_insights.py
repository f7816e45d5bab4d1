"""What the board says of itself: every number worked out by hand, no two currencies mixed, nothing from too few."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import boards
from board.derive.insights import Insights
from board.derive.pay_offered import amount_offered
from board.derive.ratings import Share
from board.derive.spreads import Quartiles, Spread, named_spreads
from board.model import Author, Job, Outcome, Pay, Review, SkillLevel, Talent
from board.review_name import BY_CLIENT, BY_TALENT
from factories import TODAY, a_job, a_profile, some_listings

MARCH = date(2026, 3, 2)


def decimals(*numbers: str | int) -> list[Decimal]:
    return [Decimal(number) for number in numbers]


def found(jobs: Iterable[Job] = (), talent: Iterable[Talent] = (), reviews: Sequence[Review] = ()) -> Insights:
    return some_listings(jobs, talent, reviews=tuple(reviews)).insights


def paying(amounts: Iterable[int | str], currency: str = "EUR", type_: str = "fixed", **changes: Any) -> list[Job]:
    """Open jobs that pay these amounts."""
    return [
        a_job(
            slug=f"{type_}-{currency}-{changes.get('category', '')}-{number}".lower(),
            pay=Pay(type=type_, amount=Decimal(amount), currency=currency),
            **changes,
        )
        for number, amount in enumerate(amounts)
    ]


def filled(days: Iterable[int], **changes: Any) -> list[Job]:
    """Jobs filled so many days after they were posted."""
    return [
        a_job(
            slug=f"filled-{changes.get('category', '')}-{number}",
            status="filled",
            posted=MARCH,
            closes=MARCH + timedelta(9),
            outcome=Outcome(hired=("ines-moreau",), filled=MARCH + timedelta(took)),
            **changes,
        )
        for number, took in enumerate(days)
    ]


def completed(number: int, **changes: Any) -> Job:
    outcome = Outcome(hired=("ines-moreau",), filled=MARCH, completed=MARCH + timedelta(number))
    return a_job(**({"slug": f"done-{number}", "status": "completed", "posted": MARCH, "outcome": outcome} | changes))


def says(job: str, by: str = BY_CLIENT, **answers: Any) -> Review:
    given = {"job": job, "talent": "ines-moreau", "by": by, "digest": job, "rating": 5, "comment": "Good."}
    return Review(**(given | {"written": TODAY, "author": Author(name="Exemple Libre")} | answers))


# Quartiles


@pytest.mark.parametrize(
    ("numbers", "low", "median", "high"),
    [
        pytest.param([10, 20, 30, 40, 50], "20", "30", "40", id="five: the second, third and fourth"),
        # Type 7: the 25th percentile of six lies at 1 + 0.25 × 5 = 2.25.
        pytest.param([1, 2, 4, 8, 16, 32], "2.5", "6", "14", id="six: between the numbers"),
        pytest.param([5, 1, 4, 2, 3], "2", "3", "4", id="in any order"),
        pytest.param([7] * 8, "7", "7", "7", id="all the same"),
    ],
)
def test_quartiles_are_those_of_the_inclusive_method(numbers: list[int], low: str, median: str, high: str) -> None:
    assert Spread.from_numbers(decimals(*numbers)).quartiles == Quartiles(*decimals(low, median, high))


def test_quartiles_of_money_are_exact() -> None:
    spread = Spread.from_numbers(decimals("0.1", "0.2", "0.3", "0.4", "0.5", "0.6"))
    assert spread.quartiles == Quartiles(*decimals("0.225", "0.35", "0.475"))


def test_four_numbers_have_no_quartiles() -> None:
    assert Spread.from_numbers(decimals(1, 2, 3, 4)) == Spread(4, None)
    assert Spread.from_numbers([]) == Spread(0, None)


# Pay


def test_pay_is_worked_out_apart_for_each_currency_and_way_of_paying() -> None:
    jobs = [
        *paying([100, 200, 300, 400, 500, 600]),
        *paying([1000, 2000, 3000, 4000, 9000], "JPY"),
        *paying([10, 20, 30, 40, 50], type_="hourly"),
        *paying([70, 80, 90, 100], "USD"),
    ]
    offered = {(pay.type, pay.currency): (pay.of, pay.quartiles) for pay in found(jobs).pay}
    assert offered == {
        ("fixed", "EUR"): (6, Quartiles(*decimals(225, 350, 475))),
        ("fixed", "JPY"): (5, Quartiles(*decimals(2000, 3000, 4000))),
        ("hourly", "EUR"): (5, Quartiles(*decimals(20, 30, 40))),
    }
    assert next(iter(offered)) == ("fixed", "EUR"), "fixed prices first, the currency with most jobs before the others"


def test_category_counts_only_its_own_pay_in_the_same_currency() -> None:
    jobs = [
        *paying([100, 200, 300, 400, 500], category="translation"),
        *paying([1, 2, 3, 4], category="development"),
        *paying([5], "USD", category="development"),
    ]
    (offered,) = found(jobs).pay
    (row,) = offered.categories
    assert (row.name, row.path, row.of) == ("Translation", "categories/translation/", 5)
    assert row.quartiles == Quartiles(*decimals(200, 300, 400))
    assert offered.of == 9


def test_skills_are_those_of_the_vocabulary_under_whatever_alias() -> None:
    jobs = paying([10, 20, 30, 40, 50], skills=("patience",))
    jobs = [
        *(a_job(slug=f"md-{n}", skills=("md", "patience"), pay=job.pay) for n, job in enumerate(jobs[:3])),
        *(a_job(slug=f"markdown-{n}", skills=("Markdown",), pay=job.pay) for n, job in enumerate(jobs[3:])),
    ]
    (offered,) = found(jobs).pay
    assert [(row.name, row.path, row.of) for row in offered.skills] == [("Markdown", "skills/markdown/", 5)]


@pytest.mark.parametrize(
    ("pay", "amount"),
    [
        pytest.param(Pay(type="fixed", amount=Decimal(300), currency="EUR"), Decimal(300), id="an amount"),
        pytest.param(
            Pay(type="hourly", min=Decimal(20), max=Decimal(31), currency="EUR"), Decimal("25.5"), id="a range"
        ),
        pytest.param(Pay(type="hourly", min=Decimal(20), currency="EUR"), None, id="half a range"),
        pytest.param(Pay(type="volunteer"), None, id="a volunteer's"),
        pytest.param(Pay(type="fixed", amount=Decimal(300)), None, id="without a currency"),
        pytest.param(Pay(type="fixed", currency="EUR"), None, id="not named"),
    ],
)
def test_amount_offered_is_what_the_job_names(pay: Pay, amount: Decimal | None) -> None:
    assert amount_offered(pay) == amount


# Hiring


def test_time_to_fill_and_share_filled_are_those_counted_by_hand() -> None:
    jobs = [
        *filled([2, 4, 6, 8, 20], category="translation"),
        *filled([1, 3], category="development"),
        *(
            a_job(slug=f"off-{n}", category="translation", status="cancelled", outcome=Outcome(cancelled=TODAY))
            for n in range(2)
        ),
        a_job(slug="expired", category="development", posted=MARCH, closes=MARCH + timedelta(5)),
        a_job(slug="is-open"),
        a_job(slug="is-paused", status="paused"),
    ]
    insights = found(jobs)
    assert insights.days_to_fill == Spread(7, Quartiles(*decimals("2.5", 4, 7)))
    (row,) = insights.days_by_category
    assert (row.name, row.of, row.quartiles) == ("Translation", 5, Quartiles(*decimals(4, 6, 8)))
    assert insights.filled == Share(7, 10)
    assert [(row.name, row.share) for row in insights.filled_by_category] == [("Translation", Share(5, 7))]


def test_on_time_counts_what_clients_say_of_completed_jobs() -> None:
    jobs = [completed(number) for number in range(6)]
    reviews = [
        *(says(f"done-{number}", on_time=number != 0) for number in range(5)),
        says("done-5"),
        says("done-0", BY_TALENT, on_time=True),
    ]
    assert found(jobs, [a_profile()], reviews).on_time == Share(4, 5)


# Skills, months, lessons


def test_what_is_asked_for_stands_beside_what_is_offered() -> None:
    jobs = [
        *(a_job(slug=f"french-{number}", skills=("french",)) for number in range(4)),
        *(a_job(slug=f"cpp-{number}", skills=("cpp", "patience"), nice_to_have=("french",)) for number in range(6)),
    ]
    people = [
        *(a_profile(slug=f"fr-{number}", skills=(SkillLevel(name="french"),)) for number in range(4)),
        a_profile(slug="md", skills=(SkillLevel(name="md"),)),
        a_profile(slug="hidden", skills=(SkillLevel(name="cpp"),), visibility="unlisted"),
    ]
    insights = found(jobs, people)
    assert (insights.jobs, insights.people) == (10, 5)
    assert [(row.name, row.jobs, row.people) for row in insights.demand] == [("C++", 6, 0), ("French", 4, 4)]


def test_months_go_on_through_the_empty_ones_and_over_the_year() -> None:
    days = [date(2025, 11, 30), date(2025, 12, 1), date(2025, 12, 31), date(2026, 2, 1), date(2026, 2, 28)]
    jobs = [a_job(slug=f"job-{n}", posted=day, closes=day + timedelta(5)) for n, day in enumerate(days)]
    assert [(month.first.isoformat()[:7], month.jobs) for month in found(jobs).months] == [
        ("2025-11", 1),
        ("2025-12", 2),
        ("2026-01", 0),
        ("2026-02", 2),
    ]


def test_months_are_the_last_twelve() -> None:
    days = [date(2024, 5, 5), date(1, 1, 1), *(date(2026, 4, day) for day in (1, 2, 3))]
    jobs = [a_job(slug=f"job-{n}", posted=day, closes=day + timedelta(5)) for n, day in enumerate(days)]
    months = found(jobs).months
    assert (months[0].first, months[-1].first, len(months)) == (date(2025, 5, 1), date(2026, 4, 1), 12)


def test_lessons_are_the_newest_twelve_of_completed_jobs() -> None:
    def taught(number: int, *lessons: str) -> Job:
        job = completed(number)
        outcome = Outcome(filled=MARCH, completed=job.outcome.completed, lessons=lessons)
        return completed(number, outcome=outcome, title=f"Job {number}")

    jobs = [taught(number, f"first of {number}", f"second of {number}") for number in range(7)]
    jobs.append(a_job(slug="off", status="cancelled", outcome=Outcome(lessons=("not from a cancelled one",))))
    lessons = found(jobs).lessons
    assert [lesson.text for lesson in lessons[:3]] == ["first of 6", "second of 6", "first of 5"]
    assert (len(lessons), lessons[-1].text) == (12, "second of 1")
    assert (lessons[0].job_title, lessons[0].job_path) == ("Job 6", "jobs/done-6/")


def test_scheduled_jobs_are_not_counted() -> None:
    later = {"posted": TODAY + timedelta(1), "closes": TODAY + timedelta(9)}
    insights = found([*paying(range(10, 14)), a_job(slug="later", **later)])
    assert (insights.jobs, insights.pay, insights.months, insights.is_empty) == (4, (), (), True)


def test_nothing_is_said_from_four_records() -> None:
    jobs = [*filled([1, 2, 3, 4]), *(completed(number) for number in range(4))]
    insights = found(jobs[:4], [a_profile(slug=f"p-{n}") for n in range(4)])
    assert (insights.days_to_fill.quartiles, insights.days_by_category) == (None, ())
    assert (insights.filled_by_category, insights.pay, insights.demand, insights.months) == ((), (), (), ())
    insights = found(jobs[4:], [a_profile()], [says(f"done-{number}", on_time=True) for number in range(4)])
    assert insights.on_time == Share(4, 4), "the page leaves it out"


def test_chart_has_the_rows_with_the_most_records_the_highest_first() -> None:
    numbers = {f"c-{number:02}": decimals(*[number] * (5 + number)) for number in range(12)}
    rows = named_spreads(numbers, {id_: id_.upper() for id_ in numbers}, "categories")
    assert [row.name for row in rows] == [f"C-{number:02}" for number in range(11, 1, -1)]


# The page

AMOUNTS = [100, 250, 400, 720, 999, 1500]


def a_full_board(folder: Path, **changes: Any) -> Path:
    """Six completed and reviewed jobs in two currencies, five people, and a lesson."""
    files: dict[str, Any] = {}
    for number, amount in enumerate(AMOUNTS):
        for currency in ("EUR", "JPY"):
            name = f"{currency.lower()}-{number}"
            outcome: dict[str, Any] = {
                "hired": ["ana-prado"],
                "filled": f"2026-09-{4 + number:02}",
                "completed": "2026-10-10",
            }
            if number == 0:
                outcome["lessons"] = [f"Ask <first> & save a {currency} round."]
            files[f"jobs/{name}.yml"] = boards.a_job(
                title=f"Chapter {number} for {currency} readers",
                status="completed",
                posted="2026-09-01",
                closes="2026-09-20",
                outcome=outcome,
                pay={"type": "fixed", "amount": amount * (100 if currency == "JPY" else 1), "currency": currency},
                **changes,
            )
            files[f"reviews/{name}/ana-prado-by-client.yml"] = {
                "rating": 5,
                "comment": "Good work.",
                "on_time": number > 0,
                "written": "2026-10-20",
                "author": {"name": "Exemple Libre", "account": "exemple-libre"},
            }
    for number, who in enumerate(("ana-prado", "bo-lund", "cem-kaya", "dia-roy", "eva-horn")):
        files[f"talent/{who}.yml"] = boards.a_profile(name=who.title(), account=f"person-{number}")
    files["talent/ana-prado.yml"] = boards.a_profile()
    return boards.a_board(folder, files)


def shown(folder: Path, **settings: Any) -> str:
    return boards.page(boards.build(folder, **settings), "insights/")


def charts_of(html: str) -> dict[str, ElementTree.Element]:
    """The drawings of a page by the ids of their figures."""
    drawings = re.findall(r'<figure class="chart" id="([^"]+)">.*?(<svg.*?</svg>)', html, re.DOTALL)
    return {id_: ElementTree.fromstring(svg) for id_, svg in drawings}


def table_of(html: str, id_: str) -> list[list[str]]:
    """The rows of a chart's table, as texts."""
    table = html.partition(f'<figure class="chart" id="{id_}">')[2].partition("</table>")[0].partition("<tbody>")[2]
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in table.split("</tr>")[:-1]]
    return [[re.sub(r"<[^>]+>", "", cell) for cell in row] for row in rows]


def texts_of(svg: ElementTree.Element, *, values: bool) -> list[str]:
    found = [text for text in svg.iter("text") if (text.get("class") == "chart__value") == values]
    return ["".join(text.itertext()).strip("\u2068\u2069") for text in found]


@pytest.fixture(scope="module")
def full_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return shown(a_full_board(tmp_path_factory.mktemp("board")))


def test_charts_are_named_drawings_with_a_sentence_of_what_they_say(full_page: str) -> None:
    charts = charts_of(full_page)
    assert list(charts) == [
        "pay-fixed-eur",
        "pay-fixed-eur-skills",
        "pay-fixed-jpy",
        "pay-fixed-jpy-skills",
        "days-to-fill",
        "found-somebody",
        "skills-asked-and-offered",
        "jobs-a-month",
    ]
    for id_, svg in charts.items():
        title, sentence = svg.find("title"), svg.find("desc")
        assert title is not None
        assert sentence is not None
        assert (svg.get("role"), svg.get("aria-labelledby"), svg.get("aria-describedby")) == (
            "img",
            title.get("id"),
            sentence.get("id"),
        )
        assert all((title.text, sentence.text)), id_
    assert len(set(re.findall(r'\bid="([^"]+)"', full_page))) == len(re.findall(r'\bid="([^"]+)"', full_page))


def test_table_has_the_numbers_that_the_chart_draws(full_page: str) -> None:
    for id_, svg in charts_of(full_page).items():
        rows = table_of(full_page, id_)
        assert [row[0] for row in rows] == texts_of(svg, values=False), id_
        numbers = iter(texts_of(svg, values=True))
        for row in rows:
            drawn = 2 if id_ == "skills-asked-and-offered" else 1
            assert {next(numbers) for _ in range(drawn)} <= set(row[1:]), id_
        assert next(numbers, None) is None


def test_bars_are_as_long_as_their_numbers(full_page: str) -> None:
    svg = charts_of(full_page)["pay-fixed-eur"]
    bars = {bar.get("data-kind"): bar for bar in reversed(list(svg.iter("rect")))}
    # 287.5, 560 and 929.25 of a scale that ends at 929.25, on 70 % of the width.
    assert table_of(full_page, "pay-fixed-eur")[0] == ["All jobs", "6", "€287.50", "€560", "€929.25"]
    assert bars["range"].get("x") == f"{Decimal('287.5') * 70 / Decimal('929.25'):.2f}%"
    assert bars["median"].get("x") == f"{Decimal(560) * 70 / Decimal('929.25'):.2f}%"
    assert bars["range"].get("width") == f"{(Decimal('929.25') - Decimal('287.5')) * 70 / Decimal('929.25'):.2f}%"


def test_no_amount_of_one_currency_stands_in_the_chart_of_another(full_page: str) -> None:
    assert table_of(full_page, "pay-fixed-jpy")[0] == ["All jobs", "6", "¥28,750", "¥56,000", "¥92,925"]
    for row in (*table_of(full_page, "pay-fixed-jpy"), *table_of(full_page, "pay-fixed-jpy-skills")):
        assert not any("€" in cell for cell in row)
    for row in (*table_of(full_page, "pay-fixed-eur"), *table_of(full_page, "pay-fixed-eur-skills")):
        assert not any("¥" in cell for cell in row)


def test_figures_are_those_counted_by_hand(full_page: str) -> None:
    figures = re.findall(r'figures__value">([^<]+)</b> <span class="figures__label">([^<]+)', full_page)
    assert {label: value for value, label in figures} == {
        "jobs, open and closed": "12",
        "public profiles": "5",
        "from posting to hiring, in the middle": "5.5 days",
        "found somebody": "12 of 12",
        "delivered on time": "10 of 12",
    }
    anchors = re.findall(r'href="#([^"]+)"><b class="figures__value', full_page)
    assert [anchor for anchor in anchors if f'id="{anchor}"' not in full_page] == []


def test_lesson_is_quoted_as_text_with_a_link_to_its_job(full_page: str) -> None:
    assert "Ask &lt;first&gt; &amp; save a EUR round." in full_page
    assert full_page.partition('id="lessons"')[2].partition("</section>")[0].count('href="/jobs-here/jobs/') == 2


def test_page_names_nobody(full_page: str) -> None:
    main = full_page.partition("<main")[2].partition("</main>")[0]
    assert "Ana Prado" not in main
    assert "Exemple Libre" not in main


def test_drawings_pass_a_strict_content_security_policy(full_page: str) -> None:
    assert "style=" not in full_page
    for svg in charts_of(full_page).values():
        names = {element.tag for element in svg.iter()}
        assert names <= {"svg", "title", "desc", "rect", "text", "tspan"}
        attributes = {name for element in svg.iter() for name in element.attrib}
        assert not any(name == "style" or name.startswith("on") or "href" in name for name in attributes)
        assert all(element.get("fill") == "currentColor" for element in svg.iter() if element.tag in ("rect", "text"))


def test_name_from_a_file_stays_text_in_a_drawing(tmp_path: Path) -> None:
    name = '</text><script>alert(1)</script>" onload="x'
    board = a_full_board(tmp_path)
    vocabulary = boards.VOCABULARY | {
        "categories": [
            {"id": "translation", "name": name, "description": "Texts"},
            *boards.VOCABULARY["categories"][1:],
        ]
    }
    html = shown(boards.write(board, {"vocabulary.yml": vocabulary}))
    assert "<script>alert" not in html
    assert name[:36] in texts_of(charts_of(html)["days-to-fill"], values=False)[1]
    assert unescape(table_of(html, "days-to-fill")[1][0]) == name


def test_drawing_runs_from_the_right_where_one_reads_from_the_right(tmp_path: Path) -> None:
    board = a_full_board(tmp_path)
    left = charts_of(shown(board))["found-somebody"]
    right = charts_of(shown(board, DEFAULT_LANG="ar"))["found-somebody"]
    spans = [[(bar.get("x"), bar.get("width")) for bar in svg.iter("rect")] for svg in (left, right)]
    assert spans == [[("0%", "70%")] * 2, [("30%", "70%")] * 2]
    ends = [{text.get("x") for text in svg.iter("text") if text.get("text-anchor") == "end"} for svg in (left, right)]
    assert ends == [{"100%"}, {"0%"}]


def test_part_with_too_few_records_says_how_many_there_are(tmp_path: Path) -> None:
    jobs = {
        f"jobs/job-{number}.yml": boards.a_job(title=f"Chapter {number} of the guide", closes="2026-12-18")
        for number in range(5)
    }
    html = shown(boards.a_board(tmp_path, jobs))
    assert list(charts_of(html)) == ["pay-fixed-eur", "pay-fixed-eur-skills", "jobs-a-month"]
    assert html.count("Not enough yet: 0 of 5.") == 4
    assert "0 of 0" not in html


def test_empty_board_has_a_friendly_page_that_nobody_indexes(tmp_path: Path) -> None:
    site = boards.build(boards.a_board(tmp_path, {"jobs/only.yml": boards.a_job()}))
    html = boards.page(site, "insights/")
    assert "Too early to tell" in html
    assert "From 5 jobs on" in html
    assert (charts_of(html), "Not enough" in html) == ({}, False)
    assert '<meta name="robots" content="noindex">' in html
    assert b"/insights/" not in site["sitemap.xml"]


def test_full_page_is_in_the_sitemap_and_in_every_footer(tmp_path: Path) -> None:
    site = boards.build(a_full_board(tmp_path))
    assert b"/insights/</loc>" in site["sitemap.xml"]
    assert 'href="/jobs-here/insights/"' in boards.page(site, "talent/")


def test_page_is_made_again_only_when_a_number_changes(tmp_path: Path) -> None:
    board = a_full_board(tmp_path)
    shown(board)
    path = board / "output/insights/index.html"
    first = path.stat().st_mtime_ns
    boards.write(board, {"talent/bo-lund.yml": boards.a_profile(name="Bo Lund", account="person-1", headline="Else")})
    shown(board)
    assert path.stat().st_mtime_ns == first
    boards.write(board, {"jobs/another.yml": boards.a_job(title="Something else", skills=[])})
    assert shown(board) == boards.page(boards.afresh(board, tmp_path / "aside"), "insights/")
    assert path.stat().st_mtime_ns != first
