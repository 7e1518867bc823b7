"""Takes PySide's hook off `import`.

For the sake of `from __feature__ import snake_case`, which nothing here uses, PySide looks after every import whether
the source of the module names PySide6: the sources of 220 modules are read and searched before the window shows, 40 ms
of the start (docs/adr/0020). A module that it has not looked at is one without features.
"""

from __future__ import annotations

import builtins

from ui.compiled_qt import import_qt


def take_off_hook() -> None:
    """Import as it was before PySide put its own in the way; nothing happens where this PySide has none."""
    import_qt()  # puts the hook there
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None and builtins.__import__ is getattr(builtins, "__feature_import__", None):
        builtins.__import__ = plain
