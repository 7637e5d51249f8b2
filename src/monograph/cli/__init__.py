"""The command line: one module a command, each imported when it is used, so that help comes at once."""

from __future__ import annotations

import gc
import io
import sys
from collections import UserDict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

import click

from monograph import __version__
from monograph.cli.endings import WRONG_USE

# A new command is registered here: its module in this folder has its name, with underscores, and holds `command`.
WHAT_COMMANDS_DO = MappingProxyType(
    {
        "approve": "Write a named person's approval into an entry, with what was approved.",
        "build": "Check, write the pages and build the website into site/.",
        "check": "Check every entry and the bibliography, and report every problem at once.",
        "coverage": "Count what the knowledge base holds, in docs/coverage.md.",
        "explain": "Explain a rule, with an example that passes and one that fails.",
        "export": "Export the knowledge base in other formats, without a website.",
        "keep": "Save each answer as a version with an address that never changes.",
        "offline": "Pack the website into one file that works without a network.",
        "pages": "Check, then write the folder of pages build/docs.",
        "plug-ins": "List the plug-ins that are installed, and which of them this base uses.",
        "schema": "Write the JSON Schemas and the field guide.",
        "serve": "Preview the website and rebuild it whenever a source changes.",
    }
)

_STRIPPED = "Python runs with -OO, which strips the texts of rules and fields: use -O, or unset PYTHONOPTIMIZE."


class _Commands(UserDict[str, click.Command]):
    """The commands by name; a command's module is imported when it is first asked for."""

    def __missing__(self, name: str) -> click.Command:
        if name not in WHAT_COMMANDS_DO:
            raise KeyError(name)
        command: click.Command = import_module(f"monograph.cli.{name.replace('-', '_')}").command
        return self.data.setdefault(name, command)

    def __contains__(self, name: object) -> bool:
        return name in WHAT_COMMANDS_DO

    def __iter__(self) -> Iterator[str]:
        return iter(WHAT_COMMANDS_DO)

    def __len__(self) -> int:
        return len(WHAT_COMMANDS_DO)


class _Group(click.Group):
    """A group that tells what its commands do without importing them."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(WHAT_COMMANDS_DO.items()))


@click.group(
    cls=_Group,
    commands=_Commands(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
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
    question, claim or term; every source cited is in references.bib.

    \b
    Exit codes: 0 nothing to mend, 1 findings, 2 the command was used wrongly.
    """
    if sys.flags.optimize > 1:
        click.echo(f"Error: {_STRIPPED}", err=True)
        context.exit(WRONG_USE)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without UTF-8 shows escapes
    # A base is one large tree that lives to the end: looking through it for garbage again and again is wasted.
    gc.set_threshold(50_000, 20, 20)
    context.obj = project.resolve()


__all__ = ["WHAT_COMMANDS_DO", "main"]
