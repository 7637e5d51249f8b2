"""Links and citations that were begun and not finished, and brackets that mean something else."""

from __future__ import annotations

import pytest

from monograph.evidence.prose.half_written import half_written

IDS = frozenset({"zorbatine", "quill-2031", "als"})
KEYS = frozenset({"Quill2031", "Marrow2032a", "Society"})
NAMES = {"quill 2031": "quill-2031", "zorbatine": "zorbatine"}


@pytest.mark.parametrize(
    ("text", "token", "is_link"),
    [
        ("See [[zorbatine] here.", "[[zorbatine]", True),
        ("See [[zorbatine", "[[zorbatine", True),
        ("See [[zorbatine for more.", "[[zorbatine", True),
        ("See [zorbatine]] here.", "[zorbatine]]", True),
        ("See zorbatine]] here.", "zorbatine]]", True),
        ("See [[quill-2031|the trial] here.", "[[quill-2031|the trial]", True),
        ("See [[quill-2031|the trial here.", "[[quill-2031|", True),
        ("See [quill-2031|the trial]] here.", "[quill-2031|the trial]]", True),
        ("See [quill-2031|the trial] here.", "[quill-2031|the trial]", True),
        ("See [[zorbatin] here.", "[[zorbatin]", True),  # misspelt too
        ("It fell [@Quill2031, page 1.", "[@Quill2031, page 1.", False),
        ("It fell [@Quill2031", "[@Quill2031", False),
        ("It fell [see @Quill2031, page 1 and rose.", "[see @Quill2031, page 1 and rose.", False),
        ("It fell @Quill2031, page 1].", "@Quill2031, page 1]", False),
        ("It fell @Quill2031].", "@Quill2031]", False),
        ("It fell [Quill2031, page 1].", "[Quill2031, page 1]", False),
        ("It fell [Quill2031].", "[Quill2031]", False),
        ("It fell [Marrow2032a, table 2; Quill2031, page 1].", "[Marrow2032a, table 2; Quill2031, page 1]", False),
        ("It fell [@Quill2031 page 1].", "[@Quill2031 page 1]", False),
        ("It fell [@Quill2031, page 1 and [@Marrow2032a, page 2].", "[@Quill2031, page 1 and", False),
        ("[[zorbatine]] is [[zorbatine] again", "[[zorbatine]", True),
        ("It fell [@ Quill2031, page 1].", "[@ Quill2031, page 1]", False),
        ("It fell [@@Quill2031, page 1].", "[@@Quill2031, page 1]", False),
        ("It fell [＠Quill2031, page 1].", "[＠Quill2031, page 1]", False),
        ("It fell (@Quill2031, page 1).", "(@Quill2031, page 1)", False),
        ("It fell {@Quill2031, page 1}.", "{@Quill2031, page 1}", False),
        ("It fell @Quill2031, page 1, and rose.", "@Quill2031, page 1", False),
        ("It fell [Quill2031, page 1 and more.", "[Quill2031, page 1 and more.", False),
        ("It fell [Quill2031 page 1].", "[Quill2031 page 1]", False),
        ("It fell [see Quill2031, page 1].", "[see Quill2031, page 1]", False),
        ("It fell [@Quill2031: page 1].", "[@Quill2031: page 1]", False),
        ("It fell [@Quill2031, page 1; Marrow2032a].", "[@Quill2031, page 1; Marrow2032a]", False),
        ("See {{zorbatine}} here.", "{{zorbatine}}", True),
        ("See [[Quill 2031] here.", "[[Quill 2031]", True),
        ("See [Quill 2031|the trial]] here.", "[Quill 2031|the trial]]", True),
    ],
)
def test_what_is_half_written_is_told(text: str, token: str, is_link: bool) -> None:
    [half] = half_written(text, IDS, KEYS, NAMES)
    assert (half.token, half.is_link) == (token, is_link)
    assert text[half.start :].startswith(token)


@pytest.mark.parametrize(
    "text",
    [
        "See [[zorbatine]], [[quill-2031|the trial]] and [[quill-2031]].",
        "It fell [@Quill2031, table 2; see also @Marrow2032a] and rose @Quill2031.",
        "It printed “hmu” [sic] and [[sic] so on].",
        "[18F] fluoride, [0.1, 0.5], [[1, 2], [3, 4]], [in German] and [zorbatine] was given.",
        "An interval of [0.35, 0.71) or ]0, 1[.",
        "Write `[[zorbatine]` or `[@Quill2031, page 1`, or \\[[zorbatine] and \\[@Quill2031, page 1.",
        "Mail a@Quill2031.example] to us.",
        "A [link](https://example.org/a_(b)) and [another](x.html).",
        "The gene [ALS], the isotope [14C]zorbatine, [a quotation, shortened].",
        "[Title in English of a German paper]",
        "a[i]] = b[[j]",
        "It fell @Quill2031, which says so; see (Quill2031, 2035) and (@Quill2031).",
        "The [Society guideline] and [the Society, 2031], [Quill 2031] and [Zorbatine, 20 mg].",
        "Set {18F, 11C}, [11C]-labelled zorbatine, [H+], [Ca2+]i and [sic].",
        "It fell [@Quill2031, table 2;@Marrow2032a, page 3] [-@Quill2031, page 1].",
    ],
)
def test_other_brackets_are_left_alone(text: str) -> None:
    assert not list(half_written(text, IDS, KEYS, NAMES))


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("[@ Quill2031, page 1]", "Write `[@Quill2031, page 1]`"),
        ("(@Quill2031, page 1)", "Write `[@Quill2031, page 1]`"),
        ("@Quill2031, page 1 and so on", "Write `[@Quill2031, page 1]`"),
        ("[Quill2031 page 1]", "Write `[@Quill2031, page 1]`"),
        ("[@Quill2031, page 1; Marrow2032a, page 2]", "Write `[@Quill2031, page 1; @Marrow2032a, page 2]`"),
        ("[[Quill 2031|the trial]", "Write `[[quill-2031|the trial]]`"),
    ],
)
def test_the_whole_one_is_offered(text: str, offer: str) -> None:
    [half] = half_written(text, IDS, KEYS, NAMES)
    assert half.remedy.startswith(offer)


def test_a_long_text_of_brackets_is_read_in_no_time() -> None:
    for piece in (
        "[[",
        "]]",
        "[@A ",
        "@A ]",
        "[Quill2031, ",
        "[[zorbatine|",
        "[[zorbatine ",
        "`",
        "[[A ",
        "{{",
        "(@Quill2031, ",
    ):
        list(half_written(piece * 4_000, IDS, KEYS, NAMES))
