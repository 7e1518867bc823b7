"""Parts that panels are made of: rows, chips, ticks, sheets, lines that are typed in."""
