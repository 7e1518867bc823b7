"""The search across the library, as a page."""
