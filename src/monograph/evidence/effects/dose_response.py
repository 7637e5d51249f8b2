"""Results of a drug by dose: values that can be set on one axis of doses and one axis of values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from monograph.entries import Study
from monograph.entries.kinds.event import Event
from monograph.entries.kinds.result import Harm, Interval, Result, Side
from monograph.entries.kinds.study import Arm
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import RATIO_MEASURES, Adjustment, EffectMeasure, Statistic, StudyDesign
from monograph.evidence.effects.effects import interval_of_ratio, ratio_of
from monograph.evidence.effects.estimates import (
    Ground,
    ground_of,
    has_fixed_amount,
    is_above_zero,
    needs_instrument,
    unit_on_axis,
)
from monograph.evidence.pico.treatments import studies_of_drug
from monograph.evidence.studies.arm_doses import ArmDoses, arm_doses
from monograph.evidence.studies.designs import DesignClass, design_class
from monograph.evidence.studies.whom import how_analysed
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class DoseAxes:
    """What values must share to be in one picture of doses.

    ``measure`` is that of an effect against placebo, and None for values of groups, of which ``statistic`` says
    what they are. ``instrument`` is what a source calls the outcome, where the unit does not say how much it is,
    and the event of a harm. ``counted_as`` is what the amounts of the drug count; empty when it is not said.
    """

    outcome: str
    measure: EffectMeasure | None
    statistic: Statistic | None
    unit: str
    instrument: str
    ground: Ground
    dose_unit: str
    counted_as: str
    event: Event | None = None

    @property
    def is_ratio(self) -> bool:
        """Whether equal factors are equal distances."""
        return self.measure in RATIO_MEASURES


@dataclass(frozen=True, slots=True)
class DosePoint:
    """A value at a dose, in the unit of the axis a day; 0 is placebo.

    ``source`` and ``side`` are where it stands. ``is_computed`` tells a share of people that is ours: so many of
    so many, in percent.
    """

    dose: Decimal
    value: Decimal
    interval: Interval | None
    arm: Arm
    source: Result | Harm
    side: Side | None = None
    is_computed: bool = False


@dataclass(frozen=True, slots=True)
class DoseSeries:
    """The points of one study at one time, of one analysis, by dose.

    ``whom`` is of whom and how it is, in words, ``analysis_set`` whom the analysis counts and ``adjusted`` whether
    its effects are adjusted; each is empty when it is not said. ``is_joined`` is whether a line may join the
    points: groups to which people were randomised side by side, one a dose.
    """

    study_id: str
    study: Study
    as_named: str
    time: str
    whom: str
    analysis_set: str
    adjusted: str
    points: tuple[DosePoint, ...]
    is_joined: bool


@dataclass(frozen=True, slots=True)
class DoseResponse:
    """What one drug does at two doses or more, on one pair of axes. Series are never joined across studies.

    ``not_placed`` are studies with such a value of a group whose dose a day is not one known number.
    """

    axes: DoseAxes
    series: tuple[DoseSeries, ...]
    not_placed: tuple[str, ...]


def dose_responses(drug_id: str, base: KnowledgeBase) -> tuple[DoseResponse, ...]:
    """Return the pictures of doses that a drug's results give, in the order in which studies give them.

    Two doses besides placebo are the least: of one study, or of several with the same measure. Reviews, laboratory
    work and groups that took another drug than their placebo group did are left out.
    """
    found: dict[DoseAxes, dict[_Key, list[_Placed]]] = {}
    for sheet in studies_of_drug(drug_id, base):
        for axes, key, placed in _placed(sheet, drug_id):
            found.setdefault(axes, {}).setdefault(key, []).append(placed)
    made = (_response(axes, series, base) for axes, series in found.items())
    return tuple(one for one in made if _doses_given(one) > 1)


def _doses_given(response: DoseResponse) -> int:
    return len({point.dose for series in response.series for point in series.points if point.dose})


class _Key(NamedTuple):
    """What one series is: a study, what it calls the outcome, a time, an analysis, and what else people took."""

    study_id: str
    as_named: str = ""
    time: str = ""
    whom: str = ""
    analysis_set: str = ""
    adjusted: str = ""
    others: frozenset[str] = frozenset()


class _Placed(NamedTuple):
    """A value of a group with its dose, None when that is not one known number."""

    dose: Decimal | None
    point: DosePoint


def _response(axes: DoseAxes, found: Mapping[_Key, list[_Placed]], base: KnowledgeBase) -> DoseResponse:
    series = (_series(key, base.get(Study, key.study_id).entry, placed) for key, placed in found.items())
    unknown = (key.study_id for key, placed in found.items() if any(one.dose is None for one in placed))
    return DoseResponse(axes, tuple(one for one in series if one is not None), tuple(dict.fromkeys(unknown)))


def _series(key: _Key, study: Study, placed: list[_Placed]) -> DoseSeries | None:
    # One group may be a side of several results; the same number of the same group is one point.
    points = {(one.point.arm.id, one.point.value): one.point for one in reversed(placed) if one.dose is not None}
    ordered = tuple(sorted(points.values(), key=lambda point: point.dose))
    if not any(point.dose for point in ordered):
        return None
    is_parallel = study.design is StudyDesign.PARALLEL_RCT
    is_joined = is_parallel and len({point.dose for point in ordered}) == len(ordered) > 1
    return DoseSeries(
        key.study_id,
        study,
        key.as_named,
        key.time,
        key.whom,
        key.analysis_set,
        key.adjusted,
        ordered,
        is_joined,
    )


def _placed(sheet: Sheet[Study], drug_id: str) -> Iterator[tuple[DoseAxes, _Key, _Placed]]:
    study = sheet.entry
    doses = arm_doses(study, drug_id)
    if doses is None or design_class(study) in (DesignClass.REVIEW, DesignClass.LABORATORY):
        return
    for result in study.results:
        time = str(result.time.value) if result.time and result.time.value else ""
        counts = str(result.analysis_set.value) if result.analysis_set and result.analysis_set.value else ""
        key = _Key(sheet.id, result.as_named or "", time, _whom(study, result), counts)
        ground = ground_of(study, result)
        yield from _effects(key, result, doses, ground)
        yield from _figures(key, result, doses, ground)
    for harm in study.harms:
        yield from _harms(sheet, harm, doses)


def _whom(study: Study, result: Result) -> str:
    """Of whom and how, one text for all comparisons of one subgroup: their numbers of people differ."""
    name = str(result.population.name) if result.population else ""
    return "; ".join(filter(None, (name, how_analysed(result))))


def _effects(
    key: _Key, result: Result, doses: ArmDoses, ground: Ground
) -> Iterator[tuple[DoseAxes, _Key, _Placed]]:
    effect = value_of(result.effect)
    if effect is None or len(result.index) != 1 or len(result.comparator) != 1:
        return
    ours, placebo = (doses.of_arm.get(arm) for arm in (result.index[0], result.comparator[0]))
    if ours is None or placebo is None or ours.dose == 0 or placebo.dose != 0 or ours.others != placebo.others:
        return
    interval = value_of(result.interval)
    if effect.measure in RATIO_MEASURES and not is_above_zero(effect, interval):
        return
    unit = unit_on_axis(effect.measure, effect.unit)
    axes = DoseAxes(
        str(result.outcome),
        effect.measure,
        None,
        unit,
        (key.as_named or key.study_id) if needs_instrument(effect.measure, unit) else "",
        ground,
        doses.unit,
        doses.counted_as,
        effect.event,
    )
    ratio = ratio_of(effect)
    value = effect.estimate if ratio is None else ratio
    point = DosePoint(ours.dose or Decimal(0), value, interval_of_ratio(effect, interval), ours.arm, result)
    adjusted = "" if effect.adjusted is Adjustment.NOT_STATED else str(effect.adjusted)
    yield axes, key._replace(adjusted=adjusted, others=ours.others), _Placed(ours.dose, point)


def _figures(
    key: _Key, result: Result, doses: ArmDoses, ground: Ground
) -> Iterator[tuple[DoseAxes, _Key, _Placed]]:
    for side in result.sides:
        given = doses.of_arm.get(side.arms[0]) if len(side.arms) == 1 else None
        number = _number(side)
        if given is None or number is None:
            continue
        value, unit, statistic, is_computed = number
        axes = DoseAxes(
            str(result.outcome),
            None,
            statistic,
            unit,
            "" if has_fixed_amount(unit) else key.as_named or key.study_id,
            ground,
            doses.unit,
            doses.counted_as,
        )
        point = DosePoint(given.dose or Decimal(0), value, None, given.arm, result, side, is_computed)
        yield axes, key._replace(others=given.others), _Placed(given.dose, point)


def _number(side: Side) -> tuple[Decimal, str, Statistic, bool] | None:
    """Return the figure of a side with its unit, what it is, and whether it is ours; a bare count is none."""
    figure = value_of(side.figure)
    if figure is not None and side.statistic is not Statistic.COUNT:
        return (figure.low, figure.unit, side.statistic, False) if figure.is_exact else None
    people = value_of(side.people)
    is_share = side.statistic in (Statistic.COUNT, Statistic.PERCENTAGE)
    if people is None or not people.total or not is_share:
        return None
    return _share(people.count, people.total), "%", Statistic.PERCENTAGE, True


def _share(count: int, total: int) -> Decimal:
    return (Decimal(100) * count / total).quantize(Decimal("0.1"))


def _harms(sheet: Sheet[Study], harm: Harm, doses: ArmDoses) -> Iterator[tuple[DoseAxes, _Key, _Placed]]:
    given = doses.of_arm.get(harm.arms[0]) if len(harm.arms) == 1 else None
    if given is None or harm.outcome is None or harm.counts_events:
        return
    percent = value_of(harm.percent)
    people = value_of(harm.people)
    if percent is not None and percent.is_exact and percent.unit == "%":
        value, is_computed = percent.low, False
    elif people is not None and people.total:
        value, is_computed = _share(people.count, people.total), True
    else:
        return
    is_alone = design_class(sheet.entry) is DesignClass.UNCONTROLLED
    axes = DoseAxes(
        str(harm.outcome),
        None,
        Statistic.PERCENTAGE,
        "%",
        str(harm.event),
        Ground.UNCONTROLLED if is_alone else Ground.COMPARED,
        doses.unit,
        doses.counted_as,
    )
    point = DosePoint(given.dose or Decimal(0), value, None, given.arm, harm, None, is_computed)
    yield axes, _Key(sheet.id, others=given.others), _Placed(given.dose, point)
