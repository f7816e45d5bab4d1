"""The search and the saved jobs as a visitor uses them, against what the board's files say."""

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response, Route, expect
from served import LAPTOP, NARROW, PHONE, THEME, a_page, served, write

from board.model import Client, Job, Pay, Place, SkillLevel
from board.render.pages.all_pages import pages
from board.render.renderer import Renderer
from board.render.search.files import search
from board.render.search.terms import search_terms
from factories import a_board, a_job, a_profile, some_listings, some_settings

pytestmark = pytest.mark.browser

EVIL = '<img src=x onerror="document.title=1"> & <b>bold</b>'


def some_job(number: int) -> Job:
    """One of many jobs, different in all that a facet asks for."""
    return a_job(
        slug=f"job-{number:03}",
        digest=str(number),
        title=f"Small job number {number}",
        client=Client(name=f"Client {number % 7}"),
        category=("translation", "development")[number % 3 == 0],
        skills=(("french",), ("markdown", "c-plus-plus"), ("french", "markdown"), ())[number % 4],
        pay=(
            Pay(type="fixed", amount=Decimal(50 + 37 * number), currency="EUR"),
            Pay(type="hourly", amount=Decimal(15 + number), currency="EUR"),
            Pay(type="volunteer"),
        )[number % 5 % 3],
        remote=number % 2 == 0,
        location=Place(city="Brno", country="CZ") if number % 2 else None,
        language=(None, "fr", "ar-EG")[number % 6 % 3],
        posted=date(2026, 11, 1 + number % 20),
        closes=date(2026, 11, 23 + number % 7),
    )


