"""What a forest plot shows: one axis, what its ends mean, a row an effect, the same numbers as a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from monograph.entries import Outcome
from monograph.entries.kinds.result import Result
from monograph.entries.kinds.study import Study
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.values import shown
from monograph.evidence.effects.estimates import Estimate, Forest, Ground, Origin, estimate_of, forests, reach_of
from monograph.evidence.studies.soundness import notices_reaching
from monograph.evidence.studies.whom import apart, people_said
from monograph.views.figures.forest_words import (
    WARNINGS,
    directions,
    forest_title,
    legend,
    marks_words,
    no_effect,
    unit_words,
)
from monograph.views.formatting.blocks import Table, table
from monograph.views.formatting.content import NOTHING, Content, absent, computed, content, joined, lines, phrase
from monograph.views.formatting.values import arm_names, shared_words, value_words
from monograph.views.formatting.writer import Writer


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One effect: its name, what is compared, and its number with its interval, both on the axis' scale.

    ``people`` are those of the groups, or the subgroup, that it is about, and decide the size of the mark; None
    when their number is not recorded. ``people_said`` tells them in words.
    """

    name: str
    compared: str
    remarks: str
    said: str
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    people: int | None
    people_said: str
    is_computed: bool
    is_of_a_review: bool


@dataclass(frozen=True, slots=True)
class ForestView:
    """A forest plot, display-ready. Nothing in it is pooled, and every row is on the same ground.

    ``id`` is unique on the page; ``lower`` and ``higher`` are what the ends of the axis mean to the person.
    The axis reaches at least as far from no effect as ``reach``: so much more or less, or so many times.
    """

    id: str
    title: str
    description: str
    warning: str
    no_effect: str
    is_ratio: bool
    reach: Decimal
    lower: str
    higher: str
    rows: tuple[ForestRow, ...]
    numbers: Table


@dataclass(frozen=True, slots=True)
class ForestSection:
    """The forest plots of a page, what is above them, and the results that gave no number to draw."""

    lead: str
    legend: tuple[str, ...]
    figures: tuple[ForestView, ...]
    not_drawn: Table

    def __bool__(self) -> bool:
        return bool(self.lead)


def forest_section(
    found: Iterable[tuple[Sheet[Study], Result]], writer: Writer, *, lists_the_rest: bool = True
) -> ForestSection:
    """Return the forest plots of some results, one for each outcome and axis, and what could not be drawn.

    Empty when there is no result at all. The rest need not be listed where a table of all results is on the
    same page. Call it where the page shows it: it cites.
    """
    drawn: list[Estimate] = []
    rest: list[tuple[Sheet[Study], Result, str]] = []
    for sheet, result in found:
        estimate = estimate_of(sheet, result)
        if isinstance(estimate, str):
            rest.append((sheet, result, estimate))
        else:
            drawn.append(estimate)
    # What people feel comes before surrogate measures, and comparisons before what is compared with nobody.
    outcomes = list(dict.fromkeys(one.axis.outcome for one in drawn))
    outcomes.sort(key=lambda one: not writer.base.get(Outcome, one).entry.matters_to_patients)
    drawn.sort(key=lambda one: (outcomes.index(one.axis.outcome), one.axis.ground is not Ground.COMPARED))
    plots = forests(drawn)
    titles = _titles(plots, writer)
    figures = tuple(
        _view(number, title, forest, writer)
        for number, (title, forest) in enumerate(zip(titles, plots, strict=True), start=1)
    )
    return ForestSection(
        lead=_lead(len(drawn), len(rest)),
        legend=legend(tuple(row for figure in figures for row in figure.rows)),
        figures=figures,
        not_drawn=_not_drawn(rest if lists_the_rest else (), writer),
    )


def _lead(drawn: int, rest: int) -> str:
    everything = drawn + rest
    if not everything:
        return ""
    if not drawn:
        nobody = "The only result gives no" if rest == 1 else f"None of the {rest} results gives a"
        return f"{nobody} number with which an effect could be drawn."
    few = f"{drawn} of {everything} results give" if drawn > 1 else f"1 of {everything} results gives"
    if everything == 1:
        few = "The only result gives"
    others = (
        " The rest give words, a p value or figures that cannot be set on an axis; the tables hold them."
        if rest
        else ""
    )
    return f"{few} a number that can be drawn. Nothing is pooled.{others}"


def _not_drawn(rest: Iterable[tuple[Sheet[Study], Result, str]], writer: Writer) -> Table:
    rows = (
        (
            writer.link(sheet.id),
            writer.link(str(result.outcome)),
            lines([_compared(sheet.entry, result), apart(sheet.entry, result)]),
            content(str(result.direction.value or why) if result.direction else why),
        )
        for sheet, result, why in rest
    )
    return table("Results that cannot be drawn", ("Study", "Outcome", "Compared", "What it gives"), rows)


