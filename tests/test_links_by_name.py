"""A link that gives a name, a title or a key in place of an id is answered with the link to paste."""

from __future__ import annotations

from pathlib import Path

import pytest

from monograph.pipeline import check
from tests.projects import TODAY, make_project
from tests.remedies import paste, read, write

FILE = "kb/entries/term/dummy-tablet.yaml"


@pytest.mark.parametrize(
    ("written", "offer"),
    [
        ("[[Zorbatine]]", "Write `[[zorbatine]]`"),
        ("[[Quill 2031]]", "Write `[[quill-2031]]`"),
        ("[[quill 2031]]", "Write `[[quill-2031]]`"),
        ("[[Quill-2031|the trial]]", "Write `[[quill-2031|the trial]]`"),
        ("[[Zorbatin]]", "Write `[[zorbatine]]`"),  # a synonym
        ("[[ZB-7]]", "Write `[[zorbatine]]`"),
        ("[[Zorbatine for limb hum in Ostrel disease, a randomised trial]]", "Write `[[quill-2031]]`"),
        ("[[zorbatine, quill-2031]]", "Write `[[zorbatine]], [[quill-2031]]`"),
        ("[[zorbatine.yaml]]", "Did you mean `zorbatine`?"),
    ],
)
def test_a_name_in_place_of_an_id_is_answered_with_the_id(written: str, offer: str, tmp_path: Path) -> None:
    project = make_project(tmp_path)
    write(project / FILE, f"{read(project / FILE)}not_covered: See [[pellidone]] and {written}.\n")
    found = check(project, TODAY).findings
    assert [finding.rule for finding in found] == ["link-leads-somewhere"]
    assert found[0].remedy.startswith(offer), found[0].remedy
    assert paste(project, found[0])
    after = check(project, TODAY).findings
    assert not after, after


@pytest.mark.parametrize("written", ["[[Quill2031, table 2]]", "[[@Quill2031, table 2]]"])
def test_a_work_in_double_brackets_is_cited(written: str, tmp_path: Path) -> None:
    project = make_project(tmp_path)
    file = "kb/entries/study/quill-2031.yaml"
    write(project / file, f"{read(project / file)}not_covered: See [[pellidone]] and {written}.\n")
    found = [one for one in check(project, TODAY).findings if one.rule == "link-leads-somewhere"]
    assert len(found) == 1
    assert found[0].remedy.startswith("Write `[@Quill2031, table 2]`")
    assert paste(project, found[0])
    assert not check(project, TODAY).findings


def test_a_name_that_two_entries_have_offers_both(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    other = "kb/entries/drug/pellidone.yaml"
    write(project / other, read(project / other).replace("type: drug", "type: drug\nsynonyms: [Limb hum]", 1))
    write(project / FILE, f"{read(project / FILE)}not_covered: See [[Limb hum]].\n")
    (finding,) = check(project, TODAY).findings
    assert finding.remedy.startswith("Write `[[")
    assert {"`[[limb-hum]]`", "`[[pellidone]]`"} <= set(finding.remedy.replace(",", "").replace(":", "").split())
