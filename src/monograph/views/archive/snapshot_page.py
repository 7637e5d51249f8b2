"""The page of an answer as it stood on one day, from what was kept of it, and the list of such pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

from monograph import urls
from monograph.bibliography import Reference
from monograph.entries import Question
from monograph.entries.base_files.snapshot import KeptAnswer, KeptFact, KeptOption, KeptOutcome, KeptWork
from monograph.entries.base_files.snapshot_files import KeptVersion
from monograph.entries.shared.parts import Change
from monograph.entries.shared.vocabulary import Certainty
from monograph.knowledge_base import KnowledgeBase
from monograph.text.web import is_safe
from monograph.views.archive.snapshot import answer_of
from monograph.views.entries.question import QuestionView
from monograph.views.page.cite import version_reference
from monograph.views.page.downloads import cite_us
from monograph.views.writing.blocks import CiteUs, Fact, Page, Table, Versions, table
from monograph.views.writing.marks import unsound
from monograph.views.writing.writer import NOTHING, Writer, chip, folded, joined, lines

_COLUMNS = ("Outcome", "In absolute terms", "What was found", "Certainty")
_LEAD = (
    "This page shows the answer as it stands now, and that may change. To cite what you read, or to come back to "
    "it, take the address of a version: what stands there stays."
)

# Of what was kept as a whole page, and of what is kept as an answer.
_LEFT_OUT_OF_PAGE = "Drawings, tables of studies, running trials and what guidelines say are not kept."
_LEFT_OUT = (
    "The reasons for each rating, cautions, pathways, searches, drawings, tables of studies, running trials and "
    "what guidelines say are not kept."
)


@dataclass(frozen=True, slots=True)
class VersionOption:
    """One treatment as it was judged then."""

    name: str
    line: Markup
    because: Markup
    findings: Table
    rests_on: tuple[Fact, ...]
    not_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """An answer as it stood on one day; nothing of it is shown when it was withdrawn."""

    is_shown: bool
    title: str
    stood: str
    now_href: str
    since: Markup
    review: str
    kind_index: str
    certainty_href: str
    answers: tuple[Fact, ...]
    plain: Markup
    clinical: Markup
    asked: tuple[Fact, ...]
    options: tuple[VersionOption, ...]
    avoid: tuple[Fact, ...]
    cautions: tuple[Fact, ...]
    pathway: tuple[Fact, ...]
    monitoring: tuple[str, ...]
    disagreements: tuple[str, ...]
    would_change: tuple[str, ...]
    searches: tuple[Fact, ...]
    works: tuple[Markup, ...]
    reference: Reference
    cite_us: CiteUs
    about: tuple[Fact, ...]


def with_versions(page: Page, base: KnowledgeBase) -> Page:
    """Return a question's page with the list of its kept versions; any other page as it is."""
    view, kept = page.view, base.kept.get(page.entry, ())
    if not isinstance(view, QuestionView) or not kept:
        return page
    writer = Writer(base, page.address)
    lines = tuple(_listed(kept, base.sheets[page.entry].entry.changes, writer))
    listed = Versions(f"{_LEAD} {_newest(kept, answer_of(base.get(Question, page.entry), base))}", lines)
    return replace(page, view=replace(view, foot=replace(view.foot, versions=listed)))


def _newest(kept: tuple[KeptVersion, ...], now: KeptAnswer) -> str:
    if any(one.withdrawn and one.answer.says_the_same_as(now) for one in kept):
        return "The answer as it stands now was withdrawn as a version: do not act on it until it is mended."
    if kept[-1].answer.says_the_same_as(now):
        return "The newest version is the answer as it stands now."
    return "The answer has changed since the newest version was kept."


def _listed(kept: tuple[KeptVersion, ...], changes: Iterable[Change], writer: Writer) -> Iterator[Fact]:
    """Yield the versions, newest first, each with the changes that the entry tells of since the one before."""
    told = tuple(changes)
    for before, version in reversed(tuple(pairwise((None, *kept)))):
        assert version is not None, "only the first has none before it"
        yield Fact(version.shown, _version_line(before, version, told, writer))


def _version_line(
    before: KeptVersion | None, version: KeptVersion, changes: tuple[Change, ...], writer: Writer
) -> Markup:
    link = Markup('<a href="{}">The answer of {}</a>{}').format(
        writer.href(urls.version_page(version.question, version.name)),
        version.shown,
        f", withdrawn on {version.withdrawn.date}" if version.withdrawn else "",
    )
    if before is None:
        return Markup("{}, the first that was kept.").format(link)
    day, since = version.day.iso, before.day.iso
    said = [one for one in changes if since < one.date.iso <= day]
    what = joined((writer.plain(one.text) for one in said), " ") or "What changed is not told."
    return Markup("{}. {}").format(link, what)


def version_pages(page: Page, base: KnowledgeBase) -> Iterator[Page]:
    """Yield a page for each kept version of the answer that a question's page gives, the oldest first."""
    kept = base.kept.get(page.entry, ())
    now = answer_of(base.get(Question, page.entry), base) if kept else None
    for place, version in enumerate(kept):
        yield _page(version, page, _since(version, [one.answer for one in kept[place + 1 :]], now), base)


