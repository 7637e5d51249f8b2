"""Links from a page to entries, under their names, with a warning beside what is not sound."""

from __future__ import annotations

from collections.abc import Iterable

from monograph import urls
from monograph.entries.shared import vocabulary as words
from monograph.evidence.pico.names import inside_sentence
from monograph.evidence.studies.soundness import soundness_of_entry, soundness_of_work
from monograph.knowledge_base import KnowledgeBase
from monograph.views.formatting.content import Content, content, joined, link_to, phrase, unsound

# The word beside whatever rests on a work that is not sound; a corrected work is sound.
UNSOUND_WORDS = {words.NoticeType.RETRACTION: "retracted", words.NoticeType.CONCERN: "under concern"}


class PageLinks:
    """Names entries and links to them, from the page at one address."""

    def __init__(self, base: KnowledgeBase, address: str) -> None:
        self.base = base
        self.address = address

    def href(self, address: str) -> str:
        """Return the link from this page to an address of the site."""
        return urls.relative(self.address, address)

    def address_of(self, entry_id: str) -> str:
        """Return the address of an entry's page."""
        return urls.entry_page(type(self.base.sheets[entry_id].entry), entry_id)

    def link(self, entry_id: str, label: str = "") -> Content:
        """Return a link to an entry, under its name or the given words."""
        shown = label or self.base.sheets[entry_id].entry.name
        address = self.address_of(entry_id)
        if address == self.address:
            return content(shown)
        link = link_to(self.href(address), shown, entry=entry_id)
        warning = self.warning_on(entry_id)
        return phrase("{} {}", link, unsound(warning)) if warning else link

    def named(self, entry_id: str) -> str:
        """Return an entry's name in words, with the warning that it is not sound where it is not."""
        return ", ".join(filter(None, (self.base.sheets[entry_id].entry.name, self.warning_on(entry_id))))

    def warning_on(self, entry_id: str) -> str:
        """Return the word that says that a study or a guideline is not sound; nothing for any other entry."""
        kind = soundness_of_entry(entry_id, self.base)
        return UNSOUND_WORDS[kind] if kind else ""

    def warning_on_work(self, key: str) -> str:
        """Return the word that says that a work is not sound; nothing for a sound one."""
        kind = soundness_of_work(key, self.base)
        return UNSOUND_WORDS[kind] if kind else ""

    def name_for(self, entry_id: str, is_inside_sentence: bool) -> str:
        """Return an entry's name; inside a sentence a common noun loses its capital."""
        entry = self.base.sheets[entry_id].entry
        return self.in_sentence(entry.name) if is_inside_sentence and entry.is_common_noun else entry.name

    def in_sentence(self, name: str) -> str:
        """Return a name as it reads inside a sentence; a proper name keeps its capital."""
        return inside_sentence(name, self.base)

    def name_in_sentence(self, entry_id: str) -> str:
        """Return an entry's name as it reads inside a sentence."""
        return self.in_sentence(self.base.sheets[entry_id].entry.name)

    def links(self, entry_ids: Iterable[str]) -> Content:
        """Return links to several entries, with commas between."""
        return joined(self.link(entry_id) for entry_id in entry_ids)
