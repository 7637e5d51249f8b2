"""A file that is made for taking away."""

from monograph.plug_ins import ExportFile

__all__ = ["ExportFile"]
