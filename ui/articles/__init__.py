"""Articles in the window: opened, reopened, described by fields, listed."""
