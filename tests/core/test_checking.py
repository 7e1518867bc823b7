"""`check` finds each thing that can be wrong in a record whose checksum is right, and finds nothing in a whole workspace."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.commands import main
from core.safety.backups import backups_of
from core.safety.checking import problems
from core.workspace import Workspace
from tests.core.test_newer_text import taken_over, worked_on
from tests.crash.sample import fill

Spoil = Callable[[dict[str, Any]], object]


def first(spans: dict[str, Any]) -> list[Any]:
    """The row of a span that is in a group."""
    return next(row for row in spans.values() if row[6].get("group"))


def packed(text: str) -> str:
    return base64.b64encode(zlib.compress(text.encode())).decode()


CASES: list[tuple[str, str, Spoil]] = [
    ("sets", "is not in the text", lambda row: first(row["spans"]).__setitem__(2, 9999)),
    ("sets", "is not in the text", lambda row: first(row["spans"]).__setitem__(1, first(row["spans"])[2])),
    ("sets", "names a group that is not there", lambda row: first(row["spans"])[6].update(group="nobody")),
    ("sets", "has a code that no province has: 99", lambda row: first(row["spans"])[6].update(norm="99")),
    ("sets", "has a code that no province has", lambda row: first(row["spans"])[6].update(province="00")),
    ("sets", "has a label that is not there: NOBODY", lambda row: first(row["spans"]).__setitem__(0, "NOBODY")),
    ("sets", "has a confidence of 3", lambda row: first(row["spans"]).__setitem__(5, 3)),
    ("sets", "is not in the span", lambda row: first(row["spans"])[6].update(marker=[0, 1])),
    ("sets", "has a parent that is not there", lambda row: row["groups"]["g"].update(parent="nobody")),
    ("sets", "names a place that is not in the text", lambda row: row["groups"]["g"].update(org=[5, 9999])),
    ("sets", "names a place that is not in the text", lambda row: row["groups"]["g"].update(lead_in=[5, 2])),
    ("articles", "the counts are not those", lambda row: row["counts"].update(PROVINCE=[7, 0, 0])),
    ("texts", "not the one its sha256 names", lambda row: row.update(z=packed("别的文字" * 40))),
    ("texts", "does not lie in the text in order", lambda row: row.update(paragraphs=[[0, 9999, "body", 0]])),
    ("texts", "heading at 0 does not lie in the text", lambda row: row.update(outline=[[0, 9999, 1]])),
    (
        "history",
        "has a number that was never given",
        lambda row: row["rows"].update({"9999": next(iter(row["rows"].values()))}),
    ),
]


@pytest.mark.parametrize(
    ("table", "told", "spoil"), CASES, ids=[f"{number}-{one[1]}" for number, one in enumerate(CASES)]
)
def test_what_does_not_fit_is_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], table: str, told: str, spoil: Spoil
) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace = Workspace.open(path)
    fill(workspace, range(2))
    assert workspace.close()
    assert main(["check", "--workspace", str(path)]) == 0
    workspace = Workspace.open(path)
    assert list(problems(workspace)) == []
    records = workspace._store.tables[table]
    key = next(iter(records.ids()))
    row = records.get(key)
    assert row is not None
    changed = dict(row)
    spoil(changed)
    records.patch(key, changed)
    workspace.fold()
    assert workspace.close()
    again = Workspace.open(path, read_only=True)
    assert again.check() == [], "the record itself is whole"
    assert any(told in one for one in problems(again)), list(problems(again))
    again.close()
    capsys.readouterr()
    assert main(["check", "--workspace", str(path)]) == 1
    assert told in "".join(capsys.readouterr())


def test_an_earlier_text_that_is_another_is_found(tmp_path: Path) -> None:
    path = tmp_path / "w.zhupi.json"
    workspace, uid = worked_on(path)
    taken_over(workspace, uid)
    assert workspace.flush(10)
    assert list(problems(workspace)) == []
    texts = workspace._store.tables["texts"]
    ((number, _sha256),) = workspace.entry(uid).earlier_texts
    texts.patch(str(number), {"z": packed("别的文字" * 40)})
    assert any("an earlier text is not the one its sha256 names" in one for one in problems(workspace))
    del texts[str(number)]
    assert any("an earlier text cannot be read" in one for one in problems(workspace))
    workspace.close()


@pytest.mark.parametrize("there", [b'{"a": 1}', b'{"meta":{"1":{"format":"zhupi","version":[9,0],', b'{"meta": {'])
def test_a_command_names_the_newest_backup_of_what_cannot_be_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], there: bytes
) -> None:
    path = tmp_path / "w.zhupi.json"
    for number in range(2):
        workspace = Workspace.open(path)
        fill(workspace, range(number, number + 1))
        assert workspace.close()
    path.write_bytes(there)
    assert main(["check", "--workspace", str(path)]) == 1
    assert str(backups_of(path)[0].path) in capsys.readouterr().err
    assert path.read_bytes() == there
