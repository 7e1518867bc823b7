"""What the system refuses is told in the person's language, with what to do; nothing of it is said in code words."""

from __future__ import annotations

import ast
import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import errors, translation
from core.errors import ExportError, FileIsBomb, NotSaved, ReadError, WorkspaceError, WorkspaceReadOnly
from core.messages import explain, explain_file
from core.reading import read_file
from core.safety.reasons import in_words
from core.safety.reports import Report
from core.settings import Settings
from core.store import durable
from core.system_errors import why_refused
from core.workspace import Workspace
from tests.crash.sample import fill

NAMES = (
    "ENOSPC", "EACCES", "EPERM", "EROFS", "EIO", "EBUSY", "ENOENT", "EEXIST", "EISDIR", "ENOTDIR", "ENAMETOOLONG",
    "EMFILE", "EDQUOT", "EFBIG", "ESTALE", "ETIMEDOUT",
)  # fmt: skip


@pytest.fixture
def chinese() -> Iterator[None]:
    before = translation._active
    translation.install_catalogue("zh_CN")
    yield
    translation.install(before)


def letters(text: str) -> str:
    return "".join(one for one in text if one.isascii() and one.isalpha())


@pytest.mark.parametrize("name", [one for one in NAMES if hasattr(errno, one)])
def test_each_common_reason_is_chinese_in_a_chinese_window(name: str, chinese: None) -> None:
    code = getattr(errno, name)
    error = OSError(code, os.strerror(code))
    for kind in (WorkspaceError, ExportError, NotSaved):
        said = explain(kind(why_refused(error)))
        assert said.why and said.what_to_do
        assert letters(said.why) == ""
        assert letters(said.what_to_do) in ("", "FATGB")
    assert explain(error).why == said.why


@pytest.mark.parametrize(
    ("code", "like"), [(5, "EACCES"), (32, "EBUSY"), (33, "EBUSY"), (39, "ENOSPC"), (112, "ENOSPC")]
)
def test_the_numbers_of_windows_mean_the_same(code: int, like: str) -> None:
    error = OSError(errno.EINVAL, "拒绝访问")
    error.winerror = code  # type: ignore[attr-defined]
    assert why_refused(error) == why_refused(OSError(getattr(errno, like), ""))


