"""Entry text read as sentences: where they end, what they cite and quote, and which numbers are in them."""

from __future__ import annotations

import pytest

from monograph.entries.shared.values import PValue
from monograph.evidence.prose.numbers import numbers_in
from monograph.evidence.prose.percent_readings import reading_of
from monograph.evidence.prose.sentences import (
    FILLER,
    entry_names,
    entry_texts,
    sentences,
    sentences_with_quotations,
)
from monograph.evidence.prose.significance import is_significant, significance_claims
from monograph.evidence.prose.strong_words import strong_words
from monograph.evidence.prose.unhedged import Named, unhedged_effects
from tests.fragments import KNOWN, base_of


def words(text: str) -> list[str]:
    return [" ".join(sentence.text.replace(FILLER, "").split()) for sentence in sentences(text)]


def numbers(text: str) -> list[str]:
    found = (number for sentence in sentences(text) for number in numbers_in(sentence, KNOWN.units))
    return [f"{number.bound}{number.value} {number.unit}" for number in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hums fell (p = 0.047). Nothing else did.", ["Hums fell (p = 0.047).", "Nothing else did."]),
        ("It was p = 0.047. It fell.", ["It was p = 0.047.", "It fell."]),
        ("It hums 3.5 times a day, e.g. at night. Then it stops.", None),
        ("Zorbatine vs. Placebo was the question. It stays open.", None),
        ("See No. 5 and Fig. 2 for that. It is clear.", None),
        ("Does it help? No. Nothing was seen.", ["Does it help?", "No.", "Nothing was seen."]),
        ("M. Quill and A. B. Marrow led it. They were two.", None),
        ("The U.S. Food office read it. It agreed.", None),
        ("It is of class I. The rest is not.", ["It is of class I.", "The rest is not."]),
        ("It ends here.\n\nA paragraph\nof two lines.", ["It ends here.", "A paragraph of two lines."]),
        (
            "Two things:\n- one, 5 %\n- two\n\n1. three\n2. four",
            ["Two things:", "one, 5 %", "two", "three", "four"],
        ),
        ("- 5 % at most", ["- 5 % at most"]),
        ("One sentence without a stop", ["One sentence without a stop"]),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text: str, expected: list[str] | None) -> None:
    found = words(text)
    assert found == expected if expected is not None else len(found) == 2, found


def test_a_sentence_knows_where_it_stands_and_points_at_its_words() -> None:
    text = "First. In [[quill-2031|the trial]] it was **31** %, from 131 %, on placebo 31 %."
    second = sentences(text)[1]
    assert second.start == 7
    assert [second.token(number.start, number.end) for number in numbers_in(second)] == [
        "31** %",
        "131 %",
        "placebo 31 %",
    ]
    assert [link.target for link in second.links] == ["quill-2031"]


def test_a_sentence_carries_its_own_citations_and_the_one_behind_its_full_stop() -> None:
    cited = [sentence.cites for sentence in sentences("One [@Quill2031, page 1]. Two.[@Marrow2032] Three.")]
    assert cited == [("Quill2031",), ("Marrow2032",), ()]


def test_quotations_are_no_words_of_ours_unless_they_are_asked_for() -> None:
    text = 'They say "by 31 %", “proven”, and ‘it’s 5 mg’. We do not.'
    assert numbers(text) == []
    assert len(sentences_with_quotations(text)[0].text) == len(sentences(text)[0].text)
    assert [number.unit for number in numbers_in(sentences_with_quotations(text)[0])] == ["%", "mg"]


def test_a_text_is_cited_by_the_part_around_it() -> None:
    base = base_of(
        {
            "drug/zorbatine": {
                "mechanism": [{"text": "It hums.", "cite": "Quill2031, page 1"}],
                "doses": [
                    {
                        "purpose": "label",
                        "for_use": "humming",
                        "route": "oral",
                        "counted_as": "base",
                        "note": "So.",
                    }
                ],
                "changes": [{"date": "2031-01-01", "text": "Corrected 5 % to 6 %."}],
                "classification": {"value": "hummer", "cite": "Marrow2032, page 2"},
            },
            "term/humming": {"cite": "Quill2031, page 3"},
        }
    )
    cited = {".".join(map(str, text.path)): text.cites for text in entry_texts(base.sheets["zorbatine"])}
    assert cited["mechanism.0.text"] == ("Quill2031",)
    assert cited["doses.0.note"] == ()
    assert cited["summary.plain"] == ()
    assert "changes.0.text" not in cited
    names = {text.path: text.cites for text in entry_names(base.sheets["zorbatine"])}
    assert names["classification", "value"] == ("Marrow2032",)
    assert all(text.is_definition and text.cites for text in entry_texts(base.sheets["humming"]))


