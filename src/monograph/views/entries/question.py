"""What a question's page shows: the answer first, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from monograph import urls
from monograph.entries import Question, Study
from monograph.entries.kinds.question import (
    Avoided,
    Caution,
    Disagreement,
    Option,
    SearchRecord,
)
from monograph.entries.kinds.result import Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import RATED, Certainty, RatingOrigin, Verdict
from monograph.evidence.answers.comments import comments_for_question
from monograph.evidence.answers.order import options_in_order
from monograph.evidence.answers.sides import SideCertainty, is_about_harm, sides_of
from monograph.evidence.answers.unread_guidelines import unread_guidelines
from monograph.evidence.studies.freshness import newest_search
from monograph.evidence.studies.trials import trials_for_question
from monograph.knowledge_base import KnowledgeBase
from monograph.views.entries.comments import comment_section
from monograph.views.entries.option import option_section
from monograph.views.entries.pathway import pathway_steps
from monograph.views.entries.support import availability_chips
from monograph.views.entries.trials import trial_section
from monograph.views.figures.forest import forest_section
from monograph.views.formatting.blocks import Fact, Table, table
from monograph.views.formatting.certainty_chips import level_chip
from monograph.views.formatting.content import (
    NOTHING,
    Content,
    Role,
    as_typed,
    chip,
    content,
    joined,
    lines,
    link_to,
    phrase,
    remark,
)
from monograph.views.formatting.naming import in_words
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Detail, Facts, Items, Paragraph, Titled
from monograph.views.page.document import Block, Remark, Section, untitled
from monograph.views.page.frame import summaries
from monograph.views.tables.recommendations import recommendation_table
from monograph.views.tables.studies import BRIEF_COLUMNS, brief_row

_ORDER = (
    "Listed by verdict, then by certainty of evidence on benefit, then by number of people studied. "
    "The order is not a recommendation."
)
_ORDER_ABOUT_HARM = _ORDER.replace("on benefit", "on harm")
_NOT_SAFE = "this does not mean that it is safe"


def question_sections(sheet: Sheet[Question], writer: Writer) -> Iterator[Section]:
    """Yield the sections of a question's page: the answer first, then what it rests on."""
    question, base = sheet.entry, writer.base
    ranked = options_in_order(question, base)
    yield untitled(Paragraph(_printed(writer), "mg-printed"))
    yield Section("Answer", "answer", _answer(sheet, writer))
    for number, option in ranked:
        yield option_section(question, number, option, writer)
    yield Section("Outcomes without an answer", "not-answered", (Facts(_not_answered(question, writer)),))
    yield Section("Effects drawn", "figures", (forest_section(_results(question, base), writer),))
    avoid = Facts(tuple(Fact(one.name, _avoided(one, writer)) for one in question.avoid))
    yield Section("What to avoid", "avoid", (avoid,))
    cautions = Facts(tuple(_caution(one, writer) for one in question.cautions))
    yield Section("Combinations that need care", "cautions", (cautions,))
    yield Section("Step by step", "pathway", (pathway_steps(question.pathway, writer),))
    yield Section("Monitoring", "monitoring", (Items(writer.statements(question.monitoring)),))
    studies = _studies(question, writer)
    yield Section("Studies", "studies", (Detail(studies.caption, (studies,)),))
    yield trial_section(trials_for_question(question, base), writer)
    disagreements = Items(tuple(_disagreement(one, writer) for one in question.disagreements))
    yield Section("Where sources disagree", "disagreements", (disagreements,))
    yield comment_section(comments_for_question(sheet, base), writer)
    yield Section("Guidelines", "guidelines", _guidelines(question, writer))
    would_change = Items(tuple(writer.inline(one) for one in question.would_change))
    yield Section("What would change this answer", "would-change", (would_change,))
    yield Section("Searches", "searches", (_searches(question, writer),))


def _printed(writer: Writer) -> str:
    """Return what is on paper only."""
    site = writer.base.about.address
    where = f": {site}{writer.address}" if site else ""
    return (
        "Printed in short. The page itself also has the reasons for each certainty, the figures, results, studies "
        f"and searches, and more on each of many options{where}"
    )


def _answer(sheet: Sheet[Question], writer: Writer) -> tuple[Block, ...]:
    question = sheet.entry
    answers = tuple(_option(question, one, writer) for _, one in options_in_order(question, writer.base))
    order = _ORDER_ABOUT_HARM if is_about_harm(question) else _ORDER
    how_to = link_to(writer.href(urls.CERTAINTY), "How to read certainty")
    return (
        Remark(order if len(answers) > 1 else "", "mg-more"),
        Facts(answers, "mg-answer"),
        Remark(how_to, "mg-more"),
        summaries(sheet, writer),
        Facts(_asked(question, writer)),
    )


def _not_answered(question: Question, writer: Writer) -> tuple[Fact, ...]:
    return tuple(
        Fact(writer.base.sheets[one.outcome].entry.name, writer.inline(one.because))
        for one in question.not_answered
    )


def _guidelines(question: Question, writer: Writer) -> tuple[Block, ...]:
    return (
        Paragraph(writer.links(question.guidelines)),
        recommendation_table(question, writer),
        Titled("Guidelines we have not read", Items(_unread(question, writer))),
    )


