"""Feeds: what someone hears who follows the site, a treatment or a question."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped]
import pytest
from jsonschema import Draft202012Validator

from monograph.entries import Drug, Question
from monograph.exports.feeds import feed_files
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import Check
from monograph.urls import ATOM, JSON_FEED, entry_feed, site_feed
from tests.fragments import base_of

_TEXT = {"type": "string", "minLength": 1}
# JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/, as far as we use it; nothing else may be there.
SHAPE: dict[str, Any] = {
    "type": "object",
    "required": ["version", "title", "items", "home_page_url", "feed_url"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        **dict.fromkeys(("title", "description", "home_page_url", "feed_url"), _TEXT),
        "language": {"pattern": "^[a-z]{2}$"},
        "authors": {"type": "array", "items": {"type": "object", "properties": {"name": _TEXT}}, "minItems": 1},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "url", "title", "content_text", "date_published"],
                "additionalProperties": False,
                "properties": {
                    **dict.fromkeys(("id", "url", "title", "content_text"), _TEXT),
                    "date_published": {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z$"},
                },
            },
        },
    },
}


def written(base: KnowledgeBase) -> Mapping[str, bytes]:
    files = [(file.address, file.data) for file in feed_files(base)]
    assert len(files) == len(dict(files))
    return dict(files)


def json_feed(base: KnowledgeBase, address: str) -> dict[str, Any]:
    found = json.loads(written(base)[address])
    Draft202012Validator(SHAPE).validate(found)
    assert isinstance(found, dict)
    return found


def titles(base: KnowledgeBase, address: str) -> list[str]:
    return [item["title"] for item in json_feed(base, address)["items"]]


def at(base: KnowledgeBase, address: str) -> KnowledgeBase:
    """Return a base that gives the address of its site."""
    return replace(base, about=base.about.model_copy(update={"address": address}))


@pytest.fixture(scope="module")
def example(example_check: Check) -> KnowledgeBase:
    assert example_check.base is not None
    return example_check.base


def changed(*days_and_texts: tuple[str, str]) -> dict[str, Any]:
    return {"changes": [{"date": day, "text": text} for day, text in days_and_texts]}


FOLLOWED = {
    "drug/zorbatine": changed(("2035-03-01", "Dose corrected."), ("2035-01-01", "First version.")),
    "drug/glimmerine": changed(("2035-09-01", "Not about zorbatine.")),
    "study/quill-2031": {"population": {"conditions": ["harrow-syndrome"]}, **changed(("2035-04-01", "First."))},
    "claim/claim-hums": {"about": ["zorbatine"], **changed(("2035-02-01", "First."))},
    "question/does-it-hum": {
        "pico": {"interventions": ["zorbatine"]},
        **changed(("2035-05-01", "Answer changed."), ("2035-01-02", "First.")),
    },
    "condition/harrow-syndrome": changed(("2035-06-01", "First.")),
}


def test_whoever_follows_a_treatment_hears_of_all_that_points_at_it() -> None:
    base = base_of(FOLLOWED)
    assert titles(base, entry_feed(Drug, "zorbatine", JSON_FEED)) == [
        "Question: Does it hum",
        "Treatment: Zorbatine",
        "New claim check: Claim hums",
        "New question: Does it hum",
        "New treatment: Zorbatine",
    ]
    assert titles(base, entry_feed(Drug, "glimmerine", JSON_FEED)) == ["New treatment: Glimmerine"]


def test_whoever_follows_a_question_hears_of_what_it_rests_on() -> None:
    assert titles(base_of(FOLLOWED), entry_feed(Question, "does-it-hum", JSON_FEED)) == [
        "New condition: Harrow syndrome",
        "Question: Does it hum",
        "Treatment: Zorbatine",
        "New question: Does it hum",
        "New treatment: Zorbatine",
    ]


def test_whoever_follows_the_site_hears_of_everything_newest_first() -> None:
    found = json_feed(base_of(FOLLOWED), site_feed(JSON_FEED))
    days = [item["date_published"] for item in found["items"]]
    assert len(days) == 8
    assert days == sorted(days, reverse=True)


def test_a_first_version_tells_what_the_entry_says() -> None:
    fields = {**changed(("2035-03-02", "A hat added."), ("2035-03-01", "First version."))}
    fields["summary"] = {"plain": "It *hums*, see [[glimmerine]].", "clinical": "It hums."}
    base = base_of({"drug/zorbatine": fields, "drug/glimmerine": {}})
    newer, first = json_feed(base, entry_feed(Drug, "zorbatine", JSON_FEED))["items"]
    draft = "Unreviewed draft: no clinician has reviewed this page yet."
    assert newer["content_text"] == f"A hat added.\n\n{draft}"
    assert first["content_text"] == f"First version.\n\nIt hums, see glimmerine.\n\n{draft}"


def test_both_formats_tell_the_same(example: KnowledgeBase) -> None:
    files = written(example)
    assert site_feed(ATOM) in files
    assert entry_feed(Question, "does-zorbatine-ease-humming", ATOM) in files
    for address in files:
        if address.endswith(ATOM):
            atom = feedparser.parse(files[address])
            other = json_feed(example, address.removesuffix(ATOM) + JSON_FEED)
            assert not atom.bozo, atom.get("bozo_exception")
            assert atom.version == "atom10"
            assert atom.feed.title == other["title"]
            assert [one.id for one in atom.entries] == [one["id"] for one in other["items"]]
            assert [one.title_detail.value for one in atom.entries] == [one["title"] for one in other["items"]]
            assert [one.content[0].value for one in atom.entries] == [
                one["content_text"] for one in other["items"]
            ]
            assert [one.updated for one in atom.entries] == [one["date_published"] for one in other["items"]]
            assert [one.published for one in atom.entries] == [one.updated for one in atom.entries]


def test_a_feed_has_all_that_atom_demands(example: KnowledgeBase) -> None:
    namespace = "{http://www.w3.org/2005/Atom}"
    for address, data in written(example).items():
        if address.endswith(ATOM):
            root = ElementTree.fromstring(data)
            for element in (root, *root.findall(f"{namespace}entry")):
                for name in ("id", "title", "updated"):
                    assert len(element.findall(f"{namespace}{name}")) == 1
                    assert element.findtext(f"{namespace}{name}")
                assert element.findall(f"{namespace}link[@rel='alternate']")
            assert root.findtext(f"{namespace}author/{namespace}name")


def test_every_treatment_and_question_has_its_feeds_and_nothing_else(example: KnowledgeBase) -> None:
    expected = {site_feed(ATOM), site_feed(JSON_FEED)}
    for kind in (Drug, Question):
        expected |= {entry_feed(kind, one.id, suffix) for one in example.all(kind) for suffix in (ATOM, JSON_FEED)}
    assert set(written(example)) == expected


def test_links_are_absolute_when_the_site_has_an_address() -> None:
    base = at(base_of(FOLLOWED), "https://hum.example.org/als/")
    found = json_feed(base, entry_feed(Drug, "zorbatine", JSON_FEED))
    assert found["feed_url"] == "https://hum.example.org/als/feeds/drugs/zorbatine.json"
    assert found["home_page_url"] == "https://hum.example.org/als/drugs/zorbatine.html"
    assert found["items"][0]["url"] == "https://hum.example.org/als/questions/does-it-hum.html"
    atom = feedparser.parse(written(base)[site_feed(ATOM)])
    assert atom.feed.links[0].href == "https://hum.example.org/als/feeds/site.atom"
    assert atom.feed.link == "https://hum.example.org/als/news.html"


def test_links_are_relative_to_the_feed_when_the_site_has_no_address() -> None:
    found = json_feed(base_of(FOLLOWED), entry_feed(Drug, "zorbatine", JSON_FEED))
    assert found["feed_url"] == "zorbatine.json"
    assert found["home_page_url"] == "../../drugs/zorbatine.html"
    assert found["items"][0]["url"] == "../../questions/does-it-hum.html"


def tags(base: KnowledgeBase) -> set[str]:
    return {item["id"] for item in json_feed(base, site_feed(JSON_FEED))["items"]}


def test_a_change_keeps_its_tag_when_others_come() -> None:
    before = tags(base_of({"drug/zorbatine": changed(("2035-03-01", "B."), ("2035-03-01", "A."))}))
    after = tags(
        base_of(
            {
                "drug/zorbatine": changed(
                    ("2035-03-02", "D."), ("2035-03-01", "C."), ("2035-03-01", "B2."), ("2035-03-01", "A.")
                )
            }
        )
    )
    assert len(before) == 2
    assert len(after) == 4
    assert before < after


def test_the_same_change_has_the_same_tag_in_every_feed() -> None:
    base = base_of(FOLLOWED)
    for address in written(base):
        if address.endswith(JSON_FEED):
            assert {item["id"] for item in json_feed(base, address)["items"]} <= tags(base)


def test_tags_name_the_host_and_the_folder_of_the_site() -> None:
    base = base_of({"drug/zorbatine": changed(("2035-03-01", "A."))})
    assert tags(base) == {"tag:monograph.invalid,2026:drug/zorbatine/2035-03-01"}
    assert tags(at(base, "https://hum.example.org:8080/")) == {
        "tag:hum.example.org,2026:drug/zorbatine/2035-03-01"
    }
    assert tags(at(base, "https://hum.example.org/als/")) == {
        "tag:hum.example.org,2026:als/drug/zorbatine/2035-03-01"
    }


@pytest.mark.parametrize(
    ("date", "instant"),
    [
        ("2035-03-04", "2035-03-04T00:00:00Z"),
        ("2035-03", "2035-03-01T00:00:00Z"),
        ("2035", "2035-01-01T00:00:00Z"),
    ],
)
def test_a_date_is_the_instant_at_which_it_begins(date: str, instant: str) -> None:
    base = base_of({"drug/zorbatine": changed((date, "A."))})
    assert feedparser.parse(written(base)[site_feed(ATOM)]).feed.updated == instant
    assert json_feed(base, site_feed(JSON_FEED))["items"][0]["date_published"] == instant


def test_a_feed_without_a_change_is_empty_and_sound() -> None:
    base = base_of({"drug/zorbatine": {}})
    atom = feedparser.parse(written(base)[entry_feed(Drug, "zorbatine", ATOM)])
    assert (atom.bozo, atom.entries, atom.feed.updated) == (False, [], "1970-01-01T00:00:00Z")
    assert json_feed(base, entry_feed(Drug, "zorbatine", JSON_FEED))["items"] == []


NASTY = (
    "<b>bold</b> </script><script>hum()</script> &amp; ]]> <!-- hum -->",
    "He said \"hum\" and 'hum' = 1+1",
    "哼唱 متلازمة 🎩👩‍⚕️ e\u0301",
    "\ufffe \uffff end",
)


@pytest.mark.parametrize("nasty", NASTY)
def test_no_text_breaks_a_feed(nasty: str) -> None:
    base = base_of({"drug/zorbatine": {"name": "Zorb", **changed(("2035-03-01", "A."))}})
    sheet = base.sheets["zorbatine"]
    change = sheet.entry.changes[0].model_copy(update={"text": nasty})
    entry = sheet.entry.model_copy(update={"name": nasty, "changes": (change,)})
    base = replace(base, sheets={"zorbatine": replace(sheet, entry=entry)})
    root = ElementTree.fromstring(written(base)[site_feed(ATOM)])
    shown = nasty.translate({0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})
    namespace = "{http://www.w3.org/2005/Atom}"
    assert root.findtext(f"{namespace}entry/{namespace}title") == f"New treatment: {shown}"
    content = root.findtext(f"{namespace}entry/{namespace}content")
    assert content is not None
    assert content.startswith(f"{shown}\n\n")
    assert json_feed(base, site_feed(JSON_FEED))["items"][0]["content_text"].startswith(f"{nasty}\n\n")


def test_a_feed_holds_the_newest_hundred() -> None:
    days = [f"2035-{month:02}-{day:02}" for month in range(12, 0, -1) for day in range(10, 0, -1)]
    base = base_of({"drug/zorbatine": changed(*((day, "A.") for day in days))})
    found = json_feed(base, site_feed(JSON_FEED))["items"]
    assert [item["date_published"][:10] for item in found] == days[:100]


def test_the_same_base_gives_the_same_feed_files(example: KnowledgeBase) -> None:
    assert written(example) == written(example)
