"""The text of references.bib, which can say where an offset is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from monograph.findings import Finding, Place

# Characters no one sees or no one means: controls (NEL too), line and paragraph separators, marks that hide
# or turn text round, fillers of Hangul, halves of surrogate pairs, private use, non-characters, and the sign of a
# broken decoding.
_UNWELCOME = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff9-\uffff\U000e0000-\U000e007f]|\r(?!\n)"
)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file's text with its line starts.

    ``text`` is what is read: unwelcome characters have become spaces, so offsets still hold and nothing that
    cannot be written gets any further. ``lines`` have U+FFFD in their place, for findings; every place on a line
    shares its text, so that a thousand faults in one long line do not copy it a thousand times.
    """

    file: str
    text: str
    lines: tuple[str, ...]
    line_starts: tuple[int, ...]

    def line_end(self, start: int) -> int:
        """Return where the line of ``start`` ends, its line end included."""
        line = bisect_right(self.line_starts, start)
        return self.line_starts[line] if line < len(self.line_starts) else len(self.text)

    def place(self, start: int, end: int | None = None) -> Place:
        """Return the place of ``start``; its caret reaches to ``end``, at most to the end of the line."""
        line = bisect_right(self.line_starts, start)
        line_start = self.line_starts[line - 1]
        line_end = self.line_starts[line] - 1 if line < len(self.line_starts) else len(self.text)
        width = min(end if end is not None else start + 1, line_end) - start
        return Place(self.file, line, start - line_start + 1, self.lines[line - 1], max(1, width))


def read_source(text: str, file: str) -> tuple[SourceText, tuple[Finding, ...]]:
    """Return the text ready for reading, and the lines whose characters cannot stay.

    Lines end at ``\\n``, as in editors. A byte order mark in front is dropped without a word.
    """
    text = text.removeprefix("\ufeff")
    line_starts = (0, *(match.end() for match in re.finditer("\n", text)))
    readable, shown = _UNWELCOME.sub(" ", text), _UNWELCOME.sub("\ufffd", text)
    lines = tuple(line.removesuffix("\r") for line in shown.split("\n"))
    source = SourceText(file, readable, lines, line_starts)
    return source, tuple(_unwelcome_characters(source, text))


def _unwelcome_characters(source: SourceText, original: str) -> Iterator[Finding]:
    """Yield one finding for each line that holds a character which cannot stay."""
    line_end = 0
    for match in _UNWELCOME.finditer(original):
        if match.start() >= line_end:
            line_end = source.line_end(match.start())
            yield Finding(
                "bib-encoding",
                source.place(match.start()),
                f"the character U+{ord(match.group()):04X} cannot be in this file",
                "Delete it, or type the text again: it came with copied text or a wrong encoding (use UTF-8).",
            )
