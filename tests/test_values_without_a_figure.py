"""Not significant, not reached, not estimable and one-sided: written, shown, exported, and never computed with."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from monograph import urls
from monograph.entries import Study
from monograph.entries.kinds.result import Interval, Result
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.values import PValue, Quantity
from monograph.entries.shared.vocabulary import Absence
from monograph.evidence.effects.decisive import difference_shown
from monograph.evidence.numbers.normal_intervals import excludes_null, p_band
from monograph.evidence.prose.significance import is_significant
from monograph.findings import Finding
from monograph.pipeline import check
from monograph.pipeline.exporting import write_exports
from monograph.render import render_page
from monograph.views import pages_at
from tests.projects import TODAY, make_project
from tests.remedies import paste, read, write

STUDY = "kb/entries/study/quill-2031.yaml"
RESULTS = """
  - id: survival
    outcome: hum-score
    contrast: between arms
    index: [zorbatine-40]
    comparator: [dummy]
    sides:
      - arms: [zorbatine-40]
        statistic: median
        figure: {absent: not reached, cite: "Quill2031, table 4"}
      - arms: [dummy]
        statistic: median
        figure: {value: "> 36 months", cite: "Quill2031, table 4"}
    effect: {absent: not estimable, cite: "Quill2031, table 4"}
    interval: {value: {low: 0.61, other_limit: not reached}, cite: "Quill2031, table 4"}
    p: {value: NS, cite: "Quill2031, table 4"}
  - id: margin
    outcome: hum-score
    contrast: between arms
    index: [zorbatine-40]
    comparator: [dummy]
    analysis: {hypothesis: non-inferiority, margin: 3.0 points, sides: one-sided}
    effect: {value: {measure: mean difference, estimate: -1.25, unit: points}, cite: "Quill2031, table 5"}
    interval: {value: {level: 97.5, high: 2.5, other_limit: one-sided}, cite: "Quill2031, table 5"}
    p: {value: 0.02, cite: "Quill2031, table 5"}
