"""The little LaTeX that BibTeX values may hold, as plain text."""

from __future__ import annotations

import contextlib
import re
import unicodedata

from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

_BRACES = str.maketrans("", "", "{}")
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_ESCAPED_MARK = re.compile(r"\\([&%#_])")
_CIRCUMFLEX = re.compile(r"(?<!\\)\\textasciicircum(?:\{\}|\s+|(?![A-Za-z]))")  # the decoder does not know it
_LEFTOVER = re.compile(r"\\(?:[A-Za-z]+|.)?|\$")
_DEEPEST = 20


def plain(value: str) -> str:
    """Return a value as it is printed: braces dropped, ``--`` an en dash, LaTeX accents as letters.

    A value without a backslash is taken as it stands. The decoder would read ``%`` as the start of a comment
    and silently drop the rest of "fell by 30 % in ALS", so it never sees a bare one.
    """
    if value.isascii() and value.isalnum():
        return value
    if "\\" in value and _depth(value) <= _DEEPEST:
        value = _decoded(value)
    text = value.translate(_BRACES)
    if "--" in text:
        text = text.replace("---", "\N{EM DASH}").replace("--", "\N{EN DASH}")
    text = " ".join(text.split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def leftover(text: str) -> str | None:
    """Return the first LaTeX command or dollar sign that is still in a printed text, or None."""
    match = _LEFTOVER.search(text)
    return match.group() if match else None


def _decoded(value: str) -> str:
    r"""Return a value without its LaTeX; ``\&`` and the like, by far the most frequent, need no decoder."""
    value = _CIRCUMFLEX.sub("^", value)
    if value.count("\\") == len(_ESCAPED_MARK.findall(value)) and "~" not in value:
        return _ESCAPED_MARK.sub(r"\1", value)
    # What the decoder cannot read is left over, and reported as such.
    with contextlib.suppress(PybtexError, ValueError):
        return str(Text.from_latex(_BARE_PERCENT.sub(r"\\%", value))).replace("\N{NO-BREAK SPACE}", " ")
    return value


def _depth(value: str) -> int:
    """Return how deeply braces are nested in a value."""
    depth = deepest = 0
    for character in value:
        depth += (character == "{") - (character == "}")
        deepest = max(deepest, depth)
    return deepest
