"""Which studies are still under way, or ended and have reported nothing that this base holds."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from monograph.entries import Question, Study
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import REVIEW_DESIGNS, RecruitmentStatus
from monograph.evidence.pico.treatments import studies_of_drug
from monograph.evidence.studies.freshness import studies_for_question
from monograph.knowledge_base import KnowledgeBase


class TrialGroup(StrEnum):
    """Where a trial stands, as far as this base knows."""

    NOT_YET = "not yet recruiting"
    RECRUITING = "recruiting"
    ACTIVE = "active, not recruiting"
    UNREPORTED = "completed, no results here"
    TERMINATED = "terminated"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


_BY_STATUS = {
    RecruitmentStatus.NOT_YET: TrialGroup.NOT_YET,
    RecruitmentStatus.RECRUITING: TrialGroup.RECRUITING,
    RecruitmentStatus.ACTIVE: TrialGroup.ACTIVE,
    RecruitmentStatus.TERMINATED: TrialGroup.TERMINATED,
    RecruitmentStatus.WITHDRAWN: TrialGroup.WITHDRAWN,
}


def has_findings(study: Study) -> bool:
    """Whether an entry holds anything that the study found."""
    return bool(study.results or study.harms or study.figures or study.findings)


def trial_group(study: Study) -> TrialGroup | None:
    """Return where a trial stands; None for one that ended and has reported, and for reviews.

    A trial that ended early is listed even when it reported, because what it found is a part of what it set out to
    find. One without a known status is listed when it is registered and has reported nothing.
    """
    if study.design in REVIEW_DESIGNS:
        return None
    status = value_of(study.status)
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if has_findings(study):
        return None
    if status is RecruitmentStatus.COMPLETED:
        return TrialGroup.UNREPORTED
    return TrialGroup.UNKNOWN if study.registrations or study.status else None


def trials_by_group(base: KnowledgeBase) -> Mapping[TrialGroup, tuple[Sheet[Study], ...]]:
    """Return the trials of each group by name; groups without any are left out."""
    found = {
        group: tuple(sheet for sheet in base.all(Study) if trial_group(sheet.entry) is group)
        for group in TrialGroup
    }
    return {group: sheets for group, sheets in found.items() if sheets}


def trials_of_drug(drug_id: str, base: KnowledgeBase) -> tuple[Sheet[Study], ...]:
    """Return the trials that are under way, ended early or have not reported, and gave a drug or are about it."""
    return tuple(sheet for sheet in studies_of_drug(drug_id, base) if trial_group(sheet.entry))


def trials_for_question(question: Question, base: KnowledgeBase) -> tuple[Sheet[Study], ...]:
    """Return such trials of a question's treatments in its people."""
    return tuple(sheet for sheet in studies_for_question(question, base) if trial_group(sheet.entry))
