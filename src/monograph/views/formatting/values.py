"""Doses, effects and results in a reader's words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from monograph.entries import Drug, Outcome
from monograph.entries.kinds.dosing import DoseLevel, Step
from monograph.entries.kinds.event import Event
from monograph.entries.kinds.outcome import Scale
from monograph.entries.kinds.result import Effect, Harm, Interval, Result, Side, Spread
from monograph.entries.kinds.study import Study
from monograph.entries.shared.parts import IdentifierValue, Reported, value_of
from monograph.entries.shared.values import shown
from monograph.entries.shared.vocabulary import RATIO_MEASURES, Adjustment, SpreadType
from monograph.evidence.effects.effects import relative_change
from monograph.evidence.pico.events import event_of
from monograph.evidence.studies.overlap import PeopleCount
from monograph.evidence.studies.participants import study_people
from monograph.evidence.studies.whom import shared_people, whom_and_how
from monograph.text.fields import EntryText
from monograph.views.formatting.blocks import Table, table
from monograph.views.formatting.content import (
    NOTHING,
    Content,
    Role,
    absent,
    computed,
    content,
    joined,
    lines,
    phrase,
    remark,
    run_of,
)
from monograph.views.formatting.doses import dose_words, step_words
from monograph.views.formatting.naming import in_words
from monograph.views.formatting.writer import Value, Writer, figure


def class_of(drug: Drug, writer: Writer) -> Content:
    """Return the pharmacological class of a drug; a missing one is named, so that it says what is missing."""
    if drug.classification is None:
        return NOTHING
    said = writer.reported(drug.classification)
    return said if drug.classification.value is not None else phrase("Class: {}", said)


def value_words(value: object, writer: Writer) -> str | Content:
    """Return any value that a source may report, as a reader sees it."""
    match value:
        case DoseLevel():
            return dose_words(value)
        case Step():
            return step_words(value)
        case Spread():
            return _spread(value)
        case Effect():
            return _effect(value)
        case Interval():
            return _interval(value)
        case Scale():
            return scale_words(value)
        case EntryText():
            return writer.inline(value)
        case _:
            return figure(value)


def scale_words(scale: Scale) -> str:
    """Return a scale: its name, its ends, and its steps when they are known."""
    step = f", in steps of {shown(scale.step)}" if scale.step is not None else ""
    return f"{scale.name}, {shown(scale.lowest)} to {shown(scale.highest)}{step}"


def people_count(people: PeopleCount) -> str:
    """Return how many people several studies count, in words; no one is never "at least 0"."""
    if not people.number:
        return "number not recorded" if people.at_least else "none"
    return f"at least {people.number:,}" if people.at_least else f"{people.number:,}"


def counted(count: int) -> str:
    """Return a number of people, in words."""
    return f"{count:,} people"


def arm_names(study: Study, arms: Iterable[str]) -> str:
    """Return the names of arms, joined by a plus sign when they were pooled."""
    names = {arm.id: arm.name for arm in study.arms}
    return " + ".join(names[arm] for arm in arms)


def compared(study: Study, result: Result) -> str:
    """Return what a result compares, in words."""
    index = arm_names(study, result.index)
    if not result.comparator:
        return f"{index} ({result.contrast})"
    return f"{index} against {arm_names(study, result.comparator)} ({result.contrast})"


def comparison(study: Study, result: Result) -> Content:
    """Return what a result compares, and what tells it from others: its name in the source, of whom, when, how."""
    apart = apart_lines(study, result)
    return lines([compared(study, result), *apart]) if apart else content(compared(study, result))


def apart_lines(study: Study, result: Result) -> tuple[str, ...]:
    """Return what tells a result from others of one study: name in the source and time, of whom and how."""
    time = result.time.value if result.time else None
    counted_set = result.analysis_set.value if result.analysis_set else None
    named = ", ".join(filter(None, (str(result.as_named or ""), f"at {time}" if time is not None else "")))
    how = "; ".join(filter(None, (whom_and_how(study, result), f"counts {counted_set}" if counted_set else "")))
    return tuple(filter(None, (named, how)))


def shared_words(study: Study, results: Collection[Result], what: str) -> str:
    """Return a sentence on the groups that several results of a study share; empty when none does."""
    groups = shared_people(study, results)
    if not groups:
        return ""
    named = f"{'group' if len(groups) == 1 else 'groups'}: {in_words(groups)}"
    return f"Several {what} of {study.name} count the same people ({named})."


def found(study: Study, result: Result, writer: Writer) -> Content:
    """Return what a result found: figures, effect, computed change and direction, one a line."""
    parts: list[Content] = [_side(study, side, writer) for side in result.sides]
    if result.effect is not None:
        parts.append(_named("effect", result.effect, writer.reported(result.effect, _effect)))
    event = event_of(result, writer.base.get(Outcome, result.outcome).entry)
    effect = result.effect.value if result.effect else None
    is_said = effect is not None and effect.event is not None
    parts.append(content(event_words(event)) if event is not None and not is_said else NOTHING)
    parts.append(_change(study, result, event, writer))
    if result.direction is not None:
        parts.append(writer.reported(result.direction))
    parts.append(writer.note(result.note))
    return lines(parts)


def _change(study: Study, result: Result, event: Event | None, writer: Writer) -> Content:
    change = relative_change(result)
    if change is None or not result.comparator:
        return NOTHING
    percent = abs(change.percent)
    way = "lower" if change.percent < 0 else "higher"
    against = writer.in_sentence(arm_names(study, result.comparator))
    words = f"{percent} % {way} than {against}" if percent else f"the same as {against}"
    measured = result.effect.value if result.effect else None
    if measured is None or measured.measure not in RATIO_MEASURES:
        words = f"{words}, ratio {shown(change.ratio)}"
    return computed(f"{event.name}: {words}" if event is not None else words, change.computed_from)


def event_words(event: Event) -> str:
    """Return which event ratios count, and whether people want it."""
    return f"counts: {event.name} ({'wanted' if event.wanted else 'unwanted'})"


def _side(study: Study, side: Side, writer: Writer) -> Content:
    parts = []
    if side.figure is not None:
        parts.append(phrase("{} {}", side.statistic, writer.reported(side.figure)))
    if side.spread is not None:
        parts.append(writer.reported(side.spread, _spread))
    if side.people is not None:
        parts.append(writer.reported(side.people, lambda people: f"{people} people"))
    if side.baseline is not None:
        parts.append(phrase("before: {}", writer.reported(side.baseline)))
    return phrase("{}: {}", arm_names(study, side.arms), run_of(parts))


def _spread(spread: Spread) -> str:
    if spread.type is SpreadType.UNLABELLED:
        return f"± {spread.amount}, not labelled"
    return f"{spread.type} {spread.amount}"


def _effect(effect: Effect) -> str:
    unit = f" {effect.unit}" if effect.unit else ""
    adjusted = "" if effect.adjusted is Adjustment.NOT_STATED else f" ({effect.adjusted})"
    event = f", {event_words(effect.event)}" if effect.event else ""
    return f"{effect.measure} {shown(effect.estimate)}{unit}{adjusted}{event}"


def _interval(interval: Interval) -> str:
    return f"{shown(interval.level)} % interval {interval}"


def certainty_of_figures(result: Result, writer: Writer) -> Content:
    """Return a result's interval and p value, one a line; a missing one says so."""
    interval = _named("interval", result.interval, writer.reported(result.interval, _interval))
    p = _named("p", result.p, writer.reported(result.p))
    return lines([interval, p, result.test or ""])


