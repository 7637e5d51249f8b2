"""Numbers with commas, blanks and points of other kinds between their digits, and what was meant by them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

_POINT = "decimals take a point"
_THOUSANDS = "thousands are not set apart"
_ZERO = "a digit is on each side of the point"


@dataclass(frozen=True, slots=True)
class Meant:
    """A text that may have been meant, why it is written so, and when, where another one may be meant as well."""

    text: str
    because: str
    when: str = ""


_DIGITS = r"[0-9]+(?:[.,' ’][0-9]+)*"
_NUMBER = re.compile(rf"(?<![0-9.,])(?:{_DIGITS}|\.[0-9]+)\.?(?![0-9])")
_GROUPS = re.compile(r"[1-9][0-9]{0,2}([,.' ’])[0-9]{3}(?:\1[0-9]{3})*")


def _numbers(written: str) -> Iterator[Meant]:
    """Yield what a number with separators may be, a text without any first."""
    tight = written.rstrip(".")
    if tight.startswith(".") or tight != written:
        yield Meant(f"0{tight}" if tight.startswith(".") else tight, _ZERO)
        return
    marks = re.findall(r"[^0-9]", tight)
    if not marks or marks == ["."]:
        yield Meant(tight, "")
        return
    last, groups = marks[-1], tight.rpartition(marks[-1])[0]
    plain = re.sub(r"[^0-9]", "", tight)
    if _GROUPS.fullmatch(tight):
        yield Meant(plain, _THOUSANDS)
        if marks == [","]:
            yield Meant(tight.replace(",", "."), _POINT, "if the comma is a decimal point")
    elif last in ".," and (marks.count(last) == 1) and (len(marks) == 1 or _GROUPS.fullmatch(groups)):
        whole = re.sub(r"[^0-9]", "", groups)
        yield Meant(f"{whole}.{tight.rpartition(last)[2]}", _POINT if last == "," else _THOUSANDS)


def with_plain_numbers(text: str) -> Iterator[Meant]:
    """Yield a text with each number in it written plainly, in every way that it may be meant."""
    pieces: list[list[Meant]] = []
    end = 0
    for match in _NUMBER.finditer(text):
        readings = list(_numbers(match.group()))
        if not readings:
            return
        pieces += [[Meant(text[end : match.start()], "")], readings]
        end = match.end()
    pieces.append([Meant(text[end:], "")])
    for chosen in list(product(*pieces))[:4]:
        because = next((one.because for one in chosen if one.because), "")
        when = next((one.when for one in chosen if one.when), "")
        yield Meant("".join(one.text for one in chosen), because, when)
