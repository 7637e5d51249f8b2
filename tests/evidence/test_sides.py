"""Benefit and harm apart, the order of options, and what the rules say of them."""

from __future__ import annotations

from typing import Any

import pytest

from monograph.entries import Question
from monograph.entries.shared.vocabulary import Certainty, CountsAs
from monograph.evidence.answers.order import options_in_order
from monograph.evidence.answers.sides import certainty_on, is_about_harm, side_of_outcome, sides_of
from monograph.rules.answer_order import summary_names_the_first_option
from monograph.rules.asked import (
    answer_rests_on_something,
    options_are_what_was_asked,
    outcomes_are_what_was_asked,
)
from monograph.rules.certainty import certainty_follows_its_domains, own_rating_judges_a_domain
from monograph.rules.sides import helpful_option_tells_of_harm, outcome_counts_as_benefit_or_harm
from monograph.rules.verdicts import verdict_follows_the_certainty
from tests.evidence.trials import NO_EVIDENCE, Fields, answer, option, question, rating, the_question, trial
from tests.fragments import base_of, judged

OWN = "provisional, by the editors"
NOT_RATED: Fields = {"level": "not rated", "origin": OWN}
DOMAINS = ("risk of bias", "inconsistency", "indirectness", "imprecision", "publication bias")


def rated(level: str) -> Fields:
    """A rating of our own at a level, or a word in its place."""
    if level == "no evidence found":
        return NO_EVIDENCE
    return NOT_RATED if level == "not rated" else rating(level=level)


def on(outcome: str, side: str | None, level: str, importance: str = "critical", **fields: Any) -> Fields:
    made = answer(outcome=outcome, importance=importance, certainty=rated(level), **fields)
    return made | ({"counts_as": side} if side else {})


def the_option(*answers: Fields, **fields: Any) -> Any:
    return the_question(base_of({"question/does-it-help": {"options": [option(*answers, **fields)]}})).options[0]


def levels(*answers: Fields) -> dict[CountsAs | None, Certainty]:
    return {one.side: one.level for one in sides_of(the_option(*answers))}


def test_each_side_has_the_lowest_level_of_its_critical_outcomes() -> None:
    found = levels(
        on("hums", "benefit", "moderate"),
        on("loud", "benefit", "low"),
        on("falls", "harm", "very low"),
        on("sleep", "harm", "high", "important"),
    )
    assert found == {CountsAs.BENEFIT: Certainty.LOW, CountsAs.HARM: Certainty.VERY_LOW}


def test_where_no_critical_outcome_is_rated_the_important_ones_count_and_the_others_are_named() -> None:
    (side,) = sides_of(
        the_option(
            on("hums", "benefit", "no evidence found"),
            on("loud", "benefit", "not rated"),
            on("sleep", "benefit", "low", "important"),
        )
    )
    assert (side.level, side.deciding) == (Certainty.LOW, ("sleep",))
    assert side.without_level == {Certainty.NOT_RATED: ("loud",), Certainty.NO_EVIDENCE: ("hums",)}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["no evidence found"], Certainty.NO_EVIDENCE),
        (["not rated"], Certainty.NOT_RATED),
        (["not rated", "no evidence found"], Certainty.NOT_RATED),
    ],
)
def test_a_side_of_which_nothing_is_rated_says_so(given: list[str], expected: Certainty) -> None:
    answers = [on(f"hum-{number}", "benefit", level) for number, level in enumerate(given)]
    assert levels(*answers) == {CountsAs.BENEFIT: expected}


def test_an_old_answer_that_sorts_nothing_has_one_level() -> None:
    made = the_option(on("hums", None, "low"), on("falls", None, "very low"))
    (side,) = sides_of(made)
    assert (side.side, side.level) == (None, Certainty.VERY_LOW)
    assert certainty_on(made, CountsAs.BENEFIT) == side


def test_a_level_of_a_source_is_told_apart() -> None:
    stated = rating(origin="as stated by a source", cite="Brisk2034, table 1")
    (benefit,) = sides_of(the_option(answer(counts_as="benefit", certainty=stated)))
    assert benefit.is_stated


