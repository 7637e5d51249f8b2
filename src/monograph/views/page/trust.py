"""How far a page can be trusted: its review, its version, how its sources were read, and where to fix it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from urllib.parse import urlencode

from monograph.entries import Entry
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import ReadingAccess, ReadingExtent
from monograph.evidence.answers.content_version import entry_version
from monograph.rules import FigureChecks
from monograph.views.formatting.content import Content, element, joined, link_to, phrase
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Actions, Facts, Paragraph
from monograph.views.page.document import Section
from monograph.views.page.review import review_words

_READ = {
    ReadingExtent.FULL_TEXT: "read whole",
    ReadingExtent.ABSTRACT: "as abstract",
    ReadingExtent.EXCERPT: "in part",
    ReadingExtent.RECORD: "record only",
}
_BRANCH = "main"


def about_section(
    sheet: Sheet[Entry], writer: Writer, cited: Collection[str], checks: FigureChecks | None = None
) -> Section:
    """Return what the page of an entry says about itself.

    ``cited`` are the works it cites, ``checks`` are what the rules made of its figures.
    """
    version = entry_version(sheet)
    facts = writer.facts(
        ("Review", review_words(sheet, writer)),
        ("Last change", str(version.newest_change or "none told of")),
        ("Version", version.digest),
        ("How sources were read", depth_of_reading(sheet.entry, cites_others=bool(cited))),
        ("Figures", checks_words(checks) if checks and checks.judged else None),
    )
    source = Paragraph(_source(sheet, version.digest, str(writer.base.about.repository or "")), "mg-more")
    return Section("About this page", "about-page", (Facts(facts), source, Actions()))


def _source(sheet: Sheet[Entry], digest: str, repository: str) -> Content:
    """Return the file of an entry and, where the base names a repository, the ways to fix it."""
    if not repository:
        return phrase("Source: {}", element("code", sheet.file))
    links = (
        (f"{repository}blob/{_BRANCH}/{sheet.file}", element("code", sheet.file)),
        (f"{repository}edit/{_BRANCH}/{sheet.file}", "Edit this entry"),
        (f"{repository}issues/new?{urlencode(_report(sheet, digest))}", "Report an error"),
    )
    return phrase("Source: {}", joined((link_to(*one, rel="noopener") for one in links), " · "))


def checks_words(checks: FigureChecks) -> str:
    """Return in words how many checks of an entry's figures pass, and what they do not tell."""
    parts = [f"{checks.passed:,} of {checks.judged:,} checks of arithmetic, statistics and doses pass"]
    parts += [f"slips of a source that are recorded and shown: {checks.recorded:,}"] if checks.recorded else []
    parts += [f"waived with a reason: {checks.excepted:,}"] if checks.excepted else []
    parts += [f"could not be judged: {checks.not_judged:,}"] if checks.not_judged else []
    return f"{'; '.join(parts)}. They compare figures with each other, not with the sources they were copied from."


def depth_of_reading(entry: Entry, *, cites_others: bool = False) -> str:
    """Return how many of an entry's sources were read whole, as an abstract, in part, or as a record only.

    ``cites_others`` is whether its page cites works all the same: those of entries that it shows.
    """
    if not entry.sources:
        return "see the entries whose sources this page cites" if cites_others else "no source is cited"
    read = Counter(source.read for source in entry.sources)
    parts = [f"{read[extent]} {words}" for extent, words in _READ.items() if read[extent]]
    copies = sum(source.access is ReadingAccess.COPY for source in entry.sources)
    on_copies = f"; {copies} on a copy" if copies else ""
    total = len(entry.sources)
    return f"{total} {'source' if total == 1 else 'sources'}: {', '.join(parts)}{on_copies}"


def _report(sheet: Sheet[Entry], digest: str) -> dict[str, str]:
    body = (
        f"Entry: {sheet.file}\nVersion: {digest}\n\nWhat is wrong:\n\nWhat would be right, and where it stands:\n"
    )
    return {"title": f"Error in: {sheet.entry.page_title}", "body": body}
