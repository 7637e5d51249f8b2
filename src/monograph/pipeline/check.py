"""From files to a checked knowledge base; every fault is collected, none ends the reading of the rest."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from monograph.bibliography import load_bibliography
from monograph.entries import Entry
from monograph.entries.base_files.about import named_plug_ins, read_about, read_vocabularies
from monograph.entries.base_files.answers import read_answers
from monograph.entries.base_files.exceptions import read_exceptions
from monograph.entries.base_files.journals import read_journals
from monograph.entries.base_files.reviewers import read_reviewers
from monograph.entries.base_files.snapshot_files import AnswerVersion, read_snapshot
from monograph.entries.reading.sheet import FaultySheet, Sheet, read_sheet
from monograph.exports import BUILT_IN
from monograph.findings import Finding, OutsideFaultError, Severity, in_order
from monograph.knowledge_base import KnowledgeBase, join
from monograph.knowledge_base.snapshots import snapshot_days
from monograph.pipeline.addresses import address_findings
from monograph.pipeline.answers import answer_findings
from monograph.pipeline.hand_markup import markup_findings
from monograph.pipeline.hand_pages import findings_of_about, hand_page_findings, name_findings
from monograph.pipeline.plug_in_loading import load_plug_ins
from monograph.pipeline.site_settings import setting_findings
from monograph.pipeline.static_files import static_findings
from monograph.plug_ins import PlugIns, shown_page
from monograph.rules import RULES, FigureChecks, Rule, Setting, Tally, Unjudged, run_rules
from monograph.sources import read_project
from monograph.sources.files import BIBLIOGRAPHY
from monograph.views import Page


@dataclass(frozen=True)
class Check:
    """The outcome of a check: a knowledge base that may be shown, or the findings that are in the way."""

    base: KnowledgeBase | None
    pages: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    entries: int
    works: int
    checks: int
    rules_were_run: bool
    tallies: tuple[Tally, ...] = ()
    not_judged: tuple[Unjudged, ...] = ()
    golden_answers: int = 0
    figure_checks: Mapping[str, FigureChecks] = field(default_factory=dict)
    plug_ins: PlugIns = BUILT_IN

    @property
    def is_clean(self) -> bool:
        """Whether pages may be built: there is a base, and no finding is an error."""
        return self.base is not None and not any(finding.is_error for finding in self.findings)

    def closing_line(self) -> str:
        """Return the line that ends a check: what was read, how much was checked, what was found."""
        errors = sum(finding.is_error for finding in self.findings)
        warnings = sum(finding.severity is Severity.WARNING for finding in self.findings)
        counts = (_count(self.entries, "entry", "entries"), _count(self.works, "work", "works"))
        found = (_count(errors, "error", "errors"), _count(warnings, "warning", "warnings"))
        line = f"{counts[0]}, {counts[1]}, {_count(self.checks, 'check', 'checks')}: {found[0]}, {found[1]}."
        return line if self.rules_were_run else f"{line} Evidence rules were skipped: fix the errors above first."


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def check(root: Path, today: date, rules: Collection[Rule] | None = None) -> Check:
    """Read and check the project in folder ``root``, as of ``today``. Nothing a contributor wrote makes it raise.

    Shape, links and bibliography are checked together; ``rules`` on the evidence run only when all three are
    clean. Without them all run, those of the base's plug-ins included.
    """
    project = read_project(root)
    plug_ins, plug_in_findings = load_plug_ins(named_plug_ins(project.about or b""))
    from_outside = plug_ins.names - BUILT_IN.names
    journals, journal_findings = read_journals(project.journals)
    bibliography, bib_findings = load_bibliography(
        project.bibliography, BIBLIOGRAPHY, today, journals.abbreviations
    )
    about, about_findings = read_about(project.about) if project.about is not None else (None, ())
    exceptions, exception_findings = read_exceptions(project.exceptions)
    golden, golden_findings = read_answers(project.answers)
    reviewers, reviewer_findings = read_reviewers(project.reviewers)
    findings = [*project.findings, *about_findings, *exception_findings, *golden_findings, *bib_findings]
    findings += [*reviewer_findings, *journal_findings, *journals.unused(bibliography)]
    findings += plug_in_findings
    findings += address_findings((name for name, _ in project.pages), from_outside)
    findings += markup_findings(project.pages)
    findings += static_findings(project.static, [name for name, _ in project.pages], from_outside)
    address = str(about.address or "") if about is not None else ""
    findings += setting_findings(project.settings, address, root)
    checks = len(project.entries) + len(bibliography)
    known = read_vocabularies(project.about or b"")
    sheets: list[Sheet[Entry]] = []
    faulty: list[FaultySheet] = []
    for source in project.entries:
        sheet, faults = read_sheet(source, known)
        findings += faults
        if isinstance(sheet, Sheet):
            sheets.append(sheet)
        else:
            faulty.append(sheet)
        checks += len(sheet.document.values) if sheet.document else 0
    kept: list[AnswerVersion] = []
    for source in project.versions:
        version, faults = read_snapshot(source)
        findings += faults
        kept += [version] if version else []
    findings += snapshot_days(kept, today)
    checks += len(project.versions)
    is_sound = not any(finding.is_error for finding in findings)
    joined = join(about, sheets, bibliography, faulty, exceptions, kept, reviewers, is_sound=is_sound)
    findings += joined.findings
    checks += joined.checks
    tallies: tuple[Tally, ...] = ()
    not_judged: tuple[Unjudged, ...] = ()
    figure_checks: Mapping[str, FigureChecks] = {}
    if joined.base is not None:
        known_rules = (*RULES, *plug_ins.rules)
        run = run_rules(known_rules if rules is None else rules, Setting(joined.base, today), known_rules)
        findings += run.findings
        checks += run.checks
        tallies, not_judged, figure_checks = run.tallies, run.not_judged, run.figure_checks
        findings += hand_page_findings(project.pages, joined.base)
        findings += name_findings(joined.base)
        findings += findings_of_about((project.about or b"").decode("utf-8"), joined.base)
        plug_in_pages, faults = _plug_in_pages(plug_ins, joined.base)
        findings += faults
        answers, looked_for = answer_findings(golden, joined.base, plug_in_pages, known_rules)
        findings += answers
        checks += looked_for
    return Check(
        base=joined.base,
        pages=project.pages,
        findings=in_order(findings),
        entries=len(project.entries),
        works=len(bibliography),
        checks=checks,
        rules_were_run=joined.base is not None,
        tallies=tallies,
        not_judged=not_judged,
        golden_answers=len(golden.answers),
        figure_checks=figure_checks,
        plug_ins=plug_ins,
    )


def _plug_in_pages(plug_ins: PlugIns, base: KnowledgeBase) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """Return the pages of plug-ins, or why one cannot make them."""
    try:
        return tuple(shown_page(page, base) for page in plug_ins.pages(base)), ()
    except OutsideFaultError as fault:
        return (), (fault.finding,)