# The order


def order(*options: Fields, **entries: Any) -> list[str]:
    base = base_of({"question/does-it-help": {"options": list(options)}} | entries)
    return [str(one.drug) for _, one in options_in_order(base.get(Question, "does-it-help").entry, base)]


def test_the_verdict_comes_first() -> None:
    verdicts = (
        "no evidence found",
        "may do more harm than good",
        "probably no effect",
        "uncertain",
        "may help",
        "probably helps",
    )
    assert order(*(option(drug=f"drug-{number}", verdict=one) for number, one in enumerate(verdicts))) == [
        "drug-5",
        "drug-4",
        "drug-3",
        "drug-2",
        "drug-1",
        "drug-0",
    ]


def test_then_the_certainty_of_benefit_and_not_of_harm() -> None:
    assert order(
        option(on("hums", "benefit", "low"), on("falls", "harm", "high"), drug="glimmerine"),
        option(on("hums", "benefit", "moderate"), on("falls", "harm", "very low"), drug="zorbatine"),
    ) == ["zorbatine", "glimmerine"]


def test_in_a_question_about_harm_the_certainty_of_harm_counts() -> None:
    options = [
        option(on("falls", "harm", "low"), drug="glimmerine"),
        option(on("falls", "harm", "moderate"), drug="zorbatine"),
    ]
    assert order(*options) == ["zorbatine", "glimmerine"]
    assert is_about_harm(the_question(base_of({"question/does-it-help": {"options": options}})))


def test_then_the_number_of_people_and_then_the_file() -> None:
    def of(drug: str, study: str | None) -> Fields:
        return option(answer(*([study] if study else []), counts_as="benefit"), drug=drug)

    people = {"randomised": {"value": 400, "cite": "Quill2031, table 1"}}
    entries = {"study/quill-2031": trial(), "study/marrow-2032": trial(participants=people)}
    found = order(
        of("one", None), of("two", "quill-2031"), of("three", "marrow-2032"), of("four", None), **entries
    )
    assert found == ["three", "two", "one", "four"]


def test_not_rated_comes_below_very_low_and_above_nothing_found() -> None:
    options = [
        option(on("hums", "benefit", level), drug=f"drug-{number}", verdict="uncertain")
        for number, level in enumerate(("no evidence found", "not rated", "very low", "low"))
    ]
    assert order(*options) == ["drug-3", "drug-2", "drug-1", "drug-0"]


def test_a_withdrawn_treatment_comes_last() -> None:
    gone = {
        "regulatory": [
            {"product": "Caps", "jurisdiction": "Japan", "status": "withdrawn", "cite": "Register2033, page 1"}
        ]
    }
    options = (
        option(drug="glimmerine", verdict="may help"),
        option(drug="zorbatine", verdict="no evidence found"),
    )
    assert order(*options, **{"drug/glimmerine": gone}) == ["zorbatine", "glimmerine"]


# On which side an outcome counts


def test_a_side_is_proposed_where_the_base_says_it() -> None:
    harm = {"event": "Falls", "outcome": "falls", "arms": ["zorbatine"], "percent": "not seen"}
    asked = question(answer(outcome="falls"), answer(), answer(outcome="sleep"))
    base = base_of(
        {
            "question/does-it-help": asked
            | {"pico": {"symptom": "humming", "outcomes": ["falls", "hum-frequency", "sleep"]}},
            "study/quill-2031": trial(harms=[harm]),
            "outcome/hum-frequency": {"condition": "humming"},
        }
    )
    made = the_question(base)
    assert side_of_outcome("falls", made, base) is CountsAs.HARM
    assert side_of_outcome("hum-frequency", made, base) is CountsAs.BENEFIT
    assert side_of_outcome("sleep", made, base) is None
    run = judged(
        outcome_counts_as_benefit_or_harm, {"question/q": question(answer(), answer(counts_as="benefit"))}
    )
    assert [finding.at for finding in run.findings] == ["options.1.outcomes.1.outcome"]
    assert "counts_as: benefit" in run.findings[0].remedy


