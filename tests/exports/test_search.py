"""What the search knows at once of entries and works: names of every sort, and the answer in short."""

from __future__ import annotations

import json
import re
from typing import Any

from monograph.exports.search import search_files
from monograph.exports.search.names import names_file
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import Check
from monograph.views.across.search import findable
from tests.fragments import base_of

BEGINNING, END = 'monographSearch.take("names",', ");\n"
COLUMNS = ("kind", "address", "name", "line", "names", "identifiers", "about", "related", "said")


def rows(base: KnowledgeBase) -> list[dict[str, Any]]:
    """Return what the script hands over, by the names of its columns."""
    text = names_file(base, {}).data.decode()
    assert text.startswith(BEGINNING)
    assert text.endswith(END)
    data = json.loads(text[len(BEGINNING) : -len(END)])
    nothing: dict[str, Any] = {"line": "", **{column: [] for column in COLUMNS[4:]}}
    made = [nothing | dict(zip(COLUMNS, row, strict=False)) for row in data["entries"]]
    return [row | {"kind": data["kinds"][row["kind"]][0]} for row in made]


def known(base: KnowledgeBase) -> dict[str, Any]:
    """Return what is known of each entry, by its name."""
    return {row["name"]: row for row in rows(base)}


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
    assert found["names"] == ["zorbitine", "ZBT", "Humless", "Zorbo 5 mg"]
    assert found["identifiers"] == ["zorba-tine"]
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
    assert found["identifiers"] == ["IR-0042", "quill-2031"]
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
    found, names = known(base), [row["name"] for row in rows(base)]
    assert found["Zorbatine"]["said"] == [[names.index("Does it help?"), "may help", "certainty low"]]
    assert found["Does it help?"]["said"] == [
        [names.index("Zorbatine"), "may help", "certainty low"],
        [names.index("Glimmerine"), "no evidence found", ""],
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


def test_a_number_of_a_register_and_a_dose_s_product_are_names() -> None:
    base = base_of(
        """
        drug/zorbatine:
          name: Zorbatine
          identifiers:
            - {scheme: ATC, value: N99ZZ01, cite: "Quill2031, page 1"}
            - {scheme: UNII, value: 0ZB8R3X7QT, cite: "Quill2031, page 1"}
          doses:
            - purpose: label
              for_use: humming
              product: Zorbo Forte
              route: oral
              counted_as: murmate
              start: {value: {amount: 5 mg, times_per_day: 1}, cite: "Quill2031, page 1"}
              maximum: not seen
        """
    )
    found = known(base)["Zorbatine"]
    assert found["identifiers"] == ["N99ZZ01", "0ZB8R3X7QT"]
    assert found["names"] == ["Zorbo Forte"]


def test_a_work_is_known_by_its_numbers_and_leads_to_the_study_it_reports(example_check: Check) -> None:
    assert example_check.base is not None
    base = example_check.base
    found = {row["address"]: row for row in rows(base)}
    places = {row["address"]: place for place, row in enumerate(rows(base))}
    for key, reference in base.bibliography.items():
        row = found[f"references/{key}.html"]
        called = {row["name"], *row["names"], *row["identifiers"]}
        assert {reference.title, reference.short, key} <= called
        assert {link.text for link in reference.links} <= called
    reported = places["references/Quill2031.html"]
    assert reported in found["studies/quill-2031.html"]["related"]


def test_pages_that_are_of_no_entry_are_known_by_their_titles() -> None:
    base = base_of("drug/zorbatine: {}")
    sources = {
        "drugs/zorbatine.md": "# Zorbatine\n",
        "methods.md": "# How we work\n\nSlowly.\n",
        "rules/sums-add-up.md": "# Sums add up\n",
    }
    [names] = [one.data.decode() for one in search_files(base, sources) if one.address.endswith("/names.js")]
    assert '"methods.html","How we work"' in names
    assert "Sums add up" not in names


def test_words_that_mean_something_to_javascript_are_words_and_no_keys() -> None:
    source = '# __proto__\n\n<div class="mg">\nconstructor toString &lt;script&gt; hasOwnProperty\n</div>\n'
    files = search_files(base_of("drug/zorbatine: {}"), {"odd.md": source})
    for file in files:
        text = file.data.decode()
        assert not re.search(r'"(?:__proto__|constructor|toString)":', text)
