"""File names for articles, each once, however many have one title."""

from __future__ import annotations

from core.file_names import made_of


class Names:
    """Gives each article a name of its own; two titles that only differ in case do not get one name."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def of(self, title: str, suffix: str) -> str:
        """A name no article got before."""
        plain = made_of(title, suffix)
        name, number = plain, self._next.get(plain.casefold(), 1)
        while name.casefold() in self._taken:
            number += 1
            name = made_of(title, f" ({number}){suffix}")
        self._next[plain.casefold()] = number
        self._taken.add(name.casefold())
        return name
