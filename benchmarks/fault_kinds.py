"""Kinds of fault in evidence: where in a base each can be made, by which edit, and what else there contradicts it.

A fault is contradicted when the base says the right thing once more, by a test that looks at data only: another field
that must agree by arithmetic or by a rule of GRADE, another entry that is pointed at, or the same number with the same
unit in prose of the entry, or of one that links to it. Each kind says at its place which of these it counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from random import Random
from types import MappingProxyType

from monograph.entries import Entry, Outcome, Question, Study
from monograph.entries.dosing import DoseLevel
from monograph.entries.question import OutcomeAnswer
from monograph.entries.result import Effect, Harm, Interval, Result, Side
from monograph.entries.sheet import Sheet
from monograph.entries.study import Arm
from monograph.entries.values import Quantity
from monograph.entries.vocabulary import (
    ArmType,
    Certainty,
    Direction,
    DomainJudgement,
    EffectMeasure,
    RatingOrigin,
    Verdict,
)
from monograph.evidence.certainty import level_from_domains
from monograph.evidence.participants import STAGES, at_stage, takes_everybody_through_every_arm
from monograph.knowledge_base import KnowledgeBase
from monograph.links import EntryText
from monograph.sources import Path

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PEOPLE = r"(?:\w+ )?(?:people|patients|participants|adults|randomi[sz]ed|enrolled|analysed|treated|completed)\b"


@dataclass(frozen=True, slots=True)
class Fault:
    """One edit of one entry's file, and what else in the base contradicts it; nothing when that is empty."""

    sheet: Sheet[Entry]
    edits: tuple[tuple[Path, str], ...]
    contradicted_by: str = ""

    @property
    def path(self) -> Path:
        """Where the value stands that is spoilt."""
        return self.edits[0][0]


@dataclass(frozen=True)
class Places:
    """Where faults are made: the sound base, with a source of chance of one kind of fault."""

    base: KnowledgeBase
    chance: Random

    def parts(self, kind: type, part: type) -> Iterator[tuple[Sheet[Entry], Path, object]]:
        """Yield every part of one type in the entries of one kind."""
        for sheet in self.base.all(kind):
            for path, value in sheet.parts(part):
                yield sheet, path, value

    def restated(self, sheet: Sheet[Entry], words: str) -> str:
        """Say where the words stand in prose: of the entry itself, or in a sentence elsewhere that links to it."""
        pattern = re.compile(rf"(?<![\d.,]){words}", re.IGNORECASE)
        for one in (sheet.id, *sorted(self.base.backlinks[sheet.id])):
            for sentence in sentences_of(self.base, one):
                is_about_it = one == sheet.id or f"[[{sheet.id}" in sentence
                if is_about_it and pattern.search(sentence):
                    return f"prose in {one}"
        return ""


@lru_cache(maxsize=1024)
def sentences_of(base: KnowledgeBase, entry: str) -> tuple[str, ...]:
    """Return the sentences of an entry's running text, roughly."""
    text = "\n".join(str(text) for _, text in base.sheets[entry].parts(EntryText))
    return tuple(re.split(r"(?<=[.;])\s+(?=[A-Z\[])|\n", text))


def with_unit(number: str, unit: str) -> str:
    """Return the pattern of a number followed by its unit."""
    ending = r"(?!\w)" if unit[-1:].isalpha() else ""
    return rf"{re.escape(number)}[ -]?{re.escape(unit)}{ending}"


def people(size: int) -> str:
    """Return the pattern of a number of people."""
    return rf"{size} {_PEOPLE}"


def piece(sheet: Sheet[Entry], path: Path) -> str:
    """Return a value as it is written, if it is a scalar on one line; else nothing."""
    span = sheet.document.values.get(path)
    if span is None or span.line != span.end_line:
        return ""
    return sheet.document.lines[span.line - 1][span.column - 1 : span.end_column - 1].removeprefix("[")


def scaled(text: str, factor: str) -> str:
    """Return a piece with its first number multiplied and rounded as it was, or the next number if that is the same."""
    match = _NUMBER.search(text)
    if match is None:
        return ""
    old = Decimal(match[0])
    new = (old * Decimal(factor)).quantize(old, ROUND_HALF_EVEN)
    if new == old:
        new = old + Decimal(1).scaleb(int(old.as_tuple().exponent))
    return f"{text[: match.start()]}{new:f}{text[match.end() :]}"


def first_number(text: str) -> str:
    """Return the first number of a piece as it is written."""
    match = _NUMBER.search(text)
    return match[0] if match else ""


