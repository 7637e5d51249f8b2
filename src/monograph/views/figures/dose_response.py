"""What a picture of doses shows: values of one drug at two doses or more, study by study, also as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from monograph.entries import Outcome
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.shared.units import UNIT_NOT_GIVEN
from monograph.entries.shared.values import Quantity, shown
from monograph.entries.shared.vocabulary import BetterDirection, Statistic
from monograph.evidence.effects.dose_response import DoseAxes, DosePoint, DoseResponse, DoseSeries, dose_responses
from monograph.evidence.effects.estimates import Ground, reach_of
from monograph.evidence.pico.events import is_an_amount, is_more_good
from monograph.evidence.studies.soundness import notices_reaching
from monograph.evidence.studies.whom import whom_and_how
from monograph.views.figures.forest_words import WARNINGS, unit_words
from monograph.views.formatting.blocks import Table, table
from monograph.views.formatting.content import NOTHING, Content, absent, computed, content, joined, lines, phrase
from monograph.views.formatting.doses import dose_words
from monograph.views.formatting.values import value_words
from monograph.views.formatting.writer import Writer


@dataclass(frozen=True, slots=True)
class DoseMark:
    """One value at one dose a day, both on the axes' scales; 0 is placebo."""

    dose: Decimal
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    said: str
    is_computed: bool


@dataclass(frozen=True, slots=True)
class DoseLine:
    """One study: its name, what it measured, when and in whom, and its marks by dose, joined by a line or not."""

    name: str
    marks: tuple[DoseMark, ...]
    is_joined: bool


@dataclass(frozen=True, slots=True)
class DoseFigure:
    """A picture of doses, display-ready. ``id`` is unique on the page.

    ``better`` says which values are good for the person, and is empty where neither is. ``reference`` is what no
    effect stands for, and empty for values of groups, which have none: then the axis of values holds zero. The
    axis of an effect reaches at least as far from no effect as ``reach``.
    """

    id: str
    title: str
    description: str
    warnings: tuple[str, ...]
    dose_axis: str
    better: str
    reference: str
    is_ratio: bool
    reach: Decimal
    lines: tuple[DoseLine, ...]
    numbers: Table


@dataclass(frozen=True, slots=True)
class DoseSection:
    """The pictures of doses of a page, what is above them, and how they are to be read."""

    lead: str
    legend: tuple[str, ...]
    figures: tuple[DoseFigure, ...]

    def __bool__(self) -> bool:
        return bool(self.figures)


_LEAD = (
    "Drawn is what was measured at two doses or more, on one measure. A study's groups are shown as reported; "
    "nothing is pooled or fitted, and between two doses nothing is known."
)
_SEVERAL = (
    "These are several studies, which differ in more than the dose: people, length and the way of counting. What "
    "lies between their marks is not the dose's alone."
)
_TAKEN_UP = "What is drawn is the dose people were given; not all of them may have taken it."


def dose_section(drug_id: str, writer: Writer) -> DoseSection:
    """Return the pictures of doses of a drug, empty when there is none.

    Call it where the page shows it: it cites.
    """
    found = dose_responses(drug_id, writer.base)
    figures = tuple(_figure(number, one, writer) for number, one in enumerate(found, start=1))
    return DoseSection(_LEAD if figures else "", tuple(_legend(figures)), figures)


def _legend(figures: tuple[DoseFigure, ...]) -> Iterable[str]:
    lines = [line for figure in figures for line in figure.lines]
    marks = [mark for line in lines for mark in line.marks]
    limits = [sum(end is not None for end in (mark.low, mark.high)) for mark in marks]
    if 2 in limits:
        yield "Filled, with an upright line: the interval that is reported."
    if 1 in limits:
        yield "Filled, with a line to one side: the only limit that is given."
    if 0 in limits:
        yield "Hollow: no interval reported."
    if any(mark.is_computed for mark in marks):
        yield "Where a source prints only how many of how many people, the per cent are computed by us."
    if any(line.is_joined for line in lines):
        yield "A thin line joins groups of the same randomised study."
    if figures:
        yield _TAKEN_UP


def _figure(number: int, response: DoseResponse, writer: Writer) -> DoseFigure:
    axes = response.axes
    outcome = writer.base.get(Outcome, axes.outcome).entry
    title = f"{outcome.name} by dose: {_measure(axes)}"
    drawn = tuple(_line(one, axes, writer) for one in response.series)
    reference = "as on placebo" if axes.measure is not None else ""
    return DoseFigure(
        id=f"doses-{number}",
        title=title,
        description=_description(drawn, reference, axes.dose_unit),
        warnings=tuple(_warnings(response, writer)),
        dose_axis=f"Dose a day, in {axes.dose_unit}{f' of {axes.counted_as}' if axes.counted_as else ''}",
        better=_better(axes, outcome),
        reference=reference,
        is_ratio=axes.is_ratio,
        reach=_reach(response),
        lines=drawn,
        numbers=table(
            f"Numbers of the figure “{title}”",
            ("Study", "Group", "Dose", "Value", "Interval or spread"),
            (_numbers(series, point, writer) for series in response.series for point in series.points),
        ),
    )


