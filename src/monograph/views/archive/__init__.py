"""Answers as they stood on an earlier day."""
