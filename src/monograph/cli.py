"""The commands."""

from __future__ import annotations

import gc
import io
import os
import secrets
import socket
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from monograph import __version__
from monograph.entries import Question
from monograph.entries.shared.values import PartialDate
from monograph.evidence.prose.readability import plain_summaries
from monograph.exports import EXPORTS
from monograph.findings import Finding, Report, Severity, capped, did_you_mean, github, render, tally_table
from monograph.findings.json_report import json_report
from monograph.findings.sarif import sarif_report
from monograph.findings.text import visible
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import (
    PAGES_FOLDER,
    SITE_FOLDER,
    AnotherBuildError,
    Check,
    FolderNotOursError,
    build_site,
    check,
    only_build,
    pages_to_write,
    report_of,
    restore_site,
    stale_schemas,
    write_pages,
    write_schemas,
    writing_fault,
)
from monograph.pipeline.approving import Approval, NotApprovedError, approve
from monograph.pipeline.coverage import COVERAGE, NoPlaceForCountsError, write_coverage
from monograph.pipeline.exporting import write_exports
from monograph.pipeline.keeping import NotKeptError, UnkeptAnswer, keep, unkept_answers
from monograph.pipeline.offline import OFFLINE_FILE, NoSiteError, write_offline
from monograph.pipeline.site import mkdocs_environment
from monograph.pipeline.today import today as this_day
from monograph.render import size_words
from monograph.rules import RULES, STRUCTURE, Rule, explained, listed_rules, rule_page
from monograph.sources.files import ABOUT, BIBLIOGRAPHY, ENTRIES

# Click itself ends with 2 when a command is used wrongly.
CLEAN, FINDINGS, WRONG_USE = 0, 1, 2

STRIPPED = "Python runs with -OO, which strips the texts of rules and fields: use -O, or unset PYTHONOPTIMIZE."

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}

_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2999, 12, 31)


class _Day(click.DateTime):
    """A day on which a base may be judged; a year further away is a slip, and calendars end soon after."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        moment: datetime = super().convert(value, param, ctx)
        if not _FIRST_DAY <= moment.date() <= _LAST_DAY:
            self.fail(f"{value} is no day from {_FIRST_DAY} to {_LAST_DAY}.", param, ctx)
        return moment


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version")
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The folder with kb/, references.bib and mkdocs.yml. Default: this folder.",
)
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """Check an evidence knowledge base and publish it as a website.

    Entries are YAML files in kb/entries/<kind>/, one for each drug, study, condition, outcome, guideline,
    question, claim or term; every source cited stands in references.bib.

    \b
    Exit codes: 0 nothing to mend, 1 findings, 2 the command was used wrongly.
    """
    if sys.flags.optimize > 1:
        click.echo(f"Error: {STRIPPED}", err=True)
        context.exit(WRONG_USE)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without UTF-8 shows escapes
    # A base is one large tree that lives to the end: looking through it for garbage again and again is wasted.
    gc.set_threshold(50_000, 20, 20)
    context.obj = project.resolve()


@main.command("check")
@click.option(
    "--rule",
    "names",
    multiple=True,
    metavar="NAME",
    help="Run only this rule on the evidence. May be given several times; shape and links are always checked.",
)
@click.option(
    "--severity",
    type=click.Choice([str(severity) for severity in Severity]),
    default=str(Severity.WARNING),
    show_default=True,
    help="The least grave findings to report.",
)
@click.option("--list-rules", is_flag=True, help="List the rules on the evidence, and check nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json", "sarif"]),
    default="text",
    show_default=True,
    help="text for people, github for annotations in a workflow, json and sarif (2.1.0) for programs.",
)
@click.option("--today", type=_Day(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Judge freshness as of this day.")
@click.option(
    "--readability", is_flag=True, help="List how hard each plain summary is to read, the easiest first."
)
@click.option("-q", "--quiet", is_flag=True, help="Leave out how often each rule was checked.")
@click.option("-v", "--verbose", is_flag=True, help="List what could not be judged, and why.")
@click.pass_obj
def check_command(
    root: Path,
    names: tuple[str, ...],
    severity: str,
    list_rules: bool,
    form: str,
    today: datetime | None,
    readability: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Check every entry and the bibliography; report all faults at once.

    Each finding gives the file, line and column, the rule, what was found and what would be right. Errors
    stop a build; warnings do not. Of a file with more than fifty findings the first fifty are printed, with
    the number of the rest. Below them stands how often each rule was checked, and how often it could not judge.

    `monograph explain NAME` tells what a rule is for.
    """
    if list_rules:
        click.echo(listed_rules(RULES), nl=False)
        return
    rules = tuple(_rule_named(name) for name in dict.fromkeys(names)) or RULES
    _refuse_a_folder_without_a_project(root)
    checked = check(root, today.date() if today else this_day(), rules)
    report = report_of(checked, Severity(severity))
    match form:
        case "json":
            click.echo(json_report(report), nl=False)
        case "sarif":
            click.echo(sarif_report(report, __version__), nl=False)
        case "github":
            _print_for_github(report)
        case _:
            if readability and checked.base is not None:
                _print_readability(checked.base)
            _print_report(report, is_quiet=quiet, is_verbose=verbose)
    sys.exit(CLEAN if checked.is_clean else FINDINGS)


