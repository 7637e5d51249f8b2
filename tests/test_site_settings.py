"""mkdocs.yml: what the build needs there and what it overrules; and files for the root of the site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from monograph.findings import Finding
from monograph.pipeline.site_settings import FEATURES, NEEDED_ITEMS, NEEDED_SETTINGS, setting_findings
from monograph.pipeline.static_files import copy_static, static_findings
from tests.conftest import PROJECT, BuiltSite, CopyProject, RunMonograph
from tests.projects import make_project, monograph

pytestmark = pytest.mark.thorough

SETTINGS = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")


def found_in(text: str | bytes, address: str = "") -> list[tuple[str, int, str]]:
    raw = text.encode("utf-8") if isinstance(text, str) else text
    found = setting_findings(raw, address, PROJECT)
    return [(one.rule, one.place.line, f"{one.found}. {one.remedy}") for one in found]


def line_of(words: str, text: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_our_own_settings_are_all_right() -> None:
    assert found_in(SETTINGS) == []


@pytest.mark.parametrize(
    ("before", "after", "at", "told"),
    [
        ("docs_dir: build/docs", "docs_dir: docs", "docs_dir", "Write `docs_dir: build/docs`"),
        ("site_dir: site", "site_dir: public", "site_dir", "Write `site_dir: site`"),
        (
            "use_directory_urls: false",
            "use_directory_urls: yes",
            "use_directory",
            "Write `use_directory_urls: false`",
        ),
        ("use_directory_urls: false\n", "", "", "`use_directory_urls` is left out, which means `true`"),
        ("name: material", "name: readthedocs", "name: readthedocs", "Write `theme: name: material`"),
        (
            "custom_dir: src/monograph/theme",
            "custom_dir: elsewhere",
            "custom_dir",
            "`elsewhere` holds no main.html",
        ),
        ("  custom_dir: src/monograph/theme\n", "", "", "`custom_dir` of the theme is left out"),
        ("  - monograph\n", "", "plugins:", "`monograph` is not among `plugins`"),
        ("  - search\n", "", "plugins:", "`search` is not among `plugins`"),
        ("  - attr_list\n", "", "markdown_extensions:", "`attr_list` is not among `markdown_extensions`"),
        ("  - assets/monograph.css\n", "  - mine.css\n", "extra_css:", "`assets/monograph.css` is not among"),
        ("  - assets/levels.js\n", "", "extra_javascript:", "`assets/levels.js` is not among"),
    ],
)
def test_what_the_site_cannot_do_without_is_an_error_at_its_line(
    before: str, after: str, at: str, told: str
) -> None:
    text = SETTINGS.replace(before, after)
    assert text != SETTINGS
    [(rule, line, words)] = found_in(text)
    assert rule == "site-setting-is-needed"
    assert told in words
    # A list begins on the line below its name.
    assert line - (line_of(at, text) if at else 1) in (0, 1)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("    - toc.follow", "    - toc.follow\n    - content.tooltips", "`content.tooltips` does not work here"),
        (
            "    - toc.follow",
            "    - toc.follow\n    - navigation.instant",
            "`navigation.instant` does not work here",
        ),
        ("font: false", "font: {text: Roboto}", "the theme's fonts lie elsewhere"),
        (
            "  - assets/page.js",
            "  - assets/page.js\n  - https://example.org/x.js",
            "`https://example.org/x.js` lies",
        ),
        (
            "  - assets/page.js",
            "  - assets/page.js\n  - {path: //x.org/x.js, type: module}",
            "`//x.org/x.js` lies",
        ),
        ("extra:\n", "extra:\n  analytics: {provider: google}\n", "`analytics` asks another website"),
        ("theme:\n", "repo_url: https://example.org/mine\ntheme:\n", "`repo_url` asks another website"),
        ("theme:\n", "strict: false\ntheme:\n", "stops at a warning of MkDocs all the same"),
        (
            "theme:\n",
            "site_url: https://example.org/b\ntheme:\n",
            "`address` in kb/base.yaml is `https://x.org/b/`",
        ),
    ],
)
def test_what_is_overruled_or_without_effect_is_a_warning(before: str, after: str, told: str) -> None:
    [(rule, line, words)] = found_in(SETTINGS.replace(before, after, 1), "https://x.org/b/")
    assert (rule, told in words) == ("site-setting-is-overruled", True), words
    assert line > 1


@pytest.mark.parametrize("written", ["https://x.org/b", "https://x.org/b/"])
def test_the_same_address_with_or_without_a_slash_is_all_right(written: str) -> None:
    assert found_in(f"site_url: {written}\n{SETTINGS}", "https://x.org/b/") == []


@pytest.mark.parametrize(
    ("raw", "rule", "line"),
    [
        (b"", "wrong-type", 1),
        (b"- a\n", "wrong-type", 1),
        (b"a: 1\nb: [\n", "yaml-syntax", 3),
        (b"a: 1\nb: \xe4\n", "file-encoding", 2),
        (b"[" * 100_000, "yaml-syntax", 1),
        (b"a: " + b"x" * 600_000, "file-too-large", 1),
        (b"a: \x00\n", "yaml-syntax", 1),
    ],
)
def test_a_file_that_is_no_settings_is_told_and_never_raises(raw: bytes, rule: str, line: int) -> None:
    [(found, at, _)] = found_in(raw)
    assert (found, at) == (rule, line)


def test_what_only_mkdocs_can_work_out_is_left_alone() -> None:
    text = SETTINGS.replace("site_dir: site", "site_dir: !ENV [SITE, site]").replace(
        "theme:\n", "INHERIT: a.yml\ntheme:\n"
    )
    assert found_in(text.replace("docs_dir: build/docs\n", "")) == []


def test_the_page_on_settings_lists_them_all() -> None:
    page = (PROJECT / "docs/site-settings.md").read_text(encoding="utf-8")
    for needed in NEEDED_SETTINGS:
        row = next(line for line in page.splitlines() if all(f"`{name}`" in line for name in needed.names))
        assert f"`{needed.value}`" in row
    for item in NEEDED_ITEMS:
        assert any(f"`{item.names[0]}`" in line and f"`{item.item}`" in line for line in page.splitlines()), item
    assert all(f"`{feature}`" in page for feature in FEATURES)


# Files at the root of the site


def findings_with(name: str, data: bytes, folder: Path) -> str:
    project = make_project(folder / "project")
    path = project / "kb/static" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return monograph(project, "check", "--quiet").output


@pytest.mark.parametrize(
    "name",
    [
        "CNAME",
        ".nojekyll",
        "favicon.ico",
        "google1234.html",
        ".well-known/security.txt",
        "robots.txt",
        "ads.txt",
        ".gitkeep",
    ],
)
def test_files_that_publishers_need_are_no_findings(name: str, tmp_path: Path) -> None:
    assert "kb/static" not in findings_with(name, b"x", tmp_path)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("index.html", "static-in-use"),
        ("404.HTML", "static-in-use"),
        ("sitemap.xml", "static-in-use"),
        ("drugs/mine.html", "static-in-use"),
        ("Assets/monograph.css", "static-in-use"),
        ("references.csl.json", "static-in-use"),
        ("drugs", "static-in-use"),
        ("con.txt", "static-name"),
        ("a b.txt", "static-name"),
        (".git/config", "static-name"),
    ],
)
def test_a_file_in_the_way_or_of_an_odd_name_is_told(name: str, rule: str, tmp_path: Path) -> None:
    printed = findings_with(name, b"x", tmp_path)
    assert f"kb/static/{name}:1:1: error: " in printed
    assert f"[{rule}]" in printed


def test_a_link_and_a_giant_are_refused(tmp_path: Path) -> None:
    assert "[file-too-large]" in findings_with("big.bin", b"x" * (5 * 1024 * 1024 + 1), tmp_path / "one")
    project = make_project(tmp_path / "two")
    (project / "kb/static").mkdir()
    (project / "kb/static/CNAME").symlink_to("/etc/hostname")
    assert "kb/static/CNAME:1:1: error: " in monograph(project, "check", "-q").output
    (project / "kb/static/CNAME").unlink()
    (project / "kb/static").rmdir()
    (project / "kb/static").symlink_to(tmp_path)
    assert "`kb/static` is a symbolic link" in monograph(project, "check", "-q").output


def test_files_that_differ_in_capitals_and_hand_written_pages_are_in_the_way() -> None:
    found: list[Finding] = list(
        static_findings([("CNAME", b""), ("cname", b""), ("about.html", b"")], ["about.md"])
    )
    assert [one.place.file for one in found] == ["kb/static/cname", "kb/static/about.html"]


def test_every_file_of_a_built_site_is_in_the_way_of_one_of_its_name(example_site: BuiltSite) -> None:
    assert example_site.run.code == 0, example_site.run.output
    names = [
        path.relative_to(example_site.folder).as_posix()
        for path in example_site.folder.rglob("*")
        if path.is_file()
    ]
    by_hand = [path.name for path in (example_site.root / "kb/pages").glob("*.md")]
    found = {
        one.place.file.removeprefix("kb/static/")
        for one in static_findings([(one, b"") for one in names], by_hand)
    }
    assert set(names) - found == {"robots.txt"}


def test_a_build_puts_them_into_the_site_each_time_and_the_offline_copy_leaves_the_servers_out(
    tmp_path: Path, copy_project: CopyProject, run: RunMonograph
) -> None:
    root = copy_project(PROJECT / "tests/example", tmp_path / "project")
    static = {
        "CNAME": "x.org\n",
        ".well-known/security.txt": "Contact: nobody\n",
        "google1.html": "<p>google1",
        "robots.txt": "User-agent: Greedy\nDisallow: /\n",
    }
    for name, text in static.items():
        path = root / "kb/static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for _ in range(2):
        done = run(root, "-m", "monograph", "build")
        assert done.code == 0, done.output
        for name, text in static.items():
            assert (root / "site" / name).read_text(encoding="utf-8").endswith(text)
    robots = (root / "site/robots.txt").read_text(encoding="utf-8")
    assert len(re.findall("^User-agent: ", robots, re.MULTILINE)) == 2
    assert run(root, "-m", "monograph", "offline").code == 0
    packed = (root / "build/monograph-offline.zip").read_bytes()
    assert b"google1.html" in packed
    assert b"CNAME" not in packed
    assert b".well-known" not in packed


def test_nothing_is_copied_where_there_is_nothing(tmp_path: Path) -> None:
    copy_static(tmp_path, tmp_path / "site")
    assert not (tmp_path / "site").exists()
