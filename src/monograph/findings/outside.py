"""A fault in code from outside: a plug-in's, never a contributor's."""

from __future__ import annotations

from monograph.findings.model import Finding


class OutsideFaultError(Exception):
    """Raised where a plug-in does not do what it is for; its finding says which, where in its code, and why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding.found} {finding.remedy}")
        self.finding = finding
