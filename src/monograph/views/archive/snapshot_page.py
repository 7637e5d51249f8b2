"""The page of an answer as it stood on one day, from what was kept of it, and the list of such pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from monograph import urls
from monograph.entries import Entry, Question
from monograph.entries.base_files.snapshot import (
    AnswerSnapshot,
    FactSnapshot,
    OptionSnapshot,
    OutcomeSnapshot,
    WorkSnapshot,
)
from monograph.entries.base_files.snapshot_files import AnswerVersion
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Change
from monograph.entries.shared.vocabulary import Certainty
from monograph.knowledge_base import KnowledgeBase
from monograph.text.web import is_safe
from monograph.views.archive.snapshot import answer_of
from monograph.views.formatting.blocks import Fact, table
from monograph.views.formatting.content import (
    NOTHING,
    Content,
    all_of,
    chip,
    content,
    element,
    folded,
    joined,
    lines,
    link_to,
    phrase,
    strong,
    unsound,
)
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Actions, Facts, Items, Levels, Paragraph, Prose, Summaries, Titled
from monograph.views.page.cite import version_reference
from monograph.views.page.document import Page, Remark, Section, untitled
from monograph.views.page.downloads import cite_section
from monograph.views.page.frame import writer_for

_COLUMNS = ("Outcome", "In absolute terms", "What was found", "Certainty")
_LEAD = (
    "This page shows the answer as it is now, and that may change. To cite what you read, or to come back to "
    "it, take the address of a version: what is there stays."
)

# Of what was kept as a whole page, and of what is kept as an answer.
_LEFT_OUT_OF_PAGE = "Drawings, tables of studies, running trials and what guidelines say are not kept."
_LEFT_OUT = (
    "The reasons for each rating, cautions, pathways, searches, drawings, tables of studies, running trials and "
    "what guidelines say are not kept."
)


_DISCLAIMER = (
    "This page gives information about evidence as it was known then. It is no medical advice and replaces no "
    "conversation with the people who treat you."
)


def version_list(sheet: Sheet[Entry], base: KnowledgeBase) -> Iterator[Section]:
    """Yield the list of an answer's kept versions; nothing for an entry of which none was kept."""
    if kept := base.kept.get(sheet.id, ()):
        writer = writer_for(sheet, base)
        lead = f"{_LEAD} {_newest(kept, answer_of(base.get(Question, sheet.id), base))}"
        listed = Facts(tuple(_listed(kept, sheet.entry.changes, writer)))
        yield Section("Versions of this answer", "versions", (Remark(lead), listed), is_searched=False)


def _newest(kept: tuple[AnswerVersion, ...], now: AnswerSnapshot) -> str:
    if any(one.withdrawn and one.answer.says_the_same_as(now) for one in kept):
        return "The answer as it is now was withdrawn as a version: do not act on it until it is fixed."
    if kept[-1].answer.says_the_same_as(now):
        return "The newest version is the answer as it is now."
    return "The answer has changed since the newest version was kept."


def _listed(kept: tuple[AnswerVersion, ...], changes: Iterable[Change], writer: Writer) -> Iterator[Fact]:
    """Yield the versions, newest first, each with the changes that the entry tells of since the one before."""
    told = tuple(changes)
    for before, version in reversed(tuple(pairwise((None, *kept)))):
        assert version is not None, "only the first version has none before it"
        yield Fact(version.shown, _version_line(before, version, told, writer))


def _version_line(
    before: AnswerVersion | None, version: AnswerVersion, changes: tuple[Change, ...], writer: Writer
) -> Content:
    link = phrase(
        "{}{}",
        link_to(writer.href(urls.version_page(version.question, version.name)), f"The answer of {version.shown}"),
        f", withdrawn on {version.withdrawn.date}" if version.withdrawn else "",
    )
    if before is None:
        return phrase("{}, the first that was kept.", link)
    day, since = version.day.iso, before.day.iso
    said = [one for one in changes if since < one.date.iso <= day]
    what = joined((writer.plain(one.text) for one in said), " ") or "What changed is not told."
    return phrase("{}. {}", link, what)


