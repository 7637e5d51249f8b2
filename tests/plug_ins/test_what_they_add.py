"""What a plug-in adds when the base names it, and that nothing of it is there when the base does not."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from monograph.exports import BUILT_IN, all_exports, export_files
from monograph.mkdocs_plugin import MonographPlugin
from monograph.pipeline import Check, check, pages_to_write, site_pages
from monograph.plug_ins import PlugIns, entry_text
from monograph.text import Wording
from tests.fragments import base_of
from tests.plug_ins.conftest import naming
from tests.plug_ins.packages import RULE, Packages
from tests.projects import TODAY, make_project, monograph

pytestmark = pytest.mark.thorough

CODE = f"""{RULE}

def pages(base):
    rows = tuple((f"[[{{one.id}}]]", "Said [@Quill2031, table 2].") for one in base.all(Study))
    yield TextPage(
        "tarn/index.html", "Tarn & <i>fen</i>", "All about *hums*.",
        (TextSection("Why <b>", "It is <b>said</b>, see [[quill-2031]]."),
         TextSection("Which", "", TextTable("Studies", ("Study", "Said"), rows))),
    )
    yield TextPage("tarn/more.html", "More of it", "A second page.")

def files(base, pages):
    yield ExportFile("tarn/pages.txt", "\\n".join(one.address for one in pages).encode())

