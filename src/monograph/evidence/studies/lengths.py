"""How long the parts of a study are together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from monograph.entries.kinds.study import Study
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import Quantity
from monograph.entries.shared.vocabulary import SegmentType

_DAYS = {"days": Decimal(1), "weeks": Decimal(7)}
_MONTHS = {"months": Decimal(1), "years": Decimal(12)}
_YEAR = Decimal("365.25")
_APPROXIMATE_DAYS = {"hours": 1 / Decimal(24), **_DAYS, "months": _YEAR / 12, "years": _YEAR}


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
    added = _plain((core if core > total else whole) / _factor(stated.unit))
    words = str(Quantity(added, added, stated.unit))
    return AddedLength(words, exceeds=core > total, falls_short=whole < total)


def approximate_days(length: Quantity) -> Decimal | None:
    """Return a length in days for a drawing, a month as a twelfth of 365.25; None for a range or no time."""
    if not length.is_exact or length.unit not in _APPROXIMATE_DAYS:
        return None
    return length.low * _APPROXIMATE_DAYS[length.unit]


def _sums(core: Decimal, optional: Iterable[Decimal]) -> set[Decimal]:
    sums = {core}
    for part in optional:
        sums |= {one + part for one in sums}
    return sums


def _amount(length: Quantity, like: str) -> Decimal | None:
    family = _DAYS if like in _DAYS else _MONTHS
    if not length.is_exact or length.unit not in family or like not in family:
        return None
    return length.low * family[length.unit]


def _factor(unit: str) -> Decimal:
    return _DAYS[unit] if unit in _DAYS else _MONTHS[unit]


def _plain(number: Decimal) -> Decimal:
    rounded = number.quantize(Decimal("0.1"))
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded
