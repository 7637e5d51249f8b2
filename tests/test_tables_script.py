"""What the script for tables repeats because it runs in a browser, and must not get wrong."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest

import monograph
from monograph.entries.shared.vocabulary import Certainty, ClaimVerdict, Verdict

SCRIPT = (Path(monograph.__file__).parent / "assets" / "tables.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("family", "vocabularies"), [("certainty", [Certainty]), ("verdict", [Verdict, ClaimVerdict])]
)
def test_chips_are_sorted_in_the_order_of_the_vocabulary(family: str, vocabularies: list[type[StrEnum]]) -> None:
    listed = re.search(rf"{family}: \[(.*?)\]", SCRIPT, re.DOTALL)
    assert listed is not None
    ranks = re.findall(r'"([\w-]+)"', listed[1])
    words = [str(word).replace(" ", "-") for vocabulary in vocabularies for word in vocabulary]
    assert ranks == list(dict.fromkeys(words))
