"""The summary tab, what is copied and what is printed, in the window with an article of our own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QPainter, QTextBlock, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.errors import PdfNotWritten
from core.messages import explain
from core.reading import read_file, read_text
from core.summary.article import Summary, summarise
from core.summary.lines import Pages
from core.summary.tables import as_html, tables
from ui import views
from ui.handing_on import printed, rich_text
from ui.handing_on.pdf_file import PdfFile
from ui.handing_on.printed import PrintedPage
from ui.handing_on.summary_text import KEPT, address, dress_of, fill, place_of
from ui.look.theme import DARK, LIGHT
from ui.main_window import MainWindow
from ui.panels.summary_panel import LIMIT
from ui.reader.selection import Selected

TEXT = (
    "广东江西两省召开会议\n来源：样例日报 2022-03-04\n"
    "广东省邮政管理局召开会议，会议要求，一是落实“六稳”工作，推进“两进一出”工程；二是抓好<安全>生产。\n"
    "全省系统要做好“六保”工作，落实“六稳”任务。\n江西省先行。"
)


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.resize(1280, 800)
    window.show()
    window.start([])
    open_text(window, TEXT, qtbot)
    return window


def open_text(window: MainWindow, text: str, qtbot: QtBot) -> None:
    window.session.open_read(read_text(text))
    qtbot.waitUntil(lambda: window.session.current is not None and window.session.current.complete, timeout=20_000)


def shown(window: MainWindow) -> str:
    return window.panes.summary.panel.text.toPlainText()


def show_tab(window: MainWindow, qtbot: QtBot) -> None:
    window.tabs.setCurrentWidget(window.panes.summary.panel)
    qtbot.waitUntil(lambda: window.panes.summary._fresh() is not None, timeout=20_000)


def clipboard() -> QMimeData:
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    return data


def finished_file(path: Path) -> bool:
    return path.is_file() and not list(path.parent.glob(".*.part"))


# ---- the tab


def test_the_tab_stands_first_and_follows_corrections_only_while_it_shows(opened: MainWindow, qtbot: QtBot) -> None:
    pane = opened.panes.summary
    assert opened.tabs.indexOf(pane.panel) == 0
    opened.tabs.setCurrentIndex(1)
    slogan = next(span for span in opened.session.spans if span.label == "SLOGAN")
    opened.session.select(slogan.id)
    opened.actions_table.by_name["accept"].trigger()
    qtbot.wait(400)
    assert pane._made is None and pane._steps is None
    show_tab(opened, qtbot)
    assert f"1/{len(opened.session.spans)}" in shown(opened)
    before = pane._made
    opened.session.select(slogan.id)
    opened.commands.undo()
    assert pane._steps is None, "nothing of it is done on the key press"
    assert pane._made is before
    qtbot.waitUntil(lambda: f"0/{len(opened.session.spans)}" in shown(opened), timeout=20_000)


def test_every_line_leads_to_its_place(opened: MainWindow, qtbot: QtBot) -> None:
    show_tab(opened, qtbot)
    pane = opened.panes.summary
    fresh = pane._fresh()
    assert fresh is not None
    pieces = [
        piece for section in Pages(fresh).sections() for line in section.lines for piece in line.pieces if piece.at
    ]
    assert len(pieces) > 10
    for piece in pieces:
        pane.panel.text.anchorClicked.emit(QUrl(address(piece)))
        assert piece.at is not None
        span = opened.session.selected_span
        if span is not None and span.range == piece.at:
            continue
        assert opened.reader.selection() == piece.at
    assert place_of("place:1-2:") == (1, 2, "")
    assert [place_of(one) for one in ("", "more:tasks", "place:a-2:x", "place:1:x")] == [None] * 4


def test_an_article_without_finds_says_so(opened: MainWindow, qtbot: QtBot) -> None:
    show_tab(opened, qtbot)
    open_text(opened, "今天天气很好。", qtbot)
    qtbot.waitUntil(lambda: "Nothing was found" in shown(opened), timeout=20_000)


def test_a_persons_date_and_the_same_slogans_show(opened: MainWindow, qtbot: QtBot) -> None:
    show_tab(opened, qtbot)
    assert "2022-03-04" in shown(opened) and "六保" in shown(opened)
    opened.panes.article_fields.keep("published", "2020-01-02", said=True)
    qtbot.waitUntil(lambda: "2020-01-02" in shown(opened), timeout=20_000)
    opened.session.select("")
    assert "2022-03-04" not in shown(opened).splitlines()[1]


def test_slogans_that_count_as_one_are_one_line(opened: MainWindow, qtbot: QtBot) -> None:
    from core.articles.own_fields import WORKSPACE
    from core.changes import FieldChange, Transaction

    show_tab(opened, qtbot)
    made = (FieldChange("same:六保", None, "六稳"),)
    assert opened.session.apply_transaction(Transaction("same", ((WORKSPACE, made),)))
    qtbot.waitUntil(lambda: "六稳 3" in shown(opened), timeout=20_000)
    opened.commands.undo()
    qtbot.waitUntil(lambda: "六稳 2" in shown(opened), timeout=20_000)


def test_a_long_list_shows_in_part_and_then_whole(opened: MainWindow, qtbot: QtBot) -> None:
    show_tab(opened, qtbot)
    items = "".join(f"\n{number}.落实第{number}项工作。" for number in range(1, LIMIT + 30))
    open_text(opened, "广东会议要求做好以下工作：" + items, qtbot)
    qtbot.waitUntil(lambda: "Show the other" in shown(opened), timeout=20_000)
    last = f"落实第{LIMIT + 29}项工作"
    assert last not in shown(opened)
    opened.panes.summary.panel.text.anchorClicked.emit(QUrl("more:tasks"))
    assert last in shown(opened) and "Show the other" not in shown(opened)


def test_single_keys_work_from_the_tab(opened: MainWindow, qtbot: QtBot) -> None:
    show_tab(opened, qtbot)
    text = opened.panes.summary.panel.text
    text.setFocus()
    opened.activateWindow()
    qtbot.waitUntil(text.hasFocus, timeout=5000)
    assert not opened.actions_table.typing()
    qtbot.keyClicks(text, "j")
    assert opened.session.selected
    qtbot.keyClicks(text, "a")
    assert any(span.status.name == "ACCEPTED" for span in opened.session.spans)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_page_keeps_its_words_in_every_dress(opened: MainWindow, theme: object) -> None:
    made = _summary(opened)
    document = QTextDocument()
    fill(document, made, dress_of(theme))  # type: ignore[arg-type]
    for section in Pages(made).sections():
        for line in section.lines:
            for piece in line.pieces:
                assert piece.text.strip() in document.toPlainText()


def _summary(window: MainWindow) -> Summary:
    current = window.session.current
    assert current is not None
    return summarise(current.article, current.spans, views.province_names())


# ---- copied


class Cells(HTMLParser):
    """The cells of every table: `tables[table][row][column]`."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._inside = False

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in {"td", "th"}:
            self.tables[-1][-1].append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.tables[-1][-1][-1] += data