def _page(version: KeptVersion, now: Page, since: str, base: KnowledgeBase) -> Page:
    address, answer = urls.version_page(version.question, version.name), version.answer
    writer = Writer(base, address)
    reference = version_reference(version, address, base)
    view = VersionView(
        is_shown=version.withdrawn is None,
        title=f"{answer.name} Answer of {version.shown}",
        stood=f"This is the answer as it stood on {version.shown}.",
        now_href=writer.href(now.address),
        since=joined([since, *_no_longer_sound(answer.works, writer)], " "),
        review=answer.review,
        kind_index=writer.href(urls.kind_index(Question)),
        certainty_href=writer.href(urls.CERTAINTY),
        answers=tuple(Fact(option.name, _judged(option)) for option in answer.options),
        plain=_paragraphs(answer.plain),
        clinical=_paragraphs(answer.clinical),
        asked=_facts(answer.asked),
        options=tuple(map(_option, answer.options)),
        avoid=_facts(answer.avoid),
        cautions=_facts(answer.cautions),
        pathway=_facts(answer.pathway),
        monitoring=answer.monitoring,
        disagreements=answer.disagreements,
        would_change=answer.would_change,
        searches=_facts(answer.searches),
        works=tuple(_work(one, writer) for one in answer.works),
        reference=reference,
        cite_us=cite_us(reference, address, writer),
        about=_about(version, reference.url or address),
    )
    return Page(
        address=address,
        title=view.title,
        description=f"{view.stood} {answer.name}",
        template="version.md.j2",
        view=view,
        changed=version.day.iso,
        is_old=True,
    )


def _since(version: KeptVersion, later: Sequence[KeptAnswer], now: KeptAnswer | None) -> str:
    if gone := version.withdrawn:
        return f"It was withdrawn on {gone.date} and is no longer shown: {gone.reason}"
    if now is None or not version.answer.says_the_same_as(now):
        return "It has changed since, so do not act on this one."
    if any(not answer.says_the_same_as(now) for answer in later):
        return "It changed in between, and reads the same again."
    return "It has not changed since."


def _about(version: KeptVersion, address: str) -> tuple[Fact, ...]:
    facts = (
        ("Kept on", str(version.day)),
        ("Address", address),
        ("Version", version.digest),
        ("Source", version.place.file),
        ("Left out", _LEFT_OUT_OF_PAGE if version.answer.asked else _LEFT_OUT),
    )
    return tuple(Fact(label, Markup("{}").format(value)) for label, value in facts)


def _judged(option: KeptOption) -> Markup:
    certainty = NOTHING
    if option.certainty and str(option.certainty) in set(map(str, Certainty)):
        certainty = Markup("certainty {}").format(chip(option.certainty, "certainty"))
    elif option.certainty:  # of benefit and of harm, each in words
        certainty = Markup("certainty {}").format(option.certainty)
    judged = joined([chip(option.verdict, "verdict"), certainty], " ")
    return joined([judged, option.licence or NOTHING], " · ")


def _option(option: KeptOption) -> VersionOption:
    return VersionOption(
        name=option.name,
        line=_judged(option),
        because=_paragraphs(option.because),
        findings=table(f"Summary of findings: {option.name}", _COLUMNS, tuple(map(_row, option.outcomes))),
        rests_on=_facts(option.rests_on),
        not_for=option.not_for,
    )


def _row(outcome: KeptOutcome) -> tuple[Markup, ...]:
    statement = NOTHING
    if outcome.statement:
        statement = Markup('<span class="mg-statement">{}</span>').format(outcome.statement)
    results = (Markup("<strong>{}</strong>{}").format(one.label, lines(one.said)) for one in outcome.results)
    return (
        lines([outcome.outcome, outcome.importance or NOTHING]),
        lines(outcome.absolute),
        lines([statement, *outcome.effect, folded("What it rests on", lines(results))]),
        lines([chip(outcome.certainty, "certainty"), *outcome.origin, folded("Reasons", lines(outcome.reasons))]),
    )


def _facts(facts: Iterable[KeptFact]) -> tuple[Fact, ...]:
    return tuple(
        Fact(one.label, lines(one.said) if len(one.said) > 1 else Markup("{}").format("".join(one.said)))
        for one in facts
    )


def _paragraphs(texts: Iterable[str]) -> Markup:
    return Markup("").join(Markup("<p>{}</p>").format(text) for text in texts)


def _no_longer_sound(works: Iterable[KeptWork], writer: Writer) -> Iterator[str]:
    """Yield a sentence for each work cited then that is not sound as far as is known today."""
    for one in works:
        warning = _warning_on(one, writer)
        if warning:
            yield f"{one.cited_as}, which it cites, is {warning} today."


def _warning_on(work: KeptWork, writer: Writer) -> str:
    """Return whether the work is not sound today; it is known by its addresses or by its whole reference."""
    addresses = {str(one.url) for one in work.links} | ({str(work.url)} if work.url else set())
    for reference in writer.base.bibliography.values():
        if reference.text == work.reference or addresses & {one.url for one in reference.links}:
            return writer.warning_on_work(reference.key)
    return ""


def _work(work: KeptWork, writer: Writer) -> Markup:
    """Return a reference under the name it is cited by; an address that cannot be trusted stays words."""
    known = [
        Markup('<a href="{}" rel="noopener">{}: {}</a>').format(one.url, one.label, one.text)
        if is_safe(one.url)
        else f"{one.label}: {one.text}"
        for one in work.links
    ]
    named, warning = Markup("<strong>{}.</strong>").format(work.cited_as), _warning_on(work, writer)
    return joined([unsound(warning) if warning else NOTHING, named, work.reference, joined(known, " · ")], " ")
