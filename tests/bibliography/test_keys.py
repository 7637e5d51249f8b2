"""Keys as reference managers make them, with signs that mean something in addresses and files, in a whole base."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from pathlib import Path

import pytest
from pybtex.database import parse_string
from selectolax.lexbor import LexborHTMLParser

from monograph import urls
from monograph.pipeline import Check, check, pages_to_write
from tests.conftest import EXAMPLE, CopyProject
from tests.projects import TODAY

# In the manner of Better BibTeX, INSPIRE and DBLP.
KEYS = {"Quill2031": "quill.etal+2031", "Marrow2032": "Marrow:2032abc", "QuillNews": "DBLP:conf/hum/Quill-News"}


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory, copy_project: CopyProject) -> Check:
    root = copy_project(EXAMPLE, tmp_path_factory.mktemp("keys") / "project")
    for path in (*(root / "kb").rglob("*.yaml"), root / "references.bib"):
        if "versions" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        for old, new in KEYS.items():
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
    return check(Path(root), TODAY)


@pytest.fixture(scope="module")
def files(checked: Check) -> Mapping[str, str | bytes]:
    return pages_to_write(checked)


def test_the_base_is_clean(checked: Check) -> None:
    # The entry was approved with its old keys.
    assert {one.rule for one in checked.findings} <= {"approval-fits-the-content"}


def test_each_work_has_a_page_that_every_link_finds(files: Mapping[str, str | bytes]) -> None:
    for key in KEYS.values():
        assert urls.work_page(key).replace(".html", ".md") in files
    lost = []
    for name, text in files.items():
        if not name.endswith(".md"):
            continue
        for link in LexborHTMLParser(str(text)).css("a[href]"):
            path, _, place = (link.attributes["href"] or "").partition("#")
            if "references" in path and "://" not in path:
                target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
                made = str(files.get(target.replace(".html", ".md"), files.get(target, "")))
                lost += [(name, path, place)] if not made or (place and f'id="{place}"' not in made) else []
    assert not lost


def test_exports_keep_the_key_as_it_is_written(files: Mapping[str, str | bytes]) -> None:
    assert set(KEYS.values()) <= set(parse_string(_text(files, "references.bib"), "bibtex").entries)
    assert set(KEYS.values()) <= {one["id"] for one in json.loads(files["references.csl.json"])}
    for key in KEYS.values():
        assert f"ID  - {key}" in _text(files, "references.ris")
        assert f"{{{key}," in _text(files, urls.beside(urls.work_page(key), ".bib"))


def _text(files: Mapping[str, str | bytes], name: str) -> str:
    made = files[name]
    return made.decode("utf-8") if isinstance(made, bytes) else made
