"""Results and harms of studies as FHIR evidence: what was compared, the figures, and what was not given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from monograph.entries import Outcome, Study
from monograph.entries.kinds.result import Effect, Harm, Interval, Result, Side, Spread
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Citation, Reported
from monograph.entries.shared.values import PValue, Quantity
from monograph.evidence.answers.eligible import says_something
from monograph.evidence.studies.whom import of_whom, people_of_result, whom_and_how
from monograph.exports.fhir.studies import notices
from monograph.exports.fhir.values import (
    Element,
    Fhir,
    concept,
    kept,
    listed,
    notes,
    number,
    quantity,
    range_of,
    reference,
    resource,
    status,
)
from monograph.exports.fhir.variables import defined
from monograph.knowledge_base import KnowledgeBase
from monograph.text.pointing import values_of
from monograph.views.formatting.values import arm_names, compared
from monograph.views.page.frame import writer_for

_HUNDRED = Decimal(100)


def evidence_of_study(sheet: Sheet[Study], base: KnowledgeBase) -> Iterator[tuple[str, Element]]:
    """Yield each result and harm of a study that says something, by its name in the bundle."""
    for result in filter(says_something, sheet.entry.results):
        yield _made(sheet, name_of(sheet.id, result.id), result, _result(sheet, result, base), base)
    for position, harm in enumerate(sheet.entry.harms, start=1):
        if says_something(harm):
            name = name_of(sheet.id, harm.id or f"harms.{position}")
            yield _made(sheet, name, harm, _harm(sheet, harm, base), base)


def name_of(study: str, result: str) -> str:
    """Return the name of a result or a harm in the bundle."""
    return f"{study}.{result}"


def _made(
    sheet: Sheet[Study], name: str, found: Result | Harm, fields: Element, base: KnowledgeBase
) -> tuple[str, Element]:
    study = sheet.entry
    slips = (
        f"The source's {field.replace('_', ' ')} is copied; its own figures give {value.own_figures_give}."
        for field, value in _reported(found)
        if value.own_figures_give
    )
    missing = ", ".join(f"{field} ({value.absent})" for field, value in _reported(found) if value.absent)
    remark = writer_for(sheet, base).plain(found.note) if found.note else None
    whole = kept(
        status=status(sheet, base),
        **fields,
        studyDesign=[concept(str(study.design))],
        note=notes(*notices(sheet, base), remark, *slips, f"Not given: {missing}." if missing else None),
        relatedArtifact=listed(_sources(found, base)),
    )
    return name, resource("Evidence", name, base, whole)


def _reported(found: Result | Harm) -> Iterator[tuple[str, Reported[Any]]]:
    for path, value in values_of(found):
        if isinstance(value, Reported):
            yield str(next(step for step in reversed(path) if isinstance(step, str))), value


def _sources(found: Result | Harm, base: KnowledgeBase) -> Iterator[Element]:
    places: dict[str, dict[str, None]] = {}
    for _, value in values_of(found):
        if isinstance(value, Citation):
            places.setdefault(str(value.work), {})[str(value.at)] = None
    for work, at in places.items():
        to = reference("Citation", work, base.bibliography[work].short, base)
        yield {"type": "derived-from", "display": "; ".join(at), "resourceReference": to}


def _people(study: Study, base: KnowledgeBase) -> list[Fhir]:
    ones = [defined("population", "", str(one), base) for one in study.population.conditions]
    return [
        *ones,
        *([defined("population", "healthy volunteers", None, base)] if study.population.healthy else []),
    ]


def _subgroup(result: Result, base: KnowledgeBase) -> list[Fhir]:
    return [defined("population", result.population.name, None, base)] if result.population else []


def _exposure(role: str, study: Study, arms: Iterable[str], base: KnowledgeBase) -> list[Fhir]:
    """The arms of one side; it points at a treatment when that is all that its arms received."""
    names = tuple(arms)
    if not names:
        return []
    received = [one for arm in study.arms if arm.id in names for one in arm.treatments]
    drugs = {str(one.drug) if one.drug else None for one in received}
    only = drugs.pop() if len(drugs) == 1 else None
    return [defined(role, arm_names(study, names), only, base)]


def _result(sheet: Sheet[Study], result: Result, base: KnowledgeBase) -> Element:
    study, outcome = sheet.entry, base.get(Outcome, result.outcome).entry
    direction = result.direction.value if result.direction else None
    when = f" at {result.time.value}" if result.time and result.time.value else ""
    measured = f"{result.as_named or outcome.name}{when}"
    return kept(
        title=": ".join(
            filter(None, (study.name, ", ".join(filter(None, (outcome.name, of_whom(study, result))))))
        ),
        description="; ".join(filter(None, (compared(study, result), whom_and_how(study, result)))),
        assertion=f"As the source words it: {direction}." if direction else None,
        variableDefinition=[
            *_people(study, base),
            *_subgroup(result, base),
            *_exposure("exposure", study, result.index, base),
            *_exposure("referenceExposure", study, result.comparator, base),
            defined("measuredVariable", measured, str(result.outcome), base),
        ],
        statistic=listed([_estimate(study, result), *(_side(study, side) for side in result.sides)]),
    )


def _estimate(study: Study, result: Result) -> Element:
    effect = result.effect.value if result.effect else None
    interval = result.interval.value if result.interval else None
    p = result.p.value if result.p else None
    analysed = result.analysed.value if result.analysed else None
    if result.population is not None:
        analysed = people_of_result(study, result)
    attributes = listed([_interval(interval, effect) if interval else None, p_value(p) if p else None])
    if effect is None and not attributes:
        return {}
    return kept(
        description=_words(effect) if effect else "no estimate is given",
        statisticType=concept(str(effect.measure)) if effect else None,
        quantity=number(effect.estimate, effect.unit) if effect else None,
        sampleSize=kept(numberOfParticipants=analysed),
        attributeEstimate=attributes,
    )


def _words(effect: Effect) -> str:
    event = f"; counts {effect.event.name}" if effect.event else ""
    return f"{effect.measure}; adjustment: {effect.adjusted}{event}"


def _interval(interval: Interval, effect: Effect | None) -> Element:
    unit = effect.unit if effect else None
    ends = {"low": interval.low, "high": interval.high}
    return kept(
        description=None if interval.both else f"One limit: {interval}",
        type=concept("interval, confidence or credible"),
        level=interval.level / _HUNDRED,
        range={end: number(limit, unit) for end, limit in ends.items() if limit is not None},
    )


def p_value(p: PValue) -> Element:
    """Return a p value as printed; a range over several tests is a range."""
    if not p.has_figure:
        return kept(description="not significant, no figure given", type=concept("p value"))
    bound = "" if p.comparator == "=" else p.comparator
    value = Quantity(p.low, p.high, "", bound)
    return kept(type=concept("p value"), quantity=quantity(value), range=range_of(value))


def _side(study: Study, side: Side) -> Element:
    figure = side.figure.value if side.figure else None
    spread = side.spread.value if side.spread else None
    people = side.people.value if side.people else None
    baseline = side.baseline.value if side.baseline else None
    attributes = listed([_figure_range(figure), _spread(spread)])
    if figure is None and people is None and not attributes:
        return {}
    return kept(
        description=f"{arm_names(study, side.arms)}: {side.statistic}",
        note=notes(f"Before treatment: {baseline}." if baseline else None),
        statisticType=concept(str(side.statistic)),
        quantity=quantity(figure) if figure else None,
        numberAffected=people.count if people else None,
        sampleSize=kept(numberOfParticipants=people.total if people else None),
        attributeEstimate=attributes,
    )


def _figure_range(figure: Quantity | None) -> Element | None:
    found = range_of(figure) if figure else None
    return {"type": concept("range of the figure"), "range": found} if found else None


def _spread(spread: Spread | None) -> Element | None:
    if spread is None:
        return None
    return kept(
        type=concept(f"spread: {spread.type}"), quantity=quantity(spread.amount), range=range_of(spread.amount)
    )


def _harm(sheet: Sheet[Study], harm: Harm, base: KnowledgeBase) -> Element:
    study = sheet.entry
    share = harm.percent.value if harm.percent else None
    people = harm.people.value if harm.people else None
    counted = harm.count.value if harm.count and people is None else None
    p = harm.p.value if harm.p else None
    serious = {None: "", True: ", serious", False: ", not serious"}[harm.serious]
    attributes = listed([_figure_range(share), p_value(p) if p else None])
    statistic = kept(
        description=f"{arm_names(study, harm.arms)}: {harm.event}",
        quantity=quantity(share) if share else None,
        numberOfEvents=counted if harm.counts_events else None,
        numberAffected=people.count if people else None if harm.counts_events else counted,
        sampleSize=kept(numberOfParticipants=people.total if people else None),
        attributeEstimate=attributes,
    )
    return kept(
        title=f"{study.name}: {harm.event}{serious}",
        variableDefinition=[
            *_people(study, base),
            *_exposure("exposure", study, harm.arms, base),
            defined("measuredVariable", f"{harm.event}{serious}", harm.outcome, base),
        ],
        statistic=[statistic],
    )
