"""The structure: provinces, lists and headings of the article."""
