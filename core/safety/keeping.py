"""How backups are made and kept, as a person set it."""

from __future__ import annotations

from core.settings import Settings
from core.store.backups import Keeping


def keeping_of(settings: Settings) -> Keeping:
    """How often a backup is made, and how many of the last, of days and of weeks stay."""
    last, days, weeks = (round(settings.number(f"backups_{name}")) for name in ("last", "days", "weeks"))
    return Keeping(last, days, weeks, settings.text("backup_every"))
