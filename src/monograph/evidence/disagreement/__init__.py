"""Where sources disagree, and what is said of it."""
