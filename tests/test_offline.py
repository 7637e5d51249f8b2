"""The offline copy: what is in the zip file, and that the same site gives the same file."""

from __future__ import annotations

import os
import time
from pathlib import Path
from zipfile import ZipFile

import pytest

from monograph.pipeline.offline import NoSiteError, write_offline
from tests.projects import monograph

PAGE = '<script src="../assets/search-open.js"></script>'
FILES = {
    ".monograph": "Made by Monograph.",
    "index.html": PAGE.replace("../", ""),
    "404.html": PAGE.replace("../", "/"),
    "assets/search/names.js": 'monographSearch.take("names",{});',
    "drugs/zorbatine.html": PAGE,
    "assets/javascripts/bundle.1.js": "theme()",
    "assets/javascripts/bundle.1.js.map": "{}",
    "data/monograph.json": "[]",
    "robots.txt": "User-agent: *",
    "sitemap.xml": "<urlset/>",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a website, and nothing else."""
    root = tmp_path / "project"
    for name, text in FILES.items():
        path = root / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def contents(path: Path) -> dict[str, str]:
    with ZipFile(path) as file:
        assert file.testzip() is None
        return {name: file.read(name).decode() for name in file.namelist()}


def test_everything_a_reader_needs_is_in_one_folder_and_nothing_else(project: Path) -> None:
    path = project / "copy.zip"
    count, size = write_offline(project, path)
    names = contents(path)
    assert {name.removeprefix("monograph-offline/") for name in names} == {
        "README.txt",
        "index.html",
        "drugs/zorbatine.html",
        "assets/javascripts/bundle.1.js",
        "assets/search/names.js",
        "data/monograph.json",
    }
    assert (count, size) == (len(names), path.stat().st_size)


def test_pages_and_the_data_of_the_search_are_copied_as_they_are(project: Path) -> None:
    write_offline(project, project / "copy.zip")
    made = contents(project / "copy.zip")
    for name in ("index.html", "drugs/zorbatine.html", "assets/search/names.js"):
        assert made[f"monograph-offline/{name}"] == FILES[name]


def test_the_same_site_gives_the_same_file_on_another_day(project: Path) -> None:
    write_offline(project, project / "one.zip")
    yesterday = time.time() - 86_400
    for path in (project / "site").rglob("*"):
        os.utime(path, (yesterday, yesterday))
        path.chmod(0o700)
    write_offline(project, project / "other.zip")
    assert (project / "one.zip").read_bytes() == (project / "other.zip").read_bytes()


def test_links_out_of_the_site_are_left_out(project: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "thesis.txt").write_text("mine", encoding="utf-8")
    (project / "site/thesis.txt").symlink_to(secret / "thesis.txt")
    (project / "site/secret").symlink_to(secret)
    write_offline(project, project / "copy.zip")
    assert not [name for name in contents(project / "copy.zip") if "thesis" in name or "secret" in name]


def test_without_a_website_of_ours_nothing_is_written(project: Path) -> None:
    (project / "site/.monograph").unlink()
    with pytest.raises(NoSiteError, match="Make it first"):
        write_offline(project, project / "copy.zip")
    assert not (project / "copy.zip").exists()
    done = monograph(project, "offline")
    assert done.exit_code == 2
    assert "Make it first: monograph build." in done.output


def test_the_command_says_where_the_file_is_and_how_large(project: Path) -> None:
    done = monograph(project, "offline")
    assert done.exit_code == 0, done.output
    path = project / "build/monograph-offline.zip"
    assert str(path) in done.output.replace("\n", "")
    assert "6 files" in done.output
    assert "kB" in done.output
    done = monograph(project, "offline", "--out", str(project / "mine.zip"))
    assert (project / "mine.zip").read_bytes() == path.read_bytes()
