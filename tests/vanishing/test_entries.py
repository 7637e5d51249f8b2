"""Every field of every kind reaches its reader, on the page, in tables and in the API, whatever else is left out.

The entries are made from the models, so a new field is tested by itself. Each word, number, date and link has
a mark of its own that is looked for; a word from a closed list, a flag or the id of a part is changed, and
something must change with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pytest

from monograph.entries import KINDS, Entry
from monograph.entries.reading.sheet import Sheet
from monograph.knowledge_base import KnowledgeBase
from tests.vanishing.invented_base import base_of, sheet_of
from tests.vanishing.nodes import Maker, Part
from tests.vanishing.projections import EVERYWHERE, Projection, Standing, alone, changed, each_left_out, whole
from tests.vanishing.said import WHERE, Said, rows_by_entry, said_of

pytestmark = pytest.mark.thorough

# What is no word on a page, with the reason. Whatever is added here, no one will miss who reads the page.
NOT_ON_PAGE: Mapping[tuple[str, str], str] = {
    ("Entry", "former_ids"): "addresses of before; the page is at each of them as a redirect",
    ("Arm", "id"): "joins a group to its results inside the file",
    ("Result", "id"): "joins a result to the answers that point at it",
    ("Harm", "id"): "joins a harm to the answers that point at it",
    ("GuidelineStatement", "id"): "joins a statement to the answers that draw on it",
    ("PathwayStep", "id"): "joins a step to the branches that lead to it",
    ("DomainRating", "speaks_to"): "tells a rule which mismatch the reason speaks of; the reason is on the page",
    ("Outcome", "better"): "decides how effects are worded; an outcome without results has none",
    ("Review", "digests"): "of an approved entry they tell what has changed; test_reviews.py has that",
    ("Side", "statistic"): "names the figure, and a side without a figure has nothing for it to name",
}
# As above, in all three places.
NOWHERE: Mapping[tuple[str, str], str] = {}


@dataclass(frozen=True)
class Made:
    """Projections of one kind of entry with their sheets, in one base, and every row by entry."""

    kind: type[Entry]
    projections: tuple[tuple[str, Projection, Sheet[Entry]], ...]
    base: KnowledgeBase
    rows: Mapping[str, str]


@cache
def _made(kind: type[Entry]) -> Made:
    entries, found = Maker().entries(kind), list[tuple[str, Projection, Sheet[Entry]]]()
    for number, (mode, projection) in enumerate(_projections(entries)):
        sheet = sheet_of(kind, f"the-{kind.kind}-{number}", projection.data)
        assert sheet is not None or mode == "without", f"not valid: {projection.left_out}"
        found += [(mode, projection, sheet)] if sheet else []
    base = base_of((sheet for _, _, sheet in found), entries)
    return Made(kind, tuple(found), base, rows_by_entry(base))


def _projections(entries: tuple[Part, ...]) -> Iterator[tuple[str, Projection]]:
    seen: set[object] = set()
    for entry in entries:
        yield "whole", whole(entry)
        yield from (("alone", one) for one in alone(entry, seen))
        yield from (("without", one) for one in each_left_out(entry, seen))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_nothing_written_vanishes_whatever_else_is_left_out(kind: type[Entry]) -> None:
    made = _made(kind)
    lost: dict[str, str] = {}
    for mode, projection, sheet in made.projections:
        # What the API says is the entry itself, field by field: it does not depend on other fields.
        where = ("page", "rows") if mode == "without" else WHERE
        said = said_of(sheet, made.base, made.rows, where)
        for place in where:
            marks = said.marks(place)
            for one in projection.leaves:
                if one.leaf.mark and not _is_said(one, marks, said, place) and not _is_excepted(one, place):
                    lost.setdefault(f"{_general(one)} is not in the {place}", f"left out: {projection.left_out}")
    assert not lost, "\n".join(f"{what}; {when}" for what, when in sorted(lost.items()))


def _is_said(one: Standing, marks: frozenset[str], said: Said, place: str) -> bool:
    if one.leaf.mark.casefold() in marks:
        return True
    # A link may be under other words than the name of the entry it leads to.
    is_pointer = bool(one.leaf.link or one.leaf.work)
    return place == "page" and is_pointer and one.leaf.mark.casefold() in said.marks("links")


def _is_excepted(one: Standing, place: str) -> bool:
    fields = {one.field, ("Entry", one.field[1])} if len(_steps(one)) == 1 else {one.field}
    return bool(fields & NOWHERE.keys()) or (place == "page" and bool(fields & NOT_ON_PAGE.keys()))


def _steps(one: Standing) -> tuple[str, ...]:
    return tuple(step for step in one.path if isinstance(step, str))


def _general(one: Standing) -> str:
    return ".".join(_steps(one))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_word_a_flag_and_an_id_change_what_is_said(kind: type[Entry]) -> None:
    made = _made(kind)
    sheets: list[tuple[Standing, Sheet[Entry], Sheet[Entry]]] = []
    for number, (projection, one) in enumerate(_once_each(made)):
        before = sheet_of(kind, f"before-{kind.kind}-{number}", projection.data)
        after = (sheet_of(kind, f"after-{kind.kind}-{number}", other) for other in changed(projection, one))
        changed_to = next(filter(None, after), None)
        if before and changed_to:  # else the word is the only one that fits with the rest
            sheets.append((one, before, changed_to))
    base = base_of((sheet for _, *both in sheets for sheet in both), Maker().entries(kind))
    rows = rows_by_entry(base)
    silent = [
        f"{_general(one)} changes nothing in the {place}"
        for one, before, after in sheets
        for place in WHERE
        if said_of(before, base, rows).texts[place] == said_of(after, base, rows).texts[place]
        and not _is_excepted(one, place)
    ]
    assert not silent, "\n".join(sorted(set(silent)))


def _once_each(made: Made) -> Iterator[tuple[Projection, Standing]]:
    """Yield each leaf without a mark once, in the shortest entry that holds it."""
    seen: set[object] = set()
    for mode, projection, _ in sorted(made.projections, key=lambda one: len(one[1].leaves)):
        for one in projection.leaves if mode != "without" else ():
            key = one.field if one.field[0] in EVERYWHERE else _general(one)
            if one.leaf.others and key not in seen:
                seen.add(key)
                yield projection, one


def test_every_exception_is_needed() -> None:
    fields = {
        one.field for kind in KINDS for _, projection, _ in _made(kind).projections for one in projection.leaves
    }
    fields |= {("Entry", name) for name in Entry.model_fields}
    assert {*NOT_ON_PAGE, *NOWHERE} <= fields
