"""What the search knows of entries: names of every sort, and the answer in short."""

from __future__ import annotations

import json
from typing import Any

from monograph.exports.search import search_file
from monograph.knowledge_base import KnowledgeBase
from monograph.views.search import findable
from tests.fragments import base_of

PREFIX = "globalThis.monographEntries = "


def known(base: KnowledgeBase) -> dict[str, Any]:
    """Return what the script assigns, by the names of the entries."""
    text = search_file(base).data.decode()
    assert text.startswith(PREFIX)
    assert text.endswith(";\n")
    return {one["name"]: one for one in json.loads(text[len(PREFIX) : -2])}


def test_a_treatment_is_known_by_synonyms_brands_products_and_old_ids() -> None:
    base = base_of(
        """
        drug/zorbatine:
          name: Zorbatine
          synonyms: [zorbitine, ZBT]
          brand_names: [Humless]
          former_ids: [zorba-tine]
          tags: [humming]
          regulatory:
            - {product: Zorbo 5 mg, jurisdiction: Japan, status: approved, cite: "Quill2031, page 1"}
            - {product: humless, jurisdiction: Canada, status: approved, cite: "Quill2031, page 1"}
        """
    )
    found = known(base)["Zorbatine"]
    assert found["names"] == ["zorbitine", "ZBT", "Humless", "Zorbo 5 mg", "zorba tine"]
    assert found["about"] == ["humming"]
    assert found["address"] == "drugs/zorbatine.html"
    assert found["kind"] == "Treatment"


def test_a_study_is_known_by_its_number_and_its_title_is_no_name_of_it() -> None:
    base = base_of(
        """
        study/quill-2031:
          name: Quill 2031
          title: Humming in harrow syndrome
          registrations: [{register_name: Invented Register, number: IR-0042}]
        """
    )
    found = known(base)["Quill 2031"]
    assert found["names"] == ["IR-0042"]
    assert found["about"] == ["Humming in harrow syndrome"]


def test_a_verdict_on_a_treatment_names_the_question_and_the_certainty() -> None:
    base = base_of(
        """
        question/does-it-help:
          name: Does it help?
          options:
            - {drug: glimmerine, verdict: no evidence found, because: None.}
            - drug: zorbatine
              verdict: may help
              because: It is invented.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  certainty:
                    level: low
                    starts_at: low
                    origin: provisional, by the editors
                    domains: [{domain: risk of bias, judgement: no change, reason: None.}]
        """
    )
    found = known(base)
    assert found["Zorbatine"]["said"] == [["Does it help?", "may help", "certainty low"]]
    assert found["Does it help?"]["said"] == [
        ["Zorbatine", "may help", "certainty low"],
        ["Glimmerine", "no evidence found", ""],
    ]


def test_the_line_is_the_beginning_of_the_plain_summary_without_marks_and_cut_at_a_word() -> None:
    plain = "It *hums* at [[harrow-syndrome]], and " + "goes on " * 40
    base = base_of({"drug/zorbatine": {"summary": {"plain": plain, "clinical": "It hums."}}})
    line = known(base)["Zorbatine"]["line"]
    # Nothing in this base says that "Harrow" is no proper name.
    assert line.startswith("It hums at Harrow syndrome, and goes on goes")
    assert line.endswith(("goes…", "on…"))
    assert len(line) <= 141


def test_every_entry_of_the_base_is_known_once() -> None:
    base = base_of("drug/zorbatine: {belongs_to: [glow-blockers]}")
    assert sorted(one.name for one in findable(base)) == ["Glow blockers", "Zorbatine"]
