"""The day on which a knowledge base is judged: read once, at the rim, and passed on as an argument."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

_LAST = int(datetime(2999, 12, 31, tzinfo=UTC).timestamp())


def today() -> date:
    """Return the date in UTC; that of SOURCE_DATE_EPOCH when it is set (reproducible-builds.org).

    What is no number of seconds, or lies behind the year 2999, counts as not set.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    is_set = epoch.isdecimal() and len(epoch) <= len(str(_LAST)) and int(epoch) <= _LAST
    return (datetime.fromtimestamp(int(epoch), UTC) if is_set else datetime.now(UTC)).date()
