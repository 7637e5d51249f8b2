"""How long a study is, so that a time outside of it is seen; in days, with the play that mixed units need."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from monograph.entries.kinds.study import Study
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import Quantity
from monograph.entries.shared.vocabulary import SegmentType
from monograph.evidence.numbers.unit_families import in_days, is_of_the_calendar
from monograph.evidence.studies.participants import takes_everybody_through_every_arm

# 12 weeks are called 3 months, 24 weeks 6 and 48 weeks a year: a tenth of play where weeks and months are mixed.
_PLAY = Decimal("1.1")
_BESIDES = frozenset({SegmentType.RUN_IN, SegmentType.FOLLOW_UP})


@dataclass(frozen=True, slots=True)
class Length:
    """A length in days, and whether it was given in months or years, whose days differ."""

    days: Decimal
    is_calendar: bool

    def is_longer_than(self, other: Length) -> bool:
        """Whether this is longer for certain; the day of a visit may be counted from one."""
        play = _PLAY if self.is_calendar != other.is_calendar else Decimal(1)
        return self.days > other.days * play + 1


def shortest(quantity: Quantity) -> Length | None:
    """Return the shortest time that a quantity can mean; None for what is no time."""
    return _length(quantity.low if quantity.bound not in ("<", "≤") else Decimal(0), quantity.unit)


def longest(quantity: Quantity) -> Length | None:
    """Return the longest time that a quantity can mean; None for what is no time, or has no upper end."""
    return None if quantity.bound in (">", "≥") else _length(quantity.high, quantity.unit)


def _length(amount: Decimal, unit: str) -> Length | None:
    days = in_days(amount, unit)
    return Length(days, is_of_the_calendar(unit)) if days is not None else None


def longest_course(study: Study) -> Length | None:
    """Return the latest time at which a study can have measured anything, from its start; None when not known.

    That is its stated length, or what its parts last where that is more, with run-in and follow-up on top. Where
    the length of a part is not known, nothing is. Without a stated length its parts are all of it only when a
    follow-up is among them, or when the design is one of periods.
    """
    stated = value_of(study.stated_length)
    whole = longest(stated) if stated is not None else None
    if stated is None and _gives_all_parts(study):
        whole = Length(Decimal(0), is_calendar=False)
    if whole is None:
        return None
    core, besides = Decimal(0), Decimal(0)
    is_calendar = whole.is_calendar
    for segment in study.segments:
        part = longest(segment.length.value) if segment.length.value is not None else None
        if part is None:
            return None
        is_calendar = is_calendar or part.is_calendar
        if segment.type in _BESIDES:
            besides += part.days
        else:
            core += part.days
    return Length(max(whole.days, core) + besides, is_calendar)


def _gives_all_parts(study: Study) -> bool:
    types = {one.type for one in study.segments}
    return SegmentType.FOLLOW_UP in types or (
        SegmentType.PERIOD in types and takes_everybody_through_every_arm(study)
    )


def run_in(study: Study) -> Decimal:
    """Return how many days people are watched before the start, none when that is not known."""
    known = [one.length.value for one in study.segments if one.type is SegmentType.RUN_IN and one.length.value]
    parts = [length for one in known if (length := longest(one)) is not None]
    return sum((part.days for part in parts), Decimal(0))
