"""Pure computations on the knowledge base, shared by rules and pages."""
