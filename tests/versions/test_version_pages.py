"""The page of an answer as it stood: it stays as it is, says how old it is, and no one finds it by a search."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from monograph.exports import export_files
from monograph.pipeline import check, pages_to_write
from monograph.views import pages_of
from tests.conftest import EXAMPLE, BuiltSite
from tests.projects import TODAY, make_project
from tests.versions.kept import ENTRY, QUESTION, change, change_the_study, keep

pytestmark = pytest.mark.thorough

PAGE = f"questions/{QUESTION}/versions/2026-02-01.md"
STILL, CHANGED = "It has not changed since.", "It has changed since, so do not act on this one."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = make_project(tmp_path / "project")
    keep(made, "2026-02-01")
    return made


def pages(project: Path) -> dict[str, str | bytes]:
    checked = check(project, TODAY)
    assert checked.findings == ()
    return pages_to_write(checked)


def test_an_old_page_stays_the_same_when_a_study_s_number_changes(project: Path) -> None:
    as_it_was = str(pages(project)[PAGE])
    assert "12.0 points" in as_it_was
    change_the_study(project, "11.0")
    after = str(pages(project)[PAGE])
    assert after == as_it_was.replace(STILL, CHANGED)
    keep(project, "2026-03-01")
    change_the_study(project, "10.0")
    change(project, ENTRY, "verdict: may help", "verdict: uncertain")
    (project / "references.bib").write_text(
        (project / "references.bib").read_text(encoding="utf-8").replace("limb hum", "limb song"), encoding="utf-8"
    )
    assert str(pages(project)[PAGE]) == after


def test_an_old_page_says_its_day_and_leads_to_the_answer_of_today(project: Path) -> None:
    made = str(pages(project)[PAGE])
    assert "This is the answer as it stood on 1 February 2026. " + STILL in made
    assert f'<a href="../../{QUESTION}.html">Read the answer as it is now</a>' in made
    assert "Identifier: version " in made


def test_a_question_lists_its_versions_with_what_changed(project: Path) -> None:
    change_the_study(project, "11.0")
    with (project / ENTRY).open("a", encoding="utf-8") as file:
        file.write('changes:\n  - {date: 2026-02-20, text: "The trial [[quill-2031|was]] *corrected*."}\n')
        file.write("  - {date: 2026-01-20, text: First version.}\n")
    now = str(pages(project)[f"questions/{QUESTION}.md"])
    assert "The answer has changed since the newest version was kept." in now
    keep(project, "2026-03-01")
    made = str(pages(project)[f"questions/{QUESTION}.md"])
    listed = made.partition("## Versions of this answer")[2].partition("## ")[0]
    newest, oldest = listed.index("2026-03-01.html"), listed.index("2026-02-01.html")
    assert newest < oldest
    assert "The trial was corrected." in listed[newest:oldest]
    assert "the first that was kept" in listed[oldest:]
    assert "First version." not in listed
    assert "The newest version is the answer as it is now." in listed


def test_a_withdrawn_version_says_why_and_shows_the_answer_no_more(project: Path) -> None:
    head = "withdrawn: {date: 2026-02-10, reason: The dose was ten times too high <b>.}\nanswer:\n"
    change(project, f"kb/versions/{QUESTION}/2026-02-01.yaml", "answer:\n", head)
    made = pages(project)
    page, now = str(made[PAGE]), str(made[f"questions/{QUESTION}.md"])
    assert (
        "withdrawn on 10 February 2026 and is no longer shown: The dose was ten times too high &lt;b&gt;." in page
    )
    assert f'<a href="../../{QUESTION}.html">Read the answer as it is now</a>' in page
    assert "12.0 points" not in page
    assert "What to avoid" not in page
    assert "withdrawn on 10 February 2026" in now.partition("## Versions of this answer")[2]


def test_an_answer_that_is_withdrawn_and_still_given_is_told_apart(project: Path) -> None:
    head = "withdrawn: {date: 2026-02-10, reason: It could harm.}\nanswer:\n"
    change(project, f"kb/versions/{QUESTION}/2026-02-01.yaml", "answer:\n", head)
    made = pages(project)
    assert "do not act on it until it is fixed" in str(made[f"questions/{QUESTION}.md"])
    (read,) = json.loads(made[f"api/v1/entries/questions/{QUESTION}.json"])["computed"]["kept_versions"]
    assert (read["withdrawn_on"], read["withdrawn_because"]) == ("2026-02-10", "It could harm.")


def test_an_answer_that_changed_and_came_back_says_so(project: Path) -> None:
    for day, points in (("2026-03-01", "11.0"), ("2026-04-01", "10.0"), ("2026-05-01", "11.0")):
        change_the_study(project, points)
        keep(project, day)
    made = pages(project)
    said = [str(made[PAGE.replace("2026-02-01", f"2026-0{month}-01")]) for month in (3, 4, 5)]
    assert "It changed in between, and reads the same again." in said[0]
    assert CHANGED in said[1]
    assert STILL in said[2]


def test_a_question_that_was_never_kept_lists_nothing(tmp_path: Path) -> None:
    made = pages(make_project(tmp_path / "project"))
    assert "Versions of this answer" not in str(made[f"questions/{QUESTION}.md"])


def test_a_renamed_question_keeps_the_addresses_of_its_versions(project: Path) -> None:
    (project / ENTRY).rename(project / "kb/entries/question/limb-hum-question.yaml")
    with (project / "kb/entries/question/limb-hum-question.yaml").open("a", encoding="utf-8") as file:
        file.write(f"former_ids: [{QUESTION}]\n")
    made = pages(project)
    assert '<a href="../../limb-hum-question.html">Read the answer' in str(made[PAGE])
    assert f'<a href="{QUESTION}/versions/2026-02-01.html">' in str(made["questions/limb-hum-question.md"])


def test_versions_are_data_and_can_be_cited_as_files(project: Path) -> None:
    base = check(project, TODAY).base
    assert base is not None
    files = {one.address: one.data for one in export_files(base, tuple(pages_of(base)), ("json", "cite-ris"))}
    computed = json.loads(files[f"api/v1/entries/questions/{QUESTION}.json"])["computed"]
    (kept,) = computed["kept_versions"]
    assert kept["kept_on"] == "2026-02-01"
    assert kept["page"] == f"questions/{QUESTION}/versions/2026-02-01.html"
    cited = files[f"questions/{QUESTION}/versions/2026-02-01.cite.ris"].decode("utf-8")
    assert kept["digest"] in cited
    assert "2026/02/01" in cited


@pytest.mark.slow
def test_old_pages_are_built_and_passed_by_in_searches(example_site: BuiltSite) -> None:
    kept = sorted(path.relative_to(EXAMPLE / "kb/versions") for path in (EXAMPLE / "kb/versions").rglob("*.yaml"))
    assert kept
    found = [
        location
        for name in ("names.js", "pages.js")
        for location in re.findall(
            r'"([a-z-]+/[^"]+\.html)"', (example_site.folder / "assets/search" / name).read_text(encoding="utf-8")
        )
    ]
    for path in kept:
        page = example_site.folder / f"questions/{path.parent}/versions/{path.stem}.html"
        assert '<meta name="robots" content="noindex">' in page.read_text(encoding="utf-8")
    assert any(location.startswith("questions/") for location in found)
    assert not [location for location in found if "/versions/" in location]
