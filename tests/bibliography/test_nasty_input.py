"""Whatever the text holds, loading it raises nothing and ends soon."""

import html
import random

import pytest

from monograph.bibliography import Bibliography, load_bibliography
from monograph.findings import Finding, render

pytestmark = pytest.mark.thorough

VALID = """@string{burp = {Journal of Burps}}
% comment
@article{Alder2031,
  author = {Alder, Jr, Ann-Bo and van Birch, {\\'E}ric and {Hiccup Group} and others},
  title = "Zorbatine \\& {B}urps: 50%?", journal = burp, year = 2031, month = apr, day = {19},
  volume = 4, number = {5--6}, pages = {S57--S63}, doi = {10.9999/zorb(1)}, pmid = 7, pmcid = {PMC7},
  url = {https://zorb.example.org/a?b=c%20d}, unseen = {isbn},
}
@comment{hidden {x}}
@book(Cedar, editor = {Cedar, C.}, title = {Hiccups}, publisher = {Burp}, edition = 2, year = 2032)
"""

PIECES = [
    *(
        "@",
        "{",
        "}",
        '"',
        "=",
        ",",
        "#",
        "(",
        ")",
        "%",
        "\\",
        "$",
        "&",
        "~",
        "\n",
        " ",
        " and ",
        "others",
        "--",
    ),
    *(
        "@article{",
        "@misc{A,",
        "@string{",
        "@comment{",
        "@preamble{",
        "\n@book{B,",
        "author",
        "title",
        "year",
        "pages",
    ),
    *(
        "unseen",
        "doi",
        "url",
        "month",
        "apr",
        "2031",
        "\\'{e}",
        "{\\o}",
        "\\&",
        "Alder, Ann",
        "http://[",
        "10.9999/",
    ),
    *(
        "\x00",
        "\u2028",
        "\ud800",
        "é",
        "²",
        "٣",
        "𝟙",
        "<script>",
        "&amp;",
        "van ",
        "Jr",
        ";",
        "jan-",
        "'",
        "]]>",
    ),
]


def load(text: str) -> tuple[Bibliography, tuple[Finding, ...]]:
    """Load a text and look at everything that a reader or a contributor would be shown."""
    bibliography, findings = load_bibliography(text, "references.bib")
    for key, reference in bibliography.items():
        assert reference.key == key
        assert "<" not in reference.html
        assert html.unescape(reference.html) == reference.text
        assert ".." not in reference.text or ".." in text
        reference.text.encode()
        for link in reference.links:
            assert link.url.startswith(("https://", "http://"))
            assert not set(link.url) & set(" <>\"'\\\n") - {"'"}
    for finding in findings:
        render(finding).encode()
        assert finding.place.column <= len(finding.place.text) + 1
    return bibliography, findings


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_file_cut_off_anywhere_is_read_as_far_as_it_goes(line_end: str) -> None:
    text = VALID.replace("\n", line_end)
    assert load(text)[1] == ()
    for end in range(len(text)):
        load(text[:end])
        load(text[end:])


def test_a_file_with_any_character_missing_or_doubled_is_read() -> None:
    for position in range(len(VALID)):
        load(VALID[:position] + VALID[position + 1 :])
        load(VALID[:position] + VALID[position] + VALID[position:])


@pytest.mark.parametrize("seed", range(40))
def test_rubbish_is_read(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(50):
        load("".join(dice.choices(PIECES, k=dice.randint(1, 60))))
        start = dice.randrange(len(VALID))
        load(
            VALID[:start]
            + "".join(dice.choices(PIECES, k=dice.randint(1, 6)))
            + VALID[start + dice.randint(0, 9) :]
        )


def test_one_broken_entry_never_hides_the_others() -> None:
    broken = [VALID[:end] for end in range(VALID.index("@article"), VALID.index("@comment"))]
    for text in broken:
        after = "\n@misc{After, author = {Elm, E.}, title = {T}, year = 2033}"
        bibliography, _ = load(text + after)
        assert "After" in bibliography


@pytest.mark.parametrize(
    "text",
    [
        "@article{b, title = " + "{" * 20_000 + "}" * 20_000 + "}",
        "@article{b, author = {" + "{}" * 20_000 + "}}",
        "@a{" * 20_000,
        "\n@article{b, title = {x},\n" * 5_000,
        "@comment{" * 20_000,
        "@article{b," + " " * 200_000 + "x = 1}",
        " " * 200_000 + "x",
        "@article{b," + "a" * 200_000 + " b = 1}",
        "@article{b, title = {" + "\\" * 20_000 + "}}",
        "@article{b, author = {" + " and ".join(["A, B"] * 10_000) + "}}",
        "@article{b, pages = {1" + "1" * 20_000 + "--" + "2" * 20_000 + "}}",
        "@book{b, edition = {"
        + "1" * 20_000
        + "}, year = {"
        + "2" * 20_000
        + "}, day = 99999999999, month = jan}",
        "@article{b, title = {" + "\x00" * 200_000 + "}}",
        "@article{b, title = {" + "Ã¶" * 200_000 + "}}",
        "@article{b, title = {" + "Ã¶ Ã– " * 80_000 + "}}",
        "".join(
            f"@misc{{b{n}x, title = {{T}}, author = {{A}}, year = 2031, crossref = {{b{n}y}}}}"
            for n in range(2000)
        ),
        '@string{a0 = "zorb"}' + "".join(f"@string{{a{i} = a{i - 1} # a{i - 1}}}" for i in range(1, 60)),
    ],
    ids=lambda text: text[:24].strip(),
)
def test_a_hostile_file_is_read_to_its_end(text: str) -> None:
    load_bibliography(text, "references.bib")


def test_a_file_of_two_thousand_works_is_read_whole() -> None:
    text = "".join(
        f"@article{{Work{n}-{n % 7}, author = {{Alder, Ann and Birch, Bo}}, title = {{{{Z}}orbatine}}, "
        f"journal = {{J}}, year = 2031, volume = {n}, pages = {{{n}--{n}}}, doi = {{10.9999/{n}}}}}\n"
        for n in range(2000)
    )
    bibliography, findings = load_bibliography(text, "references.bib")
    assert (len(bibliography), findings) == (2000, ())


def test_findings_on_one_line_share_its_text() -> None:
    names = " # ".join(f"undefined{number}" for number in range(2_000))
    _, findings = load_bibliography(
        f"@misc{{A2031, author = {{Alder, A.}}, year = 2031, title = {names}}}", "b.bib"
    )
    on_the_line = [finding.place.text for finding in findings if finding.rule == "bib-undefined-string"]
    assert len(on_the_line) == 2_000
    assert len({id(text) for text in on_the_line}) == 1
