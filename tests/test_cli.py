"""The commands: what they print, what they leave alone and how they end."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from monograph import __version__
from monograph.cli import main
from tests.projects import make_project, monograph

pytestmark = pytest.mark.thorough

COLOUR = re.compile(r"\x1b\[[0-9;]*3[0-7][0-9;]*m")
LONG_AGO = 1_000_000_000


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


def spoil(project: Path) -> None:
    (project / "kb/entries/drug/pellidone.yaml").write_text("name: Pellidone: forte\n", encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def made_long_ago(folder: Path) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))


def in_a_process(project: Path, **variables: str) -> str:
    command = [sys.executable, "-m", "monograph", "--project", str(project), "check"]
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    environment = kept | {"PYTHONIOENCODING": "utf-8", "TERM": "xterm-256color"} | variables
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False).stdout


def test_a_clean_check_says_how_much_was_checked_and_ends_with_0(project: Path) -> None:
    run = monograph(project, "check", "--quiet")
    assert run.exit_code == 0
    assert re.fullmatch(r"13 entries, 3 works, \d+ checks: 0 errors, 0 warnings\.\n", run.output)


def test_an_error_ends_with_1(project: Path) -> None:
    spoil(project)
    for command in ("check", "pages", "build"):
        assert monograph(project, command).exit_code == 1


def test_a_warning_is_printed_and_ends_with_0(project: Path) -> None:
    with (project / "references.bib").open("a", encoding="utf-8") as file:
        file.write("\n@misc{Lonely2036, author = {Lonely, Dee}, title = {Uncited}, year = {2036}}\n")
    run = monograph(project, "check")
    assert run.exit_code == 0
    assert "warning: no entry cites `Lonely2036` [work-is-cited]" in run.output
    assert monograph(project, "pages").exit_code == 0


@pytest.mark.parametrize("arguments", [["chekc"], ["check", "--loud"], ["check", "extra"], ["schema", "--chek"]])
def test_a_command_used_wrongly_ends_with_2(project: Path, arguments: list[str]) -> None:
    run = monograph(project, *arguments)
    assert run.exit_code == 2
    assert run.output.startswith("Usage: ")


def test_a_project_folder_that_is_not_there_ends_with_2(tmp_path: Path) -> None:
    run = monograph(tmp_path / "nowhere", "check")
    assert run.exit_code == 2
    assert "does not exist" in run.output


def test_a_folder_without_a_project_is_a_wrong_use_that_says_where_to_run(tmp_path: Path) -> None:
    run = monograph(tmp_path, "check")
    assert run.exit_code == 2
    assert "holds no knowledge base" in run.output
    assert "--project" in run.output


def test_a_project_without_entries_is_a_finding(project: Path) -> None:
    shutil.rmtree(project / "kb/entries")
    run = monograph(project, "check")
    assert run.exit_code == 1
    assert "there is no folder kb/entries/ [no-entries]" in run.output


def test_a_port_in_use_is_told_before_the_preview_is_promised(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = monograph(project, "serve", "--address", f"127.0.0.1:{port}")
    assert run.exit_code == 2
    assert f"--address 127.0.0.1:{port + 1}" in run.output
    assert "Preview on" not in run.output


def test_an_address_of_another_form_is_refused(project: Path) -> None:
    run = monograph(project, "serve", "--address", "nonsense")
    assert run.exit_code == 2
    assert "127.0.0.1:8000" in run.output


def test_the_project_is_this_folder_unless_it_is_said(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert monograph(Path(), "check").exit_code == 0


def test_every_command_explains_itself(project: Path) -> None:
    overview = monograph(project, "--help")
    assert overview.exit_code == 0
    assert "Exit codes: 0 nothing to mend, 1 findings, 2 the command was used wrongly." in overview.output
    assert set(main.commands) == {
        "approve",
        "build",
        "check",
        "coverage",
        "explain",
        "export",
        "keep",
        "offline",
        "pages",
        "plug-ins",
        "schema",
        "serve",
    }
    for name in main.commands:
        assert re.search(rf"^  {name} +[A-Z]", overview.output, re.MULTILINE)
        for option in ("--help", "-h"):
            run = monograph(project, name, option)
            assert run.exit_code == 0
            assert f" {name} [OPTIONS]" in run.output
            assert (main.commands[name].help or "").split(".")[0][:40] in run.output


def test_help_comes_at_once_because_no_command_is_imported_for_it() -> None:
    shown = (
        "import sys; from monograph.cli import main; main(['--help'], standalone_mode=False); print(sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    assert "Check every entry and the bibliography" in run.stdout
    assert not re.search("'(pydantic|jinja2|pybtex|rich|monograph.findings|monograph.cli.check)'", run.stdout)


@pytest.mark.parametrize("name", main.commands)
def test_a_module_of_the_command_line_holds_the_command_of_its_name(name: str) -> None:
    assert main.commands[name].name == name


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_told(project: Path, option: str) -> None:
    assert __version__ in monograph(project, option).output


def test_a_pipe_gets_no_escape_sequences(project: Path) -> None:
    spoil(project)
    assert "\x1b" not in in_a_process(project)


def test_a_terminal_gets_colours_unless_no_color_is_set(project: Path) -> None:
    spoil(project)
    assert COLOUR.search(in_a_process(project, FORCE_COLOR="1"))
    assert not COLOUR.search(in_a_process(project, FORCE_COLOR="1", NO_COLOR="1"))


def test_text_of_an_entry_cannot_colour_the_terminal_or_pose_as_mark_up(project: Path) -> None:
    (project / "kb/entries/drug/pellidone.yaml").write_text("[red]x[/red]: \x1b[31mred\n", encoding="utf-8")
    (project / "kb/entries/drug/zorbatine.yaml").write_text("'[bold]x[/bold]': [/]\n", encoding="utf-8")
    printed = in_a_process(project)
    assert "\x1b" not in printed
    assert "[red]x[/red]: \\x1b[31mred" in printed
    assert "there is no field `[bold]x[/bold]` here" in printed


def test_a_long_line_is_not_wrapped(project: Path) -> None:
    with (project / "kb/entries/drug/pellidone.yaml").open("a", encoding="utf-8") as file:
        file.write(f"not_covered: {'hum ' * 30}[[nowhere]]\n")
    head = next(line for line in in_a_process(project, COLUMNS="40").splitlines() if "nowhere" in line)
    assert head.endswith("[link-leads-somewhere]")


def test_pages_are_written_for_any_builder(project: Path) -> None:
    run = monograph(project, "pages")
    assert run.exit_code == 0
    made = contents(project / "build/docs")
    assert {"index.md", "drugs/zorbatine.md", "studies/quill-2031.md", "references.md"} <= set(made)
    assert f"{len(made)} files in build/docs/, {len(made)} changed." in run.output


def test_a_page_is_written_only_when_it_changed(project: Path) -> None:
    monograph(project, "pages")
    folder = project / "build/docs"
    before = contents(folder)
    made_long_ago(folder)
    assert "files in build/docs/, 0 changed." in monograph(project, "pages").output
    assert contents(folder) == before
    assert all(path.stat().st_mtime == LONG_AGO for path in folder.rglob("*") if path.is_file())

    entry = project / "kb/entries/term/dummy-tablet.yaml"
    entry.write_text(
        entry.read_text(encoding="utf-8").replace("A tablet without", "A tablet with none of"), encoding="utf-8"
    )
    monograph(project, "pages")
    changed = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.stat().st_mtime != LONG_AGO
    }
    assert "glossary/dummy-tablet.md" in changed
    assert "drugs/pellidone.md" not in changed


def test_pages_no_longer_made_are_deleted_with_their_folders_and_nothing_else(project: Path) -> None:
    monograph(project, "pages")
    folder = project / "build/docs"
    before = contents(folder)
    (folder / "drugs/forgotten.md").write_text("old", encoding="utf-8")
    (folder / "old/older").mkdir(parents=True)
    (folder / "old/older/page.md").write_text("old", encoding="utf-8")
    with (project / "build/.pages").open("a", encoding="utf-8") as written:
        written.write("\ndrugs/forgotten.md\nold/older/page.md\n")
    (folder / ".gitkeep").touch()
    (project / "build/notes.txt").write_text("mine", encoding="utf-8")
    outside = project / "outside"
    outside.mkdir()
    (outside / "precious.md").write_text("mine", encoding="utf-8")
    (folder / "linked").symlink_to(outside, target_is_directory=True)
    monograph(project, "pages")
    assert contents(folder) == before | {".gitkeep": b""}
    assert not (folder / "old").exists()
    assert not (folder / "linked").is_symlink()
    assert (outside / "precious.md").read_text(encoding="utf-8") == "mine"
    assert (project / "build/notes.txt").exists()


def test_a_file_that_somebody_put_among_the_pages_is_never_deleted(project: Path) -> None:
    monograph(project, "pages")
    folder = project / "build/docs"
    (folder / "thesis.md").write_text("mine", encoding="utf-8")
    before = contents(folder)
    run = monograph(project, "pages")
    assert run.exit_code == 2
    assert "thesis.md was not made by Monograph" in run.output
    assert contents(folder) == before
    (folder / "thesis.md").unlink()
    assert monograph(project, "pages").exit_code == 0


def test_a_python_without_docstrings_is_refused_in_one_line(project: Path) -> None:
    for command in ("check", "schema"):
        run = subprocess.run(
            [sys.executable, "-OO", "-m", "monograph", "--project", str(project), command],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (run.returncode, run.stdout) == (2, "")
        assert run.stderr.startswith("Error: Python runs with -OO")
        assert run.stderr.count("\n") == 1


def test_no_half_written_file_is_left_behind(project: Path) -> None:
    monograph(project, "pages")
    assert not list((project / "build").rglob(".*.new"))


def test_the_last_good_pages_stay_when_a_check_fails(project: Path) -> None:
    monograph(project, "pages")
    before = contents(project / "build/docs")
    made_long_ago(project / "build/docs")
    spoil(project)
    for command in ("pages", "build"):
        assert monograph(project, command).exit_code == 1
    assert contents(project / "build/docs") == before
    assert all(path.stat().st_mtime == LONG_AGO for path in (project / "build/docs").rglob("*"))
    assert not (project / "site").exists()


def test_a_site_folder_we_did_not_make_is_not_replaced(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site/thesis.html").write_text("ten years of work", encoding="utf-8")
    run = monograph(project, "build")
    assert run.exit_code == 2
    assert "was not made by Monograph" in run.output
    assert contents(project / "site") == {"thesis.html": b"ten years of work"}


def test_the_last_good_website_stays_when_mkdocs_fails(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (project / "site").mkdir()
    (project / "site/.monograph").touch()
    (project / "site/index.html").write_text("good", encoding="utf-8")
    run = monograph(project, "build")  # the base has no mkdocs.yml
    assert run.exit_code == 1
    assert "the last good website is untouched" in run.output
    assert contents(project / "site") == {".monograph": b"", "index.html": b"good"}
    assert "mkdocs.yml" in run.output + capfd.readouterr().err


def test_schemas_are_written_once_and_then_up_to_date(project: Path) -> None:
    run = monograph(project, "schema")
    assert run.exit_code == 0
    assert "kb/schema/drug.json: written" in run.output
    made_long_ago(project / "kb/schema")
    assert monograph(project, "schema").output == "Schemas and field guide are up to date.\n"
    assert all(path.stat().st_mtime == LONG_AGO for path in (project / "kb/schema").iterdir())


def test_a_schema_check_names_what_is_stale_missing_or_left_over_and_writes_nothing(project: Path) -> None:
    monograph(project, "schema")
    assert monograph(project, "schema", "--check").exit_code == 0
    folder = project / "kb/schema"
    with (folder / "guide.md").open("a", encoding="utf-8") as file:
        file.write("edited by hand\n")
    (folder / "study.json").unlink()
    (folder / "potion.json").write_text("{}", encoding="utf-8")
    before = contents(folder)
    run = monograph(project, "schema", "--check")
    assert run.exit_code == 1
    assert [line.split(":")[0] for line in run.output.splitlines()] == [
        "kb/schema/guide.md",
        "kb/schema/potion.json",
        "kb/schema/study.json",
    ]
    assert contents(folder) == before
    assert monograph(project, "schema").exit_code == 0
    assert monograph(project, "schema", "--check").exit_code == 0
    assert not (folder / "potion.json").exists()


def test_a_schema_check_of_a_project_without_schemas_is_a_finding(project: Path) -> None:
    assert monograph(project, "schema", "--check").exit_code == 1
    assert not (project / "kb/schema").exists()


def test_what_is_hidden_is_not_an_entry_and_a_symbolic_link_is_refused(project: Path) -> None:
    (project / "kb/entries/drug/.pellidone.yaml.swp").write_bytes(b"\xff")
    (project / "kb/entries/.cache").mkdir()
    (project / "kb/entries/.cache/x.yaml").write_bytes(b"\xff")
    assert monograph(project, "check").exit_code == 0
    (project / "kb/entries/drug/linked.yaml").symlink_to(project / "kb/entries/drug/pellidone.yaml")
    (project / "kb/entries/linked").symlink_to(project / "kb/entries/drug", target_is_directory=True)
    run = monograph(project, "check")
    assert run.exit_code == 1
    assert run.output.count("[file-link]") == 2


def test_no_file_is_read_twice_or_left_out(project: Path) -> None:
    text = (project / "kb/entries/drug/pellidone.yaml").read_text(encoding="utf-8")
    more = text.replace("name: Pellidone", "name: Pellidone forte")
    (project / "kb/entries/drug/pellidone-forte.yaml").write_text(more, encoding="utf-8")
    assert monograph(project, "check", "--quiet").output.startswith("14 entries, 3 works, ")


@pytest.mark.parametrize(
    "name", ["a\nb.yaml", "a\x1b[31mb.yaml", "[red]a.yaml", "-a.yaml", "a b.yaml", "é.yaml", "a\udce9.yaml"]
)
def test_a_file_name_nobody_should_give_is_a_finding(project: Path, name: str) -> None:
    (project / "kb/entries/drug" / name).write_text("name: x\n", encoding="utf-8")
    run = monograph(project, "check")
    assert run.exit_code == 1
    assert run.output.count("[entry-id]") == 1
    assert "\x1b" not in run.output


def test_a_file_name_with_a_colon_and_a_space_is_a_finding(project: Path) -> None:
    (project / "kb/entries/drug/a: b.yaml").write_text("name: x\n", encoding="utf-8")
    assert monograph(project, "check").output.count("[entry-id]") == 1


def test_a_base_without_a_title_of_its_own_is_a_finding_with_a_remedy(project: Path) -> None:
    (project / "kb/base.yaml").unlink()
    run = monograph(project, "check")
    assert run.exit_code == 1
    assert "kb/base.yaml:1:1: error: there is no kb/base.yaml [no-base-file]" in run.output


def test_a_fault_in_the_words_of_the_base_has_a_place(project: Path) -> None:
    (project / "kb/base.yaml").write_text("title: Humming\nleed: All of it\ndescription: All\n", encoding="utf-8")
    run = monograph(project, "check")
    assert "kb/base.yaml:2:1: error: there is no field `leed` here [unknown-field]" in run.output
    assert run.output.count("error:") == 1


@pytest.mark.parametrize("command", ["check", "keep"])
@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "3000-01-01", "9999-12-31"])
def test_a_day_that_nobody_lives_on_is_a_wrong_use(project: Path, command: str, day: str) -> None:
    run = monograph(project, command, "--today", day)
    assert run.exit_code == 2
    assert f"{day} is no day from 2000-01-01 to 2999-12-31." in run.output


@pytest.mark.parametrize("day", ["2000-01-01", "2999-12-31"])
def test_the_first_and_the_last_day_can_be_judged(project: Path, day: str) -> None:
    assert monograph(project, "check", "--today", day).exit_code == 0
