"""How many faults in the evidence the check finds: ten of each kind, drawn from this repository's own base.

Each fault is one edit of one entry's file, made in memory on the sound base and checked alone, so that no finding
can belong to another fault. Golden answers and kept answers, which hold copies of values, are left out; what
remains of ``monograph check`` counts. Draws are seeded by the kind. ``--verbose`` lists what was missed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from monograph.bibliography import Bibliography, load_bibliography
from monograph.entries import Entry
from monograph.entries.base_files.about import About, read_about
from monograph.entries.base_files.exceptions import LocatedException, read_exceptions
from monograph.entries.reading.sheet import FaultySheet, Sheet, read_sheet
from monograph.findings import Finding
from monograph.knowledge_base import KnowledgeBase, join
from monograph.knowledge_base.joining import LinkCheck
from monograph.rules import RULES, Setting, run_rules
from monograph.sources import EntryFile, read_project
from monograph.sources.files import BIBLIOGRAPHY

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))  # so that it runs as a script

from benchmarks.faults import KINDS, Fault, Places  # noqa: E402

SEED = 11
OF_EACH_KIND = 10
IN_THE_RIGHT_FILE, WHERE_CONTRADICTED = 70, 95


@dataclass(frozen=True)
class Sound:
    """The base as it stands, read once."""

    about: About
    sheets: tuple[Sheet[Entry], ...]
    files: dict[str, EntryFile]
    bibliography: Bibliography
    exceptions: tuple[LocatedException, ...]
    today: date

    def findings(self, sheets: Sequence[Sheet[Entry]], faulty: Sequence[FaultySheet] = ()) -> list[Finding]:
        """Return what a check finds when these are the entries."""
        joined = self.joined(sheets, faulty)
        found = list(joined.findings)
        if joined.base is not None:
            found += run_rules(RULES, Setting(joined.base, self.today), known=RULES).findings
        return found

    def joined(self, sheets: Sequence[Sheet[Entry]], faulty: Sequence[FaultySheet]) -> LinkCheck:
        return join(self.about, sheets, self.bibliography, faulty, self.exceptions, is_sound=not faulty)

    def base(self) -> KnowledgeBase:
        """Return the base without a fault."""
        base = self.joined(self.sheets, ()).base
        assert base is not None, "the base is checked before"
        return base


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one fault: found in its own file, or in others."""

    fault: Fault
    in_file: tuple[str, ...]
    elsewhere: tuple[str, ...]


def read_sound(project: Path, today: date) -> Sound:
    """Read the project; end the program if it has findings of its own."""
    files = read_project(project)
    bibliography, bib_findings = load_bibliography(files.bibliography, BIBLIOGRAPHY)
    about, about_findings = read_about(files.about or b"")
    exceptions, exception_findings = read_exceptions(files.exceptions)
    read = [read_sheet(source) for source in files.entries]
    sheets = tuple(sheet for sheet, _ in read if isinstance(sheet, Sheet))
    by_file = {source.file: source for source in files.entries}
    if about is None or len(sheets) < len(read) or bib_findings or about_findings or exception_findings:
        sys.exit("fix the base first: `monograph check` has findings")
    sound = Sound(about, sheets, by_file, bibliography, exceptions, today)
    if sound.findings(sheets):
        sys.exit("fix the base first: `monograph check` has findings")
    return sound


def edited(fault: Fault) -> bytes:
    """Return the fault's file with its edits made."""
    lines = list(fault.sheet.document.text.splitlines(keepends=True))
    spans = [(fault.sheet.document.values[path], text) for path, text in fault.edits]
    for span, text in sorted(spans, key=lambda one: (one[0].line, one[0].column), reverse=True):
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + text + line[span.end_column - 1 :]
    return "".join(lines).encode("utf-8")


