"""What a stranger or a mishap may have put beside the entries: nothing outside the project is read or changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from monograph.findings import Finding, Place, capped
from monograph.mkdocs_plugin import with_security_policy
from monograph.pipeline import AnotherBuildError, only_build
from monograph.pipeline.exchanging import exchange
from monograph.pipeline.site import PARENT_HOLDS_INPUT, restore_site
from tests.projects import make_project, monograph

pytestmark = pytest.mark.thorough


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A folder outside the project, with something precious in it."""
    folder = tmp_path / "victim"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub/thesis.md").write_text("SECRET=hunter2\n", encoding="utf-8")
    return folder


def is_whole(victim: Path) -> bool:
    return [path.name for path in victim.rglob("*")] == ["sub", "thesis.md"]


@pytest.mark.parametrize(
    ("link", "command"), [("build/docs", "pages"), ("build", "pages"), ("kb/schema", "schema")]
)
def test_nothing_is_written_through_a_linked_folder(project: Path, victim: Path, link: str, command: str) -> None:
    (project / link).parent.mkdir(parents=True, exist_ok=True)
    (project / link).symlink_to(victim)
    run = monograph(project, command)
    assert run.exit_code == 2
    assert "symbolic link" in run.output
    assert is_whole(victim)


def test_a_link_inside_the_folder_of_pages_is_removed_and_not_followed(project: Path, victim: Path) -> None:
    (project / "build/docs").mkdir(parents=True)
    (project / "build/docs/drugs").symlink_to(victim)
    assert monograph(project, "pages").exit_code == 0
    assert is_whole(victim)
    assert not (project / "build/docs/drugs").is_symlink()


@pytest.mark.parametrize(
    "name", ["references.bib", "kb/base.yaml", "kb/pages", "kb/entries/term/linked.yaml", "kb"]
)
def test_what_a_link_leads_to_is_not_read(project: Path, victim: Path, name: str) -> None:
    path = project / name
    if path.is_dir():
        path.rename(victim.parent / "moved")
    path.unlink(missing_ok=True)
    path.symlink_to(victim if name in ("kb/pages", "kb") else victim / "sub/thesis.md")
    run = monograph(project, "check")
    assert "hunter2" not in run.output
    assert run.exit_code == (0 if name == "kb/pages" else 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_among_the_entries_is_a_finding_and_nobody_waits_for_it(project: Path) -> None:
    os.mkfifo(project / "kb/entries/term/pipe.yaml")
    assert "this is no ordinary file [file-unreadable]" in monograph(project, "check").output


@pytest.mark.parametrize("name", ["kb/entries", "kb/versions", "kb/pages"])
def test_a_file_where_a_folder_belongs_is_a_finding(project: Path, name: str) -> None:
    path = project / name
    if path.is_dir():
        path.rename(project / "moved")
    path.write_text("lost", encoding="utf-8")
    run = monograph(project, "check")
    assert run.exit_code == 1
    assert f"{name}:1:1: error: `{name}` is not a folder [file-unreadable]" in run.output


def _without_leave_to_read_everything(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command as whoever runs the tests, or as root without root's leave to enter every folder."""
    asked = [sys.executable, "-m", "monograph", "--project", str(project), *command]
    if os.geteuid() == 0:
        leaves = "-dac_override,-dac_read_search"
        asked = ["setpriv", f"--bounding-set={leaves}", f"--inh-caps={leaves}", *asked]
    return subprocess.run(asked, capture_output=True, text=True, check=False)


needs_permissions = pytest.mark.skipif(
    not hasattr(os, "geteuid") or (os.geteuid() == 0 and not shutil.which("setpriv")),
    reason="whoever runs this may enter every folder",
)


@needs_permissions
@pytest.mark.parametrize(
    ("folder", "mode", "found"),
    [
        ("kb/entries/drug", 0o444, "kb/entries/drug/zorbatine.yaml"),
        ("kb/entries/drug", 0o000, "kb/entries/drug"),
        ("kb/entries", 0o444, "kb/entries/drug"),
        ("kb", 0o444, "kb/base.yaml"),
        ("kb", 0o000, "kb/entries"),
    ],
)
def test_a_folder_that_may_not_be_entered_is_a_finding(project: Path, folder: str, mode: int, found: str) -> None:
    (project / folder).chmod(mode)
    try:
        run = _without_leave_to_read_everything(project, "check")
    finally:
        (project / folder).chmod(0o755)
    assert f"{found}:1:1: error: this cannot be read: Permission denied [file-unreadable]" in run.stdout
    assert (run.returncode, run.stderr) == (1, "")


# The command, and the folder that may be read and not written.
@needs_permissions
@pytest.mark.parametrize(
    ("command", "folder", "named"),
    [
        ("pages", ".", "build"),
        ("pages", "build", "build/.lock"),
        ("build", ".", "build"),
        ("export --format json --out {project}/out", ".", "out.new"),
        ("schema", "kb/schema", "kb/schema/answers.json"),
        ("coverage", "docs", "docs/coverage.md"),
        ("keep", ".", "build"),
    ],
)
def test_a_folder_that_may_not_be_written_is_told_in_one_line(
    project: Path, command: str, folder: str, named: str
) -> None:
    for made in ("build", "kb/schema", "docs"):
        if folder == made:
            (project / made).mkdir(parents=True, exist_ok=True)
    counted = "<!-- counted by `monograph coverage` -->\n<!-- end of the counts -->\n"
    if folder == "docs":
        (project / "docs/coverage.md").write_text(counted, encoding="utf-8")
    (project / folder).chmod(0o555)
    try:
        run = _without_leave_to_read_everything(project, *command.format(project=project).split())
    finally:
        (project / folder).chmod(0o755)
    [line] = run.stderr.splitlines()
    assert line.startswith(f"Error: {project / named}")
    assert "cannot be written: Permission denied. Make the file and its folder writable" in line
    assert run.returncode == 1


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ("pages", "build/docs/index.md"),
        ("schema", "kb/schema/base.json"),
        ("build", "build/.lock"),
    ],
)
def test_a_folder_where_a_file_is_to_be_is_told_in_one_line(project: Path, command: str, place: str) -> None:
    (project / place).mkdir(parents=True)
    (project / place / ".gitkeep").touch()
    run = monograph(project, command)
    assert run.exit_code == 1
    assert f"Error: {project / place} cannot be written: Is a directory. Move away what is there" in run.output
    assert not list(project.rglob(".*.new"))


