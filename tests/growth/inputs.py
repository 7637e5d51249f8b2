# ruff: noqa: E501 - a line of YAML is a line here, too
"""Invented input that grows: a base with n of something, laid over the small invented base of the case files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.projects import BASE, make_project

_STUDY = "kb/entries/study/quill-2031.yaml"
_QUESTION = "kb/entries/question/does-zorbatine-quiet-limb-hum.yaml"
_DRUG = "kb/entries/drug/zorbatine.yaml"
_GUIDELINE = "kb/entries/guideline/hespera-2035.yaml"
_CLAIM = "kb/entries/claim/claim-hum-halved.yaml"
_CONDITION = "name: {name}\nsummary: {{plain: It is invented., clinical: It is invented.}}\nbroader: {broader}\n"
_CLASS = "name: Class {n}\nsummary: {{plain: It is invented., clinical: It is invented.}}\ntype: drug class\n"
_SIDES = """    sides:
      - arms: [zorbatine-40]
        statistic: mean
        figure: {{value: {one}.5 points, cite: "Quill2031, table 2"}}
      - arms: [dummy]
        statistic: mean
        figure: {{value: {two}.5 points, cite: "Quill2031, table 2"}}
    p: {{value: 0.04, cite: "Quill2031, table 2"}}
"""
_BETWEEN = "    contrast: between arms\n    index: [zorbatine-40]\n    comparator: [dummy]\n"


def grown(folder: Path, files: Mapping[str, str]) -> Path:
    """Return a project in ``folder``: the invented base with some files added or replaced."""
    make_project(folder)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _study() -> str:
    return (BASE / _STUDY).read_text(encoding="utf-8")


def _bibliography() -> str:
    return (BASE / "references.bib").read_text(encoding="utf-8")


def _summary(text: str) -> dict[str, str]:
    before, _, after = _study().partition("  clinical: ")
    return {_STUDY: f'{before}  clinical: "{text}"\n{after.split(chr(10), 1)[1]}'}


def significant_sentences(n: int) -> dict[str, str]:
    """One sentence that says n times that something was significant."""
    return _summary("It was " + " and ".join(["significant (p = 0.04)"] * n) + " in the end.")


def numbers_in_a_sentence(n: int) -> dict[str, str]:
    """One sentence with n numbers of several units."""
    return _summary(
        "They saw " + ", ".join(f"{i % 90 + 1} points and {i % 40} of 60 people ({i % 9 + 1} %)" for i in range(n))
    )


def short_sentences(n: int) -> dict[str, str]:
    """One text of n sentences with numbers."""
    return _summary(" ".join("The score fell by 4.0 points (p = 0.04), which was significant." for _ in range(n)))


def results_with_figures(n: int) -> dict[str, str]:
    """n results of one study, all with figures."""
    more = "".join(
        f'  - id: hum-{i}\n    outcome: hum-score\n    time: {{value: {i + 1} days, cite: "Quill2031, table 2"}}\n{_BETWEEN}{_SIDES.format(one=i % 50, two=i % 47)}'
        for i in range(n)
    )
    return {_STUDY: _study() + more}


def like_results_with_figures(n: int) -> dict[str, str]:
    """n results of one study that say the same."""
    more = "".join(
        f"  - id: hum-{i}\n    outcome: hum-score\n{_BETWEEN}{_SIDES.format(one=12, two=16)}" for i in range(n)
    )
    return {_STUDY: _study() + more}


def plain_results(n: int) -> dict[str, str]:
    """n results of one study without figures."""
    said = '    direction: {value: no difference, cite: "Quill2031, table 3"}\n'
    return {
        _STUDY: _study()
        + "".join(f"  - id: stop-{i}\n    outcome: stopping-early\n{_BETWEEN}{said}" for i in range(n))
    }


def harms(n: int) -> dict[str, str]:
    """n unwanted effects of one study."""
    more = "".join(
        f'  - {{id: harm-{i}, event: itch number {i}, arms: [zorbatine-40], people: {{value: {i % 29 + 1} of 30, cite: "Quill2031, table 4"}}}}\n'
        for i in range(n)
    )
    return {_STUDY: f"{_study()}harms:\n{more}"}


def condition_chain(n: int) -> dict[str, str]:
    """A chain of conditions, each broader than the one before, n deep."""
    return {
        f"kb/entries/condition/step-{i}.yaml": _CONDITION.format(
            name=f"Step {i} hum", broader=f"[{f'step-{i - 1}' if i else 'limb-hum'}]"
        )
        for i in range(n)
    }


def condition_ladder(n: int) -> dict[str, str]:
    """A ladder of conditions: each of the two on a rung is a kind of both on the rung above."""
    files = {}
    for i in range(n):
        above = f"[left-{i - 1}, right-{i - 1}]" if i else "[limb-hum]"
        for side in ("left", "right"):
            files[f"kb/entries/condition/{side}-{i}.yaml"] = _CONDITION.format(
                name=f"{side} {i} hum", broader=above
            )
    return files


def condition_circle(n: int) -> dict[str, str]:
    """A circle of n conditions, each said to be a kind of the next: an error."""
    return {
        f"kb/entries/condition/step-{i}.yaml": _CONDITION.format(
            name=f"Step {i} hum", broader=f"[step-{(i + 1) % n}]"
        )
        for i in range(n)
    }


def drug_classes(n: int) -> dict[str, str]:
    """Drug classes n deep, each belonging to the one before."""
    return {
        f"kb/entries/drug/class-{i}.yaml": _CLASS.format(n=i) + (f"belongs_to: [class-{i - 1}]\n" if i else "")
        for i in range(n)
    }


def copies_of_a_study(n: int) -> dict[str, str]:
    """n studies with the same register number, each with a work of its own."""
    files, works = {}, [_bibliography()]
    for i in range(n):
        works.append(
            f"@article{{Copy{i}x2031,\n  author = {{Quill, Ada}},\n  title = {{Copy number {i} of a trial}},\n"
            f"  journal = {{Journal of Invented Medicine}},\n  year = {{2031}},\n  volume = {{{i + 1}}},\n  pages = {{11--19}},\n}}\n"
        )
        text = _study().replace("Quill2031", f"Copy{i}x2031").replace("name: Quill 2031", f"name: Copy {i}")
        text = text.replace("title: Zorbatine", f"title: Copy {i} of zorbatine")
        files[f"kb/entries/study/copy-{i}.yaml"] = (
            text + "registrations: [{register_name: ClinicalTrials.gov, number: NCT01234567}]\n"
        )
    return files | {"references.bib": "\n".join(works)}


def works_of_one_title(n: int) -> dict[str, str]:
    """n works that have the same title."""
    works = "".join(
        f"@article{{Same{i}x2031,\n  author = {{Quill, Ada}},\n  title = {{A trial}},\n"
        f"  journal = {{Journal of Invented Medicine}},\n  year = {{2031}},\n}}\n"
        for i in range(n)
    )
    return {"references.bib": f"{_bibliography()}\n{works}"}


def undefined_names(n: int) -> dict[str, str]:
    """A value of n names, joined, that nothing defines."""
    joined = " # ".join(f"name{i}" for i in range(n))
    return {"references.bib": f"{_bibliography()}\n@article{{Names2031,\n  title = {joined},\n}}\n"}


def one_field_many_times(n: int) -> dict[str, str]:
    """A work that has the same field n times on one line."""
    return {"references.bib": f"{_bibliography()}\n@article{{Names2031, {', '.join(['note = {hum}'] * n)}}}\n"}


def _with(name: str, more: str) -> dict[str, str]:
    """Return a file of the invented base with lines at its end."""
    return {name: (BASE / name).read_text(encoding="utf-8") + more}


def values_that_compete(n: int) -> dict[str, str]:
    """n values of one figure from other sources."""
    others = "".join(f'      - {{value: {100 + i}, cite: "Quill2031, page {i + 1}"}}\n' for i in range(n))
    first = "    preferred_because: It counts everybody.\n    also_reported:\n"
    old = '  randomised: {value: 60, cite: "Quill2031, abstract"}\n'
    new = f'  randomised:\n    value: 60\n    cite: "Quill2031, abstract"\n{first}{others}'
    return {_STUDY: _study().replace(old, new)}


def arms(n: int) -> dict[str, str]:
    """n groups of one study, with as many people in each."""
    more = "".join(
        f"  - {{id: arm-{i}, name: Group {i}, type: experimental, treatments: [{{drug: zorbatine}}], "
        f'participants: {{randomised: {{value: 30, cite: "Quill2031, table 1"}}}}}}\n'
        for i in range(n)
    )
    return {_STUDY: _study().replace("arms:\n", f"arms:\n{more}", 1)}


def ledger_lines(n: int) -> dict[str, str]:
    """n outcomes that a study registered, all of one name."""
    more = "".join(
        "  - {outcome: hum-score, name: Hum score, role: secondary, status: shown here}\n" for _ in range(n)
    )
    return {_STUDY: f"{_study()}ledger:\n{more}"}


def segments(n: int) -> dict[str, str]:
    """n stretches of a study's time."""
    more = "".join(
        f'  - {{type: treatment period, name: Part {i}, length: {{value: {i % 9 + 1} weeks, cite: "Quill2031, methods"}}}}\n'
        for i in range(n)
    )
    return {_STUDY: f"{_study()}segments:\n{more}"}


