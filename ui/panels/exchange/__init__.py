"""The pages of exports and imports."""
