"""Values that sources report, and the values of other sources beside them."""

from __future__ import annotations

from typing import Any, Generic, Self, TypeVar, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.parts.citations import Citations
from monograph.entries.shared.parts.part import Part, refuse
from monograph.entries.shared.values import PartialDate, Quantity
from monograph.text.fields import CheckedText, EntryText, Name

ValueType = TypeVar("ValueType")


class Alternative(Part, Generic[ValueType]):
    """What another source gives for the same thing."""

    value: ValueType = Field(description="The other value.")
    cite: Citations = Field(description="Where it stands.")
    note: EntryText | None = Field(None, description="What might explain the difference.")


SAID_BY_THE_SOURCE = (words.Absence.NOT_REACHED, words.Absence.NOT_ESTIMABLE)
_NEVER_ALONE = (words.Absence.NONE_FOUND, *SAID_BY_THE_SOURCE)
_AS_ABSENCE = {
    **{str(word): word for word in words.Absence},
    "nr": words.Absence.NOT_REACHED,
    "ne": words.Absence.NOT_ESTIMABLE,
    "not evaluable": words.Absence.NOT_ESTIMABLE,
    "not calculable": words.Absence.NOT_ESTIMABLE,
}


def absence_meant(text: str) -> words.Absence | None:
    """Return the absence that a text stands for, whatever its capitals: survival tables print ``NR``."""
    return _AS_ABSENCE.get(text.strip().lower())


def _refuse_absence_as_value(text: str) -> None:
    if meant := absence_meant(text):
        context = {"message": f"`{text}` is no value", "token": f"value: {text}"}
        context["remedy"] = f"Write `absent: {meant}`: that there is no value is an absence."
        raise PydanticCustomError("value-or-absence", "{message}", context)


class Reported(Part, Generic[ValueType]):
    """A value that sources report, or the reason why there is none; other sources' values beside it."""

    value: ValueType | None = Field(None, description="The value. With several, the one we prefer.")
    absent: words.Absence | None = Field(
        None,
        description="Why there is no value: the source was read and does not report it; it was not seen in the "
        "part that was read; a search found none; no one searched; or the source says that it was not reached or "
        "is not estimable.",
    )
    cite: Citations | None = Field(None, description="Where the value stands: work and locator.")
    searched: PartialDate | None = Field(None, description="Date of the search, when `searched, none found`.")
    note: EntryText | None = Field(None, description="A remark the reader should see beside the value.")
    own_figures_give: Name | None = Field(
        None,
        description="What the source's own figures give, when it was copied faithfully and does not add up. The "
        "finding offers the words to paste; a reader sees both.",
    )
    preferred_because: EntryText | None = Field(
        None, description="Why this value comes first, when sources give others."
    )
    also_reported: tuple[Alternative[ValueType], ...] = Field(
        (), description="Other values for the same thing, each with its citation."
    )

    @model_validator(mode="before")
    @classmethod
    def _absence_alone(cls, raw: object) -> object:
        kinds = get_args(cls.model_fields["value"].annotation)
        is_text = any(isinstance(kind, type) and issubclass(kind, CheckedText) for kind in kinds)
        if isinstance(raw, dict) and isinstance(raw.get("value"), str) and not is_text:
            _refuse_absence_as_value(raw["value"])
        return {"absent": raw} if isinstance(raw, str) and raw in set(words.Absence) else raw

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if (self.value is None) == (self.absent is None):
            remedy = "Fill in one of the two." if self.value is None else "Keep one of the two."
            refuse("value-or-absence", "either a `value` or the reason it is `absent` belongs here", remedy)
        if self.value is not None and self.cite is None:
            refuse("value-is-cited", "a value without a citation", "Add `cite: Key, locator`.")
        if self.absent in SAID_BY_THE_SOURCE and self.cite is None:
            offer = f'{{absent: {self.absent}, cite: "Key, locator"}}'
            remedy = f"Write `{offer}`, with the place where the source says so."
            refuse("value-is-cited", f"`{self.absent}` without a citation", remedy)
        if self.absent is words.Absence.NONE_FOUND and self.searched is None:
            refuse("search-is-dated", "a search without its date", "Add `searched:` with the date of the search.")
        if bool(self.also_reported) != (self.preferred_because is not None):
            remedy = "Give both `also_reported` and `preferred_because`, or neither."
            refuse("preferred-value-has-a-reason", "competing values and their reason belong together", remedy)
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> dict[str, Any]:
        made: dict[str, Any] = handler.resolve_ref_schema(handler(schema))
        alone = {"enum": [str(word) for word in words.Absence if word not in _NEVER_ALONE]}
        full = dict(made)
        made.clear()
        made["anyOf"] = [full, alone]
        return made


def value_of(reported: Reported[ValueType] | None) -> ValueType | None:
    """Return a reported value; None where there is none, or where nothing is said of it."""
    return reported.value if reported is not None else None


def exact(reported: Reported[Quantity] | None) -> Quantity | None:
    """Return a reported figure that is one number; None for a range, a bound, and where there is none."""
    figure = value_of(reported)
    return figure if figure is not None and figure.is_exact else None
