"""Faults that were met in public documents, typed in as they stood, on invented treatments: each is found.

The list is that of the issue that asked for the rules; names and illnesses are invented, the figures are as met.
"""

from __future__ import annotations

from typing import Any

import pytest

from monograph.findings import Severity
from monograph.rules import RULES, RuleRun, Setting, run_rules
from tests.fragments import base_of, read_fragment
from tests.projects import TODAY

ARMS = """
          arms:
            - id: low
              name: Zorbatine 300 mg a day
              type: experimental
              participants: {randomised: {value: 20, cite: "Quill2031, figure 1"}}
              treatments: [{drug: zorbatine, dose: {value: {per_day: 300 mg}, cite: "Quill2031, methods"}}]
            - id: placebo
              name: Placebo
              type: placebo
              treatments: [{name: placebo}]
"""
RATE = """
            - id: hums
              outcome: hum-frequency
              contrast: between arms
              index: [low]
              comparator: [placebo]
              effect: {value: {measure: rate ratio, estimate: 0.31}, cite: "Quill2031, abstract"}
              p: {value: 0.047, cite: "Quill2031, abstract"}
"""


def run(text: str) -> RuleRun:
    return run_rules(RULES, Setting(base_of(dedented(text)), TODAY))


def dedented(text: str) -> dict[str, Any]:
    lines = [line for line in text.splitlines() if line.strip()]
    indent = min(len(line) - len(line.lstrip()) for line in lines)
    return dict(read_fragment("\n".join(line[indent:] for line in lines)))


def found(text: str, rule: str) -> list[str]:
    return [f"{finding.at}: {finding.found}" for finding in run(text).findings if finding.rule == rule]


def test_a_dose_of_150_mg_twice_daily_is_not_raised_to_300_mg_a_day() -> None:
    dosing = """
        drug/zorbatine:
          doses:
            - purpose: guideline
              for_use: Humming
              route: oral
              counted_as: murmate
              start: {value: {amount: 150 mg, times_per_day: 2}, cite: "Quill2031, algorithm"}
              maximum: {value: {per_day: 300 mg}, cite: "Quill2031, algorithm"}
    """
    assert found(dosing, "dose-step-changes-the-dose") == [
        "doses.1.maximum: the step leads from 300 mg a day to 300 mg a day: nothing changes"
    ]
    pathway = """
        question/does-zorbatine-ease-humming:
          pathway:
            - name: Begin
              text: Begin.
              drug: zorbatine
              dose: {value: {amount: 150 mg, times_per_day: 2}, cite: "Quill2031, algorithm"}
              cite: Quill2031, algorithm
            - name: If it does not help enough and is tolerated
              text: Raise it.
              drug: zorbatine
              dose: {value: {per_day: 300 mg}, cite: "Quill2031, algorithm"}
              cite: Quill2031, algorithm
    """
    assert found(pathway, "pathway-step-changes-the-dose")


def test_32_percent_of_an_arm_of_20_is_nobody() -> None:
    harm = '            - {event: Stopped, arms: [low], percent: {value: 32 %, cite: "Quill2031, abstract"}}'
    assert found(
        f"        study/quill-2031:{ARMS}          harms:\n{harm}", "percent-is-a-whole-number-of-people"
    ) == [
        "harms.1.percent: 32 % is no whole number of 20 people; next to it comes 30 % (6 of 20) or 35 % (7 of 20)"
    ]


@pytest.mark.parametrize("said", ["Zorbatine cut humming by more than 30 %.", "Zorbatine cut humming by 31 %."])
def test_31_percent_of_placebo_is_not_a_fall_by_more_than_30_percent(said: str) -> None:
    study = f"        study/quill-2031:{ARMS}          results:{RATE}"
    question = f"""
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: {said}
                  results: [{{study: quill-2031, result: hums}}]
                  certainty:
                    level: low
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {{domain: risk of bias, judgement: no change, reason: Masked.}}
                      - {{domain: imprecision, judgement: down two levels, reason: Few people.}}
    """
    assert found(study + question, "by-and-to-are-told-apart")
    claim = f"""
        claim/claim-humming-falls:
          says: {said}
          verdict: supported
          about: [quill-2031]
          evidence: [{{study: quill-2031, result: hums}}]
    """
    assert found(study + claim, "by-and-to-are-told-apart")


def test_p_0_08_is_not_significant() -> None:
    study = f"""
        study/quill-2031:
          summary:
            plain: People hummed less.
            clinical: Humming was also significantly reduced on zorbatine (p = 0.08).
        {ARMS}
    """
    assert found(study, "significant-agrees-with-p")


