"""A read-only API of plain files: everything the site shows, as JSON that a schema describes.

The address includes the version, ``api/v1``; a change that breaks a program gets a new one.
"""

from monograph.exports.api.files import api_files

__all__ = ["api_files"]
