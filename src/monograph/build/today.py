"""The day on which a knowledge base is judged: read once, at the rim, and passed on as an argument."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    """Return the date in UTC; that of SOURCE_DATE_EPOCH when it is set (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return moment.date()
