"""What was found in absolute terms: the figures of both sides of each comparison, next to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from monograph.entries.parts import Citations, Reported
from monograph.entries.question import OutcomeAnswer
from monograph.entries.result import Harm, Result, Side
from monograph.entries.study import Study
from monograph.entries.values import CountOf, Quantity
from monograph.entries.vocabulary import Certainty, Statistic
from monograph.evidence.pointers import pointed_at
from monograph.views.showing import apart_lines, arm_names
from monograph.views.writing import NOTHING, Writer, absent, joined, lines

# A percentage of the comparator is relative, and has the comparator in it.
_RELATIVE = frozenset({Statistic.PERCENT_OF_COMPARATOR})
_BOTH = 2


@dataclass(frozen=True, slots=True)
class _Figure:
    """One side's figure, not yet cited: a page numbers its citations as it prints them."""

    value: CountOf | Quantity
    cite: Citations | None
    arms: str

    def words(self, writer: Writer) -> Markup:
        people = " people" if isinstance(self.value, CountOf) else ""
        return Markup("{}{}{} on {}").format(
            self.value, people, writer.cite(self.cite), writer.in_sentence(self.arms)
        )


def absolute_terms(answer: OutcomeAnswer, writer: Writer) -> Markup:
    """Return what each study behind an answer gives for both sides: "5.3 cramps/day on placebo, 3.5 on ...".

    The side that serves as the reference stands first. Where no study gives figures for two sides, that is said.
    """
    if answer.certainty.level is Certainty.NO_EVIDENCE and not answer.results:
        return absent("no result that could be used was found" if answer.left_out else "no study was found")
    return lines(_compared(answer, writer)) or absent("no figures for both sides were seen")


def _compared(answer: OutcomeAnswer, writer: Writer) -> Iterator[Markup]:
    harms: dict[tuple[str, str], list[tuple[Study, Harm]]] = {}
    for pointer in answer.results:
        study, found = pointed_at(pointer, writer.base)
        if isinstance(found, Harm):
            harms.setdefault((str(pointer.study), found.event), []).append((study, found))
        elif found.comparator:
            apart = apart_lines(study, found)
            for kind, figures in _by_statistic(study, found):
                yield _line(figures, pointer.study, "; ".join((kind, *apart)), study, writer)
    for (study_id, event), pointed in harms.items():
        # Harms are written treatment first.
        counted = [_of_harm(study, harm) for study, harm in reversed(pointed)]
        yield _line(counted, study_id, writer.in_sentence(event), pointed[0][0], writer)


def _by_statistic(study: Study, result: Result) -> Iterator[tuple[str, list[_Figure]]]:
    """Yield the figures of both sides for each statistic: means beside means, shares beside shares.

    Where the two sides have no statistic in common, both stand together under the names of theirs.
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


def _line(figures: Iterable[_Figure | None], study_id: str, what: str, study: Study, writer: Writer) -> Markup:
    known = [one for one in figures if one is not None]
    if len(known) < _BOTH:
        return NOTHING
    here = writer.reading_from(study)
    said = joined(one.words(here) for one in known)
    return Markup("{} ({}: {})").format(said, writer.link(study_id), what)


def _of_side(study: Study, side: Side) -> _Figure | None:
    if side.statistic in _RELATIVE:
        return None
    return _first((side.people, side.figure), arm_names(study, side.arms))


def _of_harm(study: Study, harm: Harm) -> _Figure | None:
    return _first((harm.people, harm.percent), arm_names(study, harm.arms))


def _first(reported: Iterable[Reported[CountOf] | Reported[Quantity] | None], arms: str) -> _Figure | None:
    known = (one for one in reported if one is not None and one.value is not None)
    return next((_Figure(one.value, one.cite, arms) for one in known if one.value), None)
