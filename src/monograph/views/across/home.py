"""The first page: what this is, what can be asked, and how much it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from monograph import urls
from monograph.entries import KINDS, Condition, Drug, Entry, Question, Study
from monograph.evidence.answers.order import options_in_order
from monograph.evidence.pico.treatments import drugs_given
from monograph.evidence.studies.designs import DesignClass, design_class
from monograph.evidence.studies.overlap import people_behind_studies
from monograph.knowledge_base import KnowledgeBase
from monograph.views.formatting.blocks import Fact
from monograph.views.formatting.certainty_chips import judgement
from monograph.views.formatting.content import Content, content, link_to, phrase
from monograph.views.formatting.values import people_count
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Facts, Items, Paragraph
from monograph.views.page.document import Page, RecordedNumber, Section
from monograph.views.page.numbering import numbered
from monograph.views.page.review import base_review_words


@dataclass(frozen=True, slots=True)
class HomeQuestion:
    """A question with the verdict on each option and its answer in plain words."""

    link: Content
    verdicts: Facts
    plain: str


@dataclass(frozen=True, slots=True)
class AskedQuestions(RecordedNumber):
    """The questions, each with its answer."""

    questions: tuple[HomeQuestion, ...]


@dataclass(frozen=True, slots=True)
class SearchButton(RecordedNumber):
    """The button that opens the search."""

    words: str


# Pages over the whole base: where, under which name, and what for.
_BROWSE = (
    (urls.COMPARE, "Compare", "treatments, studies and results side by side."),
    (urls.MATRIX, "Evidence matrix", "every treatment against every outcome, and where there is nothing."),
    (urls.NEWS, "What is new", "the research year by year, and what changed here."),
    (urls.DISAGREEMENTS, "Where sources disagree", "what differs, and what may explain it."),
    (urls.TRIALS, "Ongoing and unreported trials", "what is under way, and what never reported."),
    (urls.CERTAINTY, "How to read certainty", "the levels, and what the words mean."),
    (urls.TAGS, "Tags", "entries by subject."),
    (urls.RULES, "Rules", "what the entries are checked for."),
    (urls.REFERENCES, "References", "every work cited, with who cites it."),
    (urls.DATA, "Data", "everything to take away, for reference managers, spreadsheets and programs."),
)


def home_page(base: KnowledgeBase) -> Page:
    """Return the first page. People are counted once a study; reviews add none."""
    writer = Writer(base, urls.HOME)
    sections = (
        Section(
            base.about.title,
            "",
            (
                Paragraph(base.about.lead, "mg-lead"),
                Paragraph(base_review_words(base), "mg-review", role="note"),
                SearchButton("Search: a treatment, a study, a question"),
                Facts(_counts(base), "mg-counts"),
            ),
        ),
        Section("Questions", "questions", (AskedQuestions(tuple(_questions(writer))),)),
        Section("Treatments", "treatments", (_all(Drug, writer),)),
        Section("Conditions", "conditions", (_all(Condition, writer),)),
        Section("Browse", "browse", (Items(tuple(_browse(writer))),)),
        Section("What changed lately", "changes", (Facts(_changes(base, writer)),)),
    )
    return Page(urls.HOME, base.about.title, base.about.description, numbered(sections, writer)[0])


def _questions(writer: Writer) -> Iterator[HomeQuestion]:
    for sheet in writer.base.all(Question):
        plain = writer.plain(sheet.entry.summary.plain)
        yield HomeQuestion(writer.link(sheet.id), _verdicts(sheet.entry, writer), plain)


def _all(kind: type[Entry], writer: Writer) -> Items:
    return Items(tuple(writer.link(sheet.id) for sheet in writer.base.all(kind)), "mg-columns")


def _browse(writer: Writer) -> Iterator[Content]:
    kinds = ((urls.kind_index(kind), kind.heading, kind.lead) for kind in KINDS)
    for address, name, what in (*kinds, *_BROWSE):
        yield phrase("{}: {}", link_to(writer.href(address), name), what)


def _counts(base: KnowledgeBase) -> tuple[Fact, ...]:
    studies = base.all(Study)
    counted = (
        ("question", "questions", len(base.all(Question))),
        ("treatment", "treatments", len(base.all(Drug))),
        ("study", "studies", len(studies)),
        ("work cited", "works cited", len(base.bibliography)),
    )
    facts = [Fact(one if count == 1 else many, content(f"{count:,}")) for one, many, count in counted]
    facts.insert(3, _people(base))
    return tuple(facts)


def _people(base: KnowledgeBase) -> Fact:
    """Return how many people took part in studies of treatments: surveys and reviews treat nobody."""
    treated = [
        sheet.id
        for sheet in base.all(Study)
        if drugs_given(sheet.entry) and design_class(sheet.entry) not in _TREATS_NOBODY
    ]
    count = len(treated)
    label = f"people in {count} {'study' if count == 1 else 'studies'} of treatments"
    return Fact(label, content(people_count(people_behind_studies(treated, base))))


_TREATS_NOBODY = frozenset({DesignClass.REVIEW, DesignClass.LABORATORY})


def _verdicts(question: Question, writer: Writer) -> Facts:
    ranked = options_in_order(question, writer.base)
    judged = (
        Fact(writer.base.get(Drug, option.drug).entry.name, judgement(option, writer)) for _, option in ranked
    )
    return Facts(tuple(judged), "mg-verdicts")


def _changes(base: KnowledgeBase, writer: Writer) -> tuple[Fact, ...]:
    """Return the newest changes; an entry's first version is no news."""
    changes = ((change, sheet.id) for sheet in base.sheets.values() for change in sheet.entry.changes[:-1])
    newest = sorted(changes, key=lambda item: (item[0].date.iso, item[1]), reverse=True)
    return tuple(
        Fact(str(change.date), phrase("{}: {}", writer.link(entry), writer.inline(change.text)))
        for change, entry in newest[:8]
    )
