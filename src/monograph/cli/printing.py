"""What a check found, printed: for people at a terminal, and for a workflow on GitHub."""

from __future__ import annotations

import os
import secrets
from collections import Counter
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from monograph.evidence.prose.readability import plain_summaries
from monograph.findings import Finding, Report, Severity, capped, github, render, tally_table
from monograph.findings.text import visible
from monograph.knowledge_base import KnowledgeBase

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def print_report(report: Report, *, is_quiet: bool, is_verbose: bool = False) -> None:
    """Print findings, then (unless quiet) how often each rule was checked, then the closing line.

    Verbose, what could not be judged is between them.
    """
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


def print_readability(base: KnowledgeBase) -> None:
    """Print how hard each plain summary is to read, the easiest first."""
    found = sorted(plain_summaries(base), key=lambda item: (item[1].lix, item[0]))
    click.echo("Plain summaries, the easiest first (LIX; words in the longest sentence):")
    for file, one in found:
        click.echo(f"  {one.lix:>3} {one.in_words:<9}  {one.longest_sentence:>3}  {file}")
    counts = Counter(one.in_words for _, one in found)
    click.echo(f"  {len(found)} in all: {', '.join(f'{count} {word}' for word, count in counts.items())}.\n")


def print_for_github(report: Report) -> None:
    """Print findings as annotations, and add a summary to the page of the workflow's run when there is one."""
    click.echo(github.annotations(report, secrets.token_hex(16)), nl=False)
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        try:
            with Path(path).open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(github.summary(report))
        except OSError as error:  # the findings are printed already, and they decide
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
