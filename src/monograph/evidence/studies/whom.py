"""Of whom a result is and how it was worked out: what tells the results of one study apart."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from monograph.entries.kinds.result import Analysis, Result, Subgroup
from monograph.entries.kinds.study import Study
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import AnalysisModel, Contrast, Hypothesis, Sidedness
from monograph.evidence.studies.participants import at_stage, study_people, takes_everybody_through_every_arm

NUMBER_UNKNOWN = "number not recorded"
_STAGES = ("randomised", "enrolled", "treated", "analysed")
_IN_GROUPS = {
    "randomised": "randomised to",
    "enrolled": "enrolled in",
    "treated": "treated in",
    "analysed": "analysed in",
}
_NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SAME_PEOPLE = frozenset({Contrast.WITHIN_PERSON, Contrast.BEFORE_AFTER})
_MODEL_WORDS = {AnalysisModel.MIXED: "mixed model", AnalysisModel.IMPUTED: "missing values imputed"}


def whom_and_how(study: Study, result: Result) -> str:
    """Return of whom a result is and how it was analysed: "on oxygen, 1,007 people; adjusted for age".

    Empty where it is about everybody compared, and nothing sets its analysis apart.
    """
    return "; ".join(filter(None, (of_whom(study, result), how_analysed(result))))


def apart(study: Study, result: Result) -> str:
    """Return all that tells a result from others on its outcome, time and groups: its name in the source, too."""
    return "; ".join(filter(None, (str(result.as_named or ""), whom_and_how(study, result))))


def of_whom(study: Study, result: Result) -> str:
    """Return a named subgroup with its own number of people, never the study's; empty when there is none."""
    if result.population is None:
        return ""
    people = people_of_result(study, result)
    return f"{result.population.name}, {f'{people:,} people' if people is not None else NUMBER_UNKNOWN}"


def how_analysed(result: Result) -> str:
    """Return how a result was analysed, as far as the entry says so: name, models, hypothesis, sidedness."""
    return ", ".join(_said_of(result.analysis)) if result.analysis is not None else ""


def _said_of(analysis: Analysis) -> Iterator[str]:
    name = str(analysis.name or "")
    if name:
        yield name
    for model in analysis.models:
        if str(model).casefold() not in name.casefold():
            yield _MODEL_WORDS.get(model, str(model))
    if analysis.hypothesis is not None and str(analysis.hypothesis) not in name.casefold():
        yield f"tested for {analysis.hypothesis}"
    if analysis.margin is not None:
        yield f"margin {analysis.margin}"
    if analysis.sides is not None:
        yield f"{analysis.sides} test"


def same_of(result: Result) -> tuple[object, ...]:
    """Return what two results must share to be about the same people, analysed in the same way."""
    return (_population(result.population), *_analysis(result.analysis))


def _population(population: Subgroup | None) -> str:
    return _plain(population.name) if population is not None else ""


def _analysis(analysis: Analysis | None) -> tuple[object, ...]:
    if analysis is None:
        return ("", frozenset[AnalysisModel](), Hypothesis.SUPERIORITY, Sidedness.TWO_SIDED)
    return (
        _plain(analysis.name or ""),
        frozenset(analysis.models),
        analysis.hypothesis or Hypothesis.SUPERIORITY,
        analysis.sides or Sidedness.TWO_SIDED,
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def people_of_result(study: Study, result: Result) -> int | None:
    """Return how many people a result is about, None when that is not known.

    A subgroup counts its own people: as recorded, as analysed, else those of both sides. Another result counts
    those that it says were analysed, else the study's when all its groups are compared, else those of the groups
    that are compared.
    """
    analysed = value_of(result.analysed)
    if result.population is not None:
        people = result.population.people
        if people is not None and people.value is not None:
            return people.value
        return analysed if analysed is not None else _on_both_sides(study, result)
    if analysed is not None:
        return analysed
    compared = frozenset((*result.index, *result.comparator))
    if takes_everybody_through_every_arm(study) or compared >= {arm.id for arm in study.arms}:
        return study_people(study)
    counted = _in_arms(study, compared)
    return counted if counted is not None else _on_both_sides(study, result)


def people_said(study: Study, result: Result) -> str:
    """Return how many people a result is about in words: "40 people", "60 randomised to three groups"."""
    people = people_of_result(study, result)
    if people is not None:
        return f"{people:,} people"
    if result.population is None:
        for stage in _STAGES:
            count = at_stage(study.participants, stage)
            if count is not None:
                return f"{count:,} {_IN_GROUPS[stage]} {_number(len(study.arms))} groups"
    return "people not recorded" if result.population is None else NUMBER_UNKNOWN


def _number(count: int) -> str:
    return _NUMBER_WORDS[count] if count < len(_NUMBER_WORDS) else f"{count}"


def _in_arms(study: Study, arms: Collection[str]) -> int | None:
    for stage in _STAGES:
        counts = [at_stage(arm.participants, stage) for arm in study.arms if arm.id in arms]
        known = [count for count in counts if count is not None]
        if known and len(known) == len(counts):
            return sum(known)
    return None


def _on_both_sides(study: Study, result: Result) -> int | None:
    """Return the people of all sides together, each group once; in a crossover they are the same people."""
    totals: dict[frozenset[str], int] = {}
    for side in result.sides:
        if side.people is not None and side.people.value is not None:
            totals.setdefault(frozenset(side.arms), side.people.value.total)
    wanted = frozenset((*result.index, *result.comparator))
    is_whole = frozenset().union(*totals) == wanted and sum(map(len, totals)) == len(wanted)
    if not totals or not is_whole:
        return None
    is_same = result.contrast in _SAME_PEOPLE or takes_everybody_through_every_arm(study)
    return max(totals.values()) if is_same else sum(totals.values())


def shared_people(study: Study, results: Collection[Result]) -> tuple[str, ...]:
    """Return the names of the groups that are in several of some results of a study, so that people do too.

    Results of two different named subgroups are taken to be of different people. In a crossover everybody is in
    every group.
    """
    names = {arm.id: str(arm.name) for arm in study.arms}
    found: dict[str, None] = {}
    ones = tuple(results)
    for place, first in enumerate(ones):
        for second in ones[place + 1 :]:
            subgroups = {_population(first.population), _population(second.population)}
            if "" not in subgroups and len(subgroups) > 1:
                continue
            theirs = {*second.index, *second.comparator}
            found |= dict.fromkeys(arm for arm in (*first.index, *first.comparator) if arm in theirs)
    return tuple(names[arm] for arm in found)
