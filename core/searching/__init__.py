"""Searching: the words of a query, an index of texts in a private cache, and what an article holds of a query."""
