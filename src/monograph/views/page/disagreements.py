"""Where sources disagree: a page of its own, and the box on each page concerned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from monograph import urls
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.kinds.study import Study
from monograph.entries.reading.computed import computed_once
from monograph.entries.shared.parts import Citation
from monograph.evidence.disagreement.competing_values import CompetingValues, OwnFigures
from monograph.evidence.disagreement.differing_guidelines import DifferingGuidelines
from monograph.evidence.disagreement.explanations import Explanation
from monograph.evidence.disagreement.found import (
    DisagreementKind,
    FoundDisagreement,
    RepeatedResult,
    all_disagreements,
)
from monograph.evidence.disagreement.opposite_studies import StudyPair
from monograph.knowledge_base import KnowledgeBase
from monograph.views.formatting.blocks import Offer, table
from monograph.views.formatting.content import (
    NOTHING,
    Content,
    Role,
    all_of,
    content,
    joined,
    lines,
    link_to,
    phrase,
    remark,
)
from monograph.views.formatting.values import finding_cells, value_words
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Paragraph
from monograph.views.page.document import Page, Section
from monograph.views.page.downloads import REFERENCE_SECTION, download_section, page_downloads
from monograph.views.page.numbering import numbered

_TITLE = "Where sources disagree"
_LEAD = (
    "Sources that differ are both recorded here, with what may explain it. Nothing is settled in silence; where "
    "one value comes first on another page, the reason is next to it."
)
_ORDER = (
    DisagreementKind.AUTHORED,
    DisagreementKind.DIRECTION,
    DisagreementKind.GUIDELINES,
    DisagreementKind.REPEATED_RESULT,
    DisagreementKind.OWN_FIGURES,
    DisagreementKind.COMPETING_VALUES,
)
_HEADINGS: Mapping[DisagreementKind, tuple[str, str, tuple[str, ...]]] = MappingProxyType(
    {
        DisagreementKind.AUTHORED: (
            "In the answers",
            "What questions say of sources that disagree",
            ("Between", "What each says, and what may explain it", "Question"),
        ),
        DisagreementKind.DIRECTION: (
            "Studies that point in opposite directions",
            "Found by comparing every two studies of one treatment on one outcome",
            ("Studies", "Outcome and treatment", "What is said of it"),
        ),
        DisagreementKind.GUIDELINES: (
            "Guidelines that differ",
            "Found by comparing what guidelines say of one treatment for the same people and symptom",
            ("Guidelines", "What each says", "What is said of it"),
        ),
        DisagreementKind.REPEATED_RESULT: (
            "One study, reported twice",
            "Results of one study on the same outcome or event and groups that are not the same",
            ("Study", "The two results", "Remarks"),
        ),
        DisagreementKind.OWN_FIGURES: (
            "Sources against their own figures",
            "Copied faithfully; the source's own figures give something else",
            ("Page", "Place", "The source says", "Its own figures give"),
        ),
        DisagreementKind.COMPETING_VALUES: (
            "Values that differ between sources",
            "The value that comes first is used on other pages, with the reason given",
            ("Page", "Place", "Stands first", "Also reported"),
        ),
    }
)


@computed_once
def found_in(base: KnowledgeBase) -> tuple[FoundDisagreement, ...]:
    """Return every disagreement in a base; comparing all with all is done once."""
    return all_disagreements(base)


def disagreements_page(base: KnowledgeBase) -> Page:
    """Return the page of all disagreements."""
    writer = Writer(base, urls.DISAGREEMENTS)
    data = Offer("JSON", urls.collection("disagreements"), "for programs")
    head = Section(_TITLE, "", (Paragraph(_LEAD, "mg-lead"),))
    body, cited = numbered((head, *(_section(kind, writer) for kind in _ORDER), REFERENCE_SECTION), writer)
    sections = (*body, download_section(page_downloads(writer, cited, data)))
    description = "Where the sources of this knowledge base disagree, and what may explain it."
    return Page(writer.address, _TITLE, description, sections, cited=cited)


def _section(kind: DisagreementKind, writer: Writer) -> Section:
    heading, caption, columns = _HEADINGS[kind]
    rows = tuple(_row(one, writer) for one in found_in(writer.base) if one.kind is kind)
    return Section(heading, _anchor(kind), (table(caption, columns, rows),))


def _anchor(kind: DisagreementKind) -> str:
    return kind.name.lower().replace("_", "-")


def _row(one: FoundDisagreement, writer: Writer) -> tuple[Content, ...]:
    match one.found:
        case CompetingValues() as values:
            return _competing(values, writer)
        case OwnFigures() as figures:
            here = writer.reading_from(writer.base.sheets[figures.entry].entry)
            said = phrase("{}{}", value_words(figures.reported.value, here), here.cite(figures.reported.cite))
            place = _place(figures.entry, figures.path, writer)
            return writer.link(figures.entry), place, said, content(figures.figures_give)
        case RepeatedResult() as repeated:
            study = writer.base.get(Study, repeated.study).entry
            shown = (_result(study, result, writer) for result in (repeated.first, repeated.second))
            notes = (result.note or "" for result in (repeated.first, repeated.second))
            return writer.link(repeated.study), lines(shown), lines(writer.inline(note) for note in notes)
        case StudyPair() as pair:
            outcome, drug = writer.link(pair.first.outcome), _treatment(pair.first.drug, writer)
            sides = lines((writer.link(pair.first.study), writer.link(pair.second.study)))
            return sides, lines((outcome, drug)), _explained(one.explanations, writer)
        case DifferingGuidelines() as differing:
            placed = (differing.first, differing.second)
            names = lines(writer.link(each.guideline) for each in placed)
            said = lines(_statement(each.guideline, each.statement.direction, writer) for each in placed)
            return names, said, _explained(one.explanations, writer)
        case Explanation() as written:
            return _authored(written, writer)


def _competing(values: CompetingValues, writer: Writer) -> tuple[Content, ...]:
    here, reported = writer.reading_from(writer.base.sheets[values.entry].entry), values.reported
    first = phrase("{}{}", value_words(reported.value, here), here.cite(reported.cite))
    why = remark(Role.WHY, here.inline(reported.preferred_because))
    others = []
    for other, is_same in zip(reported.also_reported, values.same_within_rounding, strict=True):
        rounding = " (the same within rounding)" if is_same else ""
        said = phrase("{}{}{}", value_words(other.value, here), rounding, here.cite(other.cite))
        others.append(joined([said, here.note(other.note)], " "))
    return writer.link(values.entry), _place(values.entry, values.path, writer), lines([first, why]), lines(others)


def _treatment(name: str, writer: Writer) -> Content:
    return writer.link(name) if name in writer.base.sheets else content(name)


def _place(entry: str, path: tuple[str | int, ...], writer: Writer) -> Content:
    return content(writer.base.sheets[entry].at(path).replace("_", " ").replace(".", ", "))


def _result(study: Study, result: Result | Harm, writer: Writer) -> Content:
    groups, figures, _ = finding_cells(study, result, writer.reading_from(study))
    return lines([groups, figures])


def _statement(guideline: str, direction: object, writer: Writer) -> Content:
    name = writer.base.sheets[guideline].entry.name
    return phrase("{}: {}", name, direction or "not read")


def _explained(explanations: Iterable[Explanation], writer: Writer) -> Content:
    return lines(
        joined([writer.inline(one.written.text), _cited(one, writer), writer.link(one.question)], " ")
        for one in explanations
    )


def _cited(one: Explanation, writer: Writer) -> Content:
    cite: Iterable[Citation] = one.written.cite
    return writer.reading_from(writer.base.sheets[one.question].entry).cite(cite)


def _authored(one: Explanation, writer: Writer) -> tuple[Content, ...]:
    between = writer.links(map(str, one.written.between)) if one.written.between else NOTHING
    about = writer.link(one.written.outcome) if one.written.outcome else NOTHING
    text = phrase("{}{}", writer.inline(one.written.text), _cited(one, writer))
    return lines([between, about]) or content("sources cited there"), text, writer.link(one.question)


def disagreement_lines(entry_id: str, writer: Writer) -> tuple[Content, ...]:
    """Return a line for each kind of disagreement that concerns an entry, with a link to the page of all of them.

    What the entry's own page shows in full, its competing values and its own words, is left out.
    """
    counts: dict[DisagreementKind, list[FoundDisagreement]] = {}
    for one in found_in(writer.base):
        if entry_id in one.sides.entries and one.kind in _ELSEWHERE:
            counts.setdefault(one.kind, []).append(one)
    return tuple(_line(kind, ones, entry_id, writer) for kind, ones in counts.items())


_ELSEWHERE = frozenset(
    {
        DisagreementKind.AUTHORED,
        DisagreementKind.DIRECTION,
        DisagreementKind.GUIDELINES,
        DisagreementKind.REPEATED_RESULT,
    }
)


def _line(kind: DisagreementKind, ones: list[FoundDisagreement], entry_id: str, writer: Writer) -> Content:
    address = f"{urls.DISAGREEMENTS}#{_anchor(kind)}"
    others = dict.fromkeys(other for one in ones for other in sorted(one.sides.entries) if other != entry_id)
    with_whom = phrase(", with {}", writer.links(others)) if others else NOTHING
    return all_of((link_to(writer.href(address), _HEADINGS[kind][0]), with_whom))
