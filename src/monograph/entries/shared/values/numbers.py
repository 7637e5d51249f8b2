"""Plain numbers: whole numbers, decimals with their printed digits, and yes or no."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, StrictInt, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from monograph.entries.shared.meant_values import numbers_meant, remedy_for
from monograph.entries.shared.typography import pattern_as_printed, plain_number
from monograph.entries.shared.vocabularies import vocabularies_of

# How a number is written.
NUMBER = r"[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?"
# A number or a range, with the ends under their names.
RANGE = rf"(?P<low>{NUMBER})(?: to (?P<high>{NUMBER}))?"
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
    is_printed = isinstance(plain, str) and plain != raw and re.fullmatch(NUMBER, plain) is not None
    if is_printed or isinstance(plain, Decimal) or (isinstance(plain, int) and not isinstance(plain, bool)):
        number = Decimal(str(plain))
        if _is_measurable(number):
            return number if number else abs(number)
    remedy = "Write digits with a point for the decimals, without quotation marks: 0.31."
    if isinstance(raw, str):
        remedy = remedy_for(numbers_meant(raw, _is_number, vocabularies_of(info).units)) or remedy
    raise PydanticCustomError("wrong-type", "`{found}` is not a number", {"found": str(raw), "remedy": remedy})


def _is_number(text: str) -> bool:
    return re.fullmatch(NUMBER, text) is not None and _is_measurable(Decimal(text))


Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number"},
                {"type": "string", "pattern": f"^(?=.*[^ -~]){pattern_as_printed(NUMBER)}$"},
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


def shown(number: Decimal) -> str:
    """Return a number as a reader sees it: the printed digits, thousands apart, a true minus sign."""
    text = f"{number:f}"
    sign, digits = ("−", text[1:]) if text.startswith("-") else ("", text)
    whole, point, decimals = digits.partition(".")
    grouped = f"{int(whole):,}" if len(whole) > 3 else whole
    return f"{sign}{grouped}{point}{decimals}"
