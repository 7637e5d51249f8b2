"""A rule on two numbers that prose sets against each other: they are the two sides of one result."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from monograph.entries import Study
from monograph.entries.kinds.result import Harm
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.numbers.recorded_number import RecordedNumber
from monograph.evidence.prose.numbers import ProseNumber, numbers_in
from monograph.evidence.prose.recorded_numbers import agree, recorded_numbers
from monograph.evidence.prose.sentences import Sentence, entry_texts
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

_AGAINST = re.compile(r"(?:\s*%)?\s+(?:against|versus|vs\.?)\s+\Z")


@rule(Theme.WORDING, Study)
def compared_numbers_are_of_one_result(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """Two percentages that a study's summary sets against each other are those of one result.

    "50 % against 12.5 %" speaks of two groups and one outcome. When each of the two is held, but by different
    results, one figure was changed or copied wrongly, and the sentence still looks right. Looked at are
    percentages on both sides of "against" and "versus" in sentences without a citation that link to no other
    study. Cannot judge: a percentage that something besides results and harms holds.

    Source: principle 2 of this project: every number has a home, a field with a citation and a locator, or is
    computed from such fields.

    Passes:

        study/quill-2031:
          summary: {plain: It is invented., clinical: Fewer hums in 50 % against 12.5 %.}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: dummy, name: Dummy, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              sides:
                - arms: [zorbatine]
                  statistic: percentage of people
                  figure: {value: 50 %, cite: "Quill2031, table 2"}
                - arms: [dummy]
                  statistic: percentage of people
                  figure: {value: 12.5 %, cite: "Quill2031, table 2"}

    Fails:

        study/marrow-2032:
          summary: {plain: It is invented., clinical: It has no numbers.}
        study/quill-2031:
          summary:
            plain: It is invented.
            clinical: Fewer hums in 50 % against 12.5 %, softer ones in 50 % against 4 %.
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: dummy, name: Dummy, type: placebo}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              sides:
                - arms: [zorbatine]
                  statistic: percentage of people
                  figure: {value: 50 %, cite: "Quill2031, table 2"}
                - arms: [dummy]
                  statistic: percentage of people
                  figure: {value: 12.5 %, cite: "Quill2031, table 2"}
            - id: loudness
              outcome: hum-loudness
              contrast: between arms
              index: [zorbatine]
              comparator: [dummy]
              sides:
                - arms: [zorbatine]
                  statistic: percentage of people
                  figure: {value: 75 %, cite: "Quill2031, table 2"}
                - arms: [dummy]
                  statistic: percentage of people
                  figure: {value: 4 %, cite: "Quill2031, table 2"}
    """
    numbers = recorded_numbers(sheet)
    for text in entry_texts(sheet):
        if text.path[0] != "summary":
            continue
        for sentence in text.sentences:
            if sentence.cites or _is_about_others(sentence, setting.base):
                continue
            for pair in _set_against(sentence):
                held = tuple(tuple(one for one in numbers.in_fields("%") if agree(number, one)) for number in pair)
                yield _judged(text.path, sentence, pair, held, sheet)


def _is_about_others(sentence: Sentence, base: KnowledgeBase) -> bool:
    return any(isinstance(base.sheets[link.target].entry, Study) for link in sentence.links)


def _set_against(sentence: Sentence) -> Iterator[tuple[ProseNumber, ProseNumber]]:
    shares = [number for number in numbers_in(sentence) if number.unit == "%"]
    for ours, theirs in pairwise(shares):
        if _AGAINST.search(sentence.text, ours.start, theirs.start) and theirs.start - ours.start < _NEAR:
            yield ours, theirs


_NEAR = 25


def _judged(
    path: Path,
    sentence: Sentence,
    pair: tuple[ProseNumber, ProseNumber],
    held: tuple[tuple[RecordedNumber, ...], ...],
    sheet: Sheet[Study],
) -> Judgement:
    homes = [_homes(some, sheet) for some in held]
    if not all(homes) or "" in homes[0] | homes[1]:
        return NotJudged(path, "something else than a result holds one of the two, or nothing does")
    if homes[0] & homes[1]:
        return Passed(path)
    words = sentence.words(pair[0].start, pair[1].end)
    found = f"`{words}`, but no result of this study holds both"
    token = sentence.token(pair[0].start, pair[1].end)
    return Breach(path, found, f"{LOOK_AGAIN} Or cite the source in the sentence.", token=token)


def _homes(held: Iterable[RecordedNumber], sheet: Sheet[Study]) -> frozenset[str]:
    """Return the results that hold a number, and the events for harms; an empty text for anything else."""
    return frozenset(_home(one.path, sheet) for one in held)


def _home(path: Path, sheet: Sheet[Study]) -> str:
    if path[0] == "results":
        return f"result {path[1]}"
    part = sheet.value_at(path[:2]) if path[0] == "harms" else None
    return f"harm {part.event}" if isinstance(part, Harm) else ""


RULES = (compared_numbers_are_of_one_result,)
