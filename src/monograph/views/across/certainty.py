"""The page on how to read certainty: levels, what lowers them, standard phrases, and what is not a level."""

from __future__ import annotations

from collections.abc import Iterable

from monograph import urls
from monograph.entries.shared.vocabulary import (
    RATED,
    Absence,
    Certainty,
    CertaintyDomain,
    EffectSize,
    Importance,
    RatingOrigin,
    Verdict,
)
from monograph.evidence.answers import statements
from monograph.views.formatting.blocks import Fact, Table, table
from monograph.views.formatting.content import Content, as_name, chip, content, link_to, phrase
from monograph.views.formatting.writer import ABSENCE_WORDS
from monograph.views.page.blocks import Facts, Items, Paragraph, Place, Places
from monograph.views.page.document import Page, Remark, Section

_TITLE = "How to read certainty"
_LEAD = (
    "Beside each answer stands how sure we can be of it. The levels are those of GRADE, a method that guideline "
    "groups use worldwide. A level speaks of the evidence, not of how well a treatment works."
)
_DESCRIPTION = "The levels of certainty, what lowers or raises them, and what the words on these pages mean."
_MEANING = {
    Certainty.HIGH: "The true effect is very likely close to what was found. More studies will hardly change it.",
    Certainty.MODERATE: "The true effect is probably close to what was found, but may well be different.",
    Certainty.LOW: "The true effect may be quite different from what was found.",
    Certainty.VERY_LOW: "We hardly know. The true effect is likely to be quite different from what was found.",
    Certainty.NOT_RATED: (
        "There is evidence, but no one could judge any of the domains below, so it has no level. This is not a "
        "level of GRADE."
    ),
    Certainty.NO_EVIDENCE: (
        "No study was found, so there is nothing to rate. It does not mean that a treatment does not work, and it "
        "is never called very low."
    ),
}
_DOMAINS = {
    CertaintyDomain.RISK_OF_BIAS: "Could the way the studies were done have misled them? People may have known "
    "what they got, or many may have left.",
    CertaintyDomain.INCONSISTENCY: "Do the studies differ in what they found, without a reason we know?",
    CertaintyDomain.INDIRECTNESS: "Were other people, treatments, doses or outcomes studied than the "
    "question asks about?",
    CertaintyDomain.IMPRECISION: "Were so few people studied that the result could be chance?",
    CertaintyDomain.PUBLICATION_BIAS: "May studies that found nothing have stayed in a drawer?",
    CertaintyDomain.LARGE_EFFECT: "Is the effect so large that faults of the studies can hardly explain it?",
    CertaintyDomain.DOSE_RESPONSE: "Does more of the treatment do more?",
    CertaintyDomain.OPPOSING_CONFOUNDING: "Would everything that was not controlled for have hidden the effect?",
}
_RAISING = frozenset(
    {CertaintyDomain.LARGE_EFFECT, CertaintyDomain.DOSE_RESPONSE, CertaintyDomain.OPPOSING_CONFOUNDING}
)
_HERE = (
    "Each option is rated outcome by outcome, harms included. Rating starts at high for randomised trials and at "
    "low for other studies, and each domain moves it down or up by whole levels. The check computes the level "
    "from the start and the domains, and refuses any other.",
    "A domain that could not be judged, because only an abstract was read, is called not assessed. Then the level "
    "is moderate at most: what could not be judged cannot be shown to be sound. Where no domain could be judged, "
    "the outcome is not rated. A rating taken over from a source is shown as the source's.",
    "Benefit and harm are rated apart. The certainty of each is the lowest among its critical outcomes or, where "
    "none of those was rated, among its important ones. Outcomes without a level are named beside it.",
    "The order of the options is computed: by verdict, then by the certainty of benefit (or of harm, where the "
    "question is about harm), then by the number of people studied. It is not a recommendation.",
    "Every level has its reasons beside it, one for each domain. Where the studies were done in other people or "
    "with another dose, the difference is computed, and a reason has to speak to it.",
)
_ORIGINS = {
    RatingOrigin.STATED: "A review or a guideline gave this rating, and it is cited.",
    RatingOrigin.PROVISIONAL: "The editors of this base gave it from what they could read, mostly abstracts. No "
    "second person has judged it, and no systematic search is behind it. Reading the papers may change it.",
}
_ABSENCES = {
    ABSENCE_WORDS[Absence.NOT_REPORTED]: "The source was read, and does not give the value.",
    ABSENCE_WORDS[Absence.NOT_SEEN]: "The value may stand elsewhere in the source; only the abstract, or another "
    "part, was read.",
    "searched on a date, none found": "Somebody looked for it on the date given, and found nothing.",
    ABSENCE_WORDS[Absence.NOT_SEARCHED]: "No one has looked for it yet.",
    ABSENCE_WORDS[
        Absence.NOT_REACHED
    ]: "The source says that too few people had had the event when the study ended, "
    "so that a median, say, is not known.",
    ABSENCE_WORDS[Absence.NOT_ESTIMABLE]: "The source says that it could not be worked out.",
    "not recorded": "This base says nothing about it, one way or the other.",
}
_VERDICTS = {
    Verdict.PROBABLY_HELPS: "The evidence points to a benefit that outweighs the harm.",
    Verdict.MAY_HELP: "It points that way, but may be wrong.",
    Verdict.UNCERTAIN: "It does not tell whether the treatment helps.",
    Verdict.PROBABLY_NO_EFFECT: "It points to little or no effect.",
    Verdict.MAY_HARM: "Harm may outweigh any benefit.",
    Verdict.NO_EVIDENCE: "No study in these people was found.",
}
_IMPORTANCE = {
    Importance.CRITICAL: "It decides, for a person who has to choose; certainty rests on these.",
    Importance.IMPORTANT: "It matters, but does not decide.",
    Importance.LIMITED: "It is shown for completeness.",
}


