"""The card of the selected span."""