def version_pages(sheet: Sheet[Entry], base: KnowledgeBase) -> Iterator[Page]:
    """Yield a page for each kept version of an answer, the oldest first."""
    kept = base.kept.get(sheet.id, ())
    now = answer_of(base.get(Question, sheet.id), base) if kept else None
    for place, version in enumerate(kept):
        since = _since(version, [one.answer for one in kept[place + 1 :]], now)
        yield _page(version, urls.entry_page(Question, sheet.id), since, base)


def _page(version: AnswerVersion, now: str, since: str, base: KnowledgeBase) -> Page:
    """Return the page of a version; ``now`` is the address of the answer as it is today."""
    address, answer = urls.version_page(version.question, version.name), version.answer
    writer = Writer(base, address)
    reference = version_reference(version, address, base)
    title, stood = (
        f"{answer.name} Answer of {version.shown}",
        f"This is the answer as it stood on {version.shown}.",
    )
    return Page(
        address=address,
        title=title,
        description=f"{stood} {answer.name}",
        sections=(
            _head(version, title, f"{stood} {since}", writer.href(now), writer),
            # Nothing is shown of an answer that was withdrawn.
            *(_answer_sections(answer, writer) if version.withdrawn is None else ()),
            cite_section(reference, writer, "Cite this version"),
            Section("About this page", "about-page", (_about(version, reference.url or address), Actions())),
        ),
        disclaimer=_DISCLAIMER,
        changed=version.day.iso,
        is_old=True,
        reference=reference,
    )


def _head(version: AnswerVersion, title: str, stood: str, now: str, writer: Writer) -> Section:
    index = link_to(writer.href(urls.kind_index(Question)), "Question")
    to_now = link_to(now, "Read the answer as it is now")
    old = joined([stood, *_no_longer_sound(version.answer.works, writer), to_now], " ")
    return Section(
        title,
        "top",
        (
            Paragraph(index, "mg-kind"),
            Paragraph(old, "mg-old", role="note"),
            Paragraph(version.answer.review, "mg-review", role="note"),
        ),
    )


def _answer_sections(answer: AnswerSnapshot, writer: Writer) -> Iterator[Section]:
    """Yield what was concluded then, in the order of a question's page."""
    how_to = link_to(writer.href(urls.CERTAINTY), "How to read certainty")
    yield untitled(Levels())
    yield Section(
        "Answer",
        "answer",
        (
            Facts(tuple(Fact(option.name, _judged(option)) for option in answer.options), "mg-answer"),
            Remark(how_to, "mg-more"),
            Summaries(_paragraphs(answer.plain), _paragraphs(answer.clinical)),
            _facts(answer.asked),
        ),
    )
    for number, option in enumerate(answer.options, start=1):
        yield _option(number, option)
    yield Section("What to avoid", "avoid", (_facts(answer.avoid),))
    yield Section("Combinations that need care", "cautions", (_facts(answer.cautions),))
    yield Section("Step by step", "pathway", (_facts(answer.pathway),))
    yield Section("Monitoring", "monitoring", (Items(answer.monitoring),))
    yield Section("Where sources disagree", "disagreements", (Items(answer.disagreements),))
    yield Section("What would change this answer", "would-change", (Items(answer.would_change),))
    yield Section("Searches", "searches", (_facts(answer.searches),))
    works = Items(tuple(_work(one, writer) for one in answer.works))
    yield Section("References", "references", (works,))


def _since(version: AnswerVersion, later: Sequence[AnswerSnapshot], now: AnswerSnapshot | None) -> str:
    if gone := version.withdrawn:
        return f"It was withdrawn on {gone.date} and is no longer shown: {gone.reason}"
    if now is None or not version.answer.says_the_same_as(now):
        return "It has changed since, so do not act on this one."
    if any(not answer.says_the_same_as(now) for answer in later):
        return "It changed in between, and reads the same again."
    return "It has not changed since."


