"""No rule of the style sheet is dead: each class in it is made by a template, a view, a figure or a script."""

from __future__ import annotations

import re
from pathlib import Path

import monograph

PACKAGE = Path(monograph.__file__).parent
STYLES = "\n".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "assets/styles").glob("*.css"))
SCRIPTS = "\n".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "assets").glob("*.js"))
SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for folder in ("templates", "theme", "views", "figures", "exports", ".")
    for path in (PACKAGE / folder).glob("*" if folder == "." else "**/*")
    if path.suffix in {".py", ".j2", ".html"}
)
CLASS = re.compile(r"\bmg(?:-[a-z0-9]+)*\b")
# A class that ends in a word of a vocabulary: mg-verdict-may-help is written mg-verdict-{} or mg-{}-{}.
FAMILIES = (
    "mg-verdict-",
    "mg-notice-",
    "mg-label-",
    *re.findall(r"\bmg(?:-[a-z]+)+-(?=\$?\{)", SOURCES + SCRIPTS),
)


def styled() -> set[str]:
    """Every class of ours that a selector names; custom properties and container names are none."""
    without = re.sub(r"/\*.*?\*/|--mg-[\w-]+|\{[^{}]*\}", " ", STYLES, flags=re.DOTALL)
    return set(re.findall(r"\.(mg(?:-[a-z0-9]+)*)\b", without))


def test_every_class_of_the_style_sheet_is_made_somewhere() -> None:
    made = set(CLASS.findall(SOURCES)) | set(CLASS.findall(SCRIPTS))
    dead = {name for name in styled() - made if not name.startswith(FAMILIES)}
    assert not dead
