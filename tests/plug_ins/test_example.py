"""The example plug-in, built into a wheel and installed by pip into an environment of its own, works there."""

from __future__ import annotations

import os
import shutil
import site
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, PROJECT, CopyProject
from tests.plug_ins.conftest import naming
from tests.projects import make_project

pytestmark = pytest.mark.thorough

pytest.importorskip("pip")
Command = Callable[..., subprocess.CompletedProcess[str]]


def ran(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as of a fixed day, and return how it ended."""
    surroundings = {"NO_COLOR": "1", "SOURCE_DATE_EPOCH": "2082758400", "PIP_NO_INDEX": "1", "PIP_NO_INPUT": "1"}
    return subprocess.run(
        list(map(str, command)),
        cwd=folder,
        env={**os.environ, **surroundings, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@dataclass(frozen=True)
class Environment:
    """A Python environment in which the wheel of the example is installed; everything else comes from ours."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def monograph(self, project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command line of this environment on a project."""
        return ran(self.python, "-m", "monograph", "--project", project, *arguments, folder=project)


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The wheel, built and installed by pip without a network, in an environment made for it."""
    folder = tmp_path_factory.mktemp("plug-in")
    shutil.copytree(PROJECT / "examples/plug-in", folder / "source")
    offline = ("--no-index", "--no-deps", "--quiet")
    built = ran(
        *(sys.executable, "-m", "pip", "wheel", *offline, "--no-build-isolation"),
        *("--wheel-dir", folder / "wheels", folder / "source"),
        folder=folder,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = (folder / "wheels").iterdir()
    made = Environment(folder / "venv")
    assert ran(sys.executable, "-m", "venv", "--without-pip", made.folder, folder=folder).returncode == 0
    installed = ran(
        sys.executable, "-m", "pip", "--python", made.python, "install", *offline, wheel, folder=folder
    )
    assert installed.returncode == 0, installed.stderr
    purelib = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(ran(made.python, "-c", purelib, folder=folder).stdout.strip())
    ours = [one for one in site.getsitepackages() if Path(one).is_dir()]
    lines = [f"import site; site.addsitedir({one!r})" for one in ours]
    (packages / "ours.pth").write_text("\n".join([str(PROJECT / "src"), *lines]), encoding="utf-8")
    return made


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that names the example."""
    return naming(make_project(tmp_path / "project"), "reading-list")


def test_the_rule_runs_and_is_explained(environment: Environment, project: Path) -> None:
    run = environment.monograph(project, "check")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "arm-names-fit-a-table" in run.stdout
    explained = environment.monograph(project, "explain", "arm-names-fit-a-table")
    assert explained.stdout.startswith("arm-names-fit-a-table (error, wording)")
    study = project / "kb/entries/study/quill-2031.yaml"
    text = study.read_text(encoding="utf-8")
    long = text.replace("name: Zorbatine 20 mg twice daily", "name: A tablet that holds 20 mg of zorbatine inside")
    assert long != text
    study.write_text(long, encoding="utf-8")
    found = environment.monograph(project, "check", "--quiet")
    assert found.returncode == 1
    assert "the name of the arm `zorbatine-40` has 9 words [arm-names-fit-a-table]" in found.stdout


def test_the_page_and_the_file_are_written(environment: Environment, project: Path) -> None:
    run = environment.monograph(project, "pages")
    assert run.returncode == 0, run.stdout + run.stderr
    pages = project / "build/docs"
    assert '<a href="../studies/tarn-2034.html">' in (pages / "reading-list/index.md").read_text(encoding="utf-8")
    assert (pages / "rules/arm-names-fit-a-table.md").is_file()
    assert "reading-list/studies.tsv" in (pages / "data.md").read_text(encoding="utf-8")
    out = project / "out"
    assert environment.monograph(project, "export", "--format", "reading-list", "--out", str(out)).returncode == 0
    lines = (out / "reading-list/studies.tsv").read_text(encoding="utf-8").splitlines()
    assert [line.partition("\t")[0] for line in lines] == ["quill-2031", "tarn-2034"]


def test_it_is_listed_with_its_package_and_version(environment: Environment, project: Path) -> None:
    listed = environment.monograph(project, "plug-ins").stdout
    assert "reading-list (monograph-reading-list 0.1.0): named in kb/base.yaml" in listed
    naming(project)
    assert (
        "reading-list (monograph-reading-list 0.1.0): not used"
        in environment.monograph(project, "plug-ins").stdout
    )
    assert "arm-names-fit-a-table" not in environment.monograph(project, "check").stdout


def test_where_it_is_not_installed_the_base_that_names_it_is_told_so(project: Path) -> None:
    run = ran(sys.executable, "-m", "monograph", "--project", project, "check", folder=project)
    assert run.returncode == 1
    assert "no plug-in `reading-list` is installed [plug-in-is-installed]" in run.stdout


@pytest.mark.slow
def test_a_build_leads_the_navigation_to_its_page(
    environment: Environment, copy_project: CopyProject, tmp_path: Path
) -> None:
    root = naming(copy_project(EXAMPLE, tmp_path / "project"), "reading-list")
    run = environment.monograph(root, "build")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Quill" in (root / "site/reading-list/index.html").read_text(encoding="utf-8")
    home = (root / "site/index.html").read_text(encoding="utf-8")
    assert 'href="reading-list/index.html"' in home
    assert (root / "site/reading-list/studies.tsv").is_file()