def _rule_named(name: str) -> Rule:
    for rule in RULES:
        if rule.name == name:
            return rule
    remedy = did_you_mean(name, (rule.name for rule in RULES), "`monograph check --list-rules` lists them.")
    raise click.UsageError(f"There is no rule `{name}` on the evidence. {remedy}")


@main.command("explain", short_help="Tell what a rule is for, with an example that passes and one that fails.")
@click.argument("rule", required=False)
def explain_command(rule: str | None) -> None:
    """Tell what a rule is for: what must hold, why, where that comes from, and an example of each kind.

    RULE is the name in square brackets at the end of a finding. Without it, all rules are listed.
    """
    if rule is None:
        click.echo(listed_rules(RULES), nl=False)
        return
    if rule in STRUCTURE:
        click.echo(f"{rule} (error or warning, structure)\n\n{STRUCTURE[rule]}")
        return
    names = (*(one.name for one in RULES), *STRUCTURE)
    found = next((one for one in RULES if one.name == rule), None)
    if found is None:
        remedy = did_you_mean(rule, names, "`monograph explain` lists the rules.")
        raise click.UsageError(f"There is no rule `{rule}`. {remedy}")
    click.echo(explained(rule_page(found)), nl=False)


@main.command("pages", short_help="Check, then write the folder of pages build/docs.")
@click.pass_obj
def pages_command(root: Path) -> None:
    """Check, then write the folder of pages build/docs for any builder of Markdown sites."""
    with _refusals_told(root), only_build(root):
        sys.exit(_write(root))


@main.command("build")
@click.pass_obj
def build_command(root: Path) -> None:
    """Check, write the pages and build the website into site/.

    The website is built beside the old one and switched at the end. When anything is wrong, the last good
    website stays as it is.
    """
    started = time.monotonic()
    with _refusals_told(root), only_build(root):
        restore_site(root)
        if code := _write(root):
            sys.exit(code)
        click.echo("Building the website …")
        code = build_site(root)
    if code:
        click.echo("MkDocs stopped; the last good website is untouched.", err=True)
        sys.exit(FINDINGS)
    click.echo(f"Built {SITE_FOLDER}/ in {time.monotonic() - started:.1f} s. Open {SITE_FOLDER}/index.html.")


@main.command("serve")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to listen, as host:port.")
@click.pass_obj
def serve_command(root: Path, address: str) -> None:
    """Preview the website and rebuild it whenever a source changes.

    A faulty entry is reported here in the terminal; the last good pages stay up until it is mended.
    """
    _refuse_a_folder_without_a_project(root)
    _refuse_a_taken_port(address)
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", address]
    click.echo(f"Preview on http://{address}/ – stop with Ctrl+C.")
    sys.stdout.flush()
    os.chdir(root)
    # MkDocs takes this process over, so that a signal to stop reaches it and nothing stays behind.
    os.execve(sys.executable, command, mkdocs_environment())


