"""The files a project consists of, found and read; the only place that reads what contributors wrote."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from monograph.findings import Finding, Place

ENTRIES = "kb/entries"
PAGES = "kb/pages"
STATIC = "kb/static"
SETTINGS = "mkdocs.yml"
ABOUT = "kb/base.yaml"
EXCEPTIONS = "kb/exceptions.yaml"
ANSWERS = "kb/answers.yaml"
REVIEWERS = "kb/reviewers.yaml"
JOURNALS = "kb/journals.yaml"
VERSIONS = "kb/versions"
BIBLIOGRAPHY = "references.bib"


@dataclass(frozen=True, slots=True)
class EntryFile:
    """The bytes of one entry, or of one kept answer.

    ``folder`` is the folder it is in, an entry's kind or an answer's question; ``stem`` is the file name
    without its ending.
    """

    file: str
    folder: str
    stem: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """Everything a build reads: the base's own words, entries, kept answers, the bibliography's text, pages.

    ``about`` is None when kb/base.yaml cannot be read, which is among the findings. ``exceptions`` is None when
    no rule is waived, because there is no kb/exceptions.yaml; likewise ``answers``, ``reviewers``, ``journals``
    and ``settings``, which is mkdocs.yml. ``static`` are files for the website as they are, by their addresses.
    """

    about: bytes | None
    exceptions: bytes | None
    answers: bytes | None
    reviewers: bytes | None
    entries: tuple[EntryFile, ...]
    versions: tuple[EntryFile, ...]
    bibliography: str
    pages: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]
    static: tuple[tuple[str, bytes], ...] = ()
    settings: bytes | None = None
    journals: bytes | None = None


# Names of devices, whatever ending they get: a repository with such a file cannot be checked out on Windows.
# Source: Microsoft, Naming Files, Paths, and Namespaces.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)


def is_reserved_name(name: str) -> bool:
    """Whether Windows keeps a file name for a device, so that no file can have it there."""
    return _DEVICES.fullmatch(name) is not None


_LARGEST_READ = 5 * 1024 * 1024
_PAGE_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_STATIC_PART = re.compile(r"(?!\.git\Z|.*\.\Z)[A-Za-z0-9._][A-Za-z0-9._-]{0,99}", re.IGNORECASE)
# What git needs to keep an empty folder, and what a file manager leaves.
_LEFT_BY_TOOLS = frozenset({".gitkeep", ".gitignore", ".DS_Store", "Thumbs.db"})


def read_project(root: Path) -> ProjectFiles:
    """Read the project in folder ``root``. A file that cannot be read is a finding, and the rest are read."""
    findings: list[Finding] = []
    entries = tuple(_entries(root, findings))
    versions = tuple(_versions(root, findings))
    # A byte that is not UTF-8 becomes U+FFFD, which the bibliography's own reader reports with its place.
    bibliography = (_read(root, BIBLIOGRAPHY, findings) or b"").decode("utf-8-sig", errors="replace")
    pages = tuple(_pages(root, findings))
    about = _read_if_there(root, ABOUT, findings)
    if _is_missing(root / ABOUT):
        remedy = "Write it: `title`, `lead` and `description` of the knowledge base, one line each."
        findings.append(Finding("no-base-file", Place(ABOUT), f"there is no {ABOUT}", remedy))
    exceptions = _read_if_there(root, EXCEPTIONS, findings)
    answers = _read_if_there(root, ANSWERS, findings)
    reviewers = _read_if_there(root, REVIEWERS, findings)
    static, settings = tuple(_static(root, findings)), _read_if_there(root, SETTINGS, findings)
    found = (about, exceptions, answers, reviewers)
    journals = _read_if_there(root, JOURNALS, findings)
    return ProjectFiles(
        *found, entries, versions, bibliography, pages, tuple(findings), static, settings, journals
    )


def about_file(root: Path) -> bytes | None:
    """Return kb/base.yaml, None when it is missing or cannot be read."""
    return _read_if_there(root, ABOUT, [])


def static_files(root: Path) -> tuple[tuple[str, bytes], ...]:
    """Return the files under kb/static that can be published, by their addresses."""
    return tuple(_static(root, []))


def _entries(root: Path, findings: list[Finding]) -> Iterator[EntryFile]:
    if (found := _visible(root, ENTRIES, findings)) is None:
        remedy = f"Run the command in the project's folder, or give it with --project; it must hold {ENTRIES}/."
        findings.append(Finding("no-entries", Place(ENTRIES), f"there is no folder {ENTRIES}/", remedy))
        return
    yield from _yaml_files(root, ENTRIES, found, "is not an entry", "Entries", findings)


def _versions(root: Path, findings: list[Finding]) -> Iterator[EntryFile]:
    if _link_in(root, VERSIONS):
        _read(root, VERSIONS, findings)  # which says so
    found = _visible(root, VERSIONS, findings) or []
    yield from _yaml_files(root, VERSIONS, found, "is no kept answer", "Kept answers", findings)


def _yaml_files(
    root: Path, base: str, names: list[str], is_other: str, noun: str, findings: list[Finding]
) -> Iterator[EntryFile]:
    for relative in names:
        path = root / relative
        if path.suffix != ".yaml" and not _is_link(path):
            remedy = f"{noun} end in .yaml. Rename the file, or move it out of this folder."
            findings.append(Finding("file-name", Place(relative), f"`{path.name}` {is_other}", remedy))
            continue
        raw = _read(root, relative, findings)
        if raw is not None:
            folder = Path(relative).parent.relative_to(base).as_posix()
            yield EntryFile(relative, folder, path.stem, raw)


def _pages(root: Path, findings: list[Finding]) -> Iterator[tuple[str, str]]:
    for relative in _visible(root, PAGES, findings) or ():
        name = Path(relative).relative_to(PAGES)
        is_plain = all(_PAGE_PART.fullmatch(part) and not is_reserved_name(part) for part in name.parts)
        if name.suffix != ".md" or not is_plain or any(part.endswith(".md") for part in name.parts[:-1]):
            remedy = (
                "Hand-written pages are Markdown: letters, digits, - and _ in the name, then .md. Windows keeps "
                "names such as con for devices."
            )
            findings.append(Finding("page-name", Place(relative), f"`{name.name}` is no page of ours", remedy))
            continue
        raw = _read(root, relative, findings)
        if raw is None:
            continue
        try:
            yield name.as_posix(), raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            found = f"byte {error.object[error.start]:#04x} is not valid UTF-8"
            findings.append(Finding("file-encoding", Place(relative), found, "Save the file as UTF-8."))


def _static(root: Path, findings: list[Finding]) -> Iterator[tuple[str, bytes]]:
    if _link_in(root, STATIC):
        _read(root, STATIC, findings)  # which says so
    for relative in _visible(root, STATIC, findings, with_hidden=True) or ():
        name = Path(relative).relative_to(STATIC)
        if name.name in _LEFT_BY_TOOLS:
            continue
        if not all(_STATIC_PART.fullmatch(part) and not is_reserved_name(part) for part in name.parts):
            remedy = (
                "Names of these files are letters, digits and . _ -, because they become addresses. Windows "
                "reserves names such as con for devices, and .git belongs to git."
            )
            findings.append(Finding("static-name", Place(relative), f"`{name}` cannot be published", remedy))
        elif (raw := _read(root, relative, findings)) is not None:
            yield name.as_posix(), raw


def _visible(root: Path, base: str, findings: list[Finding], *, with_hidden: bool = False) -> list[str] | None:
    """Return the files and links below a folder, sorted, relative to ``root``; hidden ones only when asked for.

    None when there is nothing of that name, or a link. What cannot be read, or is no folder, is a finding.
    """
    if _link_in(root, base) or _is_missing(root / base):
        return None
    try:
        is_folder = stat.S_ISDIR((root / base).stat().st_mode)
    except OSError as error:
        findings.append(_unreadable(base, error))
        return []
    if not is_folder:
        remedy = "Move it away, and put its contents back into a folder of this name."
        findings.append(Finding("file-unreadable", Place(base), f"`{base}` is not a folder", remedy))
        return []
    found: list[str] = []

    def unreadable(error: OSError) -> None:
        findings.append(_unreadable(Path(str(error.filename)).relative_to(root).as_posix(), error))

    for folder, folders, files in os.walk(root / base, onerror=unreadable, followlinks=False):
        folders[:] = sorted(name for name in folders if with_hidden or not name.startswith("."))
        links = [name for name in folders if _is_link(Path(folder) / name)]
        names = (name for name in (*files, *links) if with_hidden or not name.startswith("."))
        found += [(Path(folder) / name).relative_to(root).as_posix() for name in names]
    return sorted(found)


def _read(root: Path, relative: str, findings: list[Finding]) -> bytes | None:
    """Return a file's bytes. A link, a device or a giant is a finding: a stranger may have put it there."""
    if link := _link_in(root, relative):
        remedy = "Put the file or folder itself here; links may lead out of the project."
        findings.append(Finding("file-link", Place(relative), f"`{link}` is a symbolic link", remedy))
        return None
    try:
        status = (root / relative).stat()
        if not stat.S_ISREG(status.st_mode):
            remedy = "Put an ordinary file here."
            findings.append(Finding("file-unreadable", Place(relative), "this is no ordinary file", remedy))
            return None
        if status.st_size > _LARGEST_READ:
            found = f"the file is {status.st_size // 1024:,} kB"
            remedy = f"A file may hold at most {_LARGEST_READ // 1024:,} kB."
            findings.append(Finding("file-too-large", Place(relative), found, remedy))
            return None
        return (root / relative).read_bytes()
    except OSError as error:
        findings.append(_unreadable(relative, error))
        return None


def _read_if_there(root: Path, relative: str, findings: list[Finding]) -> bytes | None:
    return None if _is_missing(root / relative) else _read(root, relative, findings)


def _is_missing(path: Path) -> bool:
    """Whether there is nothing at a path. What is in a folder that no one may enter is not missing."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _is_link(path: Path) -> bool:
    return os.path.islink(path)  # noqa: PTH114 - never raises; whoever reads the file is told why it cannot be


def _link_in(root: Path, relative: str) -> str:
    """Return the first part of a path below ``root`` that is a symbolic link, or nothing."""
    path = root
    for part in Path(relative).parts:
        path /= part
        if _is_link(path):
            return path.relative_to(root).as_posix()
    return ""


def _unreadable(file: str, error: OSError) -> Finding:
    found = f"this cannot be read: {error.strerror or error}"
    return Finding("file-unreadable", Place(file), found, "Check that it exists and that you may read it.")
