"""The website as `monograph build` makes it, from the real knowledge base and from the invented one."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime, time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from monograph import urls
from monograph.findings import render
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import check, pages_to_write, site_pages
from tests.addresses import addresses_in, is_internal
from tests.conftest import EXAMPLE, BuiltSite, CopyProject, RunMonograph
from tests.projects import TODAY

pytestmark = pytest.mark.slow

ENTRY = "kb/entries/drug/night-hats.yaml"


@pytest.fixture(scope="module")
def base(site: BuiltSite) -> KnowledgeBase:
    checked = check(site.root, TODAY)
    assert checked.base is not None, "\n".join(map(render, checked.findings))
    return checked.base


@pytest.fixture
def copy(example_site: BuiltSite, tmp_path: Path) -> Path:
    """A project with its built website, to be spoiled."""
    root = tmp_path / "project"
    shutil.copytree(example_site.root, root)
    return root


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# A whole site


def test_the_build_ends_well_and_says_so(site: BuiltSite) -> None:
    assert site.run.code == 0, site.run.output
    assert "0 errors" in site.run.output
    assert re.search(r"^Built site/ in [0-9.]+ s\.", site.run.output, re.MULTILINE)
    assert "WARNING" not in site.run.output


def test_every_page_that_was_made_is_in_the_site(pages: dict[str, LexborHTMLParser], base: KnowledgeBase) -> None:
    assert {page.address for page in site_pages(base)} <= set(pages)


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
    pages: dict[str, LexborHTMLParser], base: KnowledgeBase, site: BuiltSite
) -> None:
    site_name = re.search(r'^site_name: "?(.*?)"?$', (site.root / "mkdocs.yml").read_text(), re.MULTILINE)
    assert site_name
    for sheet in base.sheets.values():
        tree = pages[urls.entry_page(type(sheet.entry), sheet.id)]
        [title] = tree.css("head title")
        [heading] = tree.css("h1")
        assert title.text() == f"{sheet.entry.page_title} - {site_name[1]}"
        assert heading.text().rstrip("¶").strip() == sheet.entry.page_title


def test_descriptions_read_as_they_were_written(pages: dict[str, LexborHTMLParser], base: KnowledgeBase) -> None:
    for page in site_pages(base):
        [meta] = pages[page.address].css('meta[name="description"]')
        assert meta.attributes["content"] == page.description


def test_a_nasty_name_is_text_wherever_the_theme_prints_it(example_site: BuiltSite) -> None:
    name = "Glim*mer*ine & \"Sons\" _B_ #1 {{ x }} | 5 % -- 'q'"
    path = example_site.folder / "questions/does-zorbatine-ease-humming.html"
    tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
    in_contents = {" ".join(node.text().split()) for node in tree.css("nav a[href='#option-2']")}
    assert in_contents == {name}
    assert name in {" ".join(node.text().split()) for node in tree.css(".md-content h2")} | {
        node.text().rstrip("¶") for node in tree.css(".md-content h2")
    }


# Switched as a whole


def test_a_faulty_entry_leaves_the_last_good_site_as_it_is(copy: Path, run: RunMonograph) -> None:
    before = contents(copy / "site")
    entry = copy / ENTRY
    entry.write_text(entry.read_text(encoding="utf-8") + "colour: green\n", encoding="utf-8")
    done = run(copy, "-m", "monograph", "build")
    assert done.code == 1
    assert f"{ENTRY}:4:1: error: " in done.output
    assert contents(copy / "site") == before


def test_a_fault_that_only_mkdocs_sees_leaves_the_last_good_site_as_it_is(copy: Path, run: RunMonograph) -> None:
    before = contents(copy / "site")
    page = copy / "kb/pages/about.md"
    page.write_text("# About\n\n[gone](drugs/gone.md)\n", encoding="utf-8")
    done = run(copy, "-m", "monograph", "build")
    assert done.code == 1
    assert "drugs/gone.md" in done.output
    assert "the last good website is untouched" in done.output
    assert contents(copy / "site") == before


def test_a_new_build_replaces_the_site_whole(copy: Path, run: RunMonograph) -> None:
    (copy / "site/left-over.html").write_text("old", encoding="utf-8")
    (copy / "site.new").mkdir()
    (copy / "site.new/half.html").write_text("half", encoding="utf-8")
    (copy / "site.new/.monograph").touch()
    entry = copy / ENTRY
    entry.write_text(entry.read_text(encoding="utf-8").replace("Night hats", "Night caps"), encoding="utf-8")
    done = run(copy, "-m", "monograph", "build")
    assert done.code == 0, done.output
    assert "Night caps" in (copy / "site/drugs/night-hats.html").read_text(encoding="utf-8")
    assert not (copy / "site/left-over.html").exists()
    assert not (copy / "site/half.html").exists()
    assert sorted(path.name for path in copy.glob("site*")) == ["site"]


def test_a_folder_that_is_not_ours_is_not_replaced(copy: Path, run: RunMonograph) -> None:
    shutil.rmtree(copy / "site")
    (copy / "site").mkdir()
    (copy / "site/thesis.txt").write_text("mine", encoding="utf-8")
    done = run(copy, "-m", "monograph", "build")
    assert done.code == 2
    assert "was not made by Monograph" in done.output
    assert contents(copy / "site") == {"thesis.txt": b"mine"}


# Without our command


def test_mkdocs_alone_builds_the_same_pages_from_a_fresh_clone(
    tmp_path: Path, copy_project: CopyProject, run: RunMonograph, example_site: BuiltSite
) -> None:
    root = copy_project(EXAMPLE, tmp_path / "project")
    done = run(root, "-m", "mkdocs", "build", "--strict")
    assert done.code == 0, done.output
    ours = {name: data for name, data in contents(example_site.folder).items() if name.endswith(".html")}
    theirs = {name: data for name, data in contents(root / "site").items() if name.endswith(".html")}
    assert theirs == ours


def test_mkdocs_alone_stops_at_a_faulty_entry_before_it_touches_the_site(copy: Path, run: RunMonograph) -> None:
    before = contents(copy / "site")
    (copy / ENTRY).write_text("name: Night hats\n", encoding="utf-8")
    done = run(copy, "-m", "mkdocs", "build", "--strict")
    assert done.code == 1
    assert f"{ENTRY}:1:1: error: " in done.output
    assert "Traceback" not in done.output
    assert contents(copy / "site") == before


def test_the_script_alone_writes_the_pages_from_anywhere(
    tmp_path: Path,
    copy_project: CopyProject,
    run: RunMonograph,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = copy_project(EXAMPLE, tmp_path / "project")
    # Pages say how many checks hold, and some of those compare dates with the day.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.combine(TODAY, time(), UTC).timestamp())))
    done = run(tmp_path, str(root / "scripts/build_pages.py"))
    assert done.code == 0, done.output
    made = pages_to_write(check(root, TODAY))
    expected = {name: text.encode() if isinstance(text, str) else text for name, text in made.items()}
    assert expected.items() <= contents(root / "build/docs").items()


def test_pages_that_did_not_change_are_not_written_again(copy: Path, run: RunMonograph) -> None:
    before = {path: path.stat().st_mtime_ns for path in (copy / "build/docs").rglob("*.md")}
    done = run(copy, "-m", "monograph", "pages")
    assert ", 0 changed." in done.output
    assert {path: path.stat().st_mtime_ns for path in (copy / "build/docs").rglob("*.md")} == before


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("use_directory_urls: false", "use_directory_urls: true", "Write `use_directory_urls: false`"),
        ("use_directory_urls: false", "", "Write `use_directory_urls: false`"),  # the default of MkDocs
        ("site_dir: site", "site_dir: public", "Write `site_dir: site`"),
    ],
)
def test_a_setting_that_would_break_the_site_is_refused_at_its_line(
    tmp_path: Path, copy_project: CopyProject, run: RunMonograph, before: str, after: str, told: str
) -> None:
    root = copy_project(EXAMPLE, tmp_path / "project")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert before in settings
    (root / "mkdocs.yml").write_text(settings.replace(before, after), encoding="utf-8")
    done = run(root, "-m", "monograph", "build")
    assert done.code == 1
    assert [line for line in done.output.splitlines() if re.match(r"mkdocs\.yml:\d+:\d+: error: ", line)]
    assert told in done.output
    assert not (root / "site").exists()
    assert not (root / "site.new").exists()


def test_a_disk_that_is_full_while_mkdocs_builds_is_told_in_one_line(
    tmp_path: Path, copy_project: CopyProject, run: RunMonograph
) -> None:
    resource = pytest.importorskip("resource")
    root = copy_project(EXAMPLE, tmp_path / "project")
    assert run(root, "-m", "monograph", "pages").code == 0
    # The pages stand as they are and are not written again; MkDocs copies a file of more than a megabyte.
    largest = (500_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1])
    done = subprocess.run(
        [sys.executable, "-m", "monograph", "build"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, largest),
    )
    assert done.returncode == 1
    told, last = done.stderr.splitlines()
    assert told.startswith("MkDocs: File too large: ")
    assert last == "MkDocs stopped; the last good website is untouched."
