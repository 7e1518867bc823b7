"""Exporting: what is chosen of a workspace, written beside its place, moved there, read back and compared."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.article_json import STATUSES, Json
from core.errors import ExportEmpty, ExportError, ReadError
from core.exporters import EXPORTERS, Exporter
from core.fields import COLUMNS, FieldRow, value_of
from core.model import SLOGAN, ArticleState, Status
from core.store import durable
from core.translation import translate

if TYPE_CHECKING:
    from core.same_as import SameAs
    from core.workspace import Entry, Workspace

PARTS: Final = ("train", "dev", "test")


@dataclass(frozen=True, slots=True)
class Selection:
    """What to export; an empty set of statuses or labels stands for all of them.

    `scope` is `article` (those `uids`), `finished`, or `all`. `include_unworked` extracts the other articles
    of the library afresh and exports what the machine found there, whatever the statuses.
    """

    scope: str = "all"
    uids: tuple[str, ...] = ()
    statuses: frozenset[Status | str] = frozenset()
    labels: frozenset[str] = frozenset()
    include_unworked: bool = False

    @property
    def whole(self) -> bool:
        """Whether no span is left out."""
        return not self.labels and (not self.statuses or len(self.words) == len(STATUSES))

    @property
    def words(self) -> frozenset[str]:
        """The statuses by the words files use."""
        return frozenset(one.name.lower() if isinstance(one, Status) else one for one in self.statuses)


@dataclass
class ExportReport:
    """What was written, that it reads back the same, what the format cannot hold, what could not be read."""

    format: str
    paths: list[str]
    articles: int = 0
    spans: int = 0
    losses: tuple[str, ...] = ()
    missed: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """The report, a line a fact; the first says all that matters."""
        first = translate("export", "{spans} spans of {articles} articles exported to {path}; read back and compared.")
        lines = [first.format(spans=self.spans, articles=self.articles, path=", ".join(self.paths))]
        said = translate("export", "The format cannot hold: {what}.")
        lines += [said.format(what=translate("export", loss)) for loss in self.losses]
        return "\n".join([*lines, *self.missed])


def count(workspace: Workspace, selection: Selection) -> tuple[int, int]:
    """How many articles and spans the selection holds."""
    articles = [article for article in _articles(workspace, selection, [])]  # noqa: C416  # each is counted twice
    return len(articles), sum(len(article["annotations"]) for article in articles)


def export(
    workspace: Workspace,
    format: str,  # noqa: A002  # the word of the command
    path: str | os.PathLike[str],
    selection: Selection,
    *,
    split: tuple[int, ...] = (),
    seed: int = 0,
) -> ExportReport:
    """Write the selection in that format; `ExportEmpty` says why there is nothing, `ExportError` what failed."""
    exporter = EXPORTERS.get(format)
    missed: list[str] = []
    chosen = list(_articles(workspace, selection, missed))
    if not exporter.lossless:
        rows, same = workspace.fields(), workspace.same()
        chosen = [_as_counted(one, rows, same) for one in chosen]
    report = ExportReport(format, [], len(chosen), sum(len(one["annotations"]) for one in chosen), missed=missed)
    _refuse_empty(workspace, exporter, selection, report, chosen)
    report.losses = exporter.losses
    if exporter.lossless and not selection.whole:
        report.losses += ("history, and the spans that were not chosen",)
    for target, part in _parts(Path(path), chosen, split, seed):
        _write(exporter, target, part)
        report.paths.append(str(target))
    return report


def _refuse_empty(
    workspace: Workspace, exporter: Exporter, selection: Selection, report: ExportReport, chosen: list[Json]
) -> None:
    finished = any(one.get("state") == ArticleState.FINISHED.value for one in chosen)
    if report.spans or (chosen and not exporter.flat and (selection.whole or finished)):
        return
    if not chosen:
        known = workspace.entries()
        raise ExportEmpty(
            "no article of this choice has been worked on yet" if known else "the workspace has no article"
        )
    words = " or ".join(sorted(selection.words)) or "any status"
    labels = f" and label {', '.join(sorted(selection.labels))}" if selection.labels else ""
    raise ExportEmpty(f"{len(chosen)} articles were looked at; no span has status {words}{labels}")


def metadata(article: Json, rows: Sequence[FieldRow]) -> dict[str, str]:
    """What an article says of itself, every field by its name and in the fields' order, empty ones too.

    The one place an exporter gets it from: each object but those of a lossless format has it under `metadata`.
    """
    fields = article.get("fields") or {}
    return {row.name: str((article if row.name in COLUMNS else fields).get(row.name) or "") for row in rows}


def _as_counted(article: Json, rows: Sequence[FieldRow], same: SameAs) -> Json:
    """The article for a format that others read: its metadata, and each slogan under the norm it counts as."""
    spans = [_normed(span, same) for span in article["annotations"]] if same else article["annotations"]
    return {**article, "annotations": spans, "metadata": metadata(article, rows)}


def _normed(span: Json, same: SameAs) -> Json:
    from core.same_as import counts_as, member  # noqa: PLC0415  # only tables ask for it

    if span["label"] != SLOGAN:
        return span
    own = member(span.get("norm", ""), span["text"])
    norm = counts_as(same, own)
    return span if norm == own[0] else {**span, "norm": norm}


def _articles(workspace: Workspace, selection: Selection, missed: list[str]) -> Iterator[Json]:
    for entry in workspace.entries():
        if selection.scope == "article" and entry.uid not in selection.uids:
            continue
        if selection.scope == "finished" and entry.state is not ArticleState.FINISHED:
            continue
        if entry.stored:
            yield _chosen(workspace.export_article(entry.uid), selection)
        elif selection.include_unworked:
            yield from _unworked(workspace, entry, selection, missed)


def _chosen(article: Json, selection: Selection) -> Json:
    if selection.whole:
        return article
    words = selection.words or frozenset(STATUSES)
    spans = [
        span
        for span in article["annotations"]
        if span.get("status", "pending") in words
        and not span.get("lost")
        and (not selection.labels or span["label"] in selection.labels)
    ]
    named = {span.get("group") for span in spans}
    groups = [group for group in article["groups"] if group["id"] in named]
    return {key: one for key, one in article.items() if key != "history"} | {"annotations": spans, "groups": groups}


def _unworked(workspace: Workspace, entry: Entry, selection: Selection, missed: list[str]) -> Iterator[Json]:
    """What the machine finds in an article nobody has worked on; a missing or changed file is named."""
    from core import own_words  # noqa: PLC0415
    from core.article_json import article_object  # noqa: PLC0415
    from core.extraction import extract, rule_set  # noqa: PLC0415  # the rules load only where they are asked for
    from core.policy import adapted  # noqa: PLC0415
    from core.reading import read_file  # noqa: PLC0415

    path = entry.paths[0] if entry.paths else ""
    try:
        article = read_file(path, known=(entry.file_sha256, entry.encoding))
    except ReadError as error:
        missed.append(str(error))
        return
    if article.file_sha256 != entry.file_sha256:
        missed.append(f"{path}: the file has changed since it was added")
    words = workspace.own_words()
    found = own_words.applied(article, extract(article), words)
    value = article_object(
        article, adapted(article.text, found.spans, workspace.policy), found.groups, found.outline, status=True
    )
    value |= {"state": entry.state.value, "extracted": own_words.rule_set(rule_set(), words)}
    value |= {name: value_of(entry, name) for name in COLUMNS if name in entry.read}
    value["fields"] = {**value.get("fields", {}), **{name: one for name, one in entry.fields.items() if one}}
    yield _chosen(value, Selection(labels=selection.labels))


def _parts(path: Path, chosen: list[Json], split: tuple[int, ...], seed: int) -> Iterator[tuple[Path, list[Json]]]:
    """The whole, or its parts by article: `.train`, `.dev`, `.test` before the suffix."""
    if not split:
        yield path, chosen
        return
    mixed = sorted(chosen, key=lambda one: str(one["text_sha256"]))
    random.Random(seed).shuffle(mixed)
    begin, reached = 0, 0
    for name, share in zip(PARTS, split, strict=True):
        reached += share
        end = round(len(mixed) * reached / sum(split))
        yield path.with_name(f"{path.stem}.{name}{path.suffix}"), mixed[begin:end]
        begin = end


def _write(exporter: Exporter, path: Path, articles: list[Json]) -> None:
    """Write to a file beside the place, read it back, and only then put it there."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with durable.long_path(fresh).open("wb") as file:
            file.writelines(exporter.encode(articles))
            file.flush()
            os.fsync(file.fileno())
        exporter.check(fresh, articles)
        durable.rename(fresh, path)
    except OSError as error:
        raise ExportError(str(error.strerror or error), path=str(path)) from error
    finally:
        durable.long_path(fresh).unlink(missing_ok=True)
