"""Faults in numbers of people: shares, counts, sizes of groups, totals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.faults.places import Fault, Places, changed, first_number, piece, scaled
from monograph.entries import Study
from monograph.entries.kinds.result import Harm
from monograph.entries.kinds.study import Arm
from monograph.evidence.studies.participants import STAGES, at_stage, takes_everybody_through_every_arm

_PEOPLE = r"(?:\w+ )?(?:people|patients|participants|adults|randomi[sz]ed|enrolled|analysed|treated|completed)\b"


def people(size: int) -> str:
    """Return the pattern of a number of people."""
    return rf"{size} {_PEOPLE}"


def percent_beside_count(places: Places) -> Iterator[Fault]:
    """A percent, or the count beside it, is changed. Contradicted: by the other of the two."""
    for sheet, path, harm in places.parts(Study, Harm):
        assert isinstance(harm, Harm)
        if harm.percent and harm.people and harm.percent.value is not None and harm.people.value is not None:
            field = places.chance.choice(("percent", "people"))
            yield from changed(places, sheet, (*path, field, "value"), ("0.7", "1.3"), "the figure beside it")


def arm_size(places: Places) -> Iterator[Fault]:
    """The number of people in an arm is changed.

    Contradicted: by the study's number less the other arms, where all are known; by a count of people of this very
    arm; by prose.
    """
    for sheet, path, arm in places.parts(Study, Arm):
        study = sheet.entry
        assert isinstance(arm, Arm)
        assert isinstance(study, Study)
        for stage in STAGES:
            size = at_stage(arm.participants, stage)
            if size is None:
                continue
            why = _sum_of_arms(study, stage) or _counted_of(study, arm.id, size)
            why = why or places.restated(sheet, people(size))
            yield from changed(places, sheet, (*path, "participants", stage, "value"), ("0.8", "1.2"), why)


def _sum_of_arms(study: Study, stage: str) -> str:
    whole = at_stage(study.participants, stage) is not None
    known = all(at_stage(arm.participants, stage) is not None for arm in study.arms)
    is_sum = whole and known and not takes_everybody_through_every_arm(study)
    return "the study's number and its arms" if is_sum else ""


def _counted_of(study: Study, arm: str, size: int) -> str:
    counts = [harm.people for harm in study.harms if harm.arms == (arm,)]
    counts += [side.people for result in study.results for side in result.sides if side.arms == (arm,)]
    known = (count.value for count in counts if count is not None and count.value is not None)
    return "counts of this arm's people" if any(count.total == size for count in known) else ""


def totals(places: Places) -> Iterator[Fault]:
    """The number of people randomised, analysed or at another stage of a study is changed.

    Contradicted: by its arms; by the stage before or after, when the new number is above or below it; by prose.
    """
    for sheet in places.base.all(Study):
        study = sheet.entry
        known = {stage: size for stage in STAGES if (size := at_stage(study.participants, stage)) is not None}
        for stage, size in known.items():
            factor = places.chance.choice(("0.8", "1.2"))
            new = int(scaled(str(size), factor))
            order = list(known)
            earlier = [known[one] for one in order[: order.index(stage)]]
            later = [known[one] for one in order[order.index(stage) + 1 :]]
            why = _sum_of_arms(study, stage)
            why = why or ("the stages before and after" if any(new > one for one in earlier) else "")
            why = why or ("the stages before and after" if any(new < one for one in later) else "")
            why = why or places.restated(sheet, people(size))
            yield from changed(places, sheet, ("participants", stage, "value"), (factor,), why)


def count_alone(places: Places) -> Iterator[Fault]:
    """A count without a percent changes. Contradicted: by its own denominator, if it is above; by prose."""
    for sheet, path, harm in places.parts(Study, Harm):
        assert isinstance(harm, Harm)
        if harm.percent is None and harm.people is not None and harm.people.value is not None:
            factor = places.chance.choice(("0.5", "3"))
            here = (*path, "people", "value")
            old = piece(sheet, here)
            above = int(first_number(scaled(old, factor)) or 0) > harm.people.value.total
            as_printed = rf"{re.escape(old)}(?!\d)|{re.escape(old.replace(' of ', '/'))}(?!\d)"
            why = "its denominator" if above else places.restated(sheet, as_printed)
            yield from changed(places, sheet, here, (factor,), why)


def denominator(places: Places) -> Iterator[Fault]:
    """The n of "x of n" is changed. Contradicted: by the number of people in the arm; by another count of it."""
    for sheet, path, harm in places.parts(Study, Harm):
        study = sheet.entry
        assert isinstance(harm, Harm)
        assert isinstance(study, Study)
        if harm.people is None or harm.people.value is None:
            continue
        here, total = (*path, "people", "value"), harm.people.value.total
        sizes = [
            at_stage(arm.participants, stage) for arm in study.arms for stage in STAGES if (arm.id,) == harm.arms
        ]
        others = [
            one for one in study.harms if one is not harm and one.arms == harm.arms and one.people is not None
        ]
        same = any(one.people and one.people.value and one.people.value.total == total for one in others)
        why = "the arm's number of people" if total in sizes else "other counts of the arm" if same else ""
        why = why or ("the percent beside it" if harm.percent is not None else "")
        old = piece(sheet, here)
        new = re.sub(r"(?<=of )\d+", lambda match: scaled(match[0], places.chance.choice(("0.8", "1.3"))), old)
        if new != old:
            yield Fault(sheet, ((here, new),), why)
