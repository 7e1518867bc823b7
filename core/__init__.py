"""Zhupi without a window: everything here works without Qt and without a display."""

__version__ = "0.1.0"
