"""What was approved, in a few characters: a digest of one field of an entry, or of what it points at elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from monograph.entries.shared.values import Written
from monograph.entries.shared.vocabularies import Vocabularies


@dataclass(frozen=True, slots=True)
class ContentDigest(Written):
    """The digest of one field: ``options 0a1b2c3d4e5f``; of another entry, ``quill-2031 results 0a1b2c3d4e5f``."""

    entry: str
    field: str
    digest: str

    pattern = r"(?:(?P<entry>[a-z0-9]+(?:-[a-z0-9]+)*) )?(?P<field>[a-z][a-z0-9_]*) (?P<digest>[0-9a-f]{12})"
    example = "options 0a1b2c3d4e5f"

    @classmethod
    def read(cls, match: re.Match[str], known: Vocabularies) -> Self:
        return cls(match["entry"] or "", match["field"], match["digest"])

    def __str__(self) -> str:
        return " ".join(filter(None, (self.entry, self.field, self.digest)))

    @property
    def subject(self) -> tuple[str, str]:
        """What it is the digest of: another entry, or nothing for this one, and a field."""
        return self.entry, self.field
