"""One row a figure, for the table of unwanted effects of all treatments."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from monograph import urls
from monograph.entries import Drug, Study
from monograph.entries.kinds.drug import AdverseEffect, Rate
from monograph.entries.kinds.result import Harm
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.values import CountOf, Quantity, Whole
from monograph.evidence.effects.shares import percent_of
from monograph.evidence.pico.treatments import drugs_tested
from monograph.text.fields import EntryText
from monograph.text.walking import cited_in
from monograph.views.formatting.blocks import Table, table
from monograph.views.formatting.content import (
    Content,
    absent,
    computed,
    content,
    joined,
    lines,
    link_to,
    phrase,
)
from monograph.views.formatting.values import arm_names
from monograph.views.formatting.writer import Writer

COLUMNS = ("Treatment", "Unwanted effect", "Group", "People", "Percent", "In whom", "Source")


def harm_table(page: Writer) -> Table:
    """Return every figure on an unwanted effect: those in the entries of treatments, then those of studies."""
    rows = [*_of_treatments(page), *_of_studies(page)]
    return table("Unwanted effects of all treatments", COLUMNS, rows)


def _of_treatments(page: Writer) -> Iterator[tuple[Content, ...]]:
    for sheet in page.base.all(Drug):
        writer = page.reading_from(sheet.entry)
        for effect in sheet.entry.adverse_effects:
            for rate in effect.rates:
                yield _treatment_row(writer.link(sheet.id), effect, rate, writer)


def _treatment_row(link: Content, effect: AdverseEffect, rate: Rate, writer: Writer) -> tuple[Content, ...]:
    return (
        link,
        content(effect.event),
        content(rate.group),
        _people_of_group(rate, writer),
        _percent(rate.percent, rate.people, writer),
        lines([effect.setting, writer.note(effect.note)]),
        _works(rate, effect.note, writer),
    )


def _people_of_group(rate: Rate, writer: Writer) -> Content:
    people = _people(rate.people, rate.count, rate.counts_events, writer)
    is_known = rate.group_size is not None and rate.group_size.value is not None
    size = phrase("group of {}", writer.reported(rate.group_size)) if is_known else ""
    return joined([people, size])


def _of_studies(page: Writer) -> Iterator[tuple[Content, ...]]:
    for sheet in page.base.all(Study):
        writer, study = page.reading_from(sheet.entry), sheet.entry
        for harm in study.harms:
            given = _given(study, harm)
            event = writer.link(harm.outcome, harm.event) if harm.outcome else content(harm.event)
            yield (
                writer.links(given) or absent("none in this base"),
                lines([event, "serious" if harm.serious else ""]),
                content(arm_names(study, harm.arms)),
                _people(harm.people, harm.count, harm.counts_events, writer),
                _percent(harm.percent, harm.people, writer),
                lines([writer.links(study.population.conditions), writer.note(harm.note)]),
                writer.link(sheet.id),
            )


def _given(study: Study, harm: Harm) -> tuple[str, ...]:
    """Return the treatments of the arms in which an event was counted; of a control arm, those under test."""
    arms = (arm for arm in study.arms if arm.id in harm.arms)
    drugs = (str(treatment.drug) for arm in arms for treatment in arm.treatments if treatment.drug)
    return tuple(dict.fromkeys(drugs)) or tuple(sorted(drugs_tested(study)))


def _people(
    people: Reported[CountOf] | None, count: Reported[Whole] | None, counts_events: bool, writer: Writer
) -> Content:
    figures = [writer.reported(people)] if people else []
    counted = "events" if counts_events else "people or events"
    figures += [phrase("{} {}", writer.reported(count), counted)] if count else []
    return joined(figures) or absent("not recorded")


def _percent(percent: Reported[Quantity] | None, people: Reported[CountOf] | None, writer: Writer) -> Content:
    if percent is not None:
        return writer.reported(percent)
    if people is None or people.value is None:
        return absent("not recorded")
    return computed(f"{share_of(people.value)} %", str(people.value))


def share_of(people: CountOf) -> str:
    """Return a share in percent, in whole ones; few are never rounded to none, nor most to all."""
    whole = percent_of(people.count, people.total, Decimal(1))
    if people.count < people.total and whole == "100":
        return "> 99"
    if not people.count or whole not in {"0", "1"}:
        return whole
    fine = percent_of(people.count, people.total, Decimal("0.1"))
    return "< 0.1" if Decimal(fine) == 0 else fine


def _works(rate: Rate, note: EntryText | None, writer: Writer) -> Content:
    """Return links to the works a row rests on; where no figure was seen, to those its remark cites."""
    cited = [figure.cite for figure in (rate.people, rate.count, rate.percent) if figure is not None]
    keys = dict.fromkeys(str(one.work) for citations in cited for one in citations or ()) or dict.fromkeys(
        one.key for one in cited_in(note or "")
    )
    return joined(link_to(writer.href(urls.work_page(key)), writer.base.bibliography[key].short) for key in keys)
