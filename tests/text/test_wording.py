"""Entry text as plain words, a line for each paragraph and each item of a list."""

from __future__ import annotations

from monograph.text import Wording

WORDING = Wording(
    lambda mention: mention.words or f"<{mention.target}>",
    lambda cited: ", ".join(one.key for one in cited.cited) if cited.is_running else f"[{cited.cited[0].key}]",
)


def test_links_and_citations_are_words() -> None:
    text = "*Less* [[hum]] in [[quill-2031|one trial]]   [@Quill2031, page 1], as @Quill2031\nsays."
    assert WORDING.line(text) == "Less <hum> in one trial [Quill2031], as Quill2031 says."


def test_a_list_is_a_line_an_item_with_its_dash_or_number() -> None:
    text = "Two:\n\n- one\n- two\n\n3. three\n4. four\n\n   more"
    assert WORDING.lines(text) == ("Two:", "– one", "– two", "3. three", "4. four", "more")


def test_a_citation_that_begins_a_text_has_no_space_before_it() -> None:
    assert WORDING.line("[@Quill2031] says it.") == "[Quill2031] says it."
