"""What somebody said in public of a study, or of what it tested: an opinion, with who said it and where."""

from __future__ import annotations

import re

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from monograph.entries.shared.parts import Citations, Part, Reported
from monograph.entries.shared.values import PartialDate
from monograph.text.fields import ClaimLink, EntryText, Name

# Said as a value, these would count as ties that somebody named.
_ABSENT = re.compile(
    r"[-–]|n/?a|nil|no( ties?)?|none( (found|given|known|named|reported|seen|stated))?|nothing|unclear|unknown"
    r"|not (applicable|available|clear|disclosed|given|known|mentioned|named|reported|searched|seen|stated)"
    r"|searched, none found",
    re.IGNORECASE,
)


class Comment(Part):
    """What somebody said in public of the study, or of what it tested: an opinion, and no finding."""

    speaker: Name = Field(
        description="Who said it, as the source gives it: a name, or a description such as: authors of the trial."
    )
    role: Name | None = Field(
        None, description="What the source calls the speaker; left out when it says nothing."
    )
    ties: Reported[EntryText] = Field(
        description="What ties the speaker to the study or the treatment: took part, paid for it, sells it. "
        "`not reported` when the source was read and names none."
    )
    date: Reported[PartialDate] = Field(description="When it was said or published.")
    text: EntryText = Field(description="What was said, in your own words, with a few quoted ones at most.")
    cite: Citations = Field(description="Where it stands: work and locator.")
    claim: ClaimLink | None = Field(None, description="The claim check of what was said, when there is one.")
    note: EntryText | None = Field(
        None, description="What a reader must know to judge it, and no claim check says."
    )

    @field_validator("ties")
    @classmethod
    def _names_a_tie(cls, ties: Reported[EntryText]) -> Reported[EntryText]:
        if ties.value is not None and _ABSENT.fullmatch(ties.value.strip(" .")):
            remedy = "Write the absence itself, `ties: not reported` or `ties: not seen`, or what the source says."
            found = {"ties": str(ties.value), "remedy": remedy}
            raise PydanticCustomError("ties-are-named", "`{ties}` names no tie", found)
        return ties
