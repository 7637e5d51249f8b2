"""Which addresses of the web may be linked to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")


def is_safe(url: str) -> bool:
    """Whether a link out of the site is a plain web address that every builder and browser can read."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or "@" in parts.netloc:
        return False
    host = parts.hostname or ""
    return (
        bool(_HOST.fullmatch(host)) and (port is None or port > 0) and not re.search(r"[\s\x00-\x20<>\"'`\\]", url)
    )
