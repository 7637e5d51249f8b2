"""Rules on certainty and verdicts, beyond the examples on their pages."""

from __future__ import annotations

from typing import Any

import pytest

from monograph.rules import Rule, RuleRun
from monograph.rules.bodies_of_evidence import high_needs_full_reading, start_follows_the_designs
from monograph.rules.certainty import every_domain_is_judged
from monograph.rules.verdicts import no_evidence_is_searched_for, verdict_follows_the_certainty
from tests.evidence.trials import HUMS, NO_EVIDENCE, Fields, answer, option, question, rating, trial
from tests.fragments import judged

LOWERING = ("risk of bias", "inconsistency", "indirectness", "imprecision", "publication bias")


def domains(*extra: tuple[str, str], leave_out: str = "") -> list[Fields]:
    given = [(name, "no change") for name in LOWERING if name != leave_out]
    return [{"domain": name, "judgement": word, "reason": "So."} for name, word in (*given, *extra)]


def run(rule: Rule, *answers: Fields, **studies: Any) -> RuleRun:
    entries = {f"study/{name.replace('_', '-')}": fields for name, fields in studies.items()}
    return judged(rule, {"question/does-it-help": question(*answers)} | entries)


@pytest.mark.parametrize(
    ("given", "start", "found"),
    [
        (domains(), "high", []),
        (domains(("large effect", "up one level")), "low", []),
        (domains(("large effect", "no change")), "high", []),
        (domains(leave_out="inconsistency"), "high", ["nothing is said of inconsistency"]),
        (domains(("imprecision", "no change")), "high", ["imprecision is judged twice"]),
        (
            domains(("large effect", "up one level")),
            "high",
            ["raised for large effect, but the evidence starts at high"],
        ),
        (domains(("dose response", "down one level")), "low", ["dose response is judged `down one level`"]),
        (
            domains(("imprecision", "up one level"), leave_out="imprecision"),
            "low",
            ["imprecision is judged `up one level`"],
        ),
    ],
)
def test_every_domain_is_judged_once(given: list[Fields], start: str, found: list[str]) -> None:
    judgements = run(every_domain_is_judged, answer(certainty=rating(domains=given, starts_at=start)))
    assert [finding.found for finding in judgements.findings] == found


def test_a_sources_rating_may_leave_domains_out() -> None:
    stated = rating(origin="as stated by a source", cite="Brisk2034, table 1")
    judgements = run(every_domain_is_judged, answer(certainty=stated))
    assert (judgements.tallies[0].checks, judgements.tallies[0].not_judged) == (0, 1)


def review(*included: Fields, studies: int | None = None) -> Fields:
    counted = {"studies": {"value": studies, "cite": "Brisk2034, abstract"}} if studies else {}
    return trial(
        design="systematic review",
        review_methods={"searched": "not seen", "included": list(included)} | counted,
    )


@pytest.mark.parametrize(
    ("study", "start", "tally"),
    [
        (trial(), "high", (1, 0, 0)),
        (trial(), "low", (0, 1, 0)),
        (trial(design="aggregated N-of-1 trials"), "high", (1, 0, 0)),
        (trial(design="cohort study"), "low", (1, 0, 0)),
        (trial(design="cohort study"), "high", (0, 1, 0)),
        (trial(results=[HUMS | {"contrast": "before–after"}]), "low", (1, 0, 0)),
        (trial(results=[HUMS | {"contrast": "before–after"}]), "high", (0, 1, 0)),
        (trial(design="pharmacokinetic study"), "high", (0, 0, 1)),
        (trial(design="laboratory study"), "high", (0, 0, 1)),
        (review({"study": "quill-2031"}), "high", (1, 0, 0)),
        (review({"study": "quill-2031"}), "low", (0, 1, 0)),
        (review({"study": "quill-2031"}, {"name": "Somebody 2001"}), "high", (0, 0, 1)),
        (review({"study": "quill-2031"}, studies=3), "high", (0, 0, 1)),
        (review({"study": "quill-2031"}, {"study": "tarn-2034"}), "high", (0, 1, 0)),
        (review(), "high", (0, 0, 1)),
    ],
)
def test_the_start_follows_the_designs(study: Fields, start: str, tally: tuple[int, int, int]) -> None:
    asked = answer("marrow-2032", certainty=rating(starts_at=start))
    studies = {"marrow_2032": study, "quill_2031": trial(), "tarn_2034": trial(design="case series")}
    found = run(start_follows_the_designs, asked, **studies).tallies[0]
    assert (found.passed, found.breached, found.not_judged) == tally


