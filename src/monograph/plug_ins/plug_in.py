"""A plug-in: the rules, pages, exports and linked data that it adds to every site whose base names it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from monograph.knowledge_base import KnowledgeBase
from monograph.plug_ins.text_page import TextPage
from monograph.rules import Rule
from monograph.views import Page
from monograph.views.formatting.blocks import Offer


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file of an export: its address from the site's top, and its content."""

    address: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Export:
    """One format: its name on the command line, what it is in a few words, and what makes its files.

    ``files`` gets the base and every page of the site, and yields the files. ``offers`` are those that the page
    of data and llms.txt name.
    """

    name: str
    what: str
    files: Callable[[KnowledgeBase, Sequence[Page]], Iterable[ExportFile]]
    offers: tuple[Offer, ...] = ()


# A node of schema.org: its type under ``@type``, and its properties by schema.org's names.
Node = Mapping[str, object]


def _no_pages(base: KnowledgeBase) -> Iterator[TextPage]:
    return iter(())


def _no_nodes(page: Page, base: KnowledgeBase) -> Iterator[Node]:
    return iter(())


@dataclass(frozen=True, slots=True)
class PlugIn:
    """What a plug-in adds. Each part may be left out.

    ``rules`` run with ours, on every base that names the plug-in. ``pages`` makes pages from the base;
    ``exports`` make files from it. ``nodes`` yields what a page says to programs in the words of schema.org;
    it is asked for every page that does not only lead elsewhere.
    """

    rules: tuple[Rule, ...] = ()
    pages: Callable[[KnowledgeBase], Iterable[TextPage]] = _no_pages
    exports: tuple[Export, ...] = ()
    nodes: Callable[[Page, KnowledgeBase], Iterable[Node]] = _no_nodes


@dataclass(frozen=True, slots=True)
class InstalledPlugIn:
    """A plug-in with the name under which a base asks for it, and the package and version that brings it."""

    name: str
    package: str
    plug_in: PlugIn


@dataclass(frozen=True, slots=True)
class PlugIns:
    """The plug-ins of one base, ours first, then in the order in which the base names them."""

    installed: tuple[InstalledPlugIn, ...]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of all plug-ins."""
        return tuple(rule for one in self.installed for rule in one.plug_in.rules)

    @property
    def exports(self) -> tuple[Export, ...]:
        """The exports of all plug-ins."""
        return tuple(export for one in self.installed for export in one.plug_in.exports)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The files that the page of data names."""
        return tuple(offer for export in self.exports for offer in export.offers)

    @property
    def names(self) -> frozenset[str]:
        """The names of the plug-ins; one from outside has the folder of its name in the site."""
        return frozenset(one.name for one in self.installed)

    def pages(self, base: KnowledgeBase) -> Iterator[TextPage]:
        """Yield the pages that plug-ins make from a base."""
        for one in self.installed:
            yield from one.plug_in.pages(base)

    def nodes(self, page: Page, base: KnowledgeBase) -> Iterator[Node]:
        """Yield what plug-ins let a page say to programs."""
        for one in self.installed:
            yield from one.plug_in.nodes(page, base)
