"""Citations, and how each cited work was read."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from monograph.bibliography.keys import KEY_PATTERN
from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.parts.part import Part, as_list
from monograph.text.fields import CiteKey, EntryText, Name


def _citation(raw: object) -> object:
    """Turn the short form ``Weiss2016, table 2`` into the long one; a key without a locator stays as it is."""
    if not isinstance(raw, str):
        return raw
    work, comma, locator = raw.partition(",")
    if not comma or not locator.strip():
        remedy = 'Write key, comma and place, in quotation marks inside brackets: "Key2031, abstract".'
        raise PydanticCustomError("citation-locator", "`{raw}` gives no locator", {"raw": raw, "remedy": remedy})
    return {"work": work.strip(), "at": locator.strip()}


class Citation(Part):
    """Where a statement comes from: a work, and the place in it."""

    work: CiteKey = Field(description="Key of the work in references.bib, such as Weiss2016.")
    at: Name = Field(description="Where in the work: abstract, table 2, section 5.3, results paragraph 2.")
    basis: words.Basis = Field(
        words.Basis.STATED, description="`inferred` when the work does not say it in so many words."
    )
    read: words.ReadingExtent | None = Field(
        None, description="How much was read, when it differs from what `sources` says of this work."
    )
    access: words.ReadingAccess | None = Field(
        None,
        description="`copy` when a copy was read, when it differs from what `sources` says of this work.",
    )
    note: EntryText | None = Field(None, description="Anything a doubting reader should know about this citation.")


_SHORT_CITATION = {
    "type": "string",
    "pattern": f"^{KEY_PATTERN} ?, ?.+$",
    "description": "Short form: key, comma, locator.",
    "examples": ["Weiss2016, abstract"],
}


def _with_short_form(schema: dict[str, Any]) -> None:
    long_form = schema.pop("items")
    several = {"type": "array", "items": {"anyOf": [_SHORT_CITATION, long_form]}, "minItems": 1}
    for key in ("type", "minItems"):
        schema.pop(key, None)
    schema["anyOf"] = [_SHORT_CITATION, long_form, several]


Citations = Annotated[
    tuple[Annotated[Citation, BeforeValidator(_citation)], ...],
    BeforeValidator(as_list),
    Field(min_length=1, json_schema_extra=_with_short_form),
]


class SourceReading(Part):
    """How one work was read for this entry."""

    work: CiteKey = Field(description="Key of the work in references.bib.")
    nature: words.SourceNature = Field(description="What kind of document it is.")
    read: words.ReadingExtent = Field(description="How much of it was read.")
    access: words.ReadingAccess = Field(description="`original`, or `copy` when only a copy of it was read.")
    note: EntryText | None = Field(None, description="What a doubting reader should know about the reading.")