def registrations(n: int) -> dict[str, str]:
    """n register numbers of one study."""
    more = "".join(f"  - {{register_name: Invented Register, number: IR{i:07}}}\n" for i in range(n))
    return {_STUDY: f"{_study()}registrations:\n{more}"}


def subgroup_results(n: int) -> dict[str, str]:
    """n subgroups of one result."""
    more = "".join(
        f'  - id: hum-{i}\n    outcome: hum-score\n    population: {{name: Group {i}, people: {{value: 10, cite: "Quill2031, table 2"}}}}\n'
        f"{_BETWEEN}{_SIDES.format(one=i % 50, two=i % 47)}"
        for i in range(n)
    )
    return {_STUDY: _study() + more}


def counted_results(n: int) -> dict[str, str]:
    """n results that count people, at one time."""
    sides = "".join(
        f'      - {{{{arms: [{arm}], statistic: percentage of people, people: {{{{value: {{one}} of 30, cite: "Quill2031, table 2"}}}}}}}}\n'
        for arm in ("zorbatine-40", "dummy")
    )
    more = "".join(
        f"  - id: hum-{i}\n    outcome: stopping-early\n{_BETWEEN}    sides:\n{sides.format(one=i % 29 + 1)}"
        for i in range(n)
    )
    return {_STUDY: _study() + more}


