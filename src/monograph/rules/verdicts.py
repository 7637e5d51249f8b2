"""Rules on verdicts: what is said of an option follows from how certain its outcomes are."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Question
from monograph.entries.kinds.question import Option, OutcomeAnswer
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import RATED, Certainty, CountsAs, Importance, Verdict
from monograph.rules.answers import answers_in
from monograph.rules.rule import Breach, Judgement, Passed, Setting, Theme, rule

_COUNTS = frozenset({Importance.CRITICAL, Importance.IMPORTANT})
_NEEDS = {
    Verdict.PROBABLY_HELPS: Certainty.MODERATE,
    Verdict.PROBABLY_NO_EFFECT: Certainty.MODERATE,
    Verdict.MAY_HELP: Certainty.LOW,
    Verdict.MAY_HARM: Certainty.LOW,
    Verdict.UNCERTAIN: Certainty.VERY_LOW,
}


_OF_BENEFIT = frozenset({Verdict.PROBABLY_HELPS, Verdict.MAY_HELP})


@rule(Theme.CERTAINTY, Question)
def verdict_follows_the_certainty(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A verdict says no more than the certainty of the outcomes that matter allows.

    "Probably helps" and "probably no effect" need moderate or high certainty for at least one critical or
    important outcome; "may help" and "may do more harm than good" need at least low; "uncertain" needs one that
    was rated, or evidence that no one could rate. How sure a harm is does not say that something helps. "No
    evidence found" is said exactly when no outcome has evidence, or none is answered. Saying less than the
    certainty allows is no breach: an editor weighs benefit against harm.

    Source: GRADE guidelines 26 (Santesso 2020), doi:10.1016/j.jclinepi.2019.10.014: "probably" goes with moderate
    certainty, "may" with low; which outcomes count is our own convention.

    Passes:

        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  certainty:
                    level: low
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {domain: imprecision, judgement: down two levels, reason: Few people.}

    Fails:

        question/does-zorbatine-ease-humming:
          options:
            - drug: glimmerine
              verdict: no evidence found
              because: Nothing was found.
            - drug: zorbatine
              verdict: probably helps
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  certainty:
                    level: low
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {domain: imprecision, judgement: down two levels, reason: Few people.}
    """
    for number, option in enumerate(sheet.entry.options):
        path = ("options", number, "verdict")
        fault = _fault_of(option)
        yield Breach(path, *fault) if fault else Passed(path)


def _fault_of(option: Option) -> tuple[str, str] | None:
    rated = [answer for answer in option.outcomes if answer.certainty.level is not Certainty.NO_EVIDENCE]
    verdict = option.verdict
    if verdict is Verdict.NO_EVIDENCE:
        if not rated:
            return None
        found = f"`{verdict}`, but there is evidence on `{rated[0].outcome}`"
        return found, "Write the verdict that the rated outcomes allow."
    if not rated:
        return f"`{verdict}`, but no outcome has evidence that was rated", f"Write `{Verdict.NO_EVIDENCE}`."
    levels = [(one.certainty.level, one.importance) for one in _that_count(verdict, rated)]
    what = "benefit" if verdict in _OF_BENEFIT else "outcome"
    if not levels:
        found = f"`{verdict}`, but no {what} was rated"
        return None if verdict is Verdict.UNCERTAIN else (found, f"Write `{Verdict.UNCERTAIN}`.")
    best = max((RATED.index(level) for level, importance in levels if importance in _COUNTS), default=-1)
    needed = _NEEDS[verdict]
    if best >= RATED.index(needed):
        return None
    has = f"the best of them has `{RATED[best]}`" if best >= 0 else "none of them has evidence"
    found = f"`{verdict}` needs {needed} certainty for a critical or important {what}, and {has}"
    return found, "Write a more careful verdict, or correct the rating."


def _that_count(verdict: Verdict, rated: list[OutcomeAnswer]) -> list[OutcomeAnswer]:
    """Return the rated answers that a verdict can be on: that something helps, not on how sure its harm is."""
    return [
        one
        for one in rated
        if one.certainty.level in RATED and not (verdict in _OF_BENEFIT and one.counts_as is CountsAs.HARM)
    ]


@rule(Theme.CERTAINTY, Question)
def no_evidence_is_searched_for(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """Where no evidence was found, nothing is pointed at.

    "No evidence found" is what a search came to, not a low rating: the question has to say where and when somebody
    looked, which its shape demands, and the answer cannot rest on results. A study that was found but does not
    count belongs into `left_out`.

    Source: Cochrane Handbook, chapters 4 (searching for studies) and 14 (summary of findings).

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

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              p: {value: 0.03, cite: "Quill2031, table 2"}
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: no evidence found
              because: Nothing was found.
              outcomes:
                - outcome: hum-loudness
                  importance: critical
                  effect: Nothing was found.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
                - outcome: hum-frequency
                  importance: critical
                  effect: One trial, too small to count.
                  results: [{study: quill-2031, result: hums}]
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
    """
    for placed in answers_in(sheet.entry):
        if placed.rating.level is not Certainty.NO_EVIDENCE:
            continue
        path = (*placed.rating_path, "level")
        if placed.answer.results:
            studies = ", ".join(dict.fromkeys(f"`{one.study}`" for one in placed.answer.results))
            found = f"no evidence found, but the answer rests on {studies}"
            yield Breach(path, found, "Rate the certainty of these results, or point at none.")
        else:
            yield Passed(path)


RULES = (verdict_follows_the_certainty, no_evidence_is_searched_for)
