"""Code of a plug-in, wrapped so that a fault in it becomes a finding that names it, and never a traceback."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import Any

from monograph import urls
from monograph.bibliography.formats import FORMATS
from monograph.entries.reading.sheet import Sheet
from monograph.findings import Finding, OutsideFaultError, Place
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline.plug_in_addresses import wrong_address
from monograph.plug_ins import (
    Export,
    ExportFile,
    InstalledPlugIn,
    Judgement,
    Node,
    Page,
    PlugIn,
    Rule,
    Setting,
    TextPage,
    page_faults,
)
from monograph.rules.rule import Breach, NotJudged, Passed

WORKS, OWN_NAMES = "plug-in-works", "plug-in-has-its-own-names"


@dataclass(frozen=True, slots=True)
class Guard:
    """Whose code is watched, and where kb/base.yaml asks for it: that is where its faults are found."""

    who: str
    place: Place

    def fault(self, rule: str, what: str, remedy: str = "") -> OutsideFaultError:
        """Return a fault of the plug-in as an exception to raise."""
        otherwise = "Report it to the plug-in's authors; remove its name from `plug_ins` and it does not run."
        return OutsideFaultError(Finding(rule, self.place, f"{self.who}: {what}", remedy or otherwise))

    @contextmanager
    def watching(self, doing: str) -> Iterator[None]:
        """Turn whatever the plug-in raises into a fault that says what it was doing, why it stopped and where."""
        try:
            yield
        except OutsideFaultError:
            raise
        except (Exception, SystemExit) as error:
            why = " ".join(f"{type(error).__name__}: {error}".split()).removesuffix(":")
            raise self.fault(WORKS, f"{doing} stopped{_where(error)}: {why}") from error


_OURS, _PYTHONS = Path(__file__).parents[1], Path(json.__file__).parents[1]


def _where(error: BaseException) -> str:
    """Return where in the plug-in's code an error came up: the last line of the folder that we called first."""
    frames = [(Path(one.filename), one.lineno) for one in traceback.extract_tb(error.__traceback__)]
    theirs = [(file, line) for file, line in frames if _is_theirs(file)]
    own = [f" at {file.name}, line {line}" for file, line in theirs if file.parent == theirs[0][0].parent]
    return own[-1] if own else ""


def _is_theirs(file: Path) -> bool:
    is_pythons = file.is_relative_to(_PYTHONS) and not {"site-packages", "dist-packages"} & {*file.parts}
    return file.is_file() and not is_pythons and not file.is_relative_to(_OURS)


def guarded(one: InstalledPlugIn, guard: Guard) -> InstalledPlugIn:
    """Return a plug-in whose every function is watched, and whose pages and files are checked as they are made."""
    given = one.plug_in
    made = PlugIn(
        rules=tuple(_rule(rule, guard) for rule in given.rules),
        pages=_pages(given.pages, one.name, guard),
        exports=tuple(_export(export, one.name, guard) for export in given.exports),
        nodes=_nodes(given.nodes, guard),
    )
    return replace(one, plug_in=made)


def _rule(rule: Rule, guard: Guard) -> Rule:
    @wraps(rule.judge)
    def judge(sheet: Sheet[Any], setting: Setting) -> Iterator[Judgement]:
        with guard.watching(f"its rule `{rule.name}` on `{sheet.id}`"):
            for judgement in rule.judge(sheet, setting):
                _check_judgement(judgement, sheet)
                yield judgement

    return replace(rule, judge=judge)


def _check_judgement(judgement: object, sheet: Sheet[Any]) -> None:
    """Raise TypeError here, where we know whose it is, for what would stop whoever reports the judgement."""
    if not isinstance(judgement, Passed | NotJudged | Breach):
        raise TypeError(f"a rule yields Passed, Breach or NotJudged, not {judgement!r}")
    sheet.place(judgement.path)
    sheet.at(judgement.path)
    match judgement:
        case NotJudged(reason=reason):
            words: tuple[str, ...] = (reason,)
        case Breach() as breach:
            words = (breach.found, breach.remedy, breach.figures_give, breach.token, breach.accepts)
        case _:
            words = ()
    "".join(words)


def _pages(
    make: Callable[[KnowledgeBase], Iterable[TextPage]], name: str, guard: Guard
) -> Callable[[KnowledgeBase], Iterator[TextPage]]:
    def pages(base: KnowledgeBase) -> Iterator[TextPage]:
        with guard.watching("making its pages"):
            taken: set[str] = set()
            for page in make(base):
                if not isinstance(page, TextPage):
                    raise TypeError(f"a page is a TextPage, not {page!r}")
                if wrong := wrong_address(page.address, name, taken, is_page=True):
                    raise guard.fault(OWN_NAMES, *wrong)
                for wrong_here in page_faults(page, base):
                    raise guard.fault(WORKS, f"on its page {page.address}, {wrong_here}")
                yield page

    return pages


def _export(export: Export, name: str, guard: Guard) -> Export:
    def files(base: KnowledgeBase, pages: Sequence[Page]) -> Iterator[ExportFile]:
        with guard.watching(f"its export `{export.name}`"):
            beside = (urls.beside(page.address, form.suffix) for page in pages for form in FORMATS.values())
            taken = {address.casefold() for address in beside if address.startswith(f"{name}/")}
            for file in export.files(base, pages):
                if not isinstance(file, ExportFile):
                    raise TypeError(f"an export yields ExportFile, not {file!r}")
                memoryview(file.data)  # text fails here, where we know whose it is
                if wrong := wrong_address(file.address, name, taken, is_page=False):
                    raise guard.fault(OWN_NAMES, *wrong)
                yield file
            for offer in export.offers:
                if offer.address.casefold() not in taken:
                    raise guard.fault(WORKS, f"it offers {offer.address}, which its export does not make")

    return replace(export, files=files)


def _nodes(
    make: Callable[[Page, KnowledgeBase], Iterable[Node]], guard: Guard
) -> Callable[[Page, KnowledgeBase], Iterator[Node]]:
    def nodes(page: Page, base: KnowledgeBase) -> Iterator[Node]:
        with guard.watching(f"what it says to programs on {page.address}"):
            for node in make(page, base):
                json.dumps(node, default=dict, allow_nan=False)  # what cannot be written fails here
                yield node

    return nodes
