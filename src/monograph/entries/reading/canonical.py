"""A value of an entry in one spelling, so that two files that say the same have the same digest."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum

from pydantic import BaseModel

from monograph.text.fields import EntryText


def canonical(value: object) -> object:
    """Return a value in one spelling; a field that says no more than its default is left out.

    So a field that a later version of the program adds changes no digest.
    """
    match value:
        case BaseModel():
            fields = type(value).model_fields.items()
            return {
                name: canonical(getattr(value, name))
                for name, info in fields
                if info.is_required() or getattr(value, name) != info.get_default(call_default_factory=True)
            }
        case tuple():
            return [canonical(one) for one in value]
        case None | bool() | int():
            return value
        case Enum():
            return str(value.value)
        case Decimal():
            return f"{value:f}"
        case EntryText():
            return _reflowed(value)
        case _:
            return " ".join(str(value).split())


_PARAGRAPH = re.compile(r"\n\s*\n\s*")
_ITEM = re.compile(r"\n\s*(?=(?:[-*+]|\d+[.)]) )")


def _reflowed(text: str) -> str:
    """Return text without the breaks that only fold a line: paragraphs and items of lists stay apart."""
    paragraphs = _PARAGRAPH.split(text.strip())
    return "\n\n".join(
        "\n".join(" ".join(item.split()) for item in _ITEM.split(paragraph)) for paragraph in paragraphs
    )
