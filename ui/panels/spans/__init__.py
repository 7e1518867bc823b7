"""The list of spans, and how they stand."""
