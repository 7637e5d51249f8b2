"""How prose writes a number with its unit: one pattern for the units of a knowledge base."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from monograph.entries.shared.units import BUILT_IN_UNITS, Unit, Units
from monograph.evidence.numbers.number_words import DIGITS

SIGNED = rf"[-+−]?{DIGITS}"
# Not inside a word or a longer number: CYP1A2, weiss-2016, 2/3, 1.5.2.
ALONE = r"(?<![\w./,])(?<!\w[-−–])"
# A longer list without a unit is no prose; looking for one takes long.
_MOST_IN_A_LIST = 12
# What is between numbers that share one unit. A comma does so only in a list that ends with "and" or "or".
_LIST_GOES_ON = r"(?=[\d.,\s−+-]{0,80}(?:(?:to|from|of|by)[\d.,\s−+-]{1,30}){0,8}(?:and|or)\b)"
_BETWEEN = (
    rf"(?:\s?[-–−]\s?|\s+to\s+|(?:\s*,\s*{_LIST_GOES_ON}(?:(?:and|or)\s+)?"
    r"|\s+(?:and|or|against|versus|vs\.?|instead\s+of|rather\s+than|than|compared\s+with)\s+)(?:(?:from|of|by)\s+)?)"
)
_EACH = r"\s+(?:a|per|each|every)\s+"
_A_DAY = rf"(?:\s?/\s?(?:day|d|24\s?h)\b|{_EACH}day\b|\s+daily\b|\s+in\s+24\s+(?:hours|h)\b)"
_A_TIME = MappingProxyType(
    {
        "day": _A_DAY,
        "week": rf"(?:\s?/\s?(?:week|wk)\b|{_EACH}week\b|\s+weekly\b)",
        "month": rf"(?:\s?/\s?(?:month|mo)\b|{_EACH}month\b|\s+monthly\b)",
        "year": rf"(?:\s?/\s?(?:year|yr)\b|{_EACH}year\b|\s+yearly\b)",
    }
)
PEOPLE = (
    r"(?:(?:healthy|consecutive|adult|older|elderly|male|female|other|more|randomi[sz]ed|treated|different|evaluable"
    r"|eligible|symptomatic|ambulatory|new)\s+){0,2}"
    r"(?:people|persons?|patients?|participants?|volunteers?|subjects?|adults?|women|men|children|individuals|"
    r"respondents|(?:were\s+)?(?:randomi[sz]ed|enrolled|analy[sz]ed|screened)"
    r"(?!\s+controlled|\s+(?:(?:and|or)\s+[\w-]+\s+(?:[\w-]+\s+)?)?(?:trials?|stud\w+|ones|comparisons)\b))\b(?!-)"
)
# How prose writes a unit, where that is not how a field writes it.
_SPELLINGS = (
    (r"%|per\s?cent\b|percent\b|percentage\s+points?\b", "%"),
    (rf"mg{_A_DAY}", "mg/day"),
    (rf"g{_A_DAY}", "g/day"),
    (r"(?:µ|μ|u|mc)g/mL\b|mg/L\b", "µg/mL"),
    (r"ng\s?[·*.x×]?\s?h(?:/mL|\s+per\s+mL)\b", "ng·h/mL"),
    (r"(?:µ|μ|u)mol/L\b|(?:µ|μ|u)M\b", "µmol/L"),
    (r"mm\s?Hg\b", "mm Hg"),
    (r"(?:µ|μ|mc)g\b", "µg"),
    (r"milligrams?\b", "mg"),
    (r"grams?\b", "g"),
    (r"min\b", "minutes"),
    (r"(?:h|hrs?)\b", "hours"),
    (PEOPLE, "people"),
    (r"-?\s?fold\b|times\s+(?:as|higher|lower|greater|larger|the)\b", "ratio"),
)


# "15 days a month" is a rate, which no field holds, and no time.
_NO_RATE = (
    r"(?!\s+(?:a|per|each|every|in\s+a|out\s+of\s+a)\s+(?:day|night|week|month|year)\b"
    r"|\s?/\s?(?:day|week|month|year)\b)"
)


# Words and letters that prose also uses for other things.
_ALSO_WORDS = frozenset({"seconds", "nights", "person-years", "m", "L", "N", "dB", "mA", "ratio"})
_OF_ANYTHING = frozenset({"count", "dose form", "event rate"})


@dataclass(frozen=True, eq=False)
class UnitPatterns:
    """The pattern of a number, or of several, with a unit behind, and the unit of each named group in it."""

    pattern: re.Pattern[str]
    units: Mapping[str, Unit]


@lru_cache(maxsize=8)
def patterns_of(known: Units) -> UnitPatterns:
    """Return the pattern for the units that the prose of a base is read with."""
    units = [unit for unit in known if _is_plain(unit) or unit not in BUILT_IN_UNITS]
    written = [(spelling, BUILT_IN_UNITS.by_symbol[symbol]) for spelling, symbol in _SPELLINGS]
    written += [(pattern, unit) for unit in units for pattern in _rates(unit)]
    names = [(name, unit) for unit in units for name in (str(unit), unit.one) if name and unit != "ratio"]
    for name, unit in sorted(names, key=lambda pair: -len(pair[0])):
        rate = _NO_RATE if unit.dimension == "time" else ""
        written.append((rf"{re.escape(name)}(?![\w/]|-years?\b){rate}", unit))
    groups = {f"u{number}": unit for number, (_, unit) in enumerate(written)}
    any_unit = "|".join(f"(?P<u{number}>{pattern})" for number, (pattern, _) in enumerate(written))
    several = rf"{ALONE}{SIGNED}(?:{_BETWEEN}{SIGNED}){{0,{_MOST_IN_A_LIST}}}"
    return UnitPatterns(re.compile(rf"{several}(?:\s?-?\s*|-)(?:{any_unit})"), MappingProxyType(groups))


def _rates(unit: Unit) -> Iterator[str]:
    """Yield how prose writes how often something is counted: "3 attacks a week"."""
    what, _, time = unit.partition("/")
    if unit.dimension == "event rate" and time in _A_TIME:
        plural = re.escape(what)
        yield rf"{plural}?{_A_TIME[time]}" if what.endswith("s") else rf"{plural}{_A_TIME[time]}"


def _is_plain(unit: Unit) -> bool:
    """Whether a number with this built-in unit is a finding, and nothing else that prose counts."""
    if unit.startswith("per ") or unit in _ALSO_WORDS:
        return False
    return unit == "people" or unit.dimension not in _OF_ANYTHING
