"""Rules on the words for a direction: they and the figures of one result say the same."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Outcome, Study
from monograph.entries.kinds.result import Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import AnalysisModel, Contrast, Direction, Hypothesis
from monograph.evidence.effects.decisive import difference_shown
from monograph.evidence.effects.direction import (
    ResultDirection,
    Shift,
    good_or_bad,
    opposite,
    shift_of_changes,
    shift_of_figures,
    shifts_from_start,
)
from monograph.evidence.pico.events import counts_its_end, event_of
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

_FAVOURS = {
    Direction.FAVOURS_INDEX: ResultDirection.BENEFIT,
    Direction.FAVOURS_COMPARATOR: ResultDirection.HARM,
}
_MOVES = {Direction.INCREASE: Shift.HIGHER, Direction.DECREASE: Shift.LOWER}
_REMEDY = (
    "Look at the source again: the sign of the figures, which groups are `index` and `comparator`, and the word. "
    "If the source itself prints both, say in a `note` beside the direction's `value` what may explain it."
)
_NO_FIGURES = "the figures give no direction, or it is not known which one is good"


@rule(Theme.STATISTICS, Study)
def direction_agrees_with_its_figures(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """The direction of a result and its own figures do not contradict each other.

    A lost minus sign, two groups exchanged, or a word copied from the line below turns a result round, and every
    answer that rests on it. "Favours the treatment" is not beside four points more where fewer are better,
    "decrease" not beside a rise, and "no difference" not beside an interval and a p value that show one. A
    difference that may be chance contradicts nothing: "no difference" beside p = 0.3 passes, and so does "favours
    the treatment". Cannot judge: tests of non-inferiority and equivalence, p values held against another level
    than 0.05, ratios of events of which it is not known whether they are wanted, and groups' raw figures beside
    the words of an adjusted analysis.

    Source: Cochrane Handbook 6.3 and 15.3; ICH E9, section 3.3.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: dummy, name: Dummy, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              effect: {value: {measure: rate ratio, estimate: 0.52}, cite: "Quill2031, table 2"}
              p: {value: 0.001, cite: "Quill2031, table 2"}
              direction: {value: favours the treatment, cite: "Quill2031, table 2"}
            - id: second
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              effect: {value: {measure: rate ratio, estimate: 1.31}, cite: "Quill2031, table 2"}
              p: {value: 0.3, cite: "Quill2031, table 2"}
              direction: {value: no difference, cite: "Quill2031, table 2"}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: dummy, name: Dummy, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              effect: {value: {measure: rate ratio, estimate: 0.52}, cite: "Quill2031, table 2"}
              direction: {value: favours the treatment, cite: "Quill2031, table 2"}
            - id: second
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              effect: {value: {measure: rate ratio, estimate: 1.31}, cite: "Quill2031, table 2"}
              direction: {value: favours the treatment, cite: "Quill2031, table 2"}
    """
    for path, result in sheet.parts(Result):
        reported = result.direction
        if reported is None or reported.value is None:
            continue
        here = (*path, "direction")
        if reported.note or reported.own_figures_give:
            yield Passed(here)  # both stand, and the reader is told why
        else:
            yield _judged(here, result, reported.value, setting.base.get(Outcome, result.outcome).entry)


def _judged(here: Path, result: Result, words: Direction, outcome: Outcome) -> Judgement:
    if words in _FAVOURS:
        return _favours(here, result, words, outcome)
    if words in _MOVES:
        return _moves(here, result, words, outcome)
    return _none(here, result, words, outcome)


def _favours(here: Path, result: Result, words: Direction, outcome: Outcome) -> Judgement:
    if _is_of_no_less(result):
        return NotJudged(here, "the test is not one of superiority")
    if _is_raw(result):
        return NotJudged(here, "the figures of the groups are raw, and the analysis is not")
    shifts = (
        shift_of_figures(result, outcome),
        shift_of_changes(result) if result.effect is None else Shift.UNKNOWN,
    )
    found = {good_or_bad(one, outcome) for one in shifts} & {ResultDirection.BENEFIT, ResultDirection.HARM}
    if not found:
        return NotJudged(here, _NO_FIGURES)
    if found == {opposite(_FAVOURS[words])}:
        other = "against the treatment" if words is Direction.FAVOURS_INDEX else "for the treatment"
        return Breach(here, f"“{words}”, but the figures speak {other}: {_figures(result, outcome)}", _REMEDY)
    return Passed(here)


def _moves(here: Path, result: Result, words: Direction, outcome: Outcome) -> Judgement:
    if event_of(result, outcome) is not None or counts_its_end(result, outcome):
        return NotJudged(here, "the words may be about the event or about the outcome")
    if _is_raw(result):
        return NotJudged(here, "the figures of the groups are raw, and the analysis is not")
    # "Decreased" may be said of the treated group alone, which the other group then did more.
    found = {shift_of_figures(result, outcome), *shifts_from_start(result)} - {Shift.UNKNOWN}
    if not found or Shift.NO_DIFFERENCE in found:
        return NotJudged(here, _NO_FIGURES)
    if _MOVES[words] in found:
        return Passed(here)
    return Breach(here, f"“{words}”, but the figures give the other way: {_figures(result, outcome)}", _REMEDY)


def _none(here: Path, result: Result, words: Direction, outcome: Outcome) -> Judgement:
    if words is Direction.NO_CHANGE and result.contrast is Contrast.BETWEEN_ARMS:
        return NotJudged(here, "“no change” may be said of one group, and the figures compare two")
    is_shown = difference_shown(result)
    if is_shown is None or shift_of_figures(result, outcome) is Shift.NO_DIFFERENCE:
        return NotJudged(here, "interval and p value do not say whether there is a difference")
    if not is_shown:
        return Passed(here)
    return Breach(here, f"“{words}”, but the figures show one: {_figures(result, outcome)}", _REMEDY)


def _is_of_no_less(result: Result) -> bool:
    return result.analysis is not None and result.analysis.hypothesis not in (None, Hypothesis.SUPERIORITY)


def _is_raw(result: Result) -> bool:
    """Whether only the groups' own figures are next to an analysis that adjusted them, or may have."""
    if result.effect is not None and result.effect.value is not None:
        return False
    models = set(result.analysis.models) if result.analysis is not None else set()
    return bool(models - {AnalysisModel.CRUDE})


def _figures(result: Result, outcome: Outcome) -> str:
    """Say what the figures are: the effect, else the sides' figures, then interval and p value."""
    effect = value_of(result.effect)
    if effect is not None:
        said = [f"{effect.measure} {effect.estimate}{f' {effect.unit}' if effect.unit else ''}"]
    else:
        said = [
            f"{one.value} in `{', '.join(side.arms)}`"
            for side in result.sides
            if (one := side.people or side.figure) is not None and one.value is not None
        ]
    interval = value_of(result.interval)
    said += [f"interval {interval}"] if interval is not None and effect is not None else []
    said += [str(result.p.value)] if result.p is not None and result.p.value is not None else []
    return f"{', '.join(said)}; {outcome.name}: {outcome.better}"


RULES = (direction_agrees_with_its_figures,)
