"""Pages on the rules: one that lists them, and one for each, from its docstring and the exceptions to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from monograph import urls
from monograph.knowledge_base import KnowledgeBase
from monograph.rules import Rule, RulePage, Theme, rule_page
from monograph.views.formatting.blocks import Table, table
from monograph.views.formatting.content import Content, all_of, code, content, element, joined_by, link_to, phrase
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Facts, Paragraph, Prose
from monograph.views.page.document import Page, Remark, Section
from monograph.views.page.downloads import REFERENCE_SECTION
from monograph.views.page.numbering import numbered

_LEAD = (
    "What this knowledge base is checked for each time it is built. A figure that passes is possible and fits its "
    "neighbours; whether it was copied rightly, only a comparison with the source can show."
)
_EXCEPTION_COLUMNS = ("Entry", "Place", "Why it is waived")


def rule_pages(rules: Iterable[Rule], base: KnowledgeBase) -> Iterator[Page]:
    """Yield the list of rules and a page for each."""
    pages = tuple(map(rule_page, rules))
    yield _list(pages, base)
    yield from (_page(page, base) for page in pages)


def _list(pages: tuple[RulePage, ...], base: KnowledgeBase) -> Page:
    writer = Writer(base, urls.RULES)
    waived = tuple(
        (_link(one.exception.rule, writer), *_exception(number, writer))
        for number, one in enumerate(base.exceptions)
    )
    exceptions = table("Rules that are waived, each at one place", ("Rule", *_EXCEPTION_COLUMNS), waived)
    sections = (
        Section("Rules", "", (Paragraph(_LEAD, "mg-lead"),)),
        *(Section(str(theme).capitalize(), "", (_rules(theme, pages, writer),)) for theme in Theme),
        Section("Exceptions", "exceptions", (exceptions,)),
        REFERENCE_SECTION,
    )
    description = "What this knowledge base is checked for each time it is built, rule by rule."
    return Page(writer.address, "Rules", description, numbered(sections, writer)[0])


def _rules(theme: Theme, pages: Iterable[RulePage], writer: Writer) -> Table:
    rows = tuple(
        (_link(page.name, writer), _with_code(page.summary), content(page.scope))
        for page in pages
        if page.theme is theme
    )
    return table(f"Rules on {theme}", ("Rule", "What must hold", "Looks at"), rows)


def _page(page: RulePage, base: KnowledgeBase) -> Page:
    writer = Writer(base, urls.rule_page(page.name))
    numbers = (number for number, one in enumerate(base.exceptions) if one.exception.rule == page.name)
    waived = table("Where it is waived", _EXCEPTION_COLUMNS, tuple(_exception(one, writer) for one in numbers))
    index = link_to(writer.href(urls.RULES), "Rules")
    facts = writer.facts(
        ("Theme", str(page.theme)),
        ("Looks at", page.scope),
        ("When it does not hold", _SEVERITY[page.severity.value]),
    )
    head = Paragraph(index, "mg-kind"), Paragraph(_with_code(page.summary), "mg-lead"), Facts(facts)
    source = Paragraph(phrase("Source: {}", _with_links(page.source)), "mg-sources")
    sections = (
        Section(page.name, "top", head),
        Section("Why", "why", (*(Paragraph(_with_code(one)) for one in page.reasons), source)),
        Section("Passes", "passes", (Remark(_INVENTED), Prose(code(page.passes)))),
        Section("Fails", "fails", (Prose(code(page.fails)),)),
        Section("Where it is waived", "exceptions", (waived,)),
        REFERENCE_SECTION,
    )
    return Page(writer.address, f"Rule: {page.name}", page.summary, numbered(sections, writer)[0])


_INVENTED = "An invented example; every drug, study and illness in it is made up."
_SEVERITY = {"error": "an error: no page is built", "warning": "a warning: pages are built all the same"}


def _link(name: str, writer: Writer) -> Content:
    return link_to(writer.href(urls.rule_page(name)), name)


def _exception(number: int, writer: Writer) -> tuple[Content, ...]:
    written = writer.base.exceptions[number].exception
    place = element("code", written.place)
    return writer.link(written.entry), place, writer.inline(written.reason)


def _with_code(text: str) -> Content:
    """Return the text of a rule with what is in backticks as code."""
    parts = text.split("`")
    return all_of(element("code", part) if number % 2 else part for number, part in enumerate(parts))


def _with_links(source: str) -> Content:
    """Return a source with each DOI as a link."""
    parts: list[Content | str] = []
    for word in source.split(" "):
        doi, end = word.rstrip(".,;:)"), word[len(word.rstrip(".,;:)")) :]
        if doi.startswith("doi:10."):
            link = link_to(f"https://doi.org/{doi.removeprefix('doi:')}", doi, rel="noopener")
            parts.append(all_of((link, end)))
        else:
            parts.append(word)
    return joined_by(content(" "), parts)
