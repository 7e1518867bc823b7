"""Review: the queue, the list of spans, equal strings, problems and their mends. Pure, and fast at any length."""
