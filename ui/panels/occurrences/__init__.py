"""Pages on which many places are decided together."""
