"""What every entry is made of: citations, reported values, review state and summaries.

A *reported value* is the shape of every claim-bearing field (docs/decisions/0003). It is either a value with
the citations it rests on, or a reason why there is none. Sources that give another value are next to it
under ``also_reported``; the value that comes first is the preferred one, and ``preferred_because`` says why.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Generic, Self, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from monograph.bibliography.keys import KEY_PATTERN
from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.digests import ContentDigest
from monograph.entries.shared.values import PartialDate, Quantity
from monograph.sources.files import is_reserved_name
from monograph.text.fields import LIST_ID, LONGEST_ID, CheckedText, CiteKey, EntryText, Name


class Part(BaseModel):
    """A mapping in an entry. Unknown keys are errors, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=False)


def as_list(raw: object) -> object:
    """Return one item, given without a list around it, as a list of one."""
    return [raw] if isinstance(raw, (str, dict)) else raw


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


def refuse(rule: str, found: str, remedy: str) -> None:
    """Refuse what a contributor wrote: the name of what must hold, what was found, and what would be right."""
    raise PydanticCustomError(rule, "{message}", {"message": found, "remedy": remedy})


class Statement(Part):
    """A sentence or two, with the citations it rests on."""

    text: EntryText = Field(description="The statement, in your own words.")
    cite: Citations = Field(description="Where it stands: work and locator.")


class Summary(Part):
    """The entry in short, twice."""

    plain: EntryText = Field(
        description="For a reader without medical training: short sentences, every term explained."
    )
    clinical: EntryText = Field(description="For a clinician: exact terms and figures.")


def _reviewer_id(raw: object) -> object:
    if not isinstance(raw, dict) or "name" not in raw:
        return raw
    made = re.sub(r"[^a-z0-9]+", "-", str(raw["name"]).casefold()).strip("-") or "reviewer"
    said = {"id": made, "name": raw["name"], "orcid": raw.get("orcid")}
    said["interests"] = raw.get("interests") or raw.get("conflict_of_interest") or "…"
    described = ", ".join(f'{name}: "{value}"' for name, value in said.items() if value)
    remedy = (
        f"Write the person's id here, `{made}`, and in kb/reviewers.yaml, below `reviewers:`, `- {{{described}}}`."
    )
    raise PydanticCustomError("reviewer-is-an-id", "a reviewer is described in the entry", {"remedy": remedy})


ReviewerId = Annotated[
    str,
    BeforeValidator(_reviewer_id),
    Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="The id of a person in kb/reviewers.yaml."),
]


class Review(Part):
    """How far the review of this entry has come. Approved only when a named person approved it."""

    status: words.ReviewStatus = Field(words.ReviewStatus.DRAFT, description="Where the review stands.")
    reviewers: tuple[ReviewerId, ...] = Field(
        (), description="Who reviewed it, or is doing so: ids of people in kb/reviewers.yaml."
    )
    date: PartialDate | None = Field(None, description="When it was approved.")
    next_due: PartialDate | None = Field(None, description="When it must be looked at again.")
    digests: tuple[ContentDigest, ...] = Field(
        (),
        description="What was approved: a digest of each field and of each result it rests on. "
        "`monograph approve` writes them; a page says what has changed since.",
    )

    @model_validator(mode="after")
    def _approved_by_somebody(self) -> Self:
        if self.status is words.ReviewStatus.APPROVED and not (self.reviewers and self.date and self.next_due):
            remedy = (
                "Write `status: draft`. When a named person has approved it, `monograph approve` writes who and "
                "when, when it is due again, and what was approved."
            )
            refuse("approval-names-its-reviewer", "approved, but not by whom, when and until when", remedy)
        return self


class Change(Part):
    """One change a reader should know of."""

    date: PartialDate = Field(description="When it was changed.")
    text: EntryText = Field(description="What changed, in a reader's words.")


class IdentifierValue(Part):
    """A number that a register gives to this thing."""

    scheme: words.Identifier = Field(description="The register.")
    value: Name = Field(description="The number, as the register prints it.")
    of: Name | None = Field(None, description="What exactly it names, such as a salt or one product.")
    cite: Citations = Field(description="Where the number was read.")


def _no_repeats(items: tuple[Name, ...]) -> tuple[Name, ...]:
    seen: set[str] = set()
    for item in items:
        if item.lower() in seen:
            message, context = (
                "`{token}` is here twice",
                {"token": str(item), "remedy": "Delete one of the two."},
            )
            raise PydanticCustomError("no-repeats", message, context)
        seen.add(item.lower())
    return items


Names = Annotated[tuple[Name, ...], AfterValidator(_no_repeats)]


def _is_free(name: str) -> str:
    if name == LIST_ID:
        refuse("entry-id", f"`{LIST_ID}` cannot be an id", "That is the address of the list of its kind.")
    if is_reserved_name(name):
        refuse("entry-id", f"`{name}` cannot be an id", "Windows keeps that name for a device.")
    return name


EntryIdText = Annotated[
    str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST_ID), AfterValidator(_is_free)
]
LocalId = Annotated[
    str,
    Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="A short name used inside this file only."),
]


class Entry(Part):
    """What every kind of entry has. The id is the file's name."""

    kind: ClassVar[str]
    plural: ClassVar[str]
    label: ClassVar[str]
    heading: ClassVar[str]
    lead: ClassVar[str]
    # What comes before the name in a page's title, where the name alone could be taken for our own statement.
    title_prefix: ClassVar[str] = ""
    # Whether names of this kind are common nouns, which begin with a small letter inside a sentence.
    is_common_noun: ClassVar[bool] = False

    name: Name = Field(description="The name a reader sees as the page's title.")
    summary: Summary = Field(description="The entry in short, in plain and in clinical words.")
    tags: Names = Field((), description="Words to find related entries by.")
    review: Review = Field(
        default_factory=lambda: Review.model_validate({}),
        description="How far the review by a named person has come. Leave it out for a draft.",
    )
    sources: tuple[SourceReading, ...] = Field(
        (), description="How each cited work was read for this entry: once here, not at every citation."
    )
    not_covered: EntryText | None = Field(
        None, description="What a reader would expect here and does not find yet."
    )
    changes: tuple[Change, ...] = Field((), description="Changes a reader should know of, newest first.")
    former_ids: tuple[EntryIdText, ...] = Field((), description="Earlier ids; their addresses lead here.")

    @property
    def page_title(self) -> str:
        """The title of the entry's page."""
        return f"{self.title_prefix}{self.name}"
