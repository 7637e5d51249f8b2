"""Rules that go by the date. All of them warn: the calendar alone must never turn a sound base red."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from monograph.entries import Entry, Question, Study
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import ReviewStatus
from monograph.evidence.studies.freshness import (
    FINAL_STATUS,
    AgainstSearch,
    after_search,
    is_older_than,
    is_past,
    newest_search,
    studies_for_question,
    studies_for_review,
)
from monograph.findings import Severity
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule

_DAYS_A_STATUS_HOLDS = 365


@rule(Theme.FRESHNESS, Entry, Severity.WARNING)
def review_is_not_overdue(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """An approved entry is not past the date of its next review.

    A page that a named person approved is trusted more than a draft. After the date that the reviewer set, nobody
    answers for it any longer, and it must be looked at again. A date known to the month or year has passed when
    that month or year is over. Drafts are not looked at.

    Source: design of this project, section 4: a review names its reviewer, its date and when the next one is due.

    Passes:

        drug/zorbatine:
          review:
            status: approved
            reviewers: [ada-example]
            date: 2035-03-01
            next_due: 2036

    Fails:

        drug/glimmerine:
          review:
            status: approved
            reviewers: [ada-example]
            date: 2035-03-01
            next_due: 2037-03-01
        drug/zorbatine:
          review:
            status: approved
            reviewers: [ada-example]
            date: 2033-12-01
            next_due: 2035-12
    """
    review = sheet.entry.review
    if review.status is ReviewStatus.APPROVED and review.next_due is not None:
        here = ("review", "next_due")
        if is_past(review.next_due, setting.today):
            remedy = "Have it reviewed again and give the new dates, or set `status` back to `under review`."
            yield Breach(here, f"the next review was due {review.next_due.iso}", remedy)
        else:
            yield Passed(here)


@rule(Theme.FRESHNESS, Question, Severity.WARNING)
def search_covers_every_study(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """The newest search of a question is no older than the studies in the base that belong to it.

    An answer says how evidence was looked for. When the base holds a study of its treatments, in its people, that
    came out later, the search behind the answer cannot have found it, and may have missed others of its time.
    Cannot judge: a study that came out in the year of the search, where only the year is known.

    Source: Cochrane Handbook, chapter IV: a review is kept up to date by searching again.

    Passes:

        study/quill-2031:
          population: {conditions: [harrow-syndrome]}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}]
        question/does-zorbatine-quiet-limb-hum:
          searches:
            - {where: Invented Index, date: 2032-05-01, systematic: false, found: One study.}

    Fails:

        study/quill-2031:
          population: {conditions: [harrow-syndrome]}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}]
        study/marrow-2034:
          population: {conditions: [harrow-syndrome]}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}]
        question/does-zorbatine-quiet-limb-hum:
          searches:
            - {where: A drawer, date: 2030, systematic: false, found: Nothing.}
            - {where: Invented Index, date: 2032-05-01, systematic: false, found: One study.}
    """
    number, search = newest_search(sheet.entry)
    here = ("searches", number, "date")
    found = after_search(studies_for_question(sheet.entry, setting.base), search.date, setting.base)
    if found.later:
        says = f"the newest search is of {search.date.iso}, and {_named(found.later)} came out later"
        yield Breach(here, says, "Search again and add the search, with its date, to `searches`.")
    elif found.unclear:
        yield NotJudged(here, _not_dated(found))
    else:
        yield Passed(here)


def _named(ids: Iterable[str]) -> str:
    names = [f"`{name}`" for name in ids]
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def _not_dated(found: AgainstSearch) -> str:
    return f"whether {_named(found.unclear)} came out before or after the search is not known"


@rule(Theme.FRESHNESS, Study, Severity.WARNING)
def review_speaks_of_later_studies(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A review that is older than studies in the base on its subject says what those add.

    A review that searched before the trials began says nothing of them, and its silence is easily read as a
    finding that there is nothing. Looked at are studies in the base on the same symptom or disease and on a
    treatment that the review is about, or on any treatment when it names none. Cannot judge: the date of its last
    search is not known, or only the year of a study that came out in that year.

    Source: Cochrane Handbook, chapter 4: the date of the search bounds what a review can have found.

    Passes:

        study/marrow-2034:
          population: {conditions: [harrow-syndrome]}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}]
        study/brisk-2032:
          design: systematic review
          about: [zorbatine]
          population: {conditions: [harrow-syndrome]}
          review_methods:
            searched: {value: 2032-02, cite: "Brisk2032, methods"}
            later_studies: "[[marrow-2034]] came later and found fewer hums."

    Fails:

        study/marrow-2034:
          population: {conditions: [harrow-syndrome]}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}]
        study/brisk-2032:
          design: systematic review
          about: [zorbatine]
          population: {conditions: [harrow-syndrome]}
          review_methods:
            searched: {value: 2032-02, cite: "Brisk2032, methods"}
    """
    methods = sheet.entry.review_methods
    if methods is None:
        return
    here = ("review_methods", "later_studies")
    if methods.searched.value is None:
        yield NotJudged(("review_methods", "searched"), "the date of its last search is not known")
        return
    found = after_search(studies_for_review(sheet, setting.base), methods.searched.value, setting.base)
    if methods.later_studies is not None:
        yield Passed(here)
    elif found.later:
        says = f"it searched until {methods.searched.value.iso}, and {_named(found.later)} came out later"
        remedy = "Say in `later_studies` what they add, or list them under `included` if the review counts them."
        yield Breach(here, says, remedy)
    else:
        yield NotJudged(here, _not_dated(found)) if found.unclear else Passed(here)


@rule(Theme.FRESHNESS, Study, Severity.WARNING)
def register_status_is_recent(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A study's status that can still change was looked at within a year.

    "Recruiting" is true on the day on which somebody looks. A reader who hopes to take part, or who waits for
    results, is misled by an old one. Completed, terminated and withdrawn studies stay what they are. Cannot judge:
    the date is known to the year or month only, and the limit falls within it.

    Source: design of this project, section 5: register status older than a year.

    Passes:

        study/quill-2031:
          status: {value: recruiting, cite: "QuillRegister2030, record"}
          status_seen: 2035-06-01

    Fails:

        study/marrow-2032:
          status: {value: completed, cite: "MarrowRegister2030, record"}
        study/quill-2031:
          status: {value: recruiting, cite: "QuillRegister2030, record"}
          status_seen: 2034-06-01
    """
    status = value_of(sheet.entry.status)
    if status is None:
        return
    seen = sheet.entry.status_seen
    is_old = is_older_than(seen, _DAYS_A_STATUS_HOLDS, setting.today) if seen else True
    if status in FINAL_STATUS or is_old is False:
        yield Passed(("status",))
    elif is_old is None:
        yield NotJudged(
            ("status_seen",), "whether that is more than a year ago depends on the day, which is not given"
        )
    else:
        when = f"was last looked at {seen.iso}" if seen else "has no date on which it was looked at"
        remedy = "Look at the register again, and give the status and the day (`status_seen`)."
        yield Breach(("status_seen",) if seen else ("status",), f"`{status}` can change, and {when}", remedy)


RULES = (
    review_is_not_overdue,
    search_covers_every_study,
    review_speaks_of_later_studies,
    register_status_is_recent,
)
