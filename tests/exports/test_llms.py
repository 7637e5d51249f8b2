"""llms.txt: what a language model is told of the site."""

from __future__ import annotations

import re
from dataclasses import replace

from markdown_it import MarkdownIt

from monograph.exports.llms import Resource, llms_txt
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import Check
from monograph.urls import JSON_FEED, LLMS, site_feed
from tests.fragments import base_of

ANSWERED = {
    "question/does-it-hum": {
        "name": "Does *it* _hum_?",
        "summary": {
            "plain": "It may. With zorbatine people hummed less; see [[quill-2031|the trial]]. It is no cure.",
            "clinical": "It may.",
        },
        "pico": {"interventions": ["zorbatine", "night-hats"]},
        "options": [
            {
                "drug": "zorbatine",
                "verdict": "may help",
                "because": "It is invented.",
                "outcomes": [
                    {
                        "outcome": "hum-frequency",
                        "importance": "critical",
                        "effect": "Less.",
                        "certainty": {
                            "level": "very low",
                            "starts_at": "low",
                            "domains": [
                                {"domain": "risk of bias", "judgement": "down one level", "reason": "Why."}
                            ],
                            "origin": "provisional, by the editors",
                        },
                    }
                ],
            },
            {"drug": "night-hats", "verdict": "no evidence found", "because": "It is invented."},
        ],
    },
    "study/quill-2031": {},
}


def text(base: KnowledgeBase, *resources: Resource) -> str:
    file = llms_txt(base, resources)
    assert file.address == LLMS == "llms.txt"
    return file.data.decode()


def test_it_has_the_form_that_readers_expect() -> None:
    lines = text(base_of(ANSWERED), Resource("API", "api/v1/index.json", "all entries")).split("\n")
    assert lines[0] == "# Invented"
    assert lines[2] == "> Invented."
    assert [line for line in lines if line.startswith("#")] == [
        "# Invented",
        "## Questions",
        "## Treatments",
        "## Conditions",
        "## Data",
    ]
    first_section = lines.index("## Questions")
    for line in lines[first_section:-1]:
        assert not line or line.startswith("## ") or re.fullmatch(r"- \[.+\]\([a-z0-9/.-]+\)(: .+)?", line), line
    assert lines[-1] == ""
    assert "- [API](api/v1/index.json): all entries" in lines


def test_a_question_stands_with_its_answer_and_certainty() -> None:
    assert (
        r"- [Does \*it\* \_hum\_?](questions/does-it-hum.html): "
        "It may. With zorbatine people hummed less; see the trial. "
        "(Zorbatine: may help, certainty very low; Night hats: no evidence found)\n"
    ) in text(base_of(ANSWERED))


def test_it_says_that_nothing_was_reviewed_and_that_it_is_no_advice(example_check: Check) -> None:
    assert example_check.base is not None
    said = text(example_check.base)
    head = said[: said.index("## ")]
    assert re.search(r"[Uu]nreviewed draft", head)
    assert "not medical advice" in head


def links(text: str) -> list[str]:
    """Return where the links of a Markdown text lead."""
    inline = [child for token in MarkdownIt("commonmark").parse(text) for child in token.children or ()]
    return [str(child.attrs["href"]) for child in inline if child.type == "link_open"]


def test_links_are_absolute_when_the_site_has_an_address() -> None:
    base = base_of(ANSWERED)
    base = replace(base, about=base.about.model_copy(update={"address": "https://hum.example.org/als/"}))
    addresses = links(text(base))
    assert "https://hum.example.org/als/drugs/zorbatine.html" in addresses
    assert all(one.startswith("https://hum.example.org/als/") for one in addresses)


def test_every_link_leads_to_a_file_of_the_site(example_check: Check, example_files: dict[str, str]) -> None:
    assert example_check.base is not None
    addresses = links(text(example_check.base))
    assert site_feed(JSON_FEED) in addresses
    pages = {f"{name.removesuffix('.md')}.html" for name in example_files}
    assert set(addresses) - {site_feed(JSON_FEED)} <= pages


def test_no_text_of_an_entry_becomes_markup() -> None:
    nasty = "<b>[x](https://x.example.org/) `z` _u_ \\ *v* ![i](j) &amp; <script>\n# w\n- l"
    base = base_of(ANSWERED)
    sheet = base.sheets["zorbatine"]
    summary = sheet.entry.summary.model_copy(update={"plain": nasty})
    entry = sheet.entry.model_copy(update={"name": nasty, "summary": summary})
    base = replace(base, sheets={**base.sheets, "zorbatine": replace(sheet, entry=entry)})
    tokens = MarkdownIt("commonmark").parse(text(base))
    found = [child for token in tokens for child in (token, *(token.children or ()))]
    assert not {token.type for token in found} & {"html_inline", "html_block", "code_inline", "em_open", "image"}
    assert sum(token.type == "heading_open" for token in found) == 5
    assert not [address for address in links(text(base)) if "x.example.org" in address]
    shown = " ".join("".join(token.content for token in found if token.type == "text").split())
    assert "<b>[x](https://x.example.org/) `z` _u_ \\ *v* ![i](j) &amp; <script> # w - l" in shown
