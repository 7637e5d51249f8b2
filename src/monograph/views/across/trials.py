"""The page of ongoing and unreported trials."""

from __future__ import annotations

from collections.abc import Iterable

from monograph import urls
from monograph.entries import Question, Study
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.pico.treatments import drugs_tested
from monograph.evidence.studies.participants import STAGES, at_stage
from monograph.evidence.studies.trials import TrialGroup, has_findings, trials_by_group
from monograph.knowledge_base import KnowledgeBase
from monograph.views.formatting.blocks import Fact, Offer, table
from monograph.views.formatting.content import NOTHING, Content, absent, as_name, content, lines, link_to, phrase
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Facts, Items, Paragraph
from monograph.views.page.document import Page, Section
from monograph.views.page.downloads import REFERENCE_SECTION, download_section, page_downloads
from monograph.views.page.numbering import numbered
from monograph.views.tables.trials import last_seen

_TITLE = "Ongoing and unreported trials"
_LEAD = (
    "Trials that are under way, that ended early, or that ended and have reported nothing this base holds. "
    "This list is not complete: none recorded here does not mean that none exist. "
    "A status is what a register or a source said on the date given, and may have changed since."
)
_NONE = "none recorded here"
_DESCRIPTION = "Trials that are under way, that ended early, or that ended and have reported nothing."
_HEADINGS = {
    TrialGroup.NOT_YET: "Not yet recruiting",
    TrialGroup.RECRUITING: "Recruiting",
    TrialGroup.ACTIVE: "Under way, no longer recruiting",
    TrialGroup.UNREPORTED: "Completed, without results here",
    TrialGroup.TERMINATED: "Ended early",
    TrialGroup.WITHDRAWN: "Withdrawn before anyone took part",
    TrialGroup.UNKNOWN: "Status not known",
}
_COLUMNS = ("Trial", "What it asks", "People", "Status", "Registration")


def trials_page(base: KnowledgeBase) -> Page:
    """Return the page of ongoing and unreported trials, by status."""
    writer, groups = Writer(base, urls.TRIALS), trials_by_group(base)
    data = Offer("JSON", urls.collection("studies"), "all studies, for programs")
    counts = tuple(Fact(_HEADINGS[group], content(len(groups.get(group, ())) or _NONE)) for group in TrialGroup)
    without_entry = Items(tuple(map(str, base.about.trials_without_entry)))
    trials = (
        Section(_TITLE, "", (Paragraph(_LEAD, "mg-lead"), Paragraph(_searched(base, writer)), Facts(counts))),
        *(_section(group, sheets, writer) for group, sheets in groups.items()),
        Section("Known of, without an entry here", "without-entry", (without_entry,)),
        REFERENCE_SECTION,
    )
    body, cited = numbered(trials, writer)
    sections = (*body, download_section(page_downloads(writer, cited, data)))
    return Page(writer.address, _TITLE, _DESCRIPTION, sections, cited=cited)


def _section(group: TrialGroup, sheets: Iterable[Sheet[Study]], writer: Writer) -> Section:
    heading = _HEADINGS[group]
    return Section(
        heading, as_name(group), (table(heading, _COLUMNS, tuple(_row(sheet, writer) for sheet in sheets)),)
    )


def _searched(base: KnowledgeBase, writer: Writer) -> Content:
    """Return how and when trials were looked for; nothing when no answer records a search."""
    searches = [one for sheet in base.all(Question) for one in sheet.entry.searches]
    if not searches:
        return NOTHING
    last = max((one.date for one in searches), key=lambda date: date.iso)
    systematic = sum(one.systematic for one in searches)
    kind = f"{systematic} of them systematic" if systematic else "none of them systematic"
    return phrase(
        "The answers record {}, {}; the last was on {}. {} says where we searched and what we found.",
        f"{len(searches)} searches for evidence" if len(searches) > 1 else "1 search for evidence",
        kind,
        last,
        link_to(writer.href(urls.kind_index(Question)), "Each answer"),
    )


def _row(sheet: Sheet[Study], writer: Writer) -> tuple[Content, ...]:
    study = sheet.entry
    here = writer.reading_from(study)
    tested = sorted(drugs_tested(study))
    asks = here.inline(study.question) if study.question else content(writer.plain(study.summary.plain))
    status = here.reported(study.status) if study.status else absent("not recorded")
    seen = last_seen(study)
    reported = "" if has_findings(study) else "no results here"
    return (
        lines([writer.link(sheet.id), str(study.design), writer.links(tested)]),
        asks,
        _people(study),
        lines([status, f"last seen {seen}" if seen else absent("date last seen not recorded"), reported]),
        lines(f"{one.register_name} {one.number}" for one in study.registrations)
        or absent("no registration recorded"),
    )


def _people(study: Study) -> Content:
    known = ((stage, at_stage(study.participants, stage)) for stage in STAGES)
    return lines(f"{stage}: {count:,}" for stage, count in known if count is not None) or absent("not recorded")
