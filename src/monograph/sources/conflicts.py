"""The marks that a merge leaves in a file where two people changed the same lines."""

from __future__ import annotations

import re

from monograph.findings import Finding
from monograph.sources.documents import LINE_BREAK, line_place

_MARK = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
_BETWEEN = "=" * 7


def conflict_finding(text: str, file: str, *, is_markdown: bool = False) -> Finding | None:
    """Return the one finding for a file with marks of a merge conflict, at the first of them; None without any.

    In Markdown a line of equals signs alone makes a heading, and is no mark.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text and "|||||||" not in text and _BETWEEN not in text:
        return None
    lines = LINE_BREAK.split(text)
    marks = [number for number, line in enumerate(lines, start=1) if _MARK.fullmatch(line.rstrip())]
    if not marks or (is_markdown and all(lines[number - 1].rstrip() == _BETWEEN for number in marks)):
        return None
    first, *others = marks
    mark = lines[first - 1].rstrip()
    also = f"; others are on line {', '.join(map(str, others[:9]))}" if others else ""
    found = f"`{mark[:60]}` is left from a merge conflict{also}"
    remedy = "Keep one of the two versions between the marks, or join them, and delete the lines with the marks."
    return Finding("merge-conflict", line_place(file, text, first, 1, len(mark)), found, remedy)
