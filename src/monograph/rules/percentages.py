"""Rules on percentages of people."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Entry, Study
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.effects.methods import in_words, may_hold_methods
from monograph.evidence.effects.shares import is_share_of, nearest_shares, percent_of, shares_in
from monograph.evidence.numbers.rounding import agrees, exactly
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule

_NOT_ONE_SHARE = "a range, a bound or a share of events, not one share of people"


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


RULES = (percent_agrees_with_its_count, percent_is_a_whole_number_of_people)
