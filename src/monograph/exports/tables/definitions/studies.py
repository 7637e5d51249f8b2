"""Tables on studies: what they are, whom they took in, what was done and what was published."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Study
from monograph.entries.kinds.comment import Comment
from monograph.entries.kinds.study import (
    Arm,
    Figure,
    IncludedStudy,
    LaboratorySystem,
    LedgerLine,
    Notice,
    Overlap,
    Participants,
    Population,
    Registration,
    Report,
    ReviewMethods,
    Segment,
    Treatment,
)
from monograph.evidence.studies.designs import DesignClass, design_class
from monograph.evidence.studies.freshness import first_published
from monograph.evidence.studies.participants import STAGES, study_people
from monograph.evidence.studies.soundness import notices_of_study
from monograph.exports.tables.definitions.own import (
    cited,
    number_in_list,
    of_entry,
    own,
    part_of,
    remarks,
    renamed,
    row_key,
)
from monograph.exports.tables.definitions.placed import Placed, listed, placed
from monograph.exports.tables.model import PARTIAL_DATE, Cell, Column, ColumnType, DataTable, Field, table
from monograph.knowledge_base import KnowledgeBase

_KEY = row_key("The study and the place in its entry.")
_STUDY = of_entry("study", "studies", "The study.")
_PEOPLE = own(Participants, *STAGES, under="participants", prefix="people_")
_SETTING = ("masking", "phase", "status", "status_seen", "started", "primary_completed", "ended", "sites")


def tables(base: KnowledgeBase) -> Iterator[DataTable]:
    """Yield the tables on studies, without their results."""
    yield table(
        "studies",
        "Studies",
        "One row a study: a trial, an observation, laboratory work or a review, with all its reports together.",
        placed(base, Study),
        row_key("The study's entry.", "entries"),
        *own(Study, "name", "title", "design"),
        Field(
            Column("computed_design_class", "The kind of design.", choices=tuple(map(str, DesignClass))),
            lambda it: str(design_class(it.part)),
        ),
        Field(
            Column("computed_notices", "Retractions, expressions of concern and corrections, wherever recorded."),
            lambda it: listed(dict.fromkeys(str(one.type) for one in notices_of_study(it.sheet.id, base))),
        ),
        Field(
            Column(
                "computed_first_published",
                "When it was first published, to the year; when it ended, if no publication has a year.",
                pattern=PARTIAL_DATE,
            ),
            lambda it: _first_published(it, base),
        ),
        *own(Study, *_SETTING, "countries", "sponsor", "funding"),
        renamed("study_question", Study, "question"),
        Field(Column("registrations", "Its numbers in trial registers, parted by semicolons."), _registrations),
        *own(Population, "conditions", "healthy", "target_symptom", "symptom_at_entry", under="population"),
        *own(Population, "description", under="population", prefix="population_"),
        *own(Study, "about", "stated_length"),
        Field(
            Column(
                "computed_people",
                "How many people it counts: randomised, else enrolled, treated or analysed.",
                ColumnType.INTEGER,
                "people",
            ),
            lambda it: study_people(it.part),
        ),
        *_PEOPLE,
        *own(ReviewMethods, *_REVIEW, under="review_methods", prefix="review_"),
        *own(LaboratorySystem, "system", under="laboratory", prefix="laboratory_"),
        remarks(Study),
        cited(),
    )
    yield from _documents(base)
    yield from _groups(base)
    yield from _rest(base)


_REVIEW = ("searched", "databases", "studies", "participants", "later_studies")


def _documents(base: KnowledgeBase) -> Iterator[DataTable]:
    yield table(
        "study_reports",
        "Reports of studies",
        "One row a document about a study.",
        placed(base, Report),
        _KEY,
        _STUDY,
        number_in_list("Its place in the study's list; the main report comes first."),
        *own(Report, "work", "role", "note"),
    )
    yield table(
        "study_registrations",
        "Registrations of studies",
        "One row a study's number in a trial register.",
        placed(base, Registration),
        _KEY,
        _STUDY,
        *own(Registration, "register_name", "number", "work", "last_seen"),
    )
    yield table(
        "study_notices",
        "Notices on studies",
        "One row a retraction, an expression of concern or a correction.",
        placed(base, Notice),
        _KEY,
        _STUDY,
        *own(Notice, "type", "date", "work", "text"),
        cited(),
    )


def _groups(base: KnowledgeBase) -> Iterator[DataTable]:
    yield table(
        "study_arms",
        "Groups of studies",
        "One row a group of a study, or what people received in one period of a crossover.",
        placed(base, Arm),
        _KEY,
        _STUDY,
        Field(Column("local_id", "Its id inside the study.", is_required=True), lambda it: str(it.part.id)),
        *own(Arm, "name", "type"),
        *_PEOPLE,
        cited(),
    )
    yield table(
        "arm_treatments",
        "Treatments in groups",
        "One row a treatment that a group received. The daily dose is computed, and its columns say so.",
        placed(base, Treatment),
        _KEY,
        _STUDY,
        part_of("arm", "study_arms", "The group.", 2),
        renamed("treatment", Treatment, "drug"),
        *own(Treatment, "name", "dose", "counted_as"),
        remarks(Treatment),
        cited(),
    )
    yield table(
        "study_segments",
        "Stretches of studies",
        "One row a stretch of a study's time.",
        placed(base, Segment),
        _KEY,
        _STUDY,
        number_in_list("Its place in the order."),
        *own(Segment, "type", "name", "length"),
        remarks(Segment),
        cited(),
    )


def _rest(base: KnowledgeBase) -> Iterator[DataTable]:
    yield table(
        "study_outcomes",
        "Outcomes registered or named",
        "One row an outcome that a study registered or named, and what became of it.",
        placed(base, LedgerLine),
        _KEY,
        _STUDY,
        *own(LedgerLine, "outcome", "name", "role", "status", "note"),
    )
    yield table(
        "study_figures",
        "Descriptive figures",
        "One row a figure that compares nothing, such as a survey's.",
        placed(base, Figure),
        _KEY,
        _STUDY,
        *own(Figure, "name", "value", "note"),
        remarks(Figure),
        cited(),
    )
    yield table(
        "study_overlaps",
        "Studies with the same people",
        "One row a study and another one with some of the same people.",
        placed(base, Overlap),
        _KEY,
        _STUDY,
        renamed("other_study", Overlap, "study", is_required=True),
        *own(Overlap, "possible", "reason"),
    )
    yield table(
        "study_comments",
        "What experts said",
        "One row a comment on a study, or on what it tested, in public: an opinion, and no part of any certainty.",
        placed(base, Comment),
        _KEY,
        _STUDY,
        number_in_list("Its place in the study's list."),
        *own(Comment, "speaker", "role", "ties", "date", "text", "claim", "note"),
        remarks(Comment),
        cited(),
    )
    yield table(
        "included_studies",
        "Studies that reviews count",
        "One row a review and a study it counts.",
        placed(base, IncludedStudy),
        _KEY,
        of_entry("review", "studies", "The review."),
        *own(IncludedStudy, "study", "name", "inferred"),
    )


def _first_published(it: Placed[Study], base: KnowledgeBase) -> Cell:
    when = first_published(it.part, base)
    return when.iso if when else None


def _registrations(it: Placed[Study]) -> Cell:
    return listed(f"{one.register_name} {one.number}" for one in it.part.registrations)
