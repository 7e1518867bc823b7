"""The scheme BMES: what `core.exporters.bio` writes, with other letters."""

from typing import Final

from core.exporters.bio import BioExporter


class BmesExporter(BioExporter):
    """Writes the letters BMES."""


PLUGIN: Final = BmesExporter("bmes")
