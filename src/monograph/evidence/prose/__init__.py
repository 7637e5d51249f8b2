"""What sentences say: numbers, percentages, significance, and who holds the number."""
