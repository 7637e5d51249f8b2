"""What a whole knowledge base is about: the words on its first page, in kb/base.yaml."""

from __future__ import annotations

from pydantic import Field, ValidationError

from monograph.entries.parts import Part
from monograph.entries.shape import shape_findings
from monograph.findings import Finding
from monograph.links import Name
from monograph.sources import ABOUT, read_document


class About(Part):
    """What contributors write about the knowledge base as a whole."""

    title: Name = Field(description="The subject, as the heading of the first page.")
    lead: Name = Field(description="One sentence below the heading: what a reader finds here.")
    description: Name = Field(description="One sentence for search engines and link previews.")


def read_about(raw: bytes) -> tuple[About | None, tuple[Finding, ...]]:
    """Read kb/base.yaml. Every fault is a finding; nothing is raised."""
    document, findings = read_document(raw, ABOUT)
    if document is None:
        return None, findings
    if not isinstance(document.data, dict):
        found = "the file does not hold fields and values"
        return None, (Finding("wrong-type", document.place(), found, "Begin with `title:`."),)
    try:
        return About.model_validate(document.data), ()
    except ValidationError as error:
        return None, tuple(shape_findings(error, document, About))
