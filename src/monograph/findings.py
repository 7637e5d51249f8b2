"""What we tell a contributor: findings, their places and how they are printed."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Severity(StrEnum):
    """How much a finding matters: only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file a contributor can edit.

    ``file`` is relative to the project folder, with forward slashes. ``line`` and ``column`` count from 1;
    ``column`` counts characters, not bytes. ``text`` is the whole line without its line end, and ``width``
    the number of characters the caret underlines.
    """

    file: str
    line: int = 1
    column: int = 1
    text: str = ""
    width: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: where it is, which rule it breaks, what was found and what would be right.

    ``rule`` is the rule's stable name, in kebab case. ``found`` is one sentence without a full stop at the
    end; ``remedy`` tells what to do about it.
    """

    rule: str
    place: Place
    found: str
    remedy: str
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether this finding stops a build."""
        return self.severity is Severity.ERROR


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by file, line and column, then by rule and message; exact repeats are dropped."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda it: (it.place, it.rule, it.found)))


def capped(findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return the findings to print, at most so many a file, and a line for each file with more."""
    counts = Counter(finding.place.file for finding in findings)
    seen: Counter[str] = Counter()
    shown = []
    for finding in findings:
        seen[finding.place.file] += 1
        if seen[finding.place.file] <= _MOST_SHOWN:
            shown.append(finding)
    more = tuple(
        f"{file}: and {count - _MOST_SHOWN:,} more" for file, count in counts.items() if count > _MOST_SHOWN
    )
    return tuple(shown), more


_MOST_SHOWN = 50


# Comparing takes time with the length of a word and the number of candidates; no id or key is longer.
_LONGEST_WORD = 100


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that ``word`` was probably meant to be, or None when nothing is close."""
    if len(word) > _LONGEST_WORD:
        return None
    return _nearest(word, tuple(candidates))


@lru_cache(maxsize=2048)
def _nearest(word: str, candidates: tuple[str, ...]) -> str | None:
    lowered = {candidate.lower(): candidate for candidate in candidates}
    matches = difflib.get_close_matches(word.lower(), lowered, n=1, cutoff=0.7)
    return lowered[matches[0]] if matches else None


def did_you_mean(word: str, candidates: Iterable[str], otherwise: str, always: str = "") -> str:
    """Return "Did you mean …?" when a candidate is close to ``word``, else the remedy ``otherwise``.

    ``always`` follows the guess in any case: a near word of a closed vocabulary may still be the wrong one.
    """
    match = nearest(word, candidates)
    return f"Did you mean `{match}`? {always}".rstrip() if match is not None else otherwise


# Contributors' text reaches terminals through here: control characters could move the cursor or recolour
# the screen, so they are shown as their code point instead.
_VISIBLE = {code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0)) if code != 0x09}
_UNSEEN = (0xAD, 0x200B, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
_HALVES = range(0xD800, 0xE000)  # stand for bytes of a file name that are not UTF-8, and cannot be printed
_VISIBLE |= {code: f"\\u{code:04x}" for code in (*_UNSEEN, *_HALVES)}

_LONGEST_LINE_SHOWN = 160


def render(finding: Finding) -> str:
    """Return a finding as a compiler would print it: place, rule, message, source line, caret, remedy."""
    place = finding.place
    head = f"{place}: {finding.severity}: {finding.found} [{finding.rule}]".translate(_VISIBLE)
    lines = [head]
    if place.text.strip():
        text, start = _window(place.text, place.column)
        shown = text.replace("\t", " ")
        # Escapes are longer than what they stand for, so the caret is measured on what is printed.
        before = shown[:start].translate(_VISIBLE)
        marked = shown[start : start + place.width].translate(_VISIBLE) or " "
        after = shown[start + place.width :].translate(_VISIBLE)
        gutter = f"{place.line:>5} | "
        lines.append(f"{gutter}{before}{marked}{after}".rstrip())
        lines.append(" " * (len(gutter) - 2) + "| " + " " * len(before) + "^" * len(marked))
    lines.append(f"      = {finding.remedy.translate(_VISIBLE)}")
    return "\n".join(lines)


def _window(text: str, column: int) -> tuple[str, int]:
    """Return the part of a long line around ``column`` and the column's offset in that part."""
    indent = max(0, column - 1)
    if len(text) <= _LONGEST_LINE_SHOWN:
        return text, indent
    start = max(0, indent - _LONGEST_LINE_SHOWN // 2)
    return text[start : start + _LONGEST_LINE_SHOWN], indent - start


def errors(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that stop a build."""
    return tuple(finding for finding in findings if finding.is_error)
