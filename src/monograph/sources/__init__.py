"""Files in; values that remember their line and column out."""

from monograph.sources.documents import Document, Path, Span, Value, line_place
from monograph.sources.files import (
    ABOUT,
    ANSWERS,
    EXCEPTIONS,
    REVIEWERS,
    VERSIONS,
    EntryFile,
    ProjectFiles,
    read_project,
)
from monograph.sources.strict_yaml import read_document

__all__ = [
    "ABOUT",
    "ANSWERS",
    "EXCEPTIONS",
    "REVIEWERS",
    "VERSIONS",
    "Document",
    "EntryFile",
    "Path",
    "ProjectFiles",
    "Span",
    "Value",
    "line_place",
    "read_document",
    "read_project",
]
