"""Fields that point elsewhere: links to entries, keys of works, and text that may hold both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from monograph.bibliography.keys import KEY_PATTERN

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST_ID = 80
# Each kind's list of entries stands at index.html beside them.
LIST_ID = "index"

# In running text: [[entry-id]] and [[entry-id|words]]; [@Key, locator; see also @Key] and a bare @Key.
WIKI_LINK = re.compile(r"(?<!\\)\[\[(?P<id>[^\[\]|\n]*)(?:\|(?P<words>[^\[\]\n]*))?\]\]")
# A key is looked for ahead, so that a long text without a closing bracket is not searched again from each sign.
# A place in the work may hold brackets that close again, and between quotation marks any sign.
_QUOTED_PLACE = r',\s*"[^"\n]*"(?=\s*(?:[,;\]]|\Z))'
_INNER_BRACKET = r"\[[^\[\]\n@]*\]"
CITATION_GROUP = re.compile(
    rf"\[(?P<inside>(?=[^\[\]\n]*@[A-Za-z])(?:{_QUOTED_PLACE}|[^\[\]]|{_INNER_BRACKET})*+)\]"
)
_BETWEEN_CITATIONS = re.compile(rf"(?P<whole>{_QUOTED_PLACE}|{_INNER_BRACKET})|;")
_IN_QUOTATION_MARKS = re.compile(r'"(?P<place>[^"\n]*)"')
BARE_CITATION = re.compile(r"(?<![\w@./\\])@(?P<key>" + KEY_PATTERN + r")")
_CITED = re.compile(
    r"^(?P<prefix>[^@]*?)(?<![\w@./\\])@(?P<key>" + KEY_PATTERN + r")(?:\s*,\s*(?P<locator>.*))?$", re.DOTALL
)


class CheckedText(str):
    """A string that knows what kind of thing it names; subclasses say what is allowed."""

    pattern: ClassVar[str] = ""
    rule: ClassVar[str] = ""
    remedy: ClassVar[str] = ""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls._checked, core_schema.str_schema(strict=True, pattern=None)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        made: dict[str, Any] = handler(core_schema.str_schema())
        return made | {"minLength": 1} | ({"pattern": f"^{cls.pattern}$"} if cls.pattern else {})

    @classmethod
    def _checked(cls, text: str) -> CheckedText:
        if not text.strip():
            raise PydanticCustomError(
                "empty-text", "the text is empty", {"remedy": "Write it, or leave the field out."}
            )
        if cls.pattern and not re.fullmatch(cls.pattern, text):
            message = "`{text}` is not of the right form"
            raise PydanticCustomError(cls.rule, message, {"text": text, "remedy": cls.remedy})
        return cls(text)


class EntryLink(CheckedText):
    """The id of another entry. ``kinds`` names the kinds it may point at; none means any kind."""

    kinds: ClassVar[tuple[str, ...]] = ()
    pattern = ID_PATTERN
    rule = "entry-id"
    remedy = "An id is a file name without .yaml: small letters, digits and single hyphens."


class ConditionLink(EntryLink):
    """The id of a condition."""

    kinds = ("condition",)


class OutcomeLink(EntryLink):
    """The id of an outcome."""

    kinds = ("outcome",)


class DrugLink(EntryLink):
    """The id of a drug, a drug class or a non-drug treatment."""

    kinds = ("drug",)


class StudyLink(EntryLink):
    """The id of a study."""

    kinds = ("study",)


class GuidelineLink(EntryLink):
    """The id of a guideline."""

    kinds = ("guideline",)


class ClaimLink(EntryLink):
    """The id of a claim check."""

    kinds = ("claim",)


class QuestionLink(EntryLink):
    """The id of a question."""

    kinds = ("question",)


class CiteKey(CheckedText):
    """The key of a work in references.bib."""

    pattern = KEY_PATTERN
    rule = "citation-key"
    remedy = (
        "Write it as in references.bib: letters, digits, - and _, and . : / or + between them. Weiss2016 is one."
    )


class EntryText(CheckedText):
    """Running text in restricted Markdown, with links to entries and citations."""


class Name(CheckedText):
    """One line of any printable text that becomes a title, a table heading or a word in a sentence.

    No sign in it has a meaning: `CD4<200`, `[18F]`, `*1/*28` and `<b>` are shown as they are written. Whoever
    prints a name escapes it for the place it stands in (docs/decisions/0034).
    """

    pattern = r"(?=.*[^\s\u2800])[^\n\r]+"
    rule = "one-line-name"
    remedy = "Write one line in which something can be read."

    @classmethod
    def _checked(cls, text: str) -> CheckedText:
        if not text.strip():
            return super()._checked(text)
        if fault := _fault_of_name(text):
            raise PydanticCustomError(cls.rule, "{fault}", {"fault": fault, "remedy": cls.remedy})
        return cls(text)


class Verbatim(CheckedText):
    """Printable text of any length and any number of lines, shown as it was typed: a search strategy."""


# Letters, numbers, punctuation and symbols; spaces, joiners and marks show nothing by themselves.
_SEEN = "LNPS"
_BLANK_IN_BRAILLE = "\u2800"


def _fault_of_name(text: str) -> str:
    """Return what keeps a text from being a name, or nothing."""
    if re.search(r"[\n\r]", text):
        return "this goes over several lines, and one line belongs here"
    is_seen = any(unicodedata.category(sign)[0] in _SEEN for sign in text if sign != _BLANK_IN_BRAILLE)
    return "" if is_seen else "of this text nothing can be seen"


@dataclass(frozen=True, slots=True)
class Link:
    """One pointer from an entry to another: from which field, to which id, and what kinds it may be."""

    path: tuple[str | int, ...]
    target: str
    kinds: tuple[str, ...]
    token: str = ""


@dataclass(frozen=True, slots=True)
class CitedWork:
    """One use of a work in an entry: from which field, and under which key."""

    path: tuple[str | int, ...]
    key: str
    token: str = ""


@dataclass(frozen=True, slots=True)
class TextCitation:
    """One work inside a citation in running text: words before it, its key and its locator."""

    key: str
    locator: str = ""
    prefix: str = ""


def values_of(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Yield every value inside a model, with its path, in the order of the fields."""
    yield path, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from values_of(getattr(value, name), (*path, name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from values_of(item, (*path, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from values_of(item, (*path, number))


def links_of(entry: BaseModel) -> Iterator[Link]:
    """Yield every link from an entry to another one, from link fields and from running text."""
    return links_in(values_of(entry))


def links_in(values: Iterable[tuple[tuple[str | int, ...], object]]) -> Iterator[Link]:
    """Yield every link among some values, each given with its path."""
    for path, value in values:
        if isinstance(value, EntryLink):
            yield Link(path, str(value), value.kinds)
        elif isinstance(value, EntryText):
            for match in WIKI_LINK.finditer(value):
                yield Link(path, match["id"].strip(), (), match.group())


def citations_of(entry: BaseModel) -> Iterator[CitedWork]:
    """Yield every use of a work in an entry, from citation fields and from running text."""
    return citations_in(values_of(entry))


def citations_in(values: Iterable[tuple[tuple[str | int, ...], object]]) -> Iterator[CitedWork]:
    """Yield every use of a work among some values, each given with its path."""
    for path, value in values:
        if isinstance(value, CiteKey):
            yield CitedWork(path, str(value))
        elif isinstance(value, EntryText):
            for key in keys_in_text(value):
                yield CitedWork(path, key, f"@{key}")


def keys_in_text(text: str) -> tuple[str, ...]:
    """Return the keys cited in a text, in order, repeats included."""
    return tuple(match["key"] for match in BARE_CITATION.finditer(text))


def citations_in_group(inside: str) -> tuple[TextCitation, ...]:
    """Read the inside of a bracketed citation: ``@Weiss2016, table 2; see also @Kanai2003``.

    Brackets of which a part has no key are no citation, and nothing is returned: their words must not be lost.
    Pandoc's manual defines the syntax; that a place in quotation marks may hold any sign is ours.
    """
    parts = [_CITED.match(part.strip()) for part in _parts_of_group(inside)]
    cited = [part for part in parts if part]
    if len(cited) < len(parts):
        return ()
    return tuple(
        TextCitation(part["key"], _place_in(part["locator"] or ""), part["prefix"].strip()) for part in cited
    )


def _parts_of_group(inside: str) -> Iterator[str]:
    """Yield what stands between semicolons, those in quotation marks or inner brackets apart."""
    begin = 0
    for match in _BETWEEN_CITATIONS.finditer(inside):
        if match["whole"] is None:
            yield inside[begin : match.start()]
            begin = match.end()
    yield inside[begin:]


def _place_in(locator: str) -> str:
    quoted = _IN_QUOTATION_MARKS.fullmatch(locator.strip())
    return quoted["place"].strip() if quoted else locator.strip()