def test_tremor_in_5_of_141_is_not_3_6_percent() -> None:
    harms = """
          harms:
            - event: Tremor
              arms: [low]
              percent: {value: 3.6 %, cite: "Quill2031, abstract"}
              people: {value: 5 of 141, cite: "Quill2031, abstract"}
    """
    assert found(f"        study/quill-2031:{ARMS}{harms}", "percent-agrees-with-its-count") == [
        "harms.1.percent: 5 of 141 is 3.5 %, not 3.6 %"
    ]


def test_15_points_of_100_are_not_15_percent() -> None:
    study = f"""
        outcome/hum-severity:
          unit: points
          scale: {{value: {{name: VAS, lowest: 0, highest: 100}}, cite: "Quill2031, methods"}}
        study/quill-2031:
          summary:
            plain: Humming was milder.
            clinical: Severity was reduced by 15 %.
          {ARMS.strip()}
          results:
            - id: severity
              outcome: hum-severity
              contrast: between arms
              index: [low]
              comparator: [placebo]
              effect:
                value: {{measure: mean difference, estimate: -15, unit: points}}
                cite: Quill2031, abstract
    """
    assert found(study, "points-are-not-percent")


def test_a_six_week_crossover_of_2_and_1_and_2_weeks_is_a_warning() -> None:
    study = """
        study/quill-2031:
          design: randomised crossover trial
          stated_length: {value: 6 weeks, cite: "Quill2031, abstract"}
          segments:
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}
            - {type: washout, length: {value: 1 week, cite: "Quill2031, methods"}}
            - {type: treatment period, length: {value: 2 weeks, cite: "Quill2031, methods"}}
    """
    assert found(study, "segments-fill-the-length") == [
        "stated_length: 6 weeks in all, but the parts add up to 5 weeks"
    ]
    assert {finding.severity for finding in run(study).findings} == {Severity.WARNING}


GUIDELINE = """
        guideline/sleep-society:
          statements:
            - id: strong-for-zorbatine
              about: Zorbatine
              reading: wording read
              population: [restless-ears]
              interventions: [{drug: zorbatine}]
              direction: for
              strength: {value: strong recommendation, cite: "Sleepsociety2031, table 1"}
              certainty: {value: moderate, cite: "Sleepsociety2031, table 1"}
              text: Zorbatine is recommended for restless ears.
              cite: Sleepsociety2031, table 1
"""


def test_a_strong_recommendation_for_another_disease_is_found_where_it_is_drawn_on() -> None:
    question = """
        question/does-zorbatine-ease-humming:
          pico: {population: [harrow-syndrome], symptom: humming-in-harrow-syndrome}
          guidelines: [sleep-society]
          recommendations: [{guideline: sleep-society, statement: strong-for-zorbatine}]
    """
    assert found(GUIDELINE + question, "recommendation-is-for-these-people")


def test_a_rating_taken_from_another_diseases_guideline_is_found() -> None:
    question = """
        question/does-zorbatine-ease-humming:
          pico: {population: [harrow-syndrome], symptom: humming-in-harrow-syndrome}
          options:
            - drug: zorbatine
              verdict: probably helps
              because: It is recommended.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Less.
                  certainty:
                    level: moderate
                    starts_at: high
                    origin: as stated by a source
                    cite: Sleepsociety2031, table 1
                    domains:
                      - {domain: imprecision, judgement: down one level, reason: As stated.}
    """
    assert found(GUIDELINE + question, "stated-rating-is-for-these-people")


DEPRESSANTS = """
        drug/zorbatine:
          properties: [{type: central depressant, cite: "Quill2031, section 1"}]
        drug/glimmerine:
          properties: [{type: central depressant, cite: "Quill2031, section 1"}]
        condition/harrow-syndrome:
          breathing_at_risk: {text: It weakens breathing., cite: "Quill2031, introduction"}
        question/does-zorbatine-ease-humming:
          pico: {population: [harrow-syndrome], background: [glimmerine]}
          pathway:
            - {name: Add, text: Add it., drug: zorbatine, cite: "Quill2031, algorithm"}
"""


def test_two_central_depressants_recommended_together_need_a_caution() -> None:
    rule = "depressants-carry-a-caution-where-breathing-is-at-risk"
    assert found(DEPRESSANTS, rule)
    caution = """
          cautions:
            - {drugs: [zorbatine, glimmerine], text: Watch the breathing., cite: "Quill2031, section 1"}
    """
    assert not found(DEPRESSANTS + caution.strip("\n"), rule)


