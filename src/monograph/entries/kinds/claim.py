"""What a public document says, and how it stands up against the sources."""

from __future__ import annotations

from pydantic import Field

from monograph.entries.kinds.question import ResultPointer
from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.addresses import PublicAddress
from monograph.entries.shared.parts import Citations, Entry, Part
from monograph.entries.shared.values import PartialDate
from monograph.text.fields import EntryLink, EntryText, Name


class PublicDocument(Part):
    """Where the claim was made."""

    title: Name = Field(description="The document's title.")
    publisher: Name | None = Field(None, description="Who published it; left out when that was not seen.")
    type: words.DocumentType = Field(description="What kind of document it is.")
    published: PartialDate | None = Field(None, description="The date it bears; left out when it bears none.")
    url: PublicAddress | None = Field(None, description="Its address on the web; left out when it was not seen.")


class Claim(Entry):
    """What contributors write about a public claim. Neutral in tone: it corrects facts and mocks nobody."""

    kind = "claim"
    plural = "claims"
    label = "Claim check"
    heading = "Claim checks"
    lead = "What public pages say, held against the sources."
    title_prefix = "Claim: "

    says: EntryText = Field(description="What the document says, in your own words or a short quotation.")
    document: PublicDocument = Field(description="Where it says so.")
    verdict: words.ClaimVerdict = Field(description="How it stands up.")
    because: EntryText = Field(description="Why, with the figures.")
    about: tuple[EntryLink, ...] = Field(min_length=1, description="Entries the claim is about.")
    evidence: tuple[ResultPointer, ...] = Field((), description="Results that decide it.")
    cite: Citations = Field(description="The sources that decide it.")
