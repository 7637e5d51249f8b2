"""What a p value is about, and what an estimate with its interval says about the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from monograph.entries.kinds.result import Analysis, Effect, Interval, Result
from monograph.entries.kinds.study import Study
from monograph.entries.shared.effect_scales import units_in_all
from monograph.entries.shared.values import PValue, Quantity
from monograph.entries.shared.vocabulary import (
    RATIO_MEASURES,
    AnalysisModel,
    EffectMeasure,
    Hypothesis,
    OtherLimit,
    Sidedness,
)
from monograph.evidence.effects.methods import words_of_result, words_of_study
from monograph.evidence.numbers.normal_intervals import (
    excludes_null,
    p_band,
    p_of_interval,
    upper_tail,
    z_of_interval,
)
from monograph.evidence.numbers.rounding import Band, printed
from monograph.evidence.words.lists import any_of, word_list

_WORDS = word_list("tests")
_KNOWN, _KINDS = frozenset(_WORDS["known"]), frozenset(_WORDS["kinds"])
_OTHER_LOGIC = any_of(_WORDS["other"])
_DECLARED = any_of(_WORDS["declared"])
_OF_STUDIES = any_of(_WORDS["of_studies"])
_WORD = re.compile(r"[^\W_]+")
_OF_OTHER_MODELS = frozenset(
    {
        AnalysisModel.STRATIFIED,
        AnalysisModel.CLUSTER_ADJUSTED,
        AnalysisModel.MIXED,
        AnalysisModel.KAPLAN_MEIER,
        AnalysisModel.IMPUTED,
    }
)


def why_p_is_another_matter(result: Result) -> str:
    """Return why a result's p value need not go with its interval, empty when it should.

    It should when no test is named, or one that makes both from a normal or t distribution. What the fields of
    `analysis` say of hypothesis, margin and sides is no reason: it can be worked with.
    """
    if result.test and not _is_known(result.test, result.analysis):
        return f"`{result.test}` need not go with an interval of this kind"
    said = next((match.group() for text in words_of_result(result) if (match := _other_logic(text, result))), "")
    if said:
        return f"by its own words (`{said}`) the p value may be about something else than the interval"
    models = result.analysis.models if result.analysis else ()
    other = next((model for model in models if model in _OF_OTHER_MODELS), None)
    return f"p and interval of a result that is `{other}` may come from two calculations" if other else ""


def why_p_may_be_another_matter(study: Study, result: Result) -> str:
    """Return why a study's p values may be about something else, by what it says of itself; else nothing.

    A result that says itself how it was tested is judged by that.
    """
    analysis = result.analysis
    if result.test or (analysis is not None and (analysis.hypothesis is not None or analysis.sides is not None)):
        return ""
    match = _OF_STUDIES.search(words_of_study(study))
    return (
        f"by the study's own words (`{match.group()}`) its p values may be about something else" if match else ""
    )


def _is_known(test: str, analysis: Analysis | None) -> bool:
    """Whether a test makes p value and interval together, by every word of its name that the fields do not say."""
    plain = _without_what_fields_say(test, analysis)
    words = _WORD.findall(plain.lower())
    return _KNOWN.issuperset(words) and (plain != test or not _KINDS.isdisjoint(words))


def _without_what_fields_say(text: str, analysis: Analysis | None) -> str:
    is_declared = analysis is not None and (analysis.hypothesis is not None or analysis.sides is not None)
    return _DECLARED.sub("", text) if is_declared else text


def _other_logic(text: str, result: Result) -> re.Match[str] | None:
    return _OTHER_LOGIC.search(_without_what_fields_say(text, result.analysis))


@dataclass(frozen=True, slots=True)
class Expected:
    """What estimate and interval say in one reading of a p value: below which limit it lies, or not, and where.

    ``rejects`` is None when a limit of the interval rounds to the value tested against; ``p`` is None when the
    estimate is not in the middle of the interval.
    """

    limit: Decimal
    rejects: bool | None
    p: Band | None


def expected_p(result: Result, effect: Effect, interval: Interval) -> tuple[Expected, ...] | str:
    """Return what a p value may be by estimate and interval, one item a reading; or why that is not known.

    A one-sided p value is half of the two-sided one in the direction of the effect. One of non-inferiority or
    equivalence is about the margin, not about no effect (CONSORT 2010 extension, Piaggio 2012,
    doi:10.1001/jama.2012.87802).
    """
    is_ratio = effect.measure in RATIO_MEASURES
    whole = units_in_all(effect.unit) if is_ratio else None
    if is_ratio and whole not in (Decimal(1), Decimal(100)):
        return f"how much one `{effect.unit}` is, is not known here"
    null = whole if is_ratio else Decimal(0)
    test = _Tested(effect.estimate, interval, is_ratio)
    analysis = result.analysis
    hypothesis = analysis.hypothesis if analysis else None
    sides = analysis.sides if analysis else None
    if interval.both is None:
        return _of_one_limit(interval, null or Decimal(0), analysis, effect, whole)
    if hypothesis in (None, Hypothesis.SUPERIORITY):
        return tuple(_superiority(test, null or Decimal(0), sides))
    if analysis is None or analysis.margin is None:
        return "the margin is not given in `analysis`"
    margins = _margins(analysis.margin, effect, whole)
    if isinstance(margins, str):
        return margins
    if hypothesis is Hypothesis.EQUIVALENCE:
        return tuple(_equivalence(test, margins, sides))
    if sides is None:
        return "whether the test is one-sided is not said in `analysis`"
    return tuple(_non_inferiority(test, margins, sides, _which(analysis.margin, effect, whole)))


def _of_one_limit(
    interval: Interval, null: Decimal, analysis: Analysis | None, effect: Effect, whole: Decimal | None
) -> tuple[Expected, ...] | str:
    """Return what a p value may be by the only limit of an interval: below which limit it lies, never where.

    That the limit leaves out the value tested against tells something; that it does not, only that this side was
    not shown. The level of a one-sided interval counts one side. Where that is not said, both readings are given.
    """
    hypothesis = analysis.hypothesis if analysis else None
    is_low = interval.low is not None
    limit = printed(interval.limits[0])
    against, sides = null, analysis.sides if analysis else None
    if hypothesis not in (None, Hypothesis.SUPERIORITY):
        if analysis is None or analysis.margin is None:
            return "the margin is not given in `analysis`"
        margins = _margins(analysis.margin, effect, whole)
        if isinstance(margins, str):
            return margins
        which = _which(analysis.margin, effect, whole) if hypothesis is Hypothesis.NON_INFERIORITY else "either"
        if which not in ("either", "low" if is_low else "high"):
            return "the limit that is given is not on the side of the margin"
        against = margins[0] if is_low else margins[1]
    if not (limit.low > against if is_low else limit.high < against):
        return "only one limit is given, and it does not tell"
    tail = 1 - interval.level / 100
    tails = {OtherLimit.ONE_SIDED: (tail,), None: (tail, tail / 2)}.get(interval.other_limit, (tail / 2,))
    times = 1 if sides is Sidedness.ONE_SIDED else 2
    return tuple(Expected(times * one, rejects=True, p=None) for one in tails)


@dataclass(frozen=True, slots=True)
class _Tested:
    """An estimate with its interval, to be tested against some value."""

    estimate: Decimal
    interval: Interval
    is_ratio: bool

    @property
    def level(self) -> Decimal:
        return 1 - self.interval.level / 100

    def excludes(self, value: Decimal) -> bool | None:
        return excludes_null(self.interval, is_ratio=self.is_ratio, null=value)

    def lies_above(self, value: Decimal) -> bool | None:
        """Whether the whole interval lies above a value, None when that cannot be told."""
        outside = self.excludes(value)
        return outside and self.interval.limits[0] > value

    def lies_below(self, value: Decimal) -> bool | None:
        outside = self.excludes(value)
        return outside and self.interval.limits[-1] < value

    def p_above(self, value: Decimal) -> Band | None:
        """Return the one-sided p values for lying above a value."""
        z = z_of_interval(self.estimate, self.interval, is_ratio=self.is_ratio, null=value)
        return upper_tail(z) if z is not None else None

    def p_below(self, value: Decimal) -> Band | None:
        above = self.p_above(value)
        return Band(1 - above.high, 1 - above.low) if above is not None else None


_USUAL_LEVELS = frozenset({Decimal(95), Decimal(99)})


def _superiority(test: _Tested, null: Decimal, sides: Sidedness | None) -> Iterator[Expected]:
    two_sided = p_of_interval(test.estimate, test.interval, is_ratio=test.is_ratio, null=null)
    if sides is not Sidedness.ONE_SIDED:
        yield Expected(test.level, test.excludes(null), two_sided)
    # An interval of 90 % mostly goes with a one-sided test, and few say so.
    if sides is Sidedness.ONE_SIDED or (sides is None and test.interval.level not in _USUAL_LEVELS):
        yield Expected(test.level / 2, test.lies_above(null), test.p_above(null))
        yield Expected(test.level / 2, test.lies_below(null), test.p_below(null))


def _non_inferiority(
    test: _Tested, margins: tuple[Decimal, Decimal], sides: Sidedness, which: str
) -> Iterator[Expected]:
    low, high = margins
    times = 2 if sides is Sidedness.TWO_SIDED else 1
    found = {"low": (test.lies_above(low), test.p_above(low)), "high": (test.lies_below(high), test.p_below(high))}
    for side, (rejects, p) in found.items():
        if which in ("either", side):
            two_sided = Band(p.low * times, p.high * times) if p is not None else None
            yield Expected(test.level * times / 2, rejects, two_sided)


def _which(margin: Quantity, effect: Effect, whole: Decimal | None) -> str:
    """Return on which side of the null a margin of non-inferiority lies: low, high, or either one."""
    if margin.low != margin.high:
        return "either"
    if effect.measure in RATIO_MEASURES:
        return "high" if margin.low > (whole or Decimal(1)) else "low"
    return "low" if margin.low < 0 else "either"


def _equivalence(test: _Tested, margins: tuple[Decimal, Decimal], sides: Sidedness | None) -> Iterator[Expected]:
    low, high = margins
    above, below = test.lies_above(low), test.lies_below(high)
    rejects = False if above is False or below is False else None if None in (above, below) else True
    one, other = test.p_above(low), test.p_below(high)
    p = Band(max(one.low, other.low), max(one.high, other.high)) if one and other else None
    limit = test.level if sides is Sidedness.TWO_SIDED else test.level / 2
    yield Expected(limit, rejects, p)


def _margins(margin: Quantity, effect: Effect, whole: Decimal | None) -> tuple[Decimal, Decimal] | str:
    """Return the lower and the upper margin on the scale of an effect, or why they are not known.

    A single margin stands for the same one on the other side too: 2 points for 2 fewer, 1.25 for 0.8. On which
    side that of a difference lies is often not printed.
    """
    if margin.bound:
        return "the margin is a bound, not a number"
    if not _is_in_unit_of(margin, effect):
        return f"the margin, {margin}, is not in the unit of the effect"
    if effect.measure in RATIO_MEASURES:
        one = whole or Decimal(1)
        if margin.low <= 0:
            return "the margin of a ratio is not above zero"
        if margin.low != margin.high:
            return margin.low, margin.high
        other = one * one / margin.low
        return min(margin.low, other), max(margin.low, other)
    if margin.low != margin.high:
        return margin.low, margin.high
    return -abs(margin.low), abs(margin.low)


def _is_in_unit_of(margin: Quantity, effect: Effect) -> bool:
    if effect.measure in RATIO_MEASURES or effect.measure is EffectMeasure.RISK_DIFFERENCE:
        return units_in_all(margin.unit) == units_in_all(effect.unit) is not None
    return margin.unit == (effect.unit or "") or not (margin.unit and effect.unit)


def is_below(p: PValue, limit: Decimal) -> bool | None:
    """Return whether a printed p value lies below a limit, None when that cannot be told."""
    if not p.has_figure:  # held against the limit that the authors chose
        return False
    band = p_band(p)
    if band is None:
        return None
    match p.comparator:
        case "<" | "≤":
            return True if band.high <= limit else None
        case ">" | "≥":
            return False if band.low >= limit else None
        case _:
            return True if band.high < limit else False if band.low > limit else None
