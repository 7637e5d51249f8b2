"""A read-only API of plain files: everything the site shows, as JSON that a schema describes.

The address holds the version of the shape, ``api/v1``; a change that breaks a reader's program makes a new one.
"""

from monograph.exports.api.files import api_files

__all__ = ["api_files"]
