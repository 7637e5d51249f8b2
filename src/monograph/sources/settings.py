"""The settings of the website in mkdocs.yml, read without running anything, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from monograph.findings import Finding, Place
from monograph.sources.documents import LINE_BREAK, line_place
from monograph.sources.files import SETTINGS

_LARGEST_BYTES = 512 * 1024
_BOOLEAN = "tag:yaml.org,2002:bool"
_PLAIN = frozenset({f"tag:yaml.org,2002:{kind}" for kind in ("str", "bool", "int", "float", "null", "timestamp")})


@dataclass(frozen=True)
class SiteSetting:
    """One value in mkdocs.yml: a word, a list or a group of settings, and where it stands.

    ``word`` is None for a list, a group, and for what only MkDocs can work out, such as `!ENV`.
    """

    node: yaml.Node
    text: str

    @property
    def word(self) -> str | None:
        """The value as it is written; `true` or `false` for a yes or no, however it is spelt."""
        if not isinstance(self.node, yaml.ScalarNode) or self.node.tag not in _PLAIN:
            return None
        value = str(self.node.value)
        return str(value.lower() in ("true", "yes", "on")).lower() if self.node.tag == _BOOLEAN else value

    @property
    def place(self) -> Place:
        """Where it stands."""
        mark = self.node.start_mark
        return line_place(SETTINGS, self.text, mark.line + 1, mark.column + 1)

    def find(self, name: str) -> SiteSetting | None:
        """Return the setting of a name in this group; None when it is not there, or this is no group."""
        if isinstance(self.node, yaml.MappingNode):
            for key, value in self.node.value:
                if isinstance(key, yaml.ScalarNode) and key.value == name:
                    return SiteSetting(value, self.text)
        return None

    def items(self) -> Iterator[SiteSetting]:
        """Yield the items of this list; of a group, its names. One word is a list of one."""
        if isinstance(self.node, yaml.SequenceNode):
            for node in self.node.value:
                item = SiteSetting(node, self.text)
                # `- toc:` with options below it stands for its name, a script with options for its path.
                path = item.find("path")
                yield from (path,) if path else item.items() if isinstance(node, yaml.MappingNode) else (item,)
        elif isinstance(self.node, yaml.MappingNode):
            for key, _ in self.node.value:
                yield SiteSetting(key, self.text)
        elif self.word:
            yield self


def read_settings(raw: bytes) -> tuple[SiteSetting | None, tuple[Finding, ...]]:
    """Return the settings as one group, or a finding that tells why they cannot be read. Never raises."""
    if len(raw) > _LARGEST_BYTES:
        found = f"the file is {len(raw) // 1024} kB"
        return None, (Finding("file-too-large", Place(SETTINGS), found, "Settings never need as much."),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        *above, last = LINE_BREAK.split(raw[: error.start].decode("utf-8"))
        place = line_place(SETTINGS, raw.decode("utf-8", errors="replace"), len(above) + 1, len(last) + 1)
        found = f"byte {raw[error.start]:#04x} is not valid UTF-8"
        return None, (Finding("file-encoding", place, found, "Save the file as UTF-8."),)
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = line_place(SETTINGS, text, mark.line + 1, mark.column + 1) if mark else Place(SETTINGS)
        return None, (_not_yaml(place, error.problem or "it cannot be read"),)
    except (yaml.YAMLError, RecursionError) as error:
        return None, (_not_yaml(Place(SETTINGS), " ".join(str(error).split())),)
    if not isinstance(node, yaml.MappingNode):
        remedy = (
            "Write `name: value`, a line each; the mkdocs.yml of this project's repository shows all it needs."
        )
        return None, (Finding("wrong-type", Place(SETTINGS), "there are no settings in it", remedy),)
    return SiteSetting(node, text), ()


def _not_yaml(place: Place, problem: str) -> Finding:
    remedy = "Look at the indentation, quotation marks and colons of this line and the one above."
    return Finding("yaml-syntax", place, f"this is not valid YAML: {problem}", remedy)
