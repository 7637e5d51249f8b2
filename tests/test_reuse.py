"""Licence and author of the content are what kb/base.yaml says of them; where it is silent, nothing is claimed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
import yaml
from jinja2 import Environment
from pybtex.database import parse_string
from selectolax.lexbor import LexborHTMLParser

from monograph import urls
from monograph.bibliography.formats.bibtex import bibtex
from monograph.bibliography.making import web_page
from monograph.entries import Drug
from monograph.entries.base_files.about import About, read_about
from monograph.exports import export_files
from monograph.exports.crawlers import crawler_files
from monograph.exports.search import search_files
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import Check
from monograph.pipeline.pages import site_pages
from monograph.render import render_pages, with_site_terms
from monograph.views.page.cite import base_reference, entry_reference
from monograph.views.page.reuse import foot_terms

pytestmark = pytest.mark.thorough

OURS = ("creativecommons", "CC BY", "CC-BY", "Creative Commons", "Monograph contributors")
OTHER: Mapping[str, Any] = {
    "author": "Ada Example & the Harrow Scribes",
    "licence": {
        "name": "Open Hum Licence 1.0",
        "short_name": "OHL",
        "url": "https://licences.example.org/open-hum",
        "spdx": "LicenseRef-OHL-1.0",
    },
}
SAID = {"title": "Humming", "lead": "All of it.", "description": "All of it."}


def base_with(base: KnowledgeBase, **terms: Any) -> KnowledgeBase:
    """Return a base with another author and licence, or with none."""
    about = {**base.about.model_dump(), "author": None, "licence": None, **terms}
    return replace(base, about=About.model_validate(about))


def everything(base: KnowledgeBase) -> dict[str, bytes]:
    """Return every page and every file of a base by its address."""
    pages = site_pages(base)
    sources = dict(render_pages(pages))
    made = (*export_files(base, pages), *search_files(base, sources), *crawler_files(base))
    texts = {name: text.encode() for name, text in sources.items()}
    return texts | {file.address: file.data for file in made}


@pytest.fixture(scope="module")
def example(example_check: Check) -> KnowledgeBase:
    assert example_check.base is not None
    return example_check.base


@pytest.fixture(scope="module")
def other(example: KnowledgeBase) -> dict[str, bytes]:
    return everything(base_with(example, **OTHER))


@pytest.fixture(scope="module")
def silent(example: KnowledgeBase) -> dict[str, bytes]:
    return everything(base_with(example))


def holding(made: Mapping[str, bytes], words: str) -> list[str]:
    return [address for address, data in made.items() if words.encode() in data]


@pytest.mark.parametrize("words", OURS)
def test_a_base_with_another_licence_shows_no_trace_of_ours(
    other: dict[str, bytes], silent: dict[str, bytes], words: str
) -> None:
    assert (holding(other, words), holding(silent, words)) == ([], [])


def read(made: Mapping[str, bytes], address: str) -> Any:
    return json.loads(made[address])


def test_every_kind_of_file_tells_the_licence_and_the_author(other: dict[str, bytes]) -> None:
    package = read(other, "data/tables/datapackage.json")
    url = "https://licences.example.org/open-hum"
    named = {"name": "LicenseRef-OHL-1.0", "title": "Open Hum Licence 1.0", "path": url}
    assert package["licenses"] == [named]
    assert [one["title"] for one in package["contributors"]] == [OTHER["author"]]
    index = read(other, "api/v1/index.json")
    content, program = index["licences"]
    assert (content["name"], content["spdx"], content["url"]) == ("Open Hum Licence 1.0", named["name"], url)
    assert program["spdx"] == "MIT"
    assert index["author"] == OTHER["author"]
    assert read(other, urls.entry_data(Drug, "zorbatine"))["licence"] == "LicenseRef-OHL-1.0"
    info = read(other, "api/v1/openapi.json")["info"]
    assert info["license"] == {"name": "Open Hum Licence 1.0", "identifier": "LicenseRef-OHL-1.0"}
    assert b"Content: OHL; works" in other["data/fhir-bundle.json"]
    metadata = read(other, "data/metadata.json")
    assert (metadata["license_url"], metadata["source"]) == (url, OTHER["author"])
    page = other["drugs/zorbatine.md"].decode()
    assert f'"license": "{url}"' in page
    assert "Ada Example &amp; the Harrow Scribes. Zorbatine [Internet]." in page


def test_where_nothing_is_said_nothing_is_claimed(silent: dict[str, bytes]) -> None:
    package = read(silent, "data/tables/datapackage.json")
    assert not {"licenses", "contributors"} & set(package)
    index = read(silent, "api/v1/index.json")
    assert [one["name"] for one in index["licences"]] == ["no licence stated", "MIT License"]
    assert index["author"] is None
    assert read(silent, urls.entry_data(Drug, "zorbatine"))["licence"] is None
    assert "license" not in read(silent, "api/v1/openapi.json")["info"]
    assert not {"license", "license_url", "source"} & set(read(silent, "data/metadata.json"))
    assert b"no licence stated" in silent["data/fhir-bundle.json"]
    assert b"no licence stated" in silent["data/monograph.sqlite"]
    page = silent["drugs/zorbatine.md"].decode()
    assert '"license"' not in page
    assert '"publisher"' not in page


def test_a_page_without_an_author_is_cited_by_its_title(example: KnowledgeBase) -> None:
    base = base_with(example)
    assert base_reference(base).text.startswith("Humming & harrow syndrome [Internet].")
    assert entry_reference("zorbatine", "drugs/zorbatine.html", base).text.startswith("Zorbatine [Internet].")


def foot(page: Mapping[str, Any] | None = None, extra: Mapping[str, Any] | None = None) -> LexborHTMLParser:
    """Return the last words of a page, as the theme writes them from its front matter or from the plugin."""
    template = Environment(autoescape=False).from_string(
        files("monograph").joinpath("theme/partials/copyright.html").read_text(encoding="utf-8")
    )
    return LexborHTMLParser(" ".join(template.render(page=page, config={"extra": extra or {}}).split()))


@pytest.mark.parametrize(
    ("terms", "words", "link"),
    [
        (
            OTHER,
            "Text and data: OHL, © Ada Example & the Harrow Scribes. No",
            "https://licences.example.org/open-hum",
        ),
        ({"licence": OTHER["licence"]}, "Text and data: OHL. No", "https://licences.example.org/open-hum"),
        ({"author": "A & B"}, "Text and data: no licence stated, © A & B. No", None),
        ({}, "Text and data: no licence stated. No", None),
    ],
)
def test_the_foot_of_every_page_says_it(terms: dict[str, Any], words: str, link: str | None) -> None:
    known = foot_terms(About.model_validate({**SAID, **terms}))
    # By the page's front matter, as every builder reads it; or by the plugin, on a page that has none.
    for made in (foot({"meta": {"mg_terms": known}}), foot(None, {"monograph_terms": known})):
        assert words in made.text()
        assert [one.attributes["href"] for one in made.css("a")] == ([link] if link else [])


@pytest.mark.parametrize("page", [None, {"meta": {}}, {"meta": {"title": "By hand"}}])
def test_the_foot_says_nothing_of_a_licence_that_nobody_looked_up(page: Any) -> None:
    made = foot(page).text()
    assert "licence" not in made
    assert "not medical advice. No cookies" in made


def test_a_page_written_by_hand_tells_builders_of_its_terms() -> None:
    terms = foot_terms(About.model_validate({**SAID, **OTHER}))
    head, _, text = with_site_terms("# By hand\n", terms).removeprefix("---\n").partition("---\n")
    assert yaml.safe_load(head) == {"mg_terms": dict(terms)}
    assert text == "# By hand\n"
    own = "---\ntitle: By hand\n---\n# By hand\n"
    assert with_site_terms(own, terms) == own


def faults(**fields: Any) -> list[tuple[int, str]]:
    about, findings = read_about(yaml.safe_dump({**SAID, **fields}, sort_keys=False).encode())
    assert (about is None) == bool(findings)
    return [(one.place.line, one.rule) for one in findings]


@pytest.mark.parametrize(
    ("licence", "found"),
    [
        ({"name": "Open", "url": "https://example.org"}, []),
        ({"name": "Open", "url": "https://example.org/a/b.html", "spdx": "GPL-3.0-or-later"}, []),
        ({"name": "Open"}, [(4, "missing-field")]),
        ({"name": "Open", "url": "javascript:alert(1)"}, [(6, "page-address")]),
        ({"name": "Open", "url": 'https://example.org/"onclick="x'}, [(6, "page-address")]),
        ({"name": "Open <b>", "url": "https://example.org"}, []),
        ({"name": "Open\n\nand shut", "url": "https://example.org"}, [(5, "one-line-name")]),
        ({"name": "Open", "url": "https://example.org", "spdx": "CC BY 4.0"}, [(7, "spdx-id")]),
        ({"name": "Open", "url": "https://example.org", "spdx": "CC-BY-9.9"}, [(7, "spdx-id")]),
        ({"name": "Open", "url": "https://example.org", "spdx": "cc-by-4.0"}, [(7, "spdx-id")]),
        ({"name": "Open", "url": "https://example.org", "spdx": "LicenseRef-"}, [(7, "spdx-id")]),
        ({"name": "Open", "url": "https://example.org", "spdx": "LicenseRef-Ours"}, []),
        ({"name": "Open", "url": "https://example.org", "spdx": "CC-BY-NC-SA-3.0-IGO"}, []),
        ({"name": "Open", "url": "https://example.org", "spdx": "CC0-1.0"}, []),
        ({"name": "Open", "url": "https://example.org", "spdx_id": "MIT"}, [(7, "unknown-field")]),
        ("CC BY 4.0", [(4, "wrong-type")]),
    ],
    ids=str,
)
def test_a_fault_in_the_licence_is_a_finding_at_its_place(licence: Any, found: list[tuple[int, str]]) -> None:
    assert faults(licence=licence) == found


def test_a_mistyped_licence_gets_the_nearest_one_offered() -> None:
    licence = {"name": "Open", "url": "https://example.org", "spdx": "CC-BY-SA-40"}
    _, [finding] = read_about(yaml.safe_dump({**SAID, "licence": licence}, sort_keys=False).encode())
    assert "Did you mean `CC-BY-SA-4.0`?" in finding.remedy


# Each has the right form, and leads nowhere.
@pytest.mark.parametrize(
    "address",
    [
        "https://a:b:c/",
        "https://a:99999999/",
        "https://a:0/",
        "https://a:/",
        "http://a..b/",
        "https://a-.b/",
        f"https://{'a' * 64}.org/",
        f"https://{'a' * 100_000}/",
        f"https://{'a.' * 127}org/",
        f"https://example.org/{'a' * 2000}/",
    ],
    ids=lambda address: str(address)[:30],
)
def test_an_address_that_cannot_be_is_a_finding(address: str) -> None:
    licence = {"name": "Open", "url": address}
    assert faults(address=address) == [(4, "web-address")]
    assert faults(licence=licence)[0][1] == "page-address"
    _, [finding] = read_about(yaml.safe_dump({**SAID, "address": address}, sort_keys=False).encode())
    assert len(finding.found) < 400


@pytest.mark.parametrize("path", ["%zz", "a%2", "%"])
def test_a_percent_sign_stands_for_a_byte(path: str) -> None:
    assert [rule for _, rule in faults(licence={"name": "Open", "url": f"https://a/{path}"})] == ["page-address"]
    assert not faults(licence={"name": "Open", "url": "https://example.org:8443/a%20b%C3%A9"})


@pytest.mark.parametrize(
    "author", ["Foo } B", "{Foo} B", "Foo \\ B", "A and B, others", "$x$ ~ `y'' -- #1 50 %", "<b>O'Hara</b> & Co"]
)
def test_an_author_with_signs_of_bibtex_is_cited_as_written(author: str) -> None:
    assert not faults(author=author)
    page = web_page(
        "quill", {"author": author, "title": f"Title Of {author}", "publisher": author, "year": "2031"}
    )
    assert (page.authors, page.title) == ((author,), f"Title Of {author}")
    assert page.text.startswith(f"{author}. Title Of {author}")
    assert LexborHTMLParser(page.html).text() == page.text
    assert list(parse_string(bibtex([page]), "bibtex").entries) == ["quill"]
