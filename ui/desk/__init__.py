"""The desk round the page: drawers, bars, keys, palette, looks, and where a person left off."""