"""


def project(folder: Path, results: str = RESULTS) -> Path:
    made = make_project(folder)
    write(made / STUDY, read(made / STUDY) + results.lstrip("\n"))
    return made


def test_they_load_and_pass(tmp_path: Path) -> None:
    found = check(project(tmp_path), TODAY).findings
    assert not found, found


def test_a_page_shows_them_in_words(tmp_path: Path) -> None:
    base = check(project(tmp_path), TODAY).base
    assert base is not None
    (page,) = pages_at([urls.entry_page(Study, "quill-2031")], base)
    shown = render_page(page).replace("\u00a0", " ")
    for words in (
        "not reached",
        "&gt; 36 months",
        "not estimable",
        "95 % interval from 0.61 (upper limit not reached)",
        "p not significant (no figure given)",
        "97.5 % interval up to 2.5 (one-sided)",
    ):
        assert words in shown, words


def test_exports_hold_what_is_there_and_nothing_else(tmp_path: Path) -> None:
    base = check(project(tmp_path / "base"), TODAY).base
    assert base is not None
    write_exports(base, tmp_path / "out")
    files = sorted(path for path in (tmp_path / "out").rglob("*") if path.is_file())
    (results,) = (path for path in files if path.name == "study_results.csv")
    rows = list(csv.DictReader(results.read_text(encoding="utf-8-sig").splitlines()))
    survival = next(row for row in rows if row["id"].endswith("survival"))
    margin = next(row for row in rows if row["id"].endswith("margin"))
    assert (survival["interval_low"], survival["interval_high"], survival["p_low"]) == ("0.61", "", "")
    assert (survival["p_bound"], survival["interval_other_limit"]) == ("NS", "not reached")
    assert survival["effect_absent"] == "not estimable"
    assert (margin["interval_low"], margin["interval_high"]) == ("", "2.5")
    (database,) = (path for path in files if path.suffix in {".sqlite", ".db"})
    with closing(sqlite3.connect(database)) as opened:
        found = opened.execute(
            "select interval_low, interval_high, p_high from study_results where id like '%margin'"
        )
        assert found.fetchone()[:2] == (None, 2.5)
    for path in files:
        if path.suffix == ".json":
            json.loads(path.read_text(encoding="utf-8"))
    api = next(path for path in files if path.as_posix().endswith("api/v1/entries/studies/quill-2031.json"))
    entry = json.dumps(json.loads(api.read_text(encoding="utf-8")), ensure_ascii=False)
    assert '{"text": "NS", "comparator": "NS"}' in entry
    fhir = "".join(path.read_text(encoding="utf-8") for path in files if "fhir" in path.as_posix())
    assert "not significant, no figure given" in fhir
    assert "One limit: up to 2.5 (one-sided)" in fhir


def expected(finding: Finding) -> str:
    return f"{finding.rule}: {finding.found}"


def told(tmp_path: Path, old: str, new: str) -> list[str]:
    assert old in RESULTS
    return [expected(one) for one in check(project(tmp_path, RESULTS.replace(old, new)), TODAY).findings]


def test_a_one_sided_limit_is_held_against_the_margin(tmp_path: Path) -> None:
    (found,) = told(tmp_path, "p: {value: 0.02,", "p: {value: 0.4,")
    assert found == (
        "p-and-interval-agree-about-the-null: p = 0.4, but the 97.5 % interval up to 2.5 (one-sided) leaves out "
        "the margin of non-inferiority"
    )


def test_a_limit_on_the_wrong_side_of_its_estimate_is_told(tmp_path: Path) -> None:
    (found,) = told(tmp_path, "high: 2.5,", "low: 2.5,")
    assert found == "interval-holds-the-estimate: −1.25 is not above 2.5"


@pytest.mark.parametrize("p", ["0.4", "NS", "< 0.001"])
def test_a_limit_beyond_the_margin_tells_nothing_of_p(p: str, tmp_path: Path) -> None:
    wider = RESULTS.replace("high: 2.5,", "high: 4.5,").replace("p: {value: 0.02,", f'p: {{value: "{p}",')
    assert not check(project(tmp_path, wider), TODAY).findings


def test_not_significant_contradicts_an_interval_that_leaves_out_no_effect(tmp_path: Path) -> None:
    result = """
  - id: second
    outcome: hum-score
    contrast: between arms
    index: [zorbatine-40]
    comparator: [dummy]
    effect: {value: {measure: mean difference, estimate: -4.0, unit: points}, cite: "Quill2031, table 5"}
    interval: {value: {low: -6.0, high: -2.0}, cite: "Quill2031, table 5"}
    p: {value: NS, cite: "Quill2031, table 5"}
