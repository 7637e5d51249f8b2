"""What checking and building cost, on an invented base of growing size and on this repository's own base.

Each stage stands beside a baseline of the same run: the entries parsed as YAML, with nothing checked. Absolute
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
TODAY = date(2036, 1, 1)
STUDY = PROJECT / "tests/cases/_base"


def invented_base(folder: Path, studies: int) -> Path:
    """Make a project in ``folder`` with that many copies of an invented study, and return it."""
    shutil.copytree(STUDY, folder, dirs_exist_ok=True)
    source = (STUDY / "kb/entries/study/quill-2031.yaml").read_text(encoding="utf-8")
    source = source.replace("  conditions: [ostrel-disease]\n", "")  # or the question would have to name each copy
    works = []
    for number in range(studies):
        key = f"Invented2031n{number}"
        path = folder / f"kb/entries/study/invented-{number:05d}.yaml"
        text = source.replace("name: ", f"name: No. {number} ", 1).replace("Quill2031", key)
        path.write_text(text, encoding="utf-8")
        works.append(
            f"@misc{{{key}, author = {{Invented, Ivy}}, title = {{Report no. {number}}}, year = {{2031}}}}\n"
        )
    with (folder / "references.bib").open("a", encoding="utf-8") as file:
        file.writelines(works)
    for page in (PROJECT / "kb/pages").glob("*.md"):  # the navigation names them; their links lead elsewhere
        there = folder / "kb/pages" / page.name
        there.parent.mkdir(exist_ok=True)
        there.write_text(f"# {page.stem}\n\nInvented.\n", encoding="utf-8")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    shutil.copytree(PROJECT / "src/monograph/theme", folder / "src/monograph/theme")
    (folder / "build/docs").mkdir(parents=True)
    return folder


def seconds(work: Callable[[], object], times: int = 3) -> float:
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


def measure(studies: int) -> tuple[float, ...]:
    """Return the seconds to parse, load, run the rules, check, write pages and build the site."""
    with tempfile.TemporaryDirectory() as name:
        folder = invented_base(Path(name) / "base", studies)
        checking = measure_checking(folder, TODAY)
        checked = check(folder, TODAY)
        if checked.base is None or not checked.is_clean:
            sys.exit(f"the invented base has faults: {checked.closing_line()}")
        making = seconds(lambda: write_pages(folder, pages_to_write(checked)))
        started = time.perf_counter()
        if build_site(folder):
            sys.exit("the site of the invented base could not be built")
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
    parser.add_argument("studies", nargs="*", type=int, default=[50, 200], help="sizes to measure")
    print(f"{'studies':>8} {'parse':>9}" + "".join(f" {name:>16}" for name in _STAGES))
    for studies in parser.parse_args().studies:
        print_row(str(studies), measure(studies))
    print_row("this one", measure_checking(PROJECT, datetime.now(tz=UTC).date()))
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
