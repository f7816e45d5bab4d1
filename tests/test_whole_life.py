"""One job from posting to the pool by commands alone: what each changes in the files, and what the pages then say."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import ndiff
from typing import Any

import pytest
from click.testing import CliRunner, Result

from board.cli import main
from board.derive.status import LIFECYCLE, JobStatus, Lifecycle
from boards import Tree, a_board, a_job, a_profile, build, page, tree

JOB = "harbour-words"
CLOSES = "2026-12-06"
ADDRESS = f"/jobs/{JOB}/"
FILE = f"jobs/{JOB}.yml"
BY_CLIENT, BY_TALENT = (f"reviews/{JOB}/ana-prado-by-{side}.yml" for side in ("client", "talent"))
OPEN_LISTS = (
    "index.html",
    "jobs/index.html",
    "categories/translation/index.html",
    "places/remote/index.html",
    "clients/exemple-libre/index.html",
)
FORMATS = ("rss.xml", "atom.xml", "feed.json")
NEW_FEEDS = tuple(
    f"feeds/{subject}/{name}"
    for subject in ("jobs", "categories/translation", "places/remote", "clients/exemple-libre", "pay/fixed")
    for name in FORMATS
)
UPDATES = tuple(f"feeds/updates/{name}" for name in FORMATS)
CALENDARS = ("feeds/jobs/deadlines.ics", "feeds/categories/translation/deadlines.ics")


def done(title: str, filled: str, completed: str) -> dict[str, Any]:
    """A job that Ana did before."""
    outcome = {"hired": ["ana-prado"], "filled": filled, "completed": completed}
    return a_job(title=title, status="completed", posted="2026-08-01", closes="2026-08-20", outcome=outcome)


def review(by: str, comment: str) -> dict[str, Any]:
    claims = {"on_time": True, "within_budget": True} if by == "client" else {"paid": "yes"}
    author = {"name": "Exemple Libre", "account": "exemple-libre"}
    if by == "talent":
        author = {"name": "Ana Prado", "account": "ana-prado"}
    return {"rating": 4, "comment": comment, **claims, "written": "2026-10-20", "author": author}


RECORDS: dict[str, dict[str, Any]] = {
    "jobs/old-leaflet.yml": done("Lay out a leaflet on two pages", "2026-08-25", "2026-09-10"),
    "jobs/old-poster.yml": done("Letter a poster for the reading room", "2026-08-25", "2026-10-10"),
    "jobs/called-off.yml": a_job(
        title="Record the bells of six towers", status="cancelled", outcome={"cancelled": "2026-11-21"}
    ),
    "reviews/old-leaflet/ana-prado-by-client.yml": review("client", "The leaflet reads well."),
    "reviews/old-poster/ana-prado-by-client.yml": review("client", "The poster hangs."),
    "reviews/old-leaflet/ana-prado-by-talent.yml": review("talent", "They answer within the day."),
    "reviews/old-poster/ana-prado-by-talent.yml": review("talent", "They knew what they wanted."),
    "talent/ana-prado.yml": a_profile(consent={"published": "2026-07-01", "reviews": True}),
    "talent/bo-lind.yml": a_profile(name="Bo Lind", account="bo-lind", summary="I record voices, rooms and bells."),
}


@dataclass(frozen=True)
class Step:
    """A command on a day, with what is typed: what it does to the files, and what the pages say afterwards.

    `changes` are the lines that go and come in files that were there, `makes` is the one new file. `says` and
    `hides` are words on a page and words not yet there.
    """

    day: str
    command: tuple[str, ...]
    status: JobStatus
    answers: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    makes: str = ""
    says: tuple[tuple[str, str], ...] = ()
    hides: tuple[tuple[str, str], ...] = ()
    is_shown: bool = True


PROMPT = ("--prompt", "--minimal")
CLIENT, PROFILE, JOB_PAGE = "clients/exemple-libre/", "talent/ana-prado/", f"jobs/{JOB}/"
STEPS = {
    "new": Step(
        "2026-11-22",
        ("new", "job", "--slug", JOB, "--account", "exemple-libre", *PROMPT),
        JobStatus.OPEN,
        answers=(
            "Put the signs of the harbour into French",
            "Exemple Libre",
            "translation",
            "Forty signs, and a list of terms.",
            "Forty signs; A list of terms",
            "yes",
            "fixed",
            "240",
            "EUR",
            CLOSES,
        ),
        makes=FILE,
        says=((JOB_PAGE, "Forty signs"), (JOB_PAGE, "€240")),
        hides=((PROFILE, "Track record"), (CLIENT, "from 3 reviews")),
    ),
    "apply": Step(
        "2026-11-24",
        ("new", "application", "--job", JOB, "--account", "ana-prado", *PROMPT),
        JobStatus.OPEN,
        answers=("I have put two harbours into French.",),
        makes=f"applications/{JOB}/ana-prado.yml",
        is_shown=False,
    ),
    "apply without a profile": Step(
        "2026-11-25",
        ("new", "application", "--job", JOB, "--account", "cem-acar", *PROMPT),
        JobStatus.OPEN,
        answers=("Cem Acar", "I grew up on a quay."),
        makes=f"applications/{JOB}/cem-acar.yml",
        is_shown=False,
    ),
    "hire": Step(
        "2026-11-27",
        ("hire", JOB, "ana-prado"),
        JobStatus.FILLED,
        changes=("+status: filled", "+outcome:", "+  hired: [ana-prado]", "+  filled: 2026-11-27"),
        # Five days for this one, 24 for each of the others.
        says=((JOB_PAGE, "Hired: Ana Prado"), (CLIENT, "3 of 4 jobs found somebody 24 days to decide")),
        hides=((PROFILE, "harbour"), (PROFILE, "Track record")),
    ),
    "complete": Step(
        "2026-12-04",
        ("complete", JOB, "--lesson", "Walk the quay together first."),
        JobStatus.COMPLETED,
        changes=(
            "-status: filled",
            "+status: completed",
            "+  completed: 2026-12-04",
            "+  lessons:",
            "+    - Walk the quay together first.",
        ),
        says=(
            (JOB_PAGE, "Walk the quay together first."),
            (PROFILE, "Put the signs of the harbour into French"),
            (PROFILE, "Track record 3 "),
        ),
        hides=(
            (PROFILE, "from 3 reviews"),
            (CLIENT, "from 3 reviews"),
        ),
    ),
    "the client's review": Step(
        "2026-12-05",
        ("new", "review", "--job", JOB, "--by", "client", *PROMPT),
        JobStatus.COMPLETED,
        answers=("5", "She asked on the quay, and changed half of it.", "yes", "yes", "yes"),
        makes=BY_CLIENT,
        # Four, four and five stars.
        says=(
            (JOB_PAGE, "She asked on the quay"),
            (PROFILE, "She asked on the quay"),
            (PROFILE, "4.3 mean rating of 5, from 3 reviews"),
            (PROFILE, "3 of 3 on time"),
        ),
        hides=((CLIENT, "She asked on the quay"), (CLIENT, "from 3 reviews")),
    ),
    "the freelancer's review": Step(
        "2026-12-06",
        ("new", "review", "--job", JOB, "--by", "talent", *PROMPT),
        JobStatus.COMPLETED,
        answers=("4", "Clear, and quick to answer.", "yes", "yes"),
        makes=BY_TALENT,
        says=(
            (JOB_PAGE, "Clear, and quick to answer."),
            (CLIENT, "Clear, and quick to answer."),
            (CLIENT, "4.0 mean rating of 5, from 3 reviews"),
            (CLIENT, "3 of 3 say they were paid as agreed"),
        ),
        hides=((PROFILE, "Clear, and quick to answer."),),
    ),
    "pool": Step(
        "2026-12-07",
        ("new", "pool", "--talent", "ana-prado", "--account", "exemple-libre", "--slug", "signs", *PROMPT),
        JobStatus.COMPLETED,
        answers=("People who write signs", "Signs come up every year.", "Exemple Libre"),
        makes="pools/signs.yml",
        says=(
            ("pools/", "People who write signs"),
            ("pools/signs/", "Ana Prado"),
            (PROFILE, "People who write signs"),
        ),
    ),
}
# What may not be done, after which step, and the reason that is given.
REFUSED: dict[str, list[tuple[tuple[str, ...], str]]] = {
    "apply without a profile": [
        (("complete", JOB), f"{JOB} is open, and nobody is hired; say first who does the work"),
        (("reopen", JOB), f"{JOB} is open until {CLOSES}"),
        (("hire", JOB, "cem-acar"), "only people with a profile can be hired: board new talent"),
        (("hire", JOB, "ana-prado", "bo-lind"), f"{JOB} has 1 opening, not 2"),
        (("new", "review", "--job", JOB, "--by", "client"), f"{JOB} is open; a review is written once it is completed"),
        (("hire", "called-off", "ana-prado"), "called-off was cancelled on 2026-11-21"),
        (("complete", "called-off"), "called-off was cancelled on 2026-11-21"),
        (("close", "called-off"), "called-off was cancelled on 2026-11-21 already"),
        (
            ("new", "application", "--job", "called-off", "--account", "cem-acar"),
            "called-off is cancelled and takes no",
        ),
        (
            ("new", "review", "--job", "called-off", "--by", "client"),
            "called-off is cancelled; a review is written once",
        ),
    ],
    "hire": [
        (("hire", JOB, "bo-lind"), f"{JOB} was filled on 2026-11-27; to look for somebody else: board reopen {JOB}"),
        (("close", JOB, "--pause"), f"{JOB} was filled on 2026-11-27; only an open job can be paused"),
        (("new", "application", "--job", JOB, "--account", "bo-lind"), f"{JOB} is filled and takes no applications"),
        (
            ("new", "review", "--job", JOB, "--by", "talent"),
            f"{JOB} is filled; a review is written once it is completed",
        ),
    ],
    "complete": [
        (("complete", JOB), f"{JOB} was completed on 2026-12-04 already"),
        (("hire", JOB, "bo-lind"), f"{JOB} was completed on 2026-12-04; post a new job for more work"),
        (("close", JOB), f"{JOB} was completed on 2026-12-04; work that was accepted cannot be called off"),
        (("reopen", JOB), f"{JOB} was completed on 2026-12-04; post a new job for more work"),
        (
            ("new", "review", "--job", JOB, "--by", "client", "--talent", "bo-lind"),
            f"{JOB} does not name bo-lind as hired; it names ana-prado",
        ),
    ],
    "the freelancer's review": [
        (("new", "review", "--job", JOB, "--by", side), "exists already; each side reviews a job once")
        for side in ("client", "talent")
    ],
}


@dataclass(frozen=True)
class After:
    """What a step left behind: the files before and after it, and the site, before it only where it must not change."""

    result: Result
    content: tuple[Tree, Tree]
    sites: tuple[Tree, Tree]
    check: Result
    refusals: tuple[tuple[Result, bool], ...]


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, After]]:
    """The whole life, step by step on its days; after some, what must be refused is tried."""
    folder = a_board(tmp_path_factory.mktemp("board"), RECORDS)
    lived = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name, step in STEPS.items():
            patch.setenv("BOARD_TODAY", step.day)
            files, site = tree(folder / "content"), {} if step.is_shown else build(folder, BOARD_TODAY=step.day)
            result = board(*step.command, answers=step.answers)
            written = tree(folder / "content")
            check = board("check")
            refusals = []
            for arguments, _ in REFUSED.get(name, ()):
                refused = board(*arguments)
                refusals.append((refused, tree(folder / "content") == written))
            built = build(folder, BOARD_TODAY=step.day)
            lived[name] = After(result, (files, written), (site, built), check, tuple(refusals))
        yield lived


def board(*arguments: str, answers: tuple[str, ...] = ()) -> Result:
    typed = "".join(f"{answer}\n" for answer in answers)
    return CliRunner().invoke(main, list(arguments), input=typed)


def text(html: str) -> str:
    """What a page says between its header and its footer."""
    main_part = html.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main_part).split())


each_step = pytest.mark.parametrize("name", STEPS)


@each_step
def test_step_is_taken_and_leaves_a_board_with_nothing_wrong(life: Mapping[str, After], name: str) -> None:
    after = life[name]
    assert after.result.exit_code == 0, after.result.output
    assert after.check.exit_code == 0, after.check.output
    assert after.check.output.endswith(" files, nothing wrong\n")


@each_step
def test_only_the_lines_that_must_change_do(life: Mapping[str, After], name: str) -> None:
    before, after = life[name].content
    step = STEPS[name]
    assert after.keys() - before.keys() == ({step.makes} if step.makes else set())
    changed = {path for path in before if after[path] != before[path]}
    assert changed == ({FILE} if step.changes else set())
    lines = [files.get(FILE, b"").decode().splitlines() for files in (before, after)]
    if step.makes != FILE:
        assert [f"{line[0]}{line[2:]}" for line in ndiff(*lines) if line[0] in "+-"] == list(step.changes)


def shown(site: Tree) -> Lifecycle:
    """The row of the lifecycle table that a site holds the job to."""
    html, apply = (page(site, path).replace("&amp;", "&") for path in (JOB_PAGE, f"{JOB_PAGE}apply/"))
    archive = b"".join(content for path, content in site.items() if path.startswith("jobs/archive/"))
    return Lifecycle(
        takes_applications=f"filename=content/applications/{JOB}/" in apply and f'{ADDRESS}apply/"' in html,
        has_job_posting='"JobPosting"' in html,
        in_open_lists=agreed(ADDRESS in open_rows(site[path]) for path in OPEN_LISTS),
        in_archive=ADDRESS.encode() in archive,
        in_new_feeds=agreed(ADDRESS.encode() in site[path] for path in NEW_FEEDS),
        in_updates_feed=agreed(ADDRESS.encode() in site[path] for path in UPDATES),
        in_calendar=agreed(JOB.encode() in site[path] for path in CALENDARS),
        in_sitemap=f"{ADDRESS}</loc>".encode() in site["sitemap.xml"],
        is_indexed='<meta name="robots" content="noindex">' not in html,
        in_api=f"api/v1/jobs/{JOB}.json" in site,
        waits_for_outcome=ADDRESS in waiting_part(page(site, "moderation/")),
    )


def waiting_part(desk: str) -> str:
    """What a maintainer's desk says of the jobs that wait for an outcome."""
    return "".join(re.findall(r'<section aria-labelledby="waiting">(.*?)</section>', desk, re.DOTALL))