PLUG_IN = PlugIn(
    rules=(arms_have_short_names,),
    pages=pages,
    exports=(Export("brook", "the pages", files, (Offer("Brook", "tarn/pages.txt", "all pages"),)),),
    nodes=lambda page, base: [{{"@type": "Thing", "name": "tarn"}}],
)
"""


@pytest.fixture
def tarn(project: Path, packages: Packages) -> Path:
    """A project with a plug-in that adds everything, and exceptions to its rule where it does not hold."""
    packages.install("brook", CODE)
    exceptions = "exceptions:\n" + "".join(
        f"  - {{rule: arms-have-short-names, entry: {study}, place: arms.{arm}.name, reason: It is a tarn.}}\n"
        for study, arm in (("quill-2031", "zorbatine-40"), ("tarn-2034", "pellidone-5"))
    )
    (project / "kb/exceptions.yaml").write_text(exceptions, encoding="utf-8")
    return project


def made(project: Path) -> dict[str, str]:
    """Return the pages and files of a project as text."""
    checked = check(project, TODAY)
    assert checked.is_clean, checked.findings
    files = pages_to_write(checked)
    return {
        name: data if isinstance(data, str) else data.decode("utf-8", "replace") for name, data in files.items()
    }


def test_a_rule_finds_is_counted_and_can_be_waived(tarn: Path) -> None:
    clean = monograph(tarn, "check")
    assert clean.exit_code == 0, clean.output
    assert re.search(r"arms-have-short-names +[1-9]", clean.output)
    (tarn / "kb/exceptions.yaml").unlink()
    run = monograph(tarn, "check", "--rule", "arms-have-short-names")
    assert run.exit_code == 1
    assert "is long [arms-have-short-names]" in run.output
    assert "kb/entries/study/quill-2031.yaml:" in run.output


def test_a_rule_has_its_page_its_explanation_and_its_place_in_reports(tarn: Path) -> None:
    assert "The name of an arm is short." in monograph(tarn, "explain", "arms-have-short-names").output
    for command in (("explain",), ("check", "--list-rules")):
        assert "  arms-have-short-names (error): The name" in monograph(tarn, *command).output
    sarif = json.loads(monograph(tarn, "check", "--format", "sarif").output)
    assert "arms-have-short-names" in {one["id"] for one in sarif["runs"][0]["tool"]["driver"]["rules"]}
    pages = made(tarn)
    assert "It is a tarn." in pages["rules/arms-have-short-names.md"]
    assert 'href="arms-have-short-names.html"' in pages["rules/index.md"]


def test_a_page_links_cites_and_shows_no_html_of_the_plug_in(tarn: Path) -> None:
    page = made(tarn)["tarn/index.md"]
    assert '<a href="../studies/quill-2031.html">' in page
    assert page.count('<li id="ref-1"') == 1
    assert 'href="index.bib" download' in page
    assert "&lt;b&gt;said&lt;/b&gt;" in page
    assert "<b>" not in page
    assert "## Why &#60;b&#62; { #why-b-1 }" in page
    assert 'mg_description: "All about hums."' in page
    assert '<p class="mg-disclaimer">' in page


def test_a_page_is_found_by_the_search_and_speaks_to_programs_like_any_other(tarn: Path) -> None:
    pages = made(tarn)
    assert any("tarn/more.html" in text for name, text in pages.items() if name.startswith("assets/search/"))
    said = json.loads(re.search(r"^mg_linked_data: (.*)$", pages["tarn/more.md"], re.MULTILINE)[1])  # type: ignore[index]
    assert [one["@type"] for one in said["@graph"]] == ["WebPage", "BreadcrumbList", "Thing"]


def test_a_golden_answer_can_be_about_a_page_of_a_plug_in(tarn: Path) -> None:
    answer = "answers:\n  - asked: Who hums?\n    page: tarn/index.html\n    shows:\n      - [Quill 2031, {}]\n"
    (tarn / "kb/answers.yaml").write_text(answer.format("Said"), encoding="utf-8")
    assert monograph(tarn, "check").exit_code == 0
    (tarn / "kb/answers.yaml").write_text(answer.format("Nobody"), encoding="utf-8")
    assert "[answer-comes-out]" in monograph(tarn, "check").output


def test_an_export_is_offered_listed_and_written(tarn: Path, tmp_path: Path) -> None:
    files = made(tarn)
    assert "tarn/more.html" in files["tarn/pages.txt"]
    assert '<a href="tarn/pages.txt" download>Brook</a>' in files["data.md"]
    assert "[Brook](tarn/pages.txt): all pages" in files["llms.txt"]
    assert re.search(r"^brook +the pages$", monograph(tarn, "export", "--list").output, re.MULTILINE)
    run = monograph(tarn, "export", "--format", "brook", "--out", str(tmp_path / "out"))
    assert run.exit_code == 0, run.output
    assert (tmp_path / "out/tarn/pages.txt").is_file()


@pytest.mark.parametrize(
    ("navigation", "expected"),
    [
        (["index.md"], ["index.md", "tarn/index.md"]),
        (["index.md", {"Hums": [{"Tarn": "tarn/index.md"}]}], ["index.md", {"Hums": [{"Tarn": "tarn/index.md"}]}]),
        (["deep-tarn/index.md"], ["deep-tarn/index.md", "tarn/index.md"]),
        (None, None),
    ],
)
def test_the_navigation_leads_to_the_first_page_of_a_plug_in_once(
    project: Path, navigation: list[object] | None, expected: list[object] | None
) -> None:
    config = MkDocsConfig(config_file_path=str(project / "mkdocs.yml"))
    config.load_dict({"site_name": "Hums", "nav": navigation, "docs_dir": str(project), "site_dir": "site"})
    names = ("index.md", "tarn/index.md", "tarn/more.md", "drugs/tarn.md")
    files = Files([File(name, str(project), "site", False) for name in names])
    MonographPlugin().on_files(files, config=config)
    assert config.nav == expected
    hidden = [file.src_uri for file in files if file.inclusion is InclusionLevel.NOT_IN_NAV]
    assert hidden == ["tarn/more.md"]


def test_nothing_of_a_plug_in_is_there_when_the_base_does_not_name_it(tarn: Path) -> None:
    naming(tarn)
    (tarn / "kb/exceptions.yaml").unlink()
    files = made(tarn)
    assert not [name for name in files if "tarn/" in name]
    assert "brook" not in monograph(tarn, "export", "--list").output
    assert monograph(tarn, "explain", "arms-have-short-names").exit_code == 2
    assert monograph(tarn, "export", "--format", "brook", "--out", "out").exit_code == 2
    listed = monograph(tarn, "plug-ins").output
    assert "tarn (invented-brook 1.0): not used; kb/base.yaml names what is used" in listed


def test_the_list_of_plug_ins_says_whose_they_are_and_what_they_add(tarn: Path) -> None:
    lines = monograph(tarn, "plug-ins").output.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["fhir", "json-ld", "tarn"]
    assert "part of Monograph; adds format fhir" in lines[0]
    expected = "tarn (invented-brook 1.0): named in kb/base.yaml; adds rule arms-have-short-names, format brook"
    assert lines[2] == expected


def test_an_exception_to_a_rule_of_a_plug_in_that_is_gone_is_told(tarn: Path) -> None:
    naming(tarn)
    output = monograph(tarn, "check").output
    assert output.count("there is no rule `arms-have-short-names` [exception-names-a-rule]") == 2


def test_fhir_and_json_ld_are_plug_ins_and_nothing_else_depends_on_them(example_check: Check) -> None:
    base = example_check.base
    assert base is not None
    bare = PlugIns(())
    assert all_exports().keys() - all_exports(bare).keys() == {"fhir"}
    with_them, without = (site_pages(base, plug_ins=one) for one in (BUILT_IN, bare))
    assert not any(page.linked_data for page in without)
    data = ("data.html",)  # which names the bundle
    assert [replace(one, linked_data=None) for one in with_them if one.address not in data] == [
        one for one in without if one.address not in data
    ]
    before, after = (
        {file.address: file.data for file in export_files(base, pages, ("csv", "feeds", *more), plug_ins)}
        for pages, more, plug_ins in ((with_them, ("fhir",), BUILT_IN), (without, (), bare))
    )
    assert before.keys() - after.keys() == {"data/fhir-bundle.json"}
    assert all(before[address] == data for address, data in after.items())


@given(st.text())
def test_plain_words_stay_what_they_are_in_entry_text(words: str) -> None:
    plain = Wording(lambda mention: "A LINK", lambda cited: "A CITATION")
    assert plain.line(entry_text(words)) == " ".join(words.split())


def test_a_project_without_a_base_file_has_our_plug_ins_alone(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    (project / "kb/base.yaml").unlink()
    assert [line[:4] for line in monograph(project, "plug-ins").output.splitlines()] == ["fhir", "json"]
    assert monograph(tmp_path, "explain", "answer-comes-out").exit_code == 0


def test_base_of_keeps_no_plug_in() -> None:
    assert base_of("term/hum:\n  name: Hum\n").about.plug_ins == ()
