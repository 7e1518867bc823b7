"""Other people's work beside one's own: their workspaces, their spans, and what differs from one's own."""
