"""What checking and building cost, on this repository's own base and on copies of it that make it larger.

Each stage is next to a baseline of the same run: the entries parsed as YAML, with nothing checked. Absolute
times drift from machine to machine; the ratios are what counts. Run it with ``make bench``.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import yaml
from pybtex.database import parse_string

from monograph.bibliography import load_bibliography
from monograph.entries.reading.sheet import read_sheet
from monograph.pipeline import build_site, check, pages_to_write, write_pages
from monograph.rules import RULES, Setting, run_rules
from monograph.sources import read_project

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))  # so that it runs as a script

from benchmarks.large_base import write_large_base  # noqa: E402


def large_project(folder: Path, entries: int) -> Path:
    """Make a project in ``folder`` with that many entries and what a website needs, and return it."""
    write_large_base(folder, entries)
    shutil.copytree(PROJECT / "kb/pages", folder / "kb/pages")  # the navigation names them
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    shutil.copytree(PROJECT / "src/monograph/theme", folder / "src/monograph/theme")
    (folder / "build/docs").mkdir(parents=True)
    return folder


def seconds(work: Callable[[], object], times: int = 2) -> float:
    """Return how long a piece of work takes, the best of some runs."""
    best = float("inf")
    for _ in range(times):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


def parse_only(folder: Path) -> None:
    """The baseline: read every entry with PyYAML's C loader, checking nothing and keeping no places."""
    for path in (folder / "kb/entries").rglob("*.yaml"):
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


def load(folder: Path) -> None:
    """Read every entry as a check does: strict YAML with places, and shape."""
    for source in read_project(folder).entries:
        read_sheet(source)


def judge_once(folder: Path, today: date) -> float:
    """Return how long the rules take the first time; later runs find the texts already read into sentences."""
    base = check(folder, today, rules=()).base
    if base is None:
        sys.exit(f"{folder} has faults that end the check before the rules")
    return seconds(lambda: run_rules(RULES, Setting(base, today)), times=1)


def measure_checking(folder: Path, today: date) -> tuple[float, ...]:
    """Return the seconds to parse, load, run the rules and check."""
    return (
        seconds(lambda: parse_only(folder)),
        seconds(lambda: load(folder)),
        judge_once(folder, today),
        seconds(lambda: check(folder, today)),
    )


def measure(entries: int, today: date) -> tuple[float, ...]:
    """Return the seconds to parse, load, run the rules, check, write pages and build the site."""
    with tempfile.TemporaryDirectory() as name:
        folder = large_project(Path(name) / "base", entries)
        checking = measure_checking(folder, today)
        checked = check(folder, today)
        if checked.base is None or not checked.is_clean:
            sys.exit(f"the large base has faults: {checked.closing_line()}")
        making = seconds(lambda: write_pages(folder, pages_to_write(checked)))
        started = time.perf_counter()
        if build_site(folder):
            sys.exit("the site of the large base could not be built")
        return *checking, making, time.perf_counter() - started


def measure_works(works: int) -> tuple[float, float]:
    """Return the seconds to read an invented bibliography: with pybtex alone, and as a check reads it."""
    text = "".join(
        f"@article{{Invented2031n{number}, author = {{Invented, Ivy and Quill, Quentin}}, title = {{Hums \\& "
        f"drums no. {number}}}, journal = {{Journal of Hums}}, year = 2031, volume = {number}, pages = {{1--9}}, "
        f"doi = {{10.1234/hum.{number}}}}}\n"
        for number in range(works)
    )
    return (
        seconds(lambda: parse_string(text, "bibtex"), times=1),
        seconds(lambda: load_bibliography(text, "references.bib"), times=1),
    )


_STAGES = ("load", "rules", "check", "pages", "site")


def main() -> None:
    """Print a table: seconds for each stage, and each stage as a multiple of parsing alone."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    gc.set_threshold(50_000, 20, 20)  # as the command does
    parser.add_argument("entries", nargs="*", type=int, default=[650], help="sizes to measure")
    today = datetime.now(tz=UTC).date()
    print(f"{'entries':>8} {'parse':>9}" + "".join(f" {name:>16}" for name in _STAGES))
    print_row("this one", measure_checking(PROJECT, today))
    for entries in parser.parse_args().entries:
        print_row(str(entries), measure(entries, today))
    print(f"\n{'works':>8} {'pybtex':>9} {'ours':>9}")
    for works in (1_000, 10_000):
        print_works(works)


def print_works(works: int) -> None:
    """Print what reading a bibliography of that many works costs; the time per work stays the same."""
    baseline, ours = measure_works(works)
    print(f"{works:>8} {baseline:7.2f} s {ours:7.2f} s {ours / baseline:5.1f}×", flush=True)


def print_row(name: str, measured: tuple[float, ...]) -> None:
    """Print what was measured of one base."""
    parsing, *stages = measured
    cells = "".join(f" {stage:7.2f} s {stage / parsing:5.1f}×" for stage in stages)
    print(f"{name:>8} {parsing:7.2f} s{cells}", flush=True)


if __name__ == "__main__":
    main()
