"""One line a trial that is under way or has reported nothing, for the pages of what it is about."""

from __future__ import annotations

from collections.abc import Iterable

from monograph.entries import Study
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.studies.trials import trial_group
from monograph.views.formatting.content import Content, phrase
from monograph.views.formatting.writer import Writer


def trial_lines(trials: Iterable[Sheet[Study]], writer: Writer) -> tuple[Content, ...]:
    """Return a line a trial: its name, where it stands, and when that was last looked at."""
    return tuple(
        phrase("{}: {}{}", writer.link(sheet.id), trial_group(sheet.entry), _seen(sheet.entry)) for sheet in trials
    )


def _seen(study: Study) -> str:
    seen = last_seen(study)
    return f" (last seen {seen})" if seen else ""


def last_seen(study: Study) -> str:
    """Return the newest date on which the status or a register record was looked at, as words."""
    dates = [one.last_seen for one in study.registrations if one.last_seen]
    dates += [study.status_seen] if study.status_seen else []
    newest = max(dates, key=lambda date: date.iso, default=None)
    return str(newest) if newest else ""
