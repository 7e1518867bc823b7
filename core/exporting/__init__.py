"""Exporting: what is chosen of a workspace, written beside its place, read back and compared, and put there."""

from core.exporting.choices import (
    DUPLICATES,
    KINDS,
    UNITS,
    Layout,
    Preset,
    Selection,
    drop_preset,
    presets,
    save_preset,
)
from core.exporting.choosing import metadata
from core.exporting.report import ExportReport
from core.exporting.running import Watch, count, export
from core.exporting.trying import preview

__all__ = [
    "DUPLICATES", "KINDS", "UNITS", "ExportReport", "Layout", "Preset", "Selection", "Watch", "count", "drop_preset",
    "export", "metadata", "presets", "preview", "save_preset",
]  # fmt: skip
