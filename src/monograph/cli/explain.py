"""`monograph explain`."""

from __future__ import annotations

from pathlib import Path

import click

from monograph.cli.project import project_plug_ins
from monograph.findings import did_you_mean
from monograph.rules import RULES, STRUCTURE, explained, listed_rules, rule_page


@click.command("explain")
@click.argument("rule", required=False)
@click.pass_obj
def command(root: Path, rule: str | None) -> None:
    """Tell what a rule is for: what must hold, why, where that comes from, and an example of each kind.

    RULE is the name in square brackets at the end of a finding. Without it, all rules are listed. Rules of the
    plug-ins that the base names are among them.

    \b
    Example: monograph explain citation-says-how-it-was-read
    """
    if rule is not None and rule in STRUCTURE:
        click.echo(f"{rule} (error or warning, structure)\n\n{STRUCTURE[rule]}")
        return
    rules = (*RULES, *project_plug_ins(root).rules)
    if rule is None:
        click.echo(listed_rules(rules), nl=False)
        return
    found = next((one for one in rules if one.name == rule), None)
    if found is None:
        names = (*(one.name for one in rules), *STRUCTURE)
        remedy = did_you_mean(rule, names, "`monograph explain` lists the rules.")
        raise click.UsageError(f"There is no rule `{rule}`. {remedy}")
    click.echo(explained(rule_page(found)), nl=False)
