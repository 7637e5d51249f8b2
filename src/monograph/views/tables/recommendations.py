"""What guidelines say of a question's treatments, and whether they say it of these people."""

from __future__ import annotations

from monograph.entries import Guideline, Question
from monograph.entries.kinds.guideline import GuidelineStatement
from monograph.evidence.answers.recommendations import ConcerningStatement, statements_concerning
from monograph.views.formatting.blocks import Table, table
from monograph.views.formatting.content import NOTHING, Content, absent, chip, joined, lines, phrase
from monograph.views.formatting.writer import Writer

COLUMNS = ("Guideline", "Says", "Strength and certainty, as stated", "Made for these people")


def recommendation_table(question: Question, writer: Writer) -> Table:
    """Return the statements of a question's guidelines on its treatments; one for other people is flagged."""
    rows = tuple(_row(one, writer) for one in statements_concerning(question, writer.base))
    return table("What guidelines say of these treatments", COLUMNS, rows)


def _row(one: ConcerningStatement, writer: Writer) -> tuple[Content, ...]:
    here = writer.reading_from(writer.base.get(Guideline, one.guideline).entry)
    said = one.statement
    treatments = writer.links(dict.fromkeys(drug for drug, _ in one.drugs))
    direction = f"{said.direction}: " if said.direction else ""
    says = here.inline(said.text) or said.about  # of a statement no one read, what it is about
    text = phrase("{}{}{}", direction, says, here.cite(said.cite))
    return (
        lines([writer.link(one.guideline), said.section or ""]),
        lines([text, treatments, str(said.reading)]),
        _grades(said, here) or absent("none recorded"),
        _people(one, writer),
    )


def _grades(said: GuidelineStatement, here: Writer) -> Content:
    grades = [here.reported(said.strength)] if said.strength else []
    grades += [phrase("certainty: {}", here.reported(said.certainty))] if said.certainty else []
    return lines([*grades, said.scale or ""])


def _people(one: ConcerningStatement, writer: Writer) -> Content:
    differs = [axis.difference_in(writer.in_sentence) for axis in one.axes if axis.is_mismatch]
    unknown = [axis.reason for axis in one.axes if axis.is_unknown]
    although = writer.inline(one.drawn_on.although) if one.drawn_on else NOTHING
    if differs:
        return lines([phrase("{} {}", chip("made for others", "verdict"), "; ".join(differs)), although])
    return lines([joined(dict.fromkeys(unknown), "; ") or "yes", although])
