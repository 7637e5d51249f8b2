"""Text that was UTF-8 and was read as Windows-1252 or Latin-1: "BjÃ¶rn" for Björn.

Such text is valid UTF-8 again, so only its looks give it away: a letter such as Ã, with which UTF-8 begins a
character, and behind it signs that go on with one. Some of these pairs are good text as well: a word in capitals
may end in Ö or Ã with a quotation mark or a dash behind it, and 12 Å³ is a volume. A sign that may be behind a
word counts only where small letters show that no word ends there, so good text is not reported; now and then a
single garbled character goes unseen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from monograph.bibliography.source_text import SourceText
from monograph.findings import Finding

# The signs that Windows-1252 has where Latin-1 has controls; everything else is the same in both.
_SIGNS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_GOES_ON = f"\xa0-\xbf{_SIGNS}"
# Characters of two, three and four bytes, in UTF-8; ß would begin none that anybody writes.
_GARBLED = re.compile(rf"(?:[Â-Þ][{_GOES_ON}]|[à-ï][{_GOES_ON}]{{2}}|[ð-ô][{_GOES_ON}]{{3}})+")
_WORD_CHARACTERS = r"[^\s{}\"=,;()]{0,40}"
_WORD_BEFORE, _WORD_BEHIND = re.compile(_WORD_CHARACTERS + r"\Z"), re.compile(_WORD_CHARACTERS)
_NO_TEXT = frozenset({"Cc", "Cn", "Co", "Cs"})

# What may stand right behind the last letter of a word, by the letter.
_MARKS = "\xa0®™»«›‹’”“‘–—…•†‡"
_MAY_FOLLOW = {
    "Ã": frozenset(_MARKS + "¹²³"),
    "Ä": frozenset(_MARKS + "©¹²³"),
    "Å": frozenset(_MARKS + "©°·¹²³±´ªº"),  # the ångström too
    "Î": frozenset(_MARKS),
    "Ï": frozenset(_MARKS),
}
_MARK_BEHIND_EACH = re.compile(f"(?:[Â-Þ][{_MARKS}])+")  # Ä–Ö–Ü
_OPENING = frozenset("«‹“„‘‚\"'\xa0")
_NUMBER_BEFORE = re.compile(r"\d[\s-]?\Z")


def bib_mojibake(source: SourceText) -> Iterator[Finding]:
    """Yield one finding for each line that holds text read in a wrong encoding before it came into the file."""
    line_end = 0
    for match in _GARBLED.finditer(source.text):
        if match.start() >= line_end and _is_garbled(source.text, match):
            line_end = source.line_end(match.start())
            place = source.place(match.start(), match.end())
            word = _word_around(source.text, match)
            meant = _GARBLED.sub(lambda part: _decoded(part.group()) or part.group(), word)
            yield Finding(
                "bib-encoding",
                place,
                f"`{word}` was UTF-8 and has been read in another encoding",
                f"Write `{meant}`, and look at the rest of the entry."
                if "\ufffd" not in meant
                else "The character is lost: type it again, and look at the rest of the entry.",
            )


def _decoded(garbled: str) -> str | None:
    """Return what the text was, or None when its bytes are not the UTF-8 of any text."""
    codes = (sign.encode("cp1252" if sign in _SIGNS else "latin-1") for sign in garbled)
    try:
        meant = b"".join(codes).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if any(unicodedata.category(letter) in _NO_TEXT for letter in meant) else meant


def _is_garbled(text: str, match: re.Match[str]) -> bool:
    """Return whether the signs cannot be good text where they stand."""
    meant = _decoded(match.group())
    if meant is None:
        return False
    if len(meant) > 1 and not _MARK_BEHIND_EACH.fullmatch(match.group()):
        return True
    lead, first, rest = match.group()[0], match.group()[1], match.group()[2:]
    if lead == "Â":
        return text[match.start() - 1 : match.start()] not in _OPENING
    if lead in _MAY_FOLLOW:
        return first not in _MAY_FOLLOW[lead] or _is_inside_a_word(text, match)
    if lead == "á":  # letters with marks below, and those of Vietnamese
        return first in "¸º" or (first in "¹»" and rest not in _MAY_FOLLOW["Å"])
    if lead == "â":  # punctuation, arrows, ≥ and so on
        return first in "€‚„†ˆ‰œ"
    return meant in "\ufeff\ufffd" or lead == "ð" or (lead.isupper() and _is_between_small_letters(text, match))


def _is_inside_a_word(text: str, match: re.Match[str]) -> bool:
    """Return whether small letters are around a capital and a sign, so that no word in capitals ends there."""
    before, behind = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 1]
    if match.group()[0] == "Å" and _NUMBER_BEFORE.search(before):
        return False
    return before[-1:].islower() or (
        behind.islower() and not (len(before) == 2 and before.isupper() and before.isalpha())
    )


def _is_between_small_letters(text: str, match: re.Match[str]) -> bool:
    return text[match.start() - 1 : match.start()].islower() and text[match.end() : match.end() + 1].islower()


def _word_around(text: str, match: re.Match[str]) -> str:
    """Return the word with the garbled signs in it."""
    before = _WORD_BEFORE.search(text[max(0, match.start() - 40) : match.start()])
    behind = _WORD_BEHIND.match(text, match.end())
    return (before.group() if before else "") + match.group() + (behind.group() if behind else "")
