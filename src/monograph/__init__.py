"""Monograph: structured evidence in, a checked and cross-linked website out."""

__version__ = "0.1.0"
