"""A workspace's articles one by one, as the objects an export writes: only what was selected, under its names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from core.articles.article_json import STATUSES, Json, article_object, span_of
from core.articles.fields import COLUMNS, FieldRow, value_of
from core.errors import ReadError
from core.exporters.losses import Losses
from core.exporting.choices import Layout, Selection
from core.labels.policy import Policy, wanted_range
from core.model import SLOGAN, ArticleState, Label
from core.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from core.labels.same_as import SameAs
    from core.workspace import Entry, Workspace

NOT: Final[str] = "NOT_"
"""Before the label of a rejected span where the format has no statuses."""
LOST: Final = QT_TRANSLATE_NOOP("export", "spans whose text was not found again in the article's newer text")


def chosen_articles(
    workspace: Workspace, selection: Selection, *, lossless: bool, missed: list[str], losses: Losses
) -> Iterator[Json]:
    """The object of each article of the selection with the spans selected; what cannot be read goes to `missed`."""
    wanted = frozenset(selection.uids)
    for entry in workspace.entries():
        if selection.scope == "article" and entry.uid not in wanted:
            continue
        if selection.scope == "finished" and entry.state is not ArticleState.FINISHED:
            continue
        if entry.stored:
            article = workspace.export_article(entry.uid)
            yield article if lossless and selection.whole else _with_chosen(article, selection, losses)
        elif selection.include_unworked:
            yield from _unworked(workspace, entry, selection, missed, losses)


def _with_chosen(article: Json, selection: Selection, losses: Losses) -> Json:
    words = selection.words or frozenset(STATUSES)
    spans = [span for span in article["annotations"] if _is_chosen(span, selection, words)]
    kept = [span for span in spans if not span.get("lost")]
    losses.add(LOST, len(spans) - len(kept), str(article.get("title") or ""))
    named = {span.get("group") for span in kept}
    groups = [group for group in article["groups"] if group["id"] in named]
    return {key: one for key, one in article.items() if key != "history"} | {"annotations": kept, "groups": groups}


def _is_chosen(span: Json, selection: Selection, words: frozenset[str]) -> bool:
    status = span.get("status", "pending")
    machines = status == "pending" and span.get("origin", "person") != "person"
    return (
        (
            status in words
            or (selection.negatives and status == "rejected")
            or (selection.machine and machines)
        )
        and (not selection.labels or span["label"] in selection.labels)
        and span.get("kind") not in selection.without
        and not (span.get("in_name") and "in_name" in selection.without)
    )  # fmt: skip


def _unworked(
    workspace: Workspace, entry: Entry, selection: Selection, missed: list[str], losses: Losses
) -> Iterator[Json]:
    """What the machine finds in an article nobody has worked on; a missing or changed file is named."""
    from core.extraction import extract, rule_set  # noqa: PLC0415  # the rules load only where they are asked for
    from core.labels import own_words  # noqa: PLC0415
    from core.labels.policy import adapted  # noqa: PLC0415
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
    value |= {name: value_of(entry, name) for name in COLUMNS if name in entry.read}
    value["fields"] = {**value.get("fields", {}), **{name: one for name, one in entry.fields.items() if one}}
    value |= {"uid": entry.uid, "state": entry.state.value, "extracted": own_words.rule_set(rule_set(), words)}
    every = replace(selection, statuses=frozenset(), machine=False, negatives=False)
    yield _with_chosen(value, every, losses)


def metadata(article: Json, rows: Sequence[FieldRow]) -> dict[str, str]:
    """What an article says of itself, every field by its name and in the fields' order, empty ones too.

    The one place an exporter gets it from: each object but those of a lossless format has it under `metadata`.
    """
    fields = article.get("fields") or {}
    return {row.name: str((article if row.name in COLUMNS else fields).get(row.name) or "") for row in rows}


def as_counted(article: Json, rows: Sequence[FieldRow], same: SameAs) -> Json:
    """The article for a format that others read: its metadata, and each slogan under the norm it counts as."""
    spans = [_normed(span, same) for span in article["annotations"]] if same else article["annotations"]
    return {**article, "annotations": spans, "metadata": metadata(article, rows)}


def _normed(span: Json, same: SameAs) -> Json:
    from core.labels.same_as import counts_as, member  # noqa: PLC0415  # only tables ask for it

    if span["label"] != SLOGAN:
        return span
    own = member(span.get("norm", ""), span["text"])
    norm = counts_as(same, own)
    return span if norm == own[0] else {**span, "norm": norm}


def shaped(article: Json, layout: Layout, *, statuses: bool) -> Json:
    """The article under the edges and names of the export; `statuses` says whether the format has them."""
    names = dict(layout.rename)
    spans = article["annotations"]
    if layout.policy is not None:
        spans = [_with_edges(span, article["text"], layout.policy) for span in spans]
    if names or (not statuses and any(span.get("status") == "rejected" for span in spans)):
        spans = [_named(span, names, statuses=statuses) for span in spans]
    if spans is article["annotations"]:
        return article
    spans = sorted(spans, key=lambda span: (span["start"], -span["end"], span["id"]))
    groups = [{**group, "label": names.get(group["label"], group["label"])} for group in article["groups"]]
    return {**article, "annotations": spans, "groups": groups}


def _with_edges(span: Json, text: str, policy: Policy) -> Json:
    start, end = wanted_range(text, span_of(span, text), policy)
    if (start, end) == (span["start"], span["end"]):
        return span
    return {**span, "start": start, "end": end, "text": text[start:end]}


def _named(span: Json, names: dict[str, str], *, statuses: bool) -> Json:
    label = str(names.get(span["label"], span["label"]))
    if not statuses and span.get("status") == "rejected":
        label = NOT + label
    return span if label == span["label"] else {**span, "label": label}


def renamed_labels(labels: tuple[Label, ...], layout: Layout) -> tuple[Label, ...]:
    """The labels under the names of the export; of two that get one name, the first."""
    names = dict(layout.rename)
    found = {names.get(one.name, one.name): one for one in reversed(labels)}
    return tuple(replace(one, name=name) for name, one in reversed(found.items()))
