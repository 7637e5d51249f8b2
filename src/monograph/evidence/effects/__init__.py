"""What a study found: effects, their direction and size, and whether its figures agree."""
