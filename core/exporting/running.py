"""One export from beginning to end: gathered, parted, written beside its place, read back, put there, reported."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.articles.article_json import Json
from core.errors import ExportCancelled, ExportEmpty, ExportError
from core.exporters import EXPORTERS, Exporter, Job
from core.exporters.losses import Losses, count_losses
from core.exporters.outputs import (
    ZIP,
    Nowhere,
    Output,
    Stream,
    ended,
    is_stream,
    left_over,
    pack,
    put_in_place,
    report_name,
    see_that_it_may_be_replaced,
    workshop,
)
from core.exporting import duplicates
from core.exporting.choices import Layout, Selection, choices_row
from core.exporting.choosing import as_counted, chosen_articles, renamed_labels, shaped
from core.exporting.names import Names
from core.exporting.report import ExportReport
from core.exporting.spool import Spool
from core.exporting.units import units
from core.model import ArticleState
from core.system_errors import why_refused
from core.translation import translate

if TYPE_CHECKING:
    from core.workspace import Workspace

PARTS: Final = ("train", "dev", "test")
PLAIN: Final = Layout()


@dataclass
class Watch:
    """How an export is followed and stopped: `progress(done, whole)` counts articles three times over.

    Both are called on the exporting thread, once an article.
    """

    progress: Callable[[int, int], None] = lambda _done, _whole: None
    cancelled: Callable[[], bool] = lambda: False
    done: int = 0
    whole: int = 0

    def see(self) -> None:
        """`ExportCancelled` where that is wanted."""
        if self.cancelled():
            raise ExportCancelled

    def step(self) -> None:
        """One article further; `ExportCancelled` where that is wanted."""
        self.see()
        self.done += 1
        self.progress(self.done, max(self.done, self.whole))

    def over(self, articles: Iterable[Json]) -> Iterator[Json]:
        """The articles, counted as they go."""
        for article in articles:
            self.step()
            yield article


@dataclass
class _Gathered:
    """What is known of the articles in the spool."""

    hashes: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    uids: list[str] = field(default_factory=list)
    worth: list[tuple[bool, int]] = field(default_factory=list)
    """Of near-duplicates the one is kept that is finished, then that with most spans, then the first."""
    sketches: list[duplicates.Sketch] = field(default_factory=list)

    def take(self, article: Json, *, sketched: bool) -> None:
        self.hashes.append(str(article["text_sha256"]))
        self.titles.append(str(article.get("title") or ""))
        self.uids.append(str(article.get("uid", "")))
        self.worth.append((article.get("state") == ArticleState.FINISHED.value, len(article["annotations"])))
        if sketched:
            self.sketches.append(duplicates.sketch(article))

    def groups(self, separate: frozenset[str]) -> list[list[int]]:
        """The articles that belong together."""
        if not self.sketches:
            return [[number] for number in range(len(self.hashes))]
        return duplicates.groups(self.sketches, [at for at, uid in enumerate(self.uids) if uid in separate])

    def best(self, group: list[int]) -> int:
        return max(group, key=lambda number: (*self.worth[number], -number))


def export(
    workspace: Workspace,
    format: str,  # noqa: A002  # the word of the command
    path: str | os.PathLike[str],
    selection: Selection,
    layout: Layout = PLAIN,
    *,
    watch: Watch | None = None,
) -> ExportReport:
    """Write the selection in that format; `ExportEmpty` says why there is nothing, `ExportError` what failed.

    The report stands beside what was written. Nothing is written, and what was there stays, where it fails or is
    cancelled.
    """
    order, target = Order(EXPORTERS.get(format), selection, layout, watch or Watch()), Path(path)
    try:
        if is_stream(target):
            return _into_stream(workspace, order, target)
        with workshop(target) as folder:
            return _Run(workspace, order, folder).carry_out(target)
    except BrokenPipeError:
        raise  # the reader of the pipe has what it wanted
    except OSError as error:
        raise ExportError(why_refused(error), path=str(target)) from error


def rehearse(
    workspace: Workspace,
    format: str,  # noqa: A002  # the word of the command
    selection: Selection,
    layout: Layout = PLAIN,
    *,
    watch: Watch | None = None,
) -> ExportReport:
    """The report that `export` would give, without a file: how much, what is lost, which articles are alike.

    The real exporter runs, over the same articles, and what it writes goes nowhere. `ExportEmpty` as there.
    """
    order = Order(EXPORTERS.get(format), selection, layout, watch or Watch())
    with tempfile.TemporaryDirectory() as private:
        return _Run(workspace, order, Path(private)).rehearse()


@dataclass(frozen=True)
class Order:
    """What is to be exported, how, and who is told."""

    exporter: Exporter
    selection: Selection
    layout: Layout
    watch: Watch

    @property
    def folder(self) -> bool:
        """Whether several files come of it."""
        return self.exporter.folder or self.layout.each


def _into_stream(workspace: Workspace, order: Order, target: Path) -> ExportReport:
    """Write into a device or a pipe; the articles wait in a private folder of the system meanwhile."""
    if order.folder or order.layout.split:
        raise ExportError("several files cannot go into a device or a pipe", path=str(target))
    with tempfile.TemporaryDirectory() as private:
        return _Run(workspace, order, Path(private)).stream(target)


class _Run:
    """One export; `folder` is where it is made."""

    def __init__(self, workspace: Workspace, order: Order, folder: Path) -> None:
        self.workspace = workspace
        self.order = order
        self.exporter = order.exporter
        self.layout = order.layout
        self.watch = order.watch
        self.folder = folder
        self.gathered = _Gathered()
        self.report = self._new_report()
        self.labels = renamed_labels(workspace.labels(), order.layout)

    def _new_report(self) -> ExportReport:
        choices = choices_row(self.order.selection, self.layout)
        return ExportReport(self.exporter.name, self.exporter.version, workspace=self.workspace.uid, choices=choices)

    # ---- the whole

    def carry_out(self, target: Path) -> ExportReport:
        """Into a file, a folder or a zip; in parts where that is asked for."""
        moves: list[tuple[Path, Path]] = []
        with Spool(self.folder / "articles") as spool:
            self._gather(spool)
            parts = self._parts()
            self.watch.whole = self.watch.done + 2 * sum(map(len, parts.values()))
            for part, numbers in parts.items():
                place = named_part(target, part)
                see_that_it_may_be_replaced(place, folder=self.order.folder and not _is_zip(place))
                moves += self._write(place, part, spool, numbers)
        made = {place for _new, place in moves}
        gone = [one for part in parts for one in left_over(named_part(target, part), made)]
        put_in_place(moves, gone, self.watch.see)
        return self.report

    def stream(self, target: Path) -> ExportReport:
        """Into a device or a pipe."""
        with Spool(self.folder / "articles") as spool:
            self._gather(spool)
            self.watch.whole = self.watch.done + len(spool)
            [numbers] = self._parts().values()
            job = self._job(target)
            articles = self._objects(spool, numbers, self.report)
            self.exporter.write(articles, Stream(target, folder=False), job)
        self.report.losses.take(job.losses)
        self.report.paths, self.report.checked = [str(target)], False
        return self.report

    def rehearse(self) -> ExportReport:
        """Into nothing."""
        with Spool(self.folder / "articles") as spool:
            self._gather(spool)
            parts = self._parts()
            self.watch.whole = self.watch.done + sum(map(len, parts.values()))
            for part, numbers in parts.items():
                out = Nowhere(part or "whole", folder=self.order.folder)
                job = self._job(out.path)
                self.exporter.write(self._objects(spool, numbers, self.report), out, job)
                self.report.losses.take(job.losses)
                if part:
                    self.report.parts[part] = len(numbers)
        self.report.checked = False
        return self.report

    # ---- gathering

    def _gather(self, spool: Spool) -> None:
        sketched = self.layout.duplicates == "once" or (
            bool(self.layout.split) and self.layout.duplicates == "together"
        )
        found = chosen_articles(
            self.workspace,
            self.order.selection,
            lossless=self.exporter.lossless and self.layout.plain,
            missed=self.report.missed,
            losses=self.report.before,
        )
        entries, rows, same = len(self.workspace.entries()), self.workspace.fields(), self.workspace.same()
        self.watch.whole = 3 * entries
        for article in self.watch.over(found):
            self.gathered.take(article, sketched=sketched)
            if article.get("state") != ArticleState.FINISHED.value and "history" not in article:
                self._note_fresh(article)
            ready = article if self.exporter.lossless else as_counted(article, rows, same)
            spool.add(shaped(ready, self.layout, statuses="status" in self.exporter.holds))
        self._refuse_empty(len(spool), entries)

    def _note_fresh(self, article: Json) -> None:
        if "seq" not in article and article.get("extracted") and article.get("path"):
            facts = ("path", "file_sha256", "extracted")
            self.report.fresh.append({name: str(article.get(name, "")) for name in facts})

    def _refuse_empty(self, number: int, known: int) -> None:
        selection, spans = self.order.selection, sum(spans for _finished, spans in self.gathered.worth)
        finished = any(done for done, _spans in self.gathered.worth)
        if spans or (number and not self.exporter.flat and (selection.whole or finished)):
            return
        if not number:
            raise ExportEmpty(
                translate("export", "no article of this choice has been worked on yet")
                if known
                else translate("export", "the workspace has no article")
            )
        said = (
            translate("export", "{n} articles were looked at; no span has status {statuses} and label {labels}")
            if selection.labels
            else translate("export", "{n} articles were looked at; no span has status {statuses}")
        )
        statuses, labels = (", ".join(sorted(some)) or "*" for some in (selection.words, selection.labels))
        raise ExportEmpty(said.format(n=number, statuses=statuses, labels=labels))

    def _parts(self) -> dict[str, list[int]]:
        """The numbers of the articles of each part, in the order of the library."""
        groups = self.gathered.groups(self.layout.separate)
        alike = [group for group in groups if len(group) > 1]
        self.report.duplicates = [[self.gathered.titles[number] for number in group] for group in alike]
        self.report.alike = [[self.gathered.uids[number] for number in group] for group in alike]
        if self.layout.duplicates == "once":
            self.report.left_out = sum(len(group) - 1 for group in alike)
            groups = [[self.gathered.best(group)] for group in groups]
        if not self.layout.split:
            return {"": sorted(number for group in groups for number in group)}
        return split_groups(groups, self.gathered.hashes, self.layout.split, self.layout.seed)

    # ---- writing

    def _write(self, target: Path, part: str, spool: Spool, numbers: list[int]) -> list[tuple[Path, Path]]:
        """Make one part and read it back; what is to be moved where."""
        made = self.folder / (part or "whole")
        made.mkdir()
        name = target.name.removesuffix(target.suffix) if self.order.folder and _is_zip(target) else target.name
        report = self._new_report()
        report.begin_as(self.report)
        out = Output(made / name, folder=self.order.folder)
        if self.layout.each and not self.exporter.folder:
            self._write_each(out, spool, numbers, report)
        else:
            self._write_one(out, spool, numbers, report)
        self.report.take(report, part, str(target))
        return self._finish(out, target, report)

    def _finish(self, out: Output, target: Path, report: ExportReport) -> list[tuple[Path, Path]]:
        made = out.path.parent
        files: Iterable[tuple[str, Path]]
        if self.order.folder:
            moves = [(out.path, target)]
            files = ((f"{target.name}/{name}", out.path / name) for name in out.names())
            if _is_zip(target):
                packed = self.folder / f"{made.name}.packed"
                pack(out, packed, self.watch.see)
                moves = [(packed, target)]
                files = chain([(target.name, packed)], files)
        else:
            files = [(path.name, path) for path in sorted(made.iterdir())]
            moves = [(path, target.with_name(name)) for name, path in files]
        said = self.folder / f"{made.name}.report"
        with said.open("wb", buffering=1 << 18) as file:
            file.writelines(report.data(self._seen(files)))
        return [*moves, (said, target.with_name(report_name(target.name)))]

    def _seen(self, files: Iterable[tuple[str, Path]]) -> Iterator[tuple[str, Path]]:
        for file in files:
            self.watch.see()
            yield file

    def _job(self, target: Path) -> Job:
        return Job(labels=self.labels, options=self.layout.options, title=target.stem)

    def _write_one(self, out: Output, spool: Spool, numbers: list[int], report: ExportReport) -> None:
        job = self._job(out.path)
        self.exporter.write(self._objects(spool, numbers, report), out, job)
        report.losses.take(job.losses)
        self.exporter.check(self._objects(spool, numbers), out, self._job(out.path))

    def _write_each(self, out: Output, spool: Spool, numbers: list[int], report: ExportReport) -> None:
        names, job = Names(), self._job(out.path)
        for number in numbers:
            one = Output(out.path / names.of(self.gathered.titles[number], self.exporter.suffix), folder=False)
            self.exporter.write(self._objects(spool, [number], report), one, job)
            self.exporter.check(self._objects(spool, [number]), one, self._job(out.path))
        report.losses.take(job.losses)

    def _objects(self, spool: Spool, numbers: list[int], report: ExportReport | None = None) -> Iterator[Json]:
        """What the exporter is given, articles or their units; entered in the report where one is given."""
        losses = Losses() if report is None else report.losses
        for article in self.watch.over(spool.read(numbers)):
            if report is not None:
                report.note(article)
            for one in units(article, self.layout.unit, losses):
                if report is not None:
                    report.units += 1
                    report.labels.update(span["label"] for span in one["annotations"])
                    count_losses(one, self.exporter.holds, losses)
                yield one


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == ZIP


def named_part(path: Path, part: str) -> Path:
    """The target of a part: `.train`, `.dev`, `.test` before the suffix."""
    return path.with_name(ended(path.stem, f".{part}{path.suffix}")) if part else path


def split_groups(
    groups: list[list[int]], hashes: list[str], shares: tuple[int, ...], seed: int
) -> dict[str, list[int]]:
    """The articles of each part: groups mixed by the seed whatever order they came in, none of them torn apart."""
    mixed = sorted(groups, key=lambda group: min(hashes[number] for number in group))
    random.Random(seed).shuffle(mixed)
    whole, begun, reached = sum(map(len, mixed)), 0, 0
    ends = []
    for share in shares:
        reached += share
        ends.append(round(whole * reached / sum(shares)))
    found: dict[str, list[int]] = {name: [] for name in PARTS}
    for group in mixed:
        name = next(name for name, end in zip(PARTS, ends, strict=True) if begun < end)
        found[name] += group
        begun += len(group)
    return {name: sorted(numbers) for name, numbers in found.items()}


def count(workspace: Workspace, selection: Selection) -> tuple[int, int]:
    """How many articles and spans the selection holds."""
    articles = spans = 0
    for article in chosen_articles(workspace, selection, lossless=True, missed=[], losses=Losses()):
        articles += 1
        spans += len(article["annotations"])
    return articles, spans
