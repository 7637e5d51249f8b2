"""How the figures of a result were made, as far as that keeps plain arithmetic from giving them again.

Newer entries say it in fields (`analysis`, `adjusted`), older ones only in words: in `test`, `as_named`, `note`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from monograph.entries.kinds.outcome import Outcome
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.kinds.study import Study
from monograph.entries.shared.parts import Reported, value_of
from monograph.entries.shared.vocabulary import REVIEW_DESIGNS, Adjustment, AnalysisModel, StudyDesign
from monograph.evidence.words.lists import any_of, word_list


class Method(StrEnum):
    """What was done to figures beyond counting and averaging; the value goes into a sentence."""

    ADJUSTED = "adjusted for other variables"
    STRATIFIED = "stratified"
    CLUSTERED = "of people in clusters"
    MIXED = "from a mixed model or another one for repeated measures"
    TIME_TO_EVENT = "estimates over time, such as those of Kaplan and Meier"
    IMPUTED = "partly imputed"
    WEIGHTED = "weighted"
    POOLED = "pooled over several studies"
    AVERAGED = "averages or sums of several measurements"
    PAIRED = "of the same people in turn"
    MODELLED = "from a model"
    CONDITIONAL = "conditional or exact estimates"


_PATTERNS = tuple((Method(name), any_of(pieces)) for name, pieces in word_list("methods").items())
_OF_MODEL: Mapping[AnalysisModel, Method] = MappingProxyType(
    {
        AnalysisModel.ADJUSTED: Method.ADJUSTED,
        AnalysisModel.STRATIFIED: Method.STRATIFIED,
        AnalysisModel.CLUSTER_ADJUSTED: Method.CLUSTERED,
        AnalysisModel.MIXED: Method.MIXED,
        AnalysisModel.KAPLAN_MEIER: Method.TIME_TO_EVENT,
        AnalysisModel.IMPUTED: Method.IMPUTED,
    }
)
_PAIRED_DESIGNS = frozenset({StudyDesign.CROSSOVER_RCT, StudyDesign.N_OF_1})
# In a summary these are what was measured: survival, the time to an event, a daily average.
_ABOUT_OUTCOMES = frozenset({Method.AVERAGED, Method.CONDITIONAL})
# What the words of a whole study say about all its results; that it was "adjusted" somewhere says nothing of each.
_OF_DESIGNS = frozenset({Method.CLUSTERED, Method.PAIRED})


@lru_cache(maxsize=8192)
def methods_in(text: str) -> frozenset[Method]:
    """Return the methods that some words name."""
    return frozenset(method for method, pattern in _PATTERNS if pattern.search(text))


def methods_of_study(study: Study) -> frozenset[Method]:
    """Return the methods that hold for every result of a study, by its design and by how it describes itself."""
    found = set(methods_in(" ".join(_about_design(study))) & _OF_DESIGNS)
    if study.design in _PAIRED_DESIGNS:
        found.add(Method.PAIRED)
    if study.design in REVIEW_DESIGNS:
        found.add(Method.POOLED)
    return frozenset(found)


def may_hold_methods(study: Study) -> bool:
    """Whether a study says anywhere about itself that some of its figures are more than counts and averages.

    Which of them, the words do not say; but none of its figures is then called a slip.
    """
    return bool(methods_in(words_of_study(study)) - _ABOUT_OUTCOMES)


def words_of_study(study: Study) -> str:
    """Return what a study says of itself as a whole: title, names of arms, summaries, findings and limits."""
    return " ".join((*_about_design(study), *(one.text for one in study.findings)))


def methods_of_result(study: Study, result: Result) -> frozenset[Method]:
    """Return how the figures and the effect of a result were made, by its fields and its words."""
    analysis = result.analysis
    models = analysis.models if analysis else ()
    found = {_OF_MODEL[model] for model in models if model in _OF_MODEL}
    if not is_crude(result):
        found |= methods_in(" ".join(words_of_result(result)))
    effect = value_of(result.effect)
    if effect is not None and effect.adjusted is Adjustment.ADJUSTED:
        found.add(Method.ADJUSTED)
    return frozenset(found | methods_of_study(study))


def methods_of_harm(study: Study, harm: Harm) -> frozenset[Method]:
    """Return how the share of people with an unwanted event was made."""
    words = (harm.event, harm.note, *_notes(harm.percent, harm.people, harm.count))
    return methods_in(" ".join(str(one) for one in words if one)) | methods_of_study(study)


def methods_of_outcome(outcome: Outcome) -> frozenset[Method]:
    """Return whether an outcome is made of several measurements, by its name and by what it measures."""
    return methods_in(f"{outcome.name} {outcome.measures}") & {Method.AVERAGED}


# Said of a whole study, they may hold for any of its means.
_OF_ALL_MEANS = frozenset({Method.ADJUSTED, Method.MIXED, Method.IMPUTED, Method.WEIGHTED})
# What leaves a mean of scores a sum of whole steps over people.
_NOT_OF_MEANS = frozenset({Method.PAIRED, Method.CONDITIONAL, Method.STRATIFIED, Method.CLUSTERED})


def methods_of_means(study: Study, result: Result, outcome: Outcome) -> frozenset[Method]:
    """Return why the mean scores of a result may be more than sums over people, none when they are not."""
    found = methods_of_result(study, result) | methods_of_outcome(outcome)
    if not is_crude(result):
        found |= methods_in(words_of_study(study)) & _OF_ALL_MEANS
    return found - _NOT_OF_MEANS


def is_crude(result: Result) -> bool:
    """Whether a result says in its fields that it is plain counting and averaging."""
    return result.analysis is not None and result.analysis.models == (AnalysisModel.CRUDE,)


def in_words(methods: Iterable[Method]) -> str:
    """Return methods in words, for the reason why nothing was judged."""
    return ", ".join(sorted(methods))


def words_of_result(result: Result) -> Iterator[str]:
    """Yield everything a result says in words about how it was worked out."""
    analysis = result.analysis
    said = (result.test, result.as_named, result.note, analysis.name if analysis else None)
    yield from (str(one) for one in said if one)
    parts: list[Reported[Any] | None] = [
        result.effect,
        result.interval,
        result.p,
        result.analysed,
        result.analysis_set,
    ]
    for side in result.sides:
        parts += [side.figure, side.people, side.spread]
    yield from _notes(*parts)


def _notes(*reported: Reported[Any] | None) -> Iterator[str]:
    return (str(one.note) for one in reported if one is not None and one.note)


def _about_design(study: Study) -> Iterator[str]:
    yield from (study.title, study.name, study.summary.plain, study.summary.clinical, study.question or "")
    yield from (arm.name for arm in study.arms)
    yield from (one.text for one in study.limitations)
