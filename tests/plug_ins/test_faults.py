"""A plug-in that is missing, does not load, takes another's name or stops: a finding that names its package."""

from __future__ import annotations

from pathlib import Path

import pytest

from monograph.rules import RULES
from tests.plug_ins.conftest import naming
from tests.plug_ins.packages import RULE, Packages
from tests.projects import monograph

pytestmark = pytest.mark.thorough

WHO = "the plug-in `tarn` (invented-brook 1.0)"
PAGE = 'TextPage("tarn/index.html", "Tarn", "A lead."'
ONE_PAGE = f"PLUG_IN = PlugIn(pages=lambda base: [{PAGE})])\n"


def export_of(address: str, data: str = 'b"x"', offers: str = "") -> str:
    """Return a plug-in with one export of one file."""
    file = f"[ExportFile({address!r}, {data})]"
    return f'PLUG_IN = PlugIn(exports=(Export("brook", "a file", lambda base, pages: {file}, ({offers})),))'


def of_page(*parts: str) -> str:
    """Return a plug-in with a page of these sections."""
    return f"PLUG_IN = PlugIn(pages=lambda base: [{PAGE}, ({', '.join(parts)},))])"


def with_rule(old: str, new: str) -> str:
    """Return a plug-in with one rule, changed at one place."""
    assert old in RULE
    return f"{RULE.replace(old, new)}\nPLUG_IN = PlugIn(rules=(arms_have_short_names,))"


def named(name: str) -> str:
    """Return a plug-in with one rule of this name."""
    return with_rule("Source", "Source").replace("arms_have_short_names", name.replace("-", "_"))


