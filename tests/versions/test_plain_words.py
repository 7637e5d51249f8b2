"""What a page says, in plain words: nothing is lost that its looks told."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from monograph.views.marks import Mark, raised
from monograph.views.plain_words import PlainWords

NAMES = {1: "Quill 2031", 2: "Brisk 2034", 3: "Alder 2035", 4: "Tarn 2036"}


def mark(number: int, before: str = "") -> Mark:
    return Mark(number, f"cite-{number}-1", NAMES[number], "table 2", before)


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>One.</p><p>Two &amp; <em>three</em>.</p>", ("One.", "Two & three.")),
        ("<p>Some:</p> <ul> <li>a</li> <li>b</li> </ul>", ("Some:", "– a", "– b")),
        ("<div><div>a</div><div>b</div></div>c", ("a", "b", "c")),
        ("one<br>two", ("one", "two")),
        ('<a href="../drugs/x.html">Zorbatine</a>, <a class="mg-term" href="t.html">hum</a>', ("Zorbatine, hum",)),
        ('the <a href="https://example.org/a">register</a>', ("the register (https://example.org/a)",)),
        ('5 % <span class="mg-note">Bored.</span>', ("5 % (Bored.)",)),
        ('<span class="mg-note">Bored.</span>', ("Bored.",)),
        ('<span class="mg-chip mg-label-licensed">licensed</span> in A', ("licensed in A",)),
        ('in A <span class="mg-chip mg-label-off-label">off-label</span> in B', ("in A; off-label in B",)),
        ("&lt;b&gt; stays", ("<b> stays",)),
        ("", ()),
    ],
)
def test_lines(html: str, lines: tuple[str, ...]) -> None:
    assert PlainWords(NAMES).lines(Markup(html)) == lines  # noqa: S704 - a constant


@pytest.mark.parametrize(
    ("before", "marks", "line"),
    [
        ("It may", [mark(1)], "It may [Quill 2031]."),
        ("It may", [mark(2), mark(1)], "It may [Quill 2031; Brisk 2034]."),
        (
            "It may",
            [mark(1), mark(2), mark(3), mark(4)],
            "It may [Quill 2031; Brisk 2034; Alder 2035; Tarn 2036].",
        ),
        ("It may", [mark(3), mark(1, "see also")], "It may [Alder 2035; see also Quill 2031]."),
        ("So says Quill 2031", [mark(1)], "So says Quill 2031."),
    ],
)
def test_marks_become_the_names_of_works(before: str, marks: list[Mark], line: str) -> None:
    words = PlainWords(NAMES)
    assert words.line(Markup("{}{}.").format(before, raised(marks))) == line
    assert sorted(words.cited) == sorted(one.number for one in marks)
