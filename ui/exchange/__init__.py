"""Exports and imports in the window."""
