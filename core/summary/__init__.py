"""The one page an article, or a library, comes down to."""
