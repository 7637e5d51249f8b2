"""Doses as readers see them: an amount and how often, a step, a row of a table."""

from __future__ import annotations

import re

from monograph.entries.kinds.dosing import Dose, DoseLevel, Step
from monograph.entries.shared.values import Quantity
from monograph.evidence.studies.doses import daily_dose
from monograph.views.formatting.content import NOTHING, Content, absent, computed, content, joined, lines, phrase
from monograph.views.formatting.writer import Writer

_TIMES = {"1": "once a day", "2": "twice a day"}
# Words on when a dose is taken that say how often, too: "every 6 to 8 hours as needed".
_OFTEN = re.compile(r"\b(every|hourly|daily|times|once|twice|as needed|when needed)\b", re.IGNORECASE)


def dose_words(level: DoseLevel) -> Content:
    """Return a dose as amount and frequency, with the computed daily total beside it."""
    timing = f" {level.timing}" if level.timing else ""
    if level.per_day is not None:
        return phrase("{} a day{}", level.per_day, timing)
    total = daily_dose(level)
    if total is None:
        unsaid = "" if _OFTEN.search(timing) else " (how often: not said)"
        return phrase("{}{}{}", level.amount, timing, unsaid)
    times = str(level.times_per_day)
    how_often = _TIMES.get(times, f"{times} times a day")
    day = f"{Quantity(total.low, total.high, total.unit, total.bound)} a day"
    words = phrase("{} {}{}", level.amount, how_often, timing)
    if times == "1":
        return words
    return phrase("{} ({})", words, computed(day, "amount and frequency"))


def step_words(step: Step) -> str:
    """Return one titration step."""
    return f"{step.change} after {step.after}" if step.after else str(step.change)


def dose_row(dose: Dose, writer: Writer) -> tuple[Content, ...]:
    """Return a table row: use, start, levels and steps, maximum, what is counted."""
    use = writer.link(dose.condition, dose.for_use) if dose.condition else content(dose.for_use)
    where = joined([dose.product or "", str(dose.jurisdiction or "")])
    study = writer.link(dose.study) if dose.study else NOTHING
    start = writer.reported(dose.start, dose_words) if dose.start else NOTHING
    ladder = [writer.reported(level, dose_words) for level in dose.levels]
    ladder += [phrase("step: {}", writer.reported(step, step_words)) for step in dose.steps]
    most = [writer.reported(dose.maximum, dose_words)] if dose.maximum else []
    if dose.maximum_in_24_h:
        most.append(phrase("{} in 24 hours", writer.reported(dose.maximum_in_24_h)))
    length = writer.reported(dose.duration) if dose.duration else NOTHING
    return (
        lines([use, where, study]),
        start or absent("not recorded"),
        lines(ladder) or absent("not recorded"),
        lines(most) or absent("not recorded"),
        lines([f"{dose.route}; {_counted(dose)}", length, writer.note(dose.note)]),
    )


def _counted(dose: Dose) -> str:
    return "salt or base not stated" if dose.counted_as == "not stated" else f"counted as {dose.counted_as}"


DOSE_COLUMNS = ("Use", "Start", "Levels and steps", "Maximum", "How")