def percent_beside_count(places: Places) -> Iterator[Fault]:
    """A percent, or the count beside it, is changed. Contradicted: by the other of the two."""
    for sheet, path, harm in places.parts(Study, Harm):
        assert isinstance(harm, Harm)
        if harm.percent and harm.people and harm.percent.value is not None and harm.people.value is not None:
            field = places.chance.choice(("percent", "people"))
            yield from _changed(places, sheet, (*path, field, "value"), ("0.7", "1.3"), "the figure beside it")


def arm_size(places: Places) -> Iterator[Fault]:
    """The number of people in an arm is changed.

    Contradicted: by the study's number less the other arms, where all are known; by a count of people of this very arm;
    by prose.
    """
    for sheet, path, arm in places.parts(Study, Arm):
        study = sheet.entry
        assert isinstance(arm, Arm)
        assert isinstance(study, Study)
        for stage in STAGES:
            size = at_stage(arm.participants, stage)
            if size is None:
                continue
            why = _sum_of_arms(study, stage) or _counted_of(study, arm.id, size)
            why = why or places.restated(sheet, people(size))
            yield from _changed(places, sheet, (*path, "participants", stage, "value"), ("0.8", "1.2"), why)


def _sum_of_arms(study: Study, stage: str) -> str:
    whole = at_stage(study.participants, stage) is not None
    known = all(at_stage(arm.participants, stage) is not None for arm in study.arms)
    is_sum = whole and known and not takes_everybody_through_every_arm(study)
    return "the study's number and its arms" if is_sum else ""


def _counted_of(study: Study, arm: str, size: int) -> str:
    counts = [harm.people for harm in study.harms if harm.arms == (arm,)]
    counts += [side.people for result in study.results for side in result.sides if side.arms == (arm,)]
    known = (count.value for count in counts if count is not None and count.value is not None)
    return "counts of this arm's people" if any(count.total == size for count in known) else ""


def certainty_level(places: Places) -> Iterator[Fault]:
    """A level of certainty is changed, its domains are not. Contradicted: by the domains, if the rating is ours."""
    ladder = [Certainty.VERY_LOW, Certainty.LOW, Certainty.MODERATE, Certainty.HIGH]
    for sheet, path, answer in places.parts(Question, OutcomeAnswer):
        assert isinstance(answer, OutcomeAnswer)
        rating = answer.certainty
        if rating.level in ladder:
            at = ladder.index(rating.level)
            new = places.chance.choice([ladder[near] for near in (at - 1, at + 1) if 0 <= near < len(ladder)])
            why = "" if rating.origin is RatingOrigin.STATED else "its domains"
            yield Fault(sheet, (((*path, "certainty", "level"), str(new)),), why)


def verdict(places: Places) -> Iterator[Fault]:
    """A verdict becomes another one. Contradicted: by the results and certainties it rests on, where it has any."""
    for sheet in places.base.all(Question):
        for number, option in enumerate(sheet.entry.options):
            new = places.chance.choice([one for one in Verdict if one is not option.verdict])
            why = "its results and certainties" if option.outcomes else ""
            yield Fault(sheet, ((("options", number, "verdict"), str(new)),), why)


def other_study(places: Places) -> Iterator[Fault]:
    """An answer points at a result of another study. Contradicted: by that result's treatment, outcome or people."""
    everything = [
        (sheet.id, result.id, result.outcome) for sheet in places.base.all(Study) for result in sheet.entry.results
    ]
    for sheet, path, answer in places.parts(Question, OutcomeAnswer):
        assert isinstance(answer, OutcomeAnswer)
        for number, pointed in enumerate(answer.results):
            study, result, _ = places.chance.choice([one for one in everything if one[0] != pointed.study])
            here = (*path, "results", number)
            yield Fault(sheet, (((*here, "study"), study), ((*here, "result"), result)), "the result pointed at")


def totals(places: Places) -> Iterator[Fault]:
    """The number of people randomised, analysed or at another stage of a study is changed.

    Contradicted: by its arms; by the stage before or after, when the new number is above or below it; by prose.
    """
    for sheet in places.base.all(Study):
        study = sheet.entry
        known = {stage: size for stage in STAGES if (size := at_stage(study.participants, stage)) is not None}
        for stage, size in known.items():
            factor = places.chance.choice(("0.8", "1.2"))
            new = int(scaled(str(size), factor))
            order = list(known)
            earlier = [known[one] for one in order[: order.index(stage)]]
            later = [known[one] for one in order[order.index(stage) + 1 :]]
            why = _sum_of_arms(study, stage)
            why = why or ("the stages before and after" if any(new > one for one in earlier) else "")
            why = why or ("the stages before and after" if any(new < one for one in later) else "")
            why = why or places.restated(sheet, people(size))
            yield from _changed(places, sheet, ("participants", stage, "value"), (factor,), why)


