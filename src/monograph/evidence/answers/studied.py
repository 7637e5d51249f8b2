"""In which diseases, and at which doses, a treatment was studied."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from monograph.entries import Question, Study
from monograph.entries.kinds.question import OutcomeAnswer
from monograph.entries.shared.vocabulary import StudyDesign
from monograph.evidence.pico.populations import people_asked_about
from monograph.evidence.studies.doses import DailyDose, daily_dose
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class StudiedIn:
    """The people in whom the studies behind some answers were made, by ids of conditions.

    ``diseases`` are in the order of the answers; ``not_in`` are those of the question when no study took in any of
    them; ``not_recorded`` are the studies of which the disease is not known, so that ``not_in`` may be too long.
    """

    diseases: tuple[str, ...]
    not_in: tuple[str, ...]
    in_healthy: bool
    not_recorded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoseStudied:
    """What one arm of a study came to in a day; None when that is not known."""

    study: str
    arm: str
    dose: DailyDose | None


def studied_in(question: Question, answers: Iterable[OutcomeAnswer], base: KnowledgeBase) -> StudiedIn:
    """Return in whom the studies behind some answers were made; laboratory studies have no people."""
    studies = {one: base.get(Study, one).entry for one in _studies_behind(answers)}
    people = [(one, study) for one, study in studies.items() if study.design is not StudyDesign.LABORATORY]
    diseases = dict.fromkeys(str(name) for _, study in people for name in study.population.conditions)
    asked = people_asked_about(question.pico, base)
    return StudiedIn(
        diseases=tuple(diseases),
        not_in=() if asked.disease_kinds.intersection(diseases) else asked.diseases,
        in_healthy=any(study.population.healthy for _, study in people),
        not_recorded=tuple(
            one for one, study in people if not study.population.conditions and not study.population.healthy
        ),
    )


def words_on(found: StudiedIn, name_of: Callable[[str], str]) -> str:
    """Return it as words: ``studied in marrow syndrome and gale disease, not harrow syndrome``.

    Without any study that is empty. ``name_of`` gives a condition's name as it reads inside a sentence. Nothing is
    called *not studied* when the disease of a study is not recorded.
    """
    named = [name_of(one) for one in found.diseases] + (["healthy volunteers"] if found.in_healthy else [])
    if not named:
        return ""
    words = f"studied in {_listed(named)}"
    if found.not_in and not found.not_recorded:
        words += f", not {_listed([name_of(one) for one in found.not_in], 'or')}"
    return words


def doses_studied(drug: str, answers: Iterable[OutcomeAnswer], base: KnowledgeBase) -> tuple[DoseStudied, ...]:
    """Return the daily doses of a treatment in the studies behind some answers, arm by arm."""
    return tuple(
        DoseStudied(name, arm.id, daily_dose(one.dose.value) if one.dose and one.dose.value else None)
        for name in _studies_behind(answers)
        for arm in base.get(Study, name).entry.arms
        for one in arm.treatments
        if one.drug == drug
    )


def _studies_behind(answers: Iterable[OutcomeAnswer]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(pointer.study) for answer in answers for pointer in answer.results))


def _listed(names: list[str], word: str = "and") -> str:
    return f"{', '.join(names[:-1])} {word} {names[-1]}" if len(names) > 1 else names[0]
