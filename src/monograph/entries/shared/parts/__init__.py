"""What every entry is made of: citations, reported values, review state and summaries.

A *reported value* is the shape of every claim-bearing field (docs/decisions/0003). It is either a value with
the citations it rests on, or a reason why there is none. Sources that give another value are next to it
under ``also_reported``; the value that comes first is the preferred one, and ``preferred_because`` says why.
"""

from monograph.entries.shared.parts.citations import Citation as Citation
from monograph.entries.shared.parts.citations import Citations as Citations
from monograph.entries.shared.parts.citations import SourceReading as SourceReading
from monograph.entries.shared.parts.entry import Entry as Entry
from monograph.entries.shared.parts.names import EntryIdText as EntryIdText
from monograph.entries.shared.parts.names import IdentifierValue as IdentifierValue
from monograph.entries.shared.parts.names import LocalId as LocalId
from monograph.entries.shared.parts.names import Names as Names
from monograph.entries.shared.parts.part import Part as Part
from monograph.entries.shared.parts.part import as_list as as_list
from monograph.entries.shared.parts.part import refuse as refuse
from monograph.entries.shared.parts.reported import Alternative as Alternative
from monograph.entries.shared.parts.reported import Reported as Reported
from monograph.entries.shared.parts.reported import absence_meant as absence_meant
from monograph.entries.shared.parts.reported import exact as exact
from monograph.entries.shared.parts.reported import value_of as value_of
from monograph.entries.shared.parts.review import Review as Review
from monograph.entries.shared.parts.statements import Change as Change
from monograph.entries.shared.parts.statements import Statement as Statement
