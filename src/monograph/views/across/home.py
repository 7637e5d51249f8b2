"""The first page: what this is, what can be asked, and how much it holds."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from monograph import urls
from monograph.entries import KINDS, Condition, Drug, Question, Study
from monograph.evidence.answers.order import options_in_order
from monograph.evidence.pico.treatments import drugs_given
from monograph.evidence.studies.designs import DesignClass, design_class
from monograph.evidence.studies.overlap import people_behind_studies
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.review import base_review_words
from monograph.views.writing.blocks import Fact, Page
from monograph.views.writing.certainty_chips import judgement
from monograph.views.writing.values import people_count
from monograph.views.writing.writer import Writer


@dataclass(frozen=True, slots=True)
class HomeQuestion:
    """A question with the verdict on each option and its answer in plain words."""

    link: Markup
    verdicts: tuple[Fact, ...]
    plain: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page, display-ready."""

    heading: str
    lead: str
    review: str
    counts: tuple[Fact, ...]
    questions: tuple[HomeQuestion, ...]
    drugs: tuple[Markup, ...]
    conditions: tuple[Markup, ...]
    kinds: tuple[Fact, ...]
    changes: tuple[Fact, ...]
    compare_href: str
    matrix_href: str
    references_href: str
    data_href: str
    disagreements_href: str
    news_href: str
    rules_href: str
    certainty_href: str
    trials_href: str
    tags_href: str


def home_page(base: KnowledgeBase) -> Page:
    """Return the first page. People are counted once a study; reviews add none."""
    writer = Writer(base, urls.HOME)
    view = HomeView(
        heading=base.about.title,
        lead=base.about.lead,
        review=base_review_words(base),
        counts=_counts(base),
        questions=tuple(
            HomeQuestion(
                writer.link(sheet.id), _verdicts(sheet.entry, writer), writer.plain(sheet.entry.summary.plain)
            )
            for sheet in base.all(Question)
        ),
        drugs=tuple(writer.link(sheet.id) for sheet in base.all(Drug)),
        conditions=tuple(writer.link(sheet.id) for sheet in base.all(Condition)),
        kinds=tuple(
            Fact(
                kind.heading,
                Markup('<a href="{}">{}</a>: {}').format(urls.kind_index(kind), kind.heading, kind.lead),
            )
            for kind in KINDS
        ),
        changes=_changes(base, writer),
        compare_href=writer.href(urls.COMPARE),
        matrix_href=writer.href(urls.MATRIX),
        references_href=writer.href(urls.REFERENCES),
        data_href=writer.href(urls.DATA),
        news_href=writer.href(urls.NEWS),
        disagreements_href=writer.href(urls.DISAGREEMENTS),
        rules_href=writer.href(urls.RULES),
        certainty_href=writer.href(urls.CERTAINTY),
        trials_href=writer.href(urls.TRIALS),
        tags_href=writer.href(urls.TAGS),
    )
    return Page(urls.HOME, base.about.title, base.about.description, "home.md.j2", view)


def _counts(base: KnowledgeBase) -> tuple[Fact, ...]:
    studies = base.all(Study)
    counted = (
        ("question", "questions", len(base.all(Question))),
        ("treatment", "treatments", len(base.all(Drug))),
        ("study", "studies", len(studies)),
        ("work cited", "works cited", len(base.bibliography)),
    )
    facts = [Fact(one if count == 1 else many, Markup("{}").format(f"{count:,}")) for one, many, count in counted]
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
    return Fact(label, Markup("{}").format(people_count(people_behind_studies(treated, base))))


_TREATS_NOBODY = frozenset({DesignClass.REVIEW, DesignClass.LABORATORY})


def _verdicts(question: Question, writer: Writer) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            writer.base.get(Drug, option.drug).entry.name,
            judgement(option, writer),
        )
        for _, option in options_in_order(question, writer.base)
    )


def _changes(base: KnowledgeBase, writer: Writer) -> tuple[Fact, ...]:
    """Return the newest changes; an entry's first version is no news."""
    changes = ((change, sheet.id) for sheet in base.sheets.values() for change in sheet.entry.changes[:-1])
    newest = sorted(changes, key=lambda item: (item[0].date.iso, item[1]), reverse=True)
    return tuple(
        Fact(str(change.date), Markup("{}: {}").format(writer.link(entry), writer.inline(change.text)))
        for change, entry in newest[:8]
    )
