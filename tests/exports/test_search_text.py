"""How the search reads words, and what it finds of a page: every word, under the heading where it stands."""

from __future__ import annotations

import json
from typing import Any

import pytest

from monograph.exports.search.page_text import PageText, Section, page_text
from monograph.exports.search.text_index import text_files, words_on
from monograph.exports.search.words import squeezed, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hums (ECG).", ["hums", "ecg"]),
        ("Löscher Bjørn Straße naïve", ["loscher", "bjorn", "strasse", "naive"]),
        ("Lioresal® Zorbo™", ["lioresal", "zorbo"]),
        ("CO₂ m² x½", ["co2", "m2", "x1", "2", "x12"]),
        ("HLA-B*57:01", ["hla", "b", "57", "01", "hlab5701"]),
        ("CYP1A2*1F", ["cyp1a2", "1f", "cyp1a21f"]),
        ("Quill's p<0.05", ["quill", "s", "quills", "p", "0", "05", "p005"]),
        ("mid-dose", ["mid", "dose", "middose"]),
        ("α2 αβ β-blocker", ["alpha2", "αβ", "beta", "blocker", "betablocker"]),
        ("µg Ωm", ["mug", "omegam"]),
        ("so\u00adft zero\u200bwidth", ["soft", "zerowidth"]),
        ("a\u00a0b\u3000c", ["a", "b", "c"]),
        ("痙攣", ["痙", "攣", "痙攣"]),
        ("ﾒｷｼﾚﾁﾝ", ["メ", "キ", "シ", "レ", "チ", "ン", "メキ", "キシ", "シレ", "レチ", "チン"]),
        ("3型ALS", ["3", "型", "als"]),
        ("Ünïcode ＦＵＬＬ ﬁne", ["unicode", "full", "fine"]),
        ("ΣΊΣΥΦΟΣ", ["σισυφοσ"]),
        ("İstanbul ısı", ["istanbul", "isi"]),
        ("… — !", []),
        ("__proto__ constructor", ["proto", "constructor"]),
    ],
)
def test_words_are_read_without_marks_diacritics_and_small_figures(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == words


def test_a_long_address_is_read_by_its_parts_only() -> None:
    assert list(words_of("10.1000/a.b-c(12)34567")) == ["10", "1000", "a", "b", "c", "12", "34567"]


def test_a_word_without_an_end_is_cut() -> None:
    assert list(words_of("x" * 200)) == ["x" * 64]


def test_names_that_differ_in_marks_and_blanks_are_the_same_when_squeezed() -> None:
    assert squeezed("Zorb-A-Tin®") == squeezed("zorb a tin") == "zorbatin"
    assert squeezed("10.1000/ABC.12") == "101000abc12"


PAGE = """---
mg_description: "It hums."
---
# Reference&#58; Quill 2031 { #top }

<div class="mg">
<p>Cramps<sup class="mg-cite"><a href="#ref-1" title="Quill">1</a></sup> fell by
m<sup>2</sup> &amp; <b>Zor</b>batine.</p>
<table><tr><td>one</td><td>two</td></tr></table>
<span>may help</span><span>low</span><!-- hidden --><script>alert("no")</script>
</div>

## Results { #results data-search-exclude }

<div class="mg">
<svg><title>Plot</title><text>drawn</text></svg>
</div>
"""


def test_a_page_is_read_section_by_section_without_what_nobody_sees() -> None:
    read = page_text("references/Quill2031.html", PAGE)
    assert read is not None
    assert read.title == "Reference: Quill 2031"
    assert [(one.id, one.heading) for one in read.sections] == [("", read.title), ("results", "Results")]
    words = set(words_on(read.sections[0].text))
    assert {"cramps", "1", "m2", "m", "2", "zorbatine", "one", "two", "may", "help", "low"} <= words
    assert not {"cramps1", "onetwo", "hidden", "alert", "quill", "href", "div"} & words
    assert set(words_on(read.sections[1].text)) == {"plot", "drawn"}


def test_a_hand_written_page_is_read_without_its_markup() -> None:
    source = (
        "# Methods\n\nSee [the rules](rules/index.md), **twice**.\n\n## How we work { .wide }\n\n* slowly\n\n"
        "## How we work\n\n`code`\n"
    )
    read = page_text("methods.html", source)
    assert read is not None
    assert [(one.id, one.heading) for one in read.sections] == [
        ("", "Methods"),
        ("how-we-work", "How we work"),
        ("how-we-work_1", "How we work"),
    ]
    assert set(words_on(read.sections[0].text)) == {"see", "the", "rules", "twice"}


def test_a_page_that_asks_to_be_left_out_is() -> None:
    assert page_text("old.html", '---\nsearch: {"exclude": true}\n---\n# Old\n') is None
    assert page_text("old.html", "---\nsearch:\n  exclude: true\n---\n# Old\n") is None


def read_back(pages: list[PageText]) -> dict[str, Any]:
    """Return what the scripts hand over, by their names."""
    found = {}
    for file in text_files(pages):
        name, _, data = file.data.decode().removeprefix('monographSearch.take("').partition('",')
        found[name] = json.loads(data.removesuffix(");\n"))
    return found


def pages_with(found: dict[str, Any], word: str) -> list[str]:
    """Return the titles of the pages that hold a word, read as the browser reads them."""
    for name, part in found.items():
        if name.startswith("words-") and word in part["words"]:
            page, titles = 0, []
            for step in part["pages"][part["words"].index(word)]:
                page += step // 4
                titles.append(found["pages"]["pages"][page][1])
            return titles
    return []


def test_every_word_leads_to_its_pages_whichever_file_it_is_in() -> None:
    pages = [
        PageText(
            f"{number}.html", f"Page {number}", (Section("", f"Page {number}", f"hum{number % 7} w{number}"),)
        )
        for number in range(6000)
    ]
    found = read_back(pages)
    starts = found["pages"]["words"]
    assert len(starts) > 2
    assert starts == sorted(starts)
    assert len({part["version"] for part in found.values()}) == 1
    assert pages_with(found, "w4321") == ["Page 4321"]
    assert pages_with(found, "hum3") == [f"Page {number}" for number in range(3, 6000, 7)]
    for number, text in enumerate(part for name, part in found.items() if name.startswith("text-")):
        assert found["pages"]["texts"][number] <= 6000
        assert text["texts"]


def test_words_beyond_the_first_65536_characters_stand_where_the_browser_looks_for_them() -> None:
    pages = [PageText("a.html", "A", (Section("", "A", "\U00010400 \ufb50 zz"),))]
    words = read_back(pages)["words-0"]["words"]
    assert words == sorted(words, key=lambda word: word.encode("utf-16-be"))


def test_the_same_pages_give_the_same_files() -> None:
    pages = [PageText("a.html", "A", (Section("", "A", "it hums"),))]
    assert list(text_files(pages)) == list(text_files(pages))
