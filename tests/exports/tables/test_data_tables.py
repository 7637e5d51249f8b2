"""The tables hold everything that entries hold, exactly, and tell where each value comes from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import pytest

from monograph.entries import Drug, Study
from monograph.entries.kinds.result import Effect, Interval
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.values import CountOf, PartialDate, PValue, Quantity
from monograph.entries.shared.vocabulary import Absence
from monograph.exports.tables import DataTable, data_tables
from monograph.exports.tables.definitions.model_columns import NOT_RECORDED
from monograph.exports.tables.model import Cell
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import Check
from monograph.text.fields import EntryText, Name
from tests.exports.tables.reading import column, row, rows_of, tables_of
from tests.fragments import base_of


@pytest.fixture(scope="module")
def example(example_check: Check) -> KnowledgeBase:
    assert example_check.base is not None
    return example_check.base


@pytest.fixture(scope="module")
def tables(example: KnowledgeBase) -> dict[str, DataTable]:
    return tables_of(example)


def faults(tables: dict[str, DataTable]) -> Iterator[str]:
    """Yield what is wrong with the keys and types of some tables."""
    keys = {name: set(column(table, table.primary_key[0])) for name, table in tables.items()}
    for name, table in tables.items():
        positions = [[one.name for one in table.columns].index(key) for key in table.primary_key]
        found = [tuple(line[position] for position in positions) for line in table.rows]
        if len(set(found)) < len(found):
            yield f"{name}: {sorted(key for key in found if found.count(key) > 1)[:3]} appear twice"
        if len({one.name for one in table.columns}) < len(table.columns):
            yield f"{name}: two columns share a name"
        for position, one in enumerate(table.columns):
            for cell in (line[position] for line in table.rows):
                if cell is None and one.is_required:
                    yield f"{name}.{one.name}: is empty"
                if cell is not None and one.references and cell not in keys[one.references]:
                    yield f"{name}.{one.name}: {cell} is not in {one.references}"
                if cell is not None and one.choices and cell not in one.choices:
                    yield f"{name}.{one.name}: {cell} is none of {one.choices}"


def values_not_in(tables: dict[str, DataTable], base: KnowledgeBase) -> Iterator[str]:
    """Yield every text, name and number of the base that no row of its entry holds.

    The table of all reported values does not count: each belongs into a row with what it is a value of.
    """
    cells: dict[str, set[Cell]] = defaultdict(set)
    for name, table in tables.items():
        for line in table.rows:
            kept = line[4:] if name == "reported_values" else line
            cells[str(line[0]).partition("/")[0]].update(kept)
    for sheet in base.sheets.values():
        words = "\n".join(cell for cell in cells[sheet.id] if isinstance(cell, str))
        numbers = {cell for cell in cells[sheet.id] if isinstance(cell, (int, Decimal))}
        for path, value in sheet.values:
            if isinstance(value, (Quantity, PValue)):
                wanted = {value.low, value.high}
            elif isinstance(value, CountOf):
                wanted = {Decimal(value.count), Decimal(value.total)}
            elif isinstance(value, (int, Decimal)) and not isinstance(value, bool):
                wanted = {Decimal(value)}
            else:
                wanted = set()
                said = _as_written(value) if "also_reported" in path else _as_stored(value)
                is_words = isinstance(said, str) and not isinstance(said, (EntryText, Absence))
                if is_words and str(said) not in words:
                    yield f"{sheet.id} {path}: {said}"
            if isinstance(value, EntryText):
                yield from (f"{sheet.id} {path}: {run}" for run in _plain_runs(value) if run not in words)
            # Values of other sources stand as words only.
            if "also_reported" not in path and not wanted <= numbers:
                yield f"{sheet.id} {path}: {value}"


def _plain_runs(text: str) -> Iterator[str]:
    """Yield the longest run of plain words of each line, which no mark-up can change."""
    for line in text.splitlines():
        runs = re.findall(r"[A-Za-z0-9 ,.;]+", re.sub(r"\[[^\]]*\]+|\([^)]*\)|@\w+|^\s*[0-9]+\.", "|", line))
        yield max((" ".join(run.split()) for run in runs), key=len, default="")


def _as_stored(value: object) -> object:
    return value.iso if isinstance(value, PartialDate) else value


def _as_written(value: object) -> object:
    return str(value) if isinstance(value, PartialDate) else value


def test_keys_are_unique_and_lead_somewhere(tables: dict[str, DataTable]) -> None:
    assert list(faults(tables)) == []


def test_columns_of_one_name_join(tables: dict[str, DataTable]) -> None:
    leads_to: dict[str, set[str]] = defaultdict(set)
    for table in tables.values():
        for one in table.columns:
            if one.name != "id":
                leads_to[one.name].add(one.references)
    assert {name: found for name, found in leads_to.items() if any(found) and len(found) > 1} == {}
    arms = {line["id"]: line["local_id"] for line in rows_of(tables["study_arms"])}
    assert arms["quill-2031/arms.low"] == "low"
    assert {str(line["arm"]) for line in rows_of(tables["arm_treatments"])} <= set(arms)


def test_every_name_word_and_number_of_the_base_is_in_a_table(
    tables: dict[str, DataTable], example: KnowledgeBase
) -> None:
    assert list(values_not_in(tables, example)) == []


def test_every_column_says_what_it_holds(tables: dict[str, DataTable]) -> None:
    silent = [
        f"{table.name}.{one.name}"
        for table in tables.values()
        for one in table.columns
        if not one.description.endswith((".", "?"))
    ]
    assert silent == []


def test_no_reported_value_is_missing_without_a_reason(tables: dict[str, DataTable]) -> None:
    for table in tables.values():
        names = [one.name for one in table.columns]
        for name in (one.removesuffix("_absent") for one in names if one.endswith("_absent")):
            first = next(one for one in names if one == name or one.startswith(f"{name}_"))
            for line in rows_of(table):
                assert (line[first] is None) == (line[f"{name}_absent"] is not None), (table.name, name, line)


def test_every_study_treatment_result_and_harm_has_a_row(
    tables: dict[str, DataTable], example: KnowledgeBase
) -> None:
    studies = example.all(Study)
    assert set(column(tables["studies"], "id")) == {sheet.id for sheet in studies}
    assert set(column(tables["treatments"], "id")) == {sheet.id for sheet in example.all(Drug)}
    assert len(tables["study_results"].rows) == sum(len(sheet.entry.results) for sheet in studies)
    assert len(tables["harms"].rows) == sum(len(sheet.entry.harms) for sheet in studies)


def test_a_result_keeps_its_effect_interval_and_p_value_exactly(
    tables: dict[str, DataTable], example: KnowledgeBase
) -> None:
    for sheet in example.all(Study):
        for result in sheet.entry.results:
            found = row(tables["study_results"], study=sheet.id, local_id=result.id)
            effect, interval, p = (
                one.value if one is not None else None for one in (result.effect, result.interval, result.p)
            )
            if isinstance(effect, Effect):
                assert str(found["effect_estimate"]) == str(effect.estimate)
                assert found["effect_measure"] == effect.measure
            if isinstance(interval, Interval):
                assert (found["interval_low"], found["interval_high"]) == (interval.low, interval.high)
                assert found["interval_level_percent"] == interval.level
            if isinstance(p, PValue) and p.comparator == "=":
                assert (found["p_low"], found["p_high"]) == (p.low, p.high)


def test_a_bound_is_no_number_on_its_open_side(tables: dict[str, DataTable]) -> None:
    found = row(tables["study_results"], id="quill-2031/results.stopped-humming")
    assert (found["p"], found["p_low"], found["p_high"], found["p_bound"]) == (
        "p < 0.05",
        None,
        Decimal("0.05"),
        "<",
    )


def test_absences_are_told_apart() -> None:
    base = base_of(
        """
        study/quill-2031:
          funding: not reported
          sponsor: not seen
          countries: not searched
          sites: {absent: "searched, none found", searched: 2035-02}
        """
    )
    study = row(tables_of(base)["studies"], id="quill-2031")
    assert [study[f"{name}_absent"] for name in ("funding", "sponsor", "countries", "sites", "phase")] == [
        "not reported",
        "not seen",
        "not searched",
        "searched on 2035-02, none found",
        NOT_RECORDED,
    ]


def test_a_daily_dose_is_computed_and_its_columns_say_so() -> None:
    base = base_of(
        """
        drug/zorbatine:
          doses:
            - {purpose: label, for_use: humming, route: oral, counted_as: base}
            - purpose: studied
              for_use: humming
              route: oral
              counted_as: base
              start: {value: {amount: 0.50 mg, times_per_day: 2 to 3}, cite: "Quill2031, page 1"}
              maximum: {value: {amount: 2 g, times_per_day: 1}, cite: "Quill2031, page 2"}
        """
    )
    doses = tables_of(base)["doses"]
    start = row(doses, level="start")
    assert start["id"] == "zorbatine/doses.2.start"
    assert (start["dose_each_time_low"], start["dose_each_time_unit"]) == (Decimal("0.50"), "mg")
    assert (start["dose_computed_per_day_low"], start["dose_computed_per_day_high"]) == (1, Decimal("1.5"))
    assert start["dose_stated_per_day"] is None
    assert start["cited_works"] == "Quill2031"
    assert row(doses, level="maximum")["dose_computed_mg_per_day_high"] == 2000


def test_harms_keep_numerator_denominator_and_percent(tables: dict[str, DataTable]) -> None:
    found = row(tables["harms"], local_id="left-zorbatine")
    assert (found["percent_low"], found["percent_unit"]) == (5, "%")
    assert (found["people_count"], found["people_of"]) == (2, 40)
    assert found["group_name"] == "Zorbatine 10 mg/day + Zorbatine 30 mg/day"


def test_rows_of_harms_are_told_apart_whether_they_have_an_id_or_not() -> None:
    base = base_of(
        """
        study/quill-2031:
          arms: [{id: low, name: Low, type: experimental}]
          harms:
            - {event: Sneezed, arms: [low], percent: not seen}
            - {event: Yawned, id: yawned, arms: [low], percent: not seen}
            - {event: Fell, id: "1", arms: [low], percent: not seen}
        """
    )
    ids = column(tables_of(base)["harms"], "id")
    assert ids == ["quill-2031/harms.1", "quill-2031/harms.yawned", "quill-2031/harms.3"]


def test_competing_values_stand_beside_the_preferred_one(tables: dict[str, DataTable]) -> None:
    found = row(tables["competing_values"], reported_value="quill-2031/participants.randomised")
    assert (found["value"], found["cited_works"]) == ("61", "QuillRegister")
    preferred = row(tables["reported_values"], id="quill-2031/participants.randomised")
    assert (preferred["value"], preferred["cited_works"]) == ("60", "Quill2031")
    assert preferred["preferred_because"] == "The flow chart adds up."


def test_the_preferred_value_does_not_rest_on_works_that_say_otherwise() -> None:
    base = base_of(
        """
        study/quill-2031:
          figures:
            - {name: Hats, value: {value: 12 people, cite: "Quill2031, page 3"}}
            - name: Hums
              value:
                value: 20 people
                cite: Quill2031, page 4
                preferred_because: It adds up.
                also_reported: [{value: 21 people, cite: "Marrow2032, page 1"}]
        """
    )
    figures = tables_of(base)["study_figures"]
    assert row(figures, name="Hums")["cited_works"] == "Quill2031"


def test_every_citation_tells_its_value_its_place_and_how_the_work_was_read(
    tables: dict[str, DataTable], example: KnowledgeBase
) -> None:
    citations = tables["citations"]
    found = row(citations, place="results.frequency-pooled.p", entry="quill-2031")
    assert (found["work"], found["locator"]) == ("Quill2031", "table 2")
    assert (found["read"], found["access"], found["basis"]) == ("full text", "original", "stated")
    in_text = row(citations, place="summary.clinical", entry="quill-2031")
    assert (in_text["way"], in_text["work"], in_text["locator"]) == ("in text", "QuillRegister", "record")
    described = {(sheet.id, str(one.work)) for sheet in example.sheets.values() for one in sheet.entry.sources}
    cited = {(one.entry, one.key) for one in _cited(example)}
    assert {(line["entry"], line["work"]) for line in rows_of(citations)} == cited
    assert {(line["entry"], line["work"]) for line in rows_of(tables["source_readings"])} == described


class _Use:
    def __init__(self, entry: str, key: str) -> None:
        self.entry, self.key = entry, key


def _cited(base: KnowledgeBase) -> Iterator[_Use]:
    for sheet in base.sheets.values():
        for cited in sheet.citations:
            if cited.path[0] != "sources" or cited.token:
                yield _Use(sheet.id, cited.key)


def test_every_reported_value_has_its_citation_or_its_reason(
    tables: dict[str, DataTable], example: KnowledgeBase
) -> None:
    table = tables["reported_values"]
    assert len(table.rows) == sum(len(list(sheet.parts(Reported))) for sheet in example.sheets.values())
    assert all(line["cited_works"] or line["absent"] for line in rows_of(table))


def test_broader_conditions_through_others_are_marked_as_computed() -> None:
    base = base_of(
        """
        condition/harrow-syndrome: {}
        condition/nightly-humming: {broader: [humming]}
        condition/humming-at-dawn: {broader: [nightly-humming], occurs_in: [harrow-syndrome]}
        """
    )
    found = {row for row in tables_of(base)["condition_relations"].rows if row[0] == "humming-at-dawn"}
    assert found == {
        ("humming-at-dawn", "is a kind of", "nightly-humming"),
        ("humming-at-dawn", "is a kind of (computed)", "humming"),
        ("humming-at-dawn", "occurs in", "harrow-syndrome"),
    }


def test_overall_certainty_is_the_lowest_of_the_critical_outcomes(tables: dict[str, DataTable]) -> None:
    outcomes = rows_of(tables["option_outcomes"])
    order = ("no evidence found", "very low", "low", "moderate", "high")
    for option in rows_of(tables["question_options"]):
        critical = [
            str(one["certainty_level"])
            for one in outcomes
            if one["option"] == option["id"] and one["importance"] == "critical"
        ]
        assert option["computed_certainty"] == min(critical, key=order.index, default=None)


def test_texts_are_words_with_their_citations_and_no_mark_up(example: KnowledgeBase) -> None:
    zorbatine = row(tables_of(example)["entries"], id="zorbatine")
    short = example.bibliography["Marrow2032"].short
    assert str(zorbatine["summary_clinical"]).startswith(
        f"Glow blocker for humming, tried [{short}, abstract] and tried again"
    )
    assert "– first, with stress – second, with <em>no</em> stress" in str(zorbatine["summary_clinical"])


NASTY = ("=1+1", "Zorb; =1+1", "Ünïcödé 漢字 🧠 ﷽ e\u0301", 'quo"ted, and; parted', "'tis")


@pytest.mark.parametrize("name", NASTY)
def test_names_are_kept_as_they_were_written(name: str) -> None:
    base = base_of({"drug/glimmerine": {}, "drug/zorbatine": {"name": name, "synonyms": ["hum", name]}})
    found = [line["name"] for line in rows_of(tables_of(base)["names"]) if line["entry"] == "zorbatine"]
    assert found == [name, "hum", name]
    assert all(isinstance(Name(one), str) for one in NASTY)


def test_an_empty_base_has_every_table_with_its_columns(example: KnowledgeBase) -> None:
    empty = base_of({})
    made = {table.name: table.columns for table in data_tables(empty)}
    assert made == {table.name: table.columns for table in data_tables(example)}


def test_branches_of_a_pathway_lead_from_a_step_to_a_step(tables: dict[str, DataTable]) -> None:
    numbers = {line["id"]: line["number"] for line in rows_of(tables["pathway_steps"])}
    branches = rows_of(tables["pathway_branches"])
    found = [(numbers[line["from_step"]], line["taken_if"], numbers.get(line["to_step"])) for line in branches]
    assert found[1:2] + found[3:] == [
        (1, "a hat is worn", 2),
        (1, None, 3),
        (2, "it hums all the same", 3),
        (2, "the hat is on again", 2),
        (2, None, None),
        (4, "it hums", 3),
        (4, None, None),
    ]
    assert branches[0]["what_is_done"] == "No drops: a drum needs none."
    assert branches[2]["to_question"] == "does-zorbatine-ease-humming"