FAULTS = {
    "cannot be imported": ("import no_such_module", "loading it stopped at brook.py, line 3: ModuleNotFoundError"),
    "is no Python": ("PLUG_IN = (", "loading it stopped: SyntaxError"),
    "ends the program": ("raise SystemExit(3)", "loading it stopped at brook.py, line 3: SystemExit: 3"),
    "lacks its object": ("plug_in = PlugIn()", "AttributeError: module 'brook' has no attribute 'PLUG_IN'"),
    "is something else": ("PLUG_IN = {'rules': ()}", "`brook:PLUG_IN` is no PlugIn"),
    "has a function for a rule": ("PLUG_IN = PlugIn(rules=(len,))", "which `@rule` did not make"),
    "has a rule of one word": (
        named("arms"),
        "its rule `arms` is not several words",
    ),
    "has a rule without examples": (with_rule("Passes:", "Passing:"), "is no page: arms-have-short-names has no"),
    "has a rule without source": (with_rule("Source:", "From:"), "arms-have-short-names names no source"),
    "has a rule about nothing": (with_rule("Study)", "str)"), "looks at <class 'str'>, which is no kind of entry"),
    "has something else for an export": ("PLUG_IN = PlugIn(exports=(len,))", "which is no Export"),
    "has a rule of ours": (named(RULES[1].name), f"its rule `{RULES[1].name}` has the name of another"),
    "has a rule of structure": (named("answer-comes-out"), "its rule `answer-comes-out` has the name of another"),
    "has a rule twice": (
        with_rule("Source", "Source").replace("(arms_have_short_names,)", "(arms_have_short_names,) * 2"),
        "its rule `arms-have-short-names` has the name of another",
    ),
    "has an export of ours": (
        export_of("tarn/x.txt").replace('"brook"', '"sqlite"'),
        "its export `sqlite` has the",
    ),
    "has an export of FHIR's name": (
        export_of("tarn/x.txt").replace('"brook"', '"fhir"'),
        "its export `fhir` has the",
    ),
    "stops in a rule": (
        with_rule("for number", "if sheet.id == 'tarn-2034':\n        sheet.entry.nothing\n    for number"),
        "its rule `arms-have-short-names` on `tarn-2034` stopped at brook.py, line 21: AttributeError",
    ),
    "judges with a word": (
        with_rule("Passed(path)", "'passed'"),
        "TypeError: a rule yields Passed, Breach or NotJudged",
    ),
    "judges at a place of another form": (with_rule("Passed(path)", "Passed(3)"), "stopped: TypeError"),
    "finds a number": (
        with_rule('"Shorten it."', "7"),
        "its rule `arms-have-short-names` on `quill-2031` stopped: TypeError",
    ),
    "says something to the terminal": ("raise ValueError('\\x1b[31mred')", "ValueError: \\x1b[31mred"),
    "does not yield": (with_rule("    for number", "    return 3\n    for number"), ""),
    "stops in a page": (
        "PLUG_IN = PlugIn(pages=lambda base: [1 / 0])",
        "making its pages stopped at brook.py, line 3",
    ),
    "has text for a page": ("PLUG_IN = PlugIn(pages=lambda base: ['page'])", "a page is a TextPage, not 'page'"),
    "has a page elsewhere": (
        ONE_PAGE.replace("tarn/index", "index"),
        "its page `index.html` is not in its folder",
    ),
    "has a page above": (ONE_PAGE.replace("tarn/index", "tarn/../index"), "is not in its folder"),
    "has a page in a folder with a dot": (
        ONE_PAGE.replace("tarn/index", "tarn/a.html/index"),
        "is not in its folder",
    ),
    "has a page of a device": (ONE_PAGE.replace("tarn/index", "tarn/con"), "is not in its folder"),
    "has a page of another ending": (
        ONE_PAGE.replace("index.html", "index.md"),
        "has the ending of something else",
    ),
    "has a page twice": (ONE_PAGE.replace("[Text", "2 * [Text"), "its page `tarn/index.html` is made twice"),
    "links to nothing": (of_page('TextSection("A", "See [[nowhere]].")'), "[[nowhere]] leads to no entry"),
    "cites nothing": (of_page('TextSection("A", "B [@Nobody2031].")'), "[@Nobody2031] leads to no work"),
    "links to nothing in the second row": (
        of_page('TextSection("A", "", TextTable("B", ("C",), (("x",), ("[[nowhere]]",))))'),
        "[[nowhere]] leads to no entry",
    ),
    "has a short row": (
        of_page('TextSection("A", "", TextTable("B", ("C", "D"), (("x", "y"), ("z",))))'),
        "the table `B` has a row with more or fewer cells than columns",
    ),
    "has a page without a title": (ONE_PAGE.replace('"Tarn"', '" "'), "its title, its lead"),
    "has a number for a heading": (of_page("TextSection(3)"), "is no text, or empty"),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_plug_in_with_a_fault_is_one_error_that_names_its_package(
    what: str, project: Path, packages: Packages
) -> None:
    code, expected = FAULTS[what]
    packages.install("brook", code)
    run = monograph(project, "check", "--quiet")
    if not expected:  # a function that yields nothing judges nothing, which the table of rules shows
        assert run.exit_code == 0
        return
    assert run.exit_code == 1
    (line,) = [one for one in run.output.splitlines() if one.startswith("kb/base.yaml:")]
    assert f"error: {WHO}: " in line
    assert expected in line
    assert "Traceback" not in run.output
    assert "plug_ins: [tarn]" in run.output, "the line that asks for it is shown"


FAULTS_OF_A_BUILD = {
    "stops in an export": (
        'PLUG_IN = PlugIn(exports=(Export("brook", "a file", lambda base, pages: [1 / 0]),))',
        "its export `brook` stopped at brook.py, line 3: ZeroDivisionError",
    ),
    "has text in a file": (export_of("tarn/x.txt", "'text'"), "its export `brook` stopped: TypeError"),
    "has a file elsewhere": (export_of("drugs/x.txt"), "its file `drugs/x.txt` is not in its folder"),
    "has a file above": (export_of("tarn/../../x.txt"), "is not in its folder"),
    "has a file at the root of the disk": (export_of("/tarn/x.txt"), "is not in its folder"),
    "has a file without an ending": (export_of("tarn/x"), "is not in its folder"),
    "has a file of works that its page cites": (
        export_of("tarn/index.bib").replace("exports=", f"pages=lambda base: [{PAGE})], exports="),
        "its file `tarn/index.bib` is made twice",
    ),
    "has a file of another plug-in": (export_of("fhir/x.txt"), "is not in its folder"),
    "has a page for a file": (export_of("tarn/x.html"), "has the ending of something else"),
    "has Markdown for a file": (export_of("tarn/x.md"), "has the ending of something else"),
    "has a file twice": (
        export_of("tarn/x.txt").replace("[ExportFile", "[ExportFile('tarn/X.txt', b''), ExportFile"),
        "its file `tarn/x.txt` is made twice",
    ),
    "offers what it does not make": (
        export_of("tarn/x.txt", offers='Offer("Y", "tarn/y.txt", "nothing"),'),
        "it offers tarn/y.txt, which its export does not make",
    ),
}


@pytest.mark.parametrize("what", FAULTS_OF_A_BUILD)
def test_a_fault_in_an_export_stops_pages_and_export_and_names_the_package(
    what: str, project: Path, packages: Packages, tmp_path: Path
) -> None:
    code, expected = FAULTS_OF_A_BUILD[what]
    packages.install("brook", code)
    for command in (("pages",), ("export", "--out", str(tmp_path / "out"))):
        run = monograph(project, *command)
        assert run.exit_code == 1
        assert f"error: {WHO}: " in run.output
        assert expected in run.output
    assert not (project / "build/docs").exists()
    assert not (tmp_path / "out").exists()


def test_a_fault_in_what_a_page_says_to_programs_names_the_package(project: Path, packages: Packages) -> None:
    for fault, where in (("1 / 0", " at brook.py, line 3: Zero"), ("{'a': object()}", ": TypeError")):
        packages.install("brook", f"PLUG_IN = PlugIn(nodes=lambda page, base: [{fault}])")
        run = monograph(project, "pages")
        assert run.exit_code == 1
        assert f"{WHO}: what it says to programs on index.html stopped{where}" in run.output


def test_a_plug_in_that_is_not_installed_is_an_error_with_a_remedy(project: Path) -> None:
    run = monograph(project, "check")
    assert run.exit_code == 1
    assert "no plug-in `tarn` is installed [plug-in-is-installed]" in run.output
    assert "Install the package that brings it where `monograph` is installed" in run.output


def test_a_misspelt_plug_in_is_an_error_that_gives_the_name(project: Path, packages: Packages) -> None:
    packages.install("brook", "PLUG_IN = PlugIn()", name="tarns")
    run = monograph(project, "check")
    assert run.exit_code == 1
    assert "Did you mean `tarns`?" in run.output


def test_two_packages_with_one_plug_in_are_an_error_that_names_both(project: Path, packages: Packages) -> None:
    packages.install("brook", "PLUG_IN = PlugIn()")
    packages.install("creek", "PLUG_IN = PlugIn()")
    found = (
        "the plug-in `tarn` is brought by invented-brook 1.0 and invented-creek 1.0 [plug-in-has-its-own-names]"
    )
    assert found in monograph(project, "check").output


@pytest.mark.parametrize("name", ["fhir", "json-ld"])
def test_a_package_with_the_name_of_a_plug_in_of_ours_is_an_error(
    name: str, project: Path, packages: Packages
) -> None:
    assert monograph(naming(project, name), "check").exit_code == 0
    packages.install("brook", "PLUG_IN = PlugIn()", name=name)
    run = monograph(project, "check")
    assert f"the plug-in `{name}` is brought by Monograph itself and invented-brook 1.0" in run.output


@pytest.mark.parametrize("name", ["drugs", "api", "search", "assets", "references", "con", "Tarn", "tarn-", "a_b"])
def test_a_plug_in_whose_name_cannot_be_its_folder_is_an_error(
    name: str, project: Path, packages: Packages
) -> None:
    packages.install("brook", "PLUG_IN = PlugIn()", name=name)
    run = monograph(naming(project, name), "check")
    assert run.exit_code == 1
    assert f"the plug-in `{name}` (invented-brook 1.0): its " in run.output
    assert "[plug-in-has-its-own-names]" in run.output


def test_the_second_of_two_plug_ins_with_a_rule_of_one_name_is_the_one_at_fault(
    project: Path, packages: Packages
) -> None:
    code = f"{RULE}\nPLUG_IN = PlugIn(rules=(arms_have_short_names,))"
    packages.install("brook", code)
    packages.install("creek", code, name="mere")
    run = monograph(naming(project, "tarn", "mere"), "check")
    assert run.output.count("has the name of another") == 1
    assert "the plug-in `mere` (invented-creek 1.0): its rule `arms-have-short-names` has the name" in run.output
    assert "plug_ins: [tarn, mere]\n" in run.output


def test_every_plug_in_with_a_fault_is_told_at_once(project: Path, packages: Packages) -> None:
    packages.install("brook", "PLUG_IN = 1")
    packages.install("creek", "raise ValueError('no\\nwater')", name="mere")
    output = monograph(naming(project, "tarn", "mere", "fen"), "check").output
    assert "`brook:PLUG_IN` is no PlugIn" in output
    assert "stopped at creek.py, line 3: ValueError: no water" in output
    assert "no plug-in `fen` is installed" in output


def test_a_hand_written_page_and_a_static_file_in_the_folder_of_a_plug_in_are_errors(
    project: Path, packages: Packages
) -> None:
    packages.install("brook", "PLUG_IN = PlugIn()")
    for folder, name in (("pages", "index.md"), ("static", "x.txt")):
        (project / "kb" / folder / "tarn").mkdir(parents=True)
        (project / "kb" / folder / "tarn" / name).write_text("# Tarn\n", encoding="utf-8")
    output = monograph(project, "check").output
    assert "its address is that of a page of the plug-in `tarn` [page-in-use]" in output
    assert "its address is that of the plug-in `tarn` [static-in-use]" in output


@pytest.mark.parametrize("written", ["tarn", "[3]", "[tarn, tarn]", "[[tarn]]", "{tarn: 1}", "[]", "['']", ""])
def test_names_of_plug_ins_of_another_form_are_findings_and_never_a_traceback(
    written: str, project: Path, packages: Packages
) -> None:
    packages.install("brook", "PLUG_IN = PlugIn()")
    about = naming(project) / "kb/base.yaml"
    about.write_text(about.read_text(encoding="utf-8").replace("[]", written), encoding="utf-8")
    run = monograph(project, "check", "--quiet")
    assert run.exit_code == (0 if written == "[]" else 1)
    assert written == "[]" or "kb/base.yaml:4:" in run.output
    assert monograph(project, "plug-ins").exit_code == 0
