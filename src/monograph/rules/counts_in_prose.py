"""Rules on counts in prose: "3 of 20" is told of the same people as a count that a field holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from monograph.entries import Claim, Entry, Study
from monograph.entries.kinds.study import Participants
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.values import CountOf, Quantity
from monograph.evidence.prose.recorded_numbers import recorded_numbers
from monograph.evidence.prose.sentences import Sentence, entry_texts
from monograph.findings import Severity
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule

_COUNT = re.compile(r"(?<![\w.,/])(?P<count>\d{1,5}) of (?:the |all )?(?P<total>\d{1,5})(?![\w/]|[.,]\d| ?%)")
_POINTS = re.compile(r" ?(?:points|questions|items|studies|trials|reviews|weeks|days|months|years|mg|doses)\b")
# "9 of 100" says 9 % in other words, and need not be a count; the rule on numbers in prose judges it.
_OF_SHARES = frozenset({100, 1000, 10000})


@rule(Theme.WORDING, Entry, Severity.WARNING)
def count_in_prose_is_held(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """A count such as "3 of 20" in prose is that of a field with the same number of people.

    The two numbers of a count belong together. Where a study that the text is about holds counts of 20 people,
    "3 of 20" must be one of them, or what is left of one, or two of them together, or are in a text with a
    citation. Otherwise the field was changed and the sentence was not. Sentences with a citation of their own are
    left alone, and so are numbers of people that no count is of. Cannot judge: "9 of 100" and "9 of 1000", which
    say a percentage in other words.

    Source: principle 2 of this project: every number has a home, a field with a citation and a locator, or is
    computed from such fields.

    Passes:

        study/quill-2031:
          summary:
            plain: Headache came to 3 of 20 people; 17 of 20 had none.
            clinical: It is invented.
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          harms:
            - {event: headache, arms: [zorbatine], people: {value: 3 of 20, cite: "Quill2031, table 3"}}

    Fails:

        study/marrow-2032:
          summary: {plain: It is invented., clinical: It is invented.}
        study/quill-2031:
          summary:
            plain: Headache came to 3 of 20 people.
            clinical: It is invented.
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          harms:
            - {event: headache, arms: [zorbatine], people: {value: 8 of 20, cite: "Quill2031, table 3"}}
    """
    if isinstance(sheet.entry, Claim):
        return  # its document may count otherwise, and that is what the claim is about
    for text in entry_texts(sheet):
        if text.cites or text.quotes_others or text.is_definition or " of " not in text.text:
            continue
        for sentence in text.sentences:
            for match in () if sentence.cites else _COUNT.finditer(sentence.text):
                count, total = int(match["count"]), int(match["total"])
                near = _spoken_of(sheet, sentence, setting.base)
                held = _held_of(total, near)
                if not held or _POINTS.match(sentence.text, match.end()):
                    continue
                if count in held:
                    yield Passed(text.path)
                    continue
                if total in _OF_SHARES:
                    yield NotJudged(text.path, "it may be a share of people: prose-number-is-held judges it")
                    continue
                counts = " and ".join(f"{one} of {total}" for one in sorted(_counts_in(near, total)))
                found = f"`{match[0]}`, but fields hold {counts}"
                remedy = "Correct the sentence or the field; or cite in the sentence where this count stands."
                yield Breach(text.path, found, remedy, token=sentence.token(match.start(), match.end()))


def _spoken_of(sheet: Sheet[Entry], sentence: Sentence, base: KnowledgeBase) -> tuple[Sheet[Entry], ...]:
    """Return the entry and the studies a sentence can be about: those it links to, else all the entry links to."""
    linked = [link.target for link in sentence.links if isinstance(base.sheets[link.target].entry, Study)]
    near = [link.target for link in sheet.links if isinstance(base.sheets[link.target].entry, Study)]
    studies = linked or ([] if isinstance(sheet.entry, Study) else near)
    return (sheet, *(base.sheets[one] for one in dict.fromkeys(studies)))


def _counts_in(sheets: tuple[Sheet[Entry], ...], total: int) -> set[int]:
    return {value.count for one in sheets for _, value in one.parts(CountOf) if value.total == total}


def _held_of(total: int, sheets: tuple[Sheet[Entry], ...]) -> frozenset[int]:
    """Return the numbers that may be said of that many people; none if no count is of them."""
    counts = _counts_in(sheets, total)
    if not counts:
        return frozenset()
    sums = {first + second for first, second in combinations(counts, 2) if first + second <= total}
    left = {total - count for count in counts}
    cited = {int(held.value) for one in sheets for held in recorded_numbers(one).in_texts("people")}
    return frozenset(counts | sums | left | {total} | cited | _numbers_of_people(sheets))


def _numbers_of_people(sheets: tuple[Sheet[Entry], ...]) -> set[int]:
    """Return how many people there were at each stage: "18 of 20 completed" is no count of a field."""
    stages = [people for one in sheets for _, people in one.parts(Participants)]
    held = (getattr(people, name) for people in stages for name in Participants.model_fields)
    figures = {int(value.low) for one in sheets for _, value in one.parts(Quantity) if value.unit == "people"}
    return figures | {one.value for one in held if one is not None and one.value is not None}


RULES = (count_in_prose_is_held,)
