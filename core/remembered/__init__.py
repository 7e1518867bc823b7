"""What is remembered of a person's way of working: keys, places, selections. Never a correction."""
