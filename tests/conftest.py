"""What several tests share: the invented example, its pages, and sites built from copies of a project."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from selectolax.lexbor import LexborHTMLParser

from monograph.findings import render
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import Check, check, pages_to_write
from monograph.pipeline.site import mkdocs_environment
from tests.projects import TODAY

# The same inputs every time, so that a pull request never fails for a fault that it did not bring in. New
# inputs are tried with `pytest --hypothesis-profile=explore`.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=5_000, deadline=None)
settings.load_profile("same")

PROJECT = Path(__file__).parent.parent
EXAMPLE = Path(__file__).parent / "example"
# Pages of words that mkdocs.yml names and that no base makes.
HAND_WRITTEN = ("about.md", "contributing.md", "editorial-policy.md", "methods.md")

try:
    import fcntl
except ImportError:  # Windows: one process at a time
    fcntl = None  # type: ignore[assignment]

CopyProject = Callable[[Path, Path], Path]


@dataclass(frozen=True)
class Run:
    """How a command ended: its exit code and everything it printed."""

    code: int
    output: str


RunMonograph = Callable[..., Run]


@dataclass(frozen=True)
class BuiltSite:
    """A copy of a project with the website built from it."""

    root: Path
    run: Run

    @property
    def folder(self) -> Path:
        return self.root / "site"


@pytest.fixture(scope="session")
def example_check() -> Check:
    """The check of the invented knowledge base."""
    return check(EXAMPLE, TODAY)


@pytest.fixture(scope="session")
def example_files(example_check: Check) -> dict[str, str | bytes]:
    """Every file of the folder of pages, made from the invented knowledge base."""
    return pages_to_write(example_check)


@pytest.fixture(scope="session")
def copy_project() -> CopyProject:
    """Copy the entries of one project and the look of ours to a new folder, as a fresh clone would hold them."""

    def copied(entries: Path, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("kb/entries", "kb/pages", "kb/versions"):
            if (entries / name).exists():
                shutil.copytree(entries / name, folder / name)
        shutil.copy(entries / "kb/base.yaml", folder / "kb")
        if (entries / "kb/reviewers.yaml").exists():
            shutil.copy(entries / "kb/reviewers.yaml", folder / "kb")
        # The navigation names hand-written pages that the example has no words for.
        for name in HAND_WRITTEN:
            there = folder / "kb/pages" / name
            if not there.exists():
                there.parent.mkdir(parents=True, exist_ok=True)
                there.write_text(f"# {there.stem.capitalize()}\n\nInvented.\n", encoding="utf-8")
        for path in (entries / "references.bib", PROJECT / "mkdocs.yml"):
            shutil.copy(path, folder)
        shutil.copytree(PROJECT / "scripts", folder / "scripts")
        shutil.copytree(PROJECT / "src/monograph/theme", folder / "src/monograph/theme")
        (folder / "build/docs").mkdir(parents=True)
        (folder / "build/docs/.gitkeep").touch()
        return folder

    return copied


@pytest.fixture(scope="session")
def run() -> RunMonograph:
    """Run a Python command in a project's folder, as a contributor would in a terminal."""

    def ran(root: Path, *arguments: str) -> Run:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=root,
            env=mkdocs_environment() | {"NO_COLOR": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=300,
        )
        return Run(done.returncode, done.stdout)

    return ran


@pytest.fixture(scope="session")
def example_site(
    tmp_path_factory: pytest.TempPathFactory, copy_project: CopyProject, run: RunMonograph
) -> BuiltSite:
    """The website of the invented knowledge base. Do not change it: other tests look at it too."""
    return built_once("example", EXAMPLE, tmp_path_factory, copy_project, run)


def built_once(
    name: str, entries: Path, factory: pytest.TempPathFactory, copy_project: CopyProject, run: RunMonograph
) -> BuiltSite:
    """Return a website that the first of the processes that run the tests builds for all of them."""
    is_one_of_several = "PYTEST_XDIST_WORKER" in os.environ
    shared = factory.getbasetemp().parent if is_one_of_several else factory.mktemp("sites")
    root, told = shared / name / "project", shared / f"{name}.json"
    with (shared / f"{name}.lock").open("w") as lock:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.is_file():
            built = run(copy_project(entries, root), "-m", "monograph", "build")
            told.write_text(json.dumps([built.code, built.output]), encoding="utf-8")
        code, output = json.loads(told.read_text(encoding="utf-8"))
    return BuiltSite(root, Run(code, output))


@pytest.fixture(scope="session")
def site(example_site: BuiltSite) -> BuiltSite:
    """The website that tests of any website look at; in tests/base it is that of the real base."""
    return example_site


@pytest.fixture(scope="session")
def site_base(example_check: Check) -> KnowledgeBase:
    """The base that the website was made from."""
    assert example_check.base is not None, "\n".join(map(render, example_check.findings))
    return example_check.base


@pytest.fixture(scope="session")
def pages(site: BuiltSite) -> dict[str, LexborHTMLParser]:
    """Every page of the website, read, by its address."""
    return read_pages(site)


def read_pages(site: BuiltSite) -> dict[str, LexborHTMLParser]:
    """Return every page of a website, read, by its address."""
    assert site.run.code == 0, site.run.output
    found = sorted(site.folder.rglob("*.html"))
    return {
        path.relative_to(site.folder).as_posix(): LexborHTMLParser(path.read_text(encoding="utf-8"))
        for path in found
    }
