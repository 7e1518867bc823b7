"""LibreOffice converts our document and python-docx reads it: the cells are those of the summary."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from core.exporters.pages import pieces
from core.exporters.xml_text import clean
from core.summary.tables import Table
from tests.bounds import often
from tests.clients.samples import MOST, exported, hard_objects, real_objects

pytestmark = [pytest.mark.clients, pytest.mark.long]


def tables(path: Path) -> list[list[str]]:
    import docx

    return [[cell.text for row in table.rows for cell in row.cells] for table in docx.Document(str(path)).tables]


def wanted(objects: list) -> list[list[str]]:
    found = [piece for piece in pieces(objects, text=False) if isinstance(piece, Table)]
    return [
        [clean(cell) for row in ([one.columns] if one.columns else []) + list(one.rows) for cell in row]
        for one in found
    ]


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("which", ["hard", "real"])
def test_the_cells_stay_the_same_through_libreoffice(
    which: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    objects = (
        hard_objects(20) if which == "hard" else list(real_objects(request.getfixturevalue("shared"), often(MOST, 5)))
    )
    path = exported("docx", objects, tmp_path)
    assert tables(path) == wanted(objects)
    (tmp_path / "again").mkdir()
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    steps = ((path, "odt"), (path.with_suffix(".odt"), "docx:MS Word 2007 XML"))
    for source, kind in steps:
        folder = tmp_path if kind == "odt" else tmp_path / "again"
        command = [program, "--headless", profile, "--convert-to", kind, "--outdir", str(folder), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=550)
    assert tables(tmp_path / "again" / "out.docx") == wanted(objects)
