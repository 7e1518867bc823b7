"""The panels around the page: each is given facts, paints them, and says by a signal what a person wants."""