def _better(axes: DoseAxes, outcome: Outcome) -> str:
    """Return which end of the axis of values is better, empty when that is not known."""
    if axes.measure is not None:
        is_good = is_more_good(axes.measure, axes.event, outcome)
    elif axes.statistic is Statistic.PERCENTAGE and is_an_amount(outcome):
        is_good = None  # people with a response, under an outcome of which people have more or less
    else:
        is_good = None if outcome.better is BetterDirection.NEITHER else outcome.better is BetterDirection.HIGHER
    return "" if is_good is None else "Higher is better" if is_good else "Lower is better"


def _measure(axes: DoseAxes) -> str:
    unit = f" in {axes.unit}" if axes.unit not in ("", "%", UNIT_NOT_GIVEN) else ""
    if axes.unit.casefold().startswith(("per ", "of ", "in ")):
        unit = f", {axes.unit}"
    instrument = f" ({axes.instrument})" if axes.instrument else ""
    if axes.measure is None:
        return f"{axes.statistic}{unit}{instrument}"
    return f"{axes.measure} against placebo{unit}{instrument}"


def _warnings(response: DoseResponse, writer: Writer) -> Iterable[str]:
    if response.axes.ground is not Ground.COMPARED:
        yield WARNINGS[response.axes.ground]
    if len({series.study_id for series in response.series}) > 1:
        yield _SEVERAL
    if response.not_placed:
        names = ", ".join(map(writer.named, response.not_placed))
        yield f"Not drawn, because the dose a day of a group is not one known number: {names}."


def _reach(response: DoseResponse) -> Decimal:
    axes = response.axes
    if axes.measure is None:
        return Decimal(0)
    sources = (point.source for series in response.series for point in series.points)
    return reach_of(axes.measure, axes.unit, (one for one in sources if isinstance(one, Result)))


def _line(series: DoseSeries, axes: DoseAxes, writer: Writer) -> DoseLine:
    notices = notices_reaching((series.study_id,), writer.base)
    said = (
        writer.base.sheets[series.study_id].entry.name,
        series.as_named if series.as_named != axes.instrument else "",
        series.time,
        series.whom,
        series.analysis_set,
        series.adjusted,
        *dict.fromkeys(str(notice.notice.type) for notice in notices),
    )
    return DoseLine(
        ", ".join(filter(None, said)), tuple(_mark(point, axes) for point in series.points), series.is_joined
    )


def _mark(point: DosePoint, axes: DoseAxes) -> DoseMark:
    interval = point.interval
    return DoseMark(
        dose=point.dose,
        value=point.value,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        said=f"{shown(point.value)}{unit_words(axes.unit)}",
        is_computed=point.is_computed,
    )


def _description(drawn: tuple[DoseLine, ...], reference: str, dose_unit: str) -> str:
    said = [f"The broken line stands for values {reference}."] if reference else []
    for line in drawn:
        marks = "; ".join(f"{_dose(mark.dose, dose_unit)}: {mark.said}{_range(mark)}" for mark in line.marks)
        said.append(f"{line.name}: {marks}.")
    return " ".join(said)


def _dose(dose: Decimal, unit: str) -> str:
    return f"{Quantity(dose, dose, unit)} a day" if dose else "placebo"


def _range(mark: DoseMark) -> str:
    if mark.low is None:
        return ", no interval" if mark.high is None else f", up to {shown(mark.high)}"
    return f", {shown(mark.low)} to {shown(mark.high)}" if mark.high is not None else f", from {shown(mark.low)}"


def _numbers(series: DoseSeries, point: DosePoint, writer: Writer) -> tuple[Content, ...]:
    page = writer.reading_from(series.study)
    doses = [one.dose for one in point.arm.treatments if one.dose is not None and one.dose.value is not None]
    dose = joined((page.reported(one, dose_words) for one in doses), "; ") if point.dose else NOTHING
    return (
        page.link(series.study_id),
        lines(
            [
                point.arm.name,
                series.as_named,
                series.time,
                _whom(series, point),
                series.analysis_set,
                series.adjusted,
            ]
        ),
        dose or content("placebo"),
        _value(point, page),
        _scatter(point, page),
    )


def _whom(series: DoseSeries, point: DosePoint) -> str:
    return whom_and_how(series.study, point.source) if isinstance(point.source, Result) else series.whom


def _value(point: DosePoint, page: Writer) -> Content:
    source = point.source
    if point.is_computed:
        people = source.people if isinstance(source, Harm) else point.side.people if point.side else None
        return joined(
            [computed(f"{shown(point.value)} %", "so many of so many people"), page.reported(people)], ": "
        )
    if isinstance(source, Harm):
        return page.reported(source.percent)
    if point.side is not None:
        return phrase("{} {}", point.side.statistic, page.reported(point.side.figure))
    return page.reported(source.effect, lambda value: value_words(value, page))


def _scatter(point: DosePoint, page: Writer) -> Content:
    if isinstance(point.source, Harm):
        return NOTHING
    if point.side is None:
        return page.reported(point.source.interval, lambda value: value_words(value, page))
    if point.side.spread is None:
        return absent("not recorded")
    return page.reported(point.side.spread, lambda value: value_words(value, page))
