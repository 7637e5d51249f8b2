"""A level of certainty as a small label that leads to what the level means."""

from __future__ import annotations

from markupsafe import Markup

from monograph import urls
from monograph.entries.vocabulary import Certainty
from monograph.views.writing import NOTHING, Writer, as_name

_CHIP = Markup('<a class="mg-chip mg-certainty-{}" href="{}">{}</a>')


def level_chip(level: Certainty, writer: Writer) -> Markup:
    """Return a level of certainty as a label."""
    name = as_name(level)
    return _CHIP.format(name, writer.href(urls.certainty_level(name)), level)


def certainty_chip(level: Certainty | None, writer: Writer) -> Markup:
    """Return a level as a label with the word certainty before it, or nothing when there is none."""
    return Markup("certainty {}").format(level_chip(level, writer)) if level else NOTHING
