"""Rules on one group: it has one value for one thing, whatever it is compared with."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Study
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import REVIEW_DESIGNS
from monograph.evidence.effects.group_values import values_of_one_group
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule


@rule(Theme.ARITHMETIC, Study)
def group_has_one_value(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A group has one value for one outcome, time, population and analysis, whatever it is compared with.

    In a trial of three groups the placebo group is next to each of the other two, and its mean is the same both
    times. Values may differ when they are of other people or were worked out otherwise; then the results say so.
    Values that agree within rounding, and hours and days that come to the same, are the same. Cannot judge:
    reviews, whose comparisons rest on several studies. Two results of one comparison are looked at by
    `repeated-result-is-explained`.

    Source: CONSORT extension to multi-arm trials 2018, doi:10.1001/jama.2019.3087 (one control group in several
    comparisons); INSPECT-SR (Wilkinson 2025), domain 4, doi:10.1101/2025.09.03.25334905.

    Passes:

        study/quill-2031:
          arms:
            - {id: low, name: Zorbatine 40 mg, type: experimental}
            - {id: high, name: Zorbatine 80 mg, type: experimental}
            - {id: dummy, name: Dummy tablets, type: placebo}
          results:
            - id: hums-40
              outcome: hum-score
              contrast: between arms
              index: [low]
              comparator: [dummy]
              sides: [{arms: [dummy], statistic: mean, figure: {value: 16.0 points, cite: "Quill2031, table 2"}}]
            - id: hums-80
              outcome: hum-score
              contrast: between arms
              index: [high]
              comparator: [dummy]
              sides: [{arms: [dummy], statistic: mean, figure: {value: 16 points, cite: "Quill2031, table 2"}}]

    Fails:

        study/quill-2031:
          arms:
            - {id: low, name: Zorbatine 40 mg, type: experimental}
            - {id: high, name: Zorbatine 80 mg, type: experimental}
            - {id: dummy, name: Dummy tablets, type: placebo}
          results:
            - id: hums-40
              outcome: hum-score
              contrast: between arms
              index: [low]
              comparator: [dummy]
              sides: [{arms: [dummy], statistic: mean, figure: {value: 16.0 points, cite: "Quill2031, table 2"}}]
            - id: second
              outcome: hum-score
              contrast: between arms
              index: [high]
              comparator: [dummy]
              sides: [{arms: [dummy], statistic: mean, figure: {value: 17.5 points, cite: "Quill2031, table 2"}}]
    """
    for pair in values_of_one_group(sheet):
        here = pair.second.path
        if sheet.entry.design in REVIEW_DESIGNS:
            yield NotJudged(here, "the comparisons of a review rest on several studies")
        elif pair.agree:
            yield Passed(here)
        else:
            arms = " and ".join(f"`{arm}`" for arm in pair.second.side.arms)
            found = (
                f"{arms} has {pair.second.words} here, but {pair.first.words} in "
                f"`{pair.first.result.id}`, for the same outcome and time"
            )
            remedy = (
                f"{LOOK_AGAIN} If both are right, say what sets the two results apart (`time`, `population`, "
                "`analysis`, `analysis_set` or `as_named`); else list one under `also_reported`."
            )
            yield Breach(here, found, remedy)


RULES = (group_has_one_value,)
