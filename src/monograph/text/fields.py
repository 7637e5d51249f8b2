"""Fields that hold text, links to entries or keys of works: types that say what may be written in them."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, ClassVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from monograph.bibliography.keys import KEY_PATTERN

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST_ID = 80
# Each kind's list of entries is at index.html beside them.
LIST_ID = "index"


class CheckedText(str):
    """A string that knows what kind of thing it names; subclasses say what is allowed."""

    pattern: ClassVar[str] = ""
    rule: ClassVar[str] = ""
    remedy: ClassVar[str] = ""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls._checked, core_schema.str_schema(strict=True, pattern=None)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        made: dict[str, Any] = handler(core_schema.str_schema())
        return made | {"minLength": 1} | ({"pattern": f"^{cls.pattern}$"} if cls.pattern else {})

    @classmethod
    def _checked(cls, text: str) -> CheckedText:
        if not text.strip():
            raise PydanticCustomError(
                "empty-text", "the text is empty", {"remedy": "Write it, or leave the field out."}
            )
        if cls.pattern and not re.fullmatch(cls.pattern, text):
            message = "`{text}` is not of the right form"
            raise PydanticCustomError(cls.rule, message, {"text": text, "remedy": cls.remedy})
        return cls(text)


class EntryLink(CheckedText):
    """The id of another entry. ``kinds`` names the kinds it may point at; none means any kind."""

    kinds: ClassVar[tuple[str, ...]] = ()
    pattern = ID_PATTERN
    rule = "entry-id"
    remedy = "An id is a file name without .yaml: small letters, digits and single hyphens."


class ConditionLink(EntryLink):
    """The id of a condition."""

    kinds = ("condition",)


class OutcomeLink(EntryLink):
    """The id of an outcome."""

    kinds = ("outcome",)


class DrugLink(EntryLink):
    """The id of a drug, a drug class or a non-drug treatment."""

    kinds = ("drug",)


class StudyLink(EntryLink):
    """The id of a study."""

    kinds = ("study",)


class GuidelineLink(EntryLink):
    """The id of a guideline."""

    kinds = ("guideline",)


class ClaimLink(EntryLink):
    """The id of a claim check."""

    kinds = ("claim",)


class QuestionLink(EntryLink):
    """The id of a question."""

    kinds = ("question",)


class CiteKey(CheckedText):
    """The key of a work in references.bib."""

    pattern = KEY_PATTERN
    rule = "citation-key"
    remedy = (
        "Write it as in references.bib: letters, digits, - and _, and . : / or + between them. Weiss2016 is one."
    )


class EntryText(CheckedText):
    """Running text in restricted Markdown, with links to entries and citations."""


class Name(CheckedText):
    """One line of any printable text that becomes a title, a table heading or a word in a sentence.

    No sign in it has a meaning: `CD4<200`, `[18F]`, `*1/*28` and `<b>` are shown as they are written. Whoever
    prints a name escapes it for the place it is in (docs/decisions/0034).
    """

    pattern = r"(?=.*[^\s\u2800])[^\n\r]+"
    rule = "one-line-name"
    remedy = "Write one line in which something can be read."

    @classmethod
    def _checked(cls, text: str) -> CheckedText:
        if not text.strip():
            return super()._checked(text)
        if fault := _fault_of_name(text):
            raise PydanticCustomError(cls.rule, "{fault}", {"fault": fault, "remedy": cls.remedy})
        return cls(text)


class Verbatim(CheckedText):
    """Printable text of any length and any number of lines, shown as it was typed: a search strategy."""


# Letters, numbers, punctuation and symbols; spaces, joiners and marks show nothing by themselves.
_SEEN = "LNPS"
_BLANK_IN_BRAILLE = "\u2800"


def _fault_of_name(text: str) -> str:
    """Return what keeps a text from being a name, or nothing."""
    if re.search(r"[\n\r]", text):
        return "this goes over several lines, and one line belongs here"
    is_seen = any(unicodedata.category(sign)[0] in _SEEN for sign in text if sign != _BLANK_IN_BRAILLE)
    return "" if is_seen else "of this text nothing can be seen"
