"""Where in a journal a work stands: volume, issue, pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

_DASH = re.compile(r"\s*(?:-{1,3}|–|—)\s*")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")  # "U.S."
_LONGEST_ABBREVIATION = 5  # "Proc.", with its stop
_NUMBERED = re.compile(r"([A-Za-z]*)([0-9]{1,9})")
_LABELS = (("volume", "volume"), ("number", "issue"), ("pages", "pages"))


def printed_pages(pages: str) -> str:
    """Return pages without the digits that repeat: 1474--1481 is 1474-81, S57--S63 is S57-63.

    Anything that is not a range of numbers (e16264, CD004157, iii-v) keeps all its characters.
    """
    return ", ".join(_range(part.strip()) for part in pages.split(",") if part.strip())


def printed_journal(name: str) -> str:
    """Return a journal's name without the full stops of abbreviations: "Am. J. Hum." is "Am J Hum".

    A full stop behind a whole word separates parts of a name ("J Hum Soc. Series B") and stays. Source: *Citing
    Medicine*, chapter 1, "Journal title".
    """
    words = name.split()
    stopped = [word for word in words if word.endswith(".")]
    is_abbreviated = len(stopped) > 1 or any(len(word) <= _LONGEST_ABBREVIATION for word in stopped)
    if is_abbreviated or (words and words[-1] in stopped):
        return " ".join(word.replace(".", "") if _INITIALS.fullmatch(word) else word.rstrip(".") for word in words)
    return name


def first_page(pages: str) -> str:
    """Return "1474" for 1474--1481 and for 1474-81."""
    return _DASH.split(pages.partition(",")[0].strip())[0].lower()


def _range(pages: str) -> str:
    ends = _DASH.split(pages)
    if len(set(ends)) == 1:
        return ends[0]  # e803-e803 is one page
    matches = [_NUMBERED.fullmatch(end) for end in ends]
    first, last = (matches[0], matches[1]) if len(matches) == 2 else (None, None)
    if first is None or last is None:
        return "-".join(ends)
    if first[1] == last[1] and len(last[2]) < len(first[2]):
        # 703--08 is 703--708.
        whole = first[2][: len(first[2]) - len(last[2])] + last[2]
        last = _NUMBERED.fullmatch(f"{last[1]}{whole}") or last
    same_length = len(first[2]) == len(last[2])
    if not same_length or first[1] != last[1] or int(first[2]) >= int(last[2]):
        prefix = "" if first[1] == last[1] and int(first[2]) < int(last[2]) else last[1]
        return f"{ends[0]}-{prefix}{last[2]}"
    kept = next(index for index, pair in enumerate(zip(first[2], last[2], strict=True)) if pair[0] != pair[1])
    return f"{ends[0]}-{last[2][kept:]}"


def printed_issue(volume: str, number: str) -> str:
    """Return "86(16)", "(4)" without a volume, or "160 Suppl 1" when the supplement is the volume's own."""
    number = _DASH.sub("-", number)
    if number.lower().startswith("suppl") and volume:
        return f"{volume} {number}"
    return volume + (f"({number})" if number else "")


def published_in(date: str, values: Mapping[str, str], unseen: Collection[str]) -> str:
    """Return "2016 Apr 19;86(16):1474-81", with what no one has seen named at the end in square brackets.

    ``values`` holds volume, number, pages and eid, as far as they are known. An article number (eid) is in
    the place of pages.
    """
    issue = printed_issue(values.get("volume", ""), values.get("number", ""))
    article = values.get("eid", "")
    pages = article or printed_pages(values.get("pages", ""))
    text = date + (f";{issue}" if issue else "") + (f":{pages}" if pages else "")
    missing = [label for name, label in _LABELS if name in unseen and not (article and name == "pages")]
    listed = " and ".join(filter(None, (", ".join(missing[:-1]), *missing[-1:])))
    return f"{text} [{listed} not seen]" if missing else text
