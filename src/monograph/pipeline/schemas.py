"""The generated files under ``kb/schema``: written, or compared with what the models give today."""

from __future__ import annotations

from pathlib import Path

from monograph.entries.base_files.about import read_vocabularies
from monograph.entries.shared.vocabularies import BUILT_IN, Vocabularies
from monograph.pipeline.writing import refuse_links, replace_file
from monograph.schema import FOLDER, schema_files
from monograph.sources import ABOUT


def write_schemas(root: Path) -> tuple[str, ...]:
    """Write the schemas and the field guide, delete what is left over; return the paths that changed."""
    refuse_links(root, FOLDER)
    stale = stale_schemas(root)
    made = dict(schema_files(_vocabularies(root)))
    for name in stale:
        if name in made:
            replace_file(root / name, made[name].encode("utf-8"))
        else:
            (root / name).unlink()
    return stale


def stale_schemas(root: Path) -> tuple[str, ...]:
    """Return the generated files that are missing, out of date or left over."""
    made = {name: text.encode("utf-8") for name, text in schema_files(_vocabularies(root))}
    folder = root / FOLDER
    there = {f"{FOLDER}/{path.name}" for path in folder.glob("*.json") if path.is_file()}
    there |= {name for name in made if (root / name).is_file()}
    stale = {name for name, data in made.items() if name not in there or (root / name).read_bytes() != data}
    return tuple(sorted(stale | (there - set(made))))


def _vocabularies(root: Path) -> Vocabularies:
    about = root / ABOUT
    return read_vocabularies(about.read_bytes()) if about.is_file() else BUILT_IN
