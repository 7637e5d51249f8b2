"""The immutable graph of entries and works, and the checks on the pointers that hold it together.

A knowledge base exists only when shape, links and bibliography are clean. Whatever comes after it, rules,
views and exports, never has to ask whether something exists.
"""

from monograph.knowledge_base.graph import KnowledgeBase
from monograph.knowledge_base.joining import LinkCheck, join

__all__ = ["KnowledgeBase", "LinkCheck", "join"]
