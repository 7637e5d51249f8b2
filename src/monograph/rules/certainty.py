"""Rules on certainty ratings: what moves them, and where they end."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Question
from monograph.entries.kinds.question import CertaintyRating
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import (
    LEVELS_MOVED,
    RATED,
    Certainty,
    CertaintyDomain,
    DomainJudgement,
    RatingOrigin,
)
from monograph.evidence.answers.certainty import judges_a_domain, level_from_domains
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

_RAISING = frozenset(
    {CertaintyDomain.LARGE_EFFECT, CertaintyDomain.DOSE_RESPONSE, CertaintyDomain.OPPOSING_CONFOUNDING}
)


@rule(Theme.CERTAINTY, Question)
def certainty_follows_its_domains(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A certainty is where its start and its domains lead.

    The reader sees a level and, below it, what lowered it. When the two do not agree, one of them is wrong. Levels
    are counted down and up from the start; in a rating of our own, a body of evidence with a domain that was not
    assessed is at most moderate.

    Source: GRADE guidelines 3 (Balshem 2011), doi:10.1016/j.jclinepi.2010.07.015; the ceiling is decision 32 of
    this project.

    Passes:

        question/does-zorbatine-quiet-limb-hum:
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  certainty:
                    level: low
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {domain: risk of bias, judgement: down one level, reason: No one was masked.}
                      - {domain: imprecision, judgement: down one level, reason: Few people.}

    Fails:

        question/does-zorbatine-quiet-limb-hum:
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
                - outcome: hum-loudness
                  importance: critical
                  effect: Softer hums.
                  results: [{study: quill-2031, result: hums}]
                  certainty:
                    level: moderate
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {domain: risk of bias, judgement: down one level, reason: No one was masked.}
                      - {domain: imprecision, judgement: down one level, reason: Few people.}
        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          results:
            - {id: hums, outcome: hum-loudness, contrast: single group, index: [zorbatine], p: not seen}
    """
    for path, rating in sheet.parts(CertaintyRating):
        expected = level_from_domains(rating)
        here = (*path, "level")
        if rating.level is Certainty.NOT_RATED:
            yield NotJudged(here, "no domain could be judged, so there is nothing to count")
        elif expected is None:
            yield NotJudged(here, "no evidence was found, so there is nothing to count from")
        elif expected is rating.level:
            yield Passed(here)
        elif rating.origin is RatingOrigin.STATED and not _says_what_counted(rating):
            yield NotJudged(here, "a source rated it, and not every domain that it judged is known")
        else:
            found = f"certainty `{rating.level}`, but start and domains lead to `{expected}`"
            yield Breach(here, found, f"Write `{expected}`, or correct a domain's judgement.")


