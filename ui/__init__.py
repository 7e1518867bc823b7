"""The window: everything that paints or listens."""

from ui.plain_imports import take_off_hook

take_off_hook()
