"""A rule on the ledger of outcomes: what it says was found agrees with the results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from monograph.entries import Study
from monograph.entries.kinds.result import Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import Direction, LedgerStatus
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

_NONE = frozenset({Direction.NO_DIFFERENCE, Direction.NO_CHANGE})


@rule(Theme.STATISTICS, Study)
def ledger_and_directions_agree(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """An outcome that the ledger calls "reported as no difference" has a result with that direction.

    The ledger and the results are written from the same lines of a paper. When the ledger says that nothing
    differed and the result favours one side, one of the two was copied wrongly, and every answer that rests on the
    result goes the wrong way. One result without a difference is enough. Cannot judge: an outcome with several
    lines in the ledger, and results without a direction.

    Source: Cochrane Handbook 8.7 and 13.3 (selective non-reporting); COMPare, doi:10.1186/s13063-019-3173-2.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: dummy, name: Dummy, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              direction: {value: no difference, cite: "Quill2031, abstract"}
          ledger:
            - {name: Hums, outcome: hum-frequency, role: primary, status: reported as no difference}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: dummy, name: Dummy, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              direction: {value: favours the treatment, cite: "Quill2031, abstract"}
            - id: second
              outcome: hum-loudness
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              direction: {value: favours the treatment, cite: "Quill2031, abstract"}
          ledger:
            - {name: Hums, outcome: hum-frequency, role: primary, status: shown here}
            - {name: Loudness, outcome: hum-loudness, role: secondary, status: reported as no difference}
    """
    study = sheet.entry
    found: defaultdict[str, list[tuple[Path, Direction | None]]] = defaultdict(list)
    for path, result in sheet.parts(Result):
        direction = value_of(result.direction)
        found[str(result.outcome)].append(((*path, "direction"), direction))
    for number, line in enumerate(study.ledger):
        if line.status is LedgerStatus.REPORTED_NULL and (results := found.get(str(line.outcome))):
            others = [one for one in study.ledger if one.outcome == line.outcome]
            yield _judged(("ledger", number, "status"), len(others) > 1, line.name, results)


def _judged(line: Path, has_others: bool, name: str, results: list[tuple[Path, Direction | None]]) -> Judgement:
    directions = [direction for _, direction in results]
    if _NONE & set(directions):
        return Passed(line)
    if has_others or None in directions:
        return NotJudged(line, "which result the line is about, or which way it went, is not known")
    here, direction = results[0]
    found = f"“{direction}”, but the ledger says of “{name}” `{LedgerStatus.REPORTED_NULL}`"
    remedy = "Look at the source again, and correct the direction, or write `shown here` in the ledger."
    return Breach(here, found, remedy)


RULES = (ledger_and_directions_agree,)