@rule(Theme.CERTAINTY, Question)
def every_domain_is_judged(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """Each of the five domains that lower certainty is judged once, and nothing is raised from high.

    A domain that is not mentioned looks like a domain without a fault. What could not be judged is `not assessed`.
    The domains that raise certainty may be left out; they are for bodies of evidence that start at low, and each
    is judged once. A domain that lowers never raises, and the other way round. Of a source's own rating only those
    domains can be given of which the source speaks.

    Source: GRADE guidelines 3 (Balshem 2011), doi:10.1016/j.jclinepi.2010.07.015; GRADE guidelines 9 (Guyatt
    2011), doi:10.1016/j.jclinepi.2011.06.004.

    Passes:

        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  certainty:
                    level: low
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {domain: risk of bias, judgement: not assessed, reason: Only an abstract was read.}
                      - {domain: inconsistency, judgement: no change, reason: There is one trial.}
                      - {domain: indirectness, judgement: no change, reason: The question's people and outcome.}
                      - {domain: imprecision, judgement: down two levels, reason: Few people.}
                      - {domain: publication bias, judgement: not assessed, reason: No one searched.}

    Fails:

        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Nothing was found.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
                - outcome: hum-loudness
                  importance: critical
                  effect: Softer hums.
                  certainty:
                    level: low
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {domain: risk of bias, judgement: down one level, reason: No one was masked.}
                      - {domain: imprecision, judgement: down one level, reason: Few people.}
    """
    for path, rating in sheet.parts(CertaintyRating):
        if rating.level in RATED:
            faults = tuple(_faults_of_domains(path, rating))
            yield from faults or (Passed((*path, "domains")),)


def _faults_of_domains(path: Path, rating: CertaintyRating) -> Iterator[Judgement]:
    given = [one.domain for one in rating.domains]
    missing = [domain for domain in CertaintyDomain if domain not in _RAISING and domain not in given]
    if missing and rating.origin is RatingOrigin.STATED:
        yield NotJudged((*path, "domains"), f"a source rated it, and says nothing here of {', '.join(missing)}")
    elif missing:
        remedy = "Judge each of the five domains that lower certainty; write `not assessed` for what could not be."
        yield Breach((*path, "domains"), f"nothing is said of {', '.join(missing)}", remedy)
    for number, one in enumerate(rating.domains):
        here = (*path, "domains", number)
        if one.domain in given[:number]:
            yield Breach((*here, "domain"), f"{one.domain} is judged twice", "Keep one of the two judgements.")
        moved = LEVELS_MOVED[one.judgement]
        if (moved > 0 and one.domain not in _RAISING) or (moved < 0 and one.domain in _RAISING):
            found = f"{one.domain} is judged `{one.judgement}`"
            verb = "lowers" if moved > 0 else "raises"
            yield Breach((*here, "judgement"), found, f"This domain only {verb} certainty, or changes nothing.")
        elif moved > 0 and rating.starts_at is Certainty.HIGH:
            remedy = "Only evidence that starts at low is raised: write `no change`, or leave the domain out."
            yield Breach((*here, "judgement"), f"raised for {one.domain}, but the evidence starts at high", remedy)


def _says_what_counted(rating: CertaintyRating) -> bool:
    """Whether all that moves a source's rating is known: each domain that lowers it is given and was judged."""
    judged = {one.domain for one in rating.domains if one.judgement is not DomainJudgement.NOT_ASSESSED}
    return judged >= frozenset(CertaintyDomain) - _RAISING


@rule(Theme.CERTAINTY, Question)
def own_rating_judges_a_domain(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A level that we give ourselves rests on at least one domain that was judged.

    Where all five domains are `not assessed`, no one has rated anything, and a level would be the start in
    disguise. Write `not rated`: it is shown as such and never as a level of GRADE. The other way round, a rating
    with a judged domain is not `not rated`. A rating that was taken over from a source is exempt, because the
    source judged it.

    Source: GRADE guidelines 3 (Balshem 2011), doi:10.1016/j.jclinepi.2010.07.015; decision 32 of this project.

    Passes:

        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: uncertain
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  certainty: {level: not rated, origin: "provisional, by the editors"}

    Fails:

        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: uncertain
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Nothing was found.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
                - outcome: hum-loudness
                  importance: critical
                  effect: Softer hums.
                  certainty:
                    level: moderate
                    starts_at: high
                    origin: provisional, by the editors
                    domains:
                      - {domain: risk of bias, judgement: not assessed, reason: Only an abstract was read.}
                      - {domain: inconsistency, judgement: not assessed, reason: No one looked.}
                      - {domain: indirectness, judgement: not assessed, reason: No one looked.}
                      - {domain: imprecision, judgement: not assessed, reason: No figures were seen.}
                      - {domain: publication bias, judgement: not assessed, reason: No one searched.}
    """
    for path, rating in sheet.parts(CertaintyRating):
        here = (*path, "level")
        if rating.origin is RatingOrigin.STATED:
            yield NotJudged(here, "a source rated it")
        elif rating.level in RATED and not judges_a_domain(rating):
            found = f"certainty `{rating.level}`, but no domain was judged"
            remedy = "Write `not rated`; an option with nothing rated is `uncertain`. Or judge a domain."
            yield Breach(here, found, remedy)
        elif rating.level is Certainty.NOT_RATED and judges_a_domain(rating):
            expected = level_from_domains(rating.model_copy(update={"level": Certainty.LOW}))
            remedy = (
                f"Write `{expected}`." if expected else "Give `starts_at` and the level to which the domains lead."
            )
            yield Breach(here, "`not rated`, but a domain was judged", remedy)
        else:
            yield Passed(here)


RULES = (certainty_follows_its_domains, every_domain_is_judged, own_rating_judges_a_domain)
