"""What a view shows, as pictures: SVG in the page, drawn from the view's numbers and nothing else."""

from __future__ import annotations

from monograph.figures.dot import dot
from monograph.figures.forest import forest_plot

__all__ = ["dot", "forest_plot"]