def _about(version: AnswerVersion, address: str) -> Facts:
    facts = (
        ("Kept on", str(version.day)),
        ("Address", address),
        ("Version", version.digest),
        ("Source", version.place.file),
        ("Left out", _LEFT_OUT_OF_PAGE if version.answer.asked else _LEFT_OUT),
    )
    return Facts(tuple(Fact(label, content(value)) for label, value in facts))


def _judged(option: OptionSnapshot) -> Content:
    certainty = NOTHING
    if option.certainty and str(option.certainty) in set(map(str, Certainty)):
        certainty = phrase("certainty {}", chip(option.certainty, "certainty"))
    elif option.certainty:  # of benefit and of harm, each in words
        certainty = phrase("certainty {}", option.certainty)
    judged = joined([chip(option.verdict, "verdict"), certainty], " ")
    return joined([judged, option.licence or NOTHING], " · ")


def _option(number: int, option: OptionSnapshot) -> Section:
    findings = table(f"Summary of findings: {option.name}", _COLUMNS, tuple(map(_row, option.outcomes)))
    blocks = (
        Paragraph(_judged(option), "mg-verdict-line"),
        Prose(_paragraphs(option.because), "mg-because"),
        findings,
        _facts(option.rests_on),
        Titled("Who must not take it", Items(option.not_for, "mg-list mg-not-for")),
    )
    return Section(option.name, f"option-{number}", blocks)


def _row(outcome: OutcomeSnapshot) -> tuple[Content, ...]:
    statement = NOTHING
    if outcome.statement:
        statement = element("span", outcome.statement, class_="mg-statement")
    results = (all_of((strong(one.label), lines(one.said))) for one in outcome.results)
    return (
        lines([outcome.outcome, outcome.importance or NOTHING]),
        lines(outcome.absolute),
        lines([statement, *outcome.effect, folded("What it rests on", lines(results))]),
        lines([chip(outcome.certainty, "certainty"), *outcome.origin, folded("Reasons", lines(outcome.reasons))]),
    )


def _facts(facts: Iterable[FactSnapshot]) -> Facts:
    return Facts(
        tuple(
            Fact(one.label, lines(one.said) if len(one.said) > 1 else content("".join(one.said))) for one in facts
        )
    )


def _paragraphs(texts: Iterable[str]) -> Content:
    return all_of(element("p", text) for text in texts)


def _no_longer_sound(works: Iterable[WorkSnapshot], writer: Writer) -> Iterator[str]:
    """Yield a sentence for each work cited then that is not sound as far as is known today."""
    for one in works:
        warning = _warning_on(one, writer)
        if warning:
            yield f"{one.cited_as}, which it cites, is {warning} today."


def _warning_on(work: WorkSnapshot, writer: Writer) -> str:
    """Return whether the work is not sound today; it is known by its addresses or by its whole reference."""
    addresses = {str(one.url) for one in work.links} | ({str(work.url)} if work.url else set())
    for reference in writer.base.bibliography.values():
        if reference.text == work.reference or addresses & {one.url for one in reference.links}:
            return writer.warning_on_work(reference.key)
    return ""


def _work(work: WorkSnapshot, writer: Writer) -> Content:
    """Return a reference under the name it is cited by; an address that cannot be trusted stays words."""
    known = [
        link_to(one.url, f"{one.label}: {one.text}", rel="noopener")
        if is_safe(one.url)
        else f"{one.label}: {one.text}"
        for one in work.links
    ]
    named, warning = strong(f"{work.cited_as}."), _warning_on(work, writer)
    return joined([unsound(warning) if warning else NOTHING, named, work.reference, joined(known, " · ")], " ")
