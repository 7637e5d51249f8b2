"""Words for documents: what kind one is, how it was read, and what it is to a study."""

from __future__ import annotations

from enum import StrEnum


class SourceNature(StrEnum):
    """What kind of document a source is."""

    PAPER = "paper"
    CONFERENCE_ABSTRACT = "conference abstract"
    REGISTER = "register"
    LABEL = "label"
    GUIDELINE = "guideline"
    REGULATOR = "regulator notice"
    PRESS_RELEASE = "press release"
    NEWS = "news"
    DATA_FILE = "data file"
    SECONDARY = "secondary text"


class ReadingExtent(StrEnum):
    """How much of a source was read."""

    FULL_TEXT = "full text"
    ABSTRACT = "abstract"
    EXCERPT = "excerpt"
    RECORD = "record only"


class ReadingAccess(StrEnum):
    """Whether the source itself was read, or a copy of it."""

    ORIGINAL = "original"
    COPY = "copy"


class Basis(StrEnum):
    """Whether a source states a value, or we conclude it from what the source states."""

    STATED = "stated"
    INFERRED = "inferred"


class ReportRole(StrEnum):
    """What a document is to the study it reports."""

    MAIN = "main report"
    ABSTRACT = "conference abstract"
    PROTOCOL = "protocol"
    REGISTER = "register record"
    SECONDARY = "secondary analysis"
    ERRATUM = "erratum"
    NEWS = "news"
    PRESS_RELEASE = "press release"
    COMMENT = "comment"


class NoticeType(StrEnum):
    """What an editor or publisher later said of a report."""

    RETRACTION = "retraction"
    CONCERN = "expression of concern"
    CORRECTION = "correction"


class DocumentType(StrEnum):
    """What kind of public document makes a claim."""

    NEWS = "news article"
    AI_ANSWER = "AI-written answer"
    LEAFLET = "leaflet"
    WEB_PAGE = "web page"
