"""What was found in absolute terms: the figures of both sides of each comparison, next to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from monograph.entries.parts import Citations, Reported
from monograph.entries.question import OutcomeAnswer
from monograph.entries.result import Harm, Side
from monograph.entries.study import Study
from monograph.entries.values import CountOf, Quantity
from monograph.entries.vocabulary import Certainty, Statistic
from monograph.evidence.pointers import pointed_at
from monograph.views.showing import arm_names
from monograph.views.writing import NOTHING, Writer, absent, in_sentence, joined, lines

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
        return Markup("{}{}{} on {}").format(self.value, people, writer.cite(self.cite), self.arms)


def absolute_terms(answer: OutcomeAnswer, writer: Writer) -> Markup:
    """Return what each study behind an answer gives for both sides: "5.3 cramps/day on placebo, 3.5 on ...".

    The side that serves as the reference stands first. Where no study gives figures for two sides, that is said.
    """
    if answer.certainty.level is Certainty.NO_EVIDENCE:
        return absent("no study was found")
    return lines(_compared(answer, writer)) or absent("no figures for both sides were seen")


def _compared(answer: OutcomeAnswer, writer: Writer) -> Iterator[Markup]:
    harms: dict[tuple[str, str], list[tuple[Study, Harm]]] = {}
    for pointer in answer.results:
        study, found = pointed_at(pointer, writer.base)
        if isinstance(found, Harm):
            harms.setdefault((str(pointer.study), found.event), []).append((study, found))
        elif found.comparator:
            # Sorting is stable: False, the reference, comes first.
            ordered = sorted(found.sides, key=lambda side: set(side.arms) <= set(found.index))
            kinds = ", ".join(dict.fromkeys(str(side.statistic) for side in ordered))
            yield _line([_of_side(study, side) for side in ordered], pointer.study, kinds, study, writer)
    for (study_id, event), pointed in harms.items():
        # Harms are written treatment first.
        figures = [_of_harm(study, harm) for study, harm in reversed(pointed)]
        yield _line(figures, study_id, in_sentence(event), pointed[0][0], writer)


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
    return next((_Figure(one.value, one.cite, in_sentence(arms)) for one in known if one.value), None)
