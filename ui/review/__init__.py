"""Review in the window: the queue, deciding by string, problems, the boundary policy."""
