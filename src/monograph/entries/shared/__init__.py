"""What every kind of entry is made of: values, units, citations, vocabulary."""
