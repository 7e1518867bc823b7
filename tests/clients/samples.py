"""Objects that are hard to export, and what a client must find in them: spans by text and offsets."""

from __future__ import annotations

import tarfile
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from core.articles.article_json import Json, article_object
from core.exporters import EXPORTERS, Job
from core.exporters.outputs import Output
from core.extraction import extract
from core.ids import text_digest
from core.reading import read_file, read_text

MOST = 50
"""So many real articles the long form loads."""
HOSTILE = "a/b\\c\"d'e\n=cmd|' /C calc'!A0<script>😀" + "长" * 85
TEXT = (
    "粤赣湘三省局会议😀\n江西省局要求，一是落实“六稳”“六保”工作；二是推进“两进一出”工程𠮷。\n"
    "cafe\u0301 =1+1 & <b>不\u2028忘</b>\u0001初\ufffe心 *牢记* _x0041_ | 使命\n\n    四格\t制表\n- 一\n1. 二\n# 三\n末行"
)


def hard_object() -> Json:
    """Overlapping, nested, grouped, over a line break, beside astral and combining and forbidden characters."""
    spans: list[Json] = []

    def add(words: str, label: str, *, also: int = 0, **more: Any) -> None:
        start = TEXT.index(words)
        end = start + len(words) + also
        key = f"s{len(spans):02d}"
        spans.append(
            {
                "id": key,
                "label": label,
                "start": start,
                "end": end,
                "text": TEXT[start:end],
                "status": "accepted",
                **more,
            }
        )

    add("粤赣湘三省局会议😀\n江西", 'OWN 标签/"x"', origin="person", note='=1+1\n"两行"，😀')
    add("粤", "PROVINCE", norm="44", group="g1", origin="rule", rule="province.short", confidence=0.9)
    add("赣", "PROVINCE", norm="36", group="g1", origin="rule", rule="province.short", confidence=0.9)
    add("湘", "PROVINCE", norm="43", group="g1", origin="rule", rule="province.short", confidence=0.5)
    add("江西省", "PROVINCE", norm="36")
    add("一是落实“六稳”“六保”工作", "TASK", ordinal=1, group="g2", province="36", marker=[0, 0])
    add("六稳", "SLOGAN", norm="六稳", tier="A", province="36", kind="number")
    add("稳”“六", "OWN", note="跨界")
    add("六保", "SLOGAN", norm="六保", status="rejected", origin="rule", rule="slogan.list", version="1")
    add("二是推进“两进一出”工程𠮷", "TASK", ordinal=2, group="g2", province="36")
    add("两进一出", "SLOGAN", norm="两进一出")
    add("e\u0301", "OWN")
    add("=1+1", "OWN", note="@x")
    add("<b>不\u2028忘</b>\u0001初\ufffe心", "SLOGAN", norm="不忘\u0001初心")
    add("牢记", "SLOGAN", norm="牢记使命")
    add("使命\n\n    四格\t制表\n- 一", "OWN")
    for span in spans:
        if span.get("marker"):
            span["marker"] = [span["start"], span["start"] + 2]
    spans.sort(key=lambda one: (one["start"], -one["end"], one["id"]))
    lead = TEXT.index("江西省局要求")
    groups = [
        {"id": "g1", "label": "PROVINCE", "level": 1},
        {"id": "g2", "label": "TASK", "style": "一是", "level": 1, "lead_in": [lead, lead + 6], "org": [lead, lead + 4],
         "province": "36", "flags": ["gap:1"]},
    ]  # fmt: skip
    plain = article_object(read_text("x"), (), (), ())
    return {
        **plain, "uid": "u-hard", "path": HOSTILE, "title": HOSTILE, "source": "=来源", "author": "", "state": "open",
        "published": "2020-04-30", "text": TEXT, "text_sha256": text_digest(TEXT), "fields": {"views": "2,238"},
        "paragraphs": [{"start": 0, "end": 9, "role": "title"}, {"start": 10, "end": len(TEXT), "role": "body"}],
        "annotations": spans, "groups": groups, "outline": [{"start": 0, "end": 9, "level": 1, "ordinal": 1}],
    }  # fmt: skip


