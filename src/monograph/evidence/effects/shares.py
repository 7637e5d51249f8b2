"""Shares of people in percent, wherever an entry gives them, and the people they are shares of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from monograph.entries import Entry, Study
from monograph.entries.kinds.condition import FrequencyFact
from monograph.entries.kinds.drug import Rate
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.reading.computed import computed_once
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported, value_of
from monograph.entries.shared.values import CountOf, Quantity, shown
from monograph.entries.shared.vocabulary import Adjustment, AnalysisSet, EffectMeasure, Statistic
from monograph.evidence.effects.methods import (
    Method,
    methods_in,
    methods_of_harm,
    methods_of_result,
    words_of_result,
)
from monograph.evidence.numbers.rounding import printed, rounded_like
from monograph.evidence.studies.participants import denominators_of_side, possible_denominators
from monograph.evidence.words.lists import any_of, word_list
from monograph.sources import Path

_HUNDRED = Decimal(100)
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Share:
    """A share in percent: where it stands, the value, the count beside it, and what it may be a share of.

    ``denominators`` are the numbers of people known for its group; none when not one is known. ``methods`` say how
    it was made when it may be more than a count over a total; ``is_over_time`` that it may be an estimate for a
    point in time; ``is_of_others`` that it may be a share of a part of the group.
    """

    path: Path
    percent: Quantity
    people: CountOf | None
    denominators: tuple[int, ...]
    counts_events: bool = False
    methods: frozenset[Method] = frozenset()
    is_over_time: bool = False
    is_of_others: bool = False

    @property
    def is_judged(self) -> bool:
        """Whether it is one number of people in percent, neither a range nor a bound nor a share of events."""
        return self.percent.is_exact and self.percent.unit == "%" and not self.counts_events


@computed_once
def shares_in(sheet: Sheet[Entry]) -> tuple[Share, ...]:
    """Return every share of people in an entry: results and harms of a study, rates of a drug, frequencies."""
    return tuple(_shares_of(sheet))


def _shares_of(sheet: Sheet[Entry]) -> Iterator[Share]:
    if isinstance(sheet.entry, Study):
        yield from _shares_of_harms(sheet, sheet.entry)
        yield from _shares_of_results(sheet, sheet.entry)
    for path, rate in sheet.parts(Rate):
        group, count, people = value_of(rate.group_size), value_of(rate.count), value_of(rate.people)
        if people is None and count is not None and group and count <= group:
            people = CountOf(count, group)
        words = f"{rate.group} {rate.percent.note if rate.percent and rate.percent.note else ''}"
        share = _share((*path, "percent"), rate.percent, people, (group,) if group else (), rate.counts_events)
        yield from (_said(one, words, methods_in(words)) for one in share)
    for path, fact in sheet.parts(FrequencyFact):
        counted = value_of(fact.participants)
        words = f"{fact.measure} {fact.definition or ''} {fact.frequency.note or ''}"
        share = _share((*path, "frequency"), fact.frequency, None, (counted,) if counted else ())
        yield from (_said(one, words, methods_in(words)) for one in share)


def _shares_of_harms(sheet: Sheet[Entry], study: Study) -> Iterator[Share]:
    for path, harm in sheet.parts(Harm):
        if harm.percent is not None:
            known = possible_denominators(study, harm.arms)
            people = value_of(harm.people) or _counted(value_of(harm.count), harm.percent, known)
            words = f"{harm.event} {harm.note or ''} {harm.percent.note or ''}"
            share = _share((*path, "percent"), harm.percent, people, known, harm.counts_events)
            yield from (_said(one, words, methods_of_harm(study, harm)) for one in share)


def _shares_of_results(sheet: Sheet[Entry], study: Study) -> Iterator[Share]:
    over_time = _outcomes_with_hazards(study)
    for path, result in sheet.parts(Result):
        methods = _methods_of_shares(study, result)
        words = f"{result.outcome.replace('-', ' ')} {' '.join(words_of_result(result))}"
        is_hazard = result.outcome in over_time
        for number, side in enumerate(result.sides):
            if side.statistic is Statistic.PERCENTAGE:
                known = denominators_of_side(study, result, side)
                share = _share((*path, "sides", number, "figure"), side.figure, value_of(side.people), known)
                for one in share:
                    said = _said(one, words, methods)
                    is_of_others = said.is_of_others or _is_of_a_part(result)
                    yield replace(said, is_over_time=said.is_over_time or is_hazard, is_of_others=is_of_others)


# Which of a result's methods leave its shares of people what they are: so many of so many.
_NOT_OF_SHARES = frozenset({Method.PAIRED, Method.CONDITIONAL})


def _methods_of_shares(study: Study, result: Result) -> frozenset[Method]:
    """Return how the shares of a result were made; that its effect was adjusted says nothing of them."""
    effect = value_of(result.effect)
    if effect is not None and effect.adjusted is Adjustment.ADJUSTED:
        plain = effect.model_copy(update={"adjusted": Adjustment.NOT_STATED})
        reported = result.effect.model_copy(update={"value": plain}) if result.effect else None
        result = result.model_copy(update={"effect": reported})
    return methods_of_result(study, result) - _NOT_OF_SHARES


def _outcomes_with_hazards(study: Study) -> frozenset[str]:
    """Return the outcomes followed over time: percentages beside a hazard ratio are often estimates."""
    effects = ((one.outcome, value_of(one.effect)) for one in study.results)
    return frozenset(
        str(outcome) for outcome, effect in effects if effect and effect.measure is EffectMeasure.HAZARD_RATIO
    )


_PARTS = frozenset({AnalysisSet.MODIFIED, AnalysisSet.PER_PROTOCOL, AnalysisSet.COMPLETERS})


def _is_of_a_part(result: Result) -> bool:
    analysis_set = value_of(result.analysis_set)
    return result.population is not None or (analysis_set is not None and analysis_set in _PARTS)


_OVER_TIME = any_of(word_list("shares")["over_time"], as_words=True)
_OF_A_PART = any_of(word_list("shares")["of_a_part"], as_words=True)


def _said(share: Share, words: str, methods: frozenset[Method]) -> Share:
    is_over_time, is_of_others = bool(_OVER_TIME.search(words)), bool(_OF_A_PART.search(words))
    return replace(share, methods=methods, is_over_time=is_over_time, is_of_others=is_of_others)


def _counted(count: int | None, percent: Reported[Quantity], known: Iterable[int]) -> CountOf | None:
    """Return a count as one of so many: of the number that fits the percentage beside it, else of the largest."""
    possible = [CountOf(count, size) for size in known if count is not None and size >= max(count, 1)]
    said = percent.value
    fitting = [one for one in possible if said is not None and _is_rounded(one, said.low)]
    return next(iter(fitting or possible), None)


def _is_rounded(people: CountOf, percent: Decimal) -> bool:
    return printed(percent).holds(_HUNDRED * people.count / people.total)


def _share(
    path: Path,
    percent: Reported[Quantity] | None,
    people: CountOf | None,
    denominators: tuple[int, ...],
    counts_events: bool = False,
) -> Iterator[Share]:
    if percent is not None and percent.value is not None:
        yield Share(path, percent.value, people, denominators, counts_events)


def is_share_of(percent: Decimal, total: int) -> bool:
    """Whether some whole number of ``total`` people is, rounded, that percentage."""
    return any(printed(percent).holds(_HUNDRED * count / total) for count in _nearest_counts(percent, total))


def nearest_shares(percent: Decimal, total: int) -> str:
    """Return the whole numbers of people next to a percentage, in words: ``30 % (6 of 20) or 35 % (7 of 20)``.

    Next to more than all people are all of them.
    """
    words = (
        f"{percent_of(count, total, percent)} % ({count} of {total})" for count in _nearest_counts(percent, total)
    )
    return " or ".join(words)


def percent_of(count: int, total: int, pattern: Decimal) -> str:
    """Return a count as a percentage of the total, printed with the decimals of ``pattern``."""
    return shown(rounded_like(_HUNDRED * count / total, pattern))


def _nearest_counts(percent: Decimal, total: int) -> tuple[int, ...]:
    below = int(percent * total / _HUNDRED)
    return tuple(sorted({min(max(count, 0), total) for count in (below, below + 1)}))
