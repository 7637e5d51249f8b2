"""What a whole knowledge base is about: the words on its first page, in kb/base.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from pydantic import Field, TypeAdapter, ValidationError

from monograph.entries.base_files.own_units import OwnUnit, own_unit_findings, with_own
from monograph.entries.reading.shape import read_as
from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.addresses import DocumentAddress, WebAddress
from monograph.entries.shared.licences import SpdxId
from monograph.entries.shared.open_words import countries
from monograph.entries.shared.parts import Names, Part
from monograph.entries.shared.units import BUILT_IN_UNITS
from monograph.entries.shared.vocabularies import BUILT_IN, Vocabularies
from monograph.findings import Finding, Place
from monograph.sources import ABOUT, Document, Value, read_document
from monograph.text.fields import Name


class ContentLicence(Part):
    """The terms on which others may use the content. The program has a licence of its own."""

    name: Name = Field(description="Its whole name, such as: Creative Commons Attribution 4.0 International.")
    short_name: Name | None = Field(None, description="Its short name for the foot of pages, such as: CC BY 4.0.")
    url: DocumentAddress = Field(description="Where it can be read.")
    spdx: SpdxId | None = Field(None, description="Its identifier in the SPDX list, such as CC-BY-4.0.")

    @property
    def short(self) -> str:
        """The name to print where there is little room."""
        return str(self.short_name or self.name)


class About(Part):
    """What contributors write about the knowledge base as a whole."""

    title: Name = Field(description="The subject, as the heading of the first page.")
    lead: Name = Field(description="One sentence below the heading: what a reader finds here.")
    description: Name = Field(description="One sentence for search engines and link previews.")
    address: WebAddress | None = Field(
        None, description="The web address of the published site; feeds, sitemap and citations need it."
    )
    repository: WebAddress | None = Field(
        None,
        description="The web address of the project on GitHub, such as https://github.com/example/base/; pages "
        "then offer to edit an entry and to report an error.",
    )
    author: Name | None = Field(
        None, description="Who made the content: the name that others give when they cite it or build upon it."
    )
    trials_without_entry: tuple[Name, ...] = Field(
        (),
        description="Trials known of that have no entry yet, a line each: number in a register, subject, and why "
        "there is none. The page of trials names them.",
    )
    licence: ContentLicence | None = Field(
        None, description="The terms on which others may use the content; left out, nothing is claimed."
    )
    routes: Names = Field((), description="Routes of administration beside those built in; use EDQM's terms.")
    treatment_types: Names = Field((), description="Types of treatment beside those built in.")
    jurisdictions: Names = Field(
        (), description="Places where rules apply, beside countries (ISO 3166) and the regions built in."
    )
    identifiers: Names = Field((), description="Registers that number things, beside those built in.")
    properties: Names = Field((), description="Pharmacological properties beside those built in.")
    designs: Names = Field(
        (),
        description="Designs of studies beside those built in. They are shown; a rule that does not know "
        "what follows from a design says that it cannot judge.",
    )
    units: tuple[OwnUnit, ...] = Field((), description="Units of this base beside those built in.")
    plug_ins: Names = Field(
        (),
        description="The plug-ins that this base uses beside those that come with Monograph, by name, such as: "
        "[reading-age]. No other runs, so that the site does not depend on what else is installed.",
    )

    @cached_property
    def vocabularies(self) -> Vocabularies:
        """The vocabularies of entries: those built in and what this base adds."""
        return Vocabularies(with_own(self.units), {name: getattr(self, name) for name in _WORDS})


class NamedPlugIn(NamedTuple):
    """A plug-in that a base asks for by name, and where it does."""

    name: str
    place: Place


def named_plug_ins(raw: bytes) -> tuple[NamedPlugIn, ...]:
    """Return the plug-ins that kb/base.yaml names; none when it has faults, which `read_about` finds."""
    about, document, _ = read_as(About, raw, ABOUT)
    if about is None or document is None:
        return ()
    return tuple(
        NamedPlugIn(name, document.place(("plug_ins", number))) for number, name in enumerate(about.plug_ins)
    )


def read_about(raw: bytes) -> tuple[About | None, tuple[Finding, ...]]:
    """Read kb/base.yaml. Every fault is a finding; nothing is raised."""
    about, document, findings = read_as(About, raw, ABOUT)
    if about is None or document is None:
        return None, findings
    return about, (*findings, *own_unit_findings(about.units, document), *_repeated_words(about, document))


def read_vocabularies(raw: bytes) -> Vocabularies:
    """Return the vocabularies that kb/base.yaml gives, also where other fields of it have faults."""
    document, _ = read_document(raw, ABOUT)
    if document is None or not isinstance(document.data, dict):
        return BUILT_IN
    try:
        units = with_own(_UNITS.validate_python(document.data.get("units") or ()))
    except ValidationError:
        units = BUILT_IN_UNITS
    return Vocabularies(units, {name: _texts(document.data.get(name)) for name in _WORDS})


def _texts(said: Value) -> tuple[str, ...]:
    return tuple(one for one in said if isinstance(one, str)) if isinstance(said, list) else ()


def _repeated_words(about: About, document: Document) -> Iterator[Finding]:
    for name, vocabulary in _WORDS.items():
        for number, word in enumerate(getattr(about, name)):
            if word in set(map(str, vocabulary)) or (name == "jurisdictions" and word in countries()):
                place = document.place((name, number))
                yield Finding("word-is-new", place, f"the word `{word}` is built in", "Delete it here.")


_UNITS = TypeAdapter(tuple[OwnUnit, ...])
# The fields that extend a vocabulary, with the words built in.
_WORDS: Mapping[str, type[StrEnum]] = MappingProxyType(
    {
        "routes": words.Route,
        "treatment_types": words.TreatmentType,
        "jurisdictions": words.Jurisdiction,
        "identifiers": words.Identifier,
        "properties": words.PharmacodynamicProperty,
        "designs": words.StudyDesign,
    }
)
