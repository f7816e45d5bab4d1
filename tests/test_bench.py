"""The benchmark compares what it says: the same jobs, the same pages, and never less on our side."""

import importlib.util
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from board.checked import check_content

BENCH = Path(__file__).resolve().parents[1] / "bench"
FACTS = (("logo", ("Draw a logo",)),)
KINDS = ("categories", "clients", "jobs", "places", "skills")


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BENCH / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def synthesised(folder: Path, *, jobs: int = 20, seed: int = 1) -> Path:
    finished = run("synthesise.py", "--jobs", jobs, "--seed", seed, folder)
    assert finished.returncode == 0, finished.stderr
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return synthesised(tmp_path_factory.mktemp("bench"))


def test_the_same_seed_gives_the_same_files(both: Path, tmp_path: Path) -> None:
    assert files(synthesised(tmp_path)) == files(both)


def test_another_seed_gives_other_jobs(both: Path, tmp_path: Path) -> None:
    other = synthesised(tmp_path, seed=2)
    assert not set(files(other / "plainboard/content/jobs")) & set(files(both / "plainboard/content/jobs"))


def test_synthetic_jobs_are_valid_without_a_warning(both: Path) -> None:
    content, problems = check_content(both / "plainboard/content", today=date(2026, 11, 22))
    assert problems == []
    assert len(content.jobs) == 20


def test_synthetic_jobs_are_all_open_and_about_as_long_as_real_ones(both: Path) -> None:
    content, _ = check_content(both / "plainboard/content", today=date(2026, 11, 22))
    assert all(job["posted"] <= "2026-11-22" <= job["closes"] for job in content.jobs)
    sizes = [len(raw) for raw in files(both / "plainboard/content/jobs").values()]
    assert 1300 < sum(sizes) / len(sizes) < 1800


def test_both_sites_have_a_file_for_each_job(both: Path) -> None:
    ours = {path.stem for path in (both / "plainboard/content/jobs").iterdir()}
    peers = {path.stem for path in (both / "hugo/content/jobs").iterdir()}
    assert ours == peers - {"_index"}


def test_comparison_runs_to_its_end_and_both_sites_agree(tmp_path: Path) -> None:
    finished = run("compare.py", "--jobs", 60, "--runs", 1, "--work", tmp_path)
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout.count("Hugo takes") == 6  # wall, processor and memory of builds and of rebuilds
    assert "ours holds all that Hugo's holds" in finished.stdout


def test_cost_of_checking_is_measured(tmp_path: Path) -> None:
    finished = run("check.py", "--jobs", 20, "--runs", 1, "--work", tmp_path)
    assert finished.returncode == 0, finished.stderr
    assert "times what reading the board takes" in finished.stdout
    assert "times what checking all of the board takes" in finished.stdout


@pytest.fixture
def disagreements() -> Callable[..., Iterator[str]]:
    spec = importlib.util.spec_from_file_location("bench_agree", BENCH / "agree.py")
    assert spec
    assert spec.loader
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[..., Iterator[str]] = module.disagreements
    return found


def a_site(folder: Path) -> Path:
    """A page of each kind, one job, and a list of jobs in two pages."""
    job = "<title>x</title><h1>Draw a <em>logo</em></h1>"
    link = '<a href="/jobs/logo/">'
    pages = dict.fromkeys((f"{kind}/one/index.html" for kind in KINDS if kind != "jobs"), link)
    pages |= {"index.html": link, "404.html": "", "jobs/logo/index.html": job, "jobs/index.html": ""}
    pages |= {"feed.xml": "<rss><item></item><item></item></rss>", "sitemap.xml": "<urlset></urlset>"}
    pages |= {"skills/one/page/2/index.html": '<a href="https://board.example/jobs/poster/">'}
    for path, text in pages.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_sites_that_hold_the_same_agree(tmp_path: Path, disagreements: Callable[..., Iterator[str]]) -> None:
    assert list(disagreements(a_site(tmp_path / "ours"), a_site(tmp_path / "peer"), FACTS)) == []


@pytest.mark.parametrize(
    ("path", "text", "finding"),
    [
        pytest.param("places/one/index.html", None, "ours lacks 1 of the peer's pages", id="a page"),
        pytest.param("skills/one/page/2/index.html", "", "jobs in /skills/one/: poster", id="a job in a list"),
        pytest.param("jobs/logo/index.html", "<h1>A logo</h1>", "'Draw a logo'", id="a fact on a page"),
        pytest.param("feed.xml", "<rss><item></item></rss>", "1 entries in 1 feeds", id="a feed's entry"),
    ],
)
def test_a_site_of_ours_that_lacks_something_is_found_out(
    tmp_path: Path, disagreements: Callable[..., Iterator[str]], path: str, text: str | None, finding: str
) -> None:
    ours, peer = a_site(tmp_path / "ours"), a_site(tmp_path / "peer")
    (ours / path).unlink()
    if text is not None:
        (ours / path).write_text(text, encoding="utf-8")
    assert any(finding in found for found in disagreements(ours, peer, FACTS))


def test_a_peer_without_pages_proves_nothing(tmp_path: Path, disagreements: Callable[..., Iterator[str]]) -> None:
    (tmp_path / "peer").mkdir()
    found = list(disagreements(a_site(tmp_path / "ours"), tmp_path / "peer", ()))
    assert all(any(f"/{kind}/" in finding for finding in found) for kind in KINDS)
