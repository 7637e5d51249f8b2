"""Invented findings, and texts that no one should write."""

from __future__ import annotations

from monograph.findings import Finding, NotJudged, Place, Report, RuleDescription, RuleTally, Severity

FILE = "kb/entries/study/brisk-2034.yaml"
CLOSING_LINE = "2 entries, 1 work, 40 checks: 1 error, 1 warning."

# The token of a job is drawn at random; tests need one that stays.
TOKEN = "9f3b6c0de1a24785"

NASTY_TEXTS = (
    "::error file=a.yaml::forged",
    "  ::set-env name=PATH::/forged",
    "##[add-mask]forged",
    f"::{TOKEN[:8]}::",
    "first\n::error::second",
    "first\r\n::error::second\r",
    "100 %, %0A::error::forged, %25",
    "one | two || three \\| four \\",
    "`code` ``` ~~~ $x$ *strong* _weak_",
    "</details><script>alert(1)</script><!-- &amp; &#124;",
    "[click](https://example.org) ![image](x) <https://example.org>",
    "{0} and {{1}} }{",
    "\x1b[31mred\x07 \x00 \x85 \x9b0m",
    "\ufeffleft \u202e right \u2028 \u200b",
    "half \udc80 and \ud800\udfff",
    "µ ≤ 𝛼 · naïve",
)


def finding(number: int = 1, **changes: object) -> Finding:
    """Return an error on line ``number``, with some of its fields changed."""
    text = f"ammount: {number} mg"
    fields = {
        "rule": "unknown-field",
        "place": Place(FILE, number, 1, text, 7),
        "found": "there is no field `ammount` here",
        "remedy": "Did you mean `amount`?",
    }
    return Finding(**(fields | changes))  # type: ignore[arg-type]


def warning(number: int, **changes: object) -> Finding:
    """Return a warning on line ``number``."""
    return finding(number, severity=Severity.WARNING, **changes)


def nasty_findings() -> tuple[Finding, ...]:
    """Return a finding for each nasty text, which stands everywhere a contributor's text can stand."""
    return tuple(
        Finding(
            "unknown-field", Place(f"kb/{text}.yaml", number, 1, text, len(text)), text, text, at=f"name.{text}"
        )
        for number, text in enumerate(NASTY_TEXTS, start=1)
    )


RULES = (
    RuleDescription(
        "percent-follows-from-its-count",
        "arithmetic",
        Severity.ERROR,
        "A percentage follows from its count.",
        "A percentage follows from its count.\n\nThe reason: `3 of 12` is 25 %.",
        "https://example.org/rules/percent-follows-from-its-count.html",
    ),
    RuleDescription(
        "name-is-short", "wording", Severity.WARNING, "A name is short.", help_address="rules/name.html"
    ),
)

TALLIES = (
    RuleTally("p-agrees-with-its-interval", "statistics", 3, 0, 1, 0, 0),
    RuleTally("percent-follows-from-its-count", "arithmetic", 1204, 1, 0, 2, 0),
    RuleTally("effect-lies-in-its-interval", "statistics", 11, 2, 0, 0, 0),
)

NOT_JUDGED = (
    NotJudged("p-agrees-with-its-interval", Place(FILE, 9, 3, "p: 0.03", 1), "the interval is not seen"),
    NotJudged("p-agrees-with-its-interval", Place(FILE, 2, 3, "p: 0.04", 1), "the p value has no number"),
)


def report(*findings: Finding) -> Report:
    """Return a report of these findings, with descriptions and tallies of invented rules."""
    return Report(findings, CLOSING_LINE, RULES, TALLIES, NOT_JUDGED)
