"""Units of quantities: what contributors may write, what each unit measures, and how units convert."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Any

UNIT_NOT_GIVEN = "unit not given"
# What is counted is also counted in a time. A week is no fixed part of a month, nor of a year.
_TIMES = (
    ("day", "d", "week", 7),
    ("week", "wk", "week", 1),
    ("month", "mo", "year", 12),
    ("year", "a", "year", 1),
)


class Unit(str):
    """A unit as contributors write it, such as ``mg/day``.

    ``dimension`` is the kind of quantity and ``ucum`` the code in UCUM (ucum.org). ``one`` is the word after the
    number 1, empty where it is the same. Units with the same ``of`` convert into one another: one of this unit is
    ``factor`` times one of that.
    """

    __slots__ = ("dimension", "factor", "of", "one", "ucum")
    dimension: str
    ucum: str
    one: str
    of: str
    factor: Decimal

    def __new__(
        cls,
        symbol: str,
        dimension: str = "",
        ucum: str = "",
        one: str = "",
        of: str = "",
        factor: Decimal = Decimal(1),
    ) -> Unit:
        """Make a unit; its UCUM code is its symbol unless another is given."""
        made = super().__new__(cls, symbol)
        made.dimension, made.ucum, made.one = dimension, ucum or symbol, one
        made.of, made.factor = of or symbol, factor
        return made

    @property
    def is_of_doses(self) -> bool:
        """Whether a treatment is given in this unit, the length of an exercise included."""
        return self.dimension in _OF_DOSES or self in _OF_EXERCISE


_OF_DOSES = frozenset(
    {
        *("mass", "volume", "arbitrary amount", "biological activity", "dose form", "radiation dose", "energy"),
        *("dose by body weight", "dose by body surface"),
    }
)
_OF_EXERCISE = frozenset({"seconds", "minutes", "hours"})


@dataclass(frozen=True, eq=False)
class Units:
    """The units that a knowledge base may use, by symbol."""

    by_symbol: Mapping[str, Unit]

    @cached_property
    def by_one(self) -> Mapping[str, Unit]:
        """The units with a word for one, by that word."""
        return MappingProxyType({unit.one: unit for unit in self if unit.one})

    @cached_property
    def by_small_letters(self) -> Mapping[str, Unit]:
        """The units by their symbols and words for one in small letters, where only one unit has them."""
        found: dict[str, list[Unit]] = {}
        for name, unit in (*self.by_symbol.items(), *self.by_one.items()):
            found.setdefault(name.lower(), []).append(unit)
        return MappingProxyType({name: units[0] for name, units in found.items() if len(set(units)) == 1})

    def __iter__(self) -> Iterator[Unit]:
        return iter(self.by_symbol.values())

    def __contains__(self, symbol: object) -> bool:
        return symbol in self.by_symbol

    def find(self, text: str) -> Unit | None:
        """Return the unit with this symbol or with this word for one; None when there is no such unit."""
        return self.by_symbol.get(text) or self.by_one.get(text)

    def with_added(self, added: Iterable[Unit]) -> Units:
        """Return these units and others, which come last."""
        return Units(MappingProxyType({**self.by_symbol, **{unit: unit for unit in added}}))


def counted(plural: str, dimension: str, ucum: str, one: str) -> Iterator[Unit]:
    """Yield the unit of something that is counted, and how many there are in a day, week, month and year."""
    yield Unit(plural, dimension, ucum, one)
    for time, code, base, factor in _TIMES:
        yield Unit(f"{plural}/{time}", "event rate", f"{ucum}/{code}", "", f"{plural}/{base}", Decimal(factor))


def _factor(written: Any) -> Decimal:
    over, _, under = str(written).partition("/")
    return Decimal(over) / Decimal(under or 1)


def _built_in() -> Iterator[Unit]:
    data = tomllib.loads(files(__package__).joinpath("units.toml").read_text("utf-8"), parse_float=Decimal)
    for dimension, units in data.items():
        for symbol, said in units.items():
            ucum, one = said.get("ucum", symbol), said.get("one", "")
            if said.get("rates"):
                yield from counted(symbol, dimension, ucum, one)
            else:
                factor = _factor(said.get("factor", 1))
                yield Unit(symbol, dimension, ucum, one, said.get("of", symbol), factor)


BUILT_IN_UNITS = Units(MappingProxyType({unit: unit for unit in _built_in()}))


def as_unit(unit: str | None) -> Unit | None:
    """Return a unit with what is known of it; None for words that are no unit, such as ``unit per 3 hours``."""
    return unit if isinstance(unit, Unit) else BUILT_IN_UNITS.by_symbol.get(unit or "")
