"""A level of certainty as a small label that leads to what the level means."""

from __future__ import annotations

from markupsafe import Markup

from monograph import urls
from monograph.entries.question import Option
from monograph.entries.vocabulary import RATED, Certainty
from monograph.evidence.certainty import overall
from monograph.views.writing import NOTHING, Writer, as_name, chip, joined

_CHIP = Markup('<a class="mg-chip mg-certainty-{}" href="{}">{}</a>')


def level_chip(level: Certainty, writer: Writer) -> Markup:
    """Return a level of certainty as a label."""
    name = as_name(level)
    return _CHIP.format(name, writer.href(urls.certainty_level(name)), level)


def certainty_chip(level: Certainty | None, writer: Writer) -> Markup:
    """Return a level as a label with the word certainty before it, or nothing when there is none.

    "No evidence found" is no level of certainty. Beside a verdict of the same words it says it twice, and beside
    "uncertain" it contradicts it.
    """
    return Markup("certainty {}").format(level_chip(level, writer)) if level in RATED else NOTHING


def judgement(option: Option, writer: Writer) -> Markup:
    """Return the verdict on an option with its overall certainty, as two labels; one where nothing was rated."""
    return joined([chip(str(option.verdict), "verdict"), certainty_chip(overall(option), writer)], " ")