def test_a_rare_reason_keeps_the_words_of_the_system() -> None:
    assert why_refused(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert "save again" in explain(NotSaved("Invalid cross-device link")).what_to_do


def test_what_to_do_fits_the_reason(chinese: None) -> None:
    full, denied = (explain(NotSaved(why_refused(OSError(code, "x")))) for code in (errno.ENOSPC, errno.EACCES))
    assert "空间" in full.what_to_do
    assert "权限" in denied.what_to_do
    assert full.what_to_do != denied.what_to_do


def test_a_full_disk_is_told_so_through_the_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chinese: None
) -> None:
    workspace = Workspace.open(tmp_path / "w.zhupi.json")
    told: list[Exception] = []
    workspace.listen(lambda _seq: None, lambda _seq, error: told.append(error))

    def full(_handle: int, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(durable, "write_all", full)
        fill(workspace, range(1))
        assert not workspace.flush(10)
    said = str(explain(told[0]))
    assert "磁盘已满" in said
    assert letters(said) == ""
    workspace.retry()
    assert workspace.close()


def test_a_report_says_the_reason_in_the_same_language(chinese: None) -> None:
    why = why_refused(OSError(errno.EROFS, "Read-only file system"))
    assert letters(str(Report("no-backup", why))) == ""


def test_a_broken_article_is_told_in_the_language_of_the_window_and_by_its_name(tmp_path: Path, chinese: None) -> None:
    broken = tmp_path / "坏文章.docx"
    broken.write_bytes(b"PK\x03\x04" + b"\x00" * 400)
    empty = tmp_path / "空文章.txt"
    empty.write_bytes(b"")
    said = {}
    for path in (broken, empty, tmp_path / "没有.txt", tmp_path / ("长" * 300 + ".txt")):
        with pytest.raises(ReadError) as caught:
            read_file(path)
        said[path] = explain_file(caught.value)
        assert said[path].what.startswith(f"{path.name}："), "which of those that were opened"
        assert letters(said[path].why.partition("（")[0]) == ""
    assert said[broken].why.startswith("压缩包已损坏（")
    settings = tmp_path / "settings.json"
    settings.write_bytes(b"{")
    damaged = Settings(settings).damaged
    assert damaged is not None
    assert letters(explain_file(damaged).why.partition("（")[0]) == ""


REFUSED_HERE = ("readers", "editing", "review", "importers", "articles", "people", "store", "safety", "labels")
FLAT = ("reading", "decoding", "corrections", "changes", "recording", "workspace", "stored")
OF_THE_PROGRAM = frozenset({"a line to copy has no file", "a record can be read again", "this record has no line"})
"""These are caught where the workspace is written, and are never told."""


def raised() -> Iterator[tuple[str, str]]:
    """Every detail that a typed error of ours is raised with where it reaches a person, its values filled in."""
    core = Path(errors.__file__).parent
    folders = (path for name in REFUSED_HERE for path in (core / name).rglob("*.py"))
    window = (core.parent / "ui").rglob("*.py")
    for path in (*folders, *window, *(core / f"{name}.py" for name in FLAT), core / "exporters" / "outputs.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in vars(errors) and node.args:
                yield f"{path.name}:{node.lineno}", filled(node.args[0])


def filled(words: ast.expr) -> str:
    if isinstance(words, ast.Constant):
        return str(words.value)
    parts = words.values if isinstance(words, ast.JoinedStr) else []
    return "".join(str(one.value) if isinstance(one, ast.Constant) else "7" for one in parts)


def test_every_refusal_is_told_in_the_language_of_the_window(chinese: None) -> None:
    """What follows a colon is what a library said, or the system; a short word before it is a name."""
    found = {place: detail for place, detail in raised() if detail not in OF_THE_PROGRAM}
    assert len(found) > 80
    left = {place: one for place, one in found.items() if in_words(one) == one}
    assert {place: one for place, one in left.items() if len(letters(one.partition(": ")[0])) > 8} == {}


def test_a_reason_is_a_sentence_and_names_what_it_is_about(chinese: None) -> None:
    assert explain(FileIsBomb("it unpacks to 2,861 MB of markup")).why == "解开后有 2,861 MB 的标记。"
    assert explain(ExportError("the folder holds 旧.txt, which no export wrote; choose a new folder")).why == (
        "文件夹里的 旧.txt 不是导出写下的；请选新的文件夹。"
    )
    translation.install_catalogue("en")
    assert explain(FileIsBomb("it unpacks to 2,861 MB of markup")).why == "It unpacks to 2,861 MB of markup."
    assert explain(NotSaved("the disk is full")).why == "The disk is full."


def test_damaged_settings_say_where_and_what_became_of_them(tmp_path: Path, chinese: None) -> None:
    for broken in (b'{"theme": "dark",\n x', b"\xff\xfe", b"[]"):
        path = tmp_path / "settings.json"
        path.write_bytes(broken)
        damaged = Settings(path).damaged
        assert damaged is not None
        said = explain_file(damaged)
        assert letters(said.why) in ("", "UTF")
        aside = next(one for one in tmp_path.iterdir() if one.name in said.what_to_do)
        assert aside.read_bytes() == broken
    path.write_bytes(b'{"theme": "dark",\n x')
    assert "第 2 行第 2 个字符" in str(explain(Settings(path).damaged or AssertionError()))


def test_chinese_sentences_follow_each_other_without_a_space(chinese: None) -> None:
    said = str(explain(NotSaved("the disk is full")))
    assert said.count("。") >= 3 and " " not in said
    translation.install_catalogue("en")
    assert ". The disk is full. " in str(explain(NotSaved("the disk is full")))


def test_a_reason_that_says_nothing_new_is_left_out(tmp_path: Path) -> None:
    said = explain(WorkspaceReadOnly())
    assert said.why == "" and said.what_to_do
