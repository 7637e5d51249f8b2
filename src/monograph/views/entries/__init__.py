"""The pages of entries, one module a kind."""
