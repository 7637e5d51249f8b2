"""Rules on what answers rest on, beyond the examples on their pages."""

from __future__ import annotations

from typing import Any

import pytest

from monograph.rules import Rule, RuleRun
from monograph.rules.availability import off_label_follows_the_licences, withdrawn_drug_is_not_offered
from monograph.rules.double_counting import people_are_counted_once, study_is_entered_once
from monograph.rules.support import answer_rests_on_sound_work, answer_uses_every_study
from tests.evidence.test_availability import record
from tests.evidence.trials import HUMS, NO_EVIDENCE, PLACEBO, Fields, answer, arm, option, question, rating, trial
from tests.fragments import judged


def found(rule: Rule, *answers: Fields, options: Any = None, **studies: Any) -> RuleRun:
    entries = {f"study/{name.replace('_', '-')}": fields for name, fields in studies.items()}
    asked = question(*answers) | ({"options": options} if options else {})
    return judged(rule, {"question/does-it-help": asked} | entries)


def review(*included: str, **fields: Any) -> Fields:
    methods = {"searched": "not seen", "included": [{"study": one} for one in included]}
    return trial(design="systematic review", review_methods=methods, **fields)


def notice(kind: str) -> Fields:
    return {"notices": [{"type": kind, "text": "Its data.", "cite": "Notice2033, page 1"}]}


def left_out(*studies: str) -> Fields:
    return {"left_out": [{"study": one, "because": "It does not count."} for one in studies]}


def overlaps(other: str) -> Fields:
    return {"overlaps": [{"study": other, "reason": "The same clinic."}]}


class TestPeopleAreCountedOnce:
    def test_two_reviews_of_one_study_count_it_twice(self) -> None:
        studies = {"brisk_2034": review("quill-2031"), "tarn_2034": review("quill-2031"), "quill_2031": trial()}
        run = found(people_are_counted_once, answer("brisk-2034", "tarn-2034"), **studies)
        (finding,) = run.findings
        assert finding.at == "options.1.outcomes.1.results.2"

    def test_overlapping_studies_count_twice_whichever_entry_says_so(self) -> None:
        for first, second in (({}, overlaps("marrow-2032")), (overlaps("quill-2031"), {})):
            run = found(
                people_are_counted_once,
                answer("marrow-2032", "quill-2031"),
                marrow_2032=trial(**first),
                quill_2031=trial(**second),
            )
            assert len(run.findings) == 1

    def test_different_answers_may_rest_on_the_same_people(self) -> None:
        loudness = HUMS | {"id": "loudness", "outcome": "hum-loudness"}
        pointers = [{"study": "brisk-2034", "result": "loudness"}]
        answers = [answer("quill-2031"), answer(outcome="hum-loudness", results=pointers)]
        studies = {"quill_2031": trial(), "brisk_2034": review("quill-2031", results=[loudness])}
        assert not found(people_are_counted_once, *answers, **studies).findings


class TestStudyIsEnteredOnce:
    def test_a_main_report_that_another_entry_lists_is_one_study(self) -> None:
        reports = [
            {"work": "Quill2031", "role": "main report"},
            {"work": "Marrow2032", "role": "secondary analysis"},
        ]
        run = found(study_is_entered_once, marrow_2032=trial(), quill_2031=trial(reports=reports))
        (finding,) = run.findings
        assert (finding.place.file, finding.at) == ("kb/entries/study/quill-2031.yaml", "reports.2.work")

    @pytest.mark.parametrize("role", ["news", "comment", "press release"])
    def test_news_may_tell_of_several_studies(self, role: str) -> None:
        reports = [{"work": "Quill2031", "role": "main report"}, {"work": "Marrow2032", "role": role}]
        assert not found(study_is_entered_once, marrow_2032=trial(), quill_2031=trial(reports=reports)).findings

    def test_a_pooled_analysis_of_two_trials_is_no_repeat(self) -> None:
        pooled = {"work": "Pooled2035", "role": "secondary analysis"}
        run = found(
            study_is_entered_once,
            marrow_2032=trial(reports=[{"work": "Marrow2032", "role": "main report"}, pooled]),
            quill_2031=trial(reports=[{"work": "Quill2031", "role": "main report"}, pooled]),
        )
        assert not run.findings

    @pytest.mark.parametrize(
        ("first", "second", "findings"),
        [
            (("Sponsor", "001"), ("Clinic", "001"), 0),
            (("Sponsor", "001"), ("sponsor", "0 01"), 1),
            (("EudraCT", "2031-000001-11"), ("EU register", "2031-000001-11"), 1),
            (("Invented Register", "IR 0001"), ("invented register", "ir0001"), 1),
        ],
    )
    def test_a_short_number_is_one_register_s(
        self, first: tuple[str, str], second: tuple[str, str], findings: int
    ) -> None:
        studies = {
            name: trial(registrations=[{"register_name": register, "number": number}])
            for name, (register, number) in (("marrow_2032", first), ("quill_2031", second))
        }
        assert len(found(study_is_entered_once, **studies).findings) == findings

    def test_an_extension_that_says_it_overlaps_may_share_the_register_number(self) -> None:
        number: Fields = {"registrations": [{"register_name": "Invented Register", "number": "IR0001"}]}
        studies = {"marrow_2032": trial(**number), "quill_2031": trial(**number) | overlaps("marrow-2032")}
        assert not found(study_is_entered_once, **studies).findings