def test_a_file_that_the_disk_cannot_hold_leaves_nothing_half_written(project: Path) -> None:
    resource = pytest.importorskip("resource")
    command = [
        sys.executable,
        "-m",
        "monograph",
        "--project",
        str(project),
        "export",
        "--out",
        str(project / "out"),
    ]
    largest = (20_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1])
    run = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, largest),
    )
    assert run.returncode == 1
    [line] = run.stderr.splitlines()
    assert "cannot be written: File too large. Make room for it" in line
    assert not (project / "out.new").exists()
    assert not (project / "out").exists()


@pytest.mark.parametrize("folder", ["site", "site.new", "site.old"])
def test_no_folder_is_replaced_that_is_not_ours(project: Path, folder: str) -> None:
    (project / folder).mkdir()
    (project / folder / "thesis.txt").write_text("precious", encoding="utf-8")
    run = monograph(project, "build")
    assert run.exit_code == 2
    assert (project / folder / "thesis.txt").read_text(encoding="utf-8") == "precious"


def test_an_interrupted_switch_is_put_right_even_when_the_base_has_faults(project: Path) -> None:
    (project / "site.old").mkdir()
    (project / "site.old/index.html").write_text("good", encoding="utf-8")
    (project / "site.old/.monograph").touch()
    (project / "kb/base.yaml").unlink()
    assert monograph(project, "build").exit_code == 1
    assert (project / "site/index.html").read_text(encoding="utf-8") == "good"
    restore_site(project)  # with a site in place there is nothing to do
    assert (project / "site/index.html").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="the lock is one of POSIX")
def test_a_second_build_waits_for_nobody_and_touches_nothing(project: Path) -> None:
    with only_build(project):
        command = [sys.executable, "-m", "monograph", "--project", str(project), "build"]
        second = subprocess.run(command, capture_output=True, text=True, check=False)
    assert second.returncode == 2
    assert "Another build of this project is running" in second.stderr
    assert not (project / "build/docs").exists()
    with only_build(project):
        pass
    assert issubclass(AnotherBuildError, Exception)