def test_one_outcome_does_not_count_as_both() -> None:
    options = [option(answer(counts_as="benefit")), option(answer(counts_as="harm"))]
    (finding,) = judged(outcome_counts_as_benefit_or_harm, {"question/q": {"options": options}}).findings
    assert finding.at == "options.2.outcomes.1.counts_as"


# Help and harm


def helpful(*answers: Fields, verdict: str = "may help", **fields: Any) -> list[str]:
    other = option(on("falls", "harm", "no evidence found"), drug="glimmerine", verdict="no evidence found")
    asked = {"options": [other, option(*answers, verdict=verdict)]} | fields
    return [finding.at for finding in judged(helpful_option_tells_of_harm, {"question/q": asked}).findings]


def test_a_helpful_option_says_something_of_harm() -> None:
    benefit = on("hum-frequency", "benefit", "low")
    assert helpful(benefit) == ["options.2.verdict"]
    assert helpful(benefit, verdict="probably helps") == ["options.2.verdict"]
    assert helpful(benefit, verdict="uncertain") == []
    assert helpful(benefit, on("falls", "harm", "no evidence found")) == []
    assert helpful(benefit, not_answered=[{"outcome": "falls", "because": "No one counted."}]) == []


def test_a_question_that_names_no_harm_cannot_be_judged() -> None:
    run = judged(helpful_option_tells_of_harm, {"question/q": question(answer(counts_as="benefit"))})
    assert (len(run.findings), run.tallies[0].not_judged) == (0, 1)


# What was asked


def test_an_option_rests_on_something() -> None:
    def at(*answers: Fields, verdict: str = "uncertain") -> list[str]:
        first = option(drug="glimmerine", verdict="no evidence found")
        asked = {"options": [first, option(*answers, verdict=verdict)]}
        run = judged(answer_rests_on_something, {"question/q": asked, "study/quill-2031": trial()})
        return [finding.at for finding in run.findings]

    stated = rating(origin="as stated by a source", cite="Brisk2034, table 1")
    assert at() == ["options.2.verdict"]
    assert at(answer()) == ["options.2.verdict"]
    assert at(answer(certainty=NOT_RATED)) == ["options.2.verdict"]
    assert at(answer("quill-2031")) == []
    assert at(answer("quill-2031", certainty=NOT_RATED)) == []
    assert at(answer(certainty=stated)) == []
    assert at(answer(certainty=NO_EVIDENCE)) == []
    assert at(verdict="no evidence found") == []
    # One answer without a result behind its level, beside one that rests on a result.
    assert at(answer("quill-2031"), answer(outcome="falls")) == ["options.2.outcomes.2.certainty.level"]


def test_a_class_and_its_members_answer_for_each_other() -> None:
    def at(interventions: list[str], offered: list[str]) -> list[str]:
        options = [{"drug": one, "verdict": "no evidence found", "because": "Nothing."} for one in offered]
        asked: Fields = {"pico": {"interventions": interventions}, "options": options}
        member: Fields = {"drug/zorbatine": {"belongs_to": ["ziters"]}, "drug/ziters": {"type": "drug class"}}
        return [one.at for one in judged(options_are_what_was_asked, {"question/q": asked, **member}).findings]

    assert at(["ziters"], ["zorbatine"]) == []
    assert at(["zorbatine"], ["ziters"]) == []
    assert at(["ziters", "tarnol"], ["zorbatine"]) == ["pico.interventions.2"]
    assert at(["tarnol"], ["tarnol", "zorbatine"]) == ["options.2.drug"]


