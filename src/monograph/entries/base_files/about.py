"""What a whole knowledge base is about: the words on its first page, in kb/base.yaml."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from pydantic import Field, TypeAdapter, ValidationError

from monograph.entries.base_files.own_units import OwnUnit, own_unit_findings, with_own
from monograph.entries.reading.shape import read_as
from monograph.entries.shared.addresses import DocumentAddress, WebAddress
from monograph.entries.shared.licences import SpdxId
from monograph.entries.shared.parts import Names, Part
from monograph.entries.shared.vocabularies import BUILT_IN, Vocabularies
from monograph.findings import Finding, Place
from monograph.sources import ABOUT, read_document
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
    units: tuple[OwnUnit, ...] = Field((), description="Units of this base beside those built in.")
    plug_ins: Names = Field(
        (),
        description="The plug-ins that this base uses beside those that come with Monograph, by name, such as: "
        "[reading-age]. No other runs, so that the site does not depend on what else is installed.",
    )

    @cached_property
    def vocabularies(self) -> Vocabularies:
        """The vocabularies of entries: those built in and what this base adds."""
        return Vocabularies(with_own(self.units))


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
    return about, (*findings, *own_unit_findings(about.units, document))


def read_vocabularies(raw: bytes) -> Vocabularies:
    """Return the vocabularies that kb/base.yaml gives, also where other fields of it have faults."""
    document, _ = read_document(raw, ABOUT)
    said = document.data.get("units") if document is not None and isinstance(document.data, dict) else None
    try:
        return Vocabularies(with_own(_UNITS.validate_python(said or ())))
    except ValidationError:
        return BUILT_IN


_UNITS = TypeAdapter(tuple[OwnUnit, ...])
