"""`monograph explain`."""

from __future__ import annotations

import click

from monograph.findings import did_you_mean
from monograph.rules import RULES, STRUCTURE, explained, listed_rules, rule_page


@click.command("explain")
@click.argument("rule", required=False)
def command(rule: str | None) -> None:
    """Tell what a rule is for: what must hold, why, where that comes from, and an example of each kind.

    RULE is the name in square brackets at the end of a finding. Without it, all rules are listed.

    \b
    Example: monograph explain citation-says-how-it-was-read
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