def effects_with_intervals(n: int) -> dict[str, str]:
    """n results with an estimate, an interval and a p value."""
    more = "".join(
        f'  - id: hum-{i}\n    outcome: hum-score\n    time: {{value: {i + 1} days, cite: "Quill2031, table 2"}}\n{_BETWEEN}'
        f'    effect: {{value: {{measure: mean difference, estimate: -{i % 9 + 1}.0, unit: points}}, cite: "Quill2031, table 2"}}\n'
        f'    interval: {{value: {{low: -{i % 9 + 3}.0, high: -{i % 9 - 1}.0}}, cite: "Quill2031, table 2"}}\n'.replace(
            "--", ""
        )
        for i in range(n)
    )
    return {_STUDY: _study() + more}


def answers_on_results(n: int) -> dict[str, str]:
    """An answer that rests on n results of one study."""
    pointers = "".join(f"          - {{study: quill-2031, result: hum-{i}}}\n" for i in range(n))
    old = "          - {study: quill-2031, result: hum-score}\n"
    return results_with_figures(n) | {_QUESTION: _question().replace(old, old + pointers)}


def answers_on_studies(n: int) -> dict[str, str]:
    """An answer that rests on n studies."""
    files = studies(n)
    pointers = "".join(f"          - {{study: other-{i}, result: hum-score}}\n" for i in range(n))
    old = "          - {study: quill-2031, result: hum-score}\n"
    return files | {_QUESTION: _question().replace(old, old + pointers)}


def studies(n: int) -> dict[str, str]:
    """n studies on one treatment, with a work each."""
    return {
        name.replace("copy-", "other-"): text.replace("NCT01234567", f"NCT{int(name.split('-')[1][:-5]):08}")
        if name != "references.bib"
        else text
        for name, text in copies_of_a_study(n).items()
    }


def studies_that_overlap(n: int) -> dict[str, str]:
    """n studies, each of which names the one before as sharing people."""
    files = studies(n)
    return {
        name: f"{text}overlaps: [{{study: other-{int(name.split('-')[1][:-5]) - 1}, reason: It shares people.}}]\n"
        if "other-" in name and not name.endswith("other-0.yaml")
        else text
        for name, text in files.items()
    }


