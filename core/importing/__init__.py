"""Importing: spans from elsewhere are fitted to a text, then brought in as articles or as spans of what is there."""
