"""Directness of one result for one answer, worked out axis by axis.

Source of the axes: Guyatt 2011, GRADE guidelines 8, doi:10.1016/j.jclinepi.2011.04.014. What a mismatch does to
certainty stays an editor's judgement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from monograph.entries import Question, Study
from monograph.entries.kinds.question import Option, OutcomeAnswer
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.kinds.study import Arm
from monograph.entries.shared.vocabulary import Contrast, DirectnessAxis
from monograph.evidence.pico.axes import Agreement, AxisDirectness, pooled
from monograph.evidence.pico.comparators import Comparator, comparator_axis, read_comparators
from monograph.evidence.pico.lineage import drug_lineage
from monograph.evidence.pico.names import inside_sentence
from monograph.evidence.pico.populations import People, disease_of_study, people_asked_about, symptom_of_study
from monograph.evidence.studies.doses import DailyDose, daily_dose
from monograph.evidence.studies.pointers import pointed_at
from monograph.knowledge_base import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks of one of its options.

    ``dose`` is None when the option is about no dose, ``has_dose`` tells that from a dose that adds up to nothing
    known. ``relatives`` are the classes of the treatment and the members of it, when it is a class.
    """

    people: People
    drug: str
    relatives: frozenset[str]
    has_dose: bool
    dose: DailyDose | None
    background: frozenset[str]
    comparators: tuple[Comparator, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The two sides of a result or harm, as arms; ``contrast`` is None for a harm.

    Harms are given arm by arm, so that the other side of one is every arm without the treatment. A harm in such an
    arm has an empty ``index``: it is the comparator's figure.
    """

    index: tuple[Arm, ...]
    comparator: tuple[Arm, ...]
    contrast: Contrast | None


def asked_of(question: Question, option: Option, base: KnowledgeBase) -> Asked:
    """Return what a question asks of one of its options."""
    drug = str(option.drug)
    lineage = drug_lineage(base)
    members = {one for one, above in lineage.items() if drug in above}
    return Asked(
        people=people_asked_about(question.pico, base),
        drug=drug,
        relatives=(lineage[drug] | members) - {drug},
        has_dose=option.dose is not None,
        dose=daily_dose(option.dose) if option.dose else None,
        background=frozenset(map(str, question.pico.background)),
        comparators=read_comparators(question.pico.comparators, drug, base),
    )


def directness(
    study: Study, found: Result | Harm, outcome: str, asked: Asked, base: KnowledgeBase
) -> tuple[AxisDirectness, ...]:
    """Return how direct one result or harm is for an answer on ``outcome``, one item an axis.

    The symptom is left out when the question names none, the dose when the option is about none, and treatment and
    dose when the figure is the comparator's. A review is judged by its own population and groups.
    """
    sides = compared(study, found, asked)
    return tuple(
        axis
        for axis in (
            disease_of_study(study, asked.people, base),
            symptom_of_study(study, asked.people, base),
            _intervention(study, sides, asked, base),
            dose_axis(sides, asked),
            comparator_axis(sides.comparator, sides.contrast, asked.comparators, asked.drug, base),
            _outcome(found, outcome, base),
        )
        if axis is not None
    )


def directness_of_answer(
    answer: OutcomeAnswer, asked: Asked, base: KnowledgeBase
) -> Iterator[tuple[str, tuple[AxisDirectness, ...]]]:
    """Yield each result an answer rests on, as the id of its study and how direct it is, in the answer's order."""
    for pointer in answer.results:
        study, found = pointed_at(pointer, base)
        yield str(pointer.study), directness(study, found, str(answer.outcome), asked, base)


def compared(study: Study, found: Result | Harm, asked: Asked) -> Compared:
    """Return the two sides of a result or a harm."""
    by_id = {arm.id: arm for arm in study.arms}
    if isinstance(found, Result):
        index = tuple(by_id[arm] for arm in found.index)
        return Compared(index, tuple(by_id[arm] for arm in found.comparator), found.contrast)
    ours = {asked.drug, *asked.relatives}
    treated = tuple(arm for arm in study.arms if ours & drugs_of(arm))
    named = tuple(by_id[arm] for arm in found.arms)
    index = tuple(arm for arm in named if arm in treated) if treated else named
    return Compared(index, tuple(arm for arm in study.arms if arm not in (treated or named)), None)


def drugs_of(arm: Arm) -> set[str]:
    """Return the treatments with an entry that an arm received."""
    return {str(one.drug) for one in arm.treatments if one.drug is not None}


def _name(entry_id: str, base: KnowledgeBase) -> str:
    return str(base.sheets[entry_id].entry.name)


def _intervention(study: Study, sides: Compared, asked: Asked, base: KnowledgeBase) -> AxisDirectness | None:
    if not sides.index:
        return None
    agreement = pooled(treatment_of_arm(study, arm, asked) for arm in sides.index)
    extras = _extras(sides, asked, base)
    reason = {
        Agreement.MATCHES: "",
        Agreement.PARTLY: "a treatment of the same class, or only some of the groups",
        Agreement.DIFFERS: "another treatment",
        Agreement.UNKNOWN: "what the group received is not recorded",
    }[agreement]
    if agreement is Agreement.MATCHES and extras:
        agreement, reason = Agreement.PARTLY, f"given together with {', '.join(extras)}"
    studied = dict.fromkeys(
        _name(one.drug, base) if one.drug is not None else str(one.name)
        for arm in sides.index
        for one in arm.treatments
    )
    return AxisDirectness(
        DirectnessAxis.INTERVENTION, agreement, tuple(studied), (_name(asked.drug, base),), reason
    )


def treatment_of_arm(study: Study, arm: Arm, asked: Asked) -> Agreement:
    """Return how far what an arm received is the treatment that was asked about; a relative agrees in part."""
    drugs = drugs_of(arm)
    # A review may name its treatments only as what it is about.
    about = set(map(str, study.about)) if not arm.treatments else set[str]()
    if asked.drug in drugs | about:
        return Agreement.MATCHES
    if asked.relatives & (drugs | about):
        return Agreement.PARTLY
    return Agreement.DIFFERS if arm.treatments or about else Agreement.UNKNOWN


def _extras(sides: Compared, asked: Asked, base: KnowledgeBase) -> tuple[str, ...]:
    """What the treatment's side had besides, and the other side did not; a dummy for masking is nothing."""
    both = {asked.drug, *asked.relatives, *asked.background}.union(*map(drugs_of, sides.comparator))
    named = {str(one.name).casefold() for arm in sides.comparator for one in arm.treatments if one.name}
    found: dict[str, None] = {}
    for one in (treatment for arm in sides.index for treatment in arm.treatments):
        if one.drug is not None and str(one.drug) not in both:
            found[inside_sentence(_name(one.drug, base), base)] = None
        name = str(one.name or "")
        if name and name.casefold() not in named and "placebo" not in name.casefold():
            found[name] = None
    return tuple(found)


def dose_axis(sides: Compared, asked: Asked) -> AxisDirectness | None:
    """Return how far the daily doses of the treatment's side are the option's; None when it is about no dose."""
    ours = {asked.drug, *asked.relatives}
    given = [
        daily_dose(one.dose.value) if one.dose is not None and one.dose.value is not None else None
        for arm in sides.index
        for one in arm.treatments
        if one.drug is not None and str(one.drug) in ours
    ]
    if not asked.has_dose or not given:
        return None
    agreement = pooled(_dose_agreement(one, asked.dose) for one in given)
    reason = {
        Agreement.MATCHES: "",
        Agreement.PARTLY: "some groups had another dose",
        Agreement.DIFFERS: "another dose",
        Agreement.UNKNOWN: "the daily doses are not recorded, or cannot be compared",
    }[agreement]
    studied = dict.fromkeys(str(one) for one in given if one is not None)
    words = (str(asked.dose),) if asked.dose else ()
    return AxisDirectness(DirectnessAxis.DOSE, agreement, tuple(studied), words, reason)


def _dose_agreement(given: DailyDose | None, asked: DailyDose | None) -> Agreement:
    if given is None or asked is None or not given.is_comparable_with(asked):
        return Agreement.UNKNOWN
    if given.overlaps(asked):
        return Agreement.MATCHES
    # How far a bound reaches is not known.
    return Agreement.UNKNOWN if given.bound or asked.bound else Agreement.DIFFERS


def _outcome(found: Result | Harm, outcome: str, base: KnowledgeBase) -> AxisDirectness:
    asked = (_name(outcome, base),)
    if found.outcome is None:
        reason = "which outcome it belongs to is not recorded"
        return AxisDirectness(DirectnessAxis.OUTCOME, Agreement.UNKNOWN, (), asked, reason)
    studied = (_name(found.outcome, base),)
    if found.outcome == outcome:
        return AxisDirectness(DirectnessAxis.OUTCOME, Agreement.MATCHES, studied, asked)
    return AxisDirectness(DirectnessAxis.OUTCOME, Agreement.DIFFERS, studied, asked, "another outcome")
