"""Values written as one short piece of text: numbers, quantities, p values, counts and dates.

Numbers are decimals and keep the digits the source printed: 0.10 and 0.1 claim different precision.
"""

from monograph.entries.shared.values.counts import NOT_SIGNIFICANT as NOT_SIGNIFICANT
from monograph.entries.shared.values.counts import CountOf as CountOf
from monograph.entries.shared.values.counts import PValue as PValue
from monograph.entries.shared.values.dates import PartialDate as PartialDate
from monograph.entries.shared.values.numbers import Flag as Flag
from monograph.entries.shared.values.numbers import Number as Number
from monograph.entries.shared.values.numbers import Whole as Whole
from monograph.entries.shared.values.numbers import decimal as decimal
from monograph.entries.shared.values.numbers import shown as shown
from monograph.entries.shared.values.quantities import Quantity as Quantity
from monograph.entries.shared.values.written import Written as Written
