"""How data reach the search: as scripts, because pages opened from a folder may run scripts and read no files."""

from __future__ import annotations

import json

from monograph import urls
from monograph.exports.files import ExportFile


def handed(name: str, data: object) -> ExportFile:
    """Return a script that hands data to the search under a name.

    Words are never keys of an object there: one called __proto__ would be more than a word.
    """
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=list)
    return ExportFile(f"{urls.SEARCH}/{name}.js", f'monographSearch.take("{name}",{written});\n'.encode())
