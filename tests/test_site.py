"""How `monograph build` makes a website: switched as a whole, and without our command."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from monograph.pipeline import check, pages_to_write
from tests.conftest import EXAMPLE, BuiltSite, CopyProject, RunMonograph
from tests.projects import TODAY

pytestmark = pytest.mark.slow

ENTRY = "kb/entries/drug/night-hats.yaml"


@pytest.fixture
def copy(example_site: BuiltSite, tmp_path: Path) -> Path:
    """A project with its built website, to be spoiled."""
    root = tmp_path / "project"
    shutil.copytree(example_site.root, root)
    return root


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_nasty_name_is_text_wherever_the_theme_prints_it(example_site: BuiltSite) -> None:
    name = "Glim*mer*ine & \"Sons\" _B_ #1 {{ x }} | 5 % -- 'q'"
    path = example_site.folder / "questions/does-zorbatine-ease-humming.html"
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    in_contents = {" ".join(node.text().split()) for node in tree.css("nav a[href='#option-2']")}
    assert in_contents == {name}
    assert name in {" ".join(node.text().split()) for node in tree.css(".md-content h2")} | {
        node.text().rstrip("¶") for node in tree.css(".md-content h2")
    }


# Switched as a whole


def test_a_faulty_entry_leaves_the_last_good_site_as_it_is(copy: Path, run: RunMonograph) -> None:
    before = contents(copy / "site")
    entry = copy / ENTRY
    entry.write_text(entry.read_text(encoding="utf-8") + "colour: green\n", encoding="utf-8")
    done = run(copy, "-m", "monograph", "build")
    assert done.code == 1
    assert f"{ENTRY}:4:1: error: " in done.output
    assert contents(copy / "site") == before


def test_a_fault_that_only_mkdocs_sees_leaves_the_last_good_site_as_it_is(copy: Path, run: RunMonograph) -> None:
    before = contents(copy / "site")
    page = copy / "kb/pages/about.md"
    page.write_text("# About\n\n[gone](drugs/gone.md)\n", encoding="utf-8")
    done = run(copy, "-m", "monograph", "build")
    assert done.code == 1
    assert "drugs/gone.md" in done.output
    assert "the last good website is untouched" in done.output
    assert contents(copy / "site") == before


def test_a_new_build_replaces_the_site_whole(copy: Path, run: RunMonograph) -> None:
    (copy / "site/left-over.html").write_text("old", encoding="utf-8")
    (copy / "site.new").mkdir()
    (copy / "site.new/half.html").write_text("half", encoding="utf-8")
    (copy / "site.new/.monograph").touch()
    entry = copy / ENTRY
    entry.write_text(entry.read_text(encoding="utf-8").replace("Night hats", "Night caps"), encoding="utf-8")
    done = run(copy, "-m", "monograph", "build")
    assert done.code == 0, done.output
    assert "Night caps" in (copy / "site/drugs/night-hats.html").read_text(encoding="utf-8")
    assert not (copy / "site/left-over.html").exists()
    assert not (copy / "site/half.html").exists()
    assert sorted(path.name for path in copy.glob("site*")) == ["site"]


def test_a_folder_that_is_not_ours_is_not_replaced(copy: Path, run: RunMonograph) -> None:
    shutil.rmtree(copy / "site")
    (copy / "site").mkdir()
    (copy / "site/thesis.txt").write_text("mine", encoding="utf-8")
    done = run(copy, "-m", "monograph", "build")
    assert done.code == 2
    assert "was not made by Monograph" in done.output
    assert contents(copy / "site") == {"thesis.txt": b"mine"}


# Without our command


def test_mkdocs_alone_builds_the_same_pages_from_a_fresh_clone(
    tmp_path: Path, copy_project: CopyProject, run: RunMonograph, example_site: BuiltSite
) -> None:
    root = copy_project(EXAMPLE, tmp_path / "project")
    done = run(root, "-m", "mkdocs", "build", "--strict")
    assert done.code == 0, done.output
    ours = {name: data for name, data in contents(example_site.folder).items() if name.endswith(".html")}
    theirs = {name: data for name, data in contents(root / "site").items() if name.endswith(".html")}
    assert theirs == ours


def test_mkdocs_alone_stops_at_a_faulty_entry_before_it_touches_the_site(copy: Path, run: RunMonograph) -> None:
    before = contents(copy / "site")
    (copy / ENTRY).write_text("name: Night hats\n", encoding="utf-8")
    done = run(copy, "-m", "mkdocs", "build", "--strict")
    assert done.code == 1
    assert f"{ENTRY}:1:1: error: " in done.output
    assert "Traceback" not in done.output
    assert contents(copy / "site") == before


def test_the_script_alone_writes_the_pages_from_anywhere(
    tmp_path: Path,
    copy_project: CopyProject,
    run: RunMonograph,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = copy_project(EXAMPLE, tmp_path / "project")
    # Pages say how many checks hold, and some of those compare dates with the day.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.combine(TODAY, time(), UTC).timestamp())))
    done = run(tmp_path, str(root / "scripts/build_pages.py"))
    assert done.code == 0, done.output
    made = pages_to_write(check(root, TODAY))
    expected = {name: text.encode() if isinstance(text, str) else text for name, text in made.items()}
    assert expected.items() <= contents(root / "build/docs").items()


def test_pages_that_did_not_change_are_not_written_again(copy: Path, run: RunMonograph) -> None:
    before = {path: path.stat().st_mtime_ns for path in (copy / "build/docs").rglob("*.md")}
    done = run(copy, "-m", "monograph", "pages")
    assert ", 0 changed." in done.output
    assert {path: path.stat().st_mtime_ns for path in (copy / "build/docs").rglob("*.md")} == before


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("use_directory_urls: false", "use_directory_urls: true", "Write `use_directory_urls: false`"),
        ("use_directory_urls: false", "", "Write `use_directory_urls: false`"),  # the default of MkDocs
        ("site_dir: site", "site_dir: public", "Write `site_dir: site`"),
    ],
)
def test_a_setting_that_would_break_the_site_is_refused_at_its_line(
    tmp_path: Path, copy_project: CopyProject, run: RunMonograph, before: str, after: str, told: str
) -> None:
    root = copy_project(EXAMPLE, tmp_path / "project")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert before in settings
    (root / "mkdocs.yml").write_text(settings.replace(before, after), encoding="utf-8")
    done = run(root, "-m", "monograph", "build")
    assert done.code == 1
    assert [line for line in done.output.splitlines() if re.match(r"mkdocs\.yml:\d+:\d+: error: ", line)]
    assert told in done.output
    assert not (root / "site").exists()
    assert not (root / "site.new").exists()


def test_a_disk_that_is_full_while_mkdocs_builds_is_told_in_one_line(
    tmp_path: Path, copy_project: CopyProject, run: RunMonograph
) -> None:
    resource = pytest.importorskip("resource")
    root = copy_project(EXAMPLE, tmp_path / "project")
    assert run(root, "-m", "monograph", "pages").code == 0
    # The pages stand as they are and are not written again; MkDocs copies a file of more than a megabyte.
    largest = (500_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1])
    done = subprocess.run(
        [sys.executable, "-m", "monograph", "build"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, largest),
    )
    assert done.returncode == 1
    told, last = done.stderr.splitlines()
    assert told.startswith("MkDocs: File too large: ")
    assert last == "MkDocs stopped; the last good website is untouched."
