"""How rules are run: each over every entry of its scope, counted, with exceptions and recorded slips heeded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from monograph.entries import Entry
from monograph.entries.base_files.exceptions import LocatedException
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported
from monograph.findings import Finding, OutsideFaultError, Place, did_you_mean
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Rule, Setting, Theme
from monograph.sources import Path


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A place a rule looked at and could not judge, and why."""

    rule: str
    sheet: Sheet[Entry]
    path: Path
    reason: str

    @property
    def place(self) -> Place:
        """Where in its file it stands."""
        return self.sheet.place(self.path)

    @property
    def at(self) -> str:
        """Its path as people write it."""
        return self.sheet.at(self.path)


@dataclass(frozen=True, slots=True)
class Tally:
    """What one rule made of all it looked at; each judgement is counted once.

    ``recorded`` are slips of a source that the entry records; ``excepted`` breaches that are waived.
    """

    rule: Rule
    passed: int
    breached: int
    not_judged: int
    recorded: int
    excepted: int

    @property
    def checks(self) -> int:
        """How many judgements the rule made, those it could not make left out."""
        return self.passed + self.breached + self.recorded + self.excepted


@dataclass(frozen=True, slots=True)
class FigureChecks:
    """What the rules on figures made of one entry: of its arithmetic, its statistics and its doses.

    ``recorded`` are slips of a source that the entry records, and ``excepted`` breaches that are waived.
    """

    passed: int
    breached: int
    recorded: int
    excepted: int
    not_judged: int

    @property
    def judged(self) -> int:
        """How many judgements were made."""
        return self.passed + self.breached + self.recorded + self.excepted


_ON_FIGURES = frozenset({Theme.ARITHMETIC, Theme.STATISTICS, Theme.DOSES})


@dataclass(frozen=True, slots=True)
class RuleRun:
    """What a run of the rules found, what each rule looked at, and what became of each entry's figures."""

    findings: tuple[Finding, ...]
    tallies: tuple[Tally, ...]
    not_judged: tuple[Unjudged, ...]
    figure_checks: Mapping[str, FigureChecks]

    @property
    def checks(self) -> int:
        """How many judgements were made."""
        return sum(tally.checks for tally in self.tallies)


def run_rules(rules: Iterable[Rule], setting: Setting, known: Iterable[Rule] = ()) -> RuleRun:
    """Run every rule on every entry of its scope. Where a rule from outside stops, that is a finding.

    ``known`` are all rules there are, when ``rules`` are only some of them: an exception to a rule that was not
    run is then neither unknown nor unneeded.
    """
    chosen = tuple(rules)
    run = _Run(setting, {(one.exception.rule, one.exception.entry) for one in setting.base.exceptions})
    for rule in chosen:
        try:
            for sheet in setting.base.all(rule.scope):
                for judgement in rule.judge(sheet, setting):
                    run.take(rule, sheet, judgement)
        except OutsideFaultError as fault:
            run.findings.append(fault.finding)
    everything = {rule.name: rule for rule in (*known, *chosen)}
    run.findings += _exceptions_to_nothing(setting.base.exceptions, everything)
    run.findings += run.unneeded_exceptions({rule.name for rule in chosen})
    if len(chosen) == len(everything):
        run.findings += run.unneeded_slips()
    return RuleRun(
        tuple(run.findings), tuple(run.tally(rule) for rule in chosen), tuple(run.not_judged), run.figure_checks()
    )


