"""The pages that set doses, unwanted effects, interactions and statements of guidelines side by side."""

from __future__ import annotations

import pytest

from monograph.views import Page
from monograph.views.across.comparisons import comparison_pages
from monograph.views.formatting.reading import one_line
from monograph.views.page.blocks import Items
from tests.fragments import base_of

DOSES = """
condition/humming: {}
condition/nightly-humming: {broader: [humming]}
drug/zorbatine:
  doses:
    - {purpose: label, for_use: Humming, condition: humming, route: oral, counted_as: zorbatine,
       start: {value: {amount: 5 mg, times_per_day: "2"}, cite: "Quill2031, table 1"},
       maximum: {value: {per_day: 60 mg}, cite: "Quill2031, table 1"}}
    - {purpose: studied, for_use: Night humming, condition: nightly-humming, route: oral, counted_as: zorbatine,
       levels: [{value: {amount: 10 mg}, cite: "Quill2031, table 2"}]}
    - {purpose: studied, for_use: Drumming, condition: drumming, route: oral, counted_as: zorbatine}
drug/pellidone:
  doses:
    - {purpose: studied, for_use: Humming, condition: humming, route: oral, counted_as: pellidone,
       levels: [{value: {per_day: 1 g}, cite: "Alder2032, table 1"}]}
"""
HARMS = """
drug/zorbatine:
  adverse_effects:
    - event: Glowing
      setting: Adults
      rates:
        - {group: zorbatine, people: {value: 3 of 20, cite: "Quill2031, table 5"}}
        - {group: placebo, percent: {value: 2 %, cite: "Quill2031, table 5"}, group_size: not seen}
        - {group: bells, count: {value: 7, cite: "Quill2031, table 5"}, counts_events: true,
           group_size: {value: 21, cite: "Quill2031, table 5"}}
study/alder-2032:
  arms:
    - {id: z, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}
    - {id: p, name: Placebo, type: placebo}
  harms:
    - {event: Yawning, arms: [z], people: {value: 1 of 8, cite: "Alder2032, table 2"}}
    - {event: Yawning, arms: [p], serious: true, people: not seen}
"""
INTERACTIONS = """
drug/zorbatine:
  interactions:
    - {causes: [pellidone], basis: stated, advice: Keep apart., cite: "Quill2031, page 3",
       effects: [{parameter: area under the curve, alone: {value: 10 ng·h/mL, cite: "Quill2031, page 3"},
                  together: {value: 25 ng·h/mL, cite: "Quill2031, page 3"}}]}
    - {cause_names: [tea], basis: inferred, mechanism: Unknown., cite: "Quill2031, page 4"}
"""
STATEMENTS = """
condition/humming: {}
condition/nightly-humming: {broader: [humming]}
guideline/harrow-society-2031:
  statements:
    - {id: one, about: Hats, reading: wording read, population: [harrow-syndrome], symptom: nightly-humming,
       interventions: [{name: hats}], direction: against, strength: {value: Level B, cite: "Quill2031, page 1"},
       scale: Harrow scale, section: "4.2", text: No hats., cite: "Quill2031, page 1"}
    - {id: two, about: Bells, reading: "record seen, statement not read", symptom: drumming,
       cite: "Quill2031, page 2"}
"""


def page_at(address: str, fragment: str) -> Page:
    """Return one page of comparison of a base."""
    return next(page for page in comparison_pages(base_of(fragment)) if page.address == address)


def rows_at(address: str, fragment: str) -> list[tuple[str, ...]]:
    """Return the rows of a comparison as a spreadsheet shows them."""
    page = page_at(address, fragment)
    assert page.table is not None
    return [tuple(map(one_line, row)) for row in page.table.rows]


def column(name: str, address: str, fragment: str) -> list[str]:
    """Return one column of a comparison."""
    page = page_at(address, fragment)
    assert page.table is not None
    place = page.table.columns.index(name)
    return [row[place] for row in rows_at(address, fragment)]


def test_doses_of_studies_and_labels_stay_apart_and_those_for_other_conditions_are_left_out() -> None:
    address = "compare/doses-for-humming.html"
    assert [row[:2] for row in rows_at(address, DOSES)] == [
        ("Pellidone", "a study's"),
        ("Zorbatine", "a study's"),
        ("Zorbatine", "a label's"),
    ]


def test_what_a_dose_comes_to_in_a_day_is_computed_and_says_so() -> None:
    days = column("In a day", "compare/doses-for-humming.html", DOSES)
    assert days == [
        "1 g a day, computed from the lowest and the highest dose",
        "not to be computed",
        "10 to 60 mg a day, computed from the lowest and the highest dose",
    ]


def test_unwanted_effects_come_with_people_percent_and_source() -> None:
    rows = rows_at("compare/adverse-effects.html", HARMS)
    found = [(row[1], row[2], row[3], row[4]) for row in rows]
    assert found == [
        ("Glowing", "zorbatine", "3 of 20 [Example 2031: table 5, abstract read]", "15 %, computed from 3 of 20"),
        ("Glowing", "placebo", "not recorded", "2 % [Example 2031: table 5, abstract read]"),
        (
            "Glowing",
            "bells",
            "7 [Example 2031: table 5, abstract read] events, group of 21 [Example 2031: table 5, abstract read]",
            "not recorded",
        ),
        ("Yawning", "Zorbatine", "1 of 8 [Example 2032: table 2, abstract read]", "13 %, computed from 1 of 8"),
        ("Yawning | serious", "Placebo", "not seen in the part that was read", "not recorded"),
    ]
    assert {row[0] for row in rows} == {"Zorbatine"}
    assert [row[-1] for row in rows] == [*["Example 2031"] * 3, *["Alder 2032"] * 2]


def test_interactions_name_the_affected_drug_the_cause_and_the_computed_ratio() -> None:
    rows = rows_at("compare/interactions.html", INTERACTIONS)
    assert [row[0] for row in rows] == ["Zorbatine", "Zorbatine"]
    assert rows[0][1].startswith("Pellidone [")
    assert rows[1][1].startswith("tea [")
    assert "2.5 times, computed from 10 ng·h/mL and 25 ng·h/mL" in rows[0][2]
    assert rows[0][4] == "Keep apart."


@pytest.mark.parametrize("condition", ["humming", "nightly-humming", "harrow-syndrome"])
def test_statements_of_guidelines_stand_under_the_disease_the_symptom_and_what_is_above_it(condition: str) -> None:
    rows = rows_at(f"compare/guidelines-on-{condition}.html", STATEMENTS)
    assert [row[1] for row in rows] == ["Hats"]
    assert rows[0][3:5] == ("hats", "against")
    assert rows[0][6].endswith("scale: Harrow scale")
    assert rows[0][-1] == "4.2"


def test_a_statement_that_was_not_read_says_nothing_else() -> None:
    (row,) = rows_at("compare/guidelines-on-drumming.html", STATEMENTS)
    assert "record seen, statement not read [Example 2031: page 2, abstract read]" in row


def test_only_comparisons_with_rows_are_listed_and_each_is() -> None:
    pages = list(comparison_pages(base_of(DOSES)))
    links = "".join(str(link) for group in pages[0].blocks_of(Items) for link in group.values)
    assert all(f'href="{page.address.removeprefix("compare/")}"' in links for page in pages[1:])
    assert all(page.table for page in pages[1:])
    assert "All treatments" not in [section.title for section in pages[0].shown]
