"""One window a workspace: a second start gives its files to the window that runs, and ends."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from core.ids import text_digest

HAND_OVER_MS: Final = 1500
"""How long a second start waits for the running window to take its files."""
_AGAIN: Final = 0.05
"""Seconds between two tries where the window that has the workspace is still starting."""


class InstanceServer(QObject):
    """Listens for second starts on the same workspace and takes their files."""

    files_arrived = Signal(list)

    def __init__(self, workspace: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = _server_name(workspace)
        if not self._server.listen(name):
            # A window that was killed leaves its socket behind; nobody answered on it a moment ago.
            QLocalServer.removeServer(name)
            self._server.listen(name)
        self._server.newConnection.connect(self._on_connection)

    def close(self) -> None:
        """Take no more files."""
        self._server.close()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        if not socket.canReadLine() and not socket.waitForReadyRead(HAND_OVER_MS):
            return
        try:
            paths = json.loads(bytes(socket.readLine().data()))
        except ValueError:
            paths = None
        if isinstance(paths, list):
            self.files_arrived.emit([str(path) for path in paths])
            socket.write(QByteArray(b"taken\n"))
            socket.flush()
        socket.disconnectFromServer()


def hand_over(workspace: Path, paths: list[str], *, patient: bool = False) -> bool:
    """Give the files to a window that runs on this workspace; whether one took them.

    `patient`: somebody has the workspace, perhaps a window that does not listen yet.
    """
    end = time.monotonic() + HAND_OVER_MS / 1000
    while not _taken(workspace, paths):
        if not patient or time.monotonic() > end:
            return False
        time.sleep(_AGAIN)
    return True


def _taken(workspace: Path, paths: list[str]) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(_server_name(workspace))
    if not socket.waitForConnected(HAND_OVER_MS):
        return False
    socket.write(QByteArray(json.dumps(paths).encode("ascii") + b"\n"))
    socket.flush()
    return socket.waitForReadyRead(HAND_OVER_MS) and bytes(socket.readLine().data()) == b"taken\n"


def _server_name(workspace: Path) -> str:
    return f"zhupi-{text_digest(str(workspace.resolve()))[:16]}"
