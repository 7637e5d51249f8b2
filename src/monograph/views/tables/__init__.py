"""Rows of the tables that several pages share."""
