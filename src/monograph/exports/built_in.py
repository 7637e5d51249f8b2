"""The plug-ins that come with Monograph. Every base has them; they are made like those from outside.

They are named here and not as entry points of our own package: an editable install that is older than the code
would lack those, and their files would vanish without a word (docs/decisions/0038).
"""

from monograph import __version__
from monograph.exports.fhir import PLUG_IN as FHIR
from monograph.plug_ins import InstalledPlugIn, PlugIn, PlugIns
from monograph.views.linked_data import page_nodes

JSON_LD = PlugIn(nodes=page_nodes)

_OURS = f"monograph {__version__}"
BUILT_IN = PlugIns((InstalledPlugIn("fhir", _OURS, FHIR), InstalledPlugIn("json-ld", _OURS, JSON_LD)))
