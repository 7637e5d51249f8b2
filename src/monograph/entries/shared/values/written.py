"""Values parsed from one scalar: what each of them has in common."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from decimal import Decimal
from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from monograph.entries.shared.meant_values import remedy_for
from monograph.entries.shared.typography import pattern_as_printed, plain_number
from monograph.entries.shared.values.numbers import decimal
from monograph.entries.shared.vocabularies import BUILT_IN, Vocabularies, vocabularies_of
from monograph.sources import Meant


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


class WrittenNumber(Written):
    """A value of which the numbers may be typed as print has them."""

    @classmethod
    def plain(cls, text: str) -> str:
        return plain_number(text)

    @classmethod
    def for_editors(cls, pattern: str) -> str:
        return pattern_as_printed(pattern)


def ends_of(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Return both ends that a match of `RANGE` writes; raise ValueError when the upper one is below the lower."""
    low = decimal(match["low"])
    high = decimal(match["high"]) if match["high"] else low
    if high < low:
        raise ValueError("The lower end of a range comes first.")
    return low, high


def _without_names(pattern: str) -> str:
    # JSON Schema patterns are ECMAScript; Python's named groups are not.
    return re.sub(r"\(\?P<\w+>", "(", pattern)