def questions(n: int) -> dict[str, str]:
    """n questions on one treatment."""
    return {
        f"kb/entries/question/asked-{i}.yaml": _question().replace(
            "Does zorbatine quiet limb hum in", f"Number {i}: is zorbatine good in"
        )
        for i in range(n)
    }


def options(n: int) -> dict[str, str]:
    """A question of n treatments, each with an entry."""
    drugs = {
        f"kb/entries/drug/pill-{i}.yaml": f"name: Pill{i}\nsummary: {{plain: It is invented., clinical: It is invented.}}\ntype: drug\n"
        for i in range(n)
    }
    old = _question()
    option = old[old.index("  - drug: pellidone") : old.index("guidelines: [")]
    more = "".join(option.replace("drug: pellidone", f"drug: pill-{i}") for i in range(n))
    text = old.replace(
        "[zorbatine, pellidone]", f"[zorbatine, pellidone, {', '.join(f'pill-{i}' for i in range(n))}]"
    )
    return drugs | {_QUESTION: text.replace("guidelines: [", f"{more}guidelines: [")}


def pathway_steps(n: int) -> dict[str, str]:
    """A pathway of n steps, each of which may lead to the next or the one after."""
    more = "".join(
        f'  - {{id: step-{i}, name: Step {i}, text: Look at it., cite: "Quill2031, discussion", then: [{{when: it hums, go: step-{min(i + 2, n - 1)}}}, {{go: step-{min(i + 1, n - 1)}}}]}}\n'
        for i in range(n - 1)
    )
    last = f'  - {{id: step-{n - 1}, name: Step {n - 1}, text: Look at it., cite: "Quill2031, discussion"}}\n'
    return _with(_QUESTION, f"pathway:\n{more}{last}")


def disagreements(n: int) -> dict[str, str]:
    """n remarks on the same disagreement."""
    more = '  - {text: They differ., between: [quill-2031, tarn-2034], cite: "Quill2031, discussion"}\n' * n
    return _with(_QUESTION, f"disagreements:\n{more}")


def searches(n: int) -> dict[str, str]:
    """n searches of one question."""
    return _with(
        _QUESTION,
        "  - {where: An invented library, date: 2035-11-15, systematic: false, found: Two trials.}\n" * n,
    )


def statements(n: int) -> dict[str, str]:
    """A guideline of n statements on one treatment."""
    more = "".join(
        f"  - id: say-{i}\n    about: Zorbatine\n    reading: wording read\n    interventions: [{{drug: zorbatine}}]\n"
        f"    direction: {'consider' if i % 2 else 'against'}\n    text: Consider zorbatine.\n    cite: Hespera2035, section 2\n"
        for i in range(n)
    )
    return _with(_GUIDELINE, more)


def guidelines(n: int) -> dict[str, str]:
    """n guidelines on one treatment, which a question draws on."""
    text = (BASE / _GUIDELINE).read_text(encoding="utf-8")
    files = {
        f"kb/entries/guideline/rule-{i}.yaml": text.replace("Hespera Society 2035", f"Rule {i}") for i in range(n)
    }
    named = ", ".join(f"rule-{i}" for i in range(n))
    return files | {_QUESTION: _question().replace("[hespera-2035]", f"[hespera-2035, {named}]")}


def claims(n: int) -> dict[str, str]:
    """n claims of the same words."""
    text = (BASE / _CLAIM).read_text(encoding="utf-8")
    return {
        f"kb/entries/claim/claim-{i}.yaml": text.replace("Zorbatine halves the hum", f"Zorbatine halves hum {i}")
        for i in range(n)
    }


def outcomes_of_one_name(n: int) -> dict[str, str]:
    """n outcomes of the same name."""
    text = (BASE / "kb/entries/outcome/hum-score.yaml").read_text(encoding="utf-8")
    return {f"kb/entries/outcome/score-{i}.yaml": text for i in range(n)}


def drugs_of_one_name(n: int) -> dict[str, str]:
    """n treatments of the same name and synonyms."""
    text = (BASE / _DRUG).read_text(encoding="utf-8")
    return {f"kb/entries/drug/pill-{i}.yaml": text for i in range(n)}