JOBS = (
    *map(some_job, range(60)),
    a_job(slug="guide", title="Traduire le guide d’accueil, côté bénévoles", language="fr", skills=("french",)),
    a_job(slug="volunteers", title="ترجمة دليل المتطوعين إلى العربية", language="ar", description="الدليل قصير."),
    a_job(slug="evil", title=EVIL, client=Client(name=EVIL), description="A hostile quokka."),
    a_job(slug="name", title="Photographs of a kestrel", posted=date(2026, 11, 1)),
    a_job(slug="mention", title="Birds of the harbour", description="Not a kestrel.", posted=date(2026, 11, 22)),
    a_job(slug="last-day", title="An urchin to be counted", closes=date(2026, 11, 22)),
    a_job(slug="closed", title="A quokka that is gone", closes=date(2026, 11, 21), posted=date(2026, 10, 1)),
)
PEOPLE = (
    a_profile(),
    a_profile(
        slug="noor",
        name="نور حدّاد",
        headline="Arabic translation",
        skills=(SkillLevel(name="c-plus-plus"),),
        location=Place(city="Amman", country="JO"),
    ),
    a_profile(slug="quiet", name="Quiet Quokka", visibility="unlisted"),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    renderer = Renderer(some_settings(theme=THEME, page_size=20))
    board, listings = a_board(JOBS, PEOPLE), some_listings(JOBS, PEOPLE)
    write(pages(board, listings, renderer), folder)
    write(search(board, listings, renderer), folder)
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The list of jobs on a laptop; whatever the page complains of fails the test."""
    page = a_page(browser, LAPTOP)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{address}/jobs/")
    yield page
    assert complaints == []
    page.context.close()


def status(page: Page, text: str) -> None:
    """Wait until the search announces this."""
    expect(page.locator("[role=status]")).to_have_text(text)


def open_jobs(fits: Callable[[Job], bool] = lambda _: True) -> list[str]:
    """The slugs of the open jobs that fit."""
    return [job.slug for job in JOBS if job.slug != "closed" and fits(job)]


def found(page: Page) -> list[str]:
    """The slugs of the rows that are shown, once all are."""
    expect(page.locator(".search")).not_to_have_attribute("aria-busy", "true")
    links = page.locator(".found .job-row__title a").evaluate_all("links => links.map(link => link.pathname)")
    return [link.split("/")[2] for link in links]


def counts(page: Page, facet: str) -> dict[str, int]:
    """What a facet says of each of its values."""
    values = page.locator(f".filters__value:has(input[name={facet}])").evaluate_all(
        "labels => labels.map(label => [label.querySelector('input').value, Number(label.dataset.count)])"
    )
    return dict(values)


def pick(page: Page, facet: str, value: str) -> None:
    page.locator(f"input[name={facet}][value='{value}']").check()


def test_facets_count_what_the_files_say(page: Page) -> None:
    page.locator("[name=q]").focus()
    page.locator(".filters__facet").first.wait_for()
    expect(page.locator(".filters__count").first).not_to_be_empty()
    assert counts(page, "category") == {
        id_: len(open_jobs(lambda job, id_=id_: job.category == id_)) for id_ in ("translation", "development")
    }
    assert counts(page, "skill") == {
        id_: len(open_jobs(lambda job, id_=id_: id_ in job.skills)) for id_ in ("french", "markdown", "c-plus-plus")
    }
    assert counts(page, "pay") == {
        type_: len(open_jobs(lambda job, type_=type_: job.pay.type == type_))
        for type_ in ("fixed", "hourly", "volunteer")
    }
    assert counts(page, "place") == {
        "remote": len(open_jobs(lambda job: job.remote)),
        "cz": len(open_jobs(lambda job: job.location is not None)),
    }
    assert counts(page, "language") == {
        code: len(open_jobs(lambda job, code=code: (job.language or "en")[:2] == code)) for code in ("en", "fr", "ar")
    }
    assert counts(page, "closing") == {"soon": len(open_jobs(lambda job: (job.closes - date(2026, 11, 22)).days <= 7))}
    assert sum(counts(page, "amount").values()) == len(open_jobs(lambda job: job.pay.type != "volunteer"))


def test_facets_narrow_each_other_and_a_facet_stays_open_to_one_more_of_its_values(page: Page) -> None:
    page.locator(".filters > summary").click()
    pick(page, "category", "translation")
    pick(page, "skill", "french")
    expected = open_jobs(lambda job: job.category == "translation" and "french" in job.skills)
    status(page, f"Found: {len(expected)}")
    assert counts(page, "category")["development"] == len(
        open_jobs(lambda job: job.category == "development" and "french" in job.skills)
    )
    assert counts(page, "pay")["hourly"] == len(
        open_jobs(lambda job: job.slug in expected and job.pay.type == "hourly")
    )
    pick(page, "skill", "c-plus-plus")
    either = open_jobs(lambda job: job.category == "translation" and {"french", "c-plus-plus"} & {*job.skills})
    status(page, f"Found: {len(either)}")
    page.locator("[data-part=more] ").click()
    expect(page.locator(".found .job-row")).to_have_count(min(40, len(either)))
    assert set(found(page)) <= set(either)


def test_orders_are_those_of_the_files(page: Page) -> None:
    page.locator("[name=sort]").select_option("closes")
    status(page, f"Found: {len(open_jobs())}")
    closes = {job.slug: job.closes for job in JOBS}
    shown = [closes[slug] for slug in found(page)]
    assert shown == sorted(closes[slug] for slug in open_jobs())[:20]
    page.locator("[name=sort]").select_option("pay")
    expect(page.locator(".found .job-row__amount").first).to_have_text("€2,196")
    pay = {job.slug: job.pay.amount for job in JOBS}
    fixed = open_jobs(lambda job: job.pay.type == "fixed")
    assert [pay[slug] for slug in found(page)] == sorted((pay[slug] for slug in fixed), reverse=True)[:20]  # type: ignore[type-var]


def test_state_is_in_the_address_and_back_undoes_it(page: Page, address: str) -> None:
    page.locator("[name=q]").fill("small")
    status(page, "Found: 60")
    pick(page, "category", "development")
    status(page, "Found: 20")
    assert page.url == f"{address}/jobs/?q=small&category=development"
    page.go_back()
    status(page, "Found: 60")
    assert not page.locator("input[name=category]:checked").count()
    page.go_back()
    expect(page.locator("[data-list]")).to_be_visible()
    assert page.url == f"{address}/jobs/"
    assert page.locator("[name=q]").input_value() == ""
    page.go_forward()
    status(page, "Found: 60")
    page.goto(f"{address}/jobs/?q=small&category=development&sort=pay&utm_source=x")
    status(page, "Found: 20")
    assert page.locator("[name=q]").input_value() == "small"
    assert page.locator("[name=sort]").input_value() == "pay"
    page.locator(".found .job-row__title a").first.click()
    page.locator("h1").wait_for()
    page.go_back()
    status(page, "Found: 20")


def test_search_works_by_keyboard_alone(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("guide")
    status(page, "Found: 1")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("Enter")
    for key in ("Tab", "Tab", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.name") == "category"
    page.keyboard.press("Space")
    expect(page.locator("input[name=category]:checked")).to_have_count(1)
    while page.evaluate("document.activeElement.closest('.filters') !== null"):
        page.keyboard.press("Tab")
    for _ in range(3):
        if page.evaluate("document.activeElement.matches('.job-row__title a')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/jobs/guide/")


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        pytest.param("bénévoles", ["guide"], id="French"),
        pytest.param("BENEVOLES accueil", ["guide"], id="French without its accents"),
        pytest.param("المتطوعين", ["volunteers"], id="Arabic"),
        pytest.param("دليل", ["volunteers"], id="Arabic without the article"),
        pytest.param("urchim", ["last-day"], id="a wrong letter"),
        pytest.param("hcurin", [], id="too many wrong letters"),
        pytest.param("quokka", ["evil"], id="a word of the text, of open jobs alone"),
        pytest.param("onerror", ["evil"], id="markup is text"),
    ],
)
def test_query_finds_what_it_should(page: Page, query: str, slugs: list[str]) -> None:
    page.locator("[name=q]").fill(query)
    status(page, f"Found: {len(slugs)}")
    assert found(page) == slugs
    assert page.title() != "1"


def test_words_that_stand_for_wrong_ones_are_named(page: Page) -> None:
    note = page.locator("[data-part=instead]")
    page.locator("[name=q]").fill("urchim coumted")
    expect(note).to_have_text("No such word here. The nearest: urchin, counted")
    page.locator("[name=q]").fill("urchin counted")
    expect(note).not_to_be_visible()


def test_name_counts_for_more_than_a_mention(page: Page) -> None:
    page.locator("[name=q]").fill("kestrel")
    status(page, "Found: 2")
    assert found(page) == ["name", "mention"]
    page.locator("[name=sort]").select_option("new")
    expect(page.locator(".found .job-row__title").first).to_have_text("Birds of the harbour")


def test_nothing_found_has_ways_out(page: Page, address: str) -> None:
    page.goto(f"{address}/jobs/?q=urchin&category=development")
    status(page, "Found: 0")
    assert page.locator(".found .empty a:visible").all_inner_texts() == [
        "See all",
        "Subscribe, and the next one comes to you",
    ]
    page.locator(".found .empty button").click()
    status(page, "Found: 1")
    page.goto(f"{address}/jobs/?q=xyzzyxyzzy")
    status(page, "Found: 0")
    page.locator(".found .empty").get_by_text("See all").click()
    expect(page.locator("[data-list]")).to_be_visible()
    assert page.url == f"{address}/jobs/"


def test_picked_list_with_a_page_of_its_own_links_it(page: Page) -> None:
    page.locator(".filters > summary").click()
    pick(page, "skill", "french")
    link = page.locator("[data-part=page] a")
    expect(link).to_be_visible()
    assert link.get_attribute("href") == "/skills/french/"
    pick(page, "place", "remote")
    expect(link).not_to_be_visible()


def test_name_of_a_list_is_only_text_where_it_is_linked(page: Page) -> None:
    def renamed(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace('"label":"French"', '"label":"$& for $$5"'))

    page.route("**/search/jobs/index.json", renamed)
    page.locator(".filters > summary").click()
    pick(page, "skill", "french")
    expect(page.locator("[data-part=page] a")).to_contain_text("$& for $$5")


def test_address_asks_no_more_than_the_box_takes(page: Page, address: str) -> None:
    page.goto(f"{address}/jobs/?q={'urchin+' * 2000}")
    status(page, "Found: 1")
    assert len(page.locator("[name=q]").input_value()) <= 100


def test_day_that_has_passed_since_the_build_takes_its_jobs_out(page: Page, address: str) -> None:
    page.clock.set_fixed_time(datetime(2026, 11, 22, 23, 0, 1, tzinfo=UTC))
    page.goto(f"{address}/jobs/?q=urchin")
    status(page, "Found: 0")


def test_people_are_searched_too_but_not_the_unlisted(page: Page, address: str) -> None:
    page.goto(f"{address}/talent/")
    page.locator("[name=q]").fill("c++")
    status(page, "Found: 1")
    row = page.locator(".found .talent-row")
    assert row.locator("h3").inner_text() == "نور حدّاد"
    assert "Amman, Jordan" in row.inner_text()
    page.locator("[name=q]").fill("quokka")
    status(page, "Found: 0")


def test_result_looks_like_the_row_of_the_list(page: Page) -> None:
    listed = page.locator("[data-list] .job-row", has_text="Small job number 59")
    markup = "row => row.outerHTML.replace(/\\s+/g, '').replace(/data-[a-z]+=\"\"/g, '')"
    expected, height = listed.evaluate(markup), listed.bounding_box()["height"]  # type: ignore[index]
    page.locator("[name=q]").fill("59")
    status(page, "Found: 1")
    result = page.locator(".found .job-row")
    assert result.evaluate(markup) == expected
    assert result.bounding_box()["height"] == height  # type: ignore[index]


def test_nothing_is_fetched_before_the_first_use_and_little_then(page: Page, address: str) -> None:
    sizes: dict[str, int] = {}

    def note(response: Response) -> None:
        sizes[response.url] = len(gzip.compress(response.body()))

    page.goto("about:blank")
    page.on("response", note)
    page.goto(f"{address}/jobs/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in sizes if "finder" in url or "/search/" in url]
    page.locator("[name=q]").fill("small")
    pick(page, "category", "translation")
    pick(page, "skill", "french")
    page.locator(".found .job-row").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert sum(size for url, size in sizes.items() if "finder" in url or "/search/" in url) < 15_000


def test_site_without_its_index_still_has_its_list(page: Page) -> None:
    page.route("**/search/jobs/index.json", lambda route: route.fulfill(status=200, body="{"))
    page.locator("[name=q]").fill("small")
    status(page, "The search cannot be reached. The list is all here.")
    assert page.locator("[data-list] .job-row").first.is_visible()


def test_page_without_javascript_has_the_lists_and_no_search(browser: Browser, address: str) -> None:
    page = browser.new_context(viewport=LAPTOP, java_script_enabled=False).new_page()  # type: ignore[arg-type]
    for path in ("/jobs/", "/talent/"):
        page.goto(address + path)
        for part in (".search", ".filters", ".saved", "[data-star]"):
            assert not page.locator(f"{part}:visible").count(), part
        assert page.locator("[data-list] li").first.is_visible()
        assert page.locator(".link-list a").first.is_visible()
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_have_no_barriers_that_axe_knows(browser: Browser, address: str, scheme: str) -> None:
    page = a_page(browser, PHONE, color_scheme=scheme, bypass_csp=True)
    for path in ("/jobs/?q=small&category=development", "/jobs/?q=xyzzyxyzzy", "/talent/?skill=french"):
        page.goto(address + path)
        page.locator(".filters > summary").click()
        expect(page.locator(".filters__count").first).not_to_be_empty()
        results = Axe().run(page)
        assert results.violations_count == 0, f"{path}\n{results.generate_report()}"
    page.context.close()


def test_filters_and_results_need_no_sideways_scrolling(browser: Browser, address: str) -> None:
    page = a_page(browser, NARROW)
    page.goto(f"{address}/jobs/?q=small")
    page.locator(".filters > summary").click()
    status(page, "Found: 60")
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    page.context.close()


def test_engine_takes_words_as_the_index_does(page: Page, site: Path) -> None:
    texts = [
        "C++, C# and .NET: e-mails, don't",
        "Straße, Œuvre, Łódź, İstanbul, naïve façade, ﬁne, Ωμέγας",
        "الترجمة إلى العربيّة وأخرى، ٣ صفحات",
        "日本語のガイドを翻訳する ภาษาไทย 한국어 문서",
        "हिन्दी में अनुवाद; Việt Nam; עברית",
        "x" * 40,
        "𐌰𐌱𐌲" * 10,
    ]
    (engine,) = (site / "theme").glob("finder.*.js")
    taken = page.evaluate(
        "async ([url, texts]) => texts.map((await import(url)).termsOf)", [f"/theme/{engine.name}", texts]
    )
    assert [set(terms) for terms in taken] == [search_terms(text) for text in texts]


def test_saved_job_is_kept_until_it_is_forgotten(page: Page, address: str) -> None:
    page.locator(".job-row__star").first.click()
    title = page.locator(".job-row__title").first.inner_text()
    page.goto(f"{address}/jobs/job-059/")
    page.get_by_role("button", name="Save this job").click()
    expect(page.get_by_role("button", name="Saved")).to_have_attribute("aria-pressed", "true")
    page.goto(f"{address}/jobs/")
    saved = page.locator("#saved [data-part=saved] a")
    assert saved.all_inner_texts() == ["Small job number 59", title]
    assert page.locator("#saved [data-part=seen] a").all_inner_texts() == ["Small job number 59"]
    page.locator("#saved .saved__star").first.click()
    expect(saved).to_have_count(1)
    assert page.evaluate("document.activeElement.textContent").startswith("Saved jobs")
    page.get_by_role("button", name="Forget all of this").click()
    expect(saved).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0
    assert page.locator("[data-star][aria-pressed=true]").count() == 0
    page.reload()
    assert not page.locator("#saved a").count()


@pytest.mark.parametrize(
    "odd",
    [
        '{"url": "x:javascript:document.title=1", "title": "Odd", "client": "", "day": ""}',
        '{"url": "/\\t/elsewhere.example/", "title": "Odd", "client": "", "day": ""}',
        '{"url": "http://%", "title": "Odd", "client": "", "day": ""}',
        '{"url": 1, "title": {}, "client": [], "day": 2}',
        "null",
    ],
)
def test_saved_jobs_that_something_else_wrote_are_left_out(page: Page, odd: str) -> None:
    page.evaluate(
        """odd => {
            const job = { url: "/jobs/guide/", title: "A guide", client: "Ana", day: "" };
            const memory = { ...JSON.parse(localStorage.getItem("board:/")), saved: [odd, job], seen: [odd] };
            localStorage.setItem("board:/", JSON.stringify(memory));
        }""",
        json.loads(odd),
    )
    page.reload()
    assert page.locator("#saved a").evaluate_all("links => links.map(link => link.getAttribute('href'))") == [
        "/jobs/guide/"
    ]
    expect(page.locator(".job-row__star").first).to_be_visible()


def test_saved_job_has_its_star_among_the_results_too(page: Page) -> None:
    page.locator("[name=q]").fill("urchin")
    page.locator(".found .job-row__star").click()
    expect(page.locator(".found .job-row__star")).to_have_attribute("aria-pressed", "true")
    assert page.locator("#saved [data-part=saved] a").all_inner_texts() == ["An urchin to be counted"]


def test_job_that_came_since_the_last_visit_is_marked_new(page: Page, address: str) -> None:
    assert not page.locator(".job-row__new").count()
    page.clock.set_fixed_time(datetime(2026, 11, 23, 12, tzinfo=UTC))
    # As if two jobs of the list had come since, one of them dated before the last visit.
    page.evaluate(
        """() => {
            const memory = JSON.parse(localStorage.getItem("board:/"));
            memory.met = memory.met.filter(url => !url.includes("guide") && !url.includes("job-058"));
            memory.day = "2026-11-20";
            localStorage.setItem("board:/", JSON.stringify(memory));
        }"""
    )
    page.goto(f"{address}/jobs/")
    assert page.locator(".job-row:has(.job-row__new) .job-row__title a").evaluate_all(
        "links => links.map(link => link.pathname)"
    ) == ["/jobs/guide/"]


def test_rows_come_a_few_for_each_frame_and_none_twice(page: Page) -> None:
    page.evaluate(
        """() => {
            const rows = document.querySelector(".found .rows");
            window.added = [];
            new MutationObserver(changes => added.push(changes.reduce((sum, one) => sum + one.addedNodes.length, 0)))
                .observe(rows, { childList: true });
        }"""
    )
    page.locator("[name=q]").fill("small job")
    expect(page.locator(".found .rows > li")).to_have_count(20)
    assert max(page.evaluate("added")) == 6
    page.locator(".found [data-part=more]").click()
    expect(page.locator(".found .rows > li")).to_have_count(40)
    slugs = found(page)
    assert len(set(slugs)) == len(slugs)


def test_nothing_moves_when_the_scripts_have_run(browser: Browser, address: str) -> None:
    page = a_page(browser, PHONE)
    for path in ("/jobs/", "/jobs/guide/", "/"):
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        moved = page.evaluate(
            """() => new Promise(resolve => {
                let moved = 0;
                new PerformanceObserver(list => list.getEntries().forEach(entry => moved += entry.value))
                    .observe({type: "layout-shift", buffered: true});
                requestAnimationFrame(() => requestAnimationFrame(() => resolve(moved)));
            })"""
        )
        assert moved == 0, path
    page.context.close()
