"""The program knows nothing about any disease: no word of the first base's subject is in it."""

from __future__ import annotations

import re
from pathlib import Path

import monograph

PACKAGE = Path(monograph.__file__).parent
SUBJECT = re.compile(r"cramp|spastic|\bALS\b|amyotrophic|motor neuron|mexiletine|baclofen|riluzole", re.IGNORECASE)
TEXTS = {".py", ".j2", ".html", ".js", ".css", ".toml"}


def test_no_file_of_the_program_names_the_subject_of_a_base() -> None:
    read = [path for path in PACKAGE.rglob("*") if path.suffix in TEXTS]
    assert len(read) > 300
    named = {
        f"{path.relative_to(PACKAGE)}: {match[0]}"
        for path in read
        for match in SUBJECT.finditer(path.read_text(encoding="utf-8"))
    }
    assert not named
