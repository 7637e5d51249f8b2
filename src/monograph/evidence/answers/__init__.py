"""What an answer rests on: directness, certainty, support, and what else bears on it."""