def _titles(plots: tuple[Forest, ...], writer: Writer) -> tuple[str, ...]:
    """Return a title for each plot; where two would be alike, what is compared and a number tell them apart."""
    titles = [forest_title(one, writer.base.get(Outcome, one.axis.outcome).entry) for one in plots]
    firsts = [one.estimates[0] for one in plots]
    compared = [f"{title}: {_compared(one.study, one.result)}" for title, one in zip(titles, firsts, strict=True)]
    found = [longer if titles.count(title) > 1 else title for title, longer in zip(titles, compared, strict=True)]
    return tuple(
        f"{title} ({found[:at].count(title) + 1})" if found.count(title) > 1 else title
        for at, title in enumerate(found)
    )


def _view(number: int, title: str, forest: Forest, writer: Writer) -> ForestView:
    axis = forest.axis
    outcome = writer.base.get(Outcome, axis.outcome).entry
    rows = tuple(_row(one, writer) for one in forest.estimates)
    lower, higher = directions(forest, outcome)
    shared = _shared(forest.estimates)
    return ForestView(
        id=f"forest-{number}",
        title=title,
        description=" ".join(filter(None, (_description(rows, lower, higher, no_effect(forest)), shared))),
        warning=" ".join(filter(None, (WARNINGS.get(axis.ground, ""), shared))),
        no_effect=no_effect(forest),
        is_ratio=axis.is_ratio,
        reach=reach_of(forest.axis.measure, forest.axis.unit, (one.result for one in forest.estimates)),
        lower=lower,
        higher=higher,
        rows=rows,
        numbers=table(
            f"Numbers of the figure “{title}”",
            ("Study", "Compared", "People", "Effect", "Interval"),
            (_numbers(one, writer) for one in forest.estimates),
        ),
    )


def _shared(estimates: Iterable[Estimate]) -> str:
    """Say which rows count the same people: two comparisons of one study with a group in common."""
    by_study: dict[str, list[Estimate]] = {}
    for one in estimates:
        by_study.setdefault(one.study_id, []).append(one)
    said = (shared_words(ones[0].study, [one.result for one in ones], "rows") for ones in by_study.values())
    return " ".join(filter(None, said))


def _row(one: Estimate, writer: Writer) -> ForestRow:
    interval = one.interval
    number = f"{shown(one.value)}{unit_words(one.axis.unit)}"
    notices = notices_reaching((one.study_id,), writer.base)
    return ForestRow(
        name=writer.base.sheets[one.study_id].entry.name,
        compared="; ".join(filter(None, (_compared(one.study, one.result), apart(one.study, one.result)))),
        remarks=", ".join((*marks_words(one), *dict.fromkeys(str(notice.notice.type) for notice in notices))),
        said=f"{number} ({interval})" if interval else number,
        value=one.value,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        people=one.people,
        people_said=people_said(one.study, one.result),
        is_computed=one.origin is Origin.COMPUTED,
        is_of_a_review=one.is_of_a_review,
    )


def _compared(study: Study, result: Result) -> str:
    index = arm_names(study, result.index)
    if not result.comparator:
        return index
    return f"{index} against {arm_names(study, result.comparator)}"


def _description(rows: tuple[ForestRow, ...], lower: str, higher: str, none: str) -> str:
    ends = f"The broken line stands for {none}; to the left of it: {lower}; to the right: {higher}."
    said = (
        f"{row.name}, {row.compared}, {row.people_said}: {row.said}; {row.remarks or 'interval reported'}."
        for row in rows
    )
    return " ".join((ends, *said))


def _numbers(one: Estimate, writer: Writer) -> tuple[Content, ...]:
    page = writer.reading_from(one.study)
    result = one.result
    if one.people is None:
        people = absent(people_said(one.study, result))
    elif result.analysed and result.analysed.value == one.people:
        people = page.reported(result.analysed)
    else:
        people = phrase("{:,}", one.people)
    interval = page.reported(result.interval, lambda value: value_words(value, page))
    return (
        page.link(one.study_id),
        lines([_compared(one.study, result), apart(one.study, result)]),
        people,
        _effect(one, page),
        joined([interval, "" if one.interval or not _has_interval(result) else "(of an effect not given)"], " "),
    )


def _has_interval(result: Result) -> bool:
    return result.interval is not None and result.interval.value is not None


def _effect(one: Estimate, page: Writer) -> Content:
    result = one.result
    if one.origin is Origin.REPORTED:
        return page.reported(result.effect, lambda value: value_words(value, page))
    sides = [side for side in result.sides if side.figure is not None]
    figures = lines(
        phrase("{}: {} {}", arm_names(one.study, side.arms), side.statistic, page.reported(side.figure))
        for side in sides
    )
    if one.origin is Origin.CHANGE:
        return figures
    words = f"{one.axis.measure} {shown(one.value)}{unit_words(one.axis.unit)}"
    people = lines(
        phrase("{}: {}", arm_names(one.study, side.arms), page.reported(side.people))
        for side in result.sides
        if side.people is not None and side.people.value is not None
    )
    stated = page.reported(result.effect) if result.effect is not None else NOTHING
    return lines([computed(words, one.computed_from), figures, people, stated])
