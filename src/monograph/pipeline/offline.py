"""The website as one zip file, to be opened from a folder or a stick without a network or a server."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from monograph.pipeline.site import SITE_FOLDER, SITE_MARKER
from monograph.pipeline.writing import replace_file

OFFLINE_FILE = "monograph-offline.zip"
_TOP = "monograph-offline"
_README = "Open index.html in a browser. Everything works without a network, the search included.\n"
# Zip files hold no earlier day; with the real one, the same site would make another file every time.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
# What only a web server, a search engine or a developer asks for.
_ONLY_ON_THE_WEB = frozenset(
    {
        *(SITE_MARKER, "404.html", "opensearch.xml", "robots.txt", "sitemap.xml", "sitemap.xml.gz"),
        *("CNAME", ".nojekyll", ".well-known"),
    }
)


class NoSiteError(Exception):
    """Raised when there is no website to copy."""


def write_offline(root: Path, path: Path) -> tuple[int, int]:
    """Write the built website into one zip file, and return the number of files in it and its bytes.

    The same website gives the same file. Links are left out; the file is replaced when it is whole. Raises
    NoSiteError when there is no website of ours.
    """
    site = root / SITE_FOLDER
    if not (site / SITE_MARKER).is_file() or site.is_symlink():
        raise NoSiteError(f"There is no website in {site}. Make it first: monograph build.")
    files = dict(_files(site))
    packed = io.BytesIO()
    with ZipFile(packed, "w") as file:
        for name in sorted(files):
            about = ZipInfo(f"{_TOP}/{name}", _NO_DAY)
            about.compress_type, about.external_attr, about.create_system = ZIP_DEFLATED, _READABLE, 3
            file.writestr(about, files[name], compresslevel=9)
    replace_file(path, packed.getvalue())
    return len(files), packed.tell()


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield what belongs in the copy, by its address. All that pages load are scripts, styles and pictures."""
    yield "README.txt", _README.encode()
    for folder, _, names in os.walk(site):
        for path in (Path(folder) / name for name in names):
            address = path.relative_to(site).as_posix()
            if path.is_symlink() or address.partition("/")[0] in _ONLY_ON_THE_WEB or path.suffix == ".map":
                continue
            yield address, path.read_bytes()
