"""`monograph export`: the files of the site without a site, and nothing of anybody else's overwritten."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path

import pytest

from monograph.exports import EXPORTS, export_files
from monograph.pipeline import Check, pages_to_write, site_pages
from monograph.render import size_words
from tests.projects import make_project, monograph

pytestmark = pytest.mark.thorough


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_formats_are_listed(project: Path) -> None:
    run = monograph(project, "export", "--list")
    assert run.exit_code == 0
    assert [line.split()[0] for line in run.output.splitlines()] == list(EXPORTS)


def test_exported_files_are_those_of_the_site(project: Path, tmp_path: Path) -> None:
    monograph(project, "pages")
    pages = contents(project / "build/docs")
    run = monograph(project, "export", "--out", str(tmp_path / "out"))
    assert run.exit_code == 0, run.output
    exported = contents(tmp_path / "out")
    assert exported.pop(".monograph-export")
    assert len(exported) > 50
    assert exported.items() <= pages.items()
    others = {name for name in pages if name.startswith("assets/") or name.endswith((".md", ".gitkeep"))}
    others |= {"robots.txt"}  # of use to a site only
    assert set(pages) - others == set(exported)


def test_only_the_formats_asked_for_are_written(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "new/out"
    run = monograph(project, "export", "--format", "ris", "--format", "sqlite", "--out", str(out))
    assert run.exit_code == 0, run.output
    endings = {Path(name).suffix for name in contents(out)} - {""}
    assert endings == {".ris", ".sqlite", ".json"}  # the last is what Datasette shows beside the tables


def test_an_export_replaces_an_earlier_one_whole(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    monograph(project, "export", "--format", "ris", "--out", str(out))
    run = monograph(project, "export", "--format", "nbib", "--out", str(out))
    assert run.exit_code == 0
    assert not [name for name in contents(out) if name.endswith(".ris")]
    assert not (tmp_path / "out.new").exists()


@pytest.mark.parametrize("made_by", ["somebody", "a build"])
def test_a_folder_that_no_export_made_is_left_alone(project: Path, tmp_path: Path, made_by: str) -> None:
    out = tmp_path / "mine"
    out.mkdir()
    (out / ("letter.txt" if made_by == "somebody" else ".monograph")).write_text("Mine.", encoding="utf-8")
    before = contents(out)
    run = monograph(project, "export", "--out", str(out))
    assert run.exit_code == 2
    assert "was not made by Monograph, and exporting would replace it." in " ".join(run.output.split())
    assert contents(out) == before


def test_a_link_is_not_followed(project: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "there")
    run = monograph(project, "export", "--format", "ris", "--out", str(tmp_path / "out"))
    assert run.exit_code == 2
    assert list((tmp_path / "there").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "ris"], "Say where to write: --out FOLDER."),
        (["--format", "bibtexx", "--out", "x"], "There is no format `bibtexx`. Did you mean `bibtex`?"),
        (["--format", "zzz", "--out", "x"], "`monograph export --list` lists them."),
    ],
)
def test_a_wrong_use_is_told(project: Path, arguments: list[str], told: str) -> None:
    run = monograph(project, "export", *arguments)
    assert run.exit_code == 2
    assert told in run.output
    assert not (project / "x").exists()


def test_nothing_is_exported_from_a_faulty_base(project: Path, tmp_path: Path) -> None:
    (project / "kb/entries/term/dummy-tablet.yaml").write_text("name: Half", encoding="utf-8")
    run = monograph(project, "export", "--out", str(tmp_path / "out"))
    assert run.exit_code == 1
    assert not (tmp_path / "out").exists()


def test_each_address_is_exported_once(example_check: Check) -> None:
    assert example_check.base is not None
    addresses = [file.address for file in export_files(example_check.base, site_pages(example_check.base))]
    assert len(addresses) == len({address.casefold() for address in addresses})


def test_pages_tell_the_sizes_of_what_they_offer(example_check: Check) -> None:
    made = pages_to_write(example_check)
    page, data = str(made["drugs/zorbatine.md"]), made["drugs/zorbatine.bib"]
    assert f'<a href="zorbatine.bib" download>BibTeX</a> ({size_words(len(data))})' in page
    offered = str(made["data.md"])
    assert f"download>SQLite</a> ({size_words(len(made['data/monograph.sqlite']))})" in offered


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, ""), (1, "1 kB"), (1499, "1 kB"), (1500, "2 kB"), (999_499, "999 kB"), (1_000_000, "1.0 MB")],
)
def test_sizes_are_told_as_readers_know_them(size: int, words: str) -> None:
    assert size_words(size) == words


def test_every_file_is_linked_from_a_page_or_named_by_the_index_of_the_api(example_check: Check) -> None:
    assert example_check.base is not None
    made = pages_to_write(example_check)
    linked = {
        posixpath.normpath(posixpath.join(posixpath.dirname(name), href))
        for name, text in made.items()
        if name.endswith(".md")
        for href in re.findall(r'href="([^"#]+)"', str(text))
    }
    index = json.loads(made["api/v1/index.json"])
    named = set(re.findall(r'"(api/v1/[^"]+)"', json.dumps(index)))
    files = {file.address for file in export_files(example_check.base, site_pages(example_check.base))}
    assert sorted(files - linked - named) == []
