"""How links to entries and citations are written in running text.

``[[entry-id]]`` and ``[[entry-id|words]]``; ``[@Key, locator; see also @Key]`` and a bare ``@Key``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monograph.bibliography.keys import KEY_PATTERN

WIKI_LINK = re.compile(r"(?<!\\)\[\[(?P<id>[^\[\]|\n]*)(?:\|(?P<words>[^\[\]\n]*))?\]\]")
# A key is looked for ahead, so that a long text without a closing bracket is not searched again from each sign.
# A place in the work may hold brackets that close again, and between quotation marks any sign.
_QUOTED_PLACE = r',\s*"[^"\n]*"(?=\s*(?:[,;\]]|\Z))'
_INNER_BRACKET = r"\[[^\[\]\n@]*\]"
CITATION_GROUP = re.compile(
    rf"\[(?P<inside>(?=[^\[\]\n]*@[A-Za-z])(?:{_QUOTED_PLACE}|[^\[\]]|{_INNER_BRACKET})*+)\]"
)
_BETWEEN_CITATIONS = re.compile(rf"(?P<whole>{_QUOTED_PLACE}|{_INNER_BRACKET})|;")
_IN_QUOTATION_MARKS = re.compile(r'"(?P<place>[^"\n]*)"')
BARE_CITATION = re.compile(r"(?<![\w@./\\])@(?P<key>" + KEY_PATTERN + r")")
_CITED = re.compile(
    r"^(?P<prefix>[^@]*?)(?<![\w@./\\])@(?P<key>" + KEY_PATTERN + r")(?:\s*,\s*(?P<locator>.*))?$", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class TextCitation:
    """One work inside a citation in running text: words before it, its key and its locator."""

    key: str
    locator: str = ""
    prefix: str = ""


def citations_in_group(inside: str) -> tuple[TextCitation, ...]:
    """Read the inside of a bracketed citation: ``@Weiss2016, table 2; see also @Kanai2003``.

    Brackets of which a part has no key are no citation, and nothing is returned: their words must not be lost.
    Pandoc's manual defines the syntax; that a place in quotation marks may hold any sign is ours.
    """
    parts = [_CITED.match(part.strip()) for part in _parts_of_group(inside)]
    cited = [part for part in parts if part]
    if len(cited) < len(parts):
        return ()
    return tuple(
        TextCitation(part["key"], _place_in(part["locator"] or ""), part["prefix"].strip()) for part in cited
    )


def _parts_of_group(inside: str) -> Iterator[str]:
    """Yield what is between semicolons, those in quotation marks or inner brackets apart."""
    begin = 0
    for match in _BETWEEN_CITATIONS.finditer(inside):
        if match["whole"] is None:
            yield inside[begin : match.start()]
            begin = match.end()
    yield inside[begin:]


def _place_in(locator: str) -> str:
    quoted = _IN_QUOTATION_MARKS.fullmatch(locator.strip())
    return quoted["place"].strip() if quoted else locator.strip()
