"""Findings as SARIF: the parts that readers rely on, and places that stay right."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from monograph.findings import Finding, Place, Report, RuleDescription, Severity
from monograph.findings.sarif import sarif_report
from tests.findings.invented import (
    CLOSING_LINE,
    FILE,
    NASTY_TEXTS,
    RULES,
    finding,
    nasty_findings,
    report,
    warning,
)


def thing(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the schema of an object with these keys and no others."""
    properties = required | (optional or {})
    return {"type": "object", "required": [*required], "properties": properties, "additionalProperties": False}


def many(items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": items, **more}


TEXT = {"type": "string", "minLength": 1}
DESCRIPTION = thing({"text": TEXT | {"maxLength": 1024}})
LEVEL = {"enum": ["error", "warning"]}
FROM_ONE = {"type": "integer", "minimum": 1}
FROM_NOUGHT = {"type": "integer", "minimum": 0}

RULE = thing(
    {
        "id": TEXT,
        "shortDescription": DESCRIPTION,
        "fullDescription": DESCRIPTION,
        "help": thing({"text": TEXT, "markdown": TEXT}),
        "defaultConfiguration": thing({"level": LEVEL}),
    },
    {
        "helpUri": {"type": "string", "pattern": "^https?://[!-~]+$"},
        "properties": thing({"tags": many(TEXT, uniqueItems=True)}),
    },
)

RELATIVE_REFERENCE = {"type": "string", "pattern": "^(%[0-9A-F]{2}|[A-Za-z0-9._~/-])+$"}  # RFC 3986

PHYSICAL = thing(
    {
        "artifactLocation": thing({"uri": RELATIVE_REFERENCE, "uriBaseId": {"const": "%SRCROOT%"}}),
        "region": thing({"startLine": FROM_ONE, "startColumn": FROM_ONE, "endColumn": FROM_ONE}),
    }
)
LOCATION = thing({"physicalLocation": PHYSICAL}, {"logicalLocations": many(thing({"fullyQualifiedName": TEXT}))})

RESULT = thing(
    {
        "ruleId": TEXT,
        "ruleIndex": FROM_NOUGHT,
        "level": LEVEL,
        "message": thing({"text": TEXT}),
        "locations": many(LOCATION, minItems=1, maxItems=1),
        "partialFingerprints": thing({"monographFinding/v1": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}),
    }
)

DRIVER = thing({"name": {"const": "Monograph"}, "version": TEXT, "rules": many(RULE, uniqueItems=True)})
RUN = thing(
    {
        "tool": thing({"driver": DRIVER}),
        "columnKind": {"const": "unicodeCodePoints"},
        "originalUriBaseIds": thing({"%SRCROOT%": thing({"description": thing({"text": TEXT})})}),
        "results": many(RESULT),
    }
)

# What we use of the schema of the standard (OASIS, sarif-schema-2.1.0.json), and what GitHub asks for besides.
SCHEMA = thing({"$schema": TEXT, "version": {"const": "2.1.0"}, "runs": many(RUN, minItems=1, maxItems=1)})


def run_of(given: Report) -> dict[str, Any]:
    """Return the only run of a report that satisfies the schema, and whose results point at their rules."""
    written = sarif_report(given, "1.2.3")
    assert written.isascii()
    assert written.endswith("}\n")
    read = json.loads(written)
    jsonschema.Draft202012Validator(SCHEMA).validate(read)
    run: dict[str, Any] = read["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    return run


def results_of(*findings: Finding) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = run_of(report(*findings))["results"]
    return results


def rules_of(*rules: RuleDescription) -> list[dict[str, Any]]:
    described: list[dict[str, Any]] = run_of(Report((), CLOSING_LINE, rules))["tool"]["driver"]["rules"]
    return described


def test_a_result_gives_rule_level_message_and_place() -> None:
    second = finding(7, at="doses.2.start.amount", place=Place(FILE, 7, 9, "  value: {ammount: 20 mg}", 7))
    one, other = results_of(warning(3, rule="name-is-short"), second)
    assert (one["level"], other["level"]) == ("warning", "error")
    assert other["ruleId"] == "unknown-field"
    assert other["message"]["text"] == "there is no field `ammount` here. Did you mean `amount`?"
    assert other["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": FILE, "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 7, "startColumn": 9, "endColumn": 16},
            },
            "logicalLocations": [{"fullyQualifiedName": "doses.2.start.amount"}],
        }
    ]
    assert "logicalLocations" not in one["locations"][0]


