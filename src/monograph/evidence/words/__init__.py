"""The words that rules read by, kept as data."""
