"""What a view shows, as pictures: SVG in the page, drawn from the view's numbers and nothing else."""

from __future__ import annotations

from monograph.figures.design import design_picture
from monograph.figures.dose_response import dose_picture
from monograph.figures.dot import dot
from monograph.figures.forest import forest_plot
from monograph.figures.timeline import timeline_picture

__all__ = ["design_picture", "dose_picture", "dot", "forest_plot", "timeline_picture"]
