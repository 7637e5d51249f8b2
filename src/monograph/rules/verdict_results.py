"""A rule on verdicts and the results behind them: they go the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from monograph.entries import Question
from monograph.entries.kinds.question import Option
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import Importance, Verdict
from monograph.evidence.answers.verdict_support import AnswerWay, Way, benefit_ways, harm_ways, ways_of_option
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

_HELPS = frozenset({Verdict.PROBABLY_HELPS, Verdict.MAY_HELP})
_AGAINST = frozenset({Way.WORSE, Way.SAME})
_RANK = tuple(Importance)
_REMEDY = f"Write `{Verdict.UNCERTAIN}`, or correct the result that was copied wrongly."


@rule(Theme.CERTAINTY, Question)
def verdict_agrees_with_its_results(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A verdict goes the way of the results that the option rests on.

    "Helps" needs an outcome that counts as benefit and got better, unless the directions are not known. "May do
    more harm than good" needs a benefit that is none or a harm that got worse. "Probably no effect" does not rest
    on results that all favour one side and of which one is clear: its interval leaves out no effect or, without an
    interval, p is below 0.05. Looked at are results on the outcome itself with the treatment on their index
    side. Against another treatment only a better result counts. Results in different directions cannot be judged:
    an editor weighs them. "Uncertain" agrees with everything.

    Source: GRADE guidelines 26 (Santesso 2020), doi:10.1016/j.jclinepi.2019.10.014; which results count is our own
    convention (decision 32).

    Passes:

        study/quill-2031:
          arms:
            - {id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}
            - {id: placebo, name: Placebo, type: placebo}
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              effect: {value: {measure: mean difference, estimate: -4.0}, cite: "Quill2031, table 2"}
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  counts_as: benefit
                  effect: Fewer hums.
                  results: [{study: quill-2031, result: hums}]
                  certainty: {level: not rated, origin: "provisional, by the editors"}

    Fails:

        study/quill-2031:
          arms:
            - {id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}
            - {id: placebo, name: Placebo, type: placebo}
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              effect: {value: {measure: mean difference, estimate: 4.0}, cite: "Quill2031, table 2"}
        question/does-zorbatine-ease-humming:
          options:
            - {drug: glimmerine, verdict: no evidence found, because: Nothing was found.}
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  counts_as: benefit
                  effect: Other hums.
                  results: [{study: quill-2031, result: hums}]
                  certainty: {level: not rated, origin: "provisional, by the editors"}
    """
    for number, option in enumerate(sheet.entry.options):
        yield _judged(("options", number, "verdict"), sheet.entry, option, setting.base)


def _judged(path: Path, question: Question, option: Option, base: KnowledgeBase) -> Judgement:
    if option.verdict in {Verdict.UNCERTAIN, Verdict.NO_EVIDENCE}:
        return Passed(path)
    ways = ways_of_option(question, option, base)
    benefits = benefit_ways(ways)
    if all(one.way is Way.UNKNOWN for one in ways):
        return NotJudged(path, "the direction of the results it rests on is not known")
    if option.verdict in _HELPS:
        return _helps(path, option.verdict, benefits)
    if option.verdict is Verdict.MAY_HARM:
        return _harms(path, option.verdict, benefits, tuple(harm_ways(ways)))
    return _no_effect(path, option.verdict, benefits)


def _helps(path: Path, verdict: Verdict, benefits: tuple[AnswerWay, ...]) -> Judgement:
    found = {one.way for one in benefits}
    against = [one for one in benefits if one.way in _AGAINST]
    if Way.MIXED in found or (Way.BETTER in found and against):
        return NotJudged(path, "results go in different directions, and an editor has weighed them")
    if Way.BETTER in found:
        return Passed(path)
    # What is not known may be the benefit, unless it matters less than what speaks against it.
    unknown = [_RANK.index(one.importance) for one in benefits if one.way is Way.UNKNOWN]
    if not against or (unknown and min(unknown) <= min(_RANK.index(one.importance) for one in against)):
        return NotJudged(path, "the direction of the results on a benefit is not known")
    return Breach(path, f"`{verdict}`, but the results say {_said(against)}", _REMEDY)


def _harms(
    path: Path, verdict: Verdict, benefits: tuple[AnswerWay, ...], harms: tuple[AnswerWay, ...]
) -> Judgement:
    found, harmed = {one.way for one in benefits}, {one.way for one in harms}
    if harmed & {Way.WORSE, Way.MIXED} or found & {Way.WORSE, Way.MIXED}:
        return Passed(path)
    if Way.UNKNOWN in harmed | found or Way.BETTER not in found:
        return NotJudged(path, "the direction of the results on a harm is not known")
    return Breach(path, f"`{verdict}`, but the results say {_said((*benefits, *harms))}", _REMEDY)


def _no_effect(path: Path, verdict: Verdict, benefits: tuple[AnswerWay, ...]) -> Judgement:
    found = {one.way for one in benefits} - {Way.UNKNOWN}
    if found & {Way.SAME, Way.MIXED} or len(found) > 1:
        return Passed(path)
    if not found:
        return NotJudged(path, "the direction of the results on a benefit is not known")
    clear = [one for one in benefits if one.is_clear]
    if not clear:
        return Passed(path)
    return Breach(path, f"`{verdict}`, but the results say {_said(clear)}, and that is clear", _REMEDY)


def _said(ways: Iterable[AnswerWay]) -> str:
    return "; ".join(f"`{one.outcome}`: {one.way}" for one in ways)


RULES = (verdict_agrees_with_its_results,)