def _refuse_a_folder_without_a_project(root: Path) -> None:
    if not any(os.path.lexists(root / name) for name in ("kb", ENTRIES, ABOUT, BIBLIOGRAPHY)):
        remedy = "Go to the folder that holds kb/ and references.bib, or name it with --project."
        raise click.UsageError(f"{root} holds no knowledge base. {remedy}")


def _refuse_a_taken_port(address: str) -> None:
    host, colon, port = address.rpartition(":")
    if not colon or not port.isdigit() or not 0 < int(port) < 65536:
        raise click.UsageError(f"`{address}` is no address. Write it like this: 127.0.0.1:8000.")
    try:
        with socket.create_server((host, int(port))):
            pass
    except OSError as error:
        remedy = f"Stop the other preview, or choose another port: --address {host}:{int(port) + 1}"
        raise click.UsageError(f"{address} cannot be used: {error.strerror}. {remedy}") from None


@main.command("export", short_help="Write the knowledge base in formats of others, without a website.")
@click.option(
    "--format",
    "names",
    multiple=True,
    metavar="NAME",
    help="Write only this format. May be given several times; --list tells which there are.",
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FOLDER", help="The folder to write; replaced whole."
)
@click.option("--list", "only_list", is_flag=True, help="List the formats, and write nothing.")
@click.pass_obj
def export_command(root: Path, names: tuple[str, ...], out: Path | None, only_list: bool) -> None:
    """Check, then write the knowledge base into a folder in formats of others.

    The files are those that the website offers, at the same addresses: references of the whole base, of each page
    and of each work, a static JSON API, tables, feeds.

    \b
    Example: monograph export --format bibtex --format json --out exported
    """
    if only_list:
        width = max(map(len, EXPORTS))
        for one in EXPORTS.values():
            click.echo(f"{one.name:<{width}}  {one.what}")
        return
    if out is None:
        raise click.UsageError("Say where to write: --out FOLDER.")
    for name in names:
        if name not in EXPORTS:
            remedy = did_you_mean(name, EXPORTS, "`monograph export --list` lists them.")
            raise click.UsageError(f"There is no format `{name}`. {remedy}")
    checked = _checked(root)
    if checked.base is None or not checked.is_clean:
        sys.exit(FINDINGS)
    with _refusals_told(root):
        files, size = write_exports(checked.base, out.absolute(), tuple(dict.fromkeys(names)) or tuple(EXPORTS))
    click.echo(f"{files:,} files in {out}, {size_words(size)}.")


@main.command("offline", short_help="Pack the website into one file that works without a network.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=f"The zip file to write; replaced. Default: build/{OFFLINE_FILE} in the project.",
)
@click.pass_obj
def offline_command(root: Path, out: Path | None) -> None:
    """Pack the website in site/ into one zip file, to be sent or carried.

    Whoever unpacks it opens index.html in a browser: pages, data and the search work from the folder, without a
    network or a server. `monograph build` comes first. The website itself does not link to the file: put it beside
    the site, or where you like.

    \b
    Example: monograph build && monograph offline --out als-offline.zip
    """
    path = out.resolve() if out else root / "build" / OFFLINE_FILE
    with _refusals_told(root):
        files, size = write_offline(root, path)
    click.echo(f"{files:,} files in {path}, {size_words(size)}.")


@main.command("schema", short_help="Write the JSON Schemas and the field guide.")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 when a file is out of date.")
@click.pass_obj
def schema_command(root: Path, only_check: bool) -> None:
    """Write the JSON Schemas and the field guide in kb/schema/ from the models."""
    with _refusals_told(root):
        stale = stale_schemas(root) if only_check else write_schemas(root)
    for name in stale:
        click.echo(f"{name}: {'out of date; run `monograph schema`' if only_check else 'written'}")
    if only_check and stale:
        sys.exit(FINDINGS)
    if not stale:
        click.echo("Schemas and field guide are up to date.")


