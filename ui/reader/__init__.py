"""The reader: a virtual view of one article, its highlights, rail and marks."""
