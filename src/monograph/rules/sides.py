"""Rules on benefit and harm: each outcome counts as one of them, and no help is judged without its harm."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Question
from monograph.entries.kinds.question import Option
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import CountsAs, Verdict
from monograph.evidence.answers.sides import side_of_outcome
from monograph.findings import Severity
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.answers import answers_in
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule

_HELPS = frozenset({Verdict.PROBABLY_HELPS, Verdict.MAY_HELP})


@rule(Theme.CERTAINTY, Question, Severity.WARNING)
def outcome_counts_as_benefit_or_harm(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """An answered outcome says whether it counts as benefit or as harm for this question.

    One level of certainty over both hides what a reader weighs: how sure the benefit is, and how sure the harm.
    The same outcome may be a benefit in one question and a harm in another, so it is said in each. Within a
    question it is the same for all options.

    Source: GRADE guidelines 14 (Andrews 2013), doi:10.1016/j.jclinepi.2012.03.013 (balance between desirable and
    undesirable outcomes); decision 32 of this project.

    Passes:

        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: no evidence found
              because: Nothing was found.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  counts_as: benefit
                  effect: Nothing was found.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}

    Fails:

        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: no evidence found
              because: Nothing was found.
              outcomes:
                - outcome: hum-loudness
                  importance: critical
                  counts_as: benefit
                  effect: Nothing was found.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
                - outcome: hum-frequency
                  importance: critical
                  effect: Nothing was found.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
    """
    first: dict[str, CountsAs] = {}
    for placed in answers_in(sheet.entry):
        outcome, said, path = str(placed.answer.outcome), placed.answer.counts_as, (*placed.path, "outcome")
        if said is None:
            side = side_of_outcome(outcome, sheet.entry, setting.base)
            remedy = f"Add `counts_as: {side}`." if side else "Add `counts_as: benefit` or `counts_as: harm`."
            yield Breach(path, f"`{outcome}` does not say whether it counts as benefit or harm", remedy)
        elif first.setdefault(outcome, said) is not said:
            found = f"`{outcome}` counts as {said} here, and as {first[outcome]} for another option"
            yield Breach((*placed.path, "counts_as"), found, f"Write `{first[outcome]}` here, or `{said}` there.")
        else:
            yield Passed(path)


@rule(Theme.CERTAINTY, Question)
def helpful_option_tells_of_harm(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """An option that is judged helpful answers on the harm that the question asks about.

    "May help" weighs benefit against harm. Where the question names outcomes that count as harm, the option
    answers at least one of them, if only with `no evidence found`; or all of them are in `not_answered`, with the
    reason.

    Source: GRADE guidelines 14 (Andrews 2013), doi:10.1016/j.jclinepi.2012.03.013; CONSORT Harms 2022,
    doi:10.1136/bmj-2022-073725.

    Passes:

        question/does-zorbatine-ease-humming:
          pico: {outcomes: [hum-frequency, falls]}
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: falls
                  importance: critical
                  counts_as: harm
                  effect: No one counted falls.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}

    Fails:

        question/does-zorbatine-ease-humming:
          pico: {outcomes: [hum-frequency, falls]}
          options:
            - drug: glimmerine
              verdict: no evidence found
              because: Nothing was found.
              outcomes:
                - outcome: falls
                  importance: critical
                  counts_as: harm
                  effect: No one counted falls.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  counts_as: benefit
                  effect: Fewer hums.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
    """
    question, base = sheet.entry, setting.base
    asked = dict.fromkeys((*question.pico.outcomes, *(one.answer.outcome for one in answers_in(question))))
    harms = tuple(str(one) for one in asked if side_of_outcome(str(one), question, base) is CountsAs.HARM)
    for number, option in enumerate(question.options):
        if option.verdict in _HELPS:
            yield _judged(number, option, harms, question, base)


def _judged(
    number: int, option: Option, harms: tuple[str, ...], question: Question, base: KnowledgeBase
) -> Judgement:
    path = ("options", number, "verdict")
    if not harms:
        return NotJudged(path, "the question names no outcome that is known to count as harm")
    excused = {str(one.outcome) for one in question.not_answered}
    sides = (
        answer.counts_as or side_of_outcome(str(answer.outcome), question, base) for answer in option.outcomes
    )
    if CountsAs.HARM in sides or excused.issuperset(harms):
        return Passed(path)
    missing = ", ".join(f"`{one}`" for one in harms if one not in excused)
    found = f"`{option.drug}` is `{option.verdict}`, and nothing is said of its harm ({missing})"
    remedy = "Answer one of them for this option, with `no evidence found` when nothing was found."
    return Breach(path, found, remedy)


RULES = (outcome_counts_as_benefit_or_harm, helpful_option_tells_of_harm)
