"""Organisations without braces: printed whole, with the braces to paste. All works are invented."""

import pytest

from monograph.bibliography import load_bibliography

# What is in `author`, and the names it holds; those that need braces are in them.
WITHOUT_BRACES = {
    "World Health Organization": ["{World Health Organization}"],
    "R Core Team": ["{R Core Team}"],
    "Foundation Inc.": ["{Foundation Inc.}"],
    "Plotly Technologies Inc.": ["{Plotly Technologies Inc.}"],
    "The Cochrane Collaboration": ["{The Cochrane Collaboration}"],
    "Prisma Group": ["{Prisma Group}"],
    "Deutsche Gesellschaft für Neurologie": ["{Deutsche Gesellschaft für Neurologie}"],
    "Organization, World Health": ["{World Health Organization}"],
    "US Food and Drug Administration": ["{US Food and Drug Administration}"],
    "Medicines and Healthcare products Regulatory Agency": [
        "{Medicines and Healthcare products Regulatory Agency}"
    ],
    "National Institute for Health and Care Excellence": ["{National Institute for Health and Care Excellence}"],
    "Centers for Disease Control and Prevention": ["{Centers for Disease Control and Prevention}"],
    "Academy of Nutrition and Dietetics": ["{Academy of Nutrition and Dietetics}"],
    "National Heart, Lung, and Blood Institute": ["{National Heart, Lung, and Blood Institute}"],
    "Alder, Ann and World Health Organization": ["Alder A", "{World Health Organization}"],
    "Ann Alder and World Health Organization": ["Alder A", "{World Health Organization}"],
    "A. Alder and Hiccup Group and Birch, Bo": ["Alder A", "{Hiccup Group}", "Birch B"],
    "Agency for Healthcare Research and Quality and Alder, Ann": [
        "{Agency for Healthcare Research and Quality}",
        "Alder A",
    ],
    "Centers for Disease Control and Prevention and World Health Organization": [
        "{Centers for Disease Control and Prevention}",
        "{World Health Organization}",
    ],
}

PEOPLE = {
    "Maria de la Cruz and Jan van der Berg": ["de la Cruz M", "van der Berg J"],
    "Ann Alder and Bo Birch": ["Alder A", "Birch B"],
    "Group, P. and Union, Ann": ["Group P", "Union A"],
}


@pytest.mark.parametrize(("written", "names"), WITHOUT_BRACES.items(), ids=WITHOUT_BRACES)
def test_an_organisation_is_printed_whole_and_the_finding_has_the_braces_to_paste(
    written: str, names: list[str]
) -> None:
    works, findings = load_bibliography(_work(written), "references.bib")
    assert list(works["B2031"].authors) == [name.strip("{}") for name in names]
    assert [finding.rule for finding in findings] == ["bib-name"] * sum(name.startswith("{") for name in names)
    for name, finding in zip((name for name in names if name.startswith("{")), findings, strict=True):
        assert f"`{name}`" in finding.remedy


@pytest.mark.parametrize(("written", "names"), WITHOUT_BRACES.items(), ids=WITHOUT_BRACES)
def test_the_braces_that_the_finding_offers_silence_it(written: str, names: list[str]) -> None:
    fixed = " and ".join(name if name.startswith("{") else f"{{{name}}}" for name in names)
    works, findings = load_bibliography(_work(fixed), "references.bib")
    assert findings == ()
    assert list(works["B2031"].authors) == [name.strip("{}") for name in names]


@pytest.mark.parametrize(("written", "names"), PEOPLE.items(), ids=PEOPLE)
def test_people_stay_people(written: str, names: list[str]) -> None:
    works, findings = load_bibliography(_work(written), "references.bib")
    assert findings == ()
    assert list(works["B2031"].authors) == names


def _work(author: str) -> str:
    return f"@misc{{B2031, author = {{{author}}}, title = {{Burps}}, year = 2031}}\n"
