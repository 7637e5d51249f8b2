"""Printed numbers: how exact they are, their units, their words, and the intervals that follow."""
