"""What people and programs take away: views and the base as files in formats of others."""

from monograph.exports.files import ExportFile

__all__ = ["ExportFile"]
