"""The models of the kinds, one module a kind."""
