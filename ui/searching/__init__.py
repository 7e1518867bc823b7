"""Finding: in the open article and across the library."""
