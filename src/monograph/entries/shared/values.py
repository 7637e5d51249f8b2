"""Values written as one short piece of text: numbers, quantities, p values, counts and dates.

Numbers are decimals and keep the digits the source printed: 0.10 and 0.1 claim different precision.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    StrictBool,
    StrictInt,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from monograph.entries.shared.meant_values import (
    counts_meant,
    dates_meant,
    numbers_meant,
    p_values_meant,
    quantities_meant,
    remedy_for,
)
from monograph.entries.shared.typography import pattern_as_printed, pattern_of_dates, plain_date, plain_number
from monograph.entries.shared.units import UNIT_NOT_GIVEN, Units, as_unit
from monograph.entries.shared.vocabularies import BUILT_IN, Vocabularies, vocabularies_of
from monograph.findings import nearest
from monograph.sources import Meant

_NUMBER = r"[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?"
# "Not significant", where a source prints no more.
NOT_SIGNIFICANT = "NS"
_RANGE = rf"(?P<low>{_NUMBER})(?: to (?P<high>{_NUMBER}))?"

# No one measures a number with more digits than this; printing one would fill the page.
_LARGEST_EXPONENT = 12
_MOST_DIGITS = 15

_NOT_MEASURED = "No one measures a number of that size, or to that many digits."

Flag = StrictBool


def _whole(number: int) -> int:
    if number >= 10 ** (_LARGEST_EXPONENT + 1):
        context = {"found": str(number), "remedy": _NOT_MEASURED}
        raise PydanticCustomError("wrong-form", "`{found}` cannot be read here", context)
    return number


def _is_whole(text: str) -> bool:
    return re.fullmatch("[0-9]{1,15}", text) is not None


def _typed_whole(raw: object, info: ValidationInfo) -> object:
    if not isinstance(raw, str):
        return raw
    plain = plain_number(raw)
    if plain != raw and re.fullmatch("[0-9]+", plain):
        return int(plain)
    if offer := remedy_for(numbers_meant(raw, _is_whole, vocabularies_of(info).units)):
        raise PydanticCustomError("wrong-type", "`{found}` is no whole number", {"found": raw, "remedy": offer})
    return raw


Whole = Annotated[
    StrictInt,
    Field(ge=0),
    BeforeValidator(_typed_whole),
    AfterValidator(_whole),
    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 10 ** (_LARGEST_EXPONENT + 1) - 1}),
]


def _number(raw: object, info: ValidationInfo) -> Decimal:
    plain = plain_number(raw) if isinstance(raw, str) else raw
    is_printed = isinstance(plain, str) and plain != raw and re.fullmatch(_NUMBER, plain) is not None
    if is_printed or isinstance(plain, Decimal) or (isinstance(plain, int) and not isinstance(plain, bool)):
        number = Decimal(str(plain))
        if _is_measurable(number):
            return number if number else abs(number)
    remedy = "Write digits with a point for the decimals, without quotation marks: 0.31."
    if isinstance(raw, str):
        remedy = remedy_for(numbers_meant(raw, _is_number, vocabularies_of(info).units)) or remedy
    raise PydanticCustomError("wrong-type", "`{found}` is not a number", {"found": str(raw), "remedy": remedy})


def _is_number(text: str) -> bool:
    return re.fullmatch(_NUMBER, text) is not None and _is_measurable(Decimal(text))


Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number"},
                {"type": "string", "pattern": f"^(?=.*[^ -~]){pattern_as_printed(_NUMBER)}$"},
            ]
        }
    ),
]


def _is_measurable(number: Decimal) -> bool:
    digits = len(number.as_tuple().digits)
    return digits <= _MOST_DIGITS and (not number or abs(number.adjusted()) <= _LARGEST_EXPONENT)


def decimal(text: str) -> Decimal:
    """Return the decimal a source printed, whatever its minus sign and its digits are.

    Raises ValueError for a number that no one measures.
    """
    number = Decimal(plain_number(text))
    if not _is_measurable(number):
        raise ValueError(_NOT_MEASURED)
    return number if number else abs(number)  # there is no zero below zero


class Written(ABC):
    """A value parsed from one scalar. Subclasses give the pattern, an example and ``read``."""

    pattern: ClassVar[str]
    example: ClassVar[str]
    also_number: ClassVar[bool] = False

    @classmethod
    def parse(cls, text: str, known: Vocabularies = BUILT_IN) -> Self:
        """Return the value that ``text`` writes; raise ValueError with the reason when it writes none."""
        match = re.fullmatch(cls.pattern, cls.plain(text.strip()))
        if match is None:
            raise ValueError("")
        return cls.read(match, known)

    @classmethod
    @abstractmethod
    def read(cls, match: re.Match[str], known: Vocabularies) -> Self:
        """Return the value that a match of the pattern writes; raise ValueError with the reason otherwise."""

    @classmethod
    def plain(cls, text: str) -> str:
        """Return a text with the signs of a keyboard in place of those of print."""
        return text

    @classmethod
    def meant(cls, text: str, known: Vocabularies) -> list[Meant]:
        """Return what a text of another form may mean, each of which can be read."""
        return []

    @classmethod
    def is_written_by(cls, text: str, known: Vocabularies = BUILT_IN) -> bool:
        """Whether a text writes a value of this kind."""
        try:
            cls.parse(text, known)
        except ValueError:
            return False
        return True

    @classmethod
    def _validated(cls, raw: object, info: ValidationInfo) -> Self:
        if isinstance(raw, cls):
            return raw
        number = cls.also_number and isinstance(raw, (int, Decimal)) and not isinstance(raw, bool)
        if not (isinstance(raw, str) or number):
            raise cls._refusal(raw, "")
        known = vocabularies_of(info)
        try:
            return cls.parse(str(raw), known)
        except ValueError as error:
            offer = remedy_for(cls.meant(raw, known)) if isinstance(raw, str) else ""
            raise cls._refusal(raw, offer or str(error)) from None

    @classmethod
    def _refusal(cls, raw: object, reason: str) -> PydanticCustomError:
        context = {"found": str(raw), "remedy": reason or f"Write it like this: {cls.example}."}
        return PydanticCustomError("wrong-form", "`{found}` cannot be read here", context)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(cls._validated)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        text = {
            "type": "string",
            "pattern": f"^{cls.for_editors(_without_names(cls.pattern))}$",
            "examples": [cls.example],
        }
        return {"anyOf": [{"type": "number"}, text]} if cls.also_number else text

    @classmethod
    def for_editors(cls, pattern: str) -> str:
        """Return the pattern for what may be typed, of which the pattern reads the plain form."""
        return pattern


class _WrittenNumber(Written):
    """A value of which the numbers may be typed as print has them."""

    @classmethod
    def plain(cls, text: str) -> str:
        return plain_number(text)

    @classmethod
    def for_editors(cls, pattern: str) -> str:
        return pattern_as_printed(pattern)


def _ends(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    low = decimal(match["low"])
    high = decimal(match["high"]) if match["high"] else low
    if high < low:
        raise ValueError("The lower end of a range comes first.")
    return low, high


def _without_names(pattern: str) -> str:
    # JSON Schema patterns are ECMAScript; Python's named groups are not.
    return re.sub(r"\(\?P<\w+>", "(", pattern)


def _is_word(unit: str) -> bool:
    """Whether a unit is a word that may be misspelt; `mmol/L` is none, and `µmol/L` another amount."""
    return re.match(r"[A-Za-z]{4,}", unit) is not None and not re.match(r"[a-zA-Z]?mol\b", unit)


def _no_unit(written: str, units: Units) -> str:
    remedy = (
        f"`{written}` is no unit that this base knows. Units are listed in kb/schema/guide.md; add yours "
        "under `units` in kb/base.yaml."
    )
    what, slash, time = written.partition("/")
    if not _is_word(what):
        return remedy
    # What is nearest counts the same thing in the same time: `flares/week` is nothing like `days/week`.
    words = [unit.partition("/") for unit in (*units.by_symbol, *units.by_one)]
    alike = [one for one, *rest in words if rest == [slash, time] and _is_word(one)]
    meant = nearest(what, alike)
    return f"Did you mean `{meant}{slash}{time}`?" if meant else remedy


@dataclass(frozen=True, slots=True)
class Quantity(_WrittenNumber):
    """A number, a range or a bound with a unit: ``150 mg``, ``150 to 300 mg``, ``> 70 %``, ``-7.0 points``."""

    low: Decimal
    high: Decimal
    unit: str
    bound: str = ""

    pattern = rf"(?:(?P<bound>[<>≤≥]) ?)?{_RANGE}(?: (?P<unit>\S.*))?"
    example = "150 mg"
    also_number = True

    @classmethod
    def meant(cls, text: str, known: Vocabularies) -> list[Meant]:
        return quantities_meant(text, lambda one: cls.is_written_by(one, known), known.units)

    @classmethod
    def read(cls, match: re.Match[str], known: Vocabularies) -> Self:
        unit = known.units.find(match["unit"]) if match["unit"] else ""
        if unit is None:
            raise ValueError(_no_unit(match["unit"], known.units))
        low, high = _ends(match)
        if match["bound"] and match["high"]:
            raise ValueError("Give a range or a bound, not both.")
        return cls(low, high, unit, match["bound"] or "")

    @property
    def is_exact(self) -> bool:
        """Whether the quantity is one number, neither a range nor a bound; only those are computed with."""
        return self.low == self.high and not self.bound

    def __str__(self) -> str:
        number = shown(self.low) if self.low == self.high else f"{shown(self.low)} to {shown(self.high)}"
        bound = f"{self.bound} " if self.bound else ""
        is_one = self.is_exact and self.low == 1
        known = as_unit(self.unit)
        unit = known.one if is_one and known is not None and known.one else self.unit
        if unit == UNIT_NOT_GIVEN:
            return f"{bound}{number} ({unit})"
        return f"{bound}{number} {unit}".rstrip()


@dataclass(frozen=True, slots=True)
class PValue(_WrittenNumber):
    """A p value as printed: ``0.047``, ``< 0.05``, a range over several tests, ``0.057 to 0.08``, or ``NS``.

    ``NS`` is "not significant" without a figure. Its comparator is ``NS`` and its ends are 0 and 1, of which
    nothing is computed or shown.
    """

    comparator: str
    low: Decimal
    high: Decimal

    pattern = rf"(?:{NOT_SIGNIFICANT}|(?:(?P<comparator>[=<>≤≥]) ?)?{_RANGE})"
    example = '0.047, or "< 0.05"'
    also_number = True

    @classmethod
    def meant(cls, text: str, known: Vocabularies) -> list[Meant]:
        return p_values_meant(text, cls.is_written_by)

    @classmethod
    def read(cls, match: re.Match[str], known: Vocabularies) -> Self:
        if match.group() == NOT_SIGNIFICANT:
            return cls(NOT_SIGNIFICANT, Decimal(0), Decimal(1))
        low, high = _ends(match)
        if not 0 <= low <= high <= 1:
            raise ValueError("A p value lies between 0 and 1.")
        if high == 0 and match["comparator"] == "<":
            raise ValueError("No p value is below 0.")
        if match["high"] and match["comparator"] not in (None, "="):
            raise ValueError("Give a range or a bound, not both.")
        return cls(match["comparator"] or "=", low, high)

    @property
    def has_figure(self) -> bool:
        """Whether a number was printed, not only that the result is not significant."""
        return self.comparator != NOT_SIGNIFICANT

    def __str__(self) -> str:
        if not self.has_figure:
            return "p not significant (no figure given)"
        if self.low != self.high:
            return f"p = {shown(self.low)} to {shown(self.high)}"
        return f"p {self.comparator} {shown(self.low)}"


@dataclass(frozen=True, slots=True)
class CountOf(_WrittenNumber):
    """So many of so many people: ``18 of 20``."""

    count: int
    total: int

    pattern = r"(?P<count>[0-9]{1,9}) of (?P<total>[0-9]{1,9})"
    example = "18 of 20"

    @classmethod
    def meant(cls, text: str, known: Vocabularies) -> list[Meant]:
        return counts_meant(text, cls.is_written_by)

    @classmethod
    def read(cls, match: re.Match[str], known: Vocabularies) -> Self:
        count, total = int(match["count"]), int(match["total"])
        if count > total or total == 0:
            raise ValueError("The first number cannot be larger than the second.")
        return cls(count, total)

    def __str__(self) -> str:
        return f"{self.count} of {self.total}"


@dataclass(frozen=True, slots=True)
class PartialDate(Written):
    """A date as exact as it is known: ``2016``, ``2016-04`` or ``2016-04-19``."""

    year: int
    month: int = 0
    day: int = 0

    pattern = r"(?P<year>[12][0-9]{3})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12][0-9]|3[01]))?)?"
    example = "2016-04-19, 2016-04 or 2016"
    also_number = True

    @classmethod
    def plain(cls, text: str) -> str:
        return plain_date(text)

    @classmethod
    def meant(cls, text: str, known: Vocabularies) -> list[Meant]:
        return dates_meant(text, cls.is_written_by)

    @classmethod
    def for_editors(cls, pattern: str) -> str:
        return pattern_of_dates(pattern)

    @classmethod
    def read(cls, match: re.Match[str], known: Vocabularies) -> Self:
        year, month, day = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
        if day and day > monthrange(year, month)[1]:
            raise ValueError(f"{_MONTHS[month]} {year} has no day {day}.")
        return cls(year, month, day)

    def __str__(self) -> str:
        if not self.month:
            return str(self.year)
        return f"{self.day} {_MONTHS[self.month]} {self.year}".removeprefix("0 ")

    @property
    def iso(self) -> str:
        """The date in ISO 8601, as exact as it is known."""
        return "-".join(f"{part:02d}" for part in (self.year, self.month, self.day) if part)


_MONTHS = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def shown(number: Decimal) -> str:
    """Return a number as a reader sees it: the printed digits, thousands apart, a true minus sign."""
    text = f"{number:f}"
    sign, digits = ("−", text[1:]) if text.startswith("-") else ("", text)
    whole, point, decimals = digits.partition(".")
    grouped = f"{int(whole):,}" if len(whole) > 3 else whole
    return f"{sign}{grouped}{point}{decimals}"
