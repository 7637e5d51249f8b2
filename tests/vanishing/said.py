"""What of an entry can be found where readers and programs look: on its page, in its rows, in its file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from monograph import urls
from monograph.entries import Entry
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.content_version import entry_version
from monograph.exports.api.entry_files import entry_file
from monograph.exports.tables import data_tables
from monograph.knowledge_base import KnowledgeBase
from monograph.render import render_page
from monograph.views import page_of

WHERE = ("page", "rows", "API")

_UNSEEN = re.compile(r'\s(?:href|id|class|data-[a-z]+|viewBox|style|[xy][12]?|d)="[^"]*"')
_HREF = re.compile(r'\shref="([^"]*)"')
_MARK = re.compile(r"mark\d+q")
_NUMBER = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?")
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_DATE = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")
_ISO_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")


@dataclass(frozen=True)
class Said:
    """Where an entry is shown, and what is said there, with the entry's own id taken out."""

    texts: Mapping[str, str]

    def marks(self, where: str) -> frozenset[str]:
        """Return the marks of leaves that can be found in one place."""
        text = self.texts[where]
        dates = {datetime.strptime(one, "%d %B %Y").date().isoformat() for one in _DATE.findall(text)}  # noqa: DTZ007
        numbers = {one.replace(",", "") for one in _NUMBER.findall(text)}
        return frozenset(
            {*_MARK.findall(text.casefold()), *numbers, *dates, *_ISO_DATE.findall(text), *_ORCID.findall(text)}
        )


def rows_by_entry(base: KnowledgeBase) -> Mapping[str, str]:
    """Return all cells of the rows on each entry, as text."""
    found: dict[str, list[str]] = {}
    for table in data_tables(base):
        for row in table.rows:
            ids = {str(cell).partition("/")[0].partition("@")[0] for cell in row if isinstance(cell, str)}
            for one in ids & base.sheets.keys():
                found.setdefault(one, []).append("|".join(map(str, (table.name, *row))))
    return {entry: "\n".join(rows) for entry, rows in found.items()}


def said_of(
    sheet: Sheet[Entry], base: KnowledgeBase, rows: Mapping[str, str], where: Iterable[str] = WHERE
) -> Said:
    """Return what is said of an entry."""
    texts = {"rows": rows.get(sheet.id, "")}
    if "page" in where:
        made = render_page(page_of(sheet, base)).split("---\n", 2)[2]
        texts["page"] = _UNSEEN.sub("", made)
        texts["links"] = " ".join(_HREF.findall(made))
    if "API" in where:
        texts["API"] = json.dumps(entry_file(sheet, base, {}))
    own = re.compile(rf"\b{re.escape(sheet.id)}\b|{entry_version(sheet).digest}")
    return Said({name: own.sub("IT", text) for name, text in texts.items()})


__all__ = ["WHERE", "Said", "rows_by_entry", "said_of", "urls"]