def _named(name: str, reported: Reported[Value] | None, shown: Content) -> Content:
    """Return a shown value, preceded by its name where only words stand for it."""
    is_missing = reported is None or reported.value is None
    return phrase("{} {}", name, shown) if is_missing else shown


EVENTS_WERE_COUNTED = remark(Role.NOTE, "Events were counted: one person may have several.")


def harm_figures(harm: Harm, writer: Writer) -> Content:
    """Return how often an unwanted event occurred, one figure a line."""
    figures = [writer.reported(harm.percent)] if harm.percent else []
    figures += [writer.reported(harm.people)] if harm.people else []
    figures += [writer.reported(harm.count)] if harm.count else []
    return lines([*figures, EVENTS_WERE_COUNTED if harm.counts_events else NOTHING])


def harm_row(study: Study, harm: Harm, writer: Writer) -> tuple[Content, ...]:
    """Return a table row: event, arm, how many, p value and remarks."""
    event = writer.link(harm.outcome, harm.event) if harm.outcome else content(harm.event)
    serious = "" if harm.serious is None else "serious" if harm.serious else "not serious"
    return (
        joined([event, serious]),
        content(arm_names(study, harm.arms)),
        harm_figures(harm, writer),
        lines([writer.reported(harm.p) if harm.p else "", writer.note(harm.note)]),
    )


def finding_cells(study: Study, finding: Result | Harm, writer: Writer) -> tuple[Content, Content, Content]:
    """Return three cells for a result or a harm: what is compared, what was found, interval and p value."""
    if isinstance(finding, Result):
        return (
            comparison(study, finding),
            found(study, finding, writer),
            certainty_of_figures(finding, writer),
        )
    figures = phrase("{}: {}{}", finding.event, harm_figures(finding, writer), writer.note(finding.note))
    p = writer.reported(finding.p) if finding.p else absent("p not recorded")
    return content(arm_names(study, finding.arms)), figures, p


def finding_words(study: Study, finding: Result | Harm) -> tuple[str, ...]:
    """Return what a result or a harm gives in plain words, a part each; what is missing is left out."""
    if isinstance(finding, Harm):
        counted = (
            value_of(finding.people),
            value_of(finding.percent),
            value_of(finding.count),
            value_of(finding.p),
        )
        return (arm_names(study, finding.arms), finding.event, *(str(one) for one in counted if one is not None))
    effect, interval, p = value_of(finding.effect), value_of(finding.interval), value_of(finding.p)
    figures = (_effect(effect) if effect else "", _interval(interval) if interval else "", str(p) if p else "")
    return (compared(study, finding), *apart_lines(study, finding), *filter(None, figures))


HARM_COLUMNS = ("Event", "Group", "How many", "Remarks")


def people_words(study: Study) -> str:
    """Return how many people a study counts, in words."""
    count = study_people(study)
    return f"{count:,} people" if count is not None else "number not recorded"


def by_outcome(study: Study) -> Mapping[str, tuple[Result, ...]]:
    """Return a study's results grouped by outcome, in the order of the file."""
    groups: dict[str, tuple[Result, ...]] = {}
    for result in study.results:
        groups[result.outcome] = (*groups.get(result.outcome, ()), result)
    return groups


def identifier_table(identifiers: Iterable[IdentifierValue], name: str, writer: Writer) -> Table:
    """Return the numbers that public registers give to a thing; ``name`` is what a number names by default."""
    rows = (
        (
            content(one.scheme),
            phrase("{}{}", one.value, writer.cite(one.cite)),
            content(one.of or name),
        )
        for one in identifiers
    )
    return table("Numbers in public registers", ("Register", "Number", "Names"), rows)
