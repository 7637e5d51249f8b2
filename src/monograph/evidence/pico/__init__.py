"""Population, intervention, comparator and outcome: which of an entry's are which of a question's."""
