"""What somebody meant who typed a value in another form: the text to write, and what was missing in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from monograph.entries.shared.typography import DASHES, RAISED, plain_date, plain_number
from monograph.entries.shared.units import Units
from monograph.sources import Meant, with_plain_numbers

LONGEST = 120
_TO = "a range takes the word `to`"
_SPACE = "one space is between the number and its unit"
_END = "nothing is behind the unit"
_SIGN_ALONE = "the sign ± is not here"
_UNIT = "the unit is written out in one way"
_SIGN = "a bound is a sign"
_SPREAD = "what follows ± belongs into `spread`"
_P = "the field says that it is a p value"


def remedy_for(found: list[Meant]) -> str:
    """Return the remedy that offers what may have been meant, ready to paste; empty when nothing is known."""
    if not found:
        return ""
    first, *others = [(_ready(one.text), one) for one in found]
    if not others:
        return f"Write `{first[0]}`: {first[1].because}."
    return f"Write `{first[0]}`" + "".join(f", or `{text}` {one.when}" for text, one in others) + "."


def _ready(text: str) -> str:
    # YAML takes a value that begins with > for something else.
    return f'"{text}"' if text.startswith(">") else text


_SHORT_UNITS = {
    "d": "days",
    "h": "hours",
    "hr": "hours",
    "hrs": "hours",
    "m": "months",
    "mg daily": "mg/day",
    "mg/24 h": "mg/day",
    "gram": "g",
    "grams": "g",
    "kgs": "kg",
    "kilograms": "kg",
    "micrograms": "µg",
    "milligrams": "mg",
    "millilitres": "mL",
    "milliliters": "mL",
    "ml": "mL",
    "litres": "L",
    "liters": "L",
    "metres": "m",
    "meters": "m",
    "sec": "seconds",
    "secs": "seconds",
    "s": "seconds",
    "c": "°C",
    "°": "°C",
    "degrees": "°C",
    "degrees celsius": "°C",
    "international units": "IU",
    "bpm": "beats/min",
    "min": "minutes",
    "mins": "minutes",
    "mmhg": "mm Hg",
    "mo": "months",
    "mos": "months",
    "ng.h/ml": "ng·h/mL",
    "ng*h/ml": "ng·h/mL",
    "ng h/ml": "ng·h/mL",
    "patients": "people",
    "participants": "people",
    "per cent": "%",
    "percent": "%",
    "persons": "people",
    "pt": "points",
    "pts": "points",
    "u": "units",
    "w": "weeks",
    "wk": "weeks",
    "wks": "weeks",
    "y": "years",
    "yr": "years",
    "yrs": "years",
}


def unit_meant(written: str, units: Units) -> str | None:
    """Return the unit that was meant by a short form, by capitals or by a singular; None when it is not known."""
    short = written.strip().rstrip(".")
    if short in units:
        return short
    small = re.sub(r"\s*/\s*", "/", short.lower())
    if small == "m":
        return None  # minutes, months or metres
    for pattern, plain in _SPELLINGS:
        small = re.sub(pattern, plain, small)
    return _SHORT_UNITS.get(small) or units.by_small_letters.get(small)


_SPELLINGS = (
    (r"(?<=\w)\s+(?:per|an?|each)\s+", "/"),
    (r"\b(?:mc|u|μ|micro)(?=g|l\b|mol|v\b)", "µ"),
    (r"/d\b", "/day"),
    (r"/wk\b", "/week"),
    (r"/mo\b", "/month"),
    (r"/yr?\b", "/year"),
    (r"/hr?\b", "/h"),
    (r"patient[- ]?years?|person years?", "person-years"),
)


_BOUND_WORDS = (
    (r"at least|not less than|minimum of|min\.", "≥"),
    (r"up to|at most|not more than|maximum of|max\.", "≤"),
    (r"(?:more|greater|higher|longer) than|over|above|exceeding", ">"),
    (r"(?:less|fewer|lower|shorter) than|under|below", "<"),
)
_ONE = r"[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?"
_NAMED = r"[^0-9\s<>≤≥±=+,;:()—-][^0-9<>≤≥±=+,;:()—]*?(?:[0-9⁰¹²³⁴⁵⁶⁷⁸⁹]*/ ?[A-Za-zµ]+)?"
_QUANTITY = re.compile(
    rf"(?P<bound>[<>≤≥])? ?(?P<low>{_ONE})(?P<gap>[ -]?)(?P<unit>{_NAMED})?"
    rf"(?: ?(?P<between>to|-|–|—|−|\.\.\.?|…|until|through|±|\+/-|\+-|and)"
    rf" ?(?P<high>{_ONE}) ?(?P<unit2>{_NAMED})?)?\.?"
)


def quantities_meant(text: str, is_read: Callable[[str], bool], units: Units) -> list[Meant]:
    """Return the quantities that a text of another form may mean; ``is_read`` says what can be read."""
    text = _BILLIONS.sub(lambda match: f" ×10{match['power'].translate(RAISED)}/L", text)
    return _all_that_are_read(_A_DAY.sub("/day", text), is_read, partial(_quantity, units=units))


# Blood counts, and what is given or passed in a day.
_BILLIONS = re.compile(r"(?:\s*[x×*]?\s*10[\^*(]{0,2}|(?<=[0-9])e)(?P<power>9|12)\)?\s*/\s*[lL]\b")
_A_DAY = re.compile(r"\s*/\s*24\s*(?:h|hrs?|hours)\b")


def _quantity(written: Meant, units: Units) -> Meant | None:
    text, because = written.text, written.because
    text, times = re.subn(r"^(?:±|\+/?-) ?", "", text)
    because = _SIGN_ALONE if times else because
    for words, sign in _BOUND_WORDS:
        text, times = re.subn(rf"^(?:{words})\s+", f"{sign} ", text, flags=re.IGNORECASE)
        because = because or (_SIGN if times else "")
    text = re.sub(r"^(?:between|from)\s+(?=.*\b(?:and|to)\b)", "", text, flags=re.IGNORECASE)
    match = _QUANTITY.fullmatch(text)
    if match is None or (match["between"] == "and" and not written.text.lower().startswith("between")):
        return None
    named = match["unit2"] or match["unit"] or ""
    unit = unit_meant(named, units) if named else ""
    if unit is None or (match["unit"] and match["unit2"] and unit_meant(match["unit"], units) != unit):
        return None
    is_spread = match["between"] in ("±", "+/-", "+-")
    because = because or _why(match, unit, is_spread=is_spread)
    number = match["low"] if is_spread or not match["high"] else f"{match['low']} to {match['high']}"
    return Meant(" ".join(filter(None, (match["bound"], number, unit))), because, written.when)


def _why(match: re.Match[str], unit: str, *, is_spread: bool) -> str:
    if is_spread:
        return _SPREAD
    if match["high"] and (match["between"] != "to" or match["unit"]):
        return _TO
    if unit != match["unit"]:
        return _UNIT
    return _END if match.group().endswith(".") else _SPACE


_P_WORDS = re.compile(r"^[pP](?:[ -]?values?)?\s*(?:=|:|\bof\b|\bwas\b|\bis\b)?\s*(?=[<>≤≥=.0-9])")
_P_FORM = re.compile(
    r"(?P<sign>[=<>≤≥])? ?(?P<low>[0-9]+(?:\.[0-9]+)?(?:[eE]-?[0-9]+)?)(?: ?(?:to|-|–|—|and) ?(?P<high>[0-9.]+))?"
)
_NOT_SIGNIFICANT = re.compile(
    r"(?:p ?[=:] ?)?\(?(?:n\.?/?s\.?|not? ?-?(?:statistically )?significant)\)?", re.IGNORECASE
)


def p_values_meant(text: str, is_read: Callable[[str], bool]) -> list[Meant]:
    """Return the p values that a text of another form may mean."""
    if _NOT_SIGNIFICANT.fullmatch(text.strip()):
        return [Meant("NS", "that is how a p value without a figure is written")]
    return _all_that_are_read(text, is_read, _p_value)


def _p_value(written: Meant) -> Meant | None:
    text, times = _P_WORDS.subn("", written.text)
    match = _P_FORM.fullmatch(text)
    if match is None:
        return None
    sign = "" if match["sign"] in (None, "=") else f"{match['sign']} "
    high = f" to {match['high']}" if match["high"] else ""
    return Meant(f"{sign}{match['low']}{high}", written.because or (_P if times else _TO), written.when)


_COUNT = re.compile(
    r"(?P<count>[0-9]+)(?: ?\([^()]*\))?(?: ?/ ?| (?:out of|of|from|in) (?:the )?)(?P<total>[0-9]+)"
    r"(?: ?(?:people|patients|participants|subjects|persons))?(?: ?\([^()]*\))?\.?"
)


def counts_meant(text: str, is_read: Callable[[str], bool]) -> list[Meant]:
    """Return the counts of people that a text of another form may mean."""
    return _all_that_are_read(text, is_read, _count)


def _count(written: Meant) -> Meant | None:
    match = _COUNT.fullmatch(written.text)
    because = written.because or "a count takes the word `of`, and nothing else"
    return Meant(f"{match['count']} of {match['total']}", because, written.when) if match else None


def numbers_meant(text: str, is_read: Callable[[str], bool], units: Units) -> list[Meant]:
    """Return the bare numbers that a text of another form may mean, a unit behind it left out."""
    return _all_that_are_read(text, is_read, partial(_bare, units=units))


def _bare(written: Meant, units: Units) -> Meant | None:
    match = re.fullmatch(rf"(?P<number>{_ONE}) ?(?P<unit>{_NAMED})?", written.text)
    if match is None or (match["unit"] and unit_meant(match["unit"], units) is None):
        return None
    because = "the unit is not here" if match["unit"] else "a number has no quotation marks"
    return Meant(match["number"], written.because or because, written.when)


def _all_that_are_read(
    text: str, is_read: Callable[[str], bool], form: Callable[[Meant], Meant | None]
) -> list[Meant]:
    if len(text) > LONGEST:
        return []
    tidy = re.sub(r"\s+", " ", plain_number(text))
    tidy = re.sub(rf"(?<![0-9A-Za-z.%] )(?<![0-9A-Za-z.%])[{DASHES}-] ?(?=[.0-9])", "-", tidy)
    found = (form(one) for one in with_plain_numbers(tidy))
    return [one for one in found if one is not None and is_read(one.text)]


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(?P<y>[12][0-9]{3})[-/. ](?P<m>[0-9]{1,2})(?:[-/. ](?P<d>[0-9]{1,2}))?(?:[T ][0-9:.+Z-]+)?")
_NUMERIC = re.compile(r"(?P<one>[0-9]{1,2})[-/. ](?P<two>[0-9]{1,2})[-/. ](?P<y>[12][0-9]{3})")
_IN_WORDS = re.compile(
    r"(?:(?P<d>[0-9]{1,2})(?:st|nd|rd|th|\.)? )?(?P<m>[A-Za-z]{3,9})\.?,? "
    r"(?:(?P<d2>[0-9]{1,2})(?:st|nd|rd|th)?,? )?"
    r"(?P<y>[12][0-9]{3})"
)
_DATE = "year, month and day are in that order, with hyphens"


def dates_meant(text: str, is_read: Callable[[str], bool]) -> list[Meant]:
    """Return the dates that a text of another form may mean: day and month may be in either order."""
    tidy = re.sub(r"\s+", " ", plain_date(text))[:LONGEST]
    found: list[Meant] = []
    if match := _ISO.fullmatch(tidy):
        found = [_date(match["y"], match["m"], match["d"])]
    elif match := _NUMERIC.fullmatch(tidy):
        one, two = match["one"], match["two"]
        found = [_date(match["y"], two, one)]
        if int(one) != int(two):
            found.append(_date(match["y"], one, two, "if the month comes first"))
    elif (match := _IN_WORDS.fullmatch(tidy)) and match["m"][:3].lower() in _MONTHS:
        month = str(_MONTHS.index(match["m"][:3].lower()) + 1)
        found = [_date(match["y"], month, match["d"] or match["d2"])]
    return [one for one in found if is_read(one.text)]


def _date(year: str, month: str, day: str | None, when: str = "") -> Meant:
    parts = (year, month.zfill(2), day.zfill(2) if day else "")
    return Meant("-".join(filter(None, parts)), _DATE, when)
