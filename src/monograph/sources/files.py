"""The files a project consists of, found and read; the only place that reads what contributors wrote."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from monograph.findings import Finding, Place

ENTRIES = "kb/entries"
PAGES = "kb/pages"
ABOUT = "kb/base.yaml"
BIBLIOGRAPHY = "references.bib"


@dataclass(frozen=True, slots=True)
class EntryFile:
    """The bytes of one entry. ``folder`` is the kind's folder, ``stem`` the file name without its ending."""

    file: str
    folder: str
    stem: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """Everything a build reads: the base's own words, entries, the bibliography's text, hand-written pages.

    ``about`` is None when kb/base.yaml cannot be read, which is among the findings.
    """

    about: bytes | None
    entries: tuple[EntryFile, ...]
    bibliography: str
    pages: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]


def read_project(root: Path) -> ProjectFiles:
    """Read the project in folder ``root``. A file that cannot be read is a finding, and the rest are read."""
    findings: list[Finding] = []
    entries = tuple(_entries(root, findings))
    bibliography = _bibliography(root / BIBLIOGRAPHY, findings)
    pages = tuple(_pages(root, findings))
    about = _about(root / ABOUT, findings)
    return ProjectFiles(about, entries, bibliography, pages, tuple(findings))


def _entries(root: Path, findings: list[Finding]) -> Iterator[EntryFile]:
    base = root / ENTRIES
    if not base.is_dir():
        remedy = f"Run the command in the project's folder, or give it with --project; it must hold {ENTRIES}/."
        findings.append(Finding("no-entries", Place(ENTRIES), f"there is no folder {ENTRIES}/", remedy))
        return
    for path in _visible(base):
        relative = path.relative_to(root).as_posix()
        if path.is_symlink():
            findings.append(Finding("file-link", Place(relative), "a symbolic link", "Put the file itself here."))
            continue
        if path.is_dir():
            continue
        folder = path.parent.relative_to(base).as_posix()
        if path.suffix != ".yaml":
            remedy = "Entries end in .yaml. Rename the file, or move it out of this folder."
            findings.append(Finding("file-name", Place(relative), f"`{path.name}` is not an entry", remedy))
            continue
        try:
            yield EntryFile(relative, folder, path.stem, path.read_bytes())
        except OSError as error:
            findings.append(_unreadable(relative, error))


def _bibliography(path: Path, findings: list[Finding]) -> str:
    """Return the bibliography's text; a byte that is not UTF-8 becomes U+FFFD, which its reader reports."""
    try:
        return path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError as error:
        findings.append(_unreadable(BIBLIOGRAPHY, error))
        return ""


def _pages(root: Path, findings: list[Finding]) -> Iterator[tuple[str, str]]:
    base = root / PAGES
    for path in _visible(base) if base.is_dir() else ():
        if path.suffix == ".md" and path.is_file() and not path.is_symlink():
            name = path.relative_to(base).as_posix()
            text = _text(path, f"{PAGES}/{name}", findings)
            if text is not None:
                yield name, text


def _visible(base: Path) -> list[Path]:
    """Return the files, folders and links below ``base``, sorted; hidden ones and their contents left out."""
    found = []
    for folder, folders, files in os.walk(base, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        found += [Path(folder) / name for name in (*files, *links) if not name.startswith(".")]
    return sorted(found)


def _text(path: Path, file: str, findings: list[Finding]) -> str | None:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        findings.append(_unreadable(file, error))
    except UnicodeDecodeError as error:
        found = f"byte {error.object[error.start]:#04x} is not valid UTF-8"
        findings.append(Finding("file-encoding", Place(file), found, "Save the file as UTF-8."))
    return None


def _about(path: Path, findings: list[Finding]) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        remedy = "Write it: `title`, `lead` and `description` of the knowledge base, one line each."
        findings.append(Finding("no-base-file", Place(ABOUT), f"there is no {ABOUT}", remedy))
    except OSError as error:
        findings.append(_unreadable(ABOUT, error))
    return None


def _unreadable(file: str, error: OSError) -> Finding:
    found = f"the file cannot be read: {error.strerror or error}"
    return Finding("file-unreadable", Place(file), found, "Check that it exists and that you may read it.")
