"""What the window shows of an article: its fields, its newer file, the pages that fill fields."""
