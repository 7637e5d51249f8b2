"""Files of a base that are no entries."""
