"""Keys of works in references.bib."""

from __future__ import annotations

# Signs of reference managers may be inside a key, never at its end: "@Weiss2016." ends a sentence.
KEY_PATTERN = r"[A-Za-z][A-Za-z0-9_-]*(?:[.:/+]+[A-Za-z0-9_-]+)*"
