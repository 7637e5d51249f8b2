"""Rules on where the numbers in prose come from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import chain

from monograph.entries import Claim, Condition, Entry, Question, Study
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.units import UNIT_NOT_GIVEN
from monograph.entries.shared.values import shown
from monograph.entries.shared.vocabulary import ClaimVerdict
from monograph.evidence.numbers.natural_frequencies import FREQUENCY
from monograph.evidence.numbers.recorded_number import Reading, RecordedNumber
from monograph.evidence.numbers.rounding import rounded_like
from monograph.evidence.numbers.unit_families import family_of
from monograph.evidence.prose.numbers import ProseNumber, has_numbers, is_denied, numbers_in
from monograph.evidence.prose.numbers_within_reach import entries_spoken_of, owners_of_numbers, within_reach
from monograph.evidence.prose.percent_readings import PERCENT_PIECES, is_contrasted, reading_of
from monograph.evidence.prose.recorded_numbers import (
    RecordedNumbers,
    holder,
    nearest,
    recorded_numbers,
    recorded_within,
)
from monograph.evidence.prose.sentences import LocatedText, Sentence, entry_texts, holds_any
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule


@rule(Theme.WORDING, Entry)
def prose_number_is_held(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """A number with a unit in prose is held by a field.

    A number that is in prose alone has no citation, stays when its source is corrected, and is checked by
    nobody. So each one in a text without a citation of its own must be held by a field or a cited text of this
    entry or of one it links to, or follow from those: a percentage from a count, a change from two means, a daily
    dose, a sum. A printed number stands for half of its last digit to either side.

    Natural frequencies are shares: "45 of 100", "52 fewer per 1000", "1 in 10" must be a percentage, a risk or a
    difference that is held or computed, also from a comparator's risk and a ratio; "number needed to treat 25" is
    one over such a difference.

    Left alone are quotations, what a claim's document says, definitions (of terms, outcomes, and where a sentence
    says that something is defined by a limit), wishes for further studies, years and dates, ages, names, numbers
    without a unit, and units that no field can have.

    Source: principle 2 of this project: every number has a home, a field with a citation and a locator, or is
    computed from such fields.

    Passes:

        study/quill-2031:
          participants:
            randomised: {value: 40, cite: "Quill2031, abstract"}
          summary:
            plain: Forty people took part.
            clinical: Invented trial (40 randomised).

    Fails:

        study/quill-2031:
          participants:
            randomised: {value: 40, cite: "Quill2031, abstract"}
          summary:
            plain: Forty people took part.
            clinical: Invented trial (40 randomised).
        study/marrow-2032:
          participants:
            randomised: {value: 40, cite: "Marrow2032, abstract"}
          summary:
            plain: Forty people took part.
            clinical: Invented trial (48 randomised).
    """
    everything = within_reach(sheet, setting.base)
    own = (
        text for text in _with_numbers(sheet) if not (text.cites or text.quotes_others or _is_wish(text, sheet))
    )
    for text, sentence in _sentences(own):
        if sentence.cites:
            continue
        owners = owners_of_numbers(text, sentence, sheet, setting.base)
        for number in numbers_in(sentence, sheet.vocabularies.units):
            numbers = _of_owners(owners, number, setting.base) or everything
            if _is_held(number, numbers):
                yield Passed(text.path)
            elif is_denied(sentence.text, number) or _is_limit_by_choice(sentence, number, sheet):
                continue
            elif number.unit == "%" and _in_points(number, (one.in_fields("points") for one in numbers)):
                yield NotJudged(text.path, "a field holds this number as points: points-are-not-percent judges it")
            else:
                words = sentence.words(number.start, number.end)
                found = f"`{words}`is not in any field of {_said_of(numbers, everything)}"
                token = sentence.token(number.start, number.end)
                near = nearest(number, recorded_within(numbers, number.unit))
                yield Breach(text.path, found, _offer(near, setting.base), token=token)


_OF_TIME = frozenset({family_of("weeks"), family_of("months")})


def _of_owners(owners: tuple[str, ...], number: ProseNumber, base: KnowledgeBase) -> tuple[RecordedNumbers, ...]:
    """Return the numbers of those a sentence is about, if they hold any of its kind.

    Times are not bound: prose gives them of what fields do not hold. A study without a number of this kind has
    its figures in another entry, as that of an interaction has.
    """
    if not owners or family_of(number.unit) in _OF_TIME:
        return ()
    numbers = tuple(recorded_numbers(base.sheets[one]) for one in owners)
    return numbers if any(True for _ in recorded_within(numbers, number.unit)) else ()


def _said_of(numbers: tuple[RecordedNumbers, ...], everything: tuple[RecordedNumbers, ...]) -> str:
    if numbers is everything:
        return "this entry or of an entry it links to"
    first, *others = (one.sheet.id for one in numbers)
    return f"{', '.join(f'`{one}`' for one in (first, *others))}, which the sentence is about"


def _is_held(number: ProseNumber, numbers: tuple[RecordedNumbers, ...]) -> bool:
    if holder(number, recorded_within(numbers, number.unit)) is not None:
        return True
    if number.unit != FREQUENCY or not number.many:
        return False
    # "10 of 100 people" may be the very people who were counted.
    count = number.value * number.many / 100
    counted = (number._replace(unit="people", value=one, band=None) for one in (count, number.many))
    return all(holder(one, recorded_within(numbers, "people")) is not None for one in counted)


_DEFINING = re.compile(
    r"\b(?:(?:is|are|was|were)\s+(?:\w+\s+)?(?:defined|called|named|termed|diagnosed|classed|classified|considered|counted|said)"
    r"|means?|definitions?|defin(?:e|es|ed|ing)|criteri(?:on|a)|by\s+convention|threshold|cut-?off|normal(?:ly)?|range)\b",
    re.IGNORECASE,
)


def _is_limit_by_choice(sentence: Sentence, number: ProseNumber, sheet: Sheet[Entry]) -> bool:
    """Whether a number is a limit that somebody chose to define something by, and no finding."""
    if number.bound not in ("<", ">"):
        return False
    return isinstance(sheet.entry, Condition) or _DEFINING.search(sentence.text) is not None


def _with_numbers(sheet: Sheet[Entry]) -> Iterator[LocatedText]:
    return (text for text in entry_texts(sheet) if has_numbers(text.text) and not text.is_definition)


def _is_wish(text: LocatedText, sheet: Sheet[Entry]) -> bool:
    return isinstance(sheet.entry, Question) and text.path[0] == "would_change"


def _sentences(texts: Iterable[LocatedText]) -> Iterator[tuple[LocatedText, Sentence]]:
    return ((text, sentence) for text in texts for sentence in text.sentences)


_ONE_DECIMAL = Decimal("0.1")


def _offer(near: RecordedNumber | None, base: KnowledgeBase) -> str:
    otherwise = (
        "Give it a field with its source, cite the source in the sentence, or link to the entry that holds it."
    )
    if near is None:
        return otherwise
    unit = "" if near.unit in ("p", "ratio", "interval") else f" {near.unit}"
    unit = " %" if near.unit == FREQUENCY else unit
    sign = f"p {near.bound} " if near.unit == "p" else ""
    value = near.value if near.band is None else rounded_like(near.value, _ONE_DECIMAL).normalize()
    return f"Nearest: `{sign}{shown(value)}{unit}` in {_where(near, base)}. {otherwise}"


def _where(held: RecordedNumber, base: KnowledgeBase) -> str:
    at = base.sheets[held.entry].at(held.path)
    return f"{held.entry}, {at}" if at else held.entry


@rule(Theme.WORDING, Entry)
def points_are_not_percent(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """Points of a scale are not called percent.

    A fall of 15 points on a scale of 100 is 15 % of the scale's length, and a third of a start of 46 points. A
    reader takes "15 % less" for the share of what was there before. So a percentage whose number is held in
    points, and as a percentage nowhere, is a fault. Where a text has a citation of its own, only the studies it
    cites are looked at, and only what it calls a change. What a claim's document says is looked at when we call
    it supported.

    Source: Cochrane Handbook 6.5.1.1: a mean difference is in the units of the scale.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hum-loudness
              outcome: hum-loudness
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              sides:
                - {arms: [zorbatine], statistic: mean, figure: {value: 30 points, cite: "Quill2031, table 2"}}
                - {arms: [placebo], statistic: mean, figure: {value: 45 points, cite: "Quill2031, table 2"}}
        drug/zorbatine:
          summary: {plain: It is invented., clinical: "In [[quill-2031]] hums were 15 points, or 33 %, softer."}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}, {id: placebo, name: Placebo, type: placebo}]
          results:
            - id: hum-loudness
              outcome: hum-loudness
              contrast: between arms
              index: [zorbatine]
              comparator: [placebo]
              effect: {value: {measure: mean difference, estimate: -15, unit: points}, cite: "Quill2031, table 2"}
        drug/glimmerine:
          summary: {plain: It is invented., clinical: "In [[quill-2031]] hums were 15 points softer."}
        drug/zorbatine:
          summary: {plain: It is invented., clinical: "In [[quill-2031]] hums were 15 % softer."}
    """
    for text, sentence in _sentences(
        text for text in _with_numbers(sheet) if holds_any(text.text, PERCENT_PIECES)
    ):
        is_cited = bool(text.cites or sentence.cites)
        if text.quotes_others and not _is_supported(sheet):
            continue
        shares = [number for number in numbers_in(sentence) if number.unit == "%"]
        for number in shares:
            reading = reading_of(sentence.text, number)
            is_change = reading is not None and reading.reading is Reading.CHANGE
            if is_contrasted(sentence.text, number) or (is_cited and not is_change):
                continue
            yield _judged(text, sentence, number, sheet, setting.base)


def _is_supported(sheet: Sheet[Entry]) -> bool:
    return isinstance(sheet.entry, Claim) and sheet.entry.verdict is ClaimVerdict.SUPPORTED


def _judged(
    text: LocatedText, sentence: Sentence, number: ProseNumber, sheet: Sheet[Entry], base: KnowledgeBase
) -> Judgement:
    """Judge one percentage; one that nothing holds in any unit is another rule's."""
    as_percent: Iterator[RecordedNumber]
    if text.cites or sentence.cites:
        numbers = [recorded_numbers(base.sheets[one]) for one in entries_spoken_of(text, sentence, sheet, base)]
        as_percent = chain.from_iterable(one.in_fields("%") for one in numbers)
    else:
        numbers = list(within_reach(sheet, base))
        as_percent = recorded_within(numbers, "%")
    if holder(number, as_percent) is not None:
        return Passed(text.path)
    held = _in_points(number, (one.in_fields("points") for one in numbers))
    if held is None:
        return NotJudged(text.path, "no field holds this number, in percent or in points")
    words, where = sentence.words(number.start, number.end), _where(held, base)
    found = f"`{words}`, but {where} holds {shown(held.value)} points of a scale, which are not percent"
    remedy = f"Write `{shown(number.value)} points` and the length of the scale{_as_share(held, base)}."
    return Breach(text.path, found, remedy, token=sentence.token(number.start, number.end))


# Not "units": botulinum toxin is counted in them.
_OF_A_SCALE = frozenset({"points", UNIT_NOT_GIVEN})


def _in_points(number: ProseNumber, points: Iterator[tuple[RecordedNumber, ...]]) -> RecordedNumber | None:
    """Return what holds a percentage's number in points; the ends of a scale are no finding."""
    findings = (held for some in points for held in some if held.unit in _OF_A_SCALE and "scale" not in held.path)
    return holder(number._replace(unit="points"), findings)


def _as_share(held: RecordedNumber, base: KnowledgeBase) -> str:
    """Return the change in percent that goes with a difference in points, when the same result gives one."""
    entry = base.sheets[held.entry]
    if not isinstance(entry.entry, Study):
        return ""
    same = [
        one
        for one in recorded_numbers(entry).in_fields("%")
        if one.reading is Reading.CHANGE and one.path[:2] == held.path[:2]
    ]
    return f"; in percent it is {shown(rounded_like(same[0].value, held.value))} %" if same else ""


RULES = (prose_number_is_held, points_are_not_percent)
