"""What was found in absolute terms: the figures of both sides of each comparison, next to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from monograph.entries.kinds.question import OutcomeAnswer
from monograph.entries.kinds.result import Harm, Result, Side
from monograph.entries.kinds.study import Study
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Citations, Reported
from monograph.entries.shared.values import CountOf, Quantity
from monograph.entries.shared.vocabulary import Certainty, Statistic
from monograph.evidence.pico.names import inside_sentence
from monograph.evidence.studies.pointers import pointed_at
from monograph.knowledge_base import KnowledgeBase
from monograph.views.formatting.content import Content, absent, all_of, joined, lines, phrase
from monograph.views.formatting.values import apart_lines, arm_names
from monograph.views.formatting.writer import Writer

# A percentage of the comparator is relative, and has the comparator in it.
_RELATIVE = frozenset({Statistic.PERCENT_OF_COMPARATOR})
_BOTH = 2


@dataclass(frozen=True, slots=True)
class _Figure:
    """One side's figure, not yet cited: a page numbers its citations as it prints them."""

    value: CountOf | Quantity
    cite: Citations | None
    arms: str

    def said(self, base: KnowledgeBase) -> tuple[str, str]:
        """Return the figure and the side it was found on; citation marks are between them."""
        people = " people" if isinstance(self.value, CountOf) else ""
        return f"{self.value}{people}", f" on {inside_sentence(self.arms, base)}"


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What one study gives for both sides of a comparison; ``what`` says which figures and of whom."""

    study: Sheet[Study]
    figures: tuple[_Figure, ...]
    what: str


def absolute_terms(answer: OutcomeAnswer, writer: Writer) -> Content:
    """Return what each study behind an answer gives for both sides: "5.3 attacks/day on placebo, 3.5 on ...".

    The side that serves as the reference comes first. Where no study gives figures for two sides, that is said.
    """
    said = (_marked_up(one, writer) for one in _comparisons(answer, writer.base))
    return lines(said) or absent(_why_none(answer))


def absolute_words(answer: OutcomeAnswer, base: KnowledgeBase) -> tuple[str, ...]:
    """Return the same in plain words, a line for each comparison."""
    return tuple(_in_words(one, base) for one in _comparisons(answer, base)) or (_why_none(answer),)


def _why_none(answer: OutcomeAnswer) -> str:
    if answer.certainty.level is Certainty.NO_EVIDENCE and not answer.results:
        return "no result that could be used was found" if answer.left_out else "no study was found"
    return "no figures for both sides were seen"


def _marked_up(one: _Comparison, writer: Writer) -> Content:
    here = writer.reading_from(one.study.entry)
    figures = ((figure.said(writer.base), here.cite(figure.cite)) for figure in one.figures)
    said = joined(all_of((figure, marks, side)) for (figure, side), marks in figures)
    return phrase("{} ({}: {})", said, writer.link(one.study.id), one.what)


def _in_words(one: _Comparison, base: KnowledgeBase) -> str:
    said = ", ".join("".join(figure.said(base)) for figure in one.figures)
    return f"{said} ({one.study.entry.name}: {one.what})"


def _comparisons(answer: OutcomeAnswer, base: KnowledgeBase) -> Iterator[_Comparison]:
    for study, figures, what in _compared(answer, base):
        known = tuple(one for one in figures if one is not None)
        if len(known) >= _BOTH:
            yield _Comparison(base.get(Study, study), known, what)


def _compared(answer: OutcomeAnswer, base: KnowledgeBase) -> Iterator[tuple[str, Iterable[_Figure | None], str]]:
    harms: dict[tuple[str, str], list[tuple[Study, Harm]]] = {}
    for pointer in answer.results:
        study, found = pointed_at(pointer, base)
        if isinstance(found, Harm):
            harms.setdefault((str(pointer.study), found.event), []).append((study, found))
        elif found.comparator:
            apart = apart_lines(study, found)
            for kind, figures in _by_statistic(study, found):
                yield pointer.study, figures, "; ".join((kind, *apart))
    for (study_id, event), pointed in harms.items():
        # Harms are written treatment first.
        counted = [_of_harm(study, harm) for study, harm in reversed(pointed)]
        yield study_id, counted, inside_sentence(event, base)


def _by_statistic(study: Study, result: Result) -> Iterator[tuple[str, list[_Figure]]]:
    """Yield the figures of both sides for each statistic: means beside means, shares beside shares.

    Where the two sides have no statistic in common, both are together under the names of theirs.
    """
    # Sorting is stable: False, the reference, comes first.
    ordered = sorted(result.sides, key=lambda side: set(side.arms) <= set(result.index))
    found: dict[Statistic, dict[tuple[str, ...], _Figure]] = {}
    for side in ordered:
        figure = _of_side(study, side)
        if figure is not None:
            found.setdefault(side.statistic, {}).setdefault(tuple(side.arms), figure)
    both = {kind: figures for kind, figures in found.items() if len(figures) >= _BOTH}
    for kind, figures in both.items():
        yield str(kind), list(figures.values())
    if not both:
        yield ", ".join(map(str, found)), [one for figures in found.values() for one in figures.values()]


def _of_side(study: Study, side: Side) -> _Figure | None:
    if side.statistic in _RELATIVE:
        return None
    return _first((side.people, side.figure), arm_names(study, side.arms))


def _of_harm(study: Study, harm: Harm) -> _Figure | None:
    return _first((harm.people, harm.percent), arm_names(study, harm.arms))


def _first(reported: Iterable[Reported[CountOf] | Reported[Quantity] | None], arms: str) -> _Figure | None:
    known = (one for one in reported if one is not None and one.value is not None)
    return next((_Figure(one.value, one.cite, arms) for one in known if one.value), None)