def test_uncontrolled_results_stand_apart_from_trials() -> None:
    studies = {"quill_2031": trial(), "tarn_2034": trial(design="case series")}
    (finding,) = run(start_follows_the_designs, answer("quill-2031", "tarn-2034"), **studies).findings
    assert finding.found == "randomised trials are rated together with what was not randomised (`tarn-2034`)"


def test_a_sources_own_start_and_an_answer_without_results_are_not_judged() -> None:
    stated = rating(origin="as stated by a source", cite="Brisk2034, table 1", starts_at="low")
    found = run(start_follows_the_designs, answer("quill-2031", certainty=stated), answer(), quill_2031=trial())
    assert (found.tallies[0].checks, found.tallies[0].not_judged) == (0, 2)


@pytest.mark.parametrize(
    ("read", "tally"),
    [("abstract", (0, 1, 0)), ("record only", (0, 1, 0)), ("excerpt", (0, 0, 1)), ("full text", (1, 0, 0))],
)
def test_high_certainty_needs_a_paper_read_whole(read: str, tally: tuple[int, int, int]) -> None:
    sources = [{"work": "Quill2031", "nature": "paper", "read": read, "access": "original"}]
    study = trial(sources=sources)
    found = run(
        high_needs_full_reading,
        answer("quill-2031", certainty=rating(level="moderate")),
        answer("quill-2031", certainty=rating(level="high")),
        quill_2031=study,
    )
    tallied = found.tallies[0]
    assert (tallied.passed, tallied.breached, tallied.not_judged) == tally
    assert all(finding.at == "options.1.outcomes.2.certainty.level" for finding in found.findings)


def test_one_citation_that_was_read_whole_is_enough_and_news_is_not() -> None:
    cite = {"work": "Quill2031", "at": "table 2", "read": "full text"}
    whole = trial(results=[HUMS | {"p": {"value": "0.03", "cite": cite}}])
    high = answer("quill-2031", certainty=rating(level="high"))
    assert not run(high_needs_full_reading, high, quill_2031=whole).findings
    news = trial(
        reports=[{"work": "Quill2031", "role": "main report"}, {"work": "News2031", "role": "news"}],
        sources=[
            {"work": "Quill2031", "nature": "paper", "read": "abstract", "access": "original"},
            {"work": "News2031", "nature": "news", "read": "full text", "access": "original"},
        ],
    )
    assert run(high_needs_full_reading, high, quill_2031=news).findings


@pytest.mark.parametrize(
    ("verdict", "outcomes", "is_sound"),
    [
        ("probably helps", [("critical", "moderate")], True),
        ("probably helps", [("critical", "low"), ("important", "high")], True),
        ("probably helps", [("critical", "low"), ("of limited importance", "high")], False),
        ("probably no effect", [("important", "moderate")], True),
        ("probably no effect", [("critical", "low")], False),
        ("may help", [("critical", "low")], True),
        ("may help", [("critical", "high")], True),
        ("may help", [("critical", "very low")], False),
        ("may do more harm than good", [("critical", "low")], True),
        ("may do more harm than good", [("critical", "very low")], False),
        ("uncertain", [("critical", "very low")], True),
        ("uncertain", [("critical", "no evidence found")], False),
        ("uncertain", [], False),
        ("no evidence found", [], True),
        ("no evidence found", [("critical", "no evidence found")], True),
        ("no evidence found", [("critical", "no evidence found"), ("important", "very low")], False),
    ],
)
def test_a_verdict_follows_the_certainty(verdict: str, outcomes: list[tuple[str, str]], is_sound: bool) -> None:
    answers = [
        answer(importance=weight, certainty=NO_EVIDENCE if level == "no evidence found" else rating(level=level))
        for weight, level in outcomes
    ]
    asked = question() | {"options": [option(*answers, verdict=verdict)]}
    findings = judged(verdict_follows_the_certainty, {"question/does-it-help": asked}).findings
    assert (not findings) is is_sound


def test_rated_answers_are_no_matter_of_searching() -> None:
    assert run(no_evidence_is_searched_for, answer("quill-2031"), quill_2031=trial()).tallies[0].checks == 0
