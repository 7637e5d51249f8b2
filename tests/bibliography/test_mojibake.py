"""Text that was read in a wrong encoding is seen, and good text is let be."""

import pytest

from monograph.bibliography import load_bibliography

GARBLED = {
    "a letter inside a word": ("BjÃ¶rn", "Björn"),
    "a letter at the end of a word": ("AndrÃ© Ash", "André"),
    "a capital": ("Ã‰ric", "Éric"),
    "a capital whose second half is a dash": ("Ã–zdem", "Özdem"),
    "a sign that may follow a word, inside one": ("GÃ³r", "Gór"),
    "Turkish": ("YÄ±l", "Yıl"),
    "Czech": ("DvoÅ™Ã¡k", "Dvořák"),
    "Vietnamese": ("Nguyáº¿n", "Nguyến"),
    "Greek": ("Î²-zorbatine", "β-zorbatine"),
    "micrograms": ("Î¼g", "μg"),
    "Cyrillic": ("ÐžÐ»ÑŒÑ…Ð°", "Ольха"),
    "plus or minus": ("5 Â± 2", "±"),
    "degrees": ("37Â°C", "37°C"),
    "a registered mark behind capitals": ("ZORBÂ®", "ZORB®"),
    "a trade mark": ("zorbâ„¢", "zorb™"),
    "an apostrophe": ("zorbâ€™s", "zorb’s"),
    "a dash": ("10â€“12", "10–12"),
    "at least": ("â‰¥5", "≥5"),
    "a subscript": ("COâ‚‚", "CO₂"),
    "read wrongly twice": ("ÃƒÂ¶", "Ã¶"),
    "a lost character": ("zorï¿½", "type it again"),
    "a hat in a picture": ("ðŸŽ©", "🎩"),
}

GOOD = [
    "JOÃO", "SÃO ZORB", "IRMÃ", "«IRMû", "“IRMÔ", "IRMÖirmão", "AVELÃ® hats", "VERÃ¹ and VERò", "“Ó", "«Â»",
    "12 Å³ and 2 Å–4", "2.5 Å² a hat", "2 Å–thick", "3-Å™ map", "MENÜ–Karte", "„HÄ“ and „BÖ“", "Ä–Ö–Ü",
    "CAFÉ » and CAFɮ", "HATɩ", "«está»…", "café”…", "Straße–weiß–grau", "Spaß”", "Úžas", "ÚŽAS", "ÑANDÚ “ÑAÑ”",
    "naïve”", "Þórður", "β ≥ 5 – 7 … “x”", "Đặng Nguyễn", "Ольха", "帽子", "a×–b", "Mustafâ", "É’s", "Zoé’”",
    "Ã", "Â",
]  # fmt: skip


@pytest.mark.parametrize(("garbled", "meant"), GARBLED.values(), ids=GARBLED)
def test_garbled_text_is_found_where_it_stands(garbled: str, meant: str) -> None:
    text = f"@misc{{A, author = {{Alder, A.}}, title = {{Björn}}, year = 2031,\n  note = {{Zorb {garbled}}}}}"
    _, findings = load_bibliography(text, "x.bib")
    (finding,) = findings
    assert (finding.rule, finding.place.line) == ("bib-encoding", 2)
    assert finding.place.column > len("  note = {Zorb")
    assert meant in finding.remedy


@pytest.mark.parametrize("text", GOOD)
def test_good_text_is_no_finding(text: str) -> None:
    entry = f"@misc{{A, author = {{{{{text}}}}}, title = {{{text} and {text}, {text}}}, year = 2031}}"
    assert load_bibliography(entry, "x.bib")[1] == ()


def test_one_finding_a_line_is_enough() -> None:
    text = "@misc{A, author = {BjÃ¶rk, Ã‰.},\n title = {GrÃ¼n, grÃ¼n},\n year = 2031}"
    assert [finding.place.line for finding in load_bibliography(text, "x.bib")[1]] == [1, 2]
