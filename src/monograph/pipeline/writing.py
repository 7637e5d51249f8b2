"""Writing a file so that it is whole or not there at all, and never through a link out of the project."""

from __future__ import annotations

import errno
from contextlib import suppress
from pathlib import Path


class FolderNotOursError(Exception):
    """Raised when a folder to be written or replaced is a link, a file, or holds what Monograph did not make."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"{folder} {reason}. Move it away first; nothing was changed.")


def reject_foreign_folder(folder: Path, marker: str, doing: str) -> None:
    """Raise FolderNotOursError when a folder to be replaced is a link, a file, or full and without our marker."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise FolderNotOursError(folder, f"is not a folder of its own, and {doing} would replace it")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / marker).is_file():
        raise FolderNotOursError(folder, f"was not made by Monograph, and {doing} would replace it")


def refuse_links(root: Path, folder: str) -> None:
    """Raise FolderNotOursError when a part of ``folder`` below ``root`` is a symbolic link or no folder."""
    path = root
    for part in Path(folder).parts:
        path /= part
        if path.is_symlink():
            raise FolderNotOursError(path, "is a symbolic link, and writing would change what it leads to")
        if path.exists() and not path.is_dir():
            raise FolderNotOursError(path, "is not a folder")


def replace_file(path: Path, data: bytes) -> None:
    """Write ``data`` beside ``path`` and switch; the folder is made when it is missing.

    Raises OSError, with ``path`` as its file, when the disk refuses; nothing half written stays behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    try:
        with beside.open("xb") as file:
            file.write(data)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        # A full disk names no file, and a failed switch the one beside.
        raise OSError(error.errno, error.strerror, str(path)) from error


def writing_fault(error: OSError, root: Path) -> str:
    """Return, in one line, what the disk refused, why, and the remedy; ``root`` when the error names no path."""
    path = error.filename2 or error.filename or root
    return f"{path} cannot be written: {error.strerror or error}. {_remedy(error.errno)}"


def _remedy(code: int | None) -> str:
    match code:
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "Make the file and its folder writable, or work in another folder."
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return "Make room for it, and run the command again."
        case errno.EISDIR | errno.ENOTDIR | errno.EEXIST | errno.ENOTEMPTY:
            return "Move away what is there, and run the command again."
        case _:
            return "Fix that, and run the command again."
