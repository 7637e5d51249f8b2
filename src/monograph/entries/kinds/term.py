"""A word of the field and what it means."""

from __future__ import annotations

from pydantic import Field

from monograph.entries.shared.parts import Citations, Entry, Names
from monograph.text.fields import EntryLink


class Term(Entry):
    """What contributors write about a glossary word. The plain summary is its definition."""

    kind = "term"
    plural = "glossary"
    label = "Term"
    heading = "Glossary"
    lead = "The words of the field, in plain language."
    is_common_noun = True

    synonyms: Names = Field((), description="Other words and abbreviations for the same thing.")
    cite: Citations | None = Field(None, description="The source of the definition, when there is one.")
    see_also: tuple[EntryLink, ...] = Field((), description="Entries that go with it.")
