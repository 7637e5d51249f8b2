"""Where a comment belongs, whose name it bears, and that its numbers hold nothing."""

from __future__ import annotations

import pytest

from monograph.bibliography import load_bibliography
from monograph.entries import Question, Study
from monograph.evidence.answers.comments import comments_for_question, comments_on_drug
from monograph.evidence.pico.speakers import SameName, same_name
from monograph.evidence.prose.recorded_numbers import recorded_numbers
from monograph.knowledge_base import KnowledgeBase
from tests.fragments import base_of

TRIAL = """
  arms:
    - {id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}
    - {id: glimmerine, name: Glimmerine, type: background treatment only, treatments: [{drug: glimmerine}]}
  results:
    - {id: hums, outcome: hum-frequency, contrast: single group, index: [zorbatine], direction: not seen}
    - {id: naps, outcome: naps, contrast: single group, index: [zorbatine], direction: not seen}
"""
SAID = "ties: not reported, date: not seen, cite: 'News2032, opening'"
FRAGMENT = f"""
study/marrow-2032:
  comments:
    - {{speaker: Ada Alder, text: Of hats., {SAID}}}
    - {{speaker: Bo Birch, text: Of zorbatine., claim: claim-zorbatine, {SAID}}}
study/quill-2031:{TRIAL}  comments:
    - {{speaker: Cy Cedar, text: Of the trial., {SAID}}}
    - {{speaker: Di Dogwood, text: Of hums., claim: claim-hums, {SAID}}}
    - {{speaker: Ed Elder, text: Of naps., claim: claim-naps, {SAID}}}
    - {{speaker: Fi Fir, text: Without results., claim: claim-hats, {SAID}}}
claim/claim-zorbatine: {{about: [zorbatine, does-zorbatine-quiet-limb-hum]}}
claim/claim-hums: {{about: [limb-hum], evidence: [{{study: quill-2031, result: hums}}]}}
claim/claim-naps: {{about: [limb-hum], evidence: [{{study: quill-2031, result: naps}}]}}
claim/claim-hats: {{about: [night-hats]}}
condition/limb-hum: {{}}
drug/night-hats: {{}}
drug/glimmerine: {{}}
question/does-zorbatine-quiet-limb-hum:
  options:
    - drug: zorbatine
      verdict: uncertain
      because: It is invented.
      outcomes:
        - outcome: hum-frequency
          importance: critical
          effect: Fewer hums.
          results: [{{study: quill-2031, result: hums}}]
          certainty: {{level: no evidence found, origin: "provisional, by the editors"}}
"""


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return base_of(FRAGMENT)


@pytest.mark.parametrize(
    ("drug", "speakers"),
    [
        ("zorbatine", ["Bo Birch", "Cy Cedar", "Di Dogwood", "Ed Elder", "Fi Fir"]),
        ("night-hats", ["Fi Fir"]),
        ("glimmerine", []),
    ],
)
def test_a_drug_has_the_comments_on_its_trials_and_those_whose_check_is_about_it(
    base: KnowledgeBase, drug: str, speakers: list[str]
) -> None:
    assert [one.comment.speaker for one in comments_on_drug(drug, base)] == speakers


def test_a_question_has_the_comments_on_its_studies_unless_their_check_is_about_other_results(
    base: KnowledgeBase,
) -> None:
    sheet = base.get(Question, "does-zorbatine-quiet-limb-hum")
    found = comments_for_question(sheet, base)
    assert [one.comment.speaker for one in found] == ["Bo Birch", "Cy Cedar", "Di Dogwood", "Fi Fir"]
    assert [one.number for one in found] == [1, 0, 1, 3]


YES, PERHAPS, NO = SameName.YES, SameName.PERHAPS, SameName.NO


@pytest.mark.parametrize(
    ("author", "speaker", "same"),
    [
        ("Quill, Björn", "Bjorn Quill", YES),
        ("Quill, Björn A.", "B. Quill", YES),
        ("Quill, B.", "Björn QUILL", YES),
        ("Quill, Björn A.", "Dr Björn Quill", YES),
        ("Quill, Björn A.", "Dr. Björn Quill", YES),
        ("Quill, Björn A.", "Prof. Dr. med. Björn Quill", YES),
        ("Quill, Björn A.", "Björn Quill, MD", YES),
        ("Quill, Björn A.", "Björn A. Quill, M.D., Ph.D.", YES),
        ("Quill, Björn A.", "QUILL, Björn", YES),
        ("Quill, Björn A.", "Quill B", YES),
        ("Quill, Björn A.", "Quill BA", YES),
        ("Quill, Björn A.", "Björn Quill (first author)", YES),
        ("Quill, Björn A.", "Björn Quill (first author", YES),
        ("Quill-Feather, Björn", "Björn Quill Feather", YES),
        ("O'Quill, Björn", "Björn O’Quill", YES),
        ("Ma, Ada", "Ada Ma", YES),
        ("van der Alder, Ann", "Ann van der Alder", YES),
        ("Quill, Björn", "Quill", PERHAPS),
        ("Quill, Björn", "Prof. Quill", PERHAPS),
        ("Quill, Björn", "Quill (first author)", PERHAPS),
        ("Quill, Björn", "Quill, PhD", PERHAPS),
        ("Quill", "Ada Quill", PERHAPS),
        ("van der Alder, Ann", "Alder", NO),
        ("Quill, Björn", "Ada Quill", NO),
        ("Quill, Björn", "Dr. Ada Quill, MD", NO),
        ("Quill, Björn", "Björn Quillfeather", NO),
        ("Quill, Björn", "Quill the elder", NO),
        ("Quill, Björn", "Dr.", NO),
        ("Quill, Björn", "(first author)", NO),
        ("{Harrow Quill Group}", "Harrow Quill Group", NO),
    ],
)
def test_a_speaker_is_known_by_family_name_and_first_initial(author: str, speaker: str, same: SameName) -> None:
    work = (
        f"@article{{Quill2031, author = {{{author}}}, title = {{On hats}}, journal = {{Letters}}, "
        "year = {2031}, volume = {1}, pages = {1--2}}"
    )
    works, faults = load_bibliography(work, "references.bib")
    assert not faults
    (name,) = works["Quill2031"].record.authors.names
    assert same_name(name, speaker) is same


def test_a_number_that_an_expert_gave_holds_no_number_of_ours() -> None:
    fragment = f"""
    study/quill-2031:
      findings: [{{text: Of all people 40 % hummed., cite: "Quill2031, abstract"}}]
      comments:
        - {{speaker: Bo Birch, text: Of my own people 99 % stopped., {SAID}}}
    """
    sheet = base_of(fragment).get(Study, "quill-2031")
    assert [str(one.value) for one in recorded_numbers(sheet).in_texts("%")] == ["40"]