def test_an_outcome_is_answered_or_named_once_with_a_reason() -> None:
    def at(outcomes: list[str], *named: str) -> list[str]:
        asked = question(answer(certainty=NO_EVIDENCE), pico={"outcomes": outcomes})
        asked |= {"not_answered": [{"outcome": one, "because": "No one looked."} for one in named]}
        return [one.at for one in judged(outcomes_are_what_was_asked, {"question/q": asked}).findings]

    assert at(["hum-frequency"]) == []
    assert at(["hum-frequency", "falls"]) == ["pico.outcomes.2"]
    assert at(["hum-frequency", "falls"], "falls") == []
    assert at(["hum-frequency", "falls"], "falls", "falls") == ["not_answered.2.outcome"]
    assert at(["hum-frequency"], "hum-frequency") == ["not_answered.1.outcome"]
    assert at(["hum-frequency"], "sleep") == ["not_answered.1.outcome"]
    assert at(["falls"], "falls") == ["options.1.outcomes.1.outcome"]


# Not rated


def unjudged(level: str, **fields: Any) -> Fields:
    domains = [{"domain": one, "judgement": "not assessed", "reason": "Not seen."} for one in DOMAINS]
    return rating(level=level, domains=domains, **fields)


@pytest.mark.parametrize(("level", "start"), [("moderate", "high"), ("low", "low"), ("very low", "low")])
def test_a_level_of_our_own_needs_a_domain_that_was_judged(level: str, start: str) -> None:
    made = question(answer(), answer(outcome="falls", certainty=unjudged(level, starts_at=start)))
    (finding,) = judged(own_rating_judges_a_domain, {"question/q": made}).findings
    assert finding.at == "options.1.outcomes.2.certainty.level"
    assert "not rated" in finding.remedy


def test_a_level_of_a_source_is_exempt() -> None:
    stated = unjudged("high", origin="as stated by a source", cite="Brisk2034, table 1")
    entries = {"question/q": question(answer(certainty=stated))}
    assert not judged(own_rating_judges_a_domain, entries).findings
    assert not judged(certainty_follows_its_domains, entries).findings


def test_not_rated_fits_a_rating_without_judgement_and_no_other() -> None:
    for fields in ({}, {"starts_at": "high", "domains": unjudged("low")["domains"]}):
        entries = {"question/q": question(answer(certainty=NOT_RATED | fields))}
        assert not judged(own_rating_judges_a_domain, entries).findings
        assert not judged(certainty_follows_its_domains, entries).findings
    judged_one = {"question/q": question(answer(certainty=rating(level="not rated")))}
    (finding,) = judged(own_rating_judges_a_domain, judged_one).findings
    assert finding.remedy == "Write `low`."


@pytest.mark.parametrize(
    ("verdict", "is_wrong"), [("uncertain", False), ("may help", True), ("no evidence found", True)]
)
def test_an_option_of_which_nothing_is_rated_is_uncertain(verdict: str, is_wrong: bool) -> None:
    asked = {"options": [option(answer(certainty=NOT_RATED), verdict=verdict)]}
    assert bool(judged(verdict_follows_the_certainty, {"question/q": asked}).findings) is is_wrong


# The best option


@pytest.mark.parametrize(
    ("said", "is_wrong"),
    [
        ("Glimmerine has the best evidence.", True),
        ("The strongest evidence is for glimmerine.", True),
        ("Glimmerine is the most effective.", True),
        ("Glimmerine is the first choice.", True),
        ("Zorbatine has the best evidence.", False),
        ("Zorbatine is the best supported; glimmerine was not tested.", False),
        ("Glimmerine is not the best choice.", False),
        ("No drug has the best evidence, glimmerine included.", False),
        ("A guideline calls glimmerine the first choice.", False),
        ("Glimmerine works best at night.", False),
        ("Zorbatine has better evidence than glimmerine, the best of the old drugs.", False),
    ],
)
def test_a_summary_calls_no_later_option_the_best(said: str, is_wrong: bool) -> None:
    options = [
        option(drug="glimmerine", verdict="no evidence found"),
        option(drug="zorbatine", verdict="uncertain"),
    ]
    asked = {"summary": {"plain": said, "clinical": "It is invented."}, "options": options}
    assert bool(judged(summary_names_the_first_option, {"question/q": asked}).findings) is is_wrong
