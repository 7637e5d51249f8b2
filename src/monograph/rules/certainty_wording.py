"""Rules on words that outrun the certainty of the evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from monograph.entries import Claim, Condition, Drug, Entry, Outcome, Question, Study
from monograph.entries.kinds.question import Option, OutcomeAnswer
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import Certainty, ClaimVerdict
from monograph.evidence.answers.certainty import highest, overall
from monograph.evidence.prose.sentences import LocatedText, Sentence, entry_texts
from monograph.evidence.prose.strong_words import may_hold_strong_words, strong_words
from monograph.evidence.prose.unhedged import Named, perhaps_named, unhedged_effects
from monograph.findings import Severity
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule


@rule(Theme.WORDING, Entry, Severity.WARNING)
def strong_words_need_certainty(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """Strong words stand only where certainty is high.

    "Proven", "highly effective", "no risk", "has no effect on" leave a reader no doubt. GRADE keeps such plain
    statements for high certainty; anything below leaves doubt, and the words must say so. In an answer the
    certainty of that outcome counts, beside an option its overall certainty, elsewhere in a question the highest
    in it; on a treatment's page that of its options anywhere, on other pages that of the questions linked to.

    Denials ("not proven"), reports of what others say, questions and quotations are left alone, and so are cited
    statements on pages that are no question. What a claim's document says is ours when we call it supported. It is
    a warning: the words are a list (evidence/words/tone.toml), and only a reader can tell what a sentence means.

    Source: GRADE guidelines 26 (Santesso 2020), doi:10.1016/j.jclinepi.2019.10.014.

    Passes:

        question/does-zorbatine-quiet-limb-hum:
          summary: {plain: "It may quieten hums, but that is not proven.", clinical: It is invented.}
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}

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
                  effect: It is proven that hums are softer.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
    """
    for text, sentence in _own_voice(sheet):
        for word in strong_words(sentence.text):
            level = _certainty_behind(text, sheet, setting.base)
            # In what a claim's document says, each word is that document's own.
            is_excused = word.is_denied or (word.is_told_of_others and not text.quotes_others)
            if is_excused or level is Certainty.HIGH:
                yield Passed(text.path)
            elif level is None:
                yield NotJudged(text.path, "no question rates what it speaks of")
            else:
                token = sentence.token(word.start, word.end)
                found = f"`{sentence.words(word.start, word.end)}`, but {_words(level)}"
                remedy = (
                    "Say what was found, with `may` for low and `probably` for moderate certainty. Put someone "
                    "else's words in quotation marks."
                )
                yield Breach(text.path, found, remedy, token=token)


def _own_voice(sheet: Sheet[Entry]) -> Iterator[tuple[LocatedText, Sentence]]:
    """Yield what an entry says in its own voice, texts without any strong word left out."""
    entry = sheet.entry
    for text in entry_texts(sheet):
        if text.quotes_others:
            is_ours = isinstance(entry, Claim) and entry.verdict is ClaimVerdict.SUPPORTED
        else:
            is_ours = (
                not text.cites or isinstance(entry, Question) or (isinstance(entry, Claim) and len(text.path) == 1)
            )
        if is_ours and may_hold_strong_words(text.text):
            for sentence in text.sentences:
                if not sentence.cites or isinstance(entry, Question):
                    yield text, sentence


def _certainty_behind(text: LocatedText, sheet: Sheet[Entry], base: KnowledgeBase) -> Certainty | None:
    """Return the certainty that a text's words may claim, None when nothing rates what it speaks of."""
    entry = sheet.entry
    if isinstance(entry, Question):
        around = [sheet.value_at(text.path[:size]) for size in range(len(text.path) - 1, 0, -1)]
        answer = next((part for part in around if isinstance(part, OutcomeAnswer)), None)
        option = next((part for part in around if isinstance(part, Option)), None)
        if answer is not None:
            return answer.certainty.level
        return (option and overall(option)) or _highest([option] if option else entry.options)
    if isinstance(entry, Drug):
        return _highest(_options_of({sheet.id}, base))
    linked = {link.target for link in sheet.links}
    if isinstance(entry, Study):
        linked |= set(base.backlinks[sheet.id])
    questions = [one.entry for one in base.all(Question) if one.id in linked]
    if not questions and isinstance(entry, Claim):
        return _highest(_options_of(linked, base))
    return _highest(option for question in questions for option in question.options)


def _options_of(drugs: Collection[str], base: KnowledgeBase) -> Iterator[Option]:
    return (option for one in base.all(Question) for option in one.entry.options if option.drug in drugs)


def _highest(options: Iterable[Option]) -> Certainty | None:
    return highest(answer.certainty.level for option in options for answer in option.outcomes)


def _words(level: Certainty) -> str:
    return str(level) if level is Certainty.NO_EVIDENCE else f"certainty is {level}"


