"""Rows that no one part of an entry gives; `tables.toml` names the columns, in the order of the cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from monograph.entries import Condition, Drug, Question
from monograph.entries.kinds.drug import Interaction
from monograph.entries.kinds.result import Harm, Result, Side
from monograph.evidence.pico.lineage import condition_lineage
from monograph.exports.tables.definitions.citation_rows import citation_rows, work_rows
from monograph.exports.tables.definitions.located import Located, Words, located, place_in
from monograph.knowledge_base import KnowledgeBase

# One row: what its cells say, as `as_cell` takes it.
Values = tuple[object, ...]


def _names(base: KnowledgeBase) -> Iterator[Values]:
    for sheet in base.sheets.values():
        entry = sheet.entry
        yield sheet.id, "name", entry.name
        yield from ((sheet.id, "synonym", one) for one in getattr(entry, "synonyms", ()))
        brands = entry.brand_names if isinstance(entry, Drug) else ()
        yield from ((sheet.id, "brand name", one) for one in brands)
        yield from ((sheet.id, "former id", one) for one in entry.former_ids)


def _tags(base: KnowledgeBase) -> Iterator[Values]:
    yield from ((sheet.id, tag) for sheet in base.sheets.values() for tag in sheet.entry.tags)


def _reviewers(base: KnowledgeBase) -> Iterator[Values]:
    words = Words(base)
    for one in base.reviewers.values():
        yield one.id, one.name, one.orcid, one.affiliation, words.text(one.interests)


def _waived_checks(base: KnowledgeBase) -> Iterator[Values]:
    words = Words(base)
    for number, one in enumerate(base.exceptions, start=1):
        waived = one.exception
        yield number, waived.rule, waived.entry, waived.place or None, words.text(waived.reason)


def _links(base: KnowledgeBase) -> Iterator[Values]:
    for sheet in base.sheets.values():
        for number, link in enumerate(sheet.links, start=1):
            place = place_in(sheet, link.path)
            yield f"{sheet.id}/links.{number}", sheet.id, place, link.target, bool(link.token)


def _question_subjects(base: KnowledgeBase) -> Iterator[Values]:
    for sheet in base.all(Question):
        pico = sheet.entry.pico
        asked = {
            "population": pico.population,
            "symptom": (pico.symptom,) if pico.symptom else (),
            "intervention": pico.interventions,
            "background": pico.background,
            "outcome": pico.outcomes,
        }
        for role, entries in asked.items():
            yield from ((sheet.id, role, one) for one in dict.fromkeys(entries))


def _interaction_causes(base: KnowledgeBase) -> Iterator[Values]:
    for it in located(base, Interaction):
        for number, cause in enumerate(it.part.causes, start=1):
            yield f"{it.id}.causes.{number}", it.id, cause, base.sheets[cause].entry.name
        for number, named in enumerate(it.part.cause_names, start=1):
            yield f"{it.id}.cause_names.{number}", it.id, None, named


def _condition_relations(base: KnowledgeBase) -> Iterator[Values]:
    lineage = condition_lineage(base)
    for sheet in base.all(Condition):
        stated = dict.fromkeys(map(str, sheet.entry.broader))
        following = sorted(lineage[sheet.id] - set(stated) - {sheet.id})
        yield from ((sheet.id, "is a kind of", other) for other in stated)
        yield from ((sheet.id, "is a kind of (computed)", other) for other in following)
        yield from ((sheet.id, "occurs in", other) for other in dict.fromkeys(map(str, sheet.entry.occurs_in)))


def _result_arms(base: KnowledgeBase) -> Iterator[Values]:
    for it in located(base, Result):
        yield from _arms(it, "index", it.part.index)
        yield from _arms(it, "comparator", it.part.comparator)


def _side_arms(base: KnowledgeBase) -> Iterator[Values]:
    for it in located(base, Side):
        yield from _arms(it, "group", it.part.arms)


def _harm_arms(base: KnowledgeBase) -> Iterator[Values]:
    for it in located(base, Harm):
        yield from _arms(it, "group", it.part.arms)


def _arms(it: Located[object], side: str, arms: tuple[str, ...]) -> Iterator[Values]:
    return ((it.id, side, f"{it.entry}/arms.{arm}") for arm in dict.fromkeys(arms))


ROWS_OF: Mapping[str, Callable[[KnowledgeBase], Iterator[Values]]] = MappingProxyType(
    {
        "names": _names,
        "tags": _tags,
        "reviewers": _reviewers,
        "waived_checks": _waived_checks,
        "links": _links,
        "question_subjects": _question_subjects,
        "interaction_causes": _interaction_causes,
        "condition_relations": _condition_relations,
        "result_arms": _result_arms,
        "side_arms": _side_arms,
        "harm_arms": _harm_arms,
        "works": work_rows,
        "citations": citation_rows,
    }
)
