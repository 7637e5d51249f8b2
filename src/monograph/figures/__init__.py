"""What a view shows, as pictures: SVG in the page, drawn from the view's numbers and nothing else."""

from __future__ import annotations

from monograph.figures.forest import forest_plot

__all__ = ["forest_plot"]
