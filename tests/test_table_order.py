"""The order that scripts sort words in, which pages say: that of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from monograph.entries.shared.vocabulary import Certainty, ClaimVerdict, Verdict
from monograph.views.formatting.content import chip


@pytest.mark.parametrize(
    ("family", "words"), [("certainty", Certainty), ("verdict", Verdict), ("verdict", ClaimVerdict)]
)
def test_words_with_an_order_of_their_own_are_sorted_by_it(family: str, words: Iterable[str]) -> None:
    places = [re.findall(r'data-sort="(\d+)"', str(chip(word, family))) for word in words]
    assert [int(place) for [place] in places] == sorted(int(place) for [place] in places)
    assert len({place for [place] in places}) == len(places)


def test_other_words_are_sorted_by_the_alphabet() -> None:
    assert "data-sort" not in str(chip("withdrawn", "label"))
    assert "data-sort" not in str(chip("made for others", "verdict"))
