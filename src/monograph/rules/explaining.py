"""A rule's docstring, read as the page that explains it.

A docstring is: one line that says what must hold; paragraphs on why; a paragraph that begins with ``Source:``;
then ``Passes:`` and ``Fails:``, each followed by an indented example in YAML. An example maps ``kind/id`` to the
fields that matter; a test completes it to entries and runs the rule on it.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from monograph.findings import Severity
from monograph.rules.rule import Rule, Theme


@dataclass(frozen=True, slots=True)
class RulePage:
    """What a rule's page says: what must hold, why, where that comes from, and an example of each kind."""

    name: str
    theme: Theme
    scope: str
    severity: Severity
    summary: str
    reasons: tuple[str, ...]
    source: str
    passes: str
    fails: str


_EXAMPLES = re.compile(r"\n\nPasses:\n\n(?P<passes>.*?)\n\nFails:\n\n(?P<fails>.*)\Z", re.DOTALL)


def rule_page(rule: Rule) -> RulePage:
    """Return the page of a rule; ValueError when its docstring lacks a part, which a test rules out."""
    text = inspect.cleandoc(rule.page)
    examples = _EXAMPLES.search(text)
    if examples is None:
        raise ValueError(f"{rule.name} has no examples")
    summary, *reasons = (" ".join(part.split()) for part in text[: examples.start()].split("\n\n"))
    if not reasons or not reasons[-1].startswith("Source:"):
        raise ValueError(f"{rule.name} names no source")
    return RulePage(
        name=rule.name,
        theme=rule.theme,
        scope=rule.scope.label if rule.scope.__subclasses__() == [] else "Every kind of entry",
        severity=rule.severity,
        summary=summary,
        reasons=tuple(reasons[:-1]),
        source=reasons[-1].removeprefix("Source:").strip(),
        passes=textwrap.dedent(examples["passes"]),
        fails=textwrap.dedent(examples["fails"]),
    )


_WIDTH = 100


def explained(page: RulePage) -> str:
    """Return a rule's page as text for a terminal."""
    head = f"{page.name} ({page.severity}, {page.theme})"
    prose = (page.summary, f"It looks at: {page.scope.lower()}.", *page.reasons, f"Source: {page.source}")
    parts = [f"{head}\n{'=' * len(head)}", *(textwrap.fill(part, _WIDTH) for part in prose)]
    parts += ["Passes:", _indented(page.passes), "Fails:", _indented(page.fails)]
    return "\n\n".join(parts) + "\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.splitlines())


def listed_rules(rules: Iterable[Rule]) -> str:
    """Return the rules as text for a terminal: by theme, a line each."""
    pages = [rule_page(rule) for rule in rules]
    lines = []
    for theme in Theme:
        found = [page for page in pages if page.theme is theme]
        if found:
            lines += [f"{theme}", *(f"  {page.name} ({page.severity}): {page.summary}" for page in found), ""]
    return "\n".join(lines[:-1]) + "\n"
