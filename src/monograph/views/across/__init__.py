"""Pages over the whole base."""
