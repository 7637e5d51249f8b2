"""One row a result, for tables that set the studies of an outcome side by side."""

from __future__ import annotations

from monograph.evidence.pico.treatments import results_for
from monograph.evidence.studies.whom import of_whom
from monograph.views.formatting.content import Content, lines
from monograph.views.formatting.values import certainty_of_figures, comparison, found, people_words
from monograph.views.formatting.writer import Writer

RESULT_COLUMNS = ("Study", "Whom it studied", "Compared", "Found", "How sure")


def result_rows(outcome_id: str, page: Writer) -> tuple[tuple[Content, ...], ...]:
    """Return every result on an outcome as a row: study, people, comparison, finding, interval and p."""
    rows = []
    for sheet, result in results_for(outcome_id, page.base):
        study = sheet.entry
        writer = page.reading_from(study)
        healthy = ["healthy volunteers"] if study.population.healthy else []
        rows.append(
            (
                lines([writer.link(sheet.id), str(study.design)]),
                lines(
                    [
                        *healthy,
                        writer.links(study.population.conditions),
                        of_whom(study, result) or people_words(study),
                    ]
                ),
                comparison(study, result),
                found(study, result, writer),
                certainty_of_figures(result, writer),
            )
        )
    return tuple(rows)
