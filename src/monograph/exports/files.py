"""A file that is made for taking away."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file: its address from the site's top, and its content."""

    address: str
    data: bytes
