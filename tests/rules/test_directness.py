"""Rules on directness, beyond the examples on their pages."""

from __future__ import annotations

from typing import Any

import pytest

from monograph.rules.directness import mismatch_is_spoken_to
from monograph.rules.recommendations import (
    recommendation_is_for_these_people,
    stated_rating_is_for_these_people,
)
from tests.evidence.trials import NO_EVIDENCE, Fields, answer, question, rating, trial
from tests.fragments import judged

ELSEWHERE: Fields = {"population": {"conditions": ["marrow-syndrome"]}}


def indirectness(*axes: str, judgement: str = "no change") -> Fields:
    domain = {"domain": "indirectness", "judgement": judgement, "reason": "They hum alike."}
    return {"certainty": rating(domains=[domain | ({"speaks_to": list(axes)} if axes else {})])}


def mismatches(study: Fields, *answers: Fields, **fields: Any) -> list[str]:
    asked = question(*answers, **fields)
    run = judged(mismatch_is_spoken_to, {"study/quill-2031": study, "question/does-it-help": asked})
    return [finding.found for finding in run.findings]


def test_a_mismatch_without_any_reason_on_indirectness_is_a_breach() -> None:
    (found,) = mismatches(trial(**ELSEWHERE), answer("quill-2031"))
    said = "`quill-2031`: another disease, Marrow syndrome instead of Harrow syndrome"
    assert found == f"nothing speaks to a mismatch in disease ({said})"


def test_every_axis_has_to_be_spoken_to() -> None:
    study = trial(**ELSEWHERE)
    comparators = {"comparators": ["usual care"]}
    assert len(mismatches(study, answer("quill-2031", **indirectness("disease")), pico=comparators)) == 1
    assert not mismatches(study, answer("quill-2031", **indirectness("disease", "comparator")), pico=comparators)


def test_a_study_of_several_diseases_has_to_be_spoken_to() -> None:
    study = trial(population={"conditions": ["harrow-syndrome", "marrow-syndrome"]})
    (found,) = mismatches(study, answer("quill-2031", **indirectness()))
    assert "also people with Marrow syndrome" in found


def test_what_is_not_recorded_is_not_judged_and_not_passed() -> None:
    asked = question(answer("quill-2031", **indirectness()), pico={"symptom": "humming"})
    fragment = {"study/quill-2031": trial(), "question/does-it-help": asked}
    run = judged(mismatch_is_spoken_to, fragment)
    assert not run.findings
    assert [one.reason for one in run.not_judged] == ["symptom: the symptom is not recorded (`quill-2031`)"]
    assert run.tallies[0].passed == 4


def test_an_answer_without_a_rating_is_not_judged() -> None:
    asked = question(answer("quill-2031", certainty=NO_EVIDENCE))
    run = judged(mismatch_is_spoken_to, {"study/quill-2031": trial(**ELSEWHERE), "question/does-it-help": asked})
    assert (run.tallies[0].checks, run.tallies[0].not_judged) == (0, 1)


def statement(name: str, population: list[str], **fields: Any) -> Fields:
    read: Fields = {"reading": "wording read", "direction": "for", "text": "Give it."}
    made: Fields = {"id": name, "about": "Zorbatine", "population": population, "cite": "Gale2033, page 1"}
    return made | {"interventions": [{"drug": "zorbatine"}]} | (read if "reading" not in fields else {}) | fields


def recommended(*statements: Fields, uses: list[Fields], **fields: Any) -> Any:
    lines = [{"guideline": "gale-2033"} | use for use in uses]
    asked = question(answer(), recommendations=lines, **fields)
    fragment = {"guideline/gale-2033": {"statements": list(statements)}, "question/does-it-help": asked}
    return judged(recommendation_is_for_these_people, fragment)


def test_a_strong_recommendation_taken_from_another_diseases_guideline_is_flagged() -> None:
    strong = {"strength": {"value": "strong", "cite": "Gale2033, page 2"}}
    statements = [statement("ours", ["harrow-syndrome"]), statement("theirs", ["marrow-syndrome"], **strong)]
    run = recommended(*statements, uses=[{"statement": "ours"}, {"statement": "theirs"}])
    (finding,) = run.findings
    assert finding.at == "recommendations.2.statement"
    assert (
        "made for others (disease: another disease, Marrow syndrome instead of Harrow syndrome)" in finding.found
    )


def test_another_symptom_is_flagged_and_a_kind_of_it_is_not() -> None:
    statements = [
        statement("quivering", ["harrow-syndrome"], symptom="quivering"),
        statement("humming", ["harrow-syndrome"], symptom="humming"),
        statement("neither", ["harrow-syndrome"]),
    ]
    uses = [{"statement": one} for one in ("humming", "quivering", "neither")]
    run = recommended(*statements, uses=uses, pico={"symptom": "humming"})
    assert [finding.at for finding in run.findings] == ["recommendations.2.statement"]
    assert [one.at for one in run.not_judged] == ["recommendations.3.statement"]


def test_a_statement_that_was_not_read_cannot_be_drawn_on_even_with_a_reason() -> None:
    unread = statement("unread", ["harrow-syndrome"], reading="record seen, statement not read")
    run = recommended(unread, uses=[{"statement": "unread", "although": "It may say so."}])
    (finding,) = run.findings
    assert finding.found == "only the record of this statement was seen, not its wording"


def step(cite: str, drug: str = "zorbatine") -> Fields:
    return {"name": "Begin", "text": "Begin.", "drug": drug, "cite": cite}


@pytest.mark.parametrize(
    ("populations", "tally"),
    [
        ([["marrow-syndrome"]], (0, 1, 0)),
        ([["marrow-syndrome"], ["harrow-syndrome"]], (1, 0, 0)),
        ([[]], (0, 0, 1)),
        ([], (0, 0, 1)),
    ],
)
def test_a_step_that_cites_a_guideline_for_others_is_flagged(
    populations: list[list[str]], tally: tuple[int, int, int]
) -> None:
    statements = [statement(f"statement-{number}", people) for number, people in enumerate(populations)]
    run = recommended(*statements, uses=[], pathway=[step("Quill2031, page 1"), step("Gale2033, page 1")])
    found = run.tallies[0]
    assert (found.passed, found.breached, found.not_judged) == tally
    assert all(finding.at == "pathway.2.cite.1" for finding in run.findings)


def test_a_step_may_cite_a_guideline_for_others_that_is_drawn_on_with_a_reason() -> None:
    use = {"statement": "theirs", "although": "They hum alike."}
    run = recommended(statement("theirs", ["marrow-syndrome"]), uses=[use], pathway=[step("Gale2033, page 1")])
    assert not run.findings


def stated(cite: str, *axes: str, **studies: Fields) -> Any:
    certainty = indirectness(*axes)["certainty"] | {"origin": "as stated by a source", "cite": cite}
    entries = {f"study/{name.replace('_', '-')}": fields for name, fields in studies.items()}
    asked = question(answer(certainty=certainty))
    return judged(stated_rating_is_for_these_people, {"question/does-it-help": asked} | entries)


def test_a_reviews_rating_for_others_is_flagged_unless_it_is_spoken_to() -> None:
    review = {"design": "systematic review"} | ELSEWHERE
    (finding,) = stated("Brisk2034, table 1", brisk_2034=review).findings
    assert finding.at == "options.1.outcomes.1.certainty.cite.1"
    assert not stated("Brisk2034, table 1", "disease", brisk_2034=review).findings


def test_a_rating_by_a_source_without_an_entry_or_by_a_trial_cannot_be_judged() -> None:
    for run in (stated("Nobody2034, page 1"), stated("Quill2031, page 1", quill_2031=trial(**ELSEWHERE))):
        assert (run.tallies[0].checks, run.tallies[0].not_judged) == (0, 1)