def mean(places: Places) -> Iterator[Fault]:
    """The figure of one side is changed. Contradicted: by an effect computed from both sides; by prose."""
    for sheet, path, side in places.parts(Study, Side):
        result = sheet.value_at(path[:-2])
        assert isinstance(side, Side)
        assert isinstance(result, Result)
        if side.figure is not None and side.figure.value is not None and side.people is None:
            here = (*path, "figure", "value")
            why = "the effect computed from both sides" if _is_computed(result) else ""
            unit = side.figure.value.unit.split("/")[0]
            why = why or places.restated(sheet, with_unit(first_number(piece(sheet, here)), unit))
            yield from _changed(places, sheet, here, ("0.6", "1.5"), why)


def _is_computed(result: Result) -> bool:
    figures = [side.figure.value for side in result.sides if side.figure is not None]
    two = len([figure for figure in figures if figure is not None]) == 2
    effect = result.effect.value if result.effect else None
    measures = (EffectMeasure.MEAN_DIFFERENCE, EffectMeasure.PERCENT_CHANGE, EffectMeasure.RISK_DIFFERENCE)
    return two and effect is not None and effect.measure in measures


def estimate_sign_or_decimal(places: Places) -> Iterator[Fault]:
    """An estimate changes its sign or loses its decimal point. Contradicted: as `estimate_a_little`."""

    def spoilt(text: str) -> str:
        if places.chance.random() < 0.5:
            return text[1:] if text.startswith("-") else f"-{text}"
        return scaled_decimal(text)

    yield from _estimates(places, spoilt)


def scaled_decimal(text: str) -> str:
    """Return a number with its decimal point one digit to the right."""
    return f"{(Decimal(text) * 10).normalize():f}"


def estimate_a_little(places: Places) -> Iterator[Fault]:
    """An estimate is changed by a tenth to a fifth.

    Contradicted: by an interval round it; by both sides from which it is computed; by prose.
    """
    yield from _estimates(places, lambda text: scaled(text, places.chance.choice(("0.8", "0.9", "1.1", "1.2"))))


def _estimates(places: Places, spoilt: Callable[[str], str]) -> Iterator[Fault]:
    for sheet, path, effect in places.parts(Study, Effect):
        result = sheet.value_at(path[:-2])
        here = (*path, "estimate")
        old = piece(sheet, here)
        if not isinstance(effect, Effect) or not isinstance(result, Result) or not old:
            continue
        has_interval = result.interval is not None and result.interval.value is not None
        why = "its interval" if has_interval else "both sides" if _is_computed(result) else ""
        why = why or _restated_estimate(places, sheet, effect, old)
        yield Fault(sheet, ((here, spoilt(old)),), why)


def _restated_estimate(places: Places, sheet: Sheet[Entry], effect: Effect, written: str) -> str:
    """Look for the estimate with its unit; one without a unit must have two digits at least."""
    number = first_number(written)
    if effect.unit:
        return places.restated(sheet, with_unit(number, effect.unit.split("/")[0]))
    is_telling = len(number.replace(".", "").lstrip("0")) > 1
    return places.restated(sheet, rf"{re.escape(number)}(?!\d|\.\d)") if is_telling else ""


def interval_end(places: Places) -> Iterator[Fault]:
    """One end of an interval is moved by a third of the interval. Contradicted: by the estimate in it; by prose."""
    for sheet, path, interval in places.parts(Study, Interval):
        result = sheet.value_at(path[:-2])
        assert isinstance(interval, Interval)
        assert isinstance(result, Result)
        end = places.chance.choice(("low", "high"))
        here = (*path, end)
        old = piece(sheet, here)
        if not old:
            continue
        way = places.chance.choice((-1, 1))
        value = Decimal(old)
        new = (value + way * (interval.high - interval.low) / 3).quantize(value)
        why = "the estimate" if result.effect is not None and result.effect.value is not None else ""
        limits = r"[−-]?{} (?:to|and) [−-]?{}(?!\d|\.\d)"
        numbers = (re.escape(first_number(piece(sheet, (*path, one)))) for one in ("low", "high"))
        yield Fault(sheet, ((here, f"{new:f}"),), why or places.restated(sheet, limits.format(*numbers)))


