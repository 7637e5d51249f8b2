"""Names, ids and numbers that registers give."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.parts.citations import Citations
from monograph.entries.shared.parts.part import Part, refuse
from monograph.sources.files import is_reserved_name
from monograph.text.fields import LIST_ID, LONGEST_ID, Name


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
