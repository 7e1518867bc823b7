"""Earlier and later texts and states of one article, and where a place of the one is in the other."""
