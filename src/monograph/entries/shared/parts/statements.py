"""Short texts of an entry: statements, summaries and changes."""

from __future__ import annotations

from pydantic import Field

from monograph.entries.shared.parts.citations import Citations
from monograph.entries.shared.parts.part import Part
from monograph.entries.shared.values import PartialDate
from monograph.text.fields import EntryText


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


class Change(Part):
    """One change a reader should know of."""

    date: PartialDate = Field(description="When it was changed.")
    text: EntryText = Field(description="What changed, in a reader's words.")
