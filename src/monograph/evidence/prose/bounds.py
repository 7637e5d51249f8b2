"""Words before a number that make it a bound or an estimate: more than, up to, about."""

from __future__ import annotations

import re

_MORE = r"(?:more|greater|higher|larger|longer)\s+than|over|above|at\s+least|exceeding|[>≥]"
_LESS = r"(?:less|fewer|lower|smaller|shorter)\s+than|below|under|at\s+most|up\s+to|no\s+more\s+than|[<≤]"
_ABOUT = r"about|around|approximately|roughly|nearly|almost|some|circa|ca\.|an?\s+estimated|close\s+to|[~≈]"
_BOUND = re.compile(rf"(?:(?P<less>{_LESS})|(?P<more>{_MORE})|(?P<about>{_ABOUT}))\s*\Z", re.IGNORECASE)
_LONGEST_BOUND = 20
# What such words end in: most numbers are behind others.
_ENDS_OF_BOUNDS = (
    *("than", "over", "above", "least", "exceeding", "below", "under", "most", "to", "about", "around", "ly"),
    *("some", "circa", "ca.", "estimated", *">≥<≤~≈"),
)


def bound_before(text: str, start: int) -> str:
    """Return `<`, `>` or `~` for words before ``start`` that make a number a bound or an estimate."""
    first = max(0, start - _LONGEST_BOUND)
    if not text[first:start].rstrip().lower().endswith(_ENDS_OF_BOUNDS):
        return ""
    match = _BOUND.search(text, first, start)
    if match is None:
        return ""
    return "<" if match["less"] else ">" if match["more"] else "~"
