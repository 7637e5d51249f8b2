"""What every file of data says of itself: what it is, whose it is, and that nobody may have reviewed it."""

from __future__ import annotations

from collections import Counter

from monograph import __version__
from monograph.entries.vocabulary import ReviewStatus
from monograph.knowledge_base import KnowledgeBase

VERSION = __version__
LICENCE = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
CREDIT = "The Monograph contributors"
NO_ADVICE = "This is no medical advice. Check every figure in the source that is cited for it."


def review_words(base: KnowledgeBase) -> str:
    """Return how many entries a named person has reviewed."""
    states = Counter(sheet.entry.review.status for sheet in base.sheets.values())
    approved, whole = states[ReviewStatus.APPROVED], sum(states.values())
    if not approved:
        return f"Unreviewed draft: no clinician has reviewed any of the {whole:,} entries yet."
    return f"{approved:,} of {whole:,} entries were reviewed by a named person; all others are unreviewed drafts."


def description(base: KnowledgeBase) -> str:
    """Return what the base is about, how far its review is, and the disclaimer."""
    return f"{base.about.description} {review_words(base)} {NO_ADVICE}"
