"""What lies over or above the page for a moment: toolbar, chooser, palette, notices."""
