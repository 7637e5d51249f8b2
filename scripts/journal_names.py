"""Make src/monograph/bibliography/data/journals.txt.gz from JabRef's list of journals (MIT, JabRef Authors, 2016).

    python scripts/journal_names.py path/to/journalList.txt

The list is part of JabRef up to 3.8: journals/journalList.txt inside the jar. A line of it is "Full title =
Abbrev. title". Titles of one word, titles with two abbreviations, and abbreviations with commas or remarks, which
NLM writes otherwise, are left out.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from monograph.bibliography.journals import JOURNALS, known_as

_PLAIN = re.compile(r"[\w' -]+")


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield each full title of a list with its abbreviation, without full stops."""
    for line in text.splitlines():
        title, is_pair, abbreviations = line.partition("=")
        if is_pair and not line.startswith("#"):
            abbreviation = " ".join(abbreviations.partition(";")[0].replace(".", " ").split())
            yield title.strip(), abbreviation


def main(source: str) -> None:
    """Write the list, sorted, in bytes that depend on nothing but the source."""
    found: dict[str, set[str]] = {}
    for title, abbreviation in pairs(Path(source).read_text(encoding="utf-8", errors="replace")):
        if " " in title and "\ufffd" not in title and title != abbreviation and _PLAIN.fullmatch(abbreviation):
            found.setdefault(known_as(title), set()).add(abbreviation)
    lines = sorted((name, *kept) for name, kept in found.items() if len(kept) == 1)
    text = "".join(f"{name}\t{abbreviation}\n" for name, abbreviation in lines)
    JOURNALS.parent.mkdir(exist_ok=True)
    JOURNALS.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{JOURNALS}: {len(lines):,} journals")


if __name__ == "__main__":
    main(sys.argv[1])
