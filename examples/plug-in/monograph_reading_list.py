"""A reading list of the studies of a base: a rule, a page and a format, each as small as it can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from monograph.entries import Study
from monograph.plug_ins import (
    Breach,
    Export,
    ExportFile,
    Judgement,
    KnowledgeBase,
    Offer,
    Page,
    Passed,
    PlugIn,
    Setting,
    Sheet,
    TextPage,
    TextSection,
    TextTable,
    Theme,
    entry_text,
    rule,
)

LONGEST_NAME = 8  # words


@rule(Theme.WORDING, Study)
def arm_names_fit_a_table(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """The name of an arm has at most eight words.

    Arms are columns of a table; a longer name makes the column so wide that a reader on a phone loses the row.

    Source: the style of those who use this plug-in.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine 40 mg/day, type: experimental}]

    Fails:

        study/quill-2031:
          arms:
            - {id: zorbatine, name: Zorbatine 40 mg/day, type: experimental}
            - {id: placebo, name: A tablet that looks and tastes like zorbatine itself, type: placebo}
    """
    for number, arm in enumerate(sheet.entry.arms):
        path = ("arms", number, "name")
        words = len(arm.name.split())
        if words > LONGEST_NAME:
            found = f"the name of the arm `{arm.id}` has {words} words"
            yield Breach(path, found, f"Say it in {LONGEST_NAME} words or fewer; `treatments` can hold the rest.")
        else:
            yield Passed(path)


def pages(base: KnowledgeBase) -> Iterator[TextPage]:
    """Yield the list; cells are entry text, so links and citations are written as in an entry."""
    rows = tuple(
        (f"[[{sheet.id}]]", entry_text(str(sheet.entry.design)), f"@{sheet.entry.reports[0].work}")
        for sheet in base.all(Study)
    )
    studies = TextTable("Studies and their main report", ("Study", "Design", "Report"), rows)
    lead = "Every study of this base with its main report, to be read in this order."
    yield TextPage("reading-list/index.html", "Reading list", lead, (TextSection("Studies", "", studies),))


def files(base: KnowledgeBase, site: Sequence[Page]) -> Iterator[ExportFile]:
    """Yield the same list as one plain file."""
    lines = (f"{sheet.id}\t{sheet.entry.title}\n" for sheet in base.all(Study))
    yield ExportFile("reading-list/studies.tsv", "".join(lines).encode())


PLUG_IN = PlugIn(
    rules=(arm_names_fit_a_table,),
    pages=pages,
    exports=(
        Export(
            "reading-list",
            "the studies, a line each",
            files,
            (Offer("Reading list", "reading-list/studies.tsv", "the studies, a line each"),),
        ),
    ),
)