@rule(Theme.WORDING, Entry, Severity.WARNING)
def wording_follows_the_certainty(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """An answer of low certainty says "may".

    "Zorbatine reduces humming" is how one speaks of high certainty. At moderate certainty it "probably" reduces
    it, at low it "may", and at very low the evidence is very uncertain. Looked at are sentences of a question,
    and those without a citation on the page of a treatment, that name the treatment and the symptom or an
    outcome. When the treatment comes right before a verb in the present tense and the other after it, and
    certainty is low or very low, or no evidence was found, the sentence needs a word of reserve. What a study
    found, told in the past tense, needs none. A sentence built in another way ("Humming is reduced by zorbatine")
    is not understood and passes. It is a warning, for the same reason.

    Source: GRADE guidelines 26 (Santesso 2020), doi:10.1016/j.jclinepi.2019.10.014.

    Passes:

        question/does-zorbatine-quiet-limb-hum:
          summary: {plain: Zorbatine may reduce hum frequency., clinical: In one trial hums fell.}
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}

    Fails:

        question/does-zorbatine-quiet-limb-hum:
          options:
            - drug: zorbatine
              verdict: may help
              because: One trial.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Zorbatine may reduce hum frequency.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
                - outcome: hum-loudness
                  importance: critical
                  effect: Zorbatine reduces hum loudness.
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
    """
    by_treatment: defaultdict[Named, list[_Topic]] = defaultdict(list)
    for topic in _topics(sheet, setting.base):
        by_treatment[topic.treatment].append(topic)
    for text in entry_texts(sheet) if by_treatment else ():
        if isinstance(sheet.entry, Question) or not text.cites:
            near = perhaps_named(by_treatment, text.text)
            for sentence in text.sentences if near else ():
                named = [one for one in near if one.is_named_in(sentence)]
                yield from _judged(text, sentence, [topic for one in named for topic in by_treatment[one]])


@dataclass(frozen=True, slots=True)
class _Topic:
    """A treatment in a question, what it may change there, and how certain each of these is."""

    treatment: Named
    targets: tuple[Named, ...]
    levels: Mapping[str, Certainty]


def _topics(sheet: Sheet[Entry], base: KnowledgeBase) -> Iterator[_Topic]:
    """Yield the options of a question, or those of a drug in all questions."""
    for question in base.all(Question):
        for option in question.entry.options:
            if question.id == sheet.id or option.drug == sheet.id:
                yield _topic(option, question.entry, base)


def _topic(option: Option, question: Question, base: KnowledgeBase) -> _Topic:
    drug = base.get(Drug, option.drug).entry
    treatment = Named(str(option.drug), (drug.name, *drug.brand_names, *drug.synonyms))
    targets = []
    levels: dict[str, Certainty] = {}
    for answer in option.outcomes:
        outcome = base.get(Outcome, answer.outcome).entry
        targets.append(Named(str(answer.outcome), (outcome.name, *outcome.synonyms)))
        levels[str(answer.outcome)] = answer.certainty.level
    level = overall(option) or _highest([option])
    if question.pico.symptom is not None and level is not None:
        for one in _with_broader(str(question.pico.symptom), base):
            condition = base.get(Condition, one).entry
            # "Itch in eczema" is called itch where the disease is clear.
            words = {name.partition(" in ")[0] for name in (condition.name, *condition.synonyms)}
            targets.append(Named(one, tuple(sorted(words))))
            levels.setdefault(one, level)
    return _Topic(treatment, tuple(targets), levels)


def _with_broader(condition: str, base: KnowledgeBase) -> tuple[str, ...]:
    return (condition, *(str(one) for one in base.get(Condition, condition).entry.broader))


def _judged(text: LocatedText, sentence: Sentence, topics: Iterable[_Topic]) -> Iterator[Judgement]:
    """Judge a sentence by the topics whose treatment it names."""
    told: set[int] = set()
    for topic in topics:
        if not any(target.is_named_in(sentence) for target in topic.targets):
            continue
        outrun = [
            (effect, level)
            for effect in unhedged_effects(sentence, topic.treatment, topic.targets)
            if (level := highest(topic.levels[target] for target in effect.targets)) and level not in _SURE
        ]
        if not outrun:
            yield Passed(text.path)
        for effect, level in outrun:
            if effect.start not in told:
                told.add(effect.start)
                token = sentence.token(effect.start, effect.end)
                found = (
                    f"`{sentence.words(effect.start, effect.end)}` is stated without a hedge, but {_words(level)}"
                )
                remedy = "Write that it may, or that the evidence is very uncertain; or report what a study found."
                yield Breach(text.path, found, remedy, token=token)


_SURE = frozenset({Certainty.HIGH, Certainty.MODERATE})


RULES = (strong_words_need_certainty, wording_follows_the_certainty)
