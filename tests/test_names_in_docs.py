"""What docs, guide, rule pages, remedies and docstrings name is there: rules, commands, options and fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from monograph.cli import main
from monograph.entries import KINDS
from monograph.entries.base_files.about import About, ContentLicence
from monograph.entries.base_files.answers import AnswersFile, GoldenAnswer
from monograph.entries.base_files.exceptions import ExceptionsFile, RuleException
from monograph.entries.base_files.reviewers import Reviewer, ReviewersFile
from monograph.entries.base_files.snapshot import AnswerSnapshot
from monograph.entries.shared.parts import Alternative, Citation, Reported
from monograph.rules import RULES, STRUCTURE, Rule
from monograph.schema import _parts_of
from tests.projects import CASES

ROOT = Path(__file__).parents[1]
KNOWN = {rule.name for rule in RULES} | set(STRUCTURE)
CODE = sorted((ROOT / "src/monograph").rglob("*.py"))
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "kb/pages").rglob("*.md")])
TEXTS = [*CODE, *DOCS, ROOT / "kb/schema/guide.md", *sorted((ROOT / "src/monograph").rglob("*.j2"))]


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


# A finding's name, where code gives it; errors of pydantic carry theirs.
_GIVEN = re.compile(
    r"(?:\bFinding|refuse|PydanticCustomError|_Fault|self\._report|self\._refuse)\(\s*\"([a-z0-9-]+)\""
)


def test_every_finding_has_a_rule_that_is_explained() -> None:
    given = {name for path in CODE for name in _GIVEN.findall(read(path))}
    assert len(given) > 60
    assert given - KNOWN == set()


# A word of many hyphens that says what must hold, as the names of rules do. Ids of entries say no such thing.
_KEBAB = re.compile(r"(?<![\w./#=&-])[a-z]+(?:-[a-z0-9]+){1,9}(?![\w/=-]|\.\w)")
_SAYS = frozenset(
    re.findall(
        r"\w+",
        "add adds agree agrees are carry changes comes counts covers differ fill fit fits follow follows get has "
        "have holds is judges keep leads lies leaves names need needs rests says share speaks tells uses",
    )
)
_NAMED = re.compile(
    r"(?:\brules?(?:'s)? (?:name, such as |named |called )?|explain |such as the rule )[`“\"]?"
    r"([a-z]+(?:-[a-z0-9]+)+)"
)


def rule_names_in(text: str) -> Iterator[str]:
    """Yield what a text names as a rule: by saying so, or by a name of the form that only rules have."""
    yield from _NAMED.findall(text)
    for match in _KEBAB.finditer(text):
        words = match.group().split("-")
        if len(words) > 2 and _SAYS.intersection(words[1:]):
            yield match.group()


# Names of that form that are of something else: here of a case among the tests.
_NO_RULES = frozenset(path.name for path in CASES.iterdir())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_rule_that_is_named_exists(path: Path) -> None:
    named = set(rule_names_in(read(path)))
    assert named - KNOWN - _NO_RULES == set()


def test_a_rule_that_does_not_exist_would_be_seen() -> None:
    said = (
        "The rule's name, such as segments-add-up; `dose-is-a-number` and rule `no-such`, never over-the-counter."
    )
    assert set(rule_names_in(said)) == {"segments-add-up", "dose-is-a-number", "no-such"}


_COMMAND = re.compile(r"(?:^|[`/ ])(?:\.venv/bin/)?monograph (?P<name>[a-z]+(?:-[a-z]+)*)\b(?P<rest>[^`\n]*)")
# Behind the program's name in running text.
_NO_COMMANDS = frozenset(
    {"is", "has", "was", "and", "contributors", "does", "needs", "reads", "writes", "itself", "or"}
)


def commands_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield each command in code marks or in a line of code, with what follows it."""
    for piece in re.findall(r"`([^`\n]+)`|^ *((?:\.venv/bin/)?monograph .*)$", text, re.MULTILINE):
        match = _COMMAND.match(f" {piece[0] or piece[1]}")
        if match and match["name"] not in _NO_COMMANDS:
            yield match["name"], match["rest"]


@pytest.mark.parametrize("path", [*DOCS, *CODE], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_and_option_exists(path: Path) -> None:
    for name, rest in commands_in(read(path)):
        assert name in main.commands, name
        known = [option for one in (main, main.commands[name]) for option in _options(one)]
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", rest.partition("#")[0]):
            assert option in known, f"monograph {name} {option}"


def _options(command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        yield from (*parameter.opts, *parameter.secondary_opts)
    yield from ("--help", "--version")


def _fields() -> set[str]:
    models: set[type[BaseModel]] = {
        About,
        ContentLicence,
        AnswersFile,
        GoldenAnswer,
        ExceptionsFile,
        RuleException,
    }
    models |= {Reviewer, ReviewersFile, AnswerSnapshot}
    seen: set[type[BaseModel]] = set()
    for kind in KINDS:
        models |= {kind, *_parts_of(kind, seen)}
    models |= {Reported, Alternative, Citation}
    return {name for model in models for name in model.model_fields}


_FIELD = re.compile(r"`(?:[a-z_]+\.)?([a-z]+(?:_[a-z0-9]+)+)(?::[^`]*)?`")


@pytest.mark.parametrize("path", [ROOT / "kb/schema/guide.md"], ids=lambda path: path.name)
def test_every_field_that_a_guide_names_exists(path: Path) -> None:
    assert set(_FIELD.findall(read(path))) - _fields() == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_field_that_a_rule_names_exists(rule: Rule) -> None:
    assert set(_FIELD.findall(rule.page)) - _fields() == set()
