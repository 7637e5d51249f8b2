"""Results that differ only in people or analysis are told apart wherever they appear, with their own people."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from monograph.entries import Question
from monograph.figures import forest_plot
from monograph.knowledge_base import KnowledgeBase
from monograph.render import render_page
from monograph.views import pages_of
from monograph.views.archive.snapshot import answer_of
from monograph.views.figures.dose_response import dose_section
from monograph.views.figures.forest import ForestSection
from monograph.views.formatting.reading import plain_words
from monograph.views.formatting.writer import Writer
from tests.evidence.trials import answer, question, trial
from tests.exports.api.reading import entry, files_of
from tests.exports.fhir.test_bundle import bundle_of, named
from tests.exports.tables.reading import rows_of, tables_of
from tests.fragments import base_of

CITE = "Quill2031, table 2"
Fields = dict[str, Any]
WHOM = ("loud hummers, 12 people; adjusted for hats", "quiet hummers, number not recorded", "per-protocol model")


def result(name: str, estimate: str, **fields: Any) -> Fields:
    given: Fields = {
        "id": name,
        "outcome": "hum-frequency",
        "time": {"value": "8 weeks", "cite": CITE},
        "contrast": "between arms",
        "index": ["zorbatine"],
        "comparator": ["placebo"],
        "sides": [
            {"arms": [arm], "statistic": "mean", "figure": {"value": f"{figure} points", "cite": CITE}}
            for arm, figure in (("zorbatine", "3.1"), ("placebo", "6.2"))
        ],
        "effect": {"value": {"measure": "rate ratio", "estimate": Decimal(estimate)}, "cite": CITE},
    }
    return given | fields


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    people = {"value": 12, "cite": CITE}
    loud: Fields = {
        "population": {"name": "loud hummers", "people": people},
        "analysis": {"name": "adjusted for hats"},
    }
    results = [
        result("everybody", "0.5"),
        result("loud", "0.4", **loud),
        result("quiet", "1.2", population={"name": "quiet hummers"}),
        result("protocol", "0.45", analysis={"name": "per-protocol model"}, as_named="hum diary"),
    ]
    dose = {"value": {"per_day": "10 mg"}, "cite": CITE}
    arms = [
        {
            "id": "zorbatine",
            "name": "Zorbatine",
            "type": "experimental",
            "treatments": [{"drug": "zorbatine", "dose": dose}],
        },
        {"id": "placebo", "name": "Placebo", "type": "placebo", "treatments": [{"name": "placebo"}]},
    ]
    pointers = [{"study": "quill-2031", "result": one["id"]} for one in results]
    return base_of(
        {
            "study/quill-2031": trial(results=results, arms=arms),
            "drug/zorbatine": {},
            "question/does-it-help": question(answer("quill-2031") | {"results": pointers}),
            "claim/hums-end": {"evidence": pointers, "about": ["zorbatine"]},
        }
    )


@pytest.mark.parametrize(
    "place",
    [
        "studies/quill-2031.html",
        "questions/does-it-help.html",
        "outcomes/hum-frequency.html",
        "claims/hums-end.html",
        "compare/results-for-hum-frequency.html",
        "compare/studies-of-zorbatine.html",
    ],
)
def test_every_page_that_shows_the_results_says_of_whom_and_how(place: str, base: KnowledgeBase) -> None:
    (page,) = [one for one in pages_of(base) if one.address == place]
    shown = render_page(page)
    for words in (*WHOM, "hum diary"):
        assert words.partition(",")[0] in shown, words
        assert words.partition("; ")[2] in shown, words
    assert "number not recorded" in shown


def test_a_forest_plot_and_its_text_and_table_say_it_row_by_row(base: KnowledgeBase) -> None:
    (page,) = [one for one in pages_of(base) if one.address == "outcomes/hum-frequency.html"]
    (forests,) = page.blocks_of(ForestSection)
    (view,) = forests.figures
    rows = [" ".join(plain_words(cell) for cell in row) for row in view.numbers.rows]
    for number, words in enumerate(WHOM, start=1):
        assert words in rows[number]
        assert words in view.rows[number].compared
        assert words in view.description
    assert [row.people for row in view.rows] == [40, 12, None, 40]
    assert "40 people" not in str(forest_plot(view)).split("loud hummers")[1].split("per-protocol")[0]


def test_the_answer_gives_the_figures_of_each_and_keeps_them(base: KnowledgeBase) -> None:
    kept = answer_of(base.get(Question, "does-it-help"), base).options[0].outcomes[0]
    for words in WHOM:
        assert sum(words in str(line) for line in kept.absolute) == 1
        assert sum(words in " ".join(map(str, one.said)) for one in kept.results) == 1


def test_exports_give_the_words_and_the_fields(base: KnowledgeBase) -> None:
    rows = {str(row["local_id"]): row for row in rows_of(tables_of(base)["study_results"])}
    assert [rows[one]["of_whom_and_how"] for one in ("everybody", "loud", "quiet", "protocol")] == [None, *WHOM]
    assert [rows[one]["people_computed"] for one in rows] == [40, 12, None, 40]
    assert rows["loud"]["population_people"] == 12
    computed = entry(files_of(base), "studies", "quill-2031")["computed"]["result_readings"]
    assert [one["of_whom_and_how"] for one in computed] == [None, *WHOM]
    assert [one["people_of_result"] for one in computed] == [40, 12, None, 40]
    bundle = bundle_of(base)
    loud = named(bundle, "Evidence", "quill-2031.loud")
    assert "loud hummers" in json.dumps(loud["variableDefinition"], default=str)
    assert WHOM[0] in loud["description"]
    assert loud["statistic"][0]["sampleSize"]["numberOfParticipants"] == 12
    quiet = named(bundle, "Evidence", "quill-2031.quiet")
    assert "sampleSize" not in quiet["statistic"][0]


def test_no_file_of_the_api_calls_odds_or_hazards_a_relative_change() -> None:
    for measure in ("hazard ratio", "odds ratio"):
        effect = {"value": {"measure": measure, "estimate": Decimal("0.62")}, "cite": CITE}
        made = base_of({"study/quill-2031": trial(results=[result("os", "1", effect=effect)])})
        assert entry(files_of(made), "studies", "quill-2031")["computed"]["relative_changes"] == []
        (row,) = rows_of(tables_of(made)["study_results"])
        assert row["computed_change_percent"] is None
        for page in pages_of(made):
            assert "38 %" not in render_page(page)


def test_doses_of_subgroups_are_series_of_their_own() -> None:
    def group(name: str, milligrams: int) -> Fields:
        dose = {"value": {"per_day": f"{milligrams} mg"}, "cite": CITE}
        treatments = [{"drug": "zorbatine", "dose": dose}] if milligrams else [{"name": "placebo"}]
        kind = "experimental" if milligrams else "placebo"
        return {"id": name, "name": name.capitalize(), "type": kind, "treatments": treatments}

    arms = [group("low", 10), group("high", 20), group("placebo", 0)]
    loud: Fields = {"population": {"name": "loud hummers"}}
    results = [
        result(f"{one}-{number}", f"0.{number + 4}", index=[one], sides=[], **whom)
        for number, whom in enumerate(({}, loud))
        for one in ("low", "high")
    ]
    base = base_of({"study/quill-2031": trial(arms=arms, results=results)})
    (figure,) = dose_section("zorbatine", Writer(base, "drugs/zorbatine.html")).figures
    assert [line.name for line in figure.lines] == ["Quill 2031, 8 weeks", "Quill 2031, 8 weeks, loud hummers"]
    rows = [" ".join(plain_words(cell) for cell in row) for row in figure.numbers.rows]
    assert ["loud hummers, number not recorded" in row for row in rows] == [False, False, True, True]