_AFTER_GRADE = phrase(
    "Wording of the levels after {}, of the phrases after {}.",
    link_to("https://doi.org/10.1016/j.jclinepi.2010.07.015", "GRADE guidelines 3", rel="noopener"),
    link_to("https://doi.org/10.1016/j.jclinepi.2019.10.014", "GRADE guidelines 26", rel="noopener"),
)
_SAME_WORDS = (
    "Sentences on effects always use the same words, so that they differ only where the evidence differs. A word "
    "for a size is used only where a source says how large a difference has to be to matter. At very low "
    "certainty the sentence is: the evidence is very uncertain about the effect."
)
_GAPS = "A gap is never left empty. These words mean different things."


def certainty_page() -> Page:
    """Return the page on how to read certainty."""
    sections = (
        Section(_TITLE, "", (Paragraph(_LEAD, "mg-lead"),)),
        Section("The levels", "levels", (_levels(), Remark(_AFTER_GRADE))),
        Section("What lowers or raises it", "domains", (_domains(),)),
        Section("How this base decides", "here", (Items(_HERE),)),
        Section("Whose judgement it is", "origin", (_meanings(_ORIGINS.items()),)),
        Section("Standard phrases", "phrases", (Remark(_SAME_WORDS), _phrases())),
        Section("Verdicts", "verdicts", (_meanings(_VERDICTS.items()),)),
        Section("How much an outcome matters", "importance", (_meanings(_IMPORTANCE.items()),)),
        Section("Where a value is missing", "absence", (Remark(_GAPS), _meanings(_ABSENCES.items()))),
    )
    return Page(urls.CERTAINTY, _TITLE, _DESCRIPTION, sections)


def _levels() -> Places:
    places = (
        Place(as_name(level), phrase("{} {}", chip(str(level), "certainty"), _MEANING[level]))
        for level in (*reversed(RATED), Certainty.NOT_RATED, Certainty.NO_EVIDENCE)
    )
    return Places(tuple(places), "mg-works mg-meanings")


def _domains() -> Table:
    rows = tuple(
        (_words(domain), _words(asked), _words("raise" if domain in _RAISING else "lower"))
        for domain, asked in _DOMAINS.items()
    )
    return table("What lowers or raises certainty", ("Domain", "What is asked", "It can"), rows)


def _meanings(words: Iterable[tuple[str, str]]) -> Facts:
    return Facts(tuple(Fact(str(word), _words(meaning)) for word, meaning in words))


_WORDED = (Certainty.HIGH, Certainty.MODERATE, Certainty.LOW)


def _phrases() -> Table:
    rows = (
        (
            _words(size),
            *(
                _words(statements.phrase(size, level))
                for level in (Certainty.HIGH, Certainty.MODERATE, Certainty.LOW)
            ),
        )
        for size in reversed(EffectSize)
    )
    return table(
        "How a sentence on an effect is worded",
        ("Size of the effect", "High certainty", "Moderate certainty", "Low certainty"),
        rows,
    )


def _words(words: str) -> Content:
    return content(words)