def _results(question: Question, base: KnowledgeBase) -> Iterator[tuple[Sheet[Study], Result]]:
    """Yield the results the answers rest on, each once, in the order of the answers; harms have no effect."""
    pointers = dict.fromkeys(
        (str(pointer.study), str(pointer.result))
        for _, option in options_in_order(question, base)
        for answer in option.outcomes
        for pointer in answer.results
    )
    for study, result in pointers:
        sheet = base.get(Study, study)
        yield from ((sheet, one) for one in sheet.entry.results if one.id == result)


def _asked(question: Question, writer: Writer) -> tuple[Fact, ...]:
    pico = question.pico
    return writer.facts(
        (
            "People",
            joined(
                [writer.links(pico.population), writer.links([pico.symptom] if pico.symptom else [])],
                " with ",
            ),
        ),
        ("Treatment", writer.links(pico.interventions)),
        ("Already taken", writer.links(pico.background)),
        ("Compared with", ", ".join(pico.comparators)),
        ("Outcomes", writer.links(pico.outcomes)),
        ("Last search", _last_search(question)),
    )


def _last_search(question: Question) -> str:
    _, search = newest_search(question)
    kind = "systematic" if search.systematic else "not systematic"
    return f"{search.date}, {kind}"


def _option(question: Question, option: Option, writer: Writer) -> Fact:
    # Where nothing was found, the verdict says so already.
    nothing_found = option.verdict is Verdict.NO_EVIDENCE
    certainty = [] if nothing_found else [_side(one, writer) for one in sides_of(option)]
    # Beside a question about harm, nothing found would read as nothing to fear.
    caution = _NOT_SAFE if nothing_found and is_about_harm(question) else ""
    licence = availability_chips(question, option, writer)
    verdict = joined([chip(str(option.verdict), "verdict"), caution, licence], " ")
    return Fact(writer.base.sheets[option.drug].entry.name, lines([verdict, *certainty]))


def _side(one: SideCertainty, writer: Writer) -> Content:
    """Return how certain one side is, which outcomes decide that, and which have no level."""
    if one.level is Certainty.NO_EVIDENCE:
        return phrase("no evidence found on {}", _names(one.deciding, writer))
    whose = f"certainty of evidence on {one.side}" if one.side else "certainty of evidence"
    reasons = [f"{'from' if one.level in RATED else 'for'} {_names(one.deciding, writer)}"]
    reasons += [f"{word} for {_names(ids, writer)}" for word, ids in one.without_level.items()]
    source = f"{RatingOrigin.STATED}; " if one.is_stated else ""
    return phrase("{}: {} ({}{})", whose, level_chip(one.level, writer), source, "; ".join(reasons))


def _names(ids: Iterable[str], writer: Writer) -> str:
    return in_words([writer.name_in_sentence(one) for one in ids])


def _unread(question: Question, writer: Writer) -> tuple[Content, ...]:
    """Return a line for each guideline that bears on the question and was not read."""
    return tuple(
        phrase(
            "{}: exists; we have not read what, if anything, it says about {}.",
            writer.link(one.guideline),
            joined([content(writer.in_sentence(about)) for about in one.about], " and "),
        )
        for one in unread_guidelines(question, writer.base)
    )


def _avoided(avoided: Avoided, writer: Writer) -> Content:
    """Return why something is to be avoided, with links to the treatments that it names."""
    reason = phrase("{}{}", writer.inline(avoided.reason), writer.cite(avoided.cite))
    treatment = writer.links([avoided.drug] if avoided.drug else [])
    together = phrase("together with {}", writer.links(avoided.together_with))
    named = joined([treatment, together if avoided.together_with else NOTHING], " ")
    return joined([reason, _small("Treatment", named)], " ")


def _disagreement(one: Disagreement, writer: Writer) -> Content:
    """Return a disagreement with links to those who disagree, and to what they disagree on."""
    said = phrase("{}{}", writer.inline(one.text), writer.cite(one.cite))
    outcome = writer.link(one.outcome) if one.outcome else NOTHING
    return joined([said, _small("Between", writer.links(one.between)), _small("Outcome", outcome)], " ")


def _small(label: str, named: Content) -> Content:
    return remark(Role.NOTE, phrase("{}: {}.", label, named)) if named else NOTHING


def _caution(caution: Caution, writer: Writer) -> Fact:
    names = _names(caution.drugs, writer)
    return Fact(
        f"{names[0].upper()}{names[1:]}",
        phrase("{}{}", writer.inline(caution.text), writer.cite(caution.cite)),
    )


def _studies(question: Question, writer: Writer) -> Table:
    named = dict.fromkeys(
        str(pointer.study)
        for _, option in options_in_order(question, writer.base)
        for answer in option.outcomes
        for pointer in answer.results
    )
    rows = tuple(brief_row(writer.base.get(Study, study), writer) for study in named)
    return table("The studies the answer rests on", BRIEF_COLUMNS, rows)


def _searches(question: Question, writer: Writer) -> Table:
    columns = ("Where", "When", "Words", "Systematic", "What came out")
    return table(
        "How the evidence was looked for", columns, tuple(_search(one, writer) for one in question.searches)
    )


def _search(search: SearchRecord, writer: Writer) -> tuple[Content, ...]:
    return (
        content(search.where),
        content(search.date),
        as_typed(search.query) if search.query else content("not kept"),
        content("yes" if search.systematic else "no"),
        writer.inline(search.found),
    )
