"""The fonts of the browser: those of the system, or one family alone, as on somebody else's machine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

# Chooses the family; unset, the browser has all fonts of the system.
CHOSEN = "ONLY_FONT"
# Families by the names of their files, the sans-serif first.
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "DejaVu Sans": ("DejaVuSans", "DejaVuSerif", "DejaVuSansMono"),
    "Noto Sans": ("NotoSans", "NotoSerif", "NotoSansMono"),
    "Liberation Sans": ("LiberationSans", "LiberationSerif", "LiberationMono"),
}
_GENERIC = ("sans-serif", "serif", "monospace")
_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts", "/Library/Fonts")


def environment_with_one_font(folder: Path) -> dict[str, str]:
    """Return what the browser's environment needs to see one family only, its settings written to ``folder``.

    Nothing of the system changes: fontconfig reads another file of settings, in this browser alone.
    """
    family = os.environ.get(CHOSEN, "")
    if not family:
        return {}
    if family not in FAMILIES:
        pytest.fail(f"{CHOSEN} is one of {', '.join(FAMILIES)}, not {family}", pytrace=False)
    seen = folder / "seen"
    seen.mkdir()
    for file in _files_of(FAMILIES[family]):
        (seen / file.name).symlink_to(file)
    if not any(seen.iterdir()):
        pytest.fail(f"{CHOSEN}={family}, and no such font is installed", pytrace=False)
    settings = folder / "fonts.conf"
    settings.write_text(_settings(seen, family), encoding="utf-8")
    return {"FONTCONFIG_FILE": str(settings)}


def _files_of(names: tuple[str, ...]) -> Iterator[Path]:
    beside = os.environ.get("XDG_DATA_HOME")
    for folder in (*_FOLDERS, *([f"{beside}/fonts"] if beside else [])):
        for file in Path(folder).expanduser().rglob("*.[to]tf"):
            if file.stem.partition("-")[0] in names:
                yield file


def _settings(seen: Path, family: str) -> str:
    """Return settings with the aliases that a system gives its main font, such as sans-serif."""
    of = dict(
        zip(_GENERIC, (family, family.replace("Sans", "Serif"), family.replace("Sans", "Sans Mono")), strict=True)
    )
    of["system-ui"] = family
    if family.startswith("Liberation"):
        of["monospace"] = "Liberation Mono"
    aliases = "".join(
        f"<alias binding='strong'><family>{one}</family><prefer><family>{name}</family></prefer></alias>"
        for one, name in of.items()
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig><dir>{seen}</dir><cachedir>{seen.parent / 'cache'}</cachedir>{aliases}</fontconfig>\n"
    )
