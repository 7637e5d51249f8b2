"""A day as an option of a command."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import click

_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2999, 12, 31)


class Day(click.DateTime):
    """A day on which a base may be judged; a year further away is a slip, and calendars end soon after."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the day, or fail as click does."""
        moment: datetime = super().convert(value, param, ctx)
        if not _FIRST_DAY <= moment.date() <= _LAST_DAY:
            self.fail(f"{value} is no day from {_FIRST_DAY} to {_LAST_DAY}.", param, ctx)
        return moment
