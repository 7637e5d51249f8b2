"""The first part of the search: every name of every entry and work, and the answer in short."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from monograph.entries import Claim, Condition, Drug, Guideline, Outcome, Question, Study, Term
from monograph.exports.files import ExportFile
from monograph.exports.search.handing import handed
from monograph.knowledge_base import KnowledgeBase
from monograph.views.across.search import PAGE, WORK, Findable, findable

NAMES = "names"
# Which kind comes first where words fit as well: an answer before what it is about, that before what it rests on.
_WORTH: Mapping[str, float] = MappingProxyType(
    {
        Question.label: 0.35,
        Drug.label: 0.3,
        Condition.label: 0.25,
        Outcome.label: 0.15,
        Guideline.label: 0.15,
        Claim.label: 0.12,
        PAGE: 0.12,
        Term.label: 0.12,
        Study.label: 0.1,
        WORK: 0.0,
    }
)
_WORTH_OF_OTHERS = 0.1


def names_file(base: KnowledgeBase, others: Mapping[str, str]) -> ExportFile:
    """Return what is known at once, as a script; ``others`` are titles of further pages, by address."""
    found = (*findable(base), *_others(others))
    places = {one.address: place for place, one in enumerate(found)}
    kinds = tuple(dict.fromkeys(one.kind for one in found))
    return handed(
        NAMES,
        {
            "kinds": [(kind, _WORTH.get(kind, _WORTH_OF_OTHERS), kind == WORK) for kind in kinds],
            "entries": [_row(one, kinds.index(one.kind), places) for one in found],
        },
    )


def _others(titles: Mapping[str, str]) -> tuple[Findable, ...]:
    return tuple(Findable(address=address, kind=PAGE, name=title) for address, title in titles.items())


def _row(one: Findable, kind: int, places: Mapping[str, int]) -> list[object]:
    """Return an entry as search-names.js reads it; what is empty at the end is left out."""
    said = [[places.get(said.address, -1), said.verdict, said.certainty] for said in one.said]
    related = sorted({places[address] for address in one.related if address in places})
    row: list[object] = [
        kind,
        one.address,
        one.name,
        one.line,
        one.names,
        one.identifiers,
        one.about,
        related,
        said,
    ]
    while not row[-1]:
        row.pop()
    return row
