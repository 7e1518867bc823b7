"""Parts of the window that are made the first time somebody wants them: one way for all of them.

`past: Late[Past] = Late("ui.safety.history", "Past")` in a class makes `owner.past` a `Past`. Its module is imported
and it is made when `owner.past` is first read, by the owner's own `make_late`; from then on it is an attribute like any
other. What such a part would have heard before it was there it asks for when it is made.
"""

from __future__ import annotations

from importlib import import_module
from typing import Generic, Protocol, Self, TypeVar, cast, overload

Part = TypeVar("Part")


class Owner(Protocol):
    """What has late parts."""

    def make_late(self, name: str, kind: type) -> object:
        """Make the part of that name, of that class."""
        ...


class Late(Generic[Part]):
    """An attribute that is made when it is first read; by then its module need not be imported."""

    def __init__(self, module: str, kind: str) -> None:
        self.module = module
        self._kind = kind
        self._name = ""

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, owner: None, kind: type) -> Self: ...

    @overload
    def __get__(self, owner: Owner, kind: type) -> Part: ...

    def __get__(self, owner: Owner | None, kind: type) -> Self | Part:
        if owner is None:
            return self
        made = cast("Part", owner.make_late(self._name, getattr(import_module(self.module), self._kind)))
        # An attribute of the owner itself is found before this one: the second reading costs nothing.
        vars(owner)[self._name] = made
        return made

    def made(self, owner: object) -> Part | None:
        """The part if it is there already; None, and nothing is made, if it is not."""
        found: Part | None = vars(owner).get(self._name)
        return found
