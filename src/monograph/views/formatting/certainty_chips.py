"""A level of certainty as a small label that leads to what the level means."""

from __future__ import annotations

from monograph import urls
from monograph.entries.kinds.question import Option
from monograph.entries.shared.vocabulary import Certainty, RatingOrigin, Verdict
from monograph.evidence.answers.sides import SideCertainty, sides_of
from monograph.views.formatting.content import NOTHING, Content, as_name, chip, element, joined, phrase, sorted_as
from monograph.views.formatting.writer import Writer

STATED = f"({RatingOrigin.STATED})"


def level_chip(level: Certainty, writer: Writer) -> Content:
    """Return a level of certainty as a label."""
    name = as_name(level)
    attributes = {"class_": f"mg-chip mg-certainty-{name}", **sorted_as(level, "certainty")}
    return element("a", level, **attributes, href=writer.href(urls.certainty_level(name)))


def certainty_chips(option: Option, writer: Writer) -> Content:
    """Return the certainty of an option's benefit and of its harm as labels; none when nothing was found."""
    sides = _sides_said(option)
    said = (
        phrase("{} {}", _named(one, is_first=not number), side_chip(one, writer))
        for number, one in enumerate(sides)
    )
    return joined(said, "; ")


def judgement(option: Option, writer: Writer) -> Content:
    """Return the verdict on an option and the certainty of its benefit and its harm, as labels."""
    return joined([chip(str(option.verdict), "verdict"), certainty_chips(option, writer)], " ")


def side_chip(one: SideCertainty, writer: Writer) -> Content:
    """Return the level of one side as a label, and that it is a source's where it is."""
    return joined([level_chip(one.level, writer), STATED if one.is_stated else NOTHING], " ")


def certainty_words(option: Option) -> str:
    """Return the certainty of an option's benefit and of its harm in words; empty when no evidence was found."""
    return "; ".join(
        " ".join(filter(None, (_named(one, is_first=not number), str(one.level), STATED if one.is_stated else "")))
        for number, one in enumerate(_sides_said(option))
    )


def _sides_said(option: Option) -> tuple[SideCertainty, ...]:
    # "No evidence found" is no level of certainty. Beside a verdict of the same words it would be said twice, and
    # beside "uncertain" it would contradict it.
    if option.verdict is Verdict.NO_EVIDENCE:
        return ()
    return tuple(one for one in sides_of(option) if one.level is not Certainty.NO_EVIDENCE)


def _named(one: SideCertainty, *, is_first: bool) -> str:
    # "Certainty of harm: very low" would read as "harm is very unlikely"; what is certain or not is the evidence.
    side = f"on {one.side}" if one.side else "on other outcomes" if not is_first else ""
    if not side:
        return "certainty"
    return f"certainty of evidence {side}:" if is_first else f"{side}:"
