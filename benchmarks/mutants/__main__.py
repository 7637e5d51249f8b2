"""Put a sample of small faults into the code, one at a time, and count those that the tests notice.

    python -m benchmarks.mutants                 300 faults, the same ones each time
    python -m benchmarks.mutants --seed 7        300 others
    python -m benchmarks.mutants --only rules    in one room

A fault that no test notices is printed with its place: write the test that says what was meant, or add it to
`equivalent.txt` with the reason why no one could notice it. The exit code is 1 when fewer than 90 % are noticed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

import pytest

from benchmarks.mutants.faults import Mutant, mutants_in, sample
from benchmarks.mutants.plugin import FaultByFault, WhatTestsCall

ROOT = Path(__file__).parents[2]
ROOMS = ("evidence", "rules", "sources", "bibliography")
EQUIVALENT = Path(__file__).with_name("equivalent.txt")
ENOUGH = 0.9
# All tests that need neither a browser nor the real site.
OPTIONS = (
    "-m",
    "not slow and not browser",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:randomly",
    "-q",
    "-x",
)
_LONGEST_TESTS = 90.0


def main() -> int:
    """Run the faults and print what went unnoticed."""
    options = _options()
    if options.worker:
        return _work(json.loads(Path(options.worker).read_text(encoding="utf-8")))
    files = [
        file for room in options.only or ROOMS for file in sorted((ROOT / "src/monograph" / room).rglob("*.py"))
    ]
    everything = mutants_in(files, ROOT)
    known = _equivalent()
    chosen = [one for one in sample(everything, options.count, options.seed) if one.name not in known]
    print(f"{len(everything):,} faults can be put in; {len(chosen)} are tried, seed {options.seed}.", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        unnoticed = _run(chosen, Path(folder), options)
    for mutant in unnoticed:
        print(f"not noticed: {mutant.file}:{mutant.line} in {mutant.function}: {mutant.change}")
    share = 1 - len(unnoticed) / len(chosen)
    print(f"{len(chosen) - len(unnoticed)} of {len(chosen)} were noticed ({share:.1%}); {ENOUGH:.0%} are wanted.")
    return int(share < ENOUGH)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=300, help="how many faults to try (300)")
    parser.add_argument("--seed", type=int, default=13, help="which ones (13)")
    parser.add_argument("--only", action="append", choices=ROOMS, help="one room; may be given again")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once (one a core)")
    parser.add_argument("tests", nargs="*", default=["tests"], help="folders or files of tests (tests)")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    return parser.parse_args()


def _equivalent() -> frozenset[str]:
    """Return the names of faults that change nothing; each is on a line of its own below its reason."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _run(chosen: list[Mutant], folder: Path, options: argparse.Namespace) -> list[Mutant]:
    jobs, where = options.jobs, options.tests
    files = sorted({one.file for one in chosen})
    parts = [{"tests": where, "files": files, "part": part, "parts": jobs} for part in range(jobs)]
    called: dict[str, list[str]] = {}
    durations: dict[str, float] = {}
    for line in "".join(_workers(parts, folder / "calls")).splitlines():
        test, seconds, names = json.loads(line)
        durations[test] = seconds
        for name in names:
            called.setdefault(name, []).append(test)
    print(f"{len(durations):,} tests are known by the functions they call.", flush=True)
    tests = [(asdict(one), _tests_of(one, called, durations)) for one in chosen]
    plans = [{"tests": where, "plan": tests[part::jobs]} for part in range(jobs)]
    noticed: dict[tuple[str, int], list[str]] = {}
    for answer_text in _workers(plans, folder / "faults"):
        for line in answer_text.splitlines():
            name, number, failed = json.loads(line)
            noticed[name, number] = failed
    return [one for one in chosen if not noticed.get((one.name, one.line))]


def _tests_of(mutant: Mutant, called: Mapping[str, list[str]], durations: Mapping[str, float]) -> list[str]:
    """Return the tests that call the function, the quickest first, as long as they end in reasonable time."""
    chosen, spent = [], 0.0
    for test in sorted(called.get(f"{mutant.file}:{mutant.function}", ()), key=lambda test: durations[test]):
        spent += durations[test]
        if spent > _LONGEST_TESTS:
            break
        chosen.append(test)
    return chosen


def _workers(tasks: Iterable[object], folder: Path) -> list[str]:
    """Run one process a task, all at once, and return what each wrote."""
    folder.mkdir()
    running = []
    for number, task in enumerate(tasks):
        order, answer = folder / f"{number}.json", folder / f"{number}.answer"
        order.write_text(json.dumps({"task": task, "answer": str(answer)}), encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.mutants", "--worker", str(order)]
        running.append((subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL), answer))
    for process, _ in running:
        if process.wait() not in (0, int(pytest.ExitCode.TESTS_FAILED)):
            raise SystemExit(f"a worker ended with {process.returncode}")
    return [answer.read_text(encoding="utf-8") for _, answer in running]


class _Part:
    """Leaves every so-manyth file of tests to this process."""

    def __init__(self, part: int, parts: int) -> None:
        self._part, self._parts = part, parts

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        files = sorted({item.path for item in items})
        mine = set(files[self._part :: self._parts])
        items[:] = [item for item in items if item.path in mine]


def _work(order: dict[str, object]) -> int:
    task, answer = order["task"], Path(str(order["answer"]))
    assert isinstance(task, dict)
    plugins: list[object]
    if "plan" in task:
        plugins = [FaultByFault(ROOT, [(Mutant(**one), tests) for one, tests in task["plan"]], answer)]
    else:
        plugins = [_Part(task["part"], task["parts"]), WhatTestsCall(ROOT, task["files"], answer)]
    return int(pytest.main([*task["tests"], *OPTIONS], plugins=plugins))


if __name__ == "__main__":
    sys.exit(main())
