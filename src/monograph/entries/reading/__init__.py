"""From a YAML file to an entry, or to findings."""
