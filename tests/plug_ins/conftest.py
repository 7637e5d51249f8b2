"""A project, and a folder in which a test installs packages."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from tests.plug_ins.packages import Packages
from tests.projects import make_project


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Packages:
    """A folder of packages that Python finds during one test."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    importlib.invalidate_caches()
    return Packages(folder, monkeypatch)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose base names the plug-in ``tarn``."""
    return naming(make_project(tmp_path / "project"), "tarn")


def naming(project: Path, *names: str) -> Path:
    """Name plug-ins in the kb/base.yaml of a project."""
    about = project / "kb/base.yaml"
    lines = [line for line in about.read_text(encoding="utf-8").splitlines() if not line.startswith("plug_ins")]
    about.write_text("\n".join([*lines, f"plug_ins: [{', '.join(names)}]", ""]), encoding="utf-8")
    return project
