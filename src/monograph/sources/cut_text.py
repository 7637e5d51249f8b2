"""Text without quotation marks that YAML ends at a blank and a number sign, where its author wrote on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monograph.findings import Place
from monograph.sources.documents import Document, Path

_COMMENT = re.compile(r" #(?P<said>.*)")
_NEXT_LINE = re.compile(r"(?P<indent> +)#(?P<said>\S.*)")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*\Z")
_LONGEST_OFFER = 240


@dataclass(frozen=True, slots=True)
class CutText:
    """Where a text and what was cut off it stand, the words that are lost, and the whole in quotation marks."""

    place: Place
    lost: str
    quoted: str


def cut_text(document: Document, path: Path, *, is_prose: bool) -> CutText | None:
    """Return what was cut off the text at a path, None when nothing was or what follows it reads as a comment.

    A comment has two blanks before its sign, or one behind it; or the text before it is a whole sentence. ``#1``
    is none: people write numbers so. A name is no sentence, so that a remark behind it is more often meant.
    """
    span = document.values.get(path)
    if span is None or span.end_line > len(document.lines):
        return None
    first, line = document.lines[span.line - 1], document.lines[span.end_line - 1]
    written = line[(span.column - 1 if span.line == span.end_line else 0) : span.end_column - 1]
    if not written or first[span.column - 1 : span.column] in {'"', "'", "|", ">"}:
        return None
    rest = line[span.end_column - 1 :]
    if match := _COMMENT.fullmatch(rest):
        lost = match["said"]
        return _cut(document, path, lost) if _reads_on(written, lost, is_prose=is_prose) else None
    following = document.lines[span.end_line] if span.end_line < len(document.lines) else ""
    key = document.keys.get(path)
    match = _NEXT_LINE.fullmatch(following)
    if (
        match
        and key
        and not rest
        and is_prose
        and len(match["indent"]) >= key.column
        and not _ENDED.search(written)
    ):
        return _cut(document, path, match["said"])
    return None


def _reads_on(written: str, lost: str, *, is_prose: bool) -> bool:
    is_number = re.match(r"\d", lost) is not None
    if is_number or _ENDED.search(written):
        return is_number
    if not lost.startswith(" "):
        return bool(lost) and lost[0] != "#"
    return is_prose and bool(re.match(r" \d", lost) or _ENDED.search(lost.rstrip()))


def _cut(document: Document, path: Path, lost: str) -> CutText:
    span = document.values[path]
    line = document.lines[span.line - 1]
    width = max(1, len(line.rstrip()) - span.column + 1)
    place = Place(document.file, span.line, span.column, line, width)
    whole = f"{line[span.column - 1 : span.end_column - 1].rstrip()} #{lost.rstrip()}"
    quoted = _in_quotes(whole) if span.line == span.end_line and line.endswith(lost) else ""
    return CutText(place, f"#{lost.rstrip()}", quoted)


def _in_quotes(whole: str) -> str:
    """Return a text in quotation marks that it does not hold itself; nothing where both or code marks are."""
    mark = "'" if '"' in whole or "\\" in whole else '"'
    return "" if mark in whole or "`" in whole or len(whole) > _LONGEST_OFFER else f"{mark}{whole}{mark}"


_HIDES_A_BRACKET = re.compile(r"(?<=\S) #(?:\S|[ ]\d).*[\]},]")


def comment_that_hides_a_bracket(lines: tuple[str, ...], first: int, last: int) -> tuple[int, int, int] | None:
    """Return line, column and width, counted from 0, of a ` #` that swallows the end of a list or mapping.

    Only lines from ``first`` to before ``last`` are looked at, between what is not closed and where that shows.
    """
    for number in range(first, min(last, len(lines))):
        if match := _HIDES_A_BRACKET.search(lines[number]):
            return number, match.start() + 1, match.end() - match.start() - 1
    return None
