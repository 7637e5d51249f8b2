"""Faults in doses and times."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from benchmarks.faults.places import HALF, Fault, Places, first_number, piece, scaled, with_unit
from monograph.entries import Entry, Study
from monograph.entries.kinds.dosing import DoseLevel
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.values import Quantity
from monograph.sources import Path


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


_PATHS_OF_TIME = re.compile(r"results\.\d+\.time|segments\.\d+\.length|stated_length")


def time(places: Places) -> Iterator[Fault]:
    """Weeks become months, or a time or length is doubled.

    Contradicted: by the study's other lengths, when both the stated one and the parts, or a time and a length, are
    known; by prose, unless another field of the study is as long, of which the prose may speak.
    """
    for sheet, path, value in places.parts(Study, Quantity):
        study = sheet.entry
        assert isinstance(value, Quantity)
        assert isinstance(study, Study)
        if not _PATHS_OF_TIME.fullmatch(".".join(map(str, path[:-1]))):
            continue
        old = piece(sheet, path)
        weeks = re.search(r"\bweeks?\b", old)
        is_unit = weeks is not None and places.chance.random() < HALF
        new = re.sub(r"\bweeks?\b", "months", old) if is_unit else scaled(old, "2")
        length = study.stated_length is not None and study.stated_length.value is not None
        why = "the study's lengths" if length and (study.segments or "time" in path) else ""
        if len([one for _, one in sheet.parts(Quantity) if one == value]) == 1:
            why = why or places.restated(sheet, rf"{re.escape(first_number(old))}[ -]{value.unit.rstrip('s')}s?\b")
        if old and new != old:
            yield Fault(sheet, ((path, new),), why)