def synonyms(n: int) -> dict[str, str]:
    """A treatment of n synonyms, some of them the same."""
    names = ", ".join(f"name {i}" for i in range(n))
    return {_DRUG: (BASE / _DRUG).read_text(encoding="utf-8").replace("[zorbatin, ZB-7]", f"[{names}]")}


def doses(n: int) -> dict[str, str]:
    """n doses of one treatment."""
    more = "".join(
        f'  - {{purpose: studied, for_use: hums, route: oral, counted_as: base, start: {{value: {{amount: {i % 50 + 1} mg, times_per_day: 2}}, cite: "Quill2031, methods"}}}}\n'
        for i in range(n)
    )
    return _with(_DRUG, f"doses:\n{more}")


def interactions(n: int) -> dict[str, str]:
    """n interactions of one pair."""
    return _with(
        _DRUG,
        "interactions:\n"
        + '  - {causes: [pellidone], basis: stated, advice: Take care., cite: "Quill2031, page 3"}\n' * n,
    )


def adverse_effects(n: int) -> dict[str, str]:
    """n unwanted effects of one treatment, of the same name."""
    rates = 'rates: [{group: zorbatine, people: {value: 3 of 30, cite: "Quill2031, table 3"}}, {group: dummy, people: {value: 1 of 30, cite: "Quill2031, table 3"}}]'
    return _with(_DRUG, "adverse_effects:\n" + f"  - {{event: Itching, setting: In adults, {rates}}}\n" * n)


def properties(n: int) -> dict[str, str]:
    """n treatments with the same property, all options of one question."""
    files = options(n)
    return {
        name: f'{text}properties: [{{type: respiratory depressant, cite: "Quill2031, page 3"}}]\nsources: [{{work: Quill2031, nature: paper, read: full text, access: original}}]\n'
        if "/pill-" in name
        else text
        for name, text in files.items()
    }


def links_in_a_text(n: int) -> dict[str, str]:
    """A text of n links to one entry."""
    return _summary("It is " + " or ".join(["[[zorbatine]]"] * n) + ".")


def citations_in_a_text(n: int) -> dict[str, str]:
    """A text of n citations."""
    return _summary("It is so " + "and so [@Quill2031, page 3] " * n + ".")


def brackets_in_a_text(n: int) -> dict[str, str]:
    """A text of n brackets that are never closed."""
    return _summary("It is (" + "[ [[ ( [@ " * n + ".")


def terms(n: int) -> dict[str, str]:
    """n words of the glossary."""
    return {
        f"kb/entries/term/word-{i}.yaml": f"name: Word {i}\nsummary: {{plain: It is invented word {i}., clinical: It is invented.}}\n"
        for i in range(n)
    }


def sources_of_an_entry(n: int) -> dict[str, str]:
    """An entry that lists n works."""
    works = works_of_one_title(n)
    more = "".join(
        f"  - {{work: Same{i}x2031, nature: paper, read: abstract, access: original}}\n" for i in range(n)
    )
    return works | {_STUDY: _study().replace("sources:\n", f"sources:\n{more}", 1)}


def exceptions(n: int) -> dict[str, str]:
    """n exceptions to one rule in one entry, and as many findings of it."""
    text = "".join(
        f"- {{rule: repeated-result-is-explained, entry: quill-2031, place: results.{i + 3}, reason: It is meant.}}\n"
        for i in range(n)
    )
    return like_results_with_figures(n) | {"kb/exceptions.yaml": f"exceptions:\n{text}"}


def golden_answers(n: int) -> dict[str, str]:
    """n golden answers on one page."""
    text = "".join(
        f"- {{asked: Is it {i}?, page: questions/does-zorbatine-quiet-limb-hum.html, shows: [[may]]}}\n"
        for i in range(n)
    )
    return {"kb/answers.yaml": f"answers:\n{text}"}


def unknown_fields(n: int) -> dict[str, str]:
    """An entry of n unknown fields."""
    return _with(_DRUG, "".join(f"colour-{i}: green\n" for i in range(n)))


def dangling_links(n: int) -> dict[str, str]:
    """n links to entries that do not exist, in a base of n entries."""
    return terms(n) | _with(_DRUG, "belongs_to: [" + ", ".join(f"nothing-{i}" for i in range(n)) + "]\n")


