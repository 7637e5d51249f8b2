"""The real knowledge base: tests that need kb/ and references.bib. All other tests pass without them."""
