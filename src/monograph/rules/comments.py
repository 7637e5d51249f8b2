"""Rules on what experts said in public: who said it and when, and that its claim check is of the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Study
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.comments import beginning_of, check_is_on_subject, is_from_after, works_by_speaker
from monograph.evidence.pico.speakers import SameName
from monograph.evidence.studies.freshness import is_after
from monograph.findings import Severity
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule


@rule(Theme.SUPPORT, Study)
def author_who_comments_has_ties(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """Somebody who comments on a study of their own has ties to it, and the comment says so.

    Praise reads differently when it comes from whoever ran the trial. A news report often does not say it, and the
    list of authors does. So when a speaker is among the authors of one of the study's own reports, `ties` must
    hold what ties them. Names agree when family name and first initial do, in either order; titles, degrees,
    accents and what is in brackets do not count. Cannot judge: only the family name is there to compare.

    Source: ICMJE recommendations, disclosure of interests: whoever writes on work tells of their ties to it.

    Passes:

        study/quill-2031:
          comments:
            - speaker: Ada Example
              ties: {value: An author of the study., cite: "Quill2031, authors"}
              date: not seen
              text: Humming will be history.
              cite: News2032, opening

    Fails:

        study/quill-2031:
          comments:
            - speaker: Bo Fiction
              ties: not reported
              date: not seen
              text: It wants repeating.
              cite: News2032, opening
            - speaker: A. Example
              ties: not reported
              date: not seen
              text: Humming will be history.
              cite: News2032, opening
    """
    for number, comment in enumerate(sheet.entry.comments):
        here = ("comments", number, "ties")
        works = works_by_speaker(comment.speaker, sheet.entry, setting.base)
        sure = [work for work, same in works.items() if same is SameName.YES]
        if comment.ties.value is not None:
            yield Passed(here)
        elif sure:
            found = f"`{comment.speaker}` is an author of `{sure[0]}`, and no conflict of interest is named"
            remedy = "Say under `ties` that the speaker took part in the study, and cite the work for it."
            yield Breach(here, found, remedy)
        elif works:
            only = (
                f"`{comment.speaker}` has the family name of an author of `{next(iter(works))}`, and no given name"
            )
            yield NotJudged(here, f"{only} tells whether it is the same person")
        else:
            yield Passed(here)


@rule(Theme.FRESHNESS, Study)
def comment_follows_its_study(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """No one comments on a study before it began.

    A comment with an earlier date bears a wrong one, or is next to the wrong study. Where the start of a study
    is not known, its first publication counts: whoever speaks earlier speaks of a talk or of a register record,
    and that belongs into the study's reports. Cannot judge: the comment or the study has no date, or the two are
    not known exactly enough to tell them apart.

    Source: principle of this project: a statement is next to what it speaks of.

    Passes:

        study/quill-2031:
          started: {value: 2030-03, cite: "QuillRegister2030, record"}
          comments:
            - speaker: Bo Fiction
              ties: not reported
              date: {value: 2031-04-02, cite: "News2031, opening"}
              text: It wants repeating.
              cite: News2031, opening

    Fails:

        study/quill-2031:
          comments:
            - speaker: Bo Fiction
              ties: not reported
              date: {value: 2033, cite: "News2033, opening"}
              text: It wants repeating.
              cite: News2033, opening
            - speaker: Cy Fable
              ties: not reported
              date: {value: 2029-04-02, cite: "News2029, opening"}
              text: Humming will be history.
              cite: News2029, opening
    """
    began = beginning_of(sheet.entry, setting.base)
    for number, comment in enumerate(sheet.entry.comments):
        here = ("comments", number, "date")
        said = comment.date.value
        if said is None or began is None:
            yield NotJudged(here, "the date of the comment or of the study is not known")
            continue
        is_too_early = is_after(began, said)
        if is_too_early:
            found = f"the comment is dated {said.iso}, and the study begins with {began.iso}"
            remedy = "Look at the date again, or add to `started` or `reports` what the comment speaks of."
            yield Breach(here, found, remedy)
        elif is_too_early is None:
            yield NotJudged(here, "which of the two came first is not known exactly enough")
        else:
            yield Passed(here)


@rule(Theme.FRESHNESS, Study, Severity.WARNING)
def comment_is_not_of_the_future(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """A comment was made by the day on which the base is checked.

    What no one has said yet cannot be cited: the date is a slip. It warns only, because the day may be set to an
    earlier one. Cannot judge: the comment has no date, or one known to the year or month that is not over yet.

    Source: principle of this project: a statement is next to what it speaks of.

    Passes:

        study/quill-2031:
          comments:
            - speaker: Bo Fiction
              ties: not reported
              date: {value: 2035-12-31, cite: "News2035, opening"}
              text: It wants repeating.
              cite: News2035, opening

    Fails:

        study/quill-2031:
          comments:
            - speaker: Bo Fiction
              ties: not reported
              date: {value: 2033, cite: "News2033, opening"}
              text: It wants repeating.
              cite: News2033, opening
            - speaker: Cy Fable
              ties: not reported
              date: {value: 2063-04-02, cite: "News2036, opening"}
              text: Humming will be history.
              cite: News2036, opening
    """
    for number, comment in enumerate(sheet.entry.comments):
        here = ("comments", number, "date")
        is_future = is_from_after(comment, setting.today)
        if is_future is None:
            yield NotJudged(here, "the date of the comment is not known, or not exactly enough")
        elif is_future and comment.date.value is not None:
            found = f"the comment is dated {comment.date.value.iso}, and today is {setting.today.isoformat()}"
            yield Breach(here, found, "Look at the source again, and correct the date.")
        else:
            yield Passed(here)


@rule(Theme.SUPPORT, Study)
def claim_check_of_a_comment_is_on_its_study(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """The claim check that a comment names concerns the study, or something that the study tested or asked about.

    Pages show the verdict of the check beside the comment, as if it judged what was said there. A check of
    something else would judge what no one said. It is on the subject when it is about the study or points at its
    results, or shares a treatment, an outcome, a condition or a question with it.

    Source: principle of this project: a statement is next to what it speaks of.

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}]
          comments:
            - speaker: Bo Fiction
              ties: not reported
              date: not seen
              text: Zorbatine quiets everybody.
              cite: News2032, opening
              claim: claim-quiets
        claim/claim-quiets: {about: [zorbatine]}
        drug/zorbatine: {}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental, treatments: [{drug: zorbatine}]}]
          comments:
            - speaker: Cy Fable
              ties: not reported
              date: not seen
              text: Zorbatine quiets everybody.
              cite: News2032, opening
              claim: claim-quiets
            - speaker: Bo Fiction
              ties: not reported
              date: not seen
              text: It wants repeating.
              cite: News2032, opening
              claim: claim-hats
        claim/claim-quiets: {about: [zorbatine]}
        claim/claim-hats: {about: [night-hats]}
        drug/night-hats: {}
        drug/zorbatine: {}
    """
    for number, comment in enumerate(sheet.entry.comments):
        if comment.claim is None:
            continue
        here = ("comments", number, "claim")
        if check_is_on_subject(comment, sheet, setting.base):
            yield Passed(here)
        else:
            found = f"`{comment.claim}` is about nothing that this study tested, measured or asked about"
            remedy = (
                "Name the claim check of what was said, leave it out, or add the study to the check's `about`."
            )
            yield Breach(here, found, remedy)


RULES = (
    author_who_comments_has_ties,
    claim_check_of_a_comment_is_on_its_study,
    comment_follows_its_study,
    comment_is_not_of_the_future,
)
