"""How long the parts of a study are together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from monograph.entries.kinds.study import Study
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import Quantity
from monograph.entries.shared.vocabulary import SegmentType
from monograph.evidence.numbers.unit_families import family_of, in_days, in_unit, is_a_time


@dataclass(frozen=True, slots=True)
class AddedLength:
    """What a study's parts add up to, in words, and how that stands to the stated length."""

    words: str
    exceeds: bool
    falls_short: bool


def added_length(study: Study) -> AddedLength | str:
    """Return what the parts of a study add up to, or why they cannot be added.

    Days and weeks go together, and so do months and years; the two do not, because months differ. Run-in and
    follow-up may or may not belong to the stated length, so any sum with or without them that equals it is
    right. Where the length of a part is not known, the others may be too long already.
    """
    stated = value_of(study.stated_length)
    known = [(one, one.length.value) for one in study.segments if one.length.value is not None]
    if stated is None or not known:
        return "the length of a part is not known"
    amounts = [_amount(length, stated.unit) for length in (stated, *(length for _, length in known))]
    if any(amount is None for amount in amounts):
        return "the lengths are ranges, or in units that cannot be added"
    total, *parts = (amount for amount in amounts if amount is not None)
    core, optional = Decimal(0), []
    for (segment, _), part in zip(known, parts, strict=True):
        if segment.type in (SegmentType.RUN_IN, SegmentType.FOLLOW_UP):
            optional.append(part)
        else:
            core += part
    if len(known) < len(study.segments) and core <= total:
        return "the length of a part is not known"
    if total in _sums(core, optional):
        return AddedLength("", exceeds=False, falls_short=False)
    whole = core + sum(optional)
    added = _plain(core if core > total else whole)
    words = str(Quantity(added, added, stated.unit))
    return AddedLength(words, exceeds=core > total, falls_short=whole < total)


def approximate_days(length: Quantity) -> Decimal | None:
    """Return a length in days for a drawing, a month as a twelfth of 365.25; None for a range or no time."""
    return in_days(length.low, length.unit) if length.is_exact else None


def _sums(core: Decimal, optional: Iterable[Decimal]) -> set[Decimal]:
    sums = {core}
    for part in optional:
        sums |= {one + part for one in sums}
    return sums


def _amount(length: Quantity, like: str) -> Decimal | None:
    is_alike = is_a_time(like) and family_of(length.unit) == family_of(like)
    return in_unit(length.low, length.unit, like) if length.is_exact and is_alike else None


def _plain(number: Decimal) -> Decimal:
    rounded = number.quantize(Decimal("0.1"))
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded
