"""Of whom a result is, how it was analysed, and how many people are behind it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.entries import Question, Study
from monograph.entries.kinds.study import Study as StudyModel
from monograph.evidence.answers.support import support_of
from monograph.evidence.disagreement.found import repeated_results
from monograph.evidence.disagreement.opposite_studies import study_directions
from monograph.evidence.studies.participants import denominators_of_side, study_people
from monograph.evidence.studies.whom import people_of_result, people_said, shared_people, whom_and_how
from tests.evidence.trials import answer, question, trial
from tests.fragments import base_of

CITE = "Quill2031, table 2"
Fields = dict[str, Any]
LOUD: Fields = {"population": {"name": "loud hummers", "people": {"value": 12, "cite": CITE}}}
QUIET: Fields = {"population": {"name": "quiet hummers"}}


def result(name: str, estimate: str = "0.5", **fields: Any) -> Fields:
    given: Fields = {
        "id": name,
        "outcome": "hum-frequency",
        "contrast": "between arms",
        "index": ["zorbatine"],
        "comparator": ["placebo"],
        "effect": {"value": {"measure": "rate ratio", "estimate": Decimal(estimate)}, "cite": CITE},
    }
    return given | fields


def side(arm: str, count: str) -> Fields:
    return {"arms": [arm], "statistic": "count", "people": {"value": count, "cite": CITE}}


def arm(name: str, number: int | None = None) -> Fields:
    made: Fields = {
        "id": name,
        "name": name.capitalize(),
        "type": "placebo" if name == "placebo" else "experimental",
    }
    return made | ({"participants": {"randomised": {"value": number, "cite": CITE}}} if number else {})


def study(*results: Fields, **fields: Any) -> StudyModel:
    given = {"participants": {"randomised": {"value": 60, "cite": CITE}}, **fields}
    return base_of({"study/quill-2031": trial(results=list(results), **given)}).get(Study, "quill-2031").entry


THREE = [arm("zorbatine"), arm("more"), arm("placebo")]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        (LOUD, "loud hummers, 12 people"),
        (QUIET, "quiet hummers, number not recorded"),
        ({**QUIET, "analysed": {"value": 9, "cite": CITE}}, "quiet hummers, 9 people"),
        ({**QUIET, "sides": [side("zorbatine", "2 of 7"), side("placebo", "3 of 6")]}, "quiet hummers, 13 people"),
        ({"analysis": {"name": "adjusted for age"}}, "adjusted for age"),
        ({"analysis": {"name": "adjusted for age", "models": ["adjusted"]}}, "adjusted for age"),
        ({"analysis": {"models": ["stratified", "mixed model"]}}, "stratified, mixed model"),
        (
            {"analysis": {"hypothesis": "non-inferiority", "margin": "0.8 points", "sides": "one-sided"}},
            "tested for non-inferiority, margin 0.8 points, one-sided test",
        ),
        ({**LOUD, "analysis": {"name": "per hat"}}, "loud hummers, 12 people; per hat"),
    ],
)
def test_of_whom_and_how_in_words(fields: Fields, words: str) -> None:
    found = study(result("first"), result("second", **fields))
    assert whom_and_how(found, found.results[1]) == words


def test_a_subgroup_never_has_the_studys_people() -> None:
    found = study(result("everybody"), result("subgroup", **QUIET))
    assert [people_of_result(found, one) for one in found.results] == [60, None]
    assert people_said(found, found.results[1]) == "number not recorded"


def test_a_share_of_a_subgroup_is_not_held_against_the_groups_of_everybody() -> None:
    given = {**QUIET, "sides": [side("zorbatine", "2 of 7")]}
    found = study(result("quiet", **given), arms=[arm("zorbatine", 30), arm("placebo", 30)])
    (quiet,) = found.results
    assert denominators_of_side(found, quiet, quiet.sides[0]) == ()


def test_a_comparison_of_two_groups_of_three_has_no_more_people_than_they() -> None:
    known = study(result("two"), arms=[arm("zorbatine", 20), arm("more", 22), arm("placebo", 18)])
    unknown = study(result("two"), arms=THREE)
    counted = study(result("two", sides=[side("zorbatine", "2 of 19"), side("placebo", "3 of 17")]), arms=THREE)
    assert people_said(known, known.results[0]) == "38 people"
    assert people_said(unknown, unknown.results[0]) == "60 randomised to three groups"
    assert people_of_result(unknown, unknown.results[0]) is None
    assert people_said(counted, counted.results[0]) == "36 people"


def test_results_that_share_a_group_count_the_same_people_unless_of_two_subgroups() -> None:
    other: Fields = {"index": ["more"]}
    found = study(result("a"), result("b", **other), result("c", **LOUD), result("d", **QUIET), arms=THREE)
    a, b, c, d = found.results
    assert shared_people(found, [a, b]) == ("Placebo",)
    assert shared_people(found, [c, d]) == ()
    assert shared_people(found, [a, c]) == ("Zorbatine", "Placebo")


def test_people_of_all_groups_side_by_side_are_added_where_the_study_gives_no_number() -> None:
    arms = [arm("zorbatine", 20), arm("placebo", 18)]
    assert study_people(study(arms=arms, participants={"randomised": "not seen"})) == 38
    assert study_people(study(arms=[*arms, arm("more")], participants={})) is None
    one: Fields = {"index": ["zorbatine"], "comparator": [], "contrast": "before–after"}
    alone = study(result("a", **one), arms=arms[:1], participants={}, design="case series")
    assert study_people(alone) == 20
    assert study_people(study(arms=arms, participants={}, design="randomised crossover trial")) is None
    assert study_people(study(arms=arms, participants={}, title="A factorial trial of hums")) is None


def test_results_of_other_people_or_another_analysis_do_not_contradict_each_other() -> None:
    for fields in (LOUD, {"analysis": {"name": "adjusted"}}, {"analysis": {"hypothesis": "equivalence"}}):
        base = base_of({"study/quill-2031": trial(results=[result("a"), result("b", "0.9", **fields)])})
        assert not list(repeated_results(base.get(Study, "quill-2031"))), fields
    same = [result("a", **LOUD), result("b", "0.9", population={"name": "Loud  hummers"})]
    base = base_of({"study/quill-2031": trial(results=same)})
    assert len(list(repeated_results(base.get(Study, "quill-2031")))) == 1


def test_a_subgroup_the_other_way_does_not_hide_where_the_study_points() -> None:
    results = [result("everybody"), result("quiet", "1.5", **QUIET)]
    base = base_of({"study/quill-2031": trial(results=results)})
    (found,) = study_directions(base.get(Study, "quill-2031"), base)
    assert not found.is_mixed
    assert found.results == ("everybody",)


@pytest.mark.parametrize(
    ("pointed", "number", "at_least"),
    [
        (("everybody",), 60, False),
        (("everybody", "loud"), 60, False),
        (("loud",), 12, False),
        (("loud", "quiet"), 12, True),
        (("quiet",), 0, True),
    ],
)
def test_an_answer_on_a_subgroup_rests_on_its_people_only(
    pointed: tuple[str, ...], number: int, at_least: bool
) -> None:
    results = [result("everybody"), result("loud", **LOUD), result("quiet", **QUIET)]
    given = trial(results=results, participants={"randomised": {"value": 60, "cite": CITE}})
    rests_on = answer("quill-2031") | {"results": [{"study": "quill-2031", "result": one} for one in pointed]}
    base = base_of({"study/quill-2031": given, "question/does-it-help": question(rests_on)})
    asked = base.get(Question, "does-it-help").entry
    found = support_of(asked, asked.options[0], base).people
    assert (found.number, found.at_least) == (number, at_least)