class TestAnswerRestsOnSoundWork:
    @pytest.mark.parametrize("design", ["laboratory study", "narrative review"])
    def test_cells_and_opinions_are_no_results(self, design: str) -> None:
        studies = {"quill_2031": trial(), "marrow_2032": trial(design=design)}
        (finding,) = found(answer_rests_on_sound_work, answer("quill-2031", "marrow-2032"), **studies).findings
        assert finding.found == f"`marrow-2032` is a {design}"

    def test_a_review_that_counts_a_retracted_study_is_reached(self) -> None:
        studies = {"quill_2031": trial(**notice("retraction")), "brisk_2034": review("quill-2031")}
        (finding,) = found(answer_rests_on_sound_work, answer("brisk-2034"), **studies).findings
        assert finding.found == "`quill-2031`, which the review `brisk-2034` counts, was retracted"

    def test_a_concern_is_spoken_to_by_a_link_in_the_reason_for_risk_of_bias(self) -> None:
        study = trial(**notice("expression of concern"))
        for reason, findings in (("Few data.", 1), ("The editors doubt [[quill-2031]].", 0)):
            domain = {"domain": "risk of bias", "judgement": "down two levels", "reason": reason}
            asked = answer("quill-2031", certainty=rating(domains=[domain]))
            assert len(found(answer_rests_on_sound_work, asked, quill_2031=study).findings) == findings

    def test_a_correction_is_no_breach(self) -> None:
        run = found(answer_rests_on_sound_work, answer("quill-2031"), quill_2031=trial(**notice("correction")))
        assert not run.findings


class TestAnswerUsesEveryStudy:
    IGNORED = "`quill-2031` has a result on `hum-frequency` with `zorbatine`, and the answer ignores it"

    def test_a_study_that_is_neither_pointed_at_nor_left_out_is_a_breach(self) -> None:
        run = found(answer_uses_every_study, answer("marrow-2032"), marrow_2032=trial(), quill_2031=trial())
        (finding,) = run.findings
        assert (finding.found, finding.at) == (self.IGNORED, "options.1.outcomes.1.outcome")

    def test_a_harm_with_a_figure_is_a_result_too(self) -> None:
        share = {"value": "5 %", "cite": "Quill2031, table 3"}
        harm = {"event": "Left", "outcome": "hum-frequency", "arms": ["zorbatine"], "percent": share}
        assert found(answer_uses_every_study, answer(), quill_2031=trial(results=[], harms=[harm])).findings
        unseen = harm | {"percent": "not seen"}
        assert not found(answer_uses_every_study, answer(), quill_2031=trial(results=[], harms=[unseen])).findings

    @pytest.mark.parametrize(
        "fields",
        [
            {"population": {"conditions": ["marrow-syndrome"]}},
            {"population": {"conditions": ["harrow-syndrome", "marrow-syndrome"]}},
            {"population": {"healthy": True}},
            {"design": "laboratory study"},
            {"design": "systematic review"},
            {"results": [HUMS | {"p": "not seen"}]},
            {"results": [HUMS | {"outcome": "hum-loudness"}]},
            {"results": [HUMS | {"index": ["placebo"], "comparator": ["zorbatine"]}]},
            {"arms": [arm("zorbatine", "background treatment only", {"drug": "zorbatine"}), PLACEBO]},
            notice("retraction"),
        ],
    )
    def test_what_does_not_qualify_is_not_demanded(self, fields: Fields) -> None:
        run = found(answer_uses_every_study, answer(), quill_2031=trial(**fields))
        assert not run.findings
        assert not run.not_judged

    def test_a_study_whose_people_are_there_already_is_not_demanded(self) -> None:
        overlap = {"marrow_2032": trial(), "quill_2031": trial() | overlaps("marrow-2032")}
        assert not found(answer_uses_every_study, answer("marrow-2032"), **overlap).findings
        counted = {"brisk_2034": review("quill-2031"), "quill_2031": trial()}
        assert not found(answer_uses_every_study, answer("brisk-2034"), **counted).findings

    def test_a_study_of_people_whose_disease_is_not_recorded_cannot_be_judged(self) -> None:
        run = found(answer_uses_every_study, answer(), quill_2031=trial(population={}))
        assert (run.tallies[0].checks, run.tallies[0].not_judged) == (0, 1)

    def test_an_option_about_a_dose_need_not_speak_of_another_dose(self) -> None:
        def at(day: str | None) -> Fields:
            dose = {"value": {"per_day": day}, "cite": "Quill2031, methods"} if day else "not seen"
            return trial(arms=[arm("zorbatine", "experimental", {"drug": "zorbatine", "dose": dose}), PLACEBO])

        options = [option(answer(), dose={"per_day": "300 mg"})]
        assert found(answer_uses_every_study, options=options, quill_2031=at("300 mg")).findings
        assert not found(answer_uses_every_study, options=options, quill_2031=at("900 mg")).findings
        (unknown,) = found(answer_uses_every_study, options=options, quill_2031=at(None)).not_judged
        assert unknown.reason == "the daily dose in `quill-2031` is not recorded"

    def test_what_is_left_out_is_not_pointed_at_too(self) -> None:
        both = answer("quill-2031", **left_out("quill-2031"))
        (finding,) = found(answer_uses_every_study, both, quill_2031=trial()).findings
        assert finding.at == "options.1.outcomes.1.left_out.1.study"

    def test_what_nobody_would_expect_is_not_left_out(self) -> None:
        elsewhere = trial(population={"conditions": ["marrow-syndrome"]})
        studies = {"quill_2031": trial(), "marrow_2032": elsewhere}
        (finding,) = found(
            answer_uses_every_study, answer(**left_out("quill-2031", "marrow-2032")), **studies
        ).findings
        assert finding.at == "options.1.outcomes.1.left_out.2.study"

    def test_a_study_that_measured_the_outcome_and_kept_it_back_may_be_left_out(self) -> None:
        line = {"name": "Hums", "outcome": "hum-frequency", "role": "secondary", "status": "not reported"}
        silent = trial(results=[], ledger=[line])
        assert not found(answer_uses_every_study, answer(**left_out("quill-2031")), quill_2031=silent).findings


