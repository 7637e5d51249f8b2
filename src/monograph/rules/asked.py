"""Rules on what a question asks and what its options answer: the same things, and each rests on something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from monograph.entries import Question
from monograph.entries.kinds.question import OutcomeAnswer
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import RATED, Certainty, RatingOrigin, Verdict
from monograph.evidence.pico.lineage import any_related, are_related, drug_lineage
from monograph.findings import Severity
from monograph.rules.answers import answers_in
from monograph.rules.rule import Breach, Judgement, Passed, Setting, Theme, rule
from monograph.sources import Path


@rule(Theme.SUPPORT, Question)
def answer_rests_on_something(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """An option rests on a result, on a source's rating, or says that no evidence was found.

    A verdict and a level of certainty are about evidence. Our own level needs results to be a level of; what a
    review rated can be taken over with its citation; and where nothing was found, the words are `no evidence
    found`. An option that says nothing of any outcome has the verdict `no evidence found` too.

    Source: GRADE guidelines 3 (Balshem 2011), doi:10.1016/j.jclinepi.2010.07.015: certainty is rated for the body
    of evidence on an outcome.

    Passes:

        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: no evidence found
              because: Nothing was found.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Nothing was found.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}

    Fails:

        question/does-zorbatine-ease-humming:
          options:
            - {drug: glimmerine, verdict: no evidence found, because: Nothing was found.}
            - drug: zorbatine
              verdict: may help
              because: It is said to.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  certainty:
                    level: low
                    starts_at: low
                    origin: provisional, by the editors
                    domains:
                      - {domain: imprecision, judgement: no change, reason: Many people.}
    """
    for number, option in enumerate(sheet.entry.options):
        path = ("options", number)
        if option.verdict is not Verdict.NO_EVIDENCE and not any(map(_rests_on_something, option.outcomes)):
            found = f"`{option.drug}` is `{option.verdict}`, but rests on no result and on no source's rating"
            remedy = f"Point at the `results`, or write `{Verdict.NO_EVIDENCE}` as verdict and level."
            yield Breach((*path, "verdict"), found, remedy)
        else:
            yield Passed(path)
    for placed in answers_in(sheet.entry):
        option = sheet.entry.options[placed.option_number]
        is_told = not any(map(_rests_on_something, option.outcomes))
        if placed.rating.level in RATED and not _rests_on_something(placed.answer) and not is_told:
            found = f"certainty `{placed.rating.level}`, but no result is behind it"
            remedy = f"Point at the `results`, or write `{Certainty.NO_EVIDENCE}`."
            yield Breach((*placed.rating_path, "level"), found, remedy)


def _rests_on_something(answer: OutcomeAnswer) -> bool:
    if answer.certainty.level is Certainty.NO_EVIDENCE:
        return True
    return bool(answer.results) or answer.certainty.origin is RatingOrigin.STATED


@rule(Theme.SUPPORT, Question)
def options_are_what_was_asked(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """Every treatment that a question asks about is an option, and every option was asked about.

    A reader who finds a treatment in the question and not in the answer cannot tell whether anyone looked. A class
    of treatments is answered by one of its members, and a member by its class.

    Source: Cochrane Handbook, chapter 3 (the question's interventions define what is included).

    Passes:

        question/does-zorbatine-ease-humming:
          pico: {interventions: [zorbatine]}
          options:
            - {drug: zorbatine, verdict: no evidence found, because: Nothing was found.}

    Fails:

        question/does-zorbatine-ease-humming:
          pico: {interventions: [zorbatine, glimmerine]}
          options:
            - {drug: zorbatine, verdict: no evidence found, because: Nothing was found.}
            - {drug: tarnol, verdict: no evidence found, because: Nothing was found.}
    """
    question, lineage = sheet.entry, drug_lineage(setting.base)
    offered = [str(option.drug) for option in question.options]
    asked = tuple(map(str, question.pico.interventions))
    path: Path
    for number, drug in enumerate(asked):
        path = ("pico", "interventions", number)
        if any_related([drug], offered, lineage):
            yield Passed(path)
        else:
            remedy = f"Add an option for it, with the verdict `{Verdict.NO_EVIDENCE}` when nothing was found."
            yield Breach(path, f"`{drug}` is asked about, and no option answers", remedy)
    for number, drug in enumerate(offered):
        path = ("options", number, "drug")
        if any(are_related(drug, one, lineage) for one in asked):
            yield Passed(path)
        else:
            remedy = f"Add `{drug}` to `pico.interventions`, or take the option out."
            yield Breach(path, f"`{drug}` is an option that the question does not ask about", remedy)


@rule(Theme.SUPPORT, Question, Severity.WARNING)
def outcomes_are_what_was_asked(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """Every outcome that a question asks about is answered, or named in `not_answered` with the reason.

    Outcomes that quietly drop out of an answer are how harms get lost. The reason is given once for the question;
    where only one option leaves out an outcome, its page says so by itself. What is answered belongs to what was
    asked, and what is named in `not_answered` has no answer.

    Source: Cochrane Handbook, chapter 14 (a summary of findings keeps a row for an outcome without data).

    Passes:

        question/does-zorbatine-ease-humming:
          pico: {outcomes: [hum-frequency, hum-loudness]}
          options:
            - drug: zorbatine
              verdict: no evidence found
              because: Nothing was found.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Nothing was found.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
          not_answered:
            - {outcome: hum-loudness, because: No one has looked for it.}

    Fails:

        question/does-zorbatine-ease-humming:
          pico: {outcomes: [hum-frequency, hum-loudness]}
          options:
            - drug: zorbatine
              verdict: no evidence found
              because: Nothing was found.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Nothing was found.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
    """
    question = sheet.entry
    answered = {str(placed.answer.outcome) for placed in answers_in(question)}
    asked = tuple(map(str, question.pico.outcomes))
    named = [str(one.outcome) for one in question.not_answered]
    path: Path
    for number, outcome in enumerate(asked):
        path = ("pico", "outcomes", number)
        if outcome in answered or outcome in named:
            yield Passed(path)
        else:
            remedy = f"Add under `not_answered`: `{{outcome: {outcome}, because: …}}`, with the reason."
            yield Breach(path, f"`{outcome}` is asked about, and no option answers", remedy)
    yield from _answered_judged(question, asked)
    for number, outcome in enumerate(named):
        path = ("not_answered", number, "outcome")
        if outcome in answered:
            yield Breach(path, f"`{outcome}` is answered by an option", "Take it out of `not_answered`.")
        elif outcome not in asked:
            remedy = f"Add `{outcome}` to `pico.outcomes`, or take it out of `not_answered`."
            yield Breach(path, f"`{outcome}` is not asked about", remedy)
        elif Counter(named[: number + 1])[outcome] > 1:
            yield Breach(path, f"`{outcome}` is named twice", "Keep one of the two.")
        else:
            yield Passed(path)


def _answered_judged(question: Question, asked: tuple[str, ...]) -> Iterator[Judgement]:
    told: set[str] = set()
    for placed in answers_in(question):
        outcome, path = str(placed.answer.outcome), (*placed.path, "outcome")
        if outcome in asked:
            yield Passed(path)
        elif outcome not in told:  # one finding for one thing to add
            told.add(outcome)
            found = f"`{outcome}` is answered, and the question does not ask about it"
            yield Breach(path, found, f"Add `{outcome}` to `pico.outcomes`.")


RULES = (answer_rests_on_something, options_are_what_was_asked, outcomes_are_what_was_asked)