def test_what_a_claims_document_says_is_not_its_own_and_its_citations_stand_behind_its_reasons_only() -> None:
    base = base_of({"claim/it-hums": {"says": "It hums.", "because": "It does not.", "cite": "Quill2031, page 1"}})
    texts = {text.path[0]: text for text in entry_texts(base.sheets["it-hums"])}
    assert texts["says"].quotes_others
    assert texts["because"].cites == ("Quill2031",)
    assert texts["summary"].cites == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-6.9 against -7.0 points (p = 0.96)", ["6.9 points", "7.0 points", "=0.96 p"]),
        ("3.5 instead of 5.3 cramps/day, 4 cramps a week", ["3.5 cramps/day", "5.3 cramps/day", "4 cramps/week"]),
        ("fell by 46, 47 and 35 %", ["46 %", "47 %", "35 %"]),
        (
            "2 to 3 days, 150–300 mg, 8-36 mg daily",
            ["2 days", "3 days", "150 mg", "300 mg", "8 mg/day", "36 mg/day"],
        ),
        ("more than 30 %, ≥ 5 %, up to 4 g/day, about 33%", [">30 %", ">5 %", "<4 g/day", "~33 %"]),
        ("36 mg/24 h or 40 mg in 24 hours", ["36 mg/day", "40 mg/day"]),
        ("18 of 20 had fewer, 4 of 15 patients", ["18 people", "20 people", "4 people", "15 people"]),
        ("Sixty people, twenty-five percent, 60 randomised, 12 healthy volunteers", None),
        (
            "p < 0.05, P=.001, p 0.01 to 0.04, a p value of 0.3",
            ["<0.05 p", "=0.001 p", "=0.04 p", "=0.01 p", "=0.3 p"],
        ),
        (
            "hazard ratio 0.66, HR 1.5, a ratio of 0.31, 2.9-fold",
            ["0.66 ratio", "1.5 ratio", "0.31 ratio", "2.9 ratio"],
        ),
        ("(95 % CI 0.44 to 0.99)", ["0.44 interval", "0.99 interval"]),
        ("1,200 mg, 12-week trial, 100-unit scale", ["1200 mg", "12 weeks", "100 units"]),
        ("24 instead of 10 mm Hg, 4.5 ng·h/mL, 2 µg/mL, 5 mcg, 27.7 ms", None),
        ("in 2031, 20 people and a scale of 100, 15 points", ["20 people", "15 points"]),
        (
            "n = 44 a group, 44 were randomised, 12/141 patients",
            ["44 people", "44 people", "12 people", "141 people"],
        ),
        ("forty four people, a twelve-week trial, fourteen days", ["44 people", "12 weeks", "14 days"]),
        ("0,31 %, 1,5 mg and p = 0,08", ["0.31 %", "1.5 mg", "=0.08 p"]),
        ("44\u202f% and 44-69 % fell by 12 points on the scale", ["44 %", "44 %", "69 %", "12 points"]),
    ],
)
def test_numbers_with_a_unit_are_found(text: str, expected: list[str] | None) -> None:
    found = numbers(text)
    assert found == expected if expected is not None else len(found) in (4, 6), found


