"""Rules on people counted: groups that add up, and shares that are whole numbers of people."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Entry, Study
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.kinds.study import Participants
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import LedgerStatus
from monograph.evidence.answers.eligible import says_something
from monograph.evidence.effects.methods import in_words, may_hold_methods
from monograph.evidence.effects.shares import is_share_of, nearest_shares, percent_of, shares_in
from monograph.evidence.numbers.rounding import agrees, exactly
from monograph.evidence.studies.overlapping_arms import why_arms_overlap
from monograph.evidence.studies.participants import STAGES, at_stage, takes_everybody_through_every_arm
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule

_SHOWN = frozenset({LedgerStatus.SHOWN, LedgerStatus.REPORTED_NULL})
_NOT_SHOWN = frozenset({LedgerStatus.NOT_REPORTED, LedgerStatus.NOT_SEEN, LedgerStatus.NOT_EXTRACTED})
_NOT_ONE_SHARE = "a range, a bound or a share of events, not one share of people"


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


@rule(Theme.ARITHMETIC, Entry)
def percent_agrees_with_its_count(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """A percentage of people is that of the count beside it.

    18 of 20 is 90 %, whatever a source prints. Where the two differ, one of them was copied wrongly, or the source
    counted other people in one of them: often those on placebo as well. Shares of events are not judged. Nor are
    percentages that differ from their count because they are estimates: of Kaplan and Meier, adjusted, weighted,
    imputed, pooled. `analysis`, `test`, `as_named` or a `note` says so.

    Source: INSPECT-SR (Wilkinson 2025), domain 4, doi:10.1101/2025.09.03.25334905; Cochrane Handbook 6.4.1.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          harms:
            - event: Sneezed
              arms: [zorbatine]
              percent: {value: 3.5 %, cite: "Quill2031, table 5"}
              people: {value: 5 of 141, cite: "Quill2031, table 5"}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          harms:
            - event: Yawned
              arms: [zorbatine]
              percent: {value: 7.8 %, cite: "Quill2031, table 5"}
              people: {value: 11 of 141, cite: "Quill2031, table 5"}
            - event: Sneezed
              arms: [zorbatine]
              percent: {value: 3.6 %, cite: "Quill2031, table 5"}
              people: {value: 5 of 141, cite: "Quill2031, table 5"}
    """
    for share in shares_in(sheet):
        if share.people is None:
            continue
        if not share.is_judged:
            yield NotJudged(share.path, _NOT_ONE_SHARE)
            continue
        count, total = share.people.count, share.people.total
        right = exactly(count) * exactly(100) / exactly(total)
        gives = f"{percent_of(count, total, share.percent.low)} %"
        if agrees(share.percent.low, right.low, right):
            yield Passed(share.path)
        elif share.methods:
            yield NotJudged(share.path, f"the figures are {in_words(share.methods)}")
        elif share.is_over_time or (isinstance(sheet.entry, Study) and may_hold_methods(sheet.entry)):
            remedy = f"{LOOK_AGAIN} If it is an estimate, such as that of Kaplan and Meier, say so in a `note`."
            yield Breach(share.path, f"{share.people} is {gives}, not {share.percent}", remedy, accepts=gives)
        else:
            yield Breach(share.path, f"{share.people} is {gives}, not {share.percent}", LOOK_AGAIN, gives)


@rule(Theme.ARITHMETIC, Entry)
def percent_is_a_whole_number_of_people(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """A percentage of a known number of people stands for a whole number of them.

    32 % of 20 people is 6.4 people, and there is no such count: 6 are 30 %, 7 are 35 %. Of 19 people it is 6.
    Such a figure shows that the group had another size, that it was rounded, or that something else was
    counted. A group whose size is not known cannot be judged, nor can a share of events, an estimate (of Kaplan
    and Meier, adjusted, weighted, imputed, pooled) or a share of a part of the group.

    Source: Brown and Heathers 2017 (GRIM), doi:10.1177/1948550616673876, for shares of people.

    Passes:

        study/quill-2031:
          arms:
            - id: zorbatine
              name: Zorbatine
              type: experimental
              participants: {treated: {value: 19, cite: "Quill2031, figure 1"}}
          harms:
            - {event: Sneezed, arms: [zorbatine], percent: {value: 32 %, cite: "Quill2031, table 5"}}

    Fails:

        study/quill-2031:
          arms:
            - id: zorbatine
              name: Zorbatine
              type: experimental
              participants: {randomised: {value: 20, cite: "Quill2031, figure 1"}}
          harms:
            - {event: Yawned, arms: [zorbatine], percent: {value: 30 %, cite: "Quill2031, table 5"}}
            - {event: Sneezed, arms: [zorbatine], percent: {value: 32 %, cite: "Quill2031, table 5"}}
    """
    for share in shares_in(sheet):
        if not share.is_judged:
            yield NotJudged(share.path, _NOT_ONE_SHARE)
        elif share.people is None and not share.denominators:
            yield NotJudged(share.path, "the number of people it is a share of is not known")
        elif share.people is None and any(is_share_of(share.percent.low, size) for size in share.denominators):
            yield Passed(share.path)
        elif share.people is None and share.methods:
            yield NotJudged(share.path, f"the figures are {in_words(share.methods)}")
        elif share.people is None and share.is_of_others:
            yield NotJudged(share.path, "it may be a share of a part of the group, whose size is not known")
        elif share.people is None:
            gives = nearest_shares(share.percent.low, share.denominators[0])
            found = (
                f"{share.percent} is no whole number of {share.denominators[0]:,} people; next to it comes {gives}"
            )
            yield Breach(share.path, found, f"{LOOK_AGAIN} {_IF_OTHERS_COUNT}")


# How many people were counted is our reading here, not the source's word: it is no slip of the source's own.
_IF_OTHERS_COUNT = (
    "If the source counts other people, give `people`, such as `6 of 19`; if it is an estimate, or a share of "
    "those with data available, say so in a `note`."
)


@rule(Theme.ARITHMETIC, Study)
def ledger_says_what_is_here(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """An outcome that the ledger calls shown is shown, and one it calls not reported or not seen has no finding.

    The ledger is the reader's guard against outcomes that went missing. It is worth nothing when it says that a
    result is here and none is, or the other way round. A line without an outcome of ours cannot be judged, nor
    can one whose outcome another line calls shown.

    Source: Cochrane Handbook 8.7 and 13.3 (selective non-reporting); COMPare, doi:10.1186/s13063-019-3173-2.

    Passes:

        study/quill-2031:
          ledger:
            - {name: Hums, outcome: hum-frequency, role: primary, status: not reported}

    Fails:

        study/quill-2031:
          ledger:
            - {name: Loudness, outcome: hum-loudness, role: secondary, status: not reported}
            - {name: Hums, outcome: hum-frequency, role: primary, status: shown here}
    """
    study = sheet.entry
    here: tuple[Result | Harm, ...] = (*study.results, *study.harms)
    shown = {str(one.outcome) for one in here if one.outcome}
    found_out = {str(one.outcome) for one in here if one.outcome and says_something(one)}
    called_shown = {str(line.outcome) for line in study.ledger if line.status in _SHOWN}
    for number, line in enumerate(study.ledger):
        path = ("ledger", number, "status")
        if line.outcome is None:
            yield NotJudged(path, "the line names no outcome of ours")
        elif line.status in _SHOWN and line.outcome not in shown:
            found = f"the ledger says `{line.status}`, but there is no result for `{line.outcome}`"
            yield Breach(path, found, "Add the result, or say what became of the outcome.")
        elif line.status in _NOT_SHOWN and line.outcome in found_out & called_shown:
            yield NotJudged(path, "another line on the same outcome is shown, and the result may be that one's")
        elif line.status in _NOT_SHOWN and line.outcome in found_out:
            found = f"the ledger says `{line.status}`, but there is a result for `{line.outcome}`"
            yield Breach(path, found, "Write `shown here`, or name the outcome that is meant.")
        else:
            yield Passed(path)


RULES = (
    arms_add_up_to_the_study,
    people_get_fewer_from_stage_to_stage,
    percent_agrees_with_its_count,
    percent_is_a_whole_number_of_people,
    ledger_says_what_is_here,
)
