"""How hard a text is to read, by LIX."""

from __future__ import annotations

import pytest

from monograph.evidence.prose.readability import readability
from monograph.text.fields import EntryText


def test_lix_is_sentence_length_plus_the_share_of_long_words() -> None:
    # Ten words in two sentences, two of them longer than six letters: 10 / 2 + 100 * 2 / 10.
    found = readability(EntryText("The medicine helped some people. It did not help others much."))
    assert found is not None
    assert (found.sentences, found.words, found.longest_sentence) == (2, 11, 6)
    assert found.lix == round(11 / 2 + 100 * 1 / 11)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("We sat. It was hot. He ate.", "very easy"),
        ("Neurophysiological hyperexcitability characteristically accompanies neurodegeneration.", "very hard"),
    ],
)
def test_a_grade_is_a_word(text: str, grade: str) -> None:
    found = readability(EntryText(text))
    assert found is not None
    assert found.in_words == grade


def test_numbers_and_marks_are_no_words() -> None:
    found = readability(EntryText("At 300 mg/day (p = 0.047) 18 of 20 did."))
    assert found is not None
    assert found.sentences == 1
    assert readability(EntryText("300")) is None