def offered(*drugs: str, pathway: list[Fields] | None = None, **records: list[Fields]) -> RuleRun:
    options = [option(drug=drug, verdict="no evidence found") for drug in drugs]
    entries = {f"drug/{name}": {"regulatory": given} for name, given in records.items()}
    asked: Fields = {"options": options, "pathway": pathway or []}
    return judged(withdrawn_drug_is_not_offered, {"question/does-it-help": asked} | entries)


class TestWithdrawnDrugIsNotOffered:
    GONE = (record("Japan", "withdrawn"), record("Canada", "withdrawn"))

    def test_it_may_be_typed_anywhere_because_the_order_is_computed(self) -> None:
        records = {"zorbatine": list(self.GONE), "tarnol": [record("Japan", "approved")]}
        assert not offered("tarnol", "zorbatine", **records).findings
        assert not offered("zorbatine", "tarnol", **records).findings

    def test_a_drug_withdrawn_in_one_place_is_offered(self) -> None:
        records = [record("Japan", "withdrawn"), record("Canada", "approved")]
        assert not offered("zorbatine", "tarnol", zorbatine=records, tarnol=[record("Japan", "approved")]).findings

    def test_without_records_nothing_is_judged(self) -> None:
        dose = {"value": {"per_day": "300 mg"}, "cite": "Quill2031, abstract"}
        step = {"name": "A step", "text": "It.", "drug": "tarnol", "dose": dose, "cite": "Quill2031, abstract"}
        run = offered("zorbatine", "tarnol", pathway=[step], zorbatine=list(self.GONE))
        assert (run.tallies[0].checks, run.tallies[0].not_judged) == (0, 1)

    def test_a_step_that_says_not_to_use_it_gives_no_dose(self) -> None:
        dose = {"value": {"per_day": "300 mg"}, "cite": "Quill2031, abstract"}
        step: Fields = {"name": "A step", "text": "It.", "drug": "zorbatine", "cite": "Quill2031, abstract"}
        (finding,) = offered(
            "zorbatine", pathway=[step, step | {"dose": dose}], zorbatine=list(self.GONE)
        ).findings
        assert finding.at == "pathway.2.drug"


@pytest.mark.parametrize(
    ("status", "conditions", "listed", "tally"),
    [
        ("approved", ["humming"], [], (1, 0, 0)),
        ("approved", ["humming"], ["Japan"], (0, 1, 0)),
        ("approved", ["sneezing"], ["Japan"], (1, 0, 0)),
        ("approved", ["sneezing"], [], (0, 1, 0)),
        ("approved", [], ["Japan"], (0, 0, 1)),
        ("withdrawn", ["sneezing"], [], (0, 0, 1)),
        ("approved", ["sneezing"], ["Japan", "Canada"], (1, 0, 1)),
    ],
)
def test_off_label_is_said_where_the_licences_leave_the_use_out(
    status: str, conditions: list[str], listed: list[str], tally: tuple[int, int, int]
) -> None:
    asked = question(answer(certainty=NO_EVIDENCE), pico={"symptom": "humming"})
    asked["options"][0]["off_label"] = listed
    fragment = {
        "drug/zorbatine": {"regulatory": [record("Japan", status, *conditions)]},
        "question/does-it-help": asked,
    }
    given = judged(off_label_follows_the_licences, fragment).tallies[0]
    assert (given.passed, given.breached, given.not_judged) == tally
