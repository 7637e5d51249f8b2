"""Rules on certainty ratings."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Question
from monograph.entries.question import CertaintyRating
from monograph.entries.sheet import Sheet
from monograph.evidence.certainty import level_from_domains
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule


@rule(Theme.CERTAINTY, Question)
def certainty_follows_its_domains(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A certainty is where its start and its domains lead.

    The reader sees a level and, below it, what lowered it. When the two do not agree, one of them is wrong. Levels
    are counted down and up from the start; a body of evidence with a domain that was not assessed is at most
    moderate.

    Source: GRADE guidelines 3 (Balshem 2011), doi:10.1016/j.jclinepi.2010.07.015; the ceiling is decision 5 of this
    project.

    Passes:

        question/does-zorbatine-quiet-limb-hum:
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
                      - {domain: risk of bias, judgement: down one level, reason: Nobody was masked.}
                      - {domain: imprecision, judgement: down one level, reason: Few people.}

    Fails:

        question/does-zorbatine-quiet-limb-hum:
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
                - outcome: hum-loudness
                  importance: critical
                  effect: Softer hums.
                  certainty:
                    level: moderate
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {domain: risk of bias, judgement: down one level, reason: Nobody was masked.}
                      - {domain: imprecision, judgement: down one level, reason: Few people.}
    """
    for path, rating in sheet.parts(CertaintyRating):
        expected = level_from_domains(rating)
        here = (*path, "level")
        if expected is None:
            yield NotJudged(here, "no evidence was found, so there is nothing to count from")
        elif expected is rating.level:
            yield Passed(here)
        else:
            found = f"certainty `{rating.level}`, but start and domains lead to `{expected}`"
            yield Breach(here, found, f"Write `{expected}`, or mend a domain's judgement.")


RULES = (certainty_follows_its_domains,)
