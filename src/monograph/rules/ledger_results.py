"""Rules on the ledger of outcomes and the results beside it."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Study
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import LedgerStatus
from monograph.evidence.answers.eligible import says_something
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule

_SHOWN = frozenset({LedgerStatus.SHOWN, LedgerStatus.REPORTED_NULL})
_NOT_SHOWN = frozenset({LedgerStatus.NOT_REPORTED, LedgerStatus.NOT_SEEN, LedgerStatus.NOT_EXTRACTED})


@rule(Theme.ARITHMETIC, Study)
def ledger_says_what_is_here(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """An outcome that the ledger calls shown is shown, and one it calls not reported or not seen has no finding.

    The ledger is the reader's guard against outcomes that went missing. It is worth nothing when it says that a
    result is here and none is, or the other way round. A line without an outcome of ours cannot be judged, nor
    can one whose outcome another line calls shown.

    Source: Cochrane Handbook 8.7 and 13.3 (selective non-reporting); COMPare, doi:10.1186/s13063-019-3173-2.

    Passes:

        study/quill-2031:
          ledger:
            - {name: Hums, outcome: hum-frequency, role: primary, status: not reported}

    Fails:

        study/quill-2031:
          ledger:
            - {name: Loudness, outcome: hum-loudness, role: secondary, status: not reported}
            - {name: Hums, outcome: hum-frequency, role: primary, status: shown here}
    """
    study = sheet.entry
    here: tuple[Result | Harm, ...] = (*study.results, *study.harms)
    shown = {str(one.outcome) for one in here if one.outcome}
    found_out = {str(one.outcome) for one in here if one.outcome and says_something(one)}
    called_shown = {str(line.outcome) for line in study.ledger if line.status in _SHOWN}
    for number, line in enumerate(study.ledger):
        path = ("ledger", number, "status")
        if line.outcome is None:
            yield NotJudged(path, "the line names no outcome of ours")
        elif line.status in _SHOWN and line.outcome not in shown:
            found = f"the ledger says `{line.status}`, but there is no result for `{line.outcome}`"
            yield Breach(path, found, "Add the result, or say what became of the outcome.")
        elif line.status in _NOT_SHOWN and line.outcome in found_out & called_shown:
            yield NotJudged(path, "another line on the same outcome is shown, and the result may be that one's")
        elif line.status in _NOT_SHOWN and line.outcome in found_out:
            found = f"the ledger says `{line.status}`, but there is a result for `{line.outcome}`"
            yield Breach(path, found, "Write `shown here`, or name the outcome that is meant.")
        else:
            yield Passed(path)


RULES = (ledger_says_what_is_here,)
