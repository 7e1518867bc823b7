"""Labels and what belongs to them: their table, attributes, own words, boundaries, same slogans, names by pinyin."""
