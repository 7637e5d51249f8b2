"""Files in; values that remember their line and column out."""

from monograph.sources.documents import Document, Path, Span, Value, line_place, read_document
from monograph.sources.files import ABOUT, EntryFile, ProjectFiles, read_project

__all__ = [
    "ABOUT",
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
