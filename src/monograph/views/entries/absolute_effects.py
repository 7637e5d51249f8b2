"""Absolute effects as GRADE's summary of findings prints them: both risks, and their difference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from monograph.entries.kinds.comparator_risk import ComparatorRisk, StatedEffect
from monograph.entries.kinds.question import OutcomeAnswer
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import shown
from monograph.evidence.answers.absolute import WorkedEffect, absolute_effects
from monograph.evidence.effects.absolute_effects import Estimate, number_needed, out_of
from monograph.evidence.studies.whom import people_said
from monograph.views.formatting.blocks import Table, table
from monograph.views.formatting.content import NOTHING, Content, computed, content, lines, phrase, strong
from monograph.views.formatting.values import certainty_of_figures, comparison
from monograph.views.formatting.writer import Writer

# Five at most: a table of six gets a sheet of its own in print.
_COLUMNS = (
    "Outcome",
    "Study, people and relative effect",
    "Without the treatment",
    "With the treatment",
    "Difference",
)
# Below ten in so many, one more digit is shown.
_FEW = 10


def absolute_table(name: str, answers: Iterable[OutcomeAnswer], writer: Writer) -> Table:
    """Return the absolute effects of an option's answers, a row for each result and risk it is applied to."""
    rows = (_row(answer, one, writer) for answer in answers for one in absolute_effects(answer, writer.base))
    return table(f"Absolute effects: {name}", _COLUMNS, rows)


def risk_lines(risks: Iterable[ComparatorRisk], writer: Writer) -> Iterator[Content]:
    """Yield the risks without the treatment that an answer names, each with its source."""
    for one in risks:
        yield phrase("Without the treatment, {}: {}", one.name, writer.reported(one.risk))
        if one.stated is not None:
            yield phrase("As printed: {}", writer.reported(one.stated, _stated))


def _stated(effect: StatedEffect) -> str:
    said = (
        f"difference {effect.difference}" if effect.difference is not None else f"with it {effect.with_treatment}"
    )
    interval = effect.interval
    return f"{said} ({shown(interval.level)} % interval {interval})" if interval is not None else said


def _row(answer: OutcomeAnswer, one: WorkedEffect, writer: Writer) -> tuple[Content, ...]:
    here = writer.reading_from(one.study)
    return (
        writer.link(answer.outcome),
        lines([strong(writer.link(one.study_id)), *_what(one), _relative(one, here)]),
        _without(one, writer),
        _treated(one),
        _difference(one),
    )


def _what(one: WorkedEffect) -> Iterator[Content]:
    yield comparison(one.study, one.result)
    yield content(people_said(one.study, one.result))


def _relative(one: WorkedEffect, writer: Writer) -> Content:
    effect = value_of(one.result.effect)
    if effect is None or one.result.effect is None:
        return NOTHING
    said = writer.reported(one.result.effect, lambda ratio: f"{ratio.measure} {shown(ratio.estimate)}")
    return lines([said, certainty_of_figures(one.result, writer)])


def _without(one: WorkedEffect, writer: Writer) -> Content:
    if one.risk is not None:
        return lines([content(one.risk.name), writer.reported(one.risk.risk)])
    said = _so_many(one.effect.comparator, one)
    return lines([content("people in the study"), computed(said, "the figures of the comparison group")])


def _treated(one: WorkedEffect) -> Content:
    treated = one.possible.treatment
    return computed(_with_limits(treated, one, lambda share: _so_many(share, one, unit=False)), one.effect.method)


def _difference(one: WorkedEffect) -> Content:
    difference = one.possible.difference
    said = computed(_with_limits(difference, one, lambda share: _more_or_fewer(share, one)), one.effect.method)
    needed = number_needed(difference)
    if needed is None or needed.low is None or not one.is_of_people:
        return said
    way = "more" if difference.value > 0 else "fewer"
    people = f"1 {way} for every {needed.value} people treated ({needed.low} to {needed.high})"
    return lines([said, computed(people, "1 ÷ difference, rounded up")])


def _with_limits(estimate: Estimate, one: WorkedEffect, words: Callable[[Decimal], str]) -> str:
    low, high = estimate.low, estimate.high
    limits = f" ({words(low)} to {words(high)})" if low is not None and high is not None else ""
    return f"{words(estimate.value)}{limits} {one.unit}"


def _so_many(share: Decimal, one: WorkedEffect, *, unit: bool = True) -> str:
    number = shown(out_of(share, one.whole, _decimals(share, one)))
    return f"{number} {one.unit}" if unit else number


def _more_or_fewer(share: Decimal, one: WorkedEffect) -> str:
    number = out_of(share, one.whole, _decimals(one.effect.comparator, one))
    if not number:
        return "none fewer" if share <= 0 else "none more"
    return f"{shown(abs(number))} {'more' if number > 0 else 'fewer'}"


def _decimals(share: Decimal, one: WorkedEffect) -> int:
    return int(share * one.whole < _FEW)
