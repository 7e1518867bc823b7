"""Extractors: provinces, slogans and tasks, one file each; `core.extraction` puts them together."""