def agreed(answers: Iterable[bool]) -> bool:
    """What all of several lists or feeds say; they have to say the same."""
    (answer,) = set(answers)
    return answer


def open_rows(content: bytes) -> str:
    """The rows of a list that are open, as HTML."""
    rows = re.findall(r'<article class="job-row" data-state="(\w+)"(.*?)</article>', content.decode(), re.DOTALL)
    return "".join(row for state, row in rows if state in ("open", "closing"))


@each_step
def test_pages_lists_and_feeds_say_what_the_lifecycle_table_says(life: Mapping[str, After], name: str) -> None:
    step = STEPS[name]
    expected = LIFECYCLE[step.status]
    # The calendar is of days to come.
    expected = replace(expected, in_calendar=expected.in_calendar and step.day <= CLOSES)
    assert shown(life[name].sites[1]) == expected


@each_step
def test_pages_say_what_the_step_has_brought_and_not_more(life: Mapping[str, After], name: str) -> None:
    step, (_, site) = STEPS[name], life[name].sites
    for path, words in step.says:
        assert words in text(page(site, path)), path
    for path, words in step.hides:
        assert words not in text(page(site, path)), path


@pytest.mark.parametrize("name", [name for name, step in STEPS.items() if not step.is_shown])
def test_an_application_is_on_no_page(life: Mapping[str, After], name: str) -> None:
    before, after = (pages_of(site) for site in life[name].sites)
    assert after == before


def pages_of(site: Tree) -> Tree:
    """All of a site but the index of the search, which names the state of the files that it was made from."""
    return {path: content for path, content in site.items() if not path.startswith("search/")}


@pytest.mark.parametrize(
    ("name", "index"), [(name, index) for name, moves in REFUSED.items() for index in range(len(moves))]
)
def test_what_may_not_be_is_refused_with_a_plain_reason(life: Mapping[str, After], name: str, index: int) -> None:
    refused, is_untouched = life[name].refusals[index]
    _, reason = REFUSED[name][index]
    assert refused.exit_code == 1, refused.output
    assert refused.stderr.startswith("board: ")
    assert reason in refused.stderr
    assert refused.stdout == ""
    assert is_untouched


def test_days_of_the_life_are_in_order() -> None:
    days = [date.fromisoformat(step.day) for step in STEPS.values()]
    assert days == sorted(days)