def p_over_the_limit(places: Places) -> Iterator[Fault]:
    """A p value moves to the other side of 0.05. Contradicted: by estimate and interval; by prose that gives it."""
    for sheet, path, result in places.parts(Study, Result):
        assert isinstance(result, Result)
        if result.p is None or result.p.value is None:
            continue
        here = (*path, "p", "value")
        old = piece(sheet, here)
        below = Decimal(first_number(old) or "1") < Decimal("0.05")
        has_both = result.effect is not None and result.interval is not None
        has_both = has_both and result.effect.value is not None and result.interval.value is not None  # type: ignore[union-attr]
        why = "estimate and interval" if has_both else ""
        why = why or places.restated(sheet, rf"\bp ?[=<≤] ?{re.escape(first_number(old))}(?!\d)")
        if old:
            yield Fault(sheet, ((here, "0.30" if below else "0.03"),), why)


def domain_softened(places: Places) -> Iterator[Fault]:
    """A domain that lowers certainty no longer does. Contradicted: by the level, if the rating is ours."""
    for sheet, path, answer in places.parts(Question, OutcomeAnswer):
        assert isinstance(answer, OutcomeAnswer)
        for number, domain in enumerate(answer.certainty.domains):
            if str(domain.judgement).startswith("down"):
                here = (*path, "certainty", "domains", number, "judgement")
                yield Fault(sheet, ((here, str(DomainJudgement.NO_CHANGE)),), _level_that_differs(answer, number))


def _level_that_differs(answer: OutcomeAnswer, softened: int) -> str:
    """Say that the level no longer follows; below very low there is nothing, so it may follow still."""
    rating = answer.certainty
    if rating.origin is RatingOrigin.STATED:
        return ""
    domains = list(rating.domains)
    domains[softened] = domains[softened].model_copy(update={"judgement": DomainJudgement.NO_CHANGE})
    before, after = (
        level_from_domains(rating),
        level_from_domains(rating.model_copy(update={"domains": tuple(domains)})),
    )
    return "the level" if before != after else ""


def drug_of_option(places: Places) -> Iterator[Fault]:
    """An option's treatment becomes another one. Contradicted: by the treatments of the results it points at."""
    drugs = sorted({str(option.drug) for sheet in places.base.all(Question) for option in sheet.entry.options})
    for sheet in places.base.all(Question):
        for number, option in enumerate(sheet.entry.options):
            new = places.chance.choice([drug for drug in drugs if drug != option.drug])
            why = "the results it points at" if any(answer.results for answer in option.outcomes) else ""
            yield Fault(sheet, ((("options", number, "drug"), new),), why)


def milligrams_to_grams(places: Places) -> Iterator[Fault]:
    """A dose in mg becomes one in g. Contradicted: as `dose_times_ten`."""
    yield from _doses(places, lambda text: text.replace(" mg", " g") if " mg" in text else "")


def dose_times_ten(places: Places) -> Iterator[Fault]:
    """A dose is made ten times as large.

    Contradicted: by another dose of the same treatment anywhere in the base; by prose that gives the amount.
    """
    yield from _doses(places, lambda text: scaled(text, "10"))


def _doses(places: Places, spoilt: Callable[[str], str]) -> Iterator[Fault]:
    by_drug: dict[str, int] = {}
    found = []
    for sheet, path, level in places.parts(Entry, DoseLevel):
        assert isinstance(level, DoseLevel)
        drug = _treated_with(sheet, path)
        by_drug[drug] = by_drug.get(drug, 0) + 1
        found.append((sheet, path, level, drug))
    for sheet, path, level, drug in found:
        for field in ("amount", "per_day"):
            old = piece(sheet, (*path, field))
            if isinstance(getattr(level, field), Quantity) and (new := spoilt(old)):
                why = "other doses of the treatment" if drug and by_drug[drug] > 1 else ""
                unit = getattr(level, field).unit
                why = why or places.restated(sheet, with_unit(first_number(old), unit))
                yield Fault(sheet, (((*path, field), new),), why)


def _treated_with(sheet: Sheet[Entry], path: Path) -> str:
    for length in range(len(path), 0, -1):
        if drug := getattr(sheet.value_at(path[:length]), "drug", None):
            return str(drug)
    return sheet.id if sheet.kind == "drug" else ""


