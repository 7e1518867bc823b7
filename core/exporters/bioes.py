"""The scheme BIOES: what `core.exporters.bio` writes, with other letters."""

from typing import Final

from core.exporters.bio import BioExporter


class BioesExporter(BioExporter):
    """Writes the letters BIOES."""


PLUGIN: Final = BioesExporter("bioes")
