"""Packages as pip leaves them: a module, and beside it what says which plug-ins it brings."""

from __future__ import annotations

import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Packages:
    """A folder in which packages are installed for one test."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch

    def install(self, module: str, code: str, name: str = "tarn", value: str = "PLUG_IN") -> None:
        """Install the package ``invented-<module>`` 1.0, which brings the plug-in ``name``."""
        self.monkeypatch.delitem(sys.modules, module, raising=False)
        (self.folder / f"{module}.py").write_text(HEAD + textwrap.dedent(code), encoding="utf-8")
        about = self.folder / f"invented_{module}-1.0.dist-info"
        about.mkdir(exist_ok=True)
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: invented-{module}\nVersion: 1.0\n")
        (about / "entry_points.txt").write_text(f"[monograph.plug_ins]\n{name} = {module}:{value}\n")


HEAD = "from monograph.plug_ins import *\nfrom monograph.entries import *\n"

# A rule that passes what its author made for it: each reason is put where the others are.
RULE = '''
@rule(Theme.WORDING, Study)
def arms_have_short_names(sheet, setting):
    """The name of an arm is short.

    It is a column.

    Source: nobody.

    Passes:

        study/quill-2031: {name: Quill 2031}

    Fails:

        study/quill-2031: {name: Quill 2031}
    """
    for number, arm in enumerate(sheet.entry.arms):
        path = ("arms", number, "name")
        yield Breach(path, f"`{arm.name}` is long", "Shorten it.") if number else Passed(path)
'''
