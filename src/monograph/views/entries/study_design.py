"""What a study's page shows of its design: how it was done, in whom, which groups there were, and its course."""

from __future__ import annotations

from collections.abc import Iterator

from monograph import urls
from monograph.entries import Study
from monograph.entries.kinds.study import Arm, Participants, Population, Registration, Treatment
from monograph.entries.shared.vocabulary import SymptomAtEntry
from monograph.evidence.studies.participants import STAGES
from monograph.views.figures.design_drawing import design_drawing
from monograph.views.formatting.blocks import Fact, Table, table
from monograph.views.formatting.content import NOTHING, Content, absent, content, joined, lines, link_to, phrase
from monograph.views.formatting.doses import dose_words
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Facts, Items
from monograph.views.page.document import Section

_SYMPTOM = {
    SymptomAtEntry.REQUIRED: "required to take part",
    SymptomAtEntry.NOT_REQUIRED: "not required to take part",
    SymptomAtEntry.NOT_STATED: "not stated whether it was required",
}


def design_sections(study: Study, writer: Writer) -> Iterator[Section]:
    """Yield the sections on how a study was done."""
    yield Section("Design", "design", (Facts(_facts(study, writer)),))
    who = Facts(_population(study.population, writer))
    eligible = Items(writer.statements(study.population.eligibility))
    yield Section("People", "people", (who, eligible, Facts(_people(study.participants, writer))))
    yield Section("Groups", "groups", (_groups(study, writer),))
    segments = Facts(tuple(Fact(str(one.name or one.type), writer.reported(one.length)) for one in study.segments))
    yield Section("Course", "course", (design_drawing(study), segments))


def _facts(study: Study, writer: Writer) -> tuple[Fact, ...]:
    return writer.facts(
        ("Design", str(study.design)),
        ("About", writer.links(study.about)),
        writer.fact("Masking", study.masking),
        writer.fact("Phase", study.phase),
        ("Question", writer.inline(study.question)),
        (
            "Registration",
            joined(_registration(one, writer) for one in study.registrations),
        ),
        writer.fact("Status", study.status),
        ("Status last looked at", str(study.status_seen or "")),
        writer.fact("Started", study.started),
        writer.fact("Primary outcome complete", study.primary_completed),
        writer.fact("Ended", study.ended),
        writer.fact("Length for one person", study.stated_length),
        writer.fact("Centres", study.sites),
        writer.fact("Countries", study.countries),
        writer.fact("Sponsor", study.sponsor),
        writer.fact("Funding", study.funding),
    )


def _registration(registration: Registration, writer: Writer) -> Content:
    """Return a study's number in a register, with a link to the page of the record."""
    number = phrase("{} {}", registration.register_name, registration.number)
    if registration.work:
        number = link_to(writer.href(urls.work_page(registration.work)), number)
    seen = f" (record last seen {registration.last_seen})" if registration.last_seen else ""
    return phrase("{}{}", number, seen)


def _population(population: Population, writer: Writer) -> tuple[Fact, ...]:
    people = "Healthy volunteers" if population.healthy else ""
    entry = population.symptom_at_entry
    symptom = writer.reported(entry, _SYMPTOM.__getitem__) if entry else NOTHING
    if population.target_symptom:
        words = symptom or absent("not recorded")
        symptom = phrase("{}: {}", writer.link(population.target_symptom), words)
    return writer.facts(
        ("Disease", joined([people, writer.links(population.conditions)])),
        ("Target symptom", symptom),
        writer.fact("Who took part", population.description, writer.inline),
    )


def _treatment(treatment: Treatment, writer: Writer) -> Content:
    name = writer.link(treatment.drug) if treatment.drug else content(treatment.name)
    dose = writer.reported(treatment.dose, dose_words) if treatment.dose else NOTHING
    counted_as = f"(counted as {treatment.counted_as})" if treatment.counted_as else ""
    return joined([name, dose, counted_as], " ")


def _groups(study: Study, writer: Writer) -> Table:
    rows = tuple(_arm_row(arm, writer) for arm in study.arms)
    return table("Groups and what they received", ("Group", "Kind", "Treatment", "People"), rows)


def _arm_row(arm: Arm, writer: Writer) -> tuple[Content, ...]:
    treatments = lines(_treatment(treatment, writer) for treatment in arm.treatments)
    people = _people(arm.participants, writer)
    return (
        content(arm.name),
        content(arm.type),
        treatments,
        lines(phrase("{}: {}", str(fact.label).lower(), fact.value) for fact in people) or absent("not recorded"),
    )


def _people(people: Participants | None, writer: Writer) -> tuple[Fact, ...]:
    if people is None:
        return ()
    return writer.facts(*(writer.fact(stage.capitalize(), getattr(people, stage)) for stage in STAGES))