@pytest.mark.parametrize(
    "text",
    [
        "Quill 2031, NG42, CYP1A2, class IB, SOD1-G93A, NCT01849770, [[quill-2031]] and [[a-b-20|words]]",
        "A phase 2 randomised trial, section 5.3, table 2, on 1 February 2024 and 2024-01-22",
        "It happened in 10 centres, 8 of 26 questions, and 13 of the 18 reductions; p is close to 0.05",
        "The limit of p < 0.05 was not reached at the p < 0.01 level",
        "5 mg/acre and 3 µmol/spoon are units of no one here",
        "60 randomised controlled trials in the year 2031, 500 patient-years, a ratio of 1:1",
        "A review (n = 12 trials)",
        "p = 0.1234567890123456789, 12345678901234567890 mg, rate ratio 0.00000000000000000001",
        f"{'9' * 5000} of {'9' * 5000} people",
    ],
)
def test_names_dates_bare_numbers_and_limits_are_no_numbers_with_a_unit(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Hums fell by 31 %.", "change"),
        ("Hums fell by more than 31 %.", "change"),
        ("There were 31 % fewer hums.", "change"),
        ("A reduction in loud hums of about 31 % was seen.", "change"),
        ("A 31 % drop was seen.", "change"),
        ("Hums fell to 31 %.", "level"),
        ("Frequency was reduced to about 31 % at this dose.", "level"),
        ("The rate was 31 % of placebo.", "level"),
        ("The rate was 31 % of that on placebo.", "level"),
        ("The rate was 31 % of the placebo rate.", "level"),
        ("It stopped 31 % of placebo patients.", None),
        ("Hums dropped 31 %.", "change"),
        ("Hums went down about 31 %.", "change"),
        ("Hums fell by an average of 31 %.", "change"),
        ("The reduction in hums was 31 %.", "change"),
        ("Hums at night: −31 %.", "change"),
        ("Between 20–31 % had hums.", None),
        ("It was seen in 31 %.", None),
        ("From 10 to 31 % had hums.", None),
        ("It rose from 5 % to 31 %.", None),
        ("This is not the same as 31 % fewer.", None),
        ("They did not fall by 31 %.", None),
    ],
)
def test_by_and_to_are_read(text: str, reading: str | None) -> None:
    sentence = sentences(text)[0]
    found = reading_of(sentence.text, numbers_in(sentence)[-1])
    assert (found.reading.value if found else None) == reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell significantly (p = 0.03).", [(True, "p = 0.03")]),
        (
            "It was significantly reduced, to 45 % (p = 0.08) and to 25 % (p = 0.005).",
            [(True, "p = 0.08"), (True, "p = 0.005")],
        ),
        ("A was significant (p = 0.01) and B was not (p = 0.2).", [(True, "p = 0.01"), (False, "p = 0.2")]),
        ("It did not differ significantly (p = 0.3).", [(False, "p = 0.3")]),
        ("No statistically significant difference was seen (p = 0.3).", [(False, "p = 0.3")]),
        ("A non-significant fall (p = 0.3).", [(False, "p = 0.3")]),
        ("It did not reach significance (p = 0.3).", [(False, "p = 0.3")]),
        ("A significant fall was not seen (p = 0.3).", [(False, "p = 0.3")]),
        ("With p = 0.03 the fall was significant.", [(True, "p = 0.03")]),
        ("No change in A and a significant fall in B (p = 0.01).", [(True, "p = 0.01")]),
        ("It is significant at 900 mg/day (p = 0.01), but p was 0.08 at 300.", [(True, "p = 0.01")]),
        ("It fell significantly.", [(True, None)]),
        ("The abstract calls it significant (p = 0.08).", [(None, "p = 0.08")]),
        ("It just missed statistical significance (p = 0.06).", [(False, "p = 0.06")]),
        ("It was far from significant (p = 0.6).", [(False, "p = 0.6")]),
        ("Almost everybody had significant falls (p = 0.03).", [(True, "p = 0.03")]),
        ("It was of borderline significance (p = 0.06).", [(None, "p = 0.06")]),
        ("A fell significantly (p = 0.03) and B not (p = 0.2).", [(True, "p = 0.03"), (False, "p = 0.2")]),
        ("A significant number of people left (p = 0.4).", []),
        ("Clinically significant differences were not excluded (p = 0.8).", []),
        ("No significant harm was seen (p = 0.01).", []),
        ("It fell (p = 0.8).", []),
    ],
)
def test_what_is_called_significant_is_paired_with_its_p(
    text: str, expected: list[tuple[bool | None, str | None]]
) -> None:
    found = [(one.is_significant, str(one.p) if one.p else None) for one in significance_claims(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("p", "expected"),
    [
        ("0.03", True),
        ("0.049", True),
        ("0.05", None),
        ("0.08", False),
        ("< 0.05", True),
        ("< 0.1", None),
        ("> 0.05", False),
        ("0.01 to 0.04", True),
        ("0.057 to 0.08", False),
        ("0.01 to 0.3", None),
    ],
)
def test_a_p_value_lies_below_the_limit_or_not_or_that_cannot_be_told(p: str, expected: bool | None) -> None:
    assert is_significant(PValue.parse(p)) is expected


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("It is proven to work.", [True]),
        ("It is highly effective and has no effect on sleep.", [True, True]),
        ("There is no risk.", [True]),
        ("It is a breakthrough, a cure without risk.", [True, True, True]),
        ("It is very effective, risk free, and always works.", [True, True, True]),
        ("There is strong evidence that it has no effect.", [True, True]),
        ("It is not only cheap but proven.", [True]),
        ("Not only is it proven, it is cheap.", [True]),
        ("If taken daily, it is highly effective.", [True]),
        ("There is no strong evidence for it.", [False]),
        ("It is not proven to work.", [False]),
        ("It has, in these trials, not been proven.", [False]),
        ("A better score does not prove it; nothing is a proof.", [False]),
        ("There is no cure.", [False]),
        ("Whether it is proven is open.", [False]),
        ("The page calls it highly effective.", [False]),
        ("Is it proven?", []),
        ('They call it "proven".', []),
        ("It was unproven and inconclusive.", []),
        ("A proof-of-concept trial saw no risk of bias.", []),
    ],
)
def test_strong_words_are_found_and_denials_and_reports_told_apart(text: str, own: list[bool]) -> None:
    found = [word for sentence in sentences(text) for word in strong_words(sentence.text)]
    assert [not (word.is_denied or word.is_told_of_others) for word in found] == own


