"""Files in; values that remember their line and column out."""

from monograph.sources.conflicts import conflict_finding
from monograph.sources.cut_text import cut_text
from monograph.sources.documents import Document, Path, Span, Value, line_place
from monograph.sources.files import (
    ABOUT,
    ANSWERS,
    EXCEPTIONS,
    JOURNALS,
    REVIEWERS,
    VERSIONS,
    EntryFile,
    ProjectFiles,
    read_project,
)
from monograph.sources.separators import Meant, with_plain_numbers
from monograph.sources.strict_yaml import read_document

__all__ = [
    "ABOUT",
    "ANSWERS",
    "EXCEPTIONS",
    "JOURNALS",
    "REVIEWERS",
    "VERSIONS",
    "Document",
    "EntryFile",
    "Meant",
    "Path",
    "ProjectFiles",
    "Span",
    "Value",
    "conflict_finding",
    "cut_text",
    "line_place",
    "read_document",
    "read_project",
    "with_plain_numbers",
]