def moved_ids(n: int) -> dict[str, str]:
    """An entry of n former ids."""
    return _with(_DRUG, "former_ids: [" + ", ".join(f"once-{i}" for i in range(n)) + "]\n")


def included_studies(n: int) -> dict[str, str]:
    """A review of n studies, each with an entry."""
    named = ", ".join(f"{{study: other-{i}}}" for i in range(n))
    review = (BASE / "kb/entries/study/tarn-2034.yaml").read_text(encoding="utf-8")
    review = review.replace("design: randomised crossover trial", "design: systematic review")
    return studies(n) | {
        "kb/entries/study/tarn-2034.yaml": f"{review}review_methods: {{searched: not seen, included: [{named}]}}\n"
    }


def deep_yaml(n: int) -> dict[str, str]:
    """A value that is a list in a list, n deep."""
    return _with(_DRUG, f"tags: {'[' * n}{']' * n}\n")


def nested_quotes(n: int) -> dict[str, str]:
    """A text of n quotations, the last never closed."""
    return _summary("It is " + "“so ‘it " * n + "is.")


def blanks_in_a_text(n: int) -> dict[str, str]:
    """A text with a run of n blanks, and one of n signs."""
    return _summary(
        "It is" + " " * n + "so " + "_" * n + " x " + "*" * n + " and " + "." * n + " 5" + "0" * n + "."
    )


def _question() -> str:
    return (BASE / _QUESTION).read_text(encoding="utf-8")


INPUTS: Mapping[str, tuple[Callable[[int], dict[str, str]], int]] = {
    "significant_sentences": (significant_sentences, 400),
    "numbers_in_a_sentence": (numbers_in_a_sentence, 200),
    "short_sentences": (short_sentences, 200),
    "results_with_figures": (results_with_figures, 100),
    "like_results_with_figures": (like_results_with_figures, 100),
    "plain_results": (plain_results, 100),
    "harms": (harms, 200),
    "condition_chain": (condition_chain, 100),
    "condition_ladder": (condition_ladder, 40),
    "condition_circle": (condition_circle, 100),
    "drug_classes": (drug_classes, 100),
    "copies_of_a_study": (copies_of_a_study, 50),
    "works_of_one_title": (works_of_one_title, 250),
    "undefined_names": (undefined_names, 2000),
    "one_field_many_times": (one_field_many_times, 1000),
    "values_that_compete": (values_that_compete, 100),
    "arms": (arms, 50),
    "ledger_lines": (ledger_lines, 200),
    "segments": (segments, 100),
    "registrations": (registrations, 200),
    "subgroup_results": (subgroup_results, 100),
    "counted_results": (counted_results, 100),
    "effects_with_intervals": (effects_with_intervals, 100),
    "answers_on_results": (answers_on_results, 100),
    "answers_on_studies": (answers_on_studies, 50),
    "studies": (studies, 50),
    "studies_that_overlap": (studies_that_overlap, 50),
    "questions": (questions, 40),
    "options": (options, 40),
    "pathway_steps": (pathway_steps, 60),
    "disagreements": (disagreements, 200),
    "searches": (searches, 200),
    "statements": (statements, 60),
    "guidelines": (guidelines, 30),
    "claims": (claims, 60),
    "outcomes_of_one_name": (outcomes_of_one_name, 100),
    "drugs_of_one_name": (drugs_of_one_name, 50),
    "synonyms": (synonyms, 200),
    "doses": (doses, 100),
    "interactions": (interactions, 200),
    "adverse_effects": (adverse_effects, 100),
    "properties": (properties, 40),
    "links_in_a_text": (links_in_a_text, 200),
    "citations_in_a_text": (citations_in_a_text, 200),
    "brackets_in_a_text": (brackets_in_a_text, 1000),
    "terms": (terms, 100),
    "sources_of_an_entry": (sources_of_an_entry, 100),
    "exceptions": (exceptions, 100),
    "golden_answers": (golden_answers, 100),
    "unknown_fields": (unknown_fields, 100),
    "dangling_links": (dangling_links, 100),
    "moved_ids": (moved_ids, 100),
    "included_studies": (included_studies, 50),
    "deep_yaml": (deep_yaml, 100),
    "nested_quotes": (nested_quotes, 200),
    "blanks_in_a_text": (blanks_in_a_text, 2000),
}
