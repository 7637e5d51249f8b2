"""Exports without a site: the same files at the same addresses, in a folder of their own."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from monograph.exports import BUILT_IN, export_files
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline.pages import site_pages
from monograph.pipeline.writing import reject_foreign_folder, replace_file
from monograph.plug_ins import PlugIns

# Not that of a website, which an export must not replace.
_MARKER = ".monograph-export"
_MARK = b"Made by Monograph; replaced whole at every export.\n"


def write_exports(
    base: KnowledgeBase, folder: Path, names: Sequence[str] = (), plug_ins: PlugIns = BUILT_IN
) -> tuple[int, int]:
    """Write the files of some exports (or of all) into a folder, and return how many they are and their bytes.

    The folder is made beside the old one and switched when it is whole. Raises FolderNotOursError for one that
    holds what no export of ours made, and OSError when the disk refuses; what is half written is removed.
    """
    fresh = folder.with_name(f"{folder.name}.new")
    for one in (folder, fresh):
        reject_foreign_folder(one, _MARKER, "exporting")
    if fresh.exists():
        shutil.rmtree(fresh)
    files = tuple(export_files(base, site_pages(base, plug_ins=plug_ins), names, plug_ins))
    try:
        replace_file(fresh / _MARKER, _MARK)
        for file in files:
            replace_file(fresh / file.address, file.data)
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    if folder.exists():
        shutil.rmtree(folder)
    fresh.rename(folder)
    return len(files), sum(len(file.data) for file in files)
