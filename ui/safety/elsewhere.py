"""How the session takes in work from elsewhere: a backup, another copy, what was set aside."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.errors import WorkspaceReadOnly, ZhupiError

if TYPE_CHECKING:
    from core.safety.taking_in import Prepared
    from ui.session import Session


def taken_from_elsewhere(
    session: Session, prepared: Prepared, commit: Callable[..., bool], show_anew: Callable[[], None]
) -> bool:
    """Articles that were not here come in whole first, and undo leaves them; then the one correction."""
    if session.workspace.read_only:
        session.refused.emit(WorkspaceReadOnly())
        return False
    from core.safety.taking_in import admit  # noqa: PLC0415  # the start does not wait for it

    try:
        admit(session.workspace, prepared)
    except ZhupiError as error:
        session.refused.emit(error)
        return False
    transaction = prepared.transaction
    done = not transaction.articles or commit(transaction, prepared.texts, prepared.bases)
    for value in prepared.whole:
        entry = session.workspace.find(text_sha256=str(value.get("text_sha256", "")))
        if entry is not None:
            if entry.uid == session.uid:
                show_anew()
            session.entry_changed.emit(entry.uid)
    for member in prepared.members:
        session.entry_changed.emit(member.uid)
    return done
