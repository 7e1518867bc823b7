"""The label editor, the label picker, and the list of own words."""