"""
    found = [expected(one) for one in check(project(tmp_path, result), TODAY).findings]
    assert found == [
        "p-and-interval-agree-about-the-null: p not significant (no figure given), but the 95 % interval −6.0 to "
        "−2.0 leaves out no effect"
    ]


@pytest.mark.parametrize(
    ("given", "null", "excludes"),
    [
        ({"low": "0.5"}, "0", True),
        ({"low": "-0.5"}, "0", None),
        ({"high": "-0.5"}, "0", True),
        ({"high": "0.5"}, "0", None),
        ({"low": "0"}, "0", None),
    ],
)
def test_one_limit_can_show_a_difference_but_never_that_there_is_none(
    given: dict[str, str], null: str, excludes: bool | None
) -> None:
    interval = Interval.model_validate({end: Decimal(limit) for end, limit in given.items()})
    assert excludes_null(interval, is_ratio=False, null=Decimal(null)) is excludes


@pytest.mark.parametrize(
    ("level", "other", "shows"),
    [("95", "one-sided", None), ("97.5", "one-sided", True), ("95", "not printed", True), ("95", None, None)],
)
def test_the_level_of_a_one_sided_interval_counts_one_side(
    level: str, other: str | None, shows: bool | None
) -> None:
    result = TypeAdapter(Result).validate_python(
        {
            "id": "second",
            "outcome": "hum-score",
            "contrast": "between arms",
            "index": ["a"],
            "effect": {"value": {"measure": "mean difference", "estimate": 2}, "cite": "Quill2031, table 2"},
            "interval": {
                "value": {"level": Decimal(level), "low": Decimal("0.5"), "other_limit": other},
                "cite": "Quill2031, table 2",
            },
        }
    )
    assert difference_shown(result) is shows


def test_nothing_is_held_by_a_p_value_without_a_figure() -> None:
    p = TypeAdapter(PValue).validate_python("NS")
    assert (p.has_figure, p_band(p)) == (False, None)
    assert is_significant(p) is False


@pytest.mark.parametrize(
    ("old", "new", "rule", "offer"),
    [
        ("{absent: not reached,", "{value: not reached,", "value-or-absence", "Write `absent: not reached`"),
        ("{absent: not reached,", "{value: NR,", "value-or-absence", "Write `absent: not reached`"),
        ("{absent: not estimable,", "{value: NE,", "value-or-absence", "Write `absent: not estimable`"),
        ("other_limit: not reached", "high: NR", "wrong-type", "Write `other_limit: not reached`"),
        ("other_limit: not reached", "high: not reached", "wrong-type", "Write `other_limit: not reached`"),
        ("{value: NS,", "{value: n.s.,", "wrong-form", "Write `NS`"),
        ("{value: NS,", "{value: P>0·05,", "wrong-form", 'Write `"> 0.05"`'),
        ('"> 36 months"', "> 36 months", "yaml-syntax", 'Write `"> 36 months"`'),
        ('"> 36 months"', ">36months", "yaml-syntax", 'Write `"> 36 months"`'),
        ("0.02,", "p=.02,", "wrong-form", "Write `0.02`"),
        ("0.02,", "0,02,", "empty-value", "Write `0.02`"),
        ("0.02,", ".02,", "yaml-ambiguous-word", "Write `0.02`"),
        ("estimate: -1.25", "estimate: - 1.25", "yaml-syntax", "Write `-1.25`"),
        ("estimate: -1.25", "estimate: -1,25", "empty-value", "Write `-1.25`"),
        ("estimate: -1.25", "estimate: −1.25 points", "wrong-type", "Write `-1.25`"),
        ("margin: 3.0 points", "margin: 3.0points", "wrong-form", "Write `3.0 points`"),
        ("{low: 0.61, other_limit: not reached}", "0.61 to 1.20", "wrong-type", "Write `{low: 0.61, high: 1.20}`"),
        ("{low: 0.61, other_limit: not reached}", '"0.61–1.20"', "wrong-type", "Write `{low: 0.61, high: 1.20}`"),
        (
            "{low: 0.61, other_limit: not reached}",
            '"95% CI (0.61, 1.20)"',
            "wrong-type",
            "Write `{low: 0.61, high: 1.20}`",
        ),
    ],
)
def test_what_people_type_is_answered_with_the_text_to_paste(
    old: str, new: str, rule: str, offer: str, tmp_path: Path
) -> None:
    assert old in RESULTS
    made = project(tmp_path, RESULTS.replace(old, new))
    (finding,) = check(made, TODAY).findings
    assert finding.rule == rule
    assert finding.remedy.startswith(offer), finding.remedy
    assert paste(made, finding)
    after = [one for one in check(made, TODAY).findings if one.is_error]
    assert not after, [one.message for one in after]


def test_what_a_source_says_itself_is_cited(tmp_path: Path) -> None:
    made = project(tmp_path, RESULTS.replace('{absent: not reached, cite: "Quill2031, table 4"}', "not reached"))
    (finding,) = check(made, TODAY).findings
    assert finding.rule == "value-is-cited"
    assert finding.remedy.startswith("Write `{absent: not reached, cite:")


@pytest.mark.parametrize(
    ("interval", "rule"),
    [
        ({}, "interval-has-a-limit"),
        ({"low": 1, "high": 2, "other_limit": "one-sided"}, "interval-has-a-limit"),
        ({"low": 2, "high": 1}, "interval-in-order"),
    ],
)
def test_an_interval_has_one_limit_or_two(interval: dict[str, Any], rule: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Interval.model_validate(interval)
    assert caught.value.errors()[0]["type"] == rule


def test_an_absence_of_each_kind_is_no_value() -> None:
    cited = {"absent": "not estimable", "cite": "Quill2031, table 2"}
    assert TypeAdapter(Reported[Quantity]).validate_python(cited).absent is Absence.NOT_ESTIMABLE
