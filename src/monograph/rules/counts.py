"""Rules on people counted: groups add up to the study, and stages get smaller."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Study
from monograph.entries.kinds.study import Participants
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.studies.overlapping_arms import why_arms_overlap
from monograph.evidence.studies.participants import STAGES, at_stage, takes_everybody_through_every_arm
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule


@rule(Theme.ARITHMETIC, Study)
def arms_add_up_to_the_study(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """The people in all arms add up to the people in the study, stage by stage.

    A number that does not add up is a slip of the pen, a group that was left out, or people who are missing.
    Where some arms are not reported, those that are may not exceed the study. Where one person can be in several
    arms it cannot be judged: in a crossover, a factorial or a platform trial, in an extension, in a review. Arms
    that together have far more people than the study are taken for arms that overlap.

    Source: CONSORT 2010, item 13a (numbers for each group at each stage), doi:10.1136/bmj.c332.

    Passes:

        study/quill-2031:
          participants: {randomised: {value: 40, cite: "Quill2031, figure 1"}}
          arms:
            - id: zorbatine
              name: Zorbatine
              type: experimental
              participants: {randomised: {value: 21, cite: "Quill2031, figure 1"}}
            - id: placebo
              name: Placebo
              type: placebo
              participants: {randomised: {value: 19, cite: "Quill2031, figure 1"}}

    Fails:

        study/marrow-2032:
          participants: {randomised: {value: 40, cite: "Marrow2032, figure 1"}}
        study/quill-2031:
          participants: {randomised: {value: 40, cite: "Quill2031, figure 1"}}
          arms:
            - id: zorbatine
              name: Zorbatine
              type: experimental
              participants: {randomised: {value: 21, cite: "Quill2031, figure 1"}}
            - id: placebo
              name: Placebo
              type: placebo
              participants: {randomised: {value: 20, cite: "Quill2031, figure 1"}}
    """
    study = sheet.entry
    for stage in STAGES:
        total = at_stage(study.participants, stage)
        counts = [at_stage(arm.participants, stage) for arm in study.arms]
        known = [count for count in counts if count is not None]
        if total is None or not known:
            continue
        is_whole = len(known) == len(counts)
        yield _judged_arms(study, stage, total, known, is_whole=is_whole)


def _judged_arms(study: Study, stage: str, total: int, known: list[int], *, is_whole: bool) -> Judgement:
    path, added = ("participants", stage), sum(known)
    if added == total and is_whole and not takes_everybody_through_every_arm(study):
        return Passed(path)
    if reason := why_arms_overlap(study):
        return NotJudged(path, reason)
    if added <= total and not is_whole:
        return NotJudged(path, "not every arm's number is known")
    if max(known) <= total and added - total >= min(known) and len(known) > _TWO:
        return NotJudged(path, "the arms have far more people than the study: one person may be in several")
    found = f"{total:,} people {stage}, but the arms have {' + '.join(map(str, known))} = {added}"
    if added > total:
        remedy = f"{LOOK_AGAIN} {_IF_ARMS_OVERLAP}"
        is_sum = len(known) == _TWO and max(known) < total
    else:
        remedy = f"{LOOK_AGAIN} If an arm is missing here, add it."
        is_sum = total - added < min(known)
    return Breach(path, found, remedy, figures_give=f"{added:,}" if is_sum else "")


_TWO = 2
_IF_ARMS_OVERLAP = (
    "If one person can be in several arms, say so in the summary or in the name of an arm, with a word such as "
    "`factorial`, `platform`, `crossover` or `extension`."
)


@rule(Theme.ARITHMETIC, Study)
def people_get_fewer_from_stage_to_stage(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """No more people are randomised than were screened, and no more are treated, analysed or complete.

    A study loses people on its way and gains none, and so does each of its groups. More people at a later stage
    means that two numbers were mixed up, or that they count different things, which a reader should be told. What
    was planned is no stage. An analysis may count people who took no dose, and leave out some who completed.

    Source: CONSORT 2010, flow diagram, doi:10.1136/bmj.c332; INSPECT-SR (Wilkinson 2025), domain 4,
    doi:10.1101/2025.09.03.25334905.

    Passes:

        study/quill-2031:
          participants:
            screened: {value: 61, cite: "Quill2031, figure 1"}
            randomised: {value: 40, cite: "Quill2031, figure 1"}
            completed: {value: 38, cite: "Quill2031, figure 1"}

    Fails:

        study/marrow-2032:
          participants: {randomised: {value: 40, cite: "Marrow2032, figure 1"}}
        study/quill-2031:
          participants:
            randomised: {value: 40, cite: "Quill2031, figure 1"}
            completed: {value: 44, cite: "Quill2031, figure 1"}
    """
    for path, people in sheet.parts(Participants):
        counts = {stage: at_stage(people, stage) for stage in STAGES}
        for later, stages in _BEFORE.items():
            after = counts[later]
            earlier = next((stage for stage in stages if counts[stage] is not None), None)
            before = counts[earlier] if earlier is not None else None
            if after is None or before is None:
                continue
            if after > before:
                found = f"{after:,} people {later}, but only {before:,} {earlier}"
                remedy = f"{LOOK_AGAIN} If both are right, say what they count, in an exception."
                yield Breach((*path, later), found, remedy)
            else:
                yield Passed((*path, later))


# The stages that come before each, the nearest first. People may be analysed who took no dose, as they were
# randomised; and some who completed may be left out of the analysis.
_BEFORE = {
    "enrolled": ("screened",),
    "randomised": ("enrolled", "screened"),
    "treated": ("randomised", "enrolled", "screened"),
    "analysed": ("randomised", "enrolled", "screened"),
    "completed": ("treated", "randomised", "enrolled", "screened"),
}


RULES = (arms_add_up_to_the_study, people_get_fewer_from_stage_to_stage)
