"""What a study found for one outcome: figures for each side, an effect, a p value or only a direction."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError as _Fault

from monograph.entries.kinds.event import Event
from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.effect_scales import units_in_all
from monograph.entries.shared.parts import LocalId, Part, Reported, absence_meant, refuse
from monograph.entries.shared.typography import plain_number
from monograph.entries.shared.values import CountOf, Number, PValue, Quantity, Whole, shown
from monograph.entries.shared.vocabularies import UnitWords
from monograph.text.fields import EntryText, Name, OutcomeLink


class Spread(Part):
    """How far values scatter around a figure."""

    type: words.SpreadType = Field(description="What the number is; `not labelled` for a bare plus-minus.")
    amount: Quantity = Field(description="The number, or low to high for a range.")


# Intervals of 50 % and of 99.9 % are printed; 0.95 is a slip.
_LEAST_LEVEL, _WHOLE_LEVEL = Decimal(50), Decimal(100)


_TYPED_INTERVAL = re.compile(
    r"(?:(?P<level>[0-9.]+) ?% ?(?:CI|CrI|confidence interval|credible interval)?:? ?)?"
    r"[(\[]?(?P<low>-?[0-9]+(?:\.[0-9]+)?)"
    r"(?: to | ?[,;] ?| ?- ?)(?P<high>-?[0-9]+(?:\.[0-9]+)?)[)\]]?"
)


class Interval(Part):
    """A confidence or credible interval."""

    level: Number = Field(Decimal(95), description="Level in %; 95 unless said.")
    low: Number | None = Field(None, description="Lower limit; left out where only the upper one is given.")
    high: Number | None = Field(None, description="Upper limit; left out where only the lower one is given.")
    other_limit: words.OtherLimit | None = Field(
        None, description="Why one limit is left out: `one-sided` when the level counts one side only."
    )

    @model_validator(mode="before")
    @classmethod
    def _limits_are_numbers(cls, raw: object) -> object:
        if isinstance(raw, str) and (match := _TYPED_INTERVAL.fullmatch(plain_number(raw))):
            level = f"level: {match['level']}, " if match["level"] not in (None, "95") else ""
            offer = f"{{{level}low: {match['low']}, high: {match['high']}}}"
            remedy = f"Write `{offer}`: each limit has its field."
            raise _Fault("wrong-type", "`{found}` is one piece of text", {"found": raw, "remedy": remedy})
        for end in ("low", "high"):
            if isinstance(raw, dict) and isinstance(said := raw.get(end), str) and (why := absence_meant(said)):
                other = {str(one): one for one in words.OtherLimit}
                meant = other.get(str(why), words.OtherLimit.NOT_PRINTED)
                context = {"found": said, "end": end, "token": f"{end}: {said}"}
                context["remedy"] = f"Write `other_limit: {meant}`: a limit is a number, or left out."
                raise _Fault("wrong-type", "`{found}` is no limit", context)
        return raw

    @property
    def limits(self) -> tuple[Decimal, ...]:
        """The limits that are given, the lower one first; one or two."""
        return tuple(limit for limit in (self.low, self.high) if limit is not None)

    @property
    def both(self) -> tuple[Decimal, Decimal] | None:
        """Both limits, None when only one is given: then nothing is known of where the other is."""
        return (self.low, self.high) if self.low is not None and self.high is not None else None

    def __str__(self) -> str:
        if self.both:
            return f"{shown(self.both[0])} to {shown(self.both[1])}"
        given, other = (f"from {shown(self.low)}", "upper") if self.low is not None else ("", "lower")
        given = given or f"up to {shown(self.limits[0])}"
        why = self.other_limit or "not given"
        return f"{given} ({why})" if why is words.OtherLimit.ONE_SIDED else f"{given} ({other} limit {why})"

    def scaled(self, power: int) -> Interval:
        """Return the interval times a power of ten."""
        ends = {end: value.scaleb(power) for end in ("low", "high") if (value := getattr(self, end)) is not None}
        return self.model_copy(update=ends)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.limits:
            remedy = "Give `low`, `high` or both; where the source gives none, write `interval: not reported`."
            refuse("interval-has-a-limit", "an interval without a limit", remedy)
        if self.both and self.other_limit:
            refuse("interval-has-a-limit", "both limits are given", "Delete `other_limit`.")
        if self.both and self.both[0] > self.both[1]:
            remedy = "Look at the source again: a limit may have lost its minus sign, or the two may be exchanged."
            refuse("interval-in-order", "the lower limit is above the upper one", remedy)
        if not _LEAST_LEVEL <= self.level < _WHOLE_LEVEL:
            remedy = "Write it in percent, such as 95; leave it out when it is 95."
            refuse("interval-has-a-level", f"an interval of {self.level} %", remedy)
        return self


class Side(Part):
    """The figures of one side of a comparison: one arm, or several arms pooled."""

    arms: tuple[LocalId, ...] = Field(min_length=1, description="Ids of the arms; several when they were pooled.")
    statistic: words.Statistic = Field(description="What the figure is.")
    figure: Reported[Quantity] | None = Field(None, description="The figure with its unit.")
    spread: Reported[Spread] | None = Field(None, description="Its standard deviation, error or range.")
    people: Reported[CountOf] | None = Field(None, description="So many of so many people, such as 18 of 20.")
    baseline: Reported[Quantity] | None = Field(None, description="The value before treatment.")


class Effect(Part):
    """An effect estimate of treatment against comparator."""

    measure: words.EffectMeasure = Field(description="The effect measure.")
    estimate: Number = Field(description="The estimate: 0.31 for 31 % of placebo, -1.8 for 1.8 fewer.")
    unit: UnitWords | None = Field(
        None, description='The unit of a difference; `"%"` for a ratio that is given in percent, 78 for 0.78.'
    )
    adjusted: words.Adjustment = Field(
        words.Adjustment.NOT_STATED, description="Whether it was adjusted for other variables."
    )
    event: Event | None = Field(
        None,
        description="The event that a hazard, odds, risk or rate ratio counts, when it is another one than the "
        "outcome's `event` says.",
    )

    @model_validator(mode="after")
    def _is_possible(self) -> Self:
        if self.measure is words.EffectMeasure.RISK_DIFFERENCE:
            all_people = units_in_all(self.unit)
            if all_people is not None and abs(self.estimate) > all_people:
                stated = f"{self.estimate} {self.unit or ''}".rstrip()
                remedy = (
                    'Write it in percent with `unit: "%"`, with a unit such as `per 1000 people`, or as a share '
                    "of 1 without a unit."
                )
                refuse(
                    "risk-difference-is-possible", f"a risk difference of {stated} is more than all people", remedy
                )
        return self


_PER = re.compile(r"(?:per|of|in) (?P<people>[1-9][0-9]{0,2}(?:[, ]?[0-9]{3})*)\b.*", re.IGNORECASE)


class Subgroup(Part):
    """The people a result is about, where they are not everybody in the groups it compares."""

    name: Name = Field(description="Who they are, as a reader should see it, such as: on oxygen at the start.")
    people: Reported[Whole] | None = Field(
        None, description="How many they are, in all groups that are compared together."
    )


class Analysis(Part):
    """How a result was worked out, where that sets it apart from plain counting or from another result."""

    name: Name | None = Field(
        None, description="What sets it apart, as a reader should see it, such as: adjusted for age and sex."
    )
    models: tuple[words.AnalysisModel, ...] = Field((), description="The kind of model; several when combined.")
    hypothesis: words.Hypothesis | None = Field(None, description="What the test set out to show.")
    margin: Quantity | None = Field(
        None, description="The margin of non-inferiority or equivalence, on the effect's scale."
    )
    sides: words.Sidedness | None = Field(None, description="Whether the test looks in one direction or in both.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.name or self.models or self.hypothesis or self.sides):
            remedy = "Give `name`, `models`, `hypothesis` or `sides`, or leave `analysis` out."
            refuse("analysis-says-something", "an analysis that says nothing", remedy)
        if self.margin is not None and self.hypothesis in (None, words.Hypothesis.SUPERIORITY):
            remedy = "Add `hypothesis: non-inferiority` or `hypothesis: equivalence`, or leave `margin` out."
            refuse("margin-has-its-hypothesis", "a margin without the hypothesis it belongs to", remedy)
        return self


class Result(Part):
    """One result: an outcome, a time, a comparison and what was found."""

    id: LocalId = Field(description="A short name for this result, used inside the knowledge base.")
    outcome: OutcomeLink = Field(description="What was measured.")
    as_named: Name | None = Field(None, description="What the source calls it, when that says more.")
    role: words.OutcomeRole = Field(words.OutcomeRole.NOT_STATED, description="The rank the study gave it.")
    time: Reported[Quantity] | None = Field(None, description="When it was measured, from the start.")
    contrast: words.Contrast = Field(description="What is compared.")
    index: tuple[LocalId, ...] = Field(min_length=1, description="Ids of the arms on the treatment's side.")
    comparator: tuple[LocalId, ...] = Field((), description="Ids of the arms on the other side.")
    population: Subgroup | None = Field(
        None, description="Of whom, when it is about a subgroup; left out when it is about everybody compared."
    )
    analysis: Analysis | None = Field(
        None, description="How it was worked out: model, hypothesis, sidedness. Left out when that is not known."
    )
    analysis_set: Reported[words.AnalysisSet] | None = Field(None, description="Whom the analysis counts.")
    analysed: Reported[Whole] | None = Field(None, description="How many people it counts.")
    sides: tuple[Side, ...] = Field((), description="Figures for each side.")
    effect: Reported[Effect] | None = Field(None, description="The effect estimate.")
    interval: Reported[Interval] | None = Field(None, description="Its interval.")
    p: Reported[PValue] | None = Field(None, description="The p value, as printed.")
    direction: Reported[words.Direction] | None = Field(
        None, description="The direction as the source words it, when it gives no more."
    )
    test: Name | None = Field(None, description="The statistical test, when it is named.")
    note: EntryText | None = Field(None, description="What a reader must know to judge it.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.sides or self.effect or self.p or self.direction):
            remedy = "Give `sides`, `effect`, `p` or `direction`; an absence such as `not seen` is allowed."
            refuse("result-has-a-finding", "a result that gives no finding", remedy)
        return self


class Harm(Part):
    """An unwanted event or a withdrawal, by arm."""

    id: LocalId | None = Field(None, description="A short name, when an answer or a claim points at it.")
    event: Name = Field(description="What happened, such as: stopped the study drug.")
    outcome: OutcomeLink | None = Field(None, description="The outcome's entry, when it has one.")
    serious: bool | None = Field(
        None, strict=True, description="true or false when the source says; else leave it out."
    )
    counts_events: bool = Field(
        False, strict=True, description="true when events were counted, of which one person may have several."
    )
    arms: tuple[LocalId, ...] = Field(min_length=1, description="Ids of the arms; several when pooled.")
    percent: Reported[Quantity] | None = Field(None, description="The share in %.")
    people: Reported[CountOf] | None = Field(None, description="So many of so many people.")
    count: Reported[Whole] | None = Field(None, description="So many people or events, with no denominator known.")
    p: Reported[PValue] | None = Field(None, description="The p value, as printed.")
    note: EntryText | None = Field(None, description="What a reader must know to judge it.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.percent is None and self.people is None and self.count is None:
            remedy = "Give `percent`, `people` or `count`; an absence such as `not seen` is allowed."
            refuse("harm-has-a-figure", "an event without a figure", remedy)
        return self
