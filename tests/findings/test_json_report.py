"""Findings as JSON: the promised shape, and text that every reader can take in."""

from __future__ import annotations

import json

from monograph.findings import Report
from monograph.findings.json_report import json_report
from tests.findings.invented import CLOSING_LINE, FILE, NASTY_TEXTS, finding, nasty_findings, report, warning


def test_the_shape_is_the_one_that_was_promised() -> None:
    written = json_report(report(warning(12, rule="name-is-short"), finding(4, at="doses.2.start.amount")))
    assert json.loads(written) == {
        "version": 1,
        "summary": {"errors": 1, "warnings": 1, "not_judged": 2, "closing_line": CLOSING_LINE},
        "findings": [
            {
                "rule": "unknown-field",
                "severity": "error",
                "file": FILE,
                "line": 4,
                "column": 1,
                "width": 7,
                "text": "ammount: 4 mg",
                "at": "doses.2.start.amount",
                "found": "there is no field `ammount` here",
                "remedy": "Did you mean `amount`?",
            },
            {
                "rule": "name-is-short",
                "severity": "warning",
                "file": FILE,
                "line": 12,
                "column": 1,
                "width": 7,
                "text": "ammount: 12 mg",
                "at": "",
                "found": "there is no field `ammount` here",
                "remedy": "Did you mean `amount`?",
            },
        ],
        "rules": [
            tally("percent-follows-from-its-count", "arithmetic", passed=1204, breached=1, recorded=2),
            tally("effect-lies-in-its-interval", "statistics", passed=11, breached=2),
            tally("p-agrees-with-its-interval", "statistics", passed=3, not_judged=1),
        ],
        "not_judged": [
            not_judged(2, "p: 0.04", "the p value has no number"),
            not_judged(9, "p: 0.03", "the interval is not seen"),
        ],
    }


def tally(rule: str, theme: str, **counts: int) -> dict[str, object]:
    noughts = dict.fromkeys(("passed", "breached", "not_judged", "recorded", "excepted"), 0)
    return {"rule": rule, "theme": theme, **noughts, **counts}


def not_judged(line: int, text: str, reason: str) -> dict[str, object]:
    place = {"file": FILE, "line": line, "column": 3, "width": 1, "text": text}
    return {"rule": "p-agrees-with-its-interval", **place, "reason": reason}


def test_a_clean_report_has_every_key() -> None:
    read = json.loads(json_report(Report((), CLOSING_LINE)))
    assert list(read) == ["version", "summary", "findings", "rules", "not_judged"]
    assert read["findings"] == read["rules"] == read["not_judged"] == []


def test_the_order_of_the_findings_does_not_show_in_the_report() -> None:
    findings = [finding(number) for number in range(1, 15)]
    assert json_report(report(*reversed(findings))) == json_report(report(*findings))


def test_every_text_comes_back_as_it_was_and_half_a_character_as_its_code() -> None:
    written = json_report(report(*nasty_findings()))
    read = json.loads(written)["findings"]
    told = {one["found"] for one in read}
    assert len(read) == len(NASTY_TEXTS)
    assert {text for text in NASTY_TEXTS if not text.startswith("half")} <= told
    assert r"half \udc80 and \ud800\udfff" in told
    assert all(one["found"] == one["remedy"] == one["text"] for one in read)


def test_the_report_is_ascii_and_ends_with_one_line_end() -> None:
    written = json_report(report(*nasty_findings()))
    assert written.isascii()
    assert written.endswith("}\n")
    assert not set(written) & set("\x00\x07\x1b\r")
