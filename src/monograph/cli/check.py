"""`monograph check`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from monograph import __version__
from monograph.cli.days import Day
from monograph.cli.endings import CLEAN, FINDINGS
from monograph.cli.printing import print_for_github, print_readability, print_report
from monograph.cli.project import project_plug_ins, require_project
from monograph.findings import Severity, did_you_mean
from monograph.findings.json_report import json_report
from monograph.findings.sarif import sarif_report
from monograph.pipeline import check, report_of
from monograph.pipeline.plug_in_loading import plug_ins_of
from monograph.pipeline.today import today as this_day
from monograph.rules import RULES, Rule, listed_rules


@click.command("check")
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
    help="The least severe findings to report.",
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
@click.option("--today", type=Day(), metavar="YYYY-MM-DD", help="Judge freshness as of this day.")
@click.option(
    "--readability", is_flag=True, help="List how hard each plain summary is to read, the easiest first."
)
@click.option("-q", "--quiet", is_flag=True, help="Leave out how often each rule was checked.")
@click.option("-v", "--verbose", is_flag=True, help="List what could not be judged, and why.")
@click.pass_obj
def command(
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
    """Check every entry and the bibliography, and report every problem at once.

    Each finding gives the file, line and column, the rule, what was found and what would be right. Errors
    stop a build; warnings do not. Of a file with more than fifty findings the first fifty are printed, with
    the number of the rest. Below them stands how often each rule was checked, and how often it could not judge.

    `monograph explain NAME` tells what a rule is for.

    \b
    Examples: monograph check --quiet
              monograph check --format sarif > findings.sarif
    """
    if list_rules:
        click.echo(listed_rules((*RULES, *project_plug_ins(root).rules)), nl=False)
        return
    known = (*RULES, *plug_ins_of(root)[0].rules) if names else ()
    rules = tuple(_rule_named(name, known) for name in dict.fromkeys(names)) or None
    require_project(root)
    checked = check(root, today.date() if today else this_day(), rules)
    report = report_of(checked, Severity(severity))
    match form:
        case "json":
            click.echo(json_report(report), nl=False)
        case "sarif":
            click.echo(sarif_report(report, __version__), nl=False)
        case "github":
            print_for_github(report)
        case _:
            if readability and checked.base is not None:
                print_readability(checked.base)
            print_report(report, is_quiet=quiet, is_verbose=verbose)
    sys.exit(CLEAN if checked.is_clean else FINDINGS)


def _rule_named(name: str, known: Sequence[Rule]) -> Rule:
    for rule in known:
        if rule.name == name:
            return rule
    remedy = did_you_mean(name, (rule.name for rule in known), "`monograph check --list-rules` lists them.")
    raise click.UsageError(f"There is no rule `{name}` on the evidence. {remedy}")
