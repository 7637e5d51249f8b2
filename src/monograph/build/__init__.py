"""The whole pipeline: files are read and checked, pages written, the website built aside and switched."""

from monograph.build.check import Check, check
from monograph.build.pages import PAGES_FOLDER, NotClean, pages_to_write, write_pages
from monograph.build.schemas import stale_schemas, write_schemas
from monograph.build.site import SITE_FOLDER, SiteNotOurs, build_site

__all__ = [
    "PAGES_FOLDER",
    "SITE_FOLDER",
    "Check",
    "NotClean",
    "SiteNotOurs",
    "build_site",
    "check",
    "pages_to_write",
    "stale_schemas",
    "write_pages",
    "write_schemas",
]