def count_alone(places: Places) -> Iterator[Fault]:
    """A count of people without a percent is changed. Contradicted: by its own denominator, if it is above; by prose."""
    for sheet, path, harm in places.parts(Study, Harm):
        assert isinstance(harm, Harm)
        if harm.percent is None and harm.people is not None and harm.people.value is not None:
            factor = places.chance.choice(("0.5", "3"))
            here = (*path, "people", "value")
            old = piece(sheet, here)
            above = int(first_number(scaled(old, factor)) or 0) > harm.people.value.total
            as_printed = rf"{re.escape(old)}(?!\d)|{re.escape(old.replace(' of ', '/'))}(?!\d)"
            why = "its denominator" if above else places.restated(sheet, as_printed)
            yield from _changed(places, sheet, here, (factor,), why)


def denominator(places: Places) -> Iterator[Fault]:
    """The n of "x of n" is changed. Contradicted: by the number of people in the arm; by another count of it."""
    for sheet, path, harm in places.parts(Study, Harm):
        study = sheet.entry
        assert isinstance(harm, Harm)
        assert isinstance(study, Study)
        if harm.people is None or harm.people.value is None:
            continue
        here, total = (*path, "people", "value"), harm.people.value.total
        sizes = [
            at_stage(arm.participants, stage) for arm in study.arms for stage in STAGES if (arm.id,) == harm.arms
        ]
        others = [
            one for one in study.harms if one is not harm and one.arms == harm.arms and one.people is not None
        ]
        same = any(one.people and one.people.value and one.people.value.total == total for one in others)
        why = "the arm's number of people" if total in sizes else "other counts of the arm" if same else ""
        why = why or ("the percent beside it" if harm.percent is not None else "")
        old = piece(sheet, here)
        new = re.sub(r"(?<=of )\d+", lambda match: scaled(match[0], places.chance.choice(("0.8", "1.3"))), old)
        if new != old:
            yield Fault(sheet, ((here, new),), why)


def search_in_the_future(places: Places) -> Iterator[Fault]:
    """A search is dated ten years later. Contradicted: by the day of the check."""
    for sheet in places.base.all(Question):
        for number, search in enumerate(sheet.entry.searches):
            old = piece(sheet, ("searches", number, "date"))
            if old and search:
                new = re.sub(r"\d{4}", lambda match: str(int(match[0]) + 10), old, count=1)
                yield Fault(sheet, ((("searches", number, "date"), new),), "today's date")


_TURNED: Mapping[Direction, Direction] = MappingProxyType(
    {
        Direction.FAVOURS_INDEX: Direction.FAVOURS_COMPARATOR,
        Direction.FAVOURS_COMPARATOR: Direction.FAVOURS_INDEX,
        Direction.INCREASE: Direction.DECREASE,
        Direction.DECREASE: Direction.INCREASE,
        Direction.NO_DIFFERENCE: Direction.FAVOURS_INDEX,
        Direction.NO_CHANGE: Direction.INCREASE,
    }
)


def direction(places: Places) -> Iterator[Fault]:
    """A direction is turned round; "no difference" becomes one.

    Contradicted: by figures of both sides, an effect or an interval beside it; by an answer that rests on it with a
    verdict of benefit or harm.
    """
    for sheet, path, result in places.parts(Study, Result):
        assert isinstance(result, Result)
        if result.direction is None or result.direction.value is None:
            continue
        new = _TURNED[result.direction.value]
        why = "its own figures" if _has_figures(result) else _decided_answer(places, sheet.id, result.id)
        yield Fault(sheet, (((*path, "direction", "value"), str(new)),), why)


def _has_figures(result: Result) -> bool:
    effect = result.effect is not None and result.effect.value is not None
    sides = [side for side in result.sides if side.figure is not None and side.figure.value is not None]
    return effect or len(sides) > 1


_DECIDED = (Verdict.PROBABLY_HELPS, Verdict.MAY_HELP, Verdict.PROBABLY_NO_EFFECT, Verdict.MAY_HARM)


def _decided_answer(places: Places, study: str, result: str) -> str:
    for sheet in places.base.all(Question):
        for option in sheet.entry.options:
            pointed = [(one.study, one.result) for answer in option.outcomes for one in answer.results]
            if pointed == [(study, result)] and option.verdict in _DECIDED:
                return f"the verdict in {sheet.id}, which rests on it alone"
    return ""


