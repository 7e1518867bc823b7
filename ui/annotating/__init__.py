"""Marking and changing spans on the page: what the keys and the mouse ask for."""
