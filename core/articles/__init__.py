"""Articles beside their text: records of them, their fields, tables that fill those, and the library."""
