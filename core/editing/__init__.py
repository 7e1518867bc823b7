"""How a person changes spans: edges, groups, undo, and proposals taken onto the record."""
