"""Sentences in the manner of abstracts and lay summaries: right ones are silent, wrong ones are found."""

from __future__ import annotations

import pytest

from monograph.findings import Severity, render
from monograph.rules import RULES, Setting, run_rules
from monograph.rules.rule import Theme
from tests.fragments import base_of
from tests.projects import TODAY
from tests.rules.invented_evidence import base_with

WORDING = [rule for rule in RULES if rule.theme is Theme.WORDING]

RIGHT = """
Neither walking (p = 0.4) nor pain (p = 0.6) differed significantly.
None of walking (p = 0.4), pain (p = 0.6) or sleep (p = 0.08) differed significantly.
No difference in walking (p = 0.4), pain (p = 0.6) or sleep (p = 0.08) was significant.
Death was significantly rarer (p = 0.03), while walking was not (p = 0.4).
Sleep did not differ significantly (p = 0.08).
Deaths fell (p = 0.03).
The difference in mood was statistically significant (p = 0.001).
The fall in mood scores, though significant (p = 0.001), was small.
Pain did not change significantly (p = 0.6) and nor did walking (p = 0.4).
Significant bleeding was rare.
No risk-benefit analysis was found.
No risk factors were recorded at the start.
No risk assessment was done before the operation.
Trials without risk of bias were rare.
Without risk adjustment the two hospitals cannot be compared.
Bring proof of identity to the vaccination centre.
You may need proof of age to buy it.
Proof of vaccination is asked for at the border.
This was a proof-of-concept trial.
Breakthrough seizures were not counted.
Breakthrough pain was treated with a second medicine.
Breakthrough infections in vaccinated people were mild.
Use highly effective contraception during treatment.
Clinical cure was the main outcome.
The test of cure was done after the last visit.
There is no cure for this illness.
It has not been proven to help.
Whether it is safe and effective in children is not known.
The trial asked if the vaccine is safe and effective.
Stop taking it when it does not work.
It is not known how it works.
There is no strong evidence either way.
People with definite disease took part.
The diagnosis was definitely made by biopsy.
She scored her pain as 4 of 5 points.
The nurse scored it 4 of 5.
The median pain score was 3 out of 10 after surgery.
Sleep was rated 7 of 10 by the partners.
One hundred and twenty people took part in [[lumen-2029]].
A hundred and twenty adults were randomised in [[lumen-2029]].
Two thousand people took part in [[brine-2031]].
Forty thousand people were randomised in [[fen-2032]].
Most of them were over 65 years.
Adults aged 18 to 65 years could take part.
Women older than 50 years were left out.
Children under 5 years were not studied.
It is for people aged 12 years and over.
Take the two medicines at least 2 hours apart.
The doses should be given at least 4 weeks apart.
Episodic migraine means fewer than 15 days a month.
A fever is defined as a temperature above normal for more than 2 days.
Response was defined as at least 50 % fewer attacks.
Of every 1000 people, 90 died on veladipine and 120 on placebo.
Of 100 people, 9 died on veladipine, instead of 12.
In 1,000 people like these, 30 fewer died.
About 9 in 100 people died on veladipine.
About 9 of 100 people died on veladipine, against 12 of 100 on placebo.
There were 30 fewer deaths per 1000 people.
There were 30 fewer deaths per 1,000 people treated (95 % CI 50 to 4 fewer).
120 per 1000 people died on placebo, and 90 per 1000 on veladipine.
Death: 30 fewer per 1000 (from 50 fewer to 4 fewer).
The number needed to treat is 33.
The number needed to treat for one person to be spared was 34.
The NNT was 33.
For every 1000 people treated, 30 fewer died.
Out of 100 people, 3 fewer died within a year.
Mortality was 9 % with veladipine and 12 % with placebo, 3 percentage points lower.
The risk ratio was 0.75 (95 % CI 0.58 to 0.97).
The risk of death was 25 % lower on veladipine in [[brine-2031]].
90 of 1000 people died, against 120 of 1000.
The trial ran for 12 months.
Median survival was 14 months instead of 10 months.
The hazard ratio for death was 0.62 (95 % CI 0.45 to 0.85, p = 0.003).
The tumour shrank in 62 of 155 people, against 31 of 155.
The tumour shrank in 40 % of people, against 20 %.
The tumour shrank in 2 in 5 people with the new drug and in 1 in 5 without.
About two in five people had a response.
Four in ten people responded, compared with two in ten.
Four of every ten people responded.
The mean score was 14.1 points, against 17.3 points (p = 0.001).
The score was 3.2 points lower (95 % CI 1.3 to 5.1) on a scale from 0 to 52.
After 8 weeks the score was lower by 3.2 points.
Eight of 20,000 vaccinated people fell ill.
8 of 20,000 vaccinated people fell ill, against 160 of 20,000.
The vaccine lowered the risk by 95 % in [[fen-2032]].
Of every 10,000 people, 4 fell ill after the vaccine and 80 without it.
There were 76 fewer infections per 10,000 people.
8 in 10 people were cured, compared with 6 in 10.
80 of 100 people were cured, against 60 of 100.
Cure was seen in 20 more people per 100 (95 % CI 8 to 32 more).
One in five people more was cured: a number needed to treat of 5.
The number needed to treat was 5 (95 % CI 3 to 13).
Attacks fell by 31 %, to 69 % of those on placebo, in [[oat-2027]].
In [[oat-2027]] the rate was 31 % lower (p = 0.02).
The device was tested in 5 hospitals in 3 countries.
The operation took less time with the robot, but this was not the main outcome.
Doctors should check the kidneys before each course.
Fewer attacks were seen, and the certainty of this is low.
Veladipine may lower the risk of death, but the evidence is uncertain.
It may cause cough, and some people stop because of it.
Ask your doctor before you take it with grapefruit.
Side effects were not well reported, and harm cannot be excluded.
In the trial, people who ate more oats had fewer attacks.
It is unclear whether the diet or the weight loss helped.
The rate was 5.2 per 100 person-years in the registry.
The pump worked for longer than the older model.
91 % survived on veladipine, compared with 88 % on placebo.
Most people (about nine in ten) survived.
910 of 1000 people survived on veladipine.
It does not work for everybody.
Wait at least 2 weeks between the two doses.
Death (p = 0.03) but not pain (p = 0.6) differed significantly.
The difference was not significant after Holm correction (p = 0.03).
Its safety in children has not been established.
It has not been shown to reduce death.
""".strip().splitlines()

