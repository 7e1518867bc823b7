"""The control: the same corrections through TinyDB's own storage, each synced as TinyDB does it."""

from __future__ import annotations

import sys

from tinydb import TinyDB


def main() -> None:
    base = TinyDB(sys.argv[1])
    base.insert({"at": [], "text": "一二三四五六七八九十" * 2000})
    for at in range(8):
        base.update({"at": [*base.all()[0]["at"], at], "note": "一条批注" * (at % 2)})
        print("saved", at, ".", flush=True)
    print("done", flush=True)


if __name__ == "__main__":
    main()
