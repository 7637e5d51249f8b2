"""The search's own list of entries, as a script: pages opened from a folder may run scripts, but read no files."""

from __future__ import annotations

import json

from monograph import urls
from monograph.exports.files import ExportFile
from monograph.knowledge_base import KnowledgeBase
from monograph.views.search import findable


def search_file(base: KnowledgeBase) -> ExportFile:
    """Return every entry with its names and its answer in short, as a script that assigns one global."""
    entries = [
        {
            "address": one.address,
            "kind": one.kind,
            "name": one.name,
            "names": one.names,
            "about": one.about,
            "line": one.line,
            "said": one.said,
        }
        for one in findable(base)
    ]
    written = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    return ExportFile(urls.ENTRIES, f"globalThis.monographEntries = {written};\n".encode())
