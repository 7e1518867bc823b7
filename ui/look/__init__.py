"""How everything looks: themes, colours, the style sheet, and what the program draws itself."""
