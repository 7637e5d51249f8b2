"""Short phrases that pages are made of, read as a reader does: nothing doubled, nothing easy to misread."""

from __future__ import annotations

from typing import Any

import pytest

from monograph.entries.kinds.dosing import DoseLevel
from monograph.entries.shared.values import CountOf
from monograph.entries.shared.vocabulary import DirectnessAxis, Jurisdiction
from monograph.evidence.pico.axes import Agreement, AxisDirectness
from monograph.render import render_page
from monograph.views import pages_at
from monograph.views.formatting.doses import dose_words
from monograph.views.formatting.naming import in_places, in_words
from monograph.views.formatting.reading import plain_words
from monograph.views.tables.harms import share_of
from tests.evidence.trials import NO_EVIDENCE, answer, question, trial
from tests.fragments import base_of


@pytest.mark.parametrize(
    ("names", "words"),
    [((), ""), (("rest",), "rest"), (("rest", "pain"), "rest and pain"), (("a", "b", "c"), "a, b and c")],
)
def test_names_are_listed_as_in_a_sentence(names: tuple[str, ...], words: str) -> None:
    assert in_words(names) == words


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ((Jurisdiction.IRELAND,), "in Ireland"),
        ((Jurisdiction.CANADA, Jurisdiction.US), "in Canada and the United States"),
        (
            (Jurisdiction.US, Jurisdiction.EU, Jurisdiction.UK),
            "in the United States, the European Union and the United Kingdom",
        ),
        ((Jurisdiction.WORLD,), "worldwide"),
    ],
)
def test_places_come_with_their_article(places: tuple[Jurisdiction, ...], words: str) -> None:
    assert in_places(places) == words


@pytest.mark.parametrize(
    ("agreement", "studied", "reason", "words"),
    [
        (Agreement.DIFFERS, ("Gale",), "another disease", "another disease, Gale instead of Harrow"),
        (Agreement.DIFFERS, ("Harrow", "Gale"), "another disease", "another disease, Gale instead of Harrow"),
        (Agreement.DIFFERS, (), "compared with nothing", "compared with nothing"),
        (Agreement.PARTLY, ("Harrow", "Gale"), "also people with gale", "also people with gale"),
        (Agreement.PARTLY, ("Harrow",), "people without it could take part", "people without it could take part"),
        (
            Agreement.PARTLY,
            ("Harrow", "20 mg"),
            "some groups had another dose",
            "some groups had another dose: 20 mg",
        ),
    ],
)
def test_a_difference_names_what_differs_and_nothing_twice(
    agreement: Agreement, studied: tuple[str, ...], reason: str, words: str
) -> None:
    assert AxisDirectness(DirectnessAxis.DISEASE, agreement, studied, ("Harrow",), reason).difference == words


@pytest.mark.parametrize(
    ("count", "total", "percent"),
    [
        (0, 50, "0"),
        (26, 6235, "0.4"),
        (1, 5000, "< 0.1"),
        (108, 9707, "1.1"),
        (3, 10, "30"),
        (5000, 5001, "> 99"),
        (7, 7, "100"),
    ],
)
def test_few_people_are_not_none_and_most_are_not_all(count: int, total: int, percent: str) -> None:
    assert share_of(CountOf(count=count, total=total)) == percent


@pytest.mark.parametrize(
    ("timing", "words"),
    [
        ("every 6 to 8 hours as needed", "2 mg every 6 to 8 hours as needed"),
        ("with food", "2 mg with food (how often: not said)"),
        (None, "2 mg (how often: not said)"),
    ],
)
def test_a_dose_that_says_how_often_is_not_said_to_be_silent_on_it(timing: str | None, words: str) -> None:
    assert plain_words(dose_words(DoseLevel.model_validate({"amount": "2 mg", "timing": timing}))) == words


def page(entries: dict[str, Any], address: str = "questions/does-it-help.html") -> str:
    (made,) = pages_at([address], base_of(entries))
    return render_page(made)


def test_the_certainty_of_the_evidence_on_harm_is_never_called_the_certainty_of_harm() -> None:
    # "Certainty of harm: very low" would read as "harm is very unlikely".
    harm = answer("quill-2031", counts_as="harm")
    html = page({"study/quill-2031": trial(), "question/does-it-help": question(harm)})
    assert "certainty of evidence on harm: " in html
    assert "certainty of harm" not in html


def test_where_nothing_was_found_on_harm_the_page_says_that_this_is_no_sign_of_safety() -> None:
    nothing = answer(certainty=NO_EVIDENCE, counts_as="harm", results=[])
    asked = question(nothing)
    asked["options"][0]["verdict"] = "no evidence found"
    assert "this does not mean that it is safe" in page({"question/does-it-help": asked})
