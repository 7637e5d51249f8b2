"""Web addresses that contributors write: of the right form, and with a host and a port that there can be."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from monograph.text.fields import CheckedText


class _Address(CheckedText):
    """An http or https address: of a form that its subclass gives, with a host and a port that there can be."""

    @classmethod
    def _checked(cls, text: str) -> CheckedText:
        checked = super()._checked(text)
        if fault := _address_fault(text):
            shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]} …"
            message = "`{text}` is no address: {fault}"
            raise PydanticCustomError(cls.rule, message, {"text": shown, "fault": fault, "remedy": cls.remedy})
        return checked


_LONGEST_ADDRESS, _LONGEST_SHOWN = 2000, 100
# RFC 1035, section 2.3.4: 63 signs a label, 253 in all that can be written.
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_LONGEST_HOST = 253


def _address_fault(text: str) -> str:
    """Return what is wrong with an address that has the right form, or nothing."""
    if len(text) > _LONGEST_ADDRESS:
        return f"it has {len(text):,} signs, and {_LONGEST_ADDRESS:,} are the most"
    parts = urlsplit(text)
    try:
        port = parts.port
    except ValueError:
        port = 0
    if parts.netloc.endswith(":") or port == 0:
        return "a port is a number from 1 to 65,535"
    host = parts.hostname or ""
    if len(host) > _LONGEST_HOST or not all(map(_LABEL.fullmatch, host.split("."))):
        return "there is no such host"
    if re.search(r"%(?![0-9A-Fa-f]{2})", parts.path):
        return "a percent sign is followed by two digits of base 16"
    return ""


class WebAddress(_Address):
    """The address of a web site, with the slash at its end."""

    pattern = r"https?://[A-Za-z0-9](?:[A-Za-z0-9.:-]*[A-Za-z0-9])?(?:/[A-Za-z0-9._~-]+)*/"
    rule = "web-address"
    remedy = (
        "Write the whole address with a slash at its end: `https://example.org/` or `https://example.org/base/`."
    )


class DocumentAddress(_Address):
    """The address of one document on the web."""

    pattern = r"https?://[A-Za-z0-9](?:[A-Za-z0-9.:-]*[A-Za-z0-9])?(?:/[A-Za-z0-9._~%/-]*)?"
    rule = "page-address"
    remedy = "Write the whole address: `https://example.org/licence`, without a question mark or a number sign."


class PublicAddress(_Address):
    """The address of a page on the web as browsers show it, with what follows a question mark or a number sign."""

    pattern = (
        DocumentAddress.pattern + r"(?:\?[A-Za-z0-9._~%!$&()*+,;=:@/?-]*)?(?:#[A-Za-z0-9._~%!$&()*+,;=:@/?-]*)?"
    )
    rule = "page-address"
    remedy = "Copy the whole address from the browser: `https://example.org/news?id=7`."
