"""How an entry begins: the first words of its plain summary, for a list that has room for a line."""

from __future__ import annotations

from monograph.entries import Entry
from monograph.evidence.prose.sentences import sentences_with_quotations
from monograph.views.formatting.writer import Writer

_LEAST_SAID = 40  # characters


def opening(entry: Entry, writer: Writer) -> str:
    """Return the first sentence of the plain summary; one that says little alone, with the next ones."""
    said = ""
    for sentence in sentences_with_quotations(entry.summary.plain):
        said = f"{said} {writer.plain(sentence.words(0, len(sentence.text)))}".strip()
        if len(said) >= _LEAST_SAID:
            break
    return said