def test_no_entry_takes_the_place_of_a_list(project: Path) -> None:
    term = next((project / "kb/entries/term").glob("*.yaml"))
    (term.parent / "index.yaml").write_text(term.read_text(encoding="utf-8"), encoding="utf-8")
    other = term.read_text(encoding="utf-8") + "former_ids: [an-old-one, index]\n"
    (term.parent / "another.yaml").write_text(other, encoding="utf-8")
    run = monograph(project, "check")
    assert run.output.count("`index` cannot be an id") == 2


@pytest.mark.parametrize("name", ["index.md", "References.md", "drugs/zorbatine.md", "compare/x.md"])
def test_a_page_at_the_address_of_another_is_reported(project: Path, name: str) -> None:
    (project / "kb/pages" / name).parent.mkdir(parents=True, exist_ok=True)
    (project / "kb/pages" / name).write_text("# Mine\n", encoding="utf-8")
    assert f"kb/pages/{name}:1:1: error: its address is that of a page" in monograph(project, "check").output


@pytest.mark.parametrize("name", ["picture.png", "about.MD", "a b.md", "a" * 120 + ".md", "x.md/y.md", "a:b.md"])
def test_a_page_that_would_not_be_published_is_reported(project: Path, name: str) -> None:
    (project / "kb/pages" / name).parent.mkdir(parents=True, exist_ok=True)
    (project / "kb/pages" / name).write_text("# Mine\n", encoding="utf-8")
    assert "[page-name]" in monograph(project, "check").output


def test_a_script_in_a_pages_own_text_is_not_allowed_by_its_policy() -> None:
    html = '<meta charset="utf-8"><script>theme()</script><article><script>theirs()</script></article>'
    both, one = with_security_policy(html), with_security_policy(html, ["theirs()"])
    assert both.count("'sha256-") == 2
    assert one.count("'sha256-") == 1


def test_many_findings_in_one_file_do_not_bury_those_of_another() -> None:
    many = [Finding("r", Place("a.yaml", number), "x", "y") for number in range(1, 200)]
    shown, more = capped([*many, Finding("r", Place("b.yaml"), "x", "y")])
    assert len(shown) == 51
    assert shown[-1].place.file == "b.yaml"
    assert more == ("a.yaml: and 149 more",)


def test_a_file_of_dead_links_is_judged_up_to_a_limit_and_still_fails(project: Path) -> None:
    term = next((project / "kb/entries/term").glob("*.yaml"))
    dead = " ".join(f"[[nowhere-{number}]] @Nobody{number}" for number in range(2_000))
    text = f"name: Dead\nsummary:\n  plain: All dead, {dead}\n  clinical: An invented word.\n"
    (term.parent / "dead.yaml").write_text(text, encoding="utf-8")
    run = monograph(project, "check")
    assert run.exit_code == 1
    assert "dead.yaml: and 150 more" in run.output
    assert ": 200 errors, " in run.output.splitlines()[-1]


def test_two_folders_are_exchanged_so_that_neither_name_is_ever_without_one(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.html").write_text(name, encoding="utf-8")
    if not exchange(tmp_path / "one", tmp_path / "other"):
        pytest.skip("this system exchanges no folders in one step")
    assert (tmp_path / "one/page.html").read_text(encoding="utf-8") == "other"
    assert (tmp_path / "other/page.html").read_text(encoding="utf-8") == "one"


def test_an_exchange_with_nothing_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    assert not exchange(tmp_path / "one", tmp_path / "other")
    assert [path.name for path in tmp_path.iterdir()] == ["one"]


def test_mkdocs_ends_with_whoever_started_it() -> None:
    waiting = "from monograph.mkdocs_plugin import MonographPlugin as P; import time; "
    waiting += "P().on_startup(command='build', dirty=False); print('up', flush=True); time.sleep(60)"
    command = [sys.executable, "-c", waiting]
    environment = {**os.environ, PARENT_HOLDS_INPUT: "1"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == b"up\n"
        assert process.poll() is None
        process.stdin.close()
        assert process.wait(timeout=30) == 1
