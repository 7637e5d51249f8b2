"""Addresses: relative links between pages, and which links out of the site are safe."""

from __future__ import annotations

import re

import pytest

from monograph import urls
from monograph.entries import KINDS, Drug
from monograph.text.web import is_safe


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("index.html", "drugs/zorbatine.html", "drugs/zorbatine.html"),
        ("drugs/zorbatine.html", "index.html", "../index.html"),
        ("drugs/zorbatine.html", "drugs/pellidone.html", "pellidone.html"),
        ("drugs/zorbatine.html", "studies/quill-2031.html", "../studies/quill-2031.html"),
        ("drugs/zorbatine.html", "references.html#work-Quill2031", "../references.html#work-Quill2031"),
        ("references.html", "references.html#work-Quill2031", "#work-Quill2031"),
        ("drugs/index.html", "drugs/index.html", "index.html"),
        ("a/b/c.html", "d.html", "../../d.html"),
    ],
)
def test_one_page_links_to_another_by_a_relative_path(page: str, target: str, link: str) -> None:
    assert urls.relative(page, target) == link


def test_no_two_kinds_share_a_folder() -> None:
    assert len({urls.kind_index(kind) for kind in KINDS}) == len(KINDS)
    assert urls.entry_page(Drug, "zorbatine") == "drugs/zorbatine.html"


def test_every_page_is_made_from_a_markdown_file_of_its_name() -> None:
    assert urls.source_of("drugs/zorbatine.html") == "drugs/zorbatine.md"
    assert urls.hand_written("about.md") == "about.html"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org/a/b?c=d&e=f#g",
        "https://example.org:8080/",
        "https://doi.org/10.9999/invented(2031)11",
        "https://xn--bcher-kva.example/",
        "https://en.example.org/wiki/Hum_(sound)",
        "HTTPS://EXAMPLE.ORG/",
        "https://127.0.0.1/",
    ],
)
def test_a_plain_web_address_is_safe(url: str) -> None:
    assert is_safe(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://[zz/",
        "https://[::1",
        "https://example.org:99999/",
        "https://example.org:port/",
        "https://example.org:0/",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org/",
        "mailto:ada@example.org",
        "//example.org/",
        "/etc/passwd",
        "../index.html",
        "example.org",
        "",
        "https://",
        "https:///path",
        "https://user@example.org/",
        "https://user:word@example.org/",
        "https://exam ple.org/",
        'https://example.org/"onmouseover="alert(1)',
        "https://example.org/'x",
        "https://example.org/<b>",
        "https://example.org/`x`",
        "https://example.org\\@evil.example/",
        "https://example.org/\x00",
        "https://example.org/\u2028",
        "https://-/",
        "https://.example.org/",
        "https://exаmple.org/",
    ],
)
def test_any_other_address_is_not_safe(url: str) -> None:
    assert not is_safe(url)


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("Rare disease", "rare-disease", True),
        ("[18F] FDG", "18F FDG", True),
        ("CD4<200", "CD4>200", False),
        ("שלום", "عربي", False),
        ("C", "C++", False),
        ("*", "#", False),
        ("👍", "👎", False),
    ],
)
def test_tags_that_differ_in_letters_or_signs_have_places_of_their_own(
    one: str, other: str, are_one: bool
) -> None:
    assert (urls.tag_id(one) == urls.tag_id(other)) is are_one
    assert urls.tag_id(one) != "tag-"


def test_works_have_file_names_that_every_system_takes_and_none_shares() -> None:
    keys = ("a:b", "a/b", "a.b", "a+b", "a-b", "a::b", "A:B", "con.x", "DBLP:conf/icml/Foo+23", "Quill2031")
    pages = [urls.work_page(key) for key in keys]
    assert len({page.casefold() for page in pages}) == len(keys)
    assert all(re.fullmatch(r"references/[A-Za-z0-9_-]+\.html", page) for page in pages)
    assert urls.work_page("Quill2031") == "references/Quill2031.html"
    assert urls.work_page("a:b") == urls.work_page("a:b")
