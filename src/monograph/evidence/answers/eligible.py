"""Studies in the base that an answer has to speak of: of the treatment, in these people, on the outcome."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from monograph.entries import Study
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.vocabulary import NoticeType
from monograph.evidence.answers.directness import Asked, compared, dose_axis, drugs_of
from monograph.evidence.pico.axes import Agreement
from monograph.evidence.pico.populations import disease_of_study, symptom_of_study
from monograph.evidence.pico.treatments import drugs_given, studies_testing
from monograph.evidence.studies.designs import DesignClass, design_class, included_in
from monograph.evidence.studies.overlap import overlapping
from monograph.evidence.studies.soundness import soundness_of_study
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class EligibleStudy:
    """A study of a treatment in the people of a question; ``is_certain`` is false when its disease is unknown."""

    id: str
    study: Study
    is_certain: bool


def eligible_studies(asked: Asked, base: KnowledgeBase) -> tuple[EligibleStudy, ...]:
    """Return the studies that tested a treatment in the people of a question, whatever they measured.

    Left out are laboratory studies, reviews, retracted studies, and studies of another or a broader disease, of
    several diseases, or of another symptom: an answer may rest on those, but need not speak of them.
    """
    found = []
    for sheet in studies_testing(asked.drug, base):
        study = sheet.entry
        if not _is_sound_primary_work(sheet.id, study, base):
            continue
        disease, symptom = disease_of_study(study, asked.people, base), symptom_of_study(study, asked.people, base)
        if disease.is_mismatch or (symptom is not None and symptom.agreement is Agreement.DIFFERS):
            continue
        found.append(EligibleStudy(sheet.id, study, not disease.is_unknown))
    return tuple(found)


def reports_on(study: Study, outcome: str, asked: Asked) -> bool | None:
    """Whether a study has a finding on an outcome with the treatment on its index side; *not seen* is none.

    Where the option is about a dose, a finding at another dose does not count; None when every finding is at a
    dose that is not known.
    """
    reported: tuple[Result | Harm, ...] = (*study.results, *study.harms)
    found = [one for one in reported if one.outcome == outcome and says_something(one)]
    doses = [
        dose_axis(sides, asked)
        for sides in (compared(study, one, asked) for one in found)
        if any(asked.drug in drugs_of(arm) for arm in sides.index)
    ]
    agreements = {Agreement.MATCHES if one is None else one.agreement for one in doses} - {Agreement.DIFFERS}
    return None if agreements == {Agreement.UNKNOWN} else bool(agreements)


def speaks_of(study: Study, outcome: str, asked: Asked, base: KnowledgeBase) -> bool:
    """Whether a study, of whatever design, could have been expected behind an answer.

    It gave the treatment or is about it, in people who are not known to be others, and it measured the outcome,
    even if it did not report it.
    """
    is_about_it = asked.drug in drugs_given(study) | set(map(str, study.about))
    measured = {one.outcome for part in (study.results, study.harms, study.ledger) for one in part}
    is_elsewhere = disease_of_study(study, asked.people, base).agreement is Agreement.DIFFERS
    return is_about_it and outcome in measured and not is_elsewhere


def is_counted_through(study_id: str, used: Iterable[str], base: KnowledgeBase) -> bool:
    """Whether a study's people are behind an answer already: through an overlapping study, or through a review."""
    overlaps = overlapping(study_id, base)
    return any(one in overlaps or study_id in included_in(one, base) for one in used)


def _is_sound_primary_work(study_id: str, study: Study, base: KnowledgeBase) -> bool:
    is_primary = design_class(study) not in {DesignClass.LABORATORY, DesignClass.REVIEW}
    return is_primary and soundness_of_study(study_id, base) is not NoticeType.RETRACTION


def says_something(found: Result | Harm) -> bool:
    """Whether a result or a harm holds anything that was found; *not seen* and so on are nothing."""
    if isinstance(found, Harm):
        values: tuple[Reported[Any] | None, ...] = (found.percent, found.people, found.count)
    else:
        sides = (value for side in found.sides for value in (side.figure, side.people))
        values = (found.effect, found.interval, found.p, found.direction, *sides)
    return any(value is not None and value.value is not None for value in values)
