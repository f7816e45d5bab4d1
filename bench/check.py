"""What checking costs: of one file, of the whole board, and beside `check-jsonschema` on the same files.

    python bench/check.py --jobs 10000 --runs 5

Runs alternate, so that what slows the machine down slows all of them, and the figure to quote is the median of
the ratios pair by pair, of processor time with all children. Each run is a fresh process without a cache.
`check-jsonschema` knows the fields of a job and nothing else, and takes a minute and a half for 10,000 files: it
runs once in every `--every` rounds.
"""

import argparse
import statistics
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from compare import ENVIRONMENT, SEED, work_folder
from measure import RunFailedError, run
from synthesise import synthesise

READING, ONE_FILE, WHOLE, PEER = "reading the board", "board check, one file", "board check", "check-jsonschema"
ENGINE = Path(__file__).resolve().parents[1]
# Every file read as strictly as the check reads it, and nothing asked of what it says.
READER = """
import gc
from pathlib import Path
from board.checked import read_bytes
from board.files import found_files
from board.read import read_document
gc.disable()
found, _ = found_files(Path("content"))
read = [read_document(read_bytes(entry.path), file=entry.file, kind=entry.kind, slug=entry.slug) for entry in found]
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure what checking a board costs.")
    parser.add_argument("--jobs", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5, help="rounds of timed runs")
    parser.add_argument("--every", type=int, default=5, help="in which rounds check-jsonschema runs, from the first on")
    parser.add_argument("--work", type=Path, help="work here, and leave it there (default: in memory, if possible)")
    options = parser.parse_args()
    try:
        with work_folder(options.work) as work:
            synthesise(work, jobs=options.jobs, seed=SEED)
            print(f"{options.jobs} jobs, {options.runs} rounds; processor time in seconds")
            measure(work / "plainboard", options.runs, options.every)
    except RunFailedError as failed:
        sys.exit(f"bench: {failed}")


def measure(board: Path, runs: int, every: int) -> None:
    jobs = sorted(str(path.relative_to(board)) for path in (board / "content/jobs").iterdir())
    schema = str(ENGINE / "schemas/job.schema.json")
    check = (sys.executable, "-m", "board", "check")
    commands = {
        READING: (sys.executable, "-c", READER),
        ONE_FILE: (*check, jobs[len(jobs) // 2]),
        WHOLE: check,
        PEER: (sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *jobs),
    }
    rounds = []
    for turn in range(runs + 1):
        has_peer = turn % every == 1 % every and turn > 0
        rounds.append(
            {
                name: run(command, board, ENVIRONMENT).cpu
                for name, command in commands.items()
                if name != PEER or has_peer
            }
        )
    # The first round has warmed up.
    del rounds[0]
    for name in commands:
        print(f"  {name:<24}{statistics.median(costs[name] for costs in rounds if name in costs):>9.2f}")
    print(f"One file takes {ratios(rounds, ONE_FILE, READING)} times what reading the board takes")
    print(f"check-jsonschema takes {ratios(rounds, PEER, WHOLE)} times what checking all of the board takes")


def ratios(rounds: Sequence[Mapping[str, float]], one: str, other: str) -> str:
    """The median of the ratios of two commands in the rounds that had both, with the least and the most."""
    found = [costs[one] / costs[other] for costs in rounds if one in costs]
    return f"{statistics.median(found):.2f} ({min(found):.2f} to {max(found):.2f})"


if __name__ == "__main__":
    main()
