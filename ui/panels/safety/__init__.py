"""Backups, copies, corrections set aside, history and comparison, as pages and panes."""