LIKE_MARKUP = (
    "<r>x</r>", "<r><t>a</t></r>", "<r>a & b</r>", "_x0041_", "_x0041_x0042_", "_x005F_", " lead", "=1+1", "a\tb",
    "</row>", "<sheetData>", "]]>", "&amp;", "-->", "{=1+1}", "http://a.b/c", "mailto:a@b", "1234", "TRUE",
)  # fmt: skip
"""Words that one format or another would take for something else."""


def like_markup_object() -> Json:
    """A span over each of them, with them as its norm and note."""
    text, spans = "\n".join(LIKE_MARKUP), []
    for at, words in enumerate(LIKE_MARKUP):
        start = len("\n".join(LIKE_MARKUP[:at])) + bool(at)
        spans.append(
            {"id": f"w{at}", "label": "SLOGAN", "start": start, "end": start + len(words), "text": words,
             "status": "accepted", "norm": words, "note": words, "confidence": 0.5}
        )  # fmt: skip
    return {**empty_object(), "uid": "u-markup", "title": "<r>&</r>", "text": text, "text_sha256": text_digest(text),
            "annotations": spans}  # fmt: skip


def empty_object() -> Json:
    """An article without text and without spans."""
    return {**article_object(read_text("x"), (), (), ()), "uid": "u-empty", "text": "", "title": "",
            "text_sha256": text_digest(""), "paragraphs": [], "published": ""}  # fmt: skip


def many_object(number: int = 10_000) -> Json:
    """So many spans, each overlapping the next."""
    text = "一二三四五😀七八九十" * (number // 10 + 1)
    spans = [
        {"id": f"m{at}", "label": ("PROVINCE", "SLOGAN", "OWN")[at % 3], "start": at, "end": at + 2,
         "text": text[at : at + 2], "status": "accepted"}
        for at in range(number)
    ]  # fmt: skip
    return {**empty_object(), "uid": "u-many", "title": "很多", "text": text, "text_sha256": text_digest(text),
            "annotations": spans, "published": "2021-01-02"}  # fmt: skip


def hard_objects(number: int = 10_000) -> list[Json]:
    """All of them, two with one title."""
    return [hard_object(), empty_object(), many_object(number), {**hard_object(), "uid": "u-twin"}]


@cache
def real_objects(folder: Path, number: int = 50) -> tuple[Json, ...]:
    """So many real articles of every kind that lies there, with what the machine finds in them; at most 50."""
    paths = sorted(path for path in (folder / "articles").iterdir() if path.suffix in {".html", ".txt", ".md"})
    with tempfile.TemporaryDirectory() as unpacked, tarfile.open(folder / "articles" / "many.tar.xz") as archive:
        more = sorted(one.name for one in archive.getmembers() if one.isfile())
        more = more[:: len(more) // (MOST - len(paths))][: MOST - len(paths)]
        archive.extractall(unpacked, [archive.getmember(name) for name in more], filter="data")
        paths += [Path(unpacked, name) for name in more]
        assert len(paths) == MOST
        return tuple(map(_real, paths[:: MOST // number]))


def _real(path: Path) -> Json:
    article = read_file(str(path))
    found = extract(article)
    value = article_object(article, found.spans, found.groups, found.outline, status=True)
    return {**value, "uid": path.name, "path": path.name}


def exported(name: str, objects: Sequence[Json], folder: Path, **options: str) -> Path:
    """Write and check; the file or the folder."""
    exporter = EXPORTERS.get(name)
    folder.mkdir(parents=True, exist_ok=True)
    out = Output(folder / f"out{exporter.suffix}", folder=exporter.folder)
    job = Job(options=options)
    exporter.write(iter(objects), out, job)
    exporter.check(iter(objects), out, Job(options=options))
    return out.path


def places(article: Json) -> list[list[Any]]:
    """What a client must find: start, end, label, text; in reading order."""
    return sorted([one["start"], one["end"], one["label"], one["text"]] for one in article["annotations"])