WRONG = """
Walking differed significantly (p = 0.4). | `significantly`
Deaths did not differ significantly (p = 0.03). | `significantly`
It is well established that it works. | `well established that`
It has been shown to be effective. | `has been shown to be effective`
It works. | `It works`
It is proven to help. | `proven`
It is proof that the drug helps. | `is proof`
There is no risk. | `no risk`
It is a breakthrough in care. | `breakthrough`
It is a cure. | `cure`
It is safe and effective. | `safe and effective`
It definitely works. | `definitely works`
It is highly effective. | `highly effective`
Ten people took part. | `Ten people`
One hundred and thirty people took part in [[lumen-2029]]. | `One hundred and thirty people`
Twenty thousand and one people took part. | `Twenty thousand and one people`
Half of the people died. | `Half of the people`
Two thirds of patients died. | `Two thirds of patients`
Of every 1000 people, 150 died on veladipine. | `150`
Of every 100 people, 9 died on veladipine and 15 on placebo. | `15`
15 of 100 people died. | `15 of 100 people`
There were 52 fewer deaths per 1000 people. | `52 fewer deaths per 1000 people`
There were 30 fewer deaths per 1000 people (95 % CI 64 to 4 fewer). | `64`
About 1 in 4 people died. | `1 in 4`
One in seven people died. | `One in seven`
The number needed to treat is 25. | `number needed to treat is 25`
NNT 25 people. | `NNT 25 people`
Attacks fell by 69 % in [[oat-2027]]. | `by 69 %`
The rate was 31 % that of placebo in [[oat-2027]]. | `31 % that of placebo`
The tumour shrank in 77 % of people. | `77 %`
The hazard ratio was 0.66. | `0.66`
After 12 weeks the score was lower. | `12 weeks`
Median survival was 16 months. | `16 months`
Veladipine reduces death. | `Veladipine reduces`
""".strip().splitlines()


def findings(sentence: str) -> list[str]:
    run = run_rules(WORDING, Setting(base_of(base_with(sentence)), TODAY), known=RULES)
    return [render(one) for one in run.findings]


def test_there_are_a_hundred_of_them() -> None:
    assert len(set(RIGHT)) >= 100


@pytest.mark.parametrize("sentence", RIGHT)
def test_a_correct_sentence_raises_nothing(sentence: str) -> None:
    assert findings(sentence) == []


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_sentence_is_found_at_its_words(line: str) -> None:
    sentence, _, words = line.partition(" | ")
    found = findings(sentence)
    assert any(words in one for one in found), found


def test_tone_warns_and_numbers_stop() -> None:
    severities = {
        sentence: {
            one.severity
            for one in run_rules(WORDING, Setting(base_of(base_with(sentence)), TODAY), known=RULES).findings
        }
        for sentence in ("It is proven to help.", "Walking differed significantly (p = 0.4).", "77 % died.")
    }
    assert list(severities.values()) == [{Severity.WARNING}, {Severity.WARNING}, {Severity.ERROR}]
