"""How print writes numbers: its minus signs, spaces, digits, points and powers of ten, read as the plain ones."""

from __future__ import annotations

import re

# A hyphen, the no-break one, figure dash, en dash, the true minus sign, and the small and full-width ones.
DASHES = "‐‑‒–−﹣－"
_RANGE_DASHES = "‒–"
# No-break, thin, narrow and ideographic spaces, and the blanks of fixed widths.
SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_POINTS = "·‧∙⋅•"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# ASCII as East Asian fonts have it, and signs of which print has several.
_PLAIN = str.maketrans(
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {ord(sign): plain for signs, plain in (("⩽≦", "≤"), ("⩾≧", "≥"), ("μ", "µ"), ("﹪", "%")) for sign in signs}
)
_THOUSANDS = re.compile(rf"(?<![0-9.,])([0-9]{{1,3}}(?:[{SPACES}][0-9]{{3}})+)(?![0-9])")
_POWER = (
    rf"(?<=[0-9]) ?[×x*{_POINTS}] ?10"
    rf"(?:\^\(?(?P<up>[-+{DASHES}]?[0-9]{{1,3}})\)?|(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}}))"
)
_EXPONENT = re.compile(rf"{_POWER}(?! ?/|[0-9])")
_COUNTED = re.compile(rf"{_POWER}(?= ?/)")
_RANGE = re.compile(rf"(?<=[0-9]) ?[{_RANGE_DASHES}] ?(?=[-+{DASHES}]?[0-9])")
_POINT = re.compile(rf"(?<=[0-9])[{_POINTS}](?=[0-9])")
_MINUS = re.compile(rf"[{DASHES}](?=[0-9]|\.[0-9])")


def plain_number(text: str) -> str:
    """Return a number, range or bound as a keyboard has it: ``−2·0 points`` is ``-2.0 points``.

    What may mean two things is left alone, such as a comma or a blank inside a number.
    """
    text = _THOUSANDS.sub(lambda match: re.sub(rf"[{SPACES}]", "", match[1]), text)
    text = plain_blanks(text.translate(_PLAIN))
    text = _EXPONENT.sub(lambda match: f"e{_power(match)}", text)
    text = _COUNTED.sub(lambda match: f" ×10{str(_power(match)).translate(RAISED)}", text)
    text = _RANGE.sub(" to ", text)
    text = _MINUS.sub("-", _POINT.sub(".", text))
    return text.replace("<=", "≤").replace(">=", "≥").strip()


def plain_date(text: str) -> str:
    """Return a date with plain digits and hyphens."""
    return re.sub(f"[{DASHES}]", "-", plain_blanks(text.translate(_PLAIN))).strip()


def plain_unit(text: str) -> str:
    """Return a unit with one kind of blank and of micro sign."""
    return plain_blanks(text.translate(_PLAIN)).strip()


def plain_blanks(text: str) -> str:
    """Return a text whose blanks are all the ordinary one."""
    return re.sub(f"[{SPACES}]", " ", text)


def _power(match: re.Match[str]) -> int:
    written = match["up"] or match["raised"].translate(_SUPERSCRIPTS)
    return int(re.sub(f"[{DASHES}]", "-", written))


def pattern_as_printed(pattern: str) -> str:
    """Return a pattern for plain numbers that lets the signs of print through too, for editors."""
    wider = re.sub(r"\[-\+−?\]", lambda _: f"[-+{DASHES}]", pattern)
    wider = wider.replace("0-9]", "0-9０-９]").replace(r"\.", rf"[.．{_POINTS}]")
    wider = wider.replace(" to ", f"(?:[ {SPACES}]to[ {SPACES}]| ?[{_RANGE_DASHES}] ?)")
    return re.sub(r"(?<!\[) (?=\?|\()", lambda _: f"[ {SPACES}]", wider)


def pattern_of_dates(pattern: str) -> str:
    """Return a pattern for dates that lets the digits and dashes of print through too, for editors."""
    return pattern.replace("(-", f"([-{DASHES}]").replace("0-9]", "0-9０-９]")
