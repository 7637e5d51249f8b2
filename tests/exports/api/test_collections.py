"""The matrix, the disagreements and the comparisons: what was studied, what differs, what no one asked."""

from __future__ import annotations

from typing import Any

from monograph.exports.api.cells import ComputedWords
from monograph.exports.api.cells import cell_of as cell_from
from monograph.views.formatting.content import (
    absent,
    all_of,
    citation_marks,
    computed,
    element,
    lines,
    link_to,
    phrase,
)
from monograph.views.formatting.marks import Mark
from monograph.views.formatting.reading import plain_words
from tests.evidence.trials import NO_EVIDENCE, answer, option, question, trial
from tests.exports.api.reading import Files, files_of
from tests.fragments import base_of


def cell_of(files: Files, treatment: str, outcome: str) -> dict[str, Any]:
    matrix = files["api/v1/evidence-matrix.json"]
    row = next(one for one in matrix["rows"] if one["treatment_id"] == treatment)
    assert [one["outcome_id"] for one in row["cells"]] == [one["outcome_id"] for one in matrix["columns"]]
    found: dict[str, Any] = next(one for one in row["cells"] if one["outcome_id"] == outcome)
    return found


def matrix_base() -> Files:
    asked = question(
        answer("quill-2031"),
        answer(outcome="hum-loudness", certainty=NO_EVIDENCE),
        pico={"outcomes": ["hum-frequency", "hum-loudness", "hum-pitch"]},
    )
    unseen = {"id": "pitch", "outcome": "hum-colour", "contrast": "between arms", "index": ["zorbatine"]}
    hums = trial()["results"][0]
    return files_of(
        base_of(
            {
                "question/does-it-help": asked,
                "study/quill-2031": trial(results=[hums, unseen | {"effect": "not seen"}]),
                "study/marrow-2032": trial(population={"conditions": ["gale-disease"]}),
                "drug/glimmerine": {},
            }
        )
    )


def test_the_matrix_tells_evidence_from_three_kinds_of_nothing() -> None:
    files = matrix_base()
    assert cell_of(files, "zorbatine", "hum-frequency")["absence"] is None
    assert cell_of(files, "zorbatine", "hum-loudness")["absence"] == "searched on 1 January 2035, none found"
    assert cell_of(files, "zorbatine", "hum-pitch")["absence"] == "asked, not answered"
    assert cell_of(files, "glimmerine", "hum-frequency")["absence"] == "no question asks"


def test_the_matrix_counts_studies_people_and_answers() -> None:
    cell = cell_of(matrix_base(), "zorbatine", "hum-frequency")
    assert set(cell["study_ids"]) == {"quill-2031", "marrow-2032"}
    assert cell["people_behind"] == {"number_of_people": 80, "is_at_least": False}
    (answered,) = cell["answers"]
    assert (answered["certainty_level"], answered["verdict"]) == ("low", "may help")
    assert answered["study_ids"] == ["quill-2031"]
    assert answered["people_behind"]["number_of_people"] == 40
    assert (answered["gap"], answered["searched_on"]) == (None, "2035-01-01")


def test_a_result_that_says_nothing_is_no_evidence() -> None:
    assert cell_of(matrix_base(), "zorbatine", "hum-colour")["study_ids"] == []


def test_what_both_sides_take_is_not_what_a_study_is_evidence_for() -> None:
    arms = [
        {
            "id": "zorbatine",
            "name": "Z",
            "type": "experimental",
            "treatments": [{"drug": "zorbatine"}, {"drug": "glimmerine"}],
        },
        {
            "id": "placebo",
            "name": "G",
            "type": "background treatment only",
            "treatments": [{"drug": "glimmerine"}],
        },
    ]
    files = files_of(base_of({"study/quill-2031": trial(arms=arms)}))
    assert cell_of(files, "zorbatine", "hum-frequency")["study_ids"] == ["quill-2031"]
    assert cell_of(files, "glimmerine", "hum-frequency")["study_ids"] == []


def test_several_questions_stand_side_by_side() -> None:
    files = files_of(
        base_of(
            {
                "question/first": question(answer("quill-2031")),
                "question/second": {"options": [option(answer("quill-2031"), verdict="probably helps")]},
                "study/quill-2031": trial(),
            }
        )
    )
    answers = cell_of(files, "zorbatine", "hum-frequency")["answers"]
    assert [(one["question_id"], one["verdict"]) for one in answers] == [
        ("first", "may help"),
        ("second", "probably helps"),
    ]


def test_a_retraction_reaches_the_lists_and_the_matrix() -> None:
    notice = {"type": "retraction", "text": "Invented data.", "cite": "Notice2033, page 1"}
    files = files_of(base_of({"study/quill-2031": trial(notices=[notice]), "study/marrow-2032": trial()}))
    assert cell_of(files, "zorbatine", "hum-frequency")["noticed_study_ids"] == ["quill-2031"]
    notices = {one["id"]: one["notice_types"] for one in files["api/v1/studies.json"]["studies"]}
    assert notices == {"quill-2031": ["retraction"], "marrow-2032": []}


