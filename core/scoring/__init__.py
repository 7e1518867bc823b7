"""How well found spans meet the gold ones."""
