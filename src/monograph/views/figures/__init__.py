"""What figures show, as data for the drawing."""
