"""The licences under which content is given away, by their identifiers."""

from __future__ import annotations

import re
from typing import ClassVar

from pydantic_core import PydanticCustomError

from monograph.findings import did_you_mean
from monograph.text.fields import CheckedText

# Licences for content, and those for programs under which content is given away as well (spdx.org/licenses).
_CREATIVE_COMMONS = tuple(
    f"CC-{terms}-{version}"
    for terms in ("BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND")
    for version in ("1.0", "2.0", "2.5", "3.0", "4.0")
)
_WITH_IGO = tuple(f"{one}-IGO" for one in _CREATIVE_COMMONS if one.endswith("3.0"))
LICENCES = (
    *("CC0-1.0", "CC-PDDC", "PDDL-1.0", "ODC-By-1.0", "ODbL-1.0", "Unlicense", "0BSD", "WTFPL", "FSFAP"),
    *_CREATIVE_COMMONS,
    *_WITH_IGO,
    *("CC-BY-SA-2.1-JP", "CC-BY-3.0-AT", "CC-BY-3.0-AU", "CC-BY-3.0-DE", "CC-BY-3.0-NL", "CC-BY-3.0-US"),
    *("CC-BY-SA-3.0-AT", "CC-BY-SA-3.0-DE", "CC-BY-NC-SA-3.0-DE"),
    *("OGL-UK-1.0", "OGL-UK-2.0", "OGL-UK-3.0", "OGL-Canada-2.0", "DL-DE-BY-2.0", "DL-DE-ZERO-2.0", "etalab-2.0"),
    *("CDLA-Permissive-1.0", "CDLA-Permissive-2.0", "CDLA-Sharing-1.0", "LAL-1.3", "OPUBL-1.0"),
    *(f"GFDL-{version}-{how}" for version in ("1.1", "1.2", "1.3") for how in ("only", "or-later")),
    *("MIT", "MIT-0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "EUPL-1.2", "MPL-2.0"),
    *(f"{name}-{how}" for name in ("GPL-2.0", "GPL-3.0", "LGPL-3.0", "AGPL-3.0") for how in ("only", "or-later")),
)


class SpdxId(CheckedText):
    """The identifier of a licence in the SPDX list (spdx.org/licenses), or one beginning with LicenseRef-."""

    pattern = r"[A-Za-z0-9][A-Za-z0-9.+-]{0,63}"
    rule = "spdx-id"
    remedy = "An identifier has letters, digits, points, plus signs and hyphens: CC-BY-4.0, LicenseRef-Ours."
    otherwise: ClassVar[str] = (
        "Give its identifier in the SPDX list, begin a name of your own with LicenseRef-, or leave it out."
    )

    @classmethod
    def _checked(cls, text: str) -> CheckedText:
        checked = super()._checked(text)
        if text not in LICENCES and not re.fullmatch(r"LicenseRef-[A-Za-z0-9.-]+", text):
            remedy = did_you_mean(text, LICENCES, cls.otherwise, always=cls.otherwise)
            message = "`{text}` is no licence that we know"
            raise PydanticCustomError(cls.rule, message, {"text": text, "remedy": remedy})
        return checked
