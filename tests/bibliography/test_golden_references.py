"""Every kind of work against its golden reference, which was compared with an oracle; see decision 0017."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from monograph.bibliography import load_bibliography, with_identifiers
from monograph.bibliography.kinds import REQUIRED

GOLDEN: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "golden_references.yaml").read_text(encoding="utf-8")
)
WORKS: list[dict[str, Any]] = GOLDEN["works"]
DECISION = Path(__file__).parents[2] / "docs" / "decisions" / "0017-vancouver-and-its-oracle.md"


@pytest.mark.parametrize("work", WORKS, ids=lambda work: str(work["name"]))
def test_a_work_is_printed_as_the_golden_reference(work: dict[str, Any]) -> None:
    bibliography, findings = load_bibliography(work["entry"], "references.bib")
    assert findings == ()
    (reference,) = bibliography.values()
    assert reference.text == work["printed"]
    assert with_identifiers(reference) == work.get("with_identifiers", work["printed"])


def test_all_of_them_together_are_without_a_finding() -> None:
    bibliography, findings = load_bibliography("\n".join(work["entry"] for work in WORKS), "references.bib")
    assert findings == ()
    assert len(bibliography) == len(WORKS)
    assert {reference.kind for reference in bibliography.values()} == set(REQUIRED)


def test_where_the_oracle_differs_the_reason_is_given() -> None:
    for work in WORKS:
        ours = work.get("with_identifiers", work["printed"])
        assert ("differs" in work) == ("oracle" in work)
        assert work.get("oracle") != ours
    used = {reason for work in WORKS for reason in work.get("differs", ())}
    assert used == set(GOLDEN["classes"])


def test_the_decision_lists_every_class_of_difference() -> None:
    text = DECISION.read_text(encoding="utf-8")
    assert [name for name in GOLDEN["classes"] if f"*{name}*" not in text] == []
