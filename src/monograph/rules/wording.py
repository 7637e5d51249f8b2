"""Rules on words that say how large or how sure a finding is: by and to, significant."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from monograph.entries import Claim, Entry, Study
from monograph.entries.kinds.question import OutcomeAnswer
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.values import PValue, shown
from monograph.entries.shared.vocabulary import ClaimVerdict
from monograph.evidence.numbers.recorded_number import Reading, RecordedNumber
from monograph.evidence.prose.numbers import ProseNumber, numbers_in
from monograph.evidence.prose.numbers_within_reach import pointers_of, relative_figures
from monograph.evidence.prose.percent_readings import PERCENT_PIECES, PercentReading, reading_of
from monograph.evidence.prose.recorded_numbers import agree
from monograph.evidence.prose.sentences import LocatedText, Sentence, entry_texts, holds_any
from monograph.evidence.prose.significance import (
    USUAL_LIMIT,
    SignificanceClaim,
    is_significant,
    significance_claims,
)
from monograph.evidence.studies.pointers import pointed_at
from monograph.findings import Severity
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule


@rule(Theme.WORDING, Entry)
def by_and_to_are_told_apart(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """A change is "by" so many percent, a level "to" so many.

    A rate ratio of 0.31 means hums fell to 31 % of those on placebo, which is by 69 %. "By 31 %" understates
    such an effect by more than half, and "to 69 %" does the same from the other end. So what a sentence calls a
    change ("by 69 %", "69 % fewer", "a fall of 69 %") must be a change that is held or computed, and what it
    calls a level ("to 31 %", "31 % of placebo") a level. "By more than 30 %" stands for 30 to 40 %.

    The figures are those of the studies a sentence links to or cites, or of the results its answer points at.
    Where they hold no relative change, nothing is judged; quotations are left alone, and so is what a claim's
    document says, unless we call it supported.

    Source: Cochrane Handbook 6.4.1.2 (relative effects: what is left, and by how much it fell).

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hum-frequency
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              effect: {value: {measure: rate ratio, estimate: 0.31}, cite: "Quill2031, table 2"}
        drug/zorbatine:
          summary:
            plain: It is invented.
            clinical: In [[quill-2031]] hums fell by 69 %, to 31 % of placebo.

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hum-frequency
              outcome: hum-frequency
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              effect: {value: {measure: rate ratio, estimate: 0.31}, cite: "Quill2031, table 2"}
        drug/glimmerine:
          summary: {plain: It is invented., clinical: "In [[quill-2031]] hums fell by 69 %."}
        drug/zorbatine:
          summary: {plain: It is invented., clinical: "In [[quill-2031]] hums fell by more than 30 %."}
    """
    for text, sentence in _own_sentences(sheet, PERCENT_PIECES):
        for number in numbers_in(sentence):
            said = reading_of(sentence.text, number) if number.unit == "%" else None
            if said is not None:
                figures = relative_figures(text, sentence, sheet, setting.base)
                yield _judged_reading(text, sentence, number, said, figures)


_SIGNIFICANT = ("ignifican",)


def _own_sentences(sheet: Sheet[Entry], pieces: tuple[str, ...]) -> Iterator[tuple[LocatedText, Sentence]]:
    """Yield the sentences that an entry says itself, of the texts that hold one of some pieces.

    What a claim's document says is ours when we call it supported.
    """
    is_supported = isinstance(sheet.entry, Claim) and sheet.entry.verdict is ClaimVerdict.SUPPORTED
    for text in entry_texts(sheet):
        if (is_supported or not text.quotes_others) and holds_any(text.text, pieces):
            for sentence in text.sentences:
                yield text, sentence


def _judged_reading(
    text: LocatedText,
    sentence: Sentence,
    number: ProseNumber,
    said: PercentReading,
    figures: tuple[RecordedNumber, ...],
) -> Judgement:
    if not figures:
        return NotJudged(text.path, "what it speaks of holds no relative change")
    if any(held.reading is said.reading and agree(number, held) for held in figures):
        return Passed(text.path)
    other = next(
        (held for held in figures if held.reading is _OPPOSITE[said.reading] and agree(number, held)), None
    )
    if other is None or any(held.reading is Reading.PLAIN and held.value == number.value for held in figures):
        return NotJudged(text.path, "no relative change of this size is held, or it is held as another share")
    right = _counterpart(other, figures)
    level, change = (other.value, right) if other.reading is Reading.LEVEL else (right, other.value)
    token = sentence.token(said.start, said.end)
    is_said = "a change" if said.reading is Reading.CHANGE else "what is left"
    words = sentence.words(said.start, said.end)
    found = f"`{words}` is said as {is_said}; {other.entry} holds {_whole(level)} % of the comparator"
    remedy = f"Write `to {_whole(level)} %`, or `by {_whole(change)} %`."
    return Breach(text.path, found, remedy, token=token)


_OPPOSITE = {Reading.CHANGE: Reading.LEVEL, Reading.LEVEL: Reading.CHANGE}


def _counterpart(held: RecordedNumber, figures: tuple[RecordedNumber, ...]) -> Decimal:
    """Return the change that goes with a level, or the level that goes with a change; a rise adds to the whole."""
    fall, rise = abs(100 - held.value), 100 + held.value
    beside = [one.value for one in figures if one.path == held.path and one.reading is _OPPOSITE[held.reading]]
    return rise if held.reading is Reading.CHANGE and rise in beside else fall


def _whole(value: Decimal) -> str:
    return shown(
        value.quantize(Decimal(1)) if value == value.to_integral_value() else value.quantize(Decimal("0.1"))
    )


@rule(Theme.WORDING, Entry, Severity.WARNING)
def significant_agrees_with_p(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """What is called significant has a p value below the limit.

    "Significant" beside p = 0.08 is read as a finding that was made. "Not significant" beside p = 0.03 is read
    as one that was not. The limit is 0.05, or what the result's interval was made for. A word without a p value
    in its sentence is judged in an answer, by the p values of the results it points at; elsewhere it cannot be
    judged. Importance to patients ("clinically significant") is another matter. Quotations are left alone, and
    so is what a claim's document says, unless we call it supported. It is a warning: only a reader can tell which
    p value a word belongs to.

    Source: statcheck looks for the same in papers (Nuijten 2016, doi:10.3758/s13428-015-0664-2).

    Passes:

        study/quill-2031:
          summary:
            plain: It is invented.
            clinical: Hums fell significantly (p = 0.03), their loudness did not differ significantly (p = 0.08).

    Fails:

        study/marrow-2032:
          summary: {plain: It is invented., clinical: Hums fell significantly (p = 0.03).}
        study/quill-2031:
          summary: {plain: It is invented., clinical: "Hums fell significantly at 300 mg/day (p = 0.08)."}
    """
    for text, sentence in _own_sentences(sheet, _SIGNIFICANT):
        claims = significance_claims(sentence.text)
        is_corrected = bool(claims) and _OTHER_LIMIT.search(sentence.text) is not None
        clauses = _Clauses(text, sentence, sheet, setting.base)
        for claim in claims:
            if claim.is_significant is None:
                yield NotJudged(text.path, "it reports that somebody else uses the word, or hedges it")
            elif is_corrected:
                yield NotJudged(text.path, "the limit was corrected, or is a one-sided one")
            else:
                yield _judged_word(text, sentence, claim, clauses)


_OTHER_LIMIT = re.compile(
    r"\b(?:correct(?:ed|ion)|Bonferroni|Holm|Hochberg|multipl\w+|one-(?:sided|tailed)|interim|hierarch\w+|prespecified"
    r"|non-?inferior\w*|equivalen\w+|superiority\s+margin|margin)\b",
    re.IGNORECASE,
)


def _judged_word(text: LocatedText, sentence: Sentence, claim: SignificanceClaim, clauses: _Clauses) -> Judgement:
    known = clauses.p_values_around(claim)
    if claim.p is not None:
        limit = next((one.limit for one in known if one.p == claim.p), USUAL_LIMIT)
        holds, beside = is_significant(claim.p, limit), f"{claim.p}"
    else:
        judged = known if clauses.speaks_of_its_results else ()
        verdicts = {is_significant(one.p, one.limit) for one in judged}
        holds = verdicts.pop() if len(verdicts) == 1 else None
        limit = judged[0].limit if judged else USUAL_LIMIT
        beside = " and ".join(dict.fromkeys(f"{one.p} in {one.where}" for one in judged))
    if holds is None:
        return NotJudged(text.path, "no p value says whether it is significant")
    if holds == claim.is_significant:
        return Passed(text.path)
    word = sentence.words(claim.start, claim.end)
    denied = "is denied" if holds else "is said"
    found = f"`{word}` {denied}, but {beside}; the limit is {shown(limit)}"
    remedy = "Give the p value without the word. A word that is the source's own goes into quotation marks."
    return Breach(text.path, found, remedy, token=sentence.token(claim.start, claim.end))


class _Clauses:
    """The parts of a sentence between semicolons, and the p values behind each, looked up once a part."""

    def __init__(self, text: LocatedText, sentence: Sentence, sheet: Sheet[Entry], base: KnowledgeBase) -> None:
        self._text, self._sentence, self._sheet, self._base = text, sentence, sheet, base
        self._borders = [match.start() for match in re.finditer(";", sentence.text)]
        self._found: dict[int, tuple[_KnownP, ...]] = {}

    @cached_property
    def speaks_of_its_results(self) -> bool:
        return _speaks_of_its_results(self._text, self._sheet)

    def p_values_around(self, claim: SignificanceClaim) -> tuple[_KnownP, ...]:
        """Return the p values behind the part that a claim is in."""
        number = bisect_left(self._borders, claim.start)
        if number not in self._found:
            start = self._borders[number - 1] if number else 0
            end = self._borders[number] if number < len(self._borders) else len(self._sentence.text)
            links = tuple(link for link in self._sentence.links if start <= link.start < end)
            part = self._sentence._replace(links=links)
            self._found[number] = tuple(_p_values_behind(self._text, part, self._sheet, self._base))
        return self._found[number]


@dataclass(frozen=True, slots=True)
class _KnownP:
    """The p value of a result, the limit its interval was made for, and where it stands."""

    p: PValue
    limit: Decimal
    where: str


def _p_values_behind(
    text: LocatedText, sentence: Sentence, sheet: Sheet[Entry], base: KnowledgeBase
) -> Iterator[_KnownP]:
    """Yield the p values of the results behind a text: a study's own, else those its answer or claim points at."""
    if isinstance(sheet.entry, Study):
        behind: list[tuple[str, Result | Harm]] = [(sheet.id, result) for result in sheet.entry.results]
    else:
        pointers = pointers_of(text.path, sheet)
        linked = {link.target for link in sentence.links} & {str(one.study) for one in pointers}
        chosen = [one for one in pointers if not linked or one.study in linked]
        behind = [(str(one.study), pointed_at(one, base)[1]) for one in chosen]
    for study, result in behind:
        if result.p is not None and result.p.value is not None:
            interval = result.interval.value if isinstance(result, Result) and result.interval else None
            limit = 1 - interval.level / 100 if interval is not None else USUAL_LIMIT
            yield _KnownP(result.p.value, limit, f"{study}, {result.id}")


def _speaks_of_its_results(text: LocatedText, sheet: Sheet[Entry]) -> bool:
    """Whether a word without a p value is about the results that the text points at."""
    around = sheet.value_at(text.path[:-1])
    return text.quotes_others or (isinstance(around, OutcomeAnswer) and text.path[-1] == "effect")


RULES = (by_and_to_are_told_apart, significant_agrees_with_p)
