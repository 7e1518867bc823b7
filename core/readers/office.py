"""Files of older Word and of WPS, read through LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from core.errors import FileDamaged, FileLocked, FileTooLarge, ProgramMissing
from core.ids import file_digest
from core.model import Article
from core.readers.docx import WordReader
from core.readers.signature import kind_of

SECONDS: Final = 90
"""LibreOffice's first start on a slow disk takes 20 s; a long article of its own 5."""
SIZE: Final = 64 * 1024 * 1024
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
"""What the directory of a docx with a password names; such a file is an OLE container."""
_PROGRAMS: Final = ("soffice", "libreoffice")
_ENDINGS: Final = {"rtf": ".rtf", "odt": ".odt"}
_NOWHERE: Final = "127.0.0.1"
_PROFILE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" \
oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">\
<value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse">\
<value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse">\
<value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse">\
<value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse">\
<value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse">\
<value>9</value></prop></item>
</oor:items>
"""
"""A profile without macros, in which linked content is not fetched and every proxy leads nowhere."""


class OfficeReader:
    """Reads what LibreOffice turns into docx: `.doc`, `.wps`, `.rtf`, `.odt`."""

    name: str = "office"
    version: int = 1
    suffixes: tuple[str, ...] = (".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt")
    binary: bool = True

    def read(self, data: bytes, *, path: str = "", encoding: str | None = None) -> Article:
        """The article in that file; `ProgramMissing` where there is no LibreOffice."""
        del encoding
        if _LOCKED in data:
            raise FileLocked
        program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
        if program is None:
            raise ProgramMissing
        if len(data) > SIZE:
            raise FileTooLarge(f"it is larger than {SIZE // 1024 // 1024} MB")
        article = WordReader().read(_converted(data, program), path=path)
        return replace(article, file_sha256=file_digest(data), reader=f"{self.name}@{self.version}")


def _converted(data: bytes, program: str) -> bytes:
    """The file as docx; everything LibreOffice writes stays in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="zhupi-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        source = folder / ("article" + _ENDINGS.get(kind_of(data), ".doc"))
        source.write_bytes(data)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        out = folder / "out"
        profile = (folder / "profile").as_uri()
        command = [program, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"]
        command += [f"-env:UserInstallation={profile}", "--convert-to", "docx:MS Word 2007 XML"]
        _run([*command, "--outdir", str(out), str(source)], folder)
        made = out / "article.docx"
        if not made.is_file():
            raise FileDamaged("LibreOffice found no article in it")
        return made.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    """Run LibreOffice in a session of its own, so that all its processes can be ended together."""
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), f"http://{_NOWHERE}:9")
    environment = {**os.environ, **proxies, "HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(
        command, env=environment, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True, cwd=folder
    )
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise FileDamaged(f"LibreOffice had not read it after {SECONDS} seconds") from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and what it started; its first process may be gone while others still run."""
    if sys.platform == "win32":
        process.kill()
    else:
        import signal  # noqa: PLC0415

        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


PLUGIN: Final = OfficeReader()
