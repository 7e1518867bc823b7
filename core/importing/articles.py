"""Importing: a file's article objects into a workspace; what is there already is left as it is and said."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.ids import new_id
from core.importers import IMPORTERS
from core.importing.spans import Plan, carry_out, prepare
from core.labels.labelling import problems
from core.model import BUILT_IN_LABELS, OPTIONAL_LABELS, ArticleState, Label
from core.people.others import BESIDE, Brought, bring
from core.store.rows import label_of
from core.translation import translate

if TYPE_CHECKING:
    from core.workspace import Workspace


@dataclass
class ImportReport:
    """How many articles came in, and which were there already."""

    path: str
    articles: int = 0
    present: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """The report, a line a fact."""
        first = translate("import", "{number} articles imported from {path}.")
        lines = [first.format(number=self.articles, path=self.path)]
        said = translate("import", "In the workspace already, left as it is: {title}")
        return "\n".join([*lines, *(said.format(title=title) for title in self.present)])


def import_file(
    workspace: Workspace,
    format: str,  # noqa: A002  # the word of the command
    path: str | os.PathLike[str],
    *,
    name: str = "",
    machine: bool = False,
) -> ImportReport | Brought | Plan:
    """Take that file in, wholly or not at all: everything is read and checked before the first article goes in.

    Other programs' spans come in as a person's or, with `machine`, as proposals.
    What another workspace holds comes to stand beside one's own, under that `name`.
    """
    if format == BESIDE:
        return bring(workspace, path, name)
    if machine or not IMPORTERS.get(format).whole:
        plan = prepare(workspace, format, os.fspath(path), machine=machine)
        carry_out(workspace, plan)
        return plan
    report = ImportReport(os.fspath(path))
    articles = list(IMPORTERS.get(format).read(Path(path)))
    _learn_labels(workspace, articles)
    for value in articles:
        found = workspace.find(text_sha256=str(value.get("text_sha256", "")))
        if found is not None and found.stored:
            report.present.append(found.title)
            continue
        _take_whole(workspace, value)
        report.articles += 1
    return report


def bring_whole(workspace: Workspace, value: Mapping[str, Any]) -> None:
    """Take in one article with all that was decided on it, and the labels that come with it."""
    _learn_labels(workspace, [value])
    _take_whole(workspace, value)


def _take_whole(workspace: Workspace, value: Mapping[str, Any]) -> None:
    fresh = {"uid": new_id(), "state": ArticleState.OPEN.value, "history": []}
    # what an `extract` line lacks goes last: the order of the keys is part of the round trip
    workspace.import_article({**value, **{key: one for key, one in fresh.items() if key not in value}})


def _label(row: Mapping[str, Any]) -> Label:
    """The label of a row that came from elsewhere: in words only, and a plain one where it is not as it must be."""
    words = {key: str(row.get(key) or "") for key in ("name", "zh", "en", "colour", "underline", "key", "guideline")}
    comes = any(one.name == words["name"] for one in (*BUILT_IN_LABELS, *OPTIONAL_LABELS))
    label = label_of(
        {**words, "built_in": comes, "fields": row.get("fields") if isinstance(row.get("fields"), list) else []}
    )
    return Label(label.name, label.name, label.name, "grey") if problems([label]) else label


def _learn_labels(workspace: Workspace, articles: Sequence[Mapping[str, Any]]) -> None:
    """Every label that comes with the articles, or is only named by their spans, gets a row in the table."""
    described = [one for value in articles for one in value.get("labels", ()) if isinstance(one, Mapping)]
    labels = [_label(row) for row in described if isinstance(row.get("name"), str)]
    names = {str(span["label"]) for value in articles for span in value.get("annotations", ())}
    workspace.learn_labels(labels, names)
