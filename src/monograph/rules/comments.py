"""Rules on what experts said in public: when it can have been said, and what ties the speaker to the study."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Study
from monograph.entries.sheet import Sheet
from monograph.evidence.comments import beginning_of, works_by_speaker
from monograph.evidence.freshness import is_after
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule


@rule(Theme.SUPPORT, Study)
def author_who_comments_has_ties(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """Somebody who comments on a study of their own has ties to it, and the comment says so.

    Praise reads differently when it comes from whoever ran the trial. A news report often does not say it, and the
    list of authors does. So when a speaker stands among the authors of one of the study's own reports, `ties` must
    hold what ties them. Names agree when family name and first initial do; accents do not count.

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
        if works and comment.ties.value is None:
            found = f"`{comment.speaker}` is an author of `{works[0]}`, and no tie is named"
            remedy = "Say under `ties` that the speaker took part in the study, and cite the work for it."
            yield Breach(here, found, remedy)
        else:
            yield Passed(here)


@rule(Theme.FRESHNESS, Study)
def comment_follows_its_study(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """Nobody comments on a study before it began.

    A comment with an earlier date bears a wrong one, or stands beside the wrong study. Where the start of a study
    is not known, its first publication counts: whoever speaks earlier speaks of a talk or of a register record,
    and that belongs into the study's reports. Cannot judge: the comment or the study has no date, or the two are
    not known exactly enough to tell them apart.

    Source: principle of this project: a statement stands beside what it speaks of.

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


RULES = (author_who_comments_has_ties, comment_follows_its_study)
