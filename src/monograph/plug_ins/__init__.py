"""The public interface for plug-ins: what an outside package imports to add rules, pages and exports.

A package names a `PlugIn` as an entry point of the group ``monograph.plug_ins``, and a base names the plug-in in
kb/base.yaml. docs/plug-ins.md shows how. The names below stay as they are within a major version.
"""

from monograph.entries.reading.sheet import Sheet
from monograph.findings import Severity
from monograph.knowledge_base import KnowledgeBase
from monograph.plug_ins.plug_in import Export, ExportFile, InstalledPlugIn, Node, PlugIn, PlugIns
from monograph.plug_ins.text_page import TextPage, TextSection, TextTable, entry_text, page_faults, shown_page
from monograph.rules import Breach, Judgement, NotJudged, Passed, Rule, Setting, Theme
from monograph.rules.rule import rule
from monograph.views import Page
from monograph.views.formatting.blocks import Offer

__all__ = [
    "Breach",
    "Export",
    "ExportFile",
    "InstalledPlugIn",
    "Judgement",
    "KnowledgeBase",
    "Node",
    "NotJudged",
    "Offer",
    "Page",
    "Passed",
    "PlugIn",
    "PlugIns",
    "Rule",
    "Setting",
    "Severity",
    "Sheet",
    "TextPage",
    "TextSection",
    "TextTable",
    "Theme",
    "entry_text",
    "page_faults",
    "rule",
    "shown_page",
]
