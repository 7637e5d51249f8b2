"""A rule on p values that a sentence prints several times: as many results have them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from monograph.entries import Study
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.numbers.recorded_number import RecordedNumber
from monograph.evidence.prose.numbers import P, ProseNumber, numbers_in
from monograph.evidence.prose.recorded_numbers import agree, recorded_numbers
from monograph.evidence.prose.sentences import Sentence, entry_texts
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.rule import LOOK_AGAIN, Breach, Judgement, Passed, Setting, Theme, rule
from monograph.sources import Path

_OF_BOTH = re.compile(r"\b(?:both|each)\s*(?:with\s+)?\Z", re.IGNORECASE)
_BEFORE = 15
_SEVERAL = 2


@rule(Theme.WORDING, Study)
def each_printed_p_has_its_result(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A p value that a sentence of a study's summary prints twice is that of two results.

    "Hums (p = 0.02) and loudness (p = 0.02)", or "both p < 0.001", speaks of two results. When only one has such a
    p value, the other was changed or copied wrongly, and the sentence still looks right because one is held.
    Sentences with a citation, or about other studies too, are left alone. P values in cited notes and findings
    count as well.

    Source: principle 2 of this project: every number has a home, a field with a citation and a locator, or is
    computed from such fields.

    Passes:

        study/quill-2031:
          summary: {plain: It is invented., clinical: "Fewer hums, and softer ones (both p < 0.001)."}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: before–after
              index: [zorbatine]
              p: {value: "< 0.001", cite: "Quill2031, abstract"}
            - id: loudness
              outcome: hum-loudness
              contrast: before–after
              index: [zorbatine]
              p: {value: "< 0.001", cite: "Quill2031, abstract"}

    Fails:

        study/marrow-2032:
          summary: {plain: It is invented., clinical: "Fewer hums (p < 0.001)."}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: before–after
              index: [zorbatine]
              p: {value: "< 0.001", cite: "Marrow2032, abstract"}
        study/quill-2031:
          summary: {plain: It is invented., clinical: "Fewer hums, and softer ones (both p < 0.001)."}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          results:
            - id: hums
              outcome: hum-frequency
              contrast: before–after
              index: [zorbatine]
              p: {value: "< 0.001", cite: "Quill2031, abstract"}
            - id: loudness
              outcome: hum-loudness
              contrast: before–after
              index: [zorbatine]
              p: {value: 0.2, cite: "Quill2031, abstract"}
    """
    numbers = recorded_numbers(sheet)
    held = (*numbers.in_fields(P), *numbers.in_texts(P))
    for text in entry_texts(sheet):
        if text.path[0] != "summary":
            continue
        for sentence in text.sentences:
            if not sentence.cites and not _is_about_others(sentence, setting.base):
                yield from _judged(text.path, sentence, held)


def _is_about_others(sentence: Sentence, base: KnowledgeBase) -> bool:
    return any(isinstance(base.sheets[link.target].entry, Study) for link in sentence.links)


def _judged(path: Path, sentence: Sentence, held: tuple[RecordedNumber, ...]) -> Iterator[Judgement]:
    printed = [number for number in numbers_in(sentence) if number.unit == P]
    for (value, sign), times in _times(sentence, printed).items():
        last = [one for one in printed if (one.value, one.bound) == (value, sign)][-1]
        holders = sum(agree(last, one) for one in held)
        if times < _SEVERAL or not holders:
            continue  # another rule looks for a p value that nothing holds
        if holders >= times:
            yield Passed(path)
            continue
        words = sentence.words(last.start, last.end)
        found = (
            f"`{words}` is printed {times} times in a sentence, and only {holders} of this study's p values agree"
        )
        remedy = f"{LOOK_AGAIN} Or give each result its own `p`, or cite the source in the sentence."
        yield Breach(path, found, remedy, token=sentence.token(last.start, last.end))


def _times(sentence: Sentence, printed: list[ProseNumber]) -> Counter[tuple[Decimal, str]]:
    """Return how many results each printed p value is said to be of."""
    times: Counter[tuple[Decimal, str]] = Counter()
    for one in printed:
        is_of_both = _OF_BOTH.search(sentence.text, max(0, one.start - _BEFORE), one.start)
        times[one.value, one.bound] += 2 if is_of_both else 1
    return times


RULES = (each_printed_p_has_its_result,)
