"""Whether one person can be counted in several arms of a study, so that the arms do not add up to it."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries.kinds.study import Study
from monograph.entries.shared.vocabulary import REVIEW_DESIGNS, StudyDesign
from monograph.evidence.studies.participants import takes_everybody_through_every_arm
from monograph.evidence.words.lists import any_of, word_list

_WORDS = any_of(word_list("overlapping_arms")["words"], as_words=True)
# People here are chosen, not divided into the groups that are entered as arms.
_NOT_DIVIDED = frozenset(
    {StudyDesign.CASE_CONTROL, StudyDesign.CROSS_SECTIONAL, StudyDesign.LABORATORY, StudyDesign.PHARMACOKINETIC}
)


def why_arms_overlap(study: Study) -> str:
    """Return why the people of a study's arms need not add up to the study's; empty when they must.

    Only arms that share no one add up (CONSORT 2010, item 13a). A factorial trial counts each person once for each
    factor; its design has no word of its own here, so its own words are read.
    """
    if takes_everybody_through_every_arm(study):
        return "everybody is in each arm in turn"
    if study.design in REVIEW_DESIGNS:
        return "the arms of a review are those of several studies"
    if study.design in _NOT_DIVIDED:
        return f"a {study.design} does not divide its people into arms"
    said = next((match.group() for text in _texts(study) if (match := _WORDS.search(text))), "")
    return f"the study is called `{said}`: one person may be in several arms" if said else ""


def _texts(study: Study) -> Iterator[str]:
    yield from (study.title, study.name, study.summary.plain, study.summary.clinical, study.question or "")
    yield from (arm.name for arm in study.arms)
    yield from (one.text for one in (*study.limitations, *study.findings))
    people = study.participants
    if people is not None:
        reported = (people.randomised, people.enrolled, people.treated, people.analysed, people.completed)
        yield from (one.note for one in reported if one is not None and one.note)