def cells_of(html: str) -> list[list[list[str]]]:
    reader = Cells()
    reader.feed(html)
    return [[[" ".join(cell.split()) for cell in row] for row in table] for table in reader.tables]


def test_the_summary_is_copied_as_tables_and_as_text(opened: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("what an earlier test left")
    opened.actions_table.by_name["copy_summary"].trigger()
    made = _summary(opened)
    qtbot.waitUntil(lambda: "六稳" in clipboard().html(), timeout=20_000)
    rows = [[list(row) for row in ((one.columns, *one.rows) if one.columns else one.rows)] for one in tables(made)]
    assert cells_of(clipboard().html()) == [[[" ".join(cell.split()) for cell in row] for row in one] for one in rows]
    lines = clipboard().text().splitlines()
    assert all("\t".join(row) in lines for table in rows for row in table)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_takes_in_the_same_cells(opened: MainWindow, tmp_path: Path) -> None:
    html = as_html(_summary(opened))
    (tmp_path / "summary.html").write_text(html, "utf-8")
    command = [
        "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--infilter=HTML (StarWriter)",
        "--convert-to", "fodt", "--outdir", str(tmp_path), str(tmp_path / "summary.html"),
    ]  # fmt: skip
    subprocess.run(command, check=True, timeout=180, capture_output=True)
    written = (tmp_path / "summary.fodt").read_text("utf-8")
    found = []
    for table in re.findall(r"<table:table [^>]*>(.*?)</table:table>", written, re.DOTALL):
        rows = []
        for row in re.findall(r"<table:table-row[ >].*?</table:table-row>", table, re.DOTALL):
            cells = re.findall(r"<table:table-cell[^>]*?(?:/>|>(.*?)</table:table-cell>)", row, re.DOTALL)
            rows.append([_plain(cell) for cell in cells])
        found.append(rows)
    assert found == cells_of(html)


def _plain(cell: str) -> str:
    words = re.sub(r"<[^>]*>", "", re.sub(r"<text:s[^>]*/>", " ", cell))
    for mark, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        words = words.replace(mark, sign)
    return " ".join(words.split())


def test_a_passage_is_copied_with_its_highlights(opened: MainWindow) -> None:
    text = opened.session.text
    start = text.index("一是")
    opened.reader.set_selected_text(Selected(start, text.index("\n全省")))
    assert opened.reader.copy()
    assert clipboard().text() == text[start : text.index("\n全省")]
    html = clipboard().html()
    assert "&lt;安全&gt;" in html
    slogan = re.search(r'<span style="([^"]*)">六稳</span>', html)
    assert slogan is not None
    assert "background-color:#" in slogan[1] and "underline dotted" in slogan[1]
    words = QTextDocument()
    words.setHtml(html)
    assert words.toPlainText() == text[start : text.index("\n全省")]


def test_a_very_long_passage_is_copied_as_plain_text_alone(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rich_text, "LONGEST", 5)
    opened.reader.select_all()
    assert opened.reader.copy()
    assert not clipboard().hasHtml()
    assert clipboard().text() == opened.session.text


def test_a_span_or_a_selection_is_copied_as_a_quotation(opened: MainWindow) -> None:
    quote = opened.actions_table.by_name["copy_quotation"]
    QGuiApplication.clipboard().setText("before")
    opened.session.select("")
    quote.trigger()
    assert clipboard().text() == "before"
    slogan = next(span for span in opened.session.spans if span.text_of(opened.session.text) == "两进一出")
    opened.session.select(slogan.id)
    quote.trigger()
    assert clipboard().text() == "“两进一出” (广东江西两省召开会议, 样例日报, 2022-03-04, paragraph 1)"
    start = opened.session.text.index("江西省先行")
    opened.reader.set_selected_text(Selected(start, start + 5))
    quote.trigger()
    assert clipboard().text().startswith("“江西省先行” (") and "paragraph 3" in clipboard().text()


def test_the_librarys_summary_is_copied(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    window.start([])
    QGuiApplication.clipboard().setText("before")
    copy = window.actions_table.by_name["copy_library_summary"]
    told: list[str] = []
    window.panes.library_summary.told.connect(told.append)
    copy.trigger()
    qtbot.waitUntil(lambda: len(told) == 1, timeout=20_000)
    assert clipboard().text() == "before", "no article is worked on"
    open_text(window, TEXT, qtbot)
    window.actions_table.by_name["next_pending"].trigger()
    window.actions_table.by_name["accept"].trigger()
    window.workspace.flush(10)
    copy.trigger()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)
    tasks, slogans = cells_of(clipboard().html())
    assert [row[1] for row in tasks[1:]] == ["广东江西两省召开会议"] * 2
    assert {row[0] for row in slogans[1:]} == {"六稳", "六保", "两进一出"}
    copy.trigger()
    window.panes.library_summary.stop()
    qtbot.wait(50)
    assert len(told) == 2


def test_articles_not_worked_on_are_read_for_the_librarys_summary(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.show()
    window.start([])
    told: list[str] = []
    window.panes.library_summary.told.connect(told.append)
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_text(TEXT.replace("两省", f"两省第{number}次"), "utf-8")
        window.workspace.add(read_file(str(path)))
    window.workspace.flush(10)
    paths[2].unlink()
    paths[1].write_text("不同的文字。", "utf-8")
    assert not any(entry.stored for entry in window.workspace.entries())
    window.actions_table.by_name["copy_library_summary"].trigger()
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert "1 articles" in told[0] and "2 files are missing or have changed" in told[0]
    words = clipboard().text()
    assert "广东江西两省第0次召开会议" in words and "第1次" not in words
    assert "1 of them not yet worked on" in words and "2 articles are missing" in words
    assert not any(entry.stored for entry in window.workspace.entries())


# ---- printed


def test_the_page_and_the_summary_become_pdfs(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    printing = opened.panes.printing
    page, summary = tmp_path / "page.pdf", tmp_path / "summary.pdf"
    printing.write_page(str(page))
    qtbot.waitUntil(lambda: finished_file(page), timeout=20_000)
    printing.write_summary(str(summary))
    qtbot.waitUntil(lambda: finished_file(summary), timeout=20_000)
    words = PdfReader(page).pages[0].extract_text()
    assert "全省系统要做好" in words.replace(" ", "").replace("\n", "")
    assert "Overview" in PdfReader(summary).pages[0].extract_text()
    assert PdfReader(page).metadata.title == "广东江西两省召开会议"  # type: ignore[union-attr]


def test_a_long_article_is_printed_whole_in_turns_and_can_be_given_up(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    open_text(opened, "标题\n" + "广东省落实“六稳”工作，各部门要抓好落实。" * 2000 + "完。", qtbot)
    current = opened.session.current
    assert current is not None
    page = PrintedPage(current.article, current.spans, opened.labels, frozenset(), views.province_names())
    turns = sum(1 for _ in page.cut())
    assert turns == len(page.sheets) - 1 > 20
    lines = [(strip.block, line) for sheet in page.sheets for strip in sheet for line in range(strip.first, strip.last)]
    assert len(lines) == len(set(lines)) and lines == sorted(lines)
    assert {block for block, _line in lines} == {index for index, _one in enumerate(page._layout.blocks)}
    for index in range(len(page._layout.blocks)):
        assert sum(block == index for block, _line in lines) == len(page._layout.laid(index).lines)
    target = tmp_path / "long.pdf"
    target.write_bytes(b"older")
    printing = opened.panes.printing
    printing.write_page(str(target))
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob(".*.part"))), timeout=20_000)
    printing.stop()
    assert target.read_bytes() == b"older" and not list(tmp_path.glob(".*.part"))
    printing.write_page(str(target))
    qtbot.waitUntil(lambda: target.read_bytes()[:5] == b"%PDF-", timeout=60_000)
    assert len(PdfReader(target).pages) == len(page.sheets)


def test_a_long_summary_is_printed_whole(opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    made = _summary(opened)
    whole = QTextDocument()
    fill(whole, made, dress_of(LIGHT))
    monkeypatch.setattr(printed, "LINES", 3)
    cut = printed.PrintedSummary(made)
    assert sum(1 for _ in cut.cut()) > 2
    words = [document.toPlainText() for document, page in cut.sheets if page == 0]
    assert "\n".join(words) == whole.toPlainText()


def test_no_sheet_of_the_summary_ends_with_a_head(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    provinces = ("广东", "江西", "湖南", "四川", "贵州", "云南", "浙江")
    text = "".join(
        f"{provinces[at % 7]}省召开会议，会议要求，"
        + "；".join(f"{number}是抓好服务" for number in "一二三四五"[: 2 + at % 4])
        + "。\n"
        for at in range(60)
    )
    open_text(opened, "标题\n" + text, qtbot)
    for lines in (300, 100, 37):
        monkeypatch.setattr(printed, "LINES", lines)
        cut = printed.PrintedSummary(_summary(opened))
        list(cut.cut())
        documents = {id(document): document for document, _page in cut.sheets}.values()
        heads = 0
        for document in documents:
            block = document.begin()
            while block.isValid():
                if block.blockFormat().hasProperty(KEPT):
                    heads += 1
                    assert block.next().isValid() and _sheet_of(document, block.next()) == _sheet_of(document, block)
                block = block.next()
        assert heads > 60 and len(cut.sheets) > 3


def _sheet_of(document: QTextDocument, block: QTextBlock) -> int:
    document.pageCount()
    assert block.layout().lineCount()
    return int((block.layout().position().y() + block.layout().lineAt(0).y()) // document.pageSize().height())


def test_what_cannot_be_written_is_said(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    said: list[object] = []
    opened.panes.printing.failed.connect(said.append)
    opened.panes.printing.write_page(str(tmp_path / "no folder" / "page.pdf"))
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert "page.pdf" in str(getattr(said[0], "path", ""))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full is a file of Linux")
def test_a_pdf_that_a_full_disk_did_not_take_is_not_called_saved(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    target = tmp_path / "page.pdf"
    target.write_bytes(b"older")
    printing = opened.panes.printing
    said: list[Exception] = []
    told: list[str] = []
    printing.failed.connect(said.append)
    printing.told.connect(told.append)
    for write in (printing.write_page, printing.write_summary):
        (tmp_path / f".page.pdf.{os.getpid()}.part").symlink_to("/dev/full")
        write(str(target))
        qtbot.waitUntil(lambda: bool(said) or bool(told), timeout=20_000)
        assert told == [] and isinstance(said.pop(), PdfNotWritten)
        assert target.read_bytes() == b"older" and not target.is_symlink()
    message = explain(PdfNotWritten("the disk is full"))
    assert message.what == "The PDF could not be written." and "Make room" in message.what_to_do


def test_a_pdf_with_a_hole_is_not_whole(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = PdfFile(tmp_path / "whole.pdf", "title")
    painter = QPainter(pdf.writer)
    painter.drawText(500, 500, "words")
    painter.end()
    pdf.finish()
    assert PdfReader(tmp_path / "whole.pdf").metadata.title == "title"  # type: ignore[union-attr]
    data = (tmp_path / "whole.pdf").read_bytes()
    for broken in (data[:300] + data[400:], data[:-40], b""):
        (tmp_path / "whole.pdf").write_bytes(broken)
        assert not pdf._whole()


def test_a_printer_takes_the_page_and_the_summary(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    printing = opened.panes.printing
    for number, work in enumerate((printing.page_on, printing.summary_on)):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        target = tmp_path / f"{number}.pdf"
        printer.setOutputFileName(str(target))
        work(printer)
        qtbot.waitUntil(lambda: printing._work is None and not opened.panes.summary._then, timeout=20_000)
        assert len(PdfReader(target).pages) >= 1


def test_without_an_article_nothing_can_be_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    window.show()
    window.start([])
    QApplication.processEvents()
    for name in ("copy_summary", "copy_quotation", "pdf_page", "pdf_summary", "print_page", "print_summary"):
        assert not window.actions_table.by_name[name].isEnabled()
    window.tabs.setCurrentIndex(0)
    assert shown(window).startswith("Open an article")
    assert not window.panes.summary.panel.copy_button.isEnabled()
