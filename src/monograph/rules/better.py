"""A rule on what is good of an outcome: it goes with the outcome's name."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Outcome
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import BetterDirection
from monograph.evidence.pico.better_words import better_by_name, is_said_to_be
from monograph.findings import Severity
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule

_WORD = {BetterDirection.HIGHER: "higher", BetterDirection.LOWER: "lower"}


@rule(Theme.WORDING, Outcome, Severity.WARNING)
def better_goes_with_the_name(sheet: Sheet[Outcome], setting: Setting) -> Iterator[Judgement]:
    """Which direction is good of an outcome goes with what its name says.

    Every result on an outcome is read through `better`: one wrong word there turns all of them round, on every
    page. Less pain is better, and so is more strength. It is a warning, because a scale may count the other way
    round, as one of pain does on which 100 is none; then `measures` says so in words, for readers too. Cannot
    judge: names that say neither, such as that of a scale, and names with words that may turn the sense, such as
    "time to", "control" or "loss".

    Source: Cochrane Handbook 6.5.1.2 and 15.1 (scales that run in opposite directions).

    Passes:

        outcome/hum-severity: {name: Hum severity, better: lower is better}
        outcome/drum-pain:
          name: Drum pain score
          measures: Pain from drums, from 0 to 100. A higher score is better.
          better: higher is better

    Fails:

        outcome/hum-severity: {name: Hum severity, better: lower is better}
        outcome/drum-pain:
          name: Drum pain score
          measures: Pain from drums, from 0 to 100.
          better: higher is better
    """
    outcome = sheet.entry
    by_name = better_by_name(outcome, setting.base)
    here = ("better",)
    if by_name is None or outcome.better not in _WORD:
        yield NotJudged(here, "the name does not say which direction is good")
    elif by_name is outcome.better or is_said_to_be(outcome, outcome.better):
        yield Passed(here)
    else:
        found = f"“{outcome.better}”, but by its name “{outcome.name}” {by_name}"
        number = f"a {_WORD[outcome.better]} number is better, and of what"
        remedy = f"Write `{by_name}`, or say in `measures` that {number}."
        yield Breach(here, found, remedy)


RULES = (better_goes_with_the_name,)