def test_a_review_searched_in_2011_beside_trials_of_2016_and_2018_must_speak_of_them() -> None:
    trial = """
        study/{name}:
          population: {{conditions: [harrow-syndrome], target_symptom: humming-in-harrow-syndrome}}
          arms:
            - {{id: z, name: Z, type: experimental, treatments: [{{drug: zorbatine}}]}}
            - {{id: p, name: P, type: placebo}}
          results:
            - {{id: r, outcome: hum-frequency, contrast: between arms, index: [z], comparator: [p],
               direction: {{value: no difference, cite: "Quill2031, abstract"}}}}
    """
    review = """
        study/tome-2012:
          design: systematic review
          population: {conditions: [harrow-syndrome], target_symptom: humming-in-harrow-syndrome}
          about: [zorbatine]
          review_methods: {searched: {value: 2011-02-14, cite: "Tome2012, abstract"}}
    """
    both = trial.format(name="weir-2016") + trial.format(name="osk-2018")
    told = found(review + both, "review-speaks-of-later-studies")
    assert len(told) == 1
    assert "weir-2016" in told[0].casefold() or "weir 2016" in told[0].casefold()


INTERACTING = """
        drug/glimmerine:
          interactions:
            - causes: [zorbatine]
              basis: stated
              cite: Quill2031, abstract
              effects:
                - parameter: area under the curve
                  alone: {value: 4.5 ng·h/mL, cite: "Quill2031, abstract"}
                  together: {value: 15.4 ng·h/mL, cite: "Quill2031, abstract"}
        question/does-zorbatine-ease-humming:
          pathway:
            - {name: First, text: First., drug: zorbatine, cite: "Quill2031, algorithm"}
            - {name: Then, text: Add it., drug: glimmerine, cite: "Quill2031, algorithm"}
"""


def test_two_drugs_of_one_pathway_that_interact_need_a_caution() -> None:
    assert found(INTERACTING, "interacting-drugs-carry-a-caution")
    avoid = """
          avoid:
            - drug: glimmerine
              together_with: [zorbatine]
              name: Both
              reason: Levels rise.
              cite: Quill2031, abstract
    """
    assert not found(INTERACTING + avoid.strip("\n"), "interacting-drugs-carry-a-caution")


def test_an_adjusted_difference_need_not_be_that_of_its_sides() -> None:
    study = f"""
        outcome/hum-scale:
          scale: {{value: {{name: Hum scale, lowest: 0, highest: 4}}, cite: "Quill2031, methods"}}
        study/quill-2031:
          {ARMS.strip()}
          results:
            - id: tone
              outcome: hum-scale
              contrast: between arms
              index: [low]
              comparator: [placebo]
              sides:
                - arms: [low]
                  statistic: mean change
                  figure: {{value: -0.11 points, cite: "Quill2031, abstract"}}
                - arms: [placebo]
                  statistic: mean change
                  figure: {{value: 0.16 points, cite: "Quill2031, abstract"}}
              effect:
                value: {{measure: mean difference, estimate: -0.32, adjusted: adjusted}}
                cite: Quill2031, abstract
              interval: {{value: {{low: -0.57, high: -0.069}}, cite: "Quill2031, abstract"}}
              p: {{value: 0.013, cite: "Quill2031, abstract"}}
    """
    assert not run(study).findings
    assert {one.rule for one in run(study).not_judged} >= {"effect-follows-from-its-sides"}


def test_a_ratio_of_1_53_from_1_12_to_2_09_with_p_0_009_raises_no_alarm() -> None:
    study = f"""
        study/quill-2031:
          participants: {{randomised: {{value: 65, cite: "Quill2031, abstract"}}}}
          {ARMS.strip()}
          results:
            - id: ratio
              outcome: hum-frequency
              contrast: between arms
              index: [low]
              comparator: [placebo]
              effect: {{value: {{measure: ratio of means, estimate: 1.53}}, cite: "Quill2031, abstract"}}
              interval: {{value: {{low: 1.12, high: 2.09}}, cite: "Quill2031, abstract"}}
              p: {{value: 0.009, cite: "Quill2031, abstract"}}
    """
    made = run(study)
    assert not made.findings
    passed = {tally.rule.name for tally in made.tallies if tally.passed}
    assert passed >= {"p-is-near-that-of-the-interval", "p-and-interval-agree-about-the-null"}
