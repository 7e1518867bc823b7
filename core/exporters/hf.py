"""Hugging Face: one parquet file with its features, and a dataset card; `datasets.load_dataset` loads the folder.

Lists are lists of structures, so that no triple is taken for JSON; a span's label is a `ClassLabel`. pyarrow writes
it, which is not needed for anything else and may be missing.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import zip_longest
from typing import Any, Final

from core.articles.article_json import Json
from core.errors import ExportError
from core.exporters import Job, Option
from core.exporters.losses import EVERYTHING
from core.exporters.naming import further, more_of
from core.exporters.outputs import Output
from core.exporters.reading_back import reading_back
from core.translation import QT_TRANSLATE_NOOP, translate

DATA: Final = "articles.parquet"
CARD: Final = "README.md"
MISSING: Final = QT_TRANSLATE_NOOP(
    "export", "This format needs pyarrow, which is not installed. Install it with: python -m pip install pyarrow"
)
_FULL: Final = 1_000_000
"""Characters after which a row group is written."""
_FACTS: Final = (
    "id", "title", "source", "author", "published", "path", "state", "file_sha256", "text_sha256", "reader", "encoding",
)  # fmt: skip
_SPAN_TEXTS: Final = (
    "id", "text", "status", "origin", "rule", "version", "norm", "kind", "group", "style", "head", "tier", "province",
    "why", "note", "how", "born", "more",
)  # fmt: skip
_KEPT: Final = frozenset(
    {"label", "start", "end", "ordinal", "level", "confidence", "in_name", "flag", "marker", *_SPAN_TEXTS}
) - {"more"}
_GROUP_TEXTS: Final = ("id", "label", "style", "parent", "province")
_GROUP_RANGES: Final = ("lead_in", "org", "target")
_KEY: Final = b"huggingface"


class HfExporter:
    """Writes a folder: the parquet file and the card."""

    name: str = "hf"
    version: int = 1
    suffix: str = ""
    folder: bool = True
    lossless: bool = False
    flat: bool = False
    holds: frozenset[str] = EVERYTHING - {"history", "earlier", "remark"}
    options: tuple[Option, ...] = ()

    def write(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """Row group by row group; the card when the labels are counted."""
        pq = _arrow(".parquet")
        names = _Names([one.name for one in job.labels])
        seen: Counter[str] = Counter()
        number = 0
        # Without the schema of its own, a reader takes the features from what is added when all labels are known.
        with (
            out.open(DATA) as file,
            pq.ParquetWriter(file, _schema(), compression="zstd", store_schema=False) as writer,
        ):
            for some in _batches(articles):
                number += len(some)
                seen.update(span["label"] for one in some for span in one["annotations"])
                writer.write_batch(_batch([_row(one, names) for one in some]))
            writer.add_key_value_metadata({_KEY: json.dumps({"info": {"features": features(names.known)}})})
        with out.open(CARD) as file:
            file.write(card(job.title, number, seen).encode("utf-8"))

    def check(self, articles: Iterable[Json], out: Output, job: Job) -> None:
        """Every row read back is the one that was exported, its labels by their names."""
        pq = _arrow(".parquet")
        names = _Names([one.name for one in job.labels])
        wanted = (_row(one, names) for one in articles)
        seen: Counter[str] = Counter()
        number = 0
        with reading_back(out), out.read(DATA) as file, pq.ParquetFile(file) as table:
            for found, row in zip_longest(_rows(table), wanted):
                if found is None or found != row:
                    raise ExportError(f"article {number + 1} reads back as something else", path=str(out.path))
                number += 1
                seen.update(names.known[span["label"]] for span in found["spans"])
            kept = json.loads(table.metadata.metadata[_KEY])
        if kept != {"info": {"features": features(names.known)}}:
            raise ExportError("the features read back as something else", path=str(out.path))
        with out.read(CARD) as file:
            if file.read() != card(job.title, number, seen).encode("utf-8"):
                raise ExportError("the dataset card reads back as something else", path=str(out.path))


def _arrow(part: str = "") -> Any:
    """pyarrow, which is optional and slow to load, or a part of it."""
    try:
        return import_module(f"pyarrow{part}")
    except ImportError as error:
        raise ExportError(translate("export", MISSING)) from error


class _Names:
    """The labels' names in the order of their numbers: the workspace's, then others as they are met."""

    def __init__(self, known: list[str]) -> None:
        self.known = known

    def number(self, label: str) -> int:
        """The number of that label."""
        if label not in self.known:
            self.known.append(label)
        return self.known.index(label)


def _schema() -> Any:
    pa = _arrow()
    text, whole, pair = pa.string(), pa.int64(), pa.list_(pa.int64())
    place = [("start", whole), ("end", whole)]
    numbers = [("ordinal", whole), ("level", whole), ("confidence", pa.float64()), ("in_name", pa.bool_())]
    numbers += [("flag", pa.bool_()), ("marker", pair)]
    more = [("level", whole), ("flags", pa.list_(text)), *((name, pair) for name in _GROUP_RANGES)]
    lists = {
        "spans": [("label", whole), *place, *((name, text) for name in _SPAN_TEXTS), *numbers],
        "groups": [*((name, text) for name in _GROUP_TEXTS), *more],
        "paragraphs": [*place, ("role", text), ("level", whole)],
        "outline": [*place, ("level", whole), ("style", text), ("ordinal", whole)],
        "fields": [("name", text), ("value", text)],
    }
    columns = [("text", text), *((name, text) for name in _FACTS)]
    return pa.schema([*columns, *((name, pa.list_(pa.struct(of))) for name, of in lists.items())])


def features(labels: list[str]) -> Json:
    """The features of the columns, as `datasets` keeps them in a parquet file."""
    found = {one.name: _feature(one.type) for one in _schema()}
    found["spans"]["feature"]["label"] = {"names": labels, "_type": "ClassLabel"}
    return found


def _feature(kind: Any) -> Json:
    types = _arrow().types
    if types.is_list(kind):
        return {"feature": _feature(kind.value_type), "_type": "List"}
    if types.is_struct(kind):
        return {one.name: _feature(one.type) for one in kind}
    return {"dtype": {"double": "float64"}.get(str(kind), str(kind)), "_type": "Value"}


def _batches(articles: Iterable[Json]) -> Iterator[list[Json]]:
    waiting: list[Json] = []
    size = 0
    for article in articles:
        waiting.append(article)
        size += len(article["text"]) + 100 * len(article["annotations"])
        if size >= _FULL:
            yield waiting
            waiting, size = [], 0
    if waiting:
        yield waiting


def _batch(rows: list[Json]) -> Any:
    return _arrow().RecordBatch.from_pylist(rows, schema=_schema())


def _rows(table: Any) -> Iterator[Json]:
    """Row by row: as Python's objects a row takes many times what it takes in a batch."""
    for batch in table.iter_batches(batch_size=64):
        for at in range(batch.num_rows):
            yield from batch.slice(at, 1).to_pylist()