def test_the_tool_is_named_with_its_version() -> None:
    driver = run_of(report())["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("Monograph", "1.2.3")


def test_a_rule_is_described_with_its_page_its_theme_and_its_level() -> None:
    short, percent = rules_of(*RULES)
    assert percent == {
        "id": "percent-follows-from-its-count",
        "shortDescription": {"text": "A percentage follows from its count."},
        "fullDescription": {"text": RULES[0].explanation},
        "help": {"text": RULES[0].explanation, "markdown": RULES[0].explanation},
        "defaultConfiguration": {"level": "error"},
        "helpUri": "https://example.org/rules/percent-follows-from-its-count.html",
        "properties": {"tags": ["arithmetic"]},
    }
    assert short["defaultConfiguration"] == {"level": "warning"}
    assert short["help"]["text"] == "A name is short."


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "rules/name.html",
            "/rules",
            "//example.org/x",
            "ftp://example.org",
            "javascript:alert(1)",
            "https://",
        ),
        *("https://exa mple.org", "https://example.org/\n", "https://example.org/ü", 'https://example.org/"'),
    ],
)
def test_an_address_that_is_no_web_address_is_left_out(address: str) -> None:
    _, second = rules_of(RULES[0], replace(RULES[0], name="rule-two", help_address=address))
    assert "helpUri" not in second


def test_a_long_explanation_stands_in_the_help_alone() -> None:
    long = replace(RULES[0], explanation="Because. " * 200)
    (described,) = rules_of(long)
    assert described["fullDescription"]["text"] == RULES[0].summary
    assert described["help"]["markdown"] == long.explanation


def test_a_rule_without_a_description_gets_one_from_its_name() -> None:
    rules = run_of(report(warning(1, rule="link-leads-somewhere"), finding(2, rule="link-leads-somewhere")))
    made = next(rule for rule in rules["tool"]["driver"]["rules"] if rule["id"] == "link-leads-somewhere")
    assert made["shortDescription"] == {"text": "Link leads somewhere."}
    assert made["defaultConfiguration"] == {"level": "error"}
    assert "properties" not in made


def test_a_rule_that_is_described_keeps_its_description() -> None:
    (_, percent) = run_of(report(finding(rule=RULES[0].name)))["tool"]["driver"]["rules"]
    assert percent["shortDescription"]["text"] == RULES[0].summary


@pytest.mark.parametrize("number", range(len(NASTY_TEXTS)))
def test_any_text_makes_a_valid_report_and_a_uri_of_its_file(number: int) -> None:
    nasty = nasty_findings()[number]
    uri = results_of(nasty, finding(90, place=Place("z.yaml")))[0]["locations"][0]["physicalLocation"]
    expected = nasty.place.file.encode(errors="backslashreplace").decode()
    assert unquote(uri["artifactLocation"]["uri"]) == expected


def test_the_first_part_of_a_path_is_never_taken_for_a_scheme() -> None:
    _, second = results_of(finding(place=Place("a.yaml")), finding(place=Place("javascript:x/50%.yaml")))
    assert second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "javascript%3Ax/50%25.yaml"


def test_a_message_holds_no_place_for_arguments_and_no_link() -> None:
    _, second = results_of(
        finding(1), finding(2, found="`{0}` and [click](https://example.org)", remedy="Correct it.")
    )
    assert second["message"]["text"] == "`{{0}}` and [click] (https://example.org). Correct it."


def fingerprint(one: Finding) -> str:
    made: str = results_of(finding(1, place=Place("a.yaml")), one)[1]["partialFingerprints"]["monographFinding/v1"]
    return made


def test_a_fingerprint_stays_when_lines_move_and_the_severity_or_remedy_changes() -> None:
    moved = finding(
        40, severity=Severity.WARNING, remedy="Another.", place=Place(FILE, 40, 8, "  ammount: 3 mg", 7)
    )
    assert fingerprint(moved) == fingerprint(finding(2))


@pytest.mark.parametrize(
    "change",
    [{"rule": "wrong-type"}, {"place": Place("kb/b.yaml")}, {"at": "arms.2"}, {"found": "something else"}],
)
def test_a_fingerprint_tells_faults_apart(change: dict[str, object]) -> None:
    assert fingerprint(finding(2, **change)) != fingerprint(finding(2))


def test_the_parts_of_a_fingerprint_do_not_run_together() -> None:
    assert fingerprint(finding(2, at="a", found="bc")) != fingerprint(finding(2, at="ab", found="c"))
