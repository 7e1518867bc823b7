"""One small registry for readers, extractors, exporters and importers.

Each of those folders holds one file a plugin; the folder's `__init__` names the files, and a file is imported
when its plugin is first asked for. A new plugin is one file and one line in the folder's `__init__`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Generic, TypeVar

from core.errors import NotRegistered

T = TypeVar("T")


class Registry(Generic[T]):
    """Plugins by name, in the order given, each imported on first use.

    `modules` maps a plugin's name to the module whose `PLUGIN` it is. `what` is the word for one of them in
    messages.
    """

    def __init__(self, what: str, modules: Mapping[str, str]) -> None:
        self.what = what
        self._modules = dict(modules)
        self._loaded: dict[str, T] = {}

    def names(self) -> tuple[str, ...]:
        """Every name there is, in the order of registration."""
        return tuple(self._modules)

    def get(self, name: str) -> T:
        """The plugin of that name; `NotRegistered` lists the names there are."""
        found = self._loaded.get(name)
        return self._load(name) if found is None else found

    def _load(self, name: str) -> T:
        if name not in self._modules:
            raise NotRegistered(self.what, name, self.names())
        found: T = import_module(self._modules[name]).PLUGIN
        self._loaded[name] = found
        return found

    def __iter__(self) -> Iterator[T]:
        """Every plugin, in the order of registration."""
        return map(self.get, self._modules)