@main.command("coverage", short_help="Count what the knowledge base holds, in docs/coverage.md.")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 when the counts are out of date.")
@click.pass_obj
def coverage_command(root: Path, only_check: bool) -> None:
    """Count what the knowledge base holds, and write the counts into docs/coverage.md."""
    _refuse_a_folder_without_a_project(root)
    checked = check(root, this_day())
    if checked.base is None:
        click.echo(checked.closing_line(), err=True)
        sys.exit(FINDINGS)
    with _refusals_told(root):
        is_stale = write_coverage(root, checked.base, checked.golden_answers, only_check=only_check)
    done = "out of date; run `monograph coverage`" if only_check else "written"
    click.echo(f"{COVERAGE}: {done}" if is_stale else f"{COVERAGE} is up to date.")
    sys.exit(FINDINGS if only_check and is_stale else CLEAN)


@main.command("keep", short_help="Keep the answers as they stand, each under an address that never changes.")
@click.argument("questions", nargs=-1, metavar="[QUESTION]...")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 when an answer is not kept.")
@click.option("--today", type=_Day(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Keep the answers as of this day.")
@click.pass_obj
def keep_command(root: Path, questions: tuple[str, ...], only_check: bool, today: datetime | None) -> None:
    """Check, then keep every answer that changed since it was kept last, in kb/versions/<question>/<date>.yaml.

    QUESTION is the id of a question; without it, all are looked at. Each kept answer has a page of its own, which
    people can cite and which stays as it is. The publishing run does this on the main branch. Nothing that was
    kept is ever overwritten or deleted.
    """
    day = today.date() if today else this_day()
    with _refusals_told(root):
        if only_check:
            sys.exit(_tell_what_is_not_kept(_unkept(root, questions, day)))
        with only_build(root):
            unkept = _unkept(root, questions, day)
            written = keep(root, unkept, day)
    for name in written:
        click.echo(f"{name}: written")
    if not written:
        click.echo("Every answer is kept as it stands.")


def _unkept(root: Path, questions: tuple[str, ...], day: date) -> tuple[UnkeptAnswer, ...]:
    checked = _checked(root, day)
    if checked.base is None or not checked.is_clean:
        sys.exit(FINDINGS)
    known = [sheet.id for sheet in checked.base.all(Question)]
    for name in questions:
        if name not in known:
            remedy = did_you_mean(name, known, "Give the name of a file in kb/entries/question/, without .yaml.")
            raise click.UsageError(f"There is no question `{name}`. {remedy}")
    return unkept_answers(checked.base, questions)


def _tell_what_is_not_kept(unkept: Sequence[UnkeptAnswer]) -> int:
    for one in unkept:
        since = f"changed since it was kept on {one.newest.day}" if one.newest else "was never kept"
        if one.is_withdrawn:
            since = "was withdrawn, and the question's page still gives it. Mend the question"
        click.echo(f"{one.question}: the answer {since}")
    if unkept:
        click.echo("The publishing run keeps it (`make publish-data`); nothing has to be done in a pull request.")
        return FINDINGS
    click.echo("Every answer is kept as it stands.")
    return CLEAN


@main.command("approve", short_help="Write a named person's approval into an entry, with what was approved.")
@click.argument("entry")
@click.option("--by", "reviewers", multiple=True, metavar="ID", help="Who approved it, from kb/reviewers.yaml.")
@click.option("--date", "on", metavar="YYYY-MM-DD", type=_Day(["%Y-%m-%d"]), help="When it was approved.")
@click.option("--next-due", "due", metavar="YYYY-MM-DD", type=_Day(["%Y-%m-%d"]), help="When it is due again.")
@click.pass_obj
def approve_command(
    root: Path, entry: str, reviewers: tuple[str, ...], on: datetime | None, due: datetime | None
) -> None:
    """Write an approval into the file of ENTRY, with digests of what it says today.

    What is not given stays as the file has it. Only write down what a person has done: pages then say that this
    person reviewed the entry, and what has changed since.

    \b
    Example: monograph approve some-question --by a-person --date 2031-05-02 --next-due 2032-05-02
    """
    days = (PartialDate(day.year, day.month, day.day) if day else None for day in (on, due))
    with _refusals_told(root):
        file = approve(root, entry, Approval(tuple(reviewers), *days))
    click.echo(f"{file}: written")


_REFUSALS = (
    FolderNotOursError,
    NotApprovedError,
    AnotherBuildError,
    NoPlaceForCountsError,
    NotKeptError,
    NoSiteError,
)


@contextmanager
def _refusals_told(root: Path) -> Iterator[None]:
    """Tell a refusal to write as a wrong use of the command, with its remedy; and what the disk refuses."""
    try:
        yield
    except _REFUSALS as refusal:
        raise click.UsageError(str(refusal)) from None
    except BrokenPipeError:  # whoever read our output has gone; click ends the command
        raise
    except OSError as error:
        click.echo(f"Error: {writing_fault(error, root)}", err=True)
        sys.exit(FINDINGS)


def _write(root: Path) -> int:
    checked = _checked(root)
    if not checked.is_clean:
        return FINDINGS
    made = pages_to_write(checked)
    changed = write_pages(root, made)
    click.echo(f"{len(made)} files in {PAGES_FOLDER}/, {len(changed)} changed.")
    return CLEAN


def _checked(root: Path, today: date | None = None) -> Check:
    _refuse_a_folder_without_a_project(root)
    checked = check(root, today or this_day())
    _print_report(report_of(checked), is_quiet=True)
    return checked


def _print_report(report: Report, *, is_quiet: bool, is_verbose: bool = False) -> None:
    console = _console()
    shown, more = capped(report.findings)
    for finding in shown:
        _print(finding, console)
    for line in more:
        console.print(line, markup=False)
    if is_verbose and report.not_judged:
        console.print("Could not be judged:", markup=False)
        for one in report.not_judged:
            console.print(visible(f"{one.place}: {one.reason} [{one.rule}]"), markup=False)
        console.print()
    if report.tallies and not is_quiet:
        console.print(tally_table(report), markup=False)
        console.print()
    console.print(report.closing_line, markup=False, highlight=False)


def _print_readability(base: KnowledgeBase) -> None:
    found = sorted(plain_summaries(base), key=lambda item: (item[1].lix, item[0]))
    click.echo("Plain summaries, the easiest first (LIX; words in the longest sentence):")
    for file, one in found:
        click.echo(f"  {one.lix:>3} {one.in_words:<9}  {one.longest_sentence:>3}  {file}")
    counts = Counter(one.in_words for _, one in found)
    click.echo(f"  {len(found)} in all: {', '.join(f'{count} {word}' for word, count in counts.items())}.\n")


def _print_for_github(report: Report) -> None:
    click.echo(github.annotations(report, secrets.token_hex(16)), nl=False)
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        try:
            with Path(path).open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(github.summary(report))
        except OSError as error:  # the findings are told already, and they decide
            click.echo(f"The summary was not written to {path}: {error.strerror}.", err=True)


def _console() -> Console:
    # Rich honours NO_COLOR and a terminal's abilities; lines are never wrapped, so that editors find the place.
    return Console(soft_wrap=True, highlight=False, emoji=False, no_color="NO_COLOR" in os.environ)


def _print(finding: Finding, console: Console) -> None:
    head, *rest = render(finding).splitlines()
    place = len(str(finding.place)) + 1
    text = Text(head)
    text.stylize("bold", 0, place)
    text.stylize(_COLOURS[finding.severity], place + 1, place + 1 + len(finding.severity))
    console.print(text)
    for line in rest:
        console.print(line, style="dim" if line.lstrip().startswith("=") else None, markup=False)
    console.print()