def check_fault(sound: Sound, fault: Fault) -> Outcome:
    """Make one fault in memory and check the base."""
    source = sound.files[fault.sheet.file]
    changed, found = read_sheet(EntryFile(source.file, source.folder, source.stem, edited(fault)))
    others = [sheet for sheet in sound.sheets if sheet is not fault.sheet]
    if isinstance(changed, Sheet):
        findings = sound.findings([*others, changed])
    else:
        findings = [*found, *sound.findings(others, [changed])]
    said = [(finding.place.file, finding.rule) for finding in findings]
    return Outcome(
        fault,
        tuple(rule for file, rule in said if file == source.file),
        tuple(f"{file}: {rule}" for file, rule in said if file != source.file),
    )


def drawn(kind: str, base: KnowledgeBase) -> list[Fault]:
    """Return ten faults of a kind, drawn from all places where one can be made."""
    chance = Random(f"{SEED} {kind}")
    possible = [
        fault for fault in KINDS[kind](Places(base, chance)) if all(_is_written(fault, it) for it in fault.edits)
    ]
    return chance.sample(possible, min(OF_EACH_KIND, len(possible)))


def _is_written(fault: Fault, edit: tuple[tuple[str | int, ...], str]) -> bool:
    span = fault.sheet.document.values.get(edit[0])
    return span is not None and span.line == span.end_line


def row(name: str, outcomes: Sequence[Outcome]) -> str:
    """Return a line of the table: how many faults, how many found, and of those that the base contradicts."""
    contradicted = [one for one in outcomes if one.fault.contradicted_by]
    right = sum(bool(one.in_file) for one in outcomes)
    anywhere = sum(bool(one.in_file or one.elsewhere) for one in outcomes)
    found = sum(bool(one.in_file or one.elsewhere) for one in contradicted)
    return f"{name:<40} {len(outcomes):>5} {right:>11} {anywhere:>9} {len(contradicted):>13} {found:>6}"


def report_missed(outcomes: Sequence[Outcome]) -> None:
    """Print each fault that gave no finding in its own file: where, what was written, and what contradicts it."""
    for one in outcomes:
        if not one.in_file:
            fault = one.fault
            place = fault.sheet.place(fault.path)
            where = f"only in {', '.join(one.elsewhere)}" if one.elsewhere else "missed"
            why = f" [contradicted by {fault.contradicted_by}]" if fault.contradicted_by else ""
            print(f"    {where}: {place.file}:{place.line} {fault.sheet.at(fault.path)}: {fault.edits[0][1]}{why}")


def main() -> None:
    """Print the table; end with 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--verbose", action="store_true", help="list the faults that were missed")
    parser.add_argument("--kind", choices=sorted(KINDS), help="only this kind")
    arguments = parser.parse_args()
    sound = read_sound(PROJECT, datetime.now(tz=UTC).date())
    base = sound.base()
    print(f"{'kind of fault':<40} {'n':>5} {'right file':>11} {'anywhere':>9} {'contradicted':>13} {'found':>6}")
    everything: list[Outcome] = []
    for kind in [arguments.kind] if arguments.kind else KINDS:
        outcomes = [check_fault(sound, fault) for fault in drawn(kind, base)]
        print(row(kind, outcomes), flush=True)
        if arguments.verbose:
            report_missed(outcomes)
        everything += outcomes
    print(row("all", everything))
    contradicted = [one for one in everything if one.fault.contradicted_by]
    right = 100 * sum(bool(one.in_file) for one in everything) / len(everything)
    found = 100 * sum(bool(one.in_file or one.elsewhere) for one in contradicted) / max(1, len(contradicted))
    print(f"in the right file: {right:.0f} % (at least {IN_THE_RIGHT_FILE} %)")
    print(
        f"found where something else in the base contradicts it: {found:.0f} % (at least {WHERE_CONTRADICTED} %)"
    )
    sys.exit(0 if right >= IN_THE_RIGHT_FILE and found >= WHERE_CONTRADICTED else 1)


if __name__ == "__main__":
    main()
