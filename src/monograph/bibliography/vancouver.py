"""Vancouver style, as NLM's *Citing Medicine* (NBK7256) describes it, for pybtex.

Each template says in which order the parts of one kind of work stand; `printing` says what each part reads.
Addresses and identifiers stay out: a page shows them as links.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pybtex.database import Entry
from pybtex.style.formatting import BaseStyle
from pybtex.style.template import field, optional, sentence, words


def _part(name: str) -> Any:
    """A part that has to be there; it is plain text already, so pybtex does not decode it again."""
    return field(name, raw=True)


def _sentence(name: str) -> Any:
    """A part with a full stop of its own, left out when the work has none."""
    return optional[sentence[_part(name)]]


def _after(label: str, *parts: Any) -> Any:
    """Parts behind a fixed word, left out when the first of them is missing."""
    return optional[words[label, *parts]]


class VancouverStyle(BaseStyle):  # type: ignore[misc]  # pybtex has no types
    """How each kind of work is printed."""

    def get_article_template(self, entry: Entry) -> Any:
        return words[
            _sentence("byline"),
            sentence[_part("title")],
            sentence[_part("journal")],
            sentence[_part("published")],
        ]

    def get_book_template(self, entry: Entry) -> Any:
        return words[
            _sentence("byline"),
            sentence[_part("title")],
            _sentence("edition"),
            _sentence("editors"),
            sentence[_part("imprint")],
            _sentence("extent"),
            _sentence("series"),
        ]

    def get_incollection_template(self, entry: Entry) -> Any:
        return words[
            _sentence("byline"),
            sentence[_part("title")],
            words["In:", _sentence("editors"), sentence[_part("booktitle")]],
            _sentence("edition"),
            sentence[_part("imprint")],
            _after("p.", sentence[_part("pages")]),
            _sentence("series"),
        ]

    get_inproceedings_template = get_incollection_template

    def get_techreport_template(self, entry: Entry) -> Any:
        return words[
            _sentence("byline"),
            sentence[_part("title")],
            sentence[_part("imprint")],
            _after("Report No.:", sentence[_part("number")]),
            _sentence("extent"),
        ]

    def get_phdthesis_template(self, entry: Entry) -> Any:
        return words[
            _sentence("byline"), _titled("[dissertation]"), sentence[_part("imprint")], _sentence("extent")
        ]

    def get_mastersthesis_template(self, entry: Entry) -> Any:
        return words[
            _sentence("byline"), _titled("[master's thesis]"), sentence[_part("imprint")], _sentence("extent")
        ]

    def get_unpublished_template(self, entry: Entry) -> Any:
        return words[_sentence("byline"), _titled("[unpublished]"), sentence[_part("imprint")]]

    def get_online_template(self, entry: Entry) -> Any:
        return words[
            _sentence("byline"),
            _titled("[Internet]"),
            sentence[words[_part("imprint"), optional["[cited ", _part("read"), "]"]]],
            _after("Identifier:", sentence[_part("number")]),
        ]

    def get_misc_template(self, entry: Entry) -> Any:
        return words[
            _sentence("byline"),
            sentence[_part("title")],
            _sentence("howpublished"),
            sentence[_part("imprint")],
            _after("Identifier:", sentence[_part("number")]),
        ]


def _titled(medium: str) -> Any:
    """The title with the kind of document behind it."""
    return sentence[words[_part("title"), medium]]


_STYLE = VancouverStyle()


def in_vancouver_style(kind: str, parts: Mapping[str, str]) -> str:
    """Return the reference as plain text. A kind we do not know is printed like @misc."""
    known = hasattr(_STYLE, f"get_{kind}_template")
    entry = Entry(kind if known else "misc", fields={name: part for name, part in parts.items() if part})
    return str(_STYLE.format_entry("", entry).text)