def _text(value: object) -> str | None:
    """A string parquet can hold; a lone surrogate is none."""
    return None if value is None else str(value).encode("utf-8", "replace").decode("utf-8")


def _row(article: Json, names: _Names) -> Json:
    facts = {**article, "id": article.get("uid")}
    paragraphs = ({**one, "role": _text(one.get("role"))} for one in article.get("paragraphs", ()))
    outline = ({**one, "style": _text(one.get("style"))} for one in article.get("outline", ()))
    return {
        "text": _text(article["text"]),
        **{name: _text(facts.get(name)) for name in _FACTS},
        "spans": [_span(one, names) for one in article["annotations"]],
        "groups": [_group(one) for one in article.get("groups", ())],
        "paragraphs": [_only(one, "start", "end", "role", "level") for one in paragraphs],
        "outline": [_only(one, "start", "end", "level", "style", "ordinal") for one in outline],
        "fields": [{"name": _text(name), "value": _text(value)} for name, value in further(article).items()],
    }


def _only(one: Json, *names: str) -> Json:
    return {name: one.get(name) for name in names}


def _span(span: Json, names: _Names) -> Json:
    confidence = span.get("confidence")
    return {
        "label": names.number(str(span["label"])),
        **_only(span, "start", "end"),
        **{name: _text(span.get(name)) for name in _SPAN_TEXTS},
        "more": more_of(span, _KEPT) or None,
        **_only(span, "ordinal", "level"),
        "confidence": None if confidence is None else float(confidence),
        "in_name": bool(span.get("in_name")),
        "flag": bool(span.get("flag")),
        "marker": span.get("marker"),
    }


def _group(group: Json) -> Json:
    return {
        **{name: _text(group.get(name)) for name in _GROUP_TEXTS},
        "level": group.get("level"),
        "flags": [str(one) for one in group.get("flags", ())],
        **{name: group.get(name) for name in _GROUP_RANGES},
    }


_CARD: Final = """---
language:
- zh
pretty_name: {name}
task_categories:
- token-classification
configs:
- config_name: default
  data_files: {data}
---

# {title}

{number} Chinese articles with labelled spans, exported by Zhupi. One row is one article.

Offsets are code points of `text`, half-open: `text[start:end]` is the span's own string.

| column | what it holds |
| --- | --- |
| `text` | the whole text, line breaks as LF |
| `spans` | `label` (a `ClassLabel`), `start`, `end`, `text`, `status`, `rule`, `norm` …; `more` is JSON |
| `groups` | spans that belong together: the spans name their group by its `id` |
| `paragraphs`, `outline` | ranges of paragraphs with their roles; numbered headings |
| `title`, `source`, `published` … | what is known of the article; `text_sha256` names the text |

Spans by label: {labels}

The texts belong to those who published them.
"""


def card(title: str, number: int, labels: Counter[str]) -> str:
    """The dataset card."""
    said = ", ".join(f"`{_plain(name)}` {times}" for name, times in sorted(labels.items())) or "none"
    name = json.dumps(title, ensure_ascii=False)
    return _CARD.format(name=name, title=_plain(title), data=DATA, number=number, labels=said)


def _plain(words: str) -> str:
    """One line that means nothing to Markdown."""
    return "".join(letter if letter not in "`*_<>[]|\\" else " " for letter in " ".join(words.split()))


PLUGIN: Final = HfExporter()
