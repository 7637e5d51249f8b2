"""Titles in title case, printed in sentence case. All works are invented."""

import pytest

from monograph.bibliography import load_bibliography
from monograph.findings import Severity

LOWERED = {
    "Zorbatine for the Treatment of Limb Hum in Ostrel Disease: A Randomized Trial": (
        "Zorbatine for the treatment of limb hum in ostrel disease: a randomized trial"
    ),
    "Toxin A in the Treatment of Stiff Limbs": "Toxin A in the treatment of stiff limbs",
    "The {HUM} Functional Rating Scale: Double-Blind Placebo-Controlled X-Ray Study of T-Cell Counts": (
        "The HUM functional rating scale: double-blind placebo-controlled X-ray study of T-cell counts"
    ),
    "Placebo-Controlled Trial of Two New Hum Tablets in Adults": (
        "Placebo-controlled trial of two new hum tablets in adults"
    ),
    "Use of mRNA Tablets in Pregnant Women vs. Older Men": "Use of mRNA tablets in pregnant women vs. older men",
    "Hum Z Infection Among Health Care Workers. Second Report": (
        "Hum Z infection among health care workers. Second report"
    ),
    "The {Ostrel} Disease and {Zorb} Scales: What Do Patients Want?": (
        "The Ostrel disease and Zorb scales: what do patients want?"
    ),
    "Hum After Vaccination With Ost{\\'e}l Tablets": "Hum after vaccination with ostél tablets",
}

KEPT = (
    "A randomised trial of Zorbatine in Ostrel Disease",
    "Zorbatine and the Hum Scale",
    "Report of the Academy of Zorb on the care of humming",
    "Behandlung des Brummens bei Ostrelscher Krankheit",
    "Effets du Zorb chez les Malades de la Jambe",
    "{Use of Every Capital That There Is}",
    "ZORBATINE FOR LIMB HUM",
)


@pytest.mark.parametrize(("typed", "printed"), LOWERED.items(), ids=LOWERED)
def test_a_title_in_title_case_is_printed_in_sentence_case(typed: str, printed: str) -> None:
    works, findings = load_bibliography(_work(typed), "references.bib")
    assert works["B2031"].title == printed
    assert printed.rstrip("?") in works["B2031"].text
    assert findings == ()


@pytest.mark.parametrize("typed", KEPT)
def test_the_capitals_of_any_other_title_are_meant(typed: str) -> None:
    works, findings = load_bibliography(_work(typed), "references.bib")
    assert works["B2031"].title == typed.replace("{", "").replace("}", "")
    assert findings == ()


def test_a_title_in_another_language_keeps_its_capitals() -> None:
    typed = "Zorbatin Gegen Brummen Am Ganzen Bein"
    works, _ = load_bibliography(_work(typed, ", language = {German}"), "references.bib")
    assert works["B2031"].title == typed


def test_words_that_look_like_names_are_kept_and_told_in_a_warning() -> None:
    typed = "Effects of Zorbatine on Ostrel's Disease and Children's Health in Italian Schools"
    works, findings = load_bibliography(_work(typed), "references.bib")
    assert (
        works["B2031"].title == "Effects of zorbatine on Ostrel's disease and children's health in Italian schools"
    )
    (finding,) = findings
    assert (finding.rule, finding.severity) == ("bib-title", Severity.WARNING)
    assert finding.found == "`Ostrel's`, `Italian` in `title` may be a name"
    fixed = typed.replace("Ostrel's", "{Ostrel}'s").replace("Italian", "{Italian}")
    works, findings = load_bibliography(_work(fixed), "references.bib")
    assert findings == ()
    assert (
        works["B2031"].title == "Effects of zorbatine on Ostrel's disease and children's health in Italian schools"
    )


def _work(title: str, more: str = "") -> str:
    return f"@misc{{B2031, author = {{Alder, A.}}, title = {{{title}}}, year = 2031{more}}}\n"