def test_disagreements_show_both_sides(example_api: Files) -> None:
    rows = {one["id"]: one for one in example_api["api/v1/disagreements.json"]["disagreements"]}
    assert len(rows) == len(example_api["api/v1/disagreements.json"]["disagreements"])
    row = rows["competing-values:quill-2031:participants.randomised"]
    assert [side["in_words"] for side in row["sides"]] == ["60", "61"]
    assert [side["work_keys"] for side in row["sides"]] == [["Quill2031"], ["QuillRegister"]]
    assert [side["same_within_rounding"] for side in row["sides"]] == [None, False]
    assert row["explained_by"][0]["plain_text"] == "The flow chart adds up."


def test_every_kind_of_disagreement_is_there(example_api: Files) -> None:
    rows = example_api["api/v1/disagreements.json"]["disagreements"]
    kinds = {row["kind"] for row in rows}
    assert {"competing values", "the source against its own figures", "as a question words it"} <= kinds
    own = next(row for row in rows if row["kind"] == "the source against its own figures")
    assert [side["in_words"] for side in own["sides"]] == ["11 %", "10 %"]


def test_entries_name_the_disagreements_they_are_a_side_of(example_api: Files) -> None:
    for row in example_api["api/v1/disagreements.json"]["disagreements"]:
        for name in row["entry_ids"]:
            content = next(it for address, it in example_api.items() if address.endswith(f"/{name}.json"))
            assert row["id"] in content["computed"]["disagreement_ids"]


def test_studies_that_point_in_opposite_directions_name_their_results() -> None:
    files = files_of(
        base_of(
            {
                "study/quill-2031": trial(results=[said("decrease")]),
                "study/marrow-2032": trial(results=[said("increase")]),
            }
        )
    )
    row = next(
        one for one in files["api/v1/disagreements.json"]["disagreements"] if one["kind"] == "direction of effect"
    )
    assert (row["outcome_id"], row["treatment"]) == ("hum-frequency", "zorbatine")
    assert {side["entry_id"]: side["in_words"] for side in row["sides"]} == {
        "quill-2031": "benefit",
        "marrow-2032": "harm",
    }
    assert all(side["places"] == ["/authored/results/0"] for side in row["sides"])


def said(direction: str) -> dict[str, Any]:
    hums: dict[str, Any] = {key: item for key, item in trial()["results"][0].items() if key != "p"}
    return hums | {"direction": {"value": direction, "cite": "Quill2031, abstract"}}


def test_comparisons_are_data(example_api: Files) -> None:
    table = example_api["api/v1/comparisons/studies-of-zorbatine.json"]
    assert table["page"] == "compare/studies-of-zorbatine.html"
    assert all(len(row) == len(table["columns"]) for row in table["rows"])
    by_study = {row[0]["entry_ids"][0]: row for row in table["rows"]}
    quill = by_study["quill-2031"]
    assert quill[0]["plain_text"] == "Quill 2031"
    found = quill[table["columns"].index("Main results")]
    assert "Quill2031" in found["work_keys"]
    assert "humming-frequency" in found["entry_ids"]
    assert {"words": "50 % lower than placebo & hat, ratio 0.50", "computed_from": "20 and 40"} in found[
        "computed_words"
    ]
    assert "<script>alert('note')</script>" in found["plain_text"], "text, and never mark-up"


def test_a_cell_tells_absence_from_a_value() -> None:
    nothing = cell_from(absent("not recorded"))
    assert (nothing.plain_text, nothing.is_absent) == ("not recorded", True)
    cell = cell_from(lines([phrase("p {}", absent("not seen")), "5 & 6"]))
    assert (cell.plain_text, cell.is_absent) == ("p not seen\n5 & 6", False)


def test_a_cell_names_entries_and_works_but_not_the_marks() -> None:
    mark = citation_marks([Mark("Quill2031", "Quill 2031")])
    links = link_to("../drugs/zorbatine.html", "Zorbatine", entry="zorbatine"), link_to("../news.html", "news")
    cell = cell_from(all_of((element("div", phrase("5{} {} {}", mark, *links)), computed("6 mg", "2 and 3"))))
    assert cell.plain_text == "5 Zorbatine news\n6 mg"
    assert cell.entry_ids == ("zorbatine",)
    assert cell.work_keys == ("Quill2031",)
    assert cell.computed_words == (ComputedWords("6 mg", "2 and 3"),)


def test_words_that_are_no_mark_up_stay_as_they_are() -> None:
    assert plain_words("a < b & c") == "a < b & c"
    assert plain_words(lines(["a < b", "c"])) == "a < b; c"