def better(places: Places) -> Iterator[Fault]:
    """What is good of an outcome is turned round.

    Contradicted: by results on it that give figures of both sides and say which they favour.
    """
    for sheet in places.base.all(Outcome):
        old = piece(sheet, ("better",))
        new = {"lower is better": "higher is better", "higher is better": "lower is better"}.get(old)
        favoured = (Direction.FAVOURS_INDEX, Direction.FAVOURS_COMPARATOR)
        told = any(
            result.outcome == sheet.id
            and _has_figures(result)
            and result.direction is not None
            and result.direction.value in favoured
            for study in places.base.all(Study)
            for result in study.entry.results
        )
        if new:
            yield Fault(sheet, ((("better",), new),), "results that say whom they favour" if told else "")


_PATHS_OF_TIME = re.compile(r"results\.\d+\.time|segments\.\d+\.length|stated_length")


def time(places: Places) -> Iterator[Fault]:
    """Weeks become months, or a time or length is doubled.

    Contradicted: by the study's other lengths, when both the stated one and the parts, or a time and a length, are known;
    by the same time elsewhere in the entry.
    """
    for sheet, path, value in places.parts(Study, Quantity):
        study = sheet.entry
        assert isinstance(value, Quantity)
        assert isinstance(study, Study)
        if not _PATHS_OF_TIME.fullmatch(".".join(map(str, path[:-1]))):
            continue
        old = piece(sheet, path)
        weeks = re.search(r"\bweeks?\b", old)
        new = re.sub(r"\bweeks?\b", "months", old) if weeks and places.chance.random() < 0.5 else scaled(old, "2")
        length = study.stated_length is not None and study.stated_length.value is not None
        why = "the study's lengths" if length and (study.segments or "time" in path) else ""
        why = why or places.restated(sheet, rf"{re.escape(first_number(old))}[ -]{value.unit.rstrip('s')}s?\b")
        if old and new != old:
            yield Fault(sheet, ((path, new),), why)


def swapped(places: Places) -> Iterator[Fault]:
    """Treatment and comparator of a result change places.

    Contradicted: by the types of the arms, where one is a placebo or no treatment; by an answer that points at it.
    """
    unlike = (ArmType.PLACEBO, ArmType.NONE, ArmType.BACKGROUND)
    for sheet, path, result in places.parts(Study, Result):
        study = sheet.entry
        assert isinstance(result, Result)
        assert isinstance(study, Study)
        if len(result.index) != 1 or len(result.comparator) != 1:
            continue
        index, comparator = piece(sheet, (*path, "index", 0)), piece(sheet, (*path, "comparator", 0))
        types = {arm.type for arm in study.arms if arm.id in result.comparator}
        others = {arm.type for arm in study.arms if arm.id in result.index}
        why = "the types of the arms" if types <= set(unlike) and others.isdisjoint(unlike) else ""
        edits = (((*path, "index", 0), comparator), ((*path, "comparator", 0), index))
        if index and comparator:
            yield Fault(sheet, edits, why or _pointed_at(places, sheet.id, result.id))


def _pointed_at(places: Places, study: str, result: str) -> str:
    for sheet in places.base.all(Question):
        for _, answer in sheet.parts(OutcomeAnswer):
            if any((one.study, one.result) == (study, result) for one in answer.results):
                return f"the treatment asked about in {sheet.id}"
    return ""


def _changed(
    places: Places, sheet: Sheet[Entry], path: Path, factors: tuple[str, ...], why: str
) -> Iterator[Fault]:
    old = piece(sheet, path)
    new = scaled(old, places.chance.choice(factors))
    if old and new and new != old:
        yield Fault(sheet, ((path, new),), why)


KINDS: Mapping[str, Callable[[Places], Iterator[Fault]]] = MappingProxyType(
    {
        "percent or count beside each other": percent_beside_count,
        "size of an arm": arm_size,
        "certainty level, domains as before": certainty_level,
        "verdict": verdict,
        "result of another study": other_study,
        "randomised, analysed and other totals": totals,
        "mean of one side": mean,
        "estimate: sign or decimal point": estimate_sign_or_decimal,
        "mg to g": milligrams_to_grams,
        "end of an interval": interval_end,
        "p over 0.05": p_over_the_limit,
        "domain softened": domain_softened,
        "option's drug replaced": drug_of_option,
        "estimate changed a little": estimate_a_little,
        "dose times ten": dose_times_ten,
        "count without percent": count_alone,
        "n of x of n": denominator,
        "search date in the future": search_in_the_future,
        "direction turned round": direction,
        "better turned round": better,
        "time or length": time,
        "treatment and comparator swapped": swapped,
    }
)
