"""What holds for every website that `monograph build` makes; tests/base asks it of the real one."""

from __future__ import annotations

import base64
import hashlib
import re
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from monograph import urls
from monograph.entries.shared.vocabulary import ReviewStatus
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import site_pages
from tests.addresses import addresses_in, is_internal
from tests.conftest import BuiltSite

pytestmark = pytest.mark.slow


# A whole site


def test_the_build_ends_well_and_says_so(site: BuiltSite) -> None:
    assert site.run.code == 0, site.run.output
    assert "0 errors" in site.run.output
    assert re.search(r"^Built site/ in [0-9.]+ s\.", site.run.output, re.MULTILINE)
    assert "WARNING" not in site.run.output


def test_every_page_that_was_made_is_in_the_site(
    pages: dict[str, LexborHTMLParser], site_base: KnowledgeBase
) -> None:
    assert {page.address for page in site_pages(site_base)} <= set(pages)


def test_nothing_of_the_workshop_is_left_beside_the_site(site: BuiltSite) -> None:
    assert sorted(path.name for path in site.root.glob("site*")) == ["site"]
    assert (site.folder / ".monograph").is_file()


# Nothing from elsewhere


def test_no_heading_is_left_as_it_was_typed(pages: dict[str, LexborHTMLParser]) -> None:
    for name, tree in pages.items():
        for node in tree.css("article div.mg"):
            assert not re.search(r"(?<!\S)#{1,6} [A-Z]", node.text(deep=True).replace("# a heading", "")), name
        assert not any("{ #" in article.text(deep=True) for article in tree.css("article")), name


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, LexborHTMLParser]) -> None:
    loading = "script[src], img[src], iframe, object, embed, video, audio, source, track, use, image, base"
    for name, tree in pages.items():
        for node in tree.css(loading):
            attributes = node.attributes
            link = attributes.get("src") or attributes.get("href") or attributes.get("data") or ""
            assert is_internal(link) or link.startswith("data:image/"), f"{name}: {node.html}"
        for node in tree.css("link[href]"):
            assert is_internal(node.attributes["href"] or ""), f"{name}: {node.html}"
        for node in tree.css("meta[http-equiv=refresh]"):
            target = (node.attributes["content"] or "").removeprefix("0; url=")
            assert target.endswith(".html"), name
            assert is_internal(target), name


def test_no_style_sheet_loads_anything_from_elsewhere(site: BuiltSite) -> None:
    for path in site.folder.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        for link in re.findall(r"url\(\s*['\"]?([^'\")]+)", text) + re.findall(r"@import\s+['\"]([^'\"]+)", text):
            assert link.startswith(("data:", "#")) or is_internal(link), f"{path.name}: {link[:80]}"


# Safe


def test_every_page_has_a_policy_that_names_its_own_scripts_and_no_others(
    pages: dict[str, LexborHTMLParser],
) -> None:
    for name, tree in pages.items():
        policies = tree.css('meta[http-equiv="Content-Security-Policy"]')
        assert len(policies) == 1, name
        policy = dict(
            part.strip().split(" ", 1) for part in (policies[0].attributes["content"] or "").split(";") if part
        )
        scripts = [node for node in tree.css("script") if "src" not in node.attributes]
        inline = [one.text() for one in scripts if one.attributes.get("type") != "application/ld+json"]
        hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(x.encode()).digest()).decode()}'" for x in inline}
        assert set(policy["script-src"].split()) == {"'self'", *hashes}, name
        assert policy["default-src"] == "'none'", name
        assert policy["form-action"] == "'none'", name
        for kind in ("img-src", "font-src", "connect-src", "style-src"):
            assert set(policy[kind].split()) <= {"'self'", "data:", "'unsafe-inline'"}, name


def test_the_policy_stands_before_anything_it_rules(pages: dict[str, LexborHTMLParser]) -> None:
    for name, tree in pages.items():
        head = tree.head
        assert head is not None
        children = [node for node in head.iter() if node.tag != "-text"]
        assert [node.attributes.get("http-equiv") for node in children[:2]] == [
            None,
            "Content-Security-Policy",
        ], name


def test_no_element_carries_a_script_in_an_attribute(pages: dict[str, LexborHTMLParser]) -> None:
    for name, tree in pages.items():
        for node in tree.css("*"):
            assert not [x for x in node.attributes if x.startswith("on")], f"{name}: {node.html}"
        for link in addresses_in(tree):
            assert urlsplit(link).scheme in ("", "http", "https", "data"), f"{name}: {link}"


def test_an_article_holds_no_script_frame_or_form_that_sends_anything(pages: dict[str, LexborHTMLParser]) -> None:
    for name, tree in pages.items():
        assert not tree.css("article :is(script, iframe, style, img)"), name
        forms = tree.css("article form")
        assert not [form for form in forms if "action" in form.attributes], name
        assert {form.attributes.get("class") for form in forms} <= {"mg-filter", "mg-levels", "mg-pick"}, name


def test_titles_read_as_the_names_of_the_entries(
    pages: dict[str, LexborHTMLParser], site_base: KnowledgeBase, site: BuiltSite
) -> None:
    site_name = re.search(r'^site_name: "?(.*?)"?$', (site.root / "mkdocs.yml").read_text(), re.MULTILINE)
    assert site_name
    for sheet in site_base.sheets.values():
        tree = pages[urls.entry_page(type(sheet.entry), sheet.id)]
        [title] = tree.css("head title")
        [heading] = tree.css("h1")
        assert title.text() == f"{sheet.entry.page_title} - {site_name[1]}"
        assert heading.text().rstrip("¶").strip() == sheet.entry.page_title


def test_descriptions_read_as_they_were_written(
    pages: dict[str, LexborHTMLParser], site_base: KnowledgeBase
) -> None:
    for page in site_pages(site_base):
        [meta] = pages[page.address].css('meta[name="description"]')
        assert meta.attributes["content"] == page.description


def test_a_page_names_reviewers_where_a_person_approved_the_entry_and_nowhere_else(
    pages: dict[str, LexborHTMLParser], site_base: KnowledgeBase
) -> None:
    for sheet in site_base.sheets.values():
        [notice] = pages[urls.entry_page(type(sheet.entry), sheet.id)].css("p.mg-review")
        review = sheet.entry.review
        names = [site_base.reviewers[one].name for one in review.reviewers]
        is_reviewed = review.status is ReviewStatus.APPROVED
        assert notice.text().startswith("Reviewed by") == is_reviewed, sheet.file
        assert not is_reviewed or all(name in notice.text() for name in names), sheet.file