ZORBATINE = Named("zorbatine", ("Zorbatine", "Hushol"))
HUMMING = Named("humming", ("Humming", "limb hum"))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Zorbatine reduces humming.", 1),
        ("[[zorbatine]] also reduces [[humming]].", 1),
        ("[[zorbatine|Hushol]] 300 mg/day reduces limb hums at night.", 1),
        ("Zorbatine does not improve humming.", 1),
        ("Zorbatine (Hushol), a blocker, treats humming.", 0),
        ("Zorbatine (Hushol) treats humming.", 1),
        ("Zorbatine, a blocker, will reduce humming.", 1),
        ("Zorbatine doesn't help humming.", 1),
        ("Zorbatine is an effective treatment of humming.", 1),
        ("Zorbatine has no effect on humming.", 1),
        ("Zorbatine lowers the blood level of tarnol in humming people.", 0),
        ("Zorbatine may reduce humming.", 0),
        ("Zorbatine probably reduces humming.", 0),
        ("In a trial zorbatine reduced humming.", 0),
        ("Zorbatine reduces the level of another drug.", 0),
        ("Glimmerine reduces humming.", 0),
        ("Whether zorbatine reduces humming is open.", 0),
        ("It is not shown that zorbatine reduces humming.", 0),
        ("Zorbatine is taken by mouth. It reduces humming.", 0),
    ],
)
def test_unhedged_statements_in_the_present_tense_are_found(text: str, count: int) -> None:
    found = [one for sentence in sentences(text) for one in unhedged_effects(sentence, ZORBATINE, [HUMMING])]
    assert len(found) == count


def test_a_hostile_text_takes_no_long_time() -> None:
    for piece in ("1, ", "5 to ", '"', "[[", "[@A", "‘a", "- 1\n", "not ", "by about ", "p = 0.0", "a. B. "):
        text = piece * 4000
        for sentence in sentences(text):
            for number in numbers_in(sentence):
                reading_of(sentence.text, number)
            significance_claims(sentence.text)
            strong_words(sentence.text)
            unhedged_effects(sentence, ZORBATINE, [HUMMING])


def test_words_that_stand_there_again_and_again_are_pointed_at_with_the_whole_text() -> None:
    text = "5 % " * 400
    (sentence,) = sentences(text)
    found = numbers_in(sentence)
    assert [sentence.token(number.start, number.end) for number in (found[0], found[-1])] == ["5 %", ""]
