"""What a cell of a table says, without its mark-up: text, and the entries and works that it points at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from monograph.views.formatting.content import Content
from monograph.views.formatting.reading import computed_words, entries_linked, is_absent, plain_lines, works_cited


@dataclass(frozen=True, slots=True)
class ComputedWords:
    """Words of the cell that no source states: they were worked out."""

    words: str
    computed_from: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says."""

    plain_text: Annotated[str, "One line for each line a reader sees; citation marks are left out."]
    is_absent: Annotated[bool, "Whether the text only says why there is no value."]
    computed_words: tuple[ComputedWords, ...]
    entry_ids: Annotated[tuple[str, ...], "Entries it links to, in order."]
    work_keys: Annotated[tuple[str, ...], "Works it cites, in order."]


def cell_of(shown: Content) -> Cell:
    """Return what a cell of a page says."""
    return Cell(
        plain_text=plain_lines(shown),
        is_absent=is_absent(shown),
        computed_words=tuple(ComputedWords(*one) for one in computed_words(shown)),
        entry_ids=entries_linked(shown),
        work_keys=works_cited(shown),
    )
