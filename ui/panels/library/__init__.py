"""The library, and what shows while no article is open."""
