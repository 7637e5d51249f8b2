"""What kind of evidence a study is: its design, what a review counts, and how much of it was read."""

from __future__ import annotations

from enum import StrEnum

from monograph.entries import Study
from monograph.entries.kinds.question import ResultPointer
from monograph.entries.kinds.result import Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Citation, value_of
from monograph.entries.shared.vocabulary import (
    RANDOMISED_DESIGNS,
    REVIEW_DESIGNS,
    Contrast,
    ReadingExtent,
    ReportRole,
    StudyDesign,
)
from monograph.evidence.studies.pointers import pointed_at
from monograph.knowledge_base import KnowledgeBase


class DesignClass(StrEnum):
    """What kind of evidence a study is, roughly enough to count with."""

    RANDOMISED = "randomised"
    CONTROLLED = "other controlled"
    UNCONTROLLED = "uncontrolled"
    LABORATORY = "laboratory"
    REVIEW = "review"


_CONTROLLED = frozenset({StudyDesign.NON_RANDOMISED, StudyDesign.COHORT, StudyDesign.CASE_CONTROL})
_NO_PAPERS = frozenset({ReportRole.REGISTER, ReportRole.NEWS, ReportRole.PRESS_RELEASE, ReportRole.COMMENT})
_AGAINST_NOBODY = frozenset({Contrast.BEFORE_AFTER, Contrast.SINGLE_GROUP})


def design_class(study: Study) -> DesignClass:
    """Return what kind of evidence a study is.

    Uncontrolled are designs that do not set out to compare treatments between groups: before–after studies, case
    series, cross-sectional and pharmacokinetic studies.
    """
    if study.design in REVIEW_DESIGNS:
        return DesignClass.REVIEW
    if study.design is StudyDesign.LABORATORY:
        return DesignClass.LABORATORY
    if study.design in RANDOMISED_DESIGNS:
        return DesignClass.RANDOMISED
    return DesignClass.CONTROLLED if study.design in _CONTROLLED else DesignClass.UNCONTROLLED


def included_in(study_id: str, base: KnowledgeBase) -> frozenset[str]:
    """Return the studies with entries that a review counts, those of reviews it counts with them."""
    found: set[str] = set()
    waiting = [study_id]
    while waiting:
        methods = base.get(Study, waiting.pop()).entry.review_methods
        new = {str(one.study) for one in methods.included if one.study} - found if methods else set[str]()
        found |= new
        waiting += new
    return frozenset(found)


def lists_all_it_includes(review: Study) -> bool:
    """Whether a review's entry names every study it counts, and each of them has an entry."""
    methods = review.review_methods
    if methods is None or not methods.included or any(one.study is None for one in methods.included):
        return False
    stated = value_of(methods.studies)
    return stated in (None, len(methods.included))


def randomisation_of(pointer: ResultPointer, base: KnowledgeBase) -> frozenset[bool | None]:
    """Return whether what a result comes from was randomised; None is "not known", and a review may give several.

    A comparison with the time before treatment, or with nothing, is not randomised, whatever the study's design. A
    review is what the studies it counts are. A laboratory study gives nothing.
    """
    study, found = pointed_at(pointer, base)
    if study.design in REVIEW_DESIGNS:
        counted = [base.get(Study, one).entry for one in included_in(str(pointer.study), base)]
        primary = {_is_randomised(one) for one in counted if one.design not in REVIEW_DESIGNS}
        reviews = [study, *(one for one in counted if one.design in REVIEW_DESIGNS)]
        return frozenset(primary if all(map(lists_all_it_includes, reviews)) else {*primary, None})
    if study.design is StudyDesign.LABORATORY:
        return frozenset()
    if isinstance(found, Result) and found.contrast in _AGAINST_NOBODY:
        return frozenset({False})
    return frozenset({_is_randomised(study)})


def extents_read(sheet: Sheet[Study]) -> frozenset[ReadingExtent]:
    """Return how much was read of a study's reports for its entry; news, comments and register records left out.

    A single citation may say that more was read than the list of sources does.
    """
    papers = {str(report.work) for report in sheet.entry.reports if report.role not in _NO_PAPERS}
    of_sources = {source.read for source in sheet.entry.sources if str(source.work) in papers}
    cited = (one for _, one in sheet.parts(Citation) if str(one.work) in papers)
    return frozenset(of_sources | {one.read for one in cited if one.read is not None})


def _is_randomised(study: Study) -> bool | None:
    # Pharmacokinetic studies are done either way, and the design does not tell.
    return None if study.design is StudyDesign.PHARMACOKINETIC else study.design in RANDOMISED_DESIGNS