@dataclass
class _Run:
    """One run while it goes on: what was found so far, and which exceptions and slips were needed."""

    setting: Setting
    waived: set[tuple[str, str]]
    findings: list[Finding] = field(default_factory=list)
    not_judged: list[Unjudged] = field(default_factory=list)
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    on_figures: Counter[tuple[str, str]] = field(default_factory=Counter)
    used_exceptions: set[int] = field(default_factory=set)
    used_slips: set[tuple[str, Path]] = field(default_factory=set)

    def take(self, rule: Rule, sheet: Sheet[Entry], judgement: Judgement) -> None:
        """Count a judgement, and make a finding of a breach that nothing excuses."""
        match judgement:
            case Passed():
                self._count(rule, sheet, "passed")
            case NotJudged(path, reason):
                self._count(rule, sheet, "not judged")
                self.not_judged.append(Unjudged(rule.name, sheet, path, reason))
            case Breach():
                self._breach(rule, sheet, judgement)

    def _breach(self, rule: Rule, sheet: Sheet[Entry], breach: Breach) -> None:
        at = sheet.at(breach.path)
        if (rule.name, sheet.id) in self.waived and self._is_excepted(rule, sheet, at):
            self._count(rule, sheet, "excepted")
            return
        found, remedy = breach.found, breach.remedy
        gives = breach.figures_give or breach.accepts
        if gives:
            value = sheet.value_at(breach.path)
            recorded = value.own_figures_give if isinstance(value, Reported) else None
            if recorded is not None:
                self.used_slips.add((sheet.id, breach.path))
                if recorded == gives:
                    self._count(rule, sheet, "recorded")
                    return
                found = f"{found}; `own_figures_give` says `{recorded}`"
            if isinstance(value, Reported) and breach.figures_give:
                paste = f'own_figures_give: "{breach.figures_give}"'
                remedy = f"{remedy} If the source itself says so, add beside `value`: {paste}"
        self._count(rule, sheet, "breached")
        place = sheet.place(breach.path, breach.token, breach.earlier)
        self.findings.append(Finding(rule.name, place, found, remedy, rule.severity, at))

    def _is_excepted(self, rule: Rule, sheet: Sheet[Entry], at: str) -> bool:
        for number, one in enumerate(self.setting.base.exceptions):
            written = one.exception
            if (written.rule, written.entry, written.place) == (rule.name, sheet.id, at):
                self.used_exceptions.add(number)
                return True
        return False

    def _count(self, rule: Rule, sheet: Sheet[Entry], what: str) -> None:
        self.counts[rule.name, what] += 1
        if rule.theme in _ON_FIGURES:
            self.on_figures[sheet.id, what] += 1

    def figure_checks(self) -> Mapping[str, FigureChecks]:
        """Return what became of the figures of each entry that has any."""
        outcomes = ("passed", "breached", "recorded", "excepted", "not judged")
        return {
            entry: FigureChecks(*(self.on_figures[entry, what] for what in outcomes))
            for entry in sorted({entry for entry, _ in self.on_figures})
        }

    def tally(self, rule: Rule) -> Tally:
        """Return what one rule made of all it looked at."""
        passed, breached, not_judged, recorded, excepted = (
            self.counts[rule.name, what] for what in ("passed", "breached", "not judged", "recorded", "excepted")
        )
        return Tally(rule, passed, breached, not_judged, recorded, excepted)

    def unneeded_exceptions(self, run: set[str]) -> Iterator[Finding]:
        """Yield a finding for each exception to a rule of this run that waived nothing."""
        for number, one in enumerate(self.setting.base.exceptions):
            written = one.exception
            if written.rule in run and number not in self.used_exceptions:
                where = f"{written.entry}, {written.place}"
                found = f"`{written.rule}` finds nothing at this place ({where})"
                remedy = "Delete the exception; or correct its place: a finding in JSON gives it as `at`."
                yield Finding("exception-is-needed", one.where, found, remedy)

    def unneeded_slips(self) -> Iterator[Finding]:
        """Yield a finding for each recorded slip of a source that no rule sees."""
        for sheet in self.setting.base.sheets.values():
            for path, value in sheet.parts(Reported):
                is_slip = value.own_figures_give is not None
                if is_slip and (sheet.id, path) not in self.used_slips:
                    here = (*path, "own_figures_give")
                    found = "no rule finds that the source's figures give anything else"
                    yield Finding("own-figures-differ", sheet.place(here), found, "Delete it.", at=sheet.at(here))


def _exceptions_to_nothing(exceptions: Iterable[LocatedException], rules: dict[str, Rule]) -> Iterator[Finding]:
    for one in exceptions:
        name = one.exception.rule
        if name not in rules:
            otherwise = "`monograph check --list-rules` lists the rules. Shape and links cannot be waived."
            found = f"there is no rule `{name}`"
            yield Finding("exception-names-a-rule", one.where, found, did_you_mean(name, rules, otherwise))
