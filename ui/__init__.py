"""The window: everything that paints or listens."""
