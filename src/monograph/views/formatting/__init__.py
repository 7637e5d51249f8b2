"""How a value, a link or a citation is written on a page."""
