"""Tables on what public documents say."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries.kinds.claim import Claim, PublicDocument
from monograph.exports.tables.definitions.answers import claim_results
from monograph.exports.tables.definitions.own import cited, fields_of, of_entry, own, row_key
from monograph.exports.tables.definitions.placed import placed
from monograph.exports.tables.model import DataTable, table
from monograph.knowledge_base import KnowledgeBase
from monograph.text.fields import EntryLink


def tables(base: KnowledgeBase) -> Iterator[DataTable]:
    """Yield the tables on claims."""
    yield table(
        "claims",
        "Claims",
        "One row something that a public document says, and how it stands up. The words are not ours.",
        placed(base, Claim),
        row_key("The claim's entry.", "entries"),
        *own(Claim, "name", "says"),
        *own(
            PublicDocument, "title", "publisher", "type", "published", "url", under="document", prefix="document_"
        ),
        *own(Claim, "verdict", "because"),
        cited(),
    )
    subjects = (
        it.with_part(entry, "about", number)
        for it in placed(base, Claim)
        for number, entry in enumerate(it.part.about)
    )
    yield table(
        "claim_subjects",
        "What claims are about",
        "One row a claim and an entry it is about.",
        subjects,
        row_key("The claim and the place in its entry."),
        of_entry("claim", "claims", "The claim."),
        *fields_of("entry", "The entry.", EntryLink, lambda part: part, is_required=True),
    )
    yield claim_results(base)
