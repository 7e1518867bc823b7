"""Exporting: what is chosen of a workspace, written beside its place, read back and compared, and put there."""

from core.exporting.choices import (
    DUPLICATES,
    KINDS,
    UNITS,
    Layout,
    Preset,
    Selection,
    drop_preset,
    keep_last,
    last_choices,
    presets,
    save_preset,
)
from core.exporting.choosing import metadata
from core.exporting.report import ExportReport
from core.exporting.running import Watch, count, export, rehearse
from core.exporting.trying import preview

__all__ = [
    "DUPLICATES", "KINDS", "UNITS", "ExportReport", "Layout", "Preset", "Selection", "Watch", "count", "drop_preset",
    "export", "keep_last", "last_choices", "metadata", "presets", "preview", "rehearse", "save_preset",
]  # fmt: skip
