"""What every page shows around its own content."""
