"""Numbers and signs that YAML takes for something else: decimal commas, bounds, and a minus apart."""

from __future__ import annotations

import re

from monograph.sources.separators import with_plain_numbers

_SPLIT = re.compile(
    r"[<>≤≥=pP ]{0,4}[-+−–]?[0-9]+(?:[.,][0-9]+)+(?:(?: to |-|–)[0-9]+(?:[.,][0-9]+)*)?"
    r"(?: ?[^\W\d_%]?[^,{}\[\]\n\"'#:]*)?"
)
_ABOVE = re.compile(r"(?:(?<=: )|(?<=[{\[,]) ?)(?P<value>>=? ?\.?[0-9]+(?:[.,][0-9]+)*[^,{}\[\]\n#]*)")
_APART = re.compile(r"(?<=: )(?P<value>- (?P<rest>\.?[0-9][^,{}\[\]\n#]*))")


def number_split_at_comma(line: str, start: int) -> tuple[int, str, str] | None:
    """Return where a number cut off at its comma begins in a line, its text and the remedy; None for no such one.

    ``start`` is where the value before the comma begins, counted from 0.
    """
    match = _SPLIT.match(line, start)
    if match is None:
        return None
    written = match.group().rstrip()
    meant = [one for one in with_plain_numbers(_tidy(written)) if "," not in one.text]
    if not meant:
        return None
    first, *others = meant
    remedy = "".join(f", or `{one.text}` {one.when}" for one in others)
    because = "" if others else f": {first.because}"
    return match.start(), written, f"Write `{first.text}`{remedy}{because}."


def _tidy(written: str) -> str:
    """Return a value with its space before the unit, `to` in its range and no `p` before it."""
    plain = re.sub(r"^[pP] ?(?=[<>≤≥=])(?:= ?)?", "", written)
    plain = re.sub(r"(?<=[0-9])(?=[^\W\d_]|%)(?![eE]-?[0-9])", " ", plain)
    plain = re.sub(r"(?<=[<>≤≥=])(?=[.0-9])", " ", plain)
    return re.sub(r"(?<=[0-9]) ?[-–] ?(?=[0-9])", " to ", plain)


def sign_taken_for_mark_up(line: str, column: int) -> tuple[int, str, str, str] | None:
    """Return a bound or a minus that YAML takes for mark-up: where it begins, its text, what is wrong, the remedy.

    ``column``, counted from 0, is where YAML gave up.
    """
    for pattern, is_bound in ((_ABOVE, True), (_APART, False)):
        for match in pattern.finditer(line):
            if match.start("value") <= column <= match.end("value"):
                value = match["value"].rstrip()
                if is_bound:
                    plain = next((one.text for one in with_plain_numbers(_tidy(value))), value)
                    remedy = f'Write `"{plain}"`: text that begins with > is in quotation marks.'
                    return match.start("value"), value, "YAML takes the > for something else", remedy
                remedy = f"Write `-{match['rest'].rstrip()}`: no space follows a minus sign."
                return match.start("value"), value, "YAML takes a hyphen and a space for an item of a list", remedy
    return None
