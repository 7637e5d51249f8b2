"""What an option rests on, in a reader's words: studies, people, how direct they are, what each one carries."""

from __future__ import annotations

from collections.abc import Iterable

from monograph.entries import Drug, Question, Study
from monograph.entries.kinds.question import Option, OutcomeAnswer
from monograph.evidence.answers.availability import Licence, availability_of, licences_of
from monograph.evidence.answers.directness import asked_of, directness_of_answer
from monograph.evidence.answers.statements import statement_on
from monograph.evidence.answers.studied import doses_studied, studied_in, words_on
from monograph.evidence.answers.support import Support, shared_groups, support_of
from monograph.evidence.pico.axes import AxisDirectness
from monograph.evidence.pico.populations import people_asked_about
from monograph.evidence.studies.overlap import PeopleCount
from monograph.evidence.studies.soundness import NoticeReach
from monograph.views.formatting.blocks import Fact, Table, table
from monograph.views.formatting.content import NOTHING, Content, chip, content, element, joined, lines, phrase
from monograph.views.formatting.naming import in_places, in_words
from monograph.views.formatting.values import people_count
from monograph.views.formatting.writer import Writer
from monograph.views.page.soundness import notice_words


def support_facts(question: Question, option: Option, writer: Writer) -> tuple[Fact, ...]:
    """Return what an option rests on, over all its outcomes; nothing when it points at no result."""
    support = support_of(question, option, writer.base)
    if not support.studies:
        return ()
    counted = (f"{len(ids)} {_of_design(str(kind), len(ids))}" for kind, ids in support.by_design.items())
    return writer.facts(
        (
            "Studies",
            phrase("{} ({}): {}", len(support.studies), ", ".join(counted), _links(support, writer)),
        ),
        ("People", _people(support.people)),
        ("Studied", _studied_in(question, option.outcomes, writer)),
        ("Doses studied", _doses(option, writer)),
        ("How direct", _directness(support, writer)),
        ("Shared groups", lines(_shared(study, arm, writer) for study, arm in shared_groups(option, writer.base))),
        ("Notices on studies", lines(_notice(one, writer) for one in support.notices)),
    )


def _of_design(kind: str, count: int) -> str:
    return kind if count == 1 or kind.endswith("s") else f"{kind} studies" if " " not in kind else kind


def _links(support: Support, writer: Writer) -> Content:
    return writer.links(support.studies)


def _people(people: PeopleCount) -> str:
    return f"{people_count(people)}; each person is counted once, and reviews add none"


def _studied_in(question: Question, answers: Iterable[OutcomeAnswer], writer: Writer) -> str:
    words = words_on(
        studied_in(question, answers, writer.base),
        lambda one: writer.name_in_sentence(one),
    )
    return words.removeprefix("studied ")


def _doses(option: Option, writer: Writer) -> str:
    known = (str(one.dose) for one in doses_studied(option.drug, option.outcomes, writer.base) if one.dose)
    return ", ".join(dict.fromkeys(known))


def _directness(support: Support, writer: Writer) -> Content:
    parts = (
        ("answers the question itself", support.direct),
        ("differs from the question", support.indirect),
        ("not known on every point", support.unknown),
    )
    return lines(phrase("{}: {}", words, writer.links(ids)) for words, ids in parts if ids)


def _shared(study: str, arm: str, writer: Writer) -> Content:
    arms = writer.base.get(Study, study).entry.arms
    name = next(one.name for one in arms if one.id == arm)
    said = "{}: several comparisons share the group {}; its people are counted once"
    return phrase(said, writer.link(study), name)


def _notice(one: NoticeReach, writer: Writer) -> Content:
    through = phrase(", counted in {}", writer.link(one.through)) if one.through else NOTHING
    said = notice_words(one.notice, writer)
    return phrase("{} {}: {}{}", chip(str(one.notice.type), "notice"), writer.link(one.study), said, through)


def without_table(question: Question, option: Option, writer: Writer) -> Table:
    """Return what would remain of an option's studies and people if one study were left out, study by study."""
    support = support_of(question, option, writer.base)
    rows = tuple(
        (
            writer.link(one.without),
            content(one.studies or "none"),
            content(people_count(one.people)),
        )
        for one in support.without
    )
    name = writer.base.sheets[option.drug].entry.name
    caption = f"What would remain without each study (the certainty is not worked out anew): {name}"
    return table(caption, ("Without", "Studies left", "People left"), rows if len(rows) > 1 else ())


def statement_of(
    question: Question, option: Option, answer: OutcomeAnswer, writer: Writer
) -> tuple[Content, Content]:
    """Return the standard statement on one outcome, and why there is none; one of the two is empty."""
    base = writer.base
    made = statement_on(answer, asked_of(question, option, base), base)
    treatment, outcome = (writer.name_in_sentence(one) for one in (option.drug, answer.outcome))
    sentence = made.sentence(treatment, outcome)
    if sentence:
        return element("span", sentence, class_="mg-statement"), NOTHING
    return NOTHING, writer.note(made.note)


def mismatches(question: Question, option: Option, answer: OutcomeAnswer, writer: Writer) -> Content:
    """Return where the studies behind an answer differ from the question, one difference a line."""
    base = writer.base
    by_study: dict[str, dict[str, None]] = {}
    for study, axes in directness_of_answer(answer, asked_of(question, option, base), base):
        by_study.setdefault(study, {}).update(dict.fromkeys(_differences(axes, writer)))
    return lines(
        phrase("{}: {}", writer.link(study), "; ".join(found)) for study, found in by_study.items() if found
    )


def _differences(axes: Iterable[AxisDirectness], writer: Writer) -> Iterable[str]:
    return (axis.difference_in(writer.in_sentence) for axis in axes if axis.is_mismatch)


def availability_chips(question: Question, option: Option, writer: Writer) -> Content:
    """Return whether an option can be had, and where its use here is licensed, as far as the records say."""
    drug = writer.base.get(Drug, option.drug).entry
    state = availability_of(drug)
    parts: list[Content] = []
    if state.is_withdrawn:
        parts.append(phrase("{} no longer available", chip("withdrawn", "label")))
    licences = licences_of(drug, people_asked_about(question.pico, writer.base), writer.base)
    licensed = [place for place, licence in licences.items() if licence is Licence.LICENSED]
    if licensed:
        use = _use(question, writer)
        parts.append(phrase("{} for {} {}", chip("licensed", "label"), use, in_places(licensed)))
    if option.off_label:
        parts.append(phrase("{} {}", chip("off-label", "label"), in_places(option.off_label)))
    return joined(parts, " ")


def _use(question: Question, writer: Writer) -> str:
    """Return what a licence is held against: the symptom asked about or, where none is named, the diseases."""
    conditions = [question.pico.symptom] if question.pico.symptom else question.pico.population
    return in_words(writer.name_in_sentence(one) for one in conditions)
