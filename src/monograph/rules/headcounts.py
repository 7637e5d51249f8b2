"""Rules on how many people there can be: never more than took part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from monograph.entries import Drug, Study
from monograph.entries.kinds.drug import Rate
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Reported, value_of
from monograph.entries.shared.values import CountOf
from monograph.entries.shared.vocabulary import Contrast
from monograph.evidence.numbers.stated_values import stated
from monograph.evidence.studies.headcounts import (
    most_in_arm,
    most_in_arms,
    most_people,
    most_periods,
    why_not_counted,
)
from monograph.evidence.studies.participants import at_stage
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

SAY_WHOM = f"{LOOK_AGAIN} If both are right, say in `note` beside the number whom it counts."
_LATER = ("treated", "analysed", "completed")


@dataclass(frozen=True, slots=True)
class _Headcount:
    """A number of people, where it stands, in which groups, and whether a note says whom it counts."""

    path: Path
    people: int
    arms: tuple[str, ...]
    has_note: bool
    at_most: int | None = None


@rule(Theme.ARITHMETIC, Study)
def people_counted_took_part(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """No figure counts more people than took part in the study, in the groups it is about, or in the subgroup.

    50 of 100 people cannot have stopped in a trial of 60, and 75 cannot be analysed of 60 who were randomised,
    unless a note beside the number says whom it counts. Cannot judge: reviews, which count the people of other
    studies; and crossovers and comparisons within a person, which may count a person once a period or once a
    side of the body.

    Source: CONSORT 2010, items 13a and 16 (numbers in each group and analysis), doi:10.1136/bmj.c332;
    INSPECT-SR (Wilkinson 2025), domain 4, doi:10.1101/2025.09.03.25334905.

    Passes:

        study/quill-2031:
          participants: {randomised: {value: 60, cite: "Quill2031, figure 1"}}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          harms:
            - {event: Sneezed, arms: [zorbatine], people: {value: 5 of 30, cite: "Quill2031, table 5"}}

    Fails:

        study/quill-2031:
          participants: {randomised: {value: 60, cite: "Quill2031, figure 1"}}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          harms:
            - {event: Yawned, arms: [zorbatine], people: {value: 5 of 30, cite: "Quill2031, table 5"}}
            - {event: Sneezed, arms: [zorbatine], people: {value: 50 of 100, cite: "Quill2031, table 5"}}
    """
    study = sheet.entry
    reason = why_not_counted(study)
    for one in _headcounts(sheet):
        limit = most_in_arms(study, one.arms) if one.arms else most_people(study)
        if one.at_most is not None:
            limit = one.at_most if limit is None else min(limit, one.at_most)
        if reason or limit is None:
            yield NotJudged(one.path, reason or "how many people took part is not known")
        elif one.people <= limit or one.has_note:
            yield Passed(one.path)
        elif _may_be_periods(sheet, one, limit):
            yield NotJudged(one.path, "it may count each person once a period or once a side of the body")
        else:
            whom = "in the subgroup" if one.at_most == limit else "who took part"
            yield Breach(one.path, f"{one.people:,} people, of {limit:,} {whom}", SAY_WHOM)


def _may_be_periods(sheet: Sheet[Study], one: _Headcount, limit: int) -> bool:
    result, periods = sheet.value_at(one.path[:2]), most_periods(sheet.entry)
    is_within = isinstance(result, Result) and result.contrast is Contrast.WITHIN_PERSON
    return periods is None or (is_within and periods == 1) or one.people <= limit * periods


def _headcounts(sheet: Sheet[Study]) -> Iterator[_Headcount]:
    yield from _of_results(sheet)
    for path, harm in sheet.parts(Harm):
        yield from _of_people((*path, "people"), harm.people, harm.arms)
        if not harm.counts_events:
            yield from _of_count((*path, "count"), harm.count, harm.arms)
    for number, arm in enumerate(sheet.entry.arms):
        for stage in _LATER:
            reported = getattr(arm.participants, stage) if arm.participants else None
            is_checked = stage != "treated" and most_in_arm(sheet.entry, arm.id) is not None  # by another rule
            if at_stage(sheet.entry.participants, stage) is None and not is_checked:
                yield from _of_count(("arms", number, "participants", stage), reported, (arm.id,))


def _of_results(sheet: Sheet[Study]) -> Iterator[_Headcount]:
    for path, result in sheet.parts(Result):
        subgroup = result.population.people if result.population else None
        size = value_of(subgroup)
        arms = (*result.index, *result.comparator)
        yield from _of_count((*path, "population", "people"), subgroup, arms)
        yield from _of_count((*path, "analysed"), result.analysed, arms, size)
        for number, side in enumerate(result.sides):
            here = (*path, "sides", number)
            yield from _of_people((*here, "people"), side.people, side.arms, size)
            for steps, figure in stated(side.figure):
                if figure.unit == "people" and figure.is_exact:
                    has_note = side.figure is not None and side.figure.note is not None
                    yield _Headcount((*here, "figure", *steps), int(figure.low), side.arms, has_note, at_most=size)


def _of_count(
    path: Path, reported: Reported[int] | None, arms: tuple[str, ...], at_most: int | None = None
) -> Iterator[_Headcount]:
    for steps, count in stated(reported):
        has_note = reported is not None and reported.note is not None
        yield _Headcount((*path, *steps), count, tuple(map(str, arms)), has_note, at_most=at_most)


def _of_people(
    path: Path, reported: Reported[CountOf] | None, arms: tuple[str, ...], at_most: int | None = None
) -> Iterator[_Headcount]:
    for steps, people in stated(reported):
        has_note = reported is not None and reported.note is not None
        yield _Headcount((*path, *steps), people.total, tuple(map(str, arms)), has_note, at_most=at_most)


@rule(Theme.ARITHMETIC, Study)
def sides_share_out_the_people(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """The sides of one comparison between groups have together no more people than took part.

    Each person is on one side. Two sides of 40 people in a trial of 60 mean that one number was copied from
    elsewhere. Cannot judge: reviews, crossovers, sides that share a group, and numbers with a note on whom they
    count.

    Source: CONSORT 2010, item 16 (numbers in each analysis), doi:10.1136/bmj.c332.

    Passes:

        study/quill-2031:
          participants: {randomised: {value: 60, cite: "Quill2031, figure 1"}}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: stopping
              outcome: stopping
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              sides:
                - {arms: [zorbatine], statistic: count, people: {value: 5 of 30, cite: "Quill2031, table 2"}}
                - {arms: [placebo], statistic: count, people: {value: 5 of 30, cite: "Quill2031, table 2"}}

    Fails:

        study/quill-2031:
          participants: {randomised: {value: 60, cite: "Quill2031, figure 1"}}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: stopping
              outcome: stopping
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              sides:
                - {arms: [zorbatine], statistic: count, people: {value: 5 of 30, cite: "Quill2031, table 2"}}
                - {arms: [placebo], statistic: count, people: {value: 5 of 40, cite: "Quill2031, table 2"}}
    """
    study = sheet.entry
    whole = most_people(study)
    for path, result in sheet.parts(Result):
        counted = [(number, one) for number, one in enumerate(result.sides) if one.people and one.people.value]
        if result.contrast is not Contrast.BETWEEN_ARMS or len(counted) < 2:
            continue
        totals = {number: one.people.value.total for number, one in counted if one.people and one.people.value}
        here = (*path, "sides", counted[-1][0], "people", "value")
        named = [arm for _, one in counted for arm in one.arms]
        has_note = any(one.people and one.people.note for _, one in counted)
        if (
            whole is None
            or has_note
            or len(set(named)) < len(named)
            or why_not_counted(study)
            or most_periods(study) != 1
        ):
            yield NotJudged(here, "whether each person is on one side only, or how many took part, is not known")
        elif sum(totals.values()) <= whole or max(totals.values()) > whole:
            yield Passed(here)
        else:
            added = " + ".join(f"{total:,}" for total in totals.values())
            found = f"the sides have {added} = {sum(totals.values()):,} people, of {whole:,} who took part"
            yield Breach(here, found, SAY_WHOM)


@rule(Theme.ARITHMETIC, Drug)
def rate_fits_its_group(sheet: Sheet[Drug], setting: Setting) -> Iterator[Judgement]:
    """A rate of an unwanted effect counts no more people than its group has.

    45 people with an effect in a group of 40 were copied from another line. Events are not looked at: one person
    may have several.

    Source: CONSORT Harms 2022, items 13 and 14 (denominators), doi:10.1136/bmj-2022-073725.

    Passes:

        drug/zorbatine:
          adverse_effects:
            - event: Sneezing
              setting: Humming
              rates:
                - group: zorbatine
                  count: {value: 5, cite: "Quill2031, table 5"}
                  group_size: {value: 40, cite: "Quill2031, table 5"}

    Fails:

        drug/zorbatine:
          adverse_effects:
            - event: Sneezing
              setting: Humming
              rates:
                - group: placebo
                  count: {value: 5, cite: "Quill2031, table 5"}
                  group_size: {value: 40, cite: "Quill2031, table 5"}
                - group: zorbatine
                  count: {value: 45, cite: "Quill2031, table 5"}
                  group_size: {value: 40, cite: "Quill2031, table 5"}
    """
    for path, rate in sheet.parts(Rate):
        size = value_of(rate.group_size)
        if size is None:
            continue
        counts = [*_of_people((*path, "people"), rate.people, ())]
        if not rate.counts_events:
            counts += _of_count((*path, "count"), rate.count, ())
        for one in counts:
            if one.people <= size or one.has_note:
                yield Passed(one.path)
            else:
                yield Breach(one.path, f"{one.people:,} people in a group of {size:,}", SAY_WHOM)


RULES = (people_counted_took_part, sides_share_out_the_people, rate_fits_its_group)
