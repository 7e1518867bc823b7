"""The one background process: it reads articles, extracts from them and runs jieba.

A process and not a thread, because a thread that computes takes the interpreter's lock from the window between
any two calls into Qt (docs/adr/0003). Requests are steps of generators: the newest request of a person goes
first, adding many files goes on in between, and a request can be cancelled between two steps.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from queue import SimpleQueue
from typing import Final, NamedTuple

from core import processes
from core.errors import WorkerLost, ZhupiError
from core.giving_way import give_way, patient
from core.labels.own_words import OwnWord
from core.labels.policy import adapted
from core.model import Article, Extraction, Status
from core.requests import (
    Added,
    AddRequest,
    AnchorRequest,
    Answer,
    CutRequest,
    DemandRequest,
    ExtractRequest,
    Found,
    ProbeRequest,
    ReadRequest,
    Reanchored,
    Request,
    Searched,
    SearchRequest,
    SpellRequest,
)
from core.searching import indexing
from core.searching.indexing import IndexRequest, ScanRequest

BATCH: Final = 500
"""Spans an answer carries: taking in more at once would hold up the window (1,000 take about 21 ms)."""
PREVIEW_FROM: Final = 200_000
"""Code points from which on the visible paragraphs are extracted first, before the whole."""


_PATIENT: Final = (AddRequest, SearchRequest, IndexRequest, ScanRequest)
"""Requests about many articles that go on only while nothing else waits."""


_OF_EACH: Final = "会议要求，湘鄂两省一是落实“六稳”任务；二是抓好在京企业的服务。"
"""A sentence that makes every extractor load its tables."""
_QUIET: Final = 0.5
"""Seconds without a request after which the process gets ready to extract: not while the window is being made."""
_BEFORE_SENDING: Final = 0.2
"""Seconds that a request waits at most for the window to show what it is about: a long article is pickled in one go."""
_NO_ARTICLE: Final = Article("", "")
_Cancel = int
_Ahead = Callable[[], object]


class _OfRead(NamedTuple):
    """An `ExtractRequest` whose article is the one that the process read last, as the answer to that job."""

    read: int
    request: ExtractRequest


_Message = tuple[int, "Request | _OfRead"]
_Outbox = SimpleQueue["_Message | _Cancel | None"]
"""What is to be sent, in order; None is the end."""


class Worker:
    """The parent's side. `answered` is called on a thread of its own, in the order of the answers.

    Sending has a thread too: an article of three million characters takes 90 ms to pickle, and a full pipe takes
    none of it until the process reads again. Who asks waits for neither.
    """

    def __init__(self, answered: Callable[[Answer], None] | None = None) -> None:
        self.answered = answered
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._outbox: _Outbox = SimpleQueue()
        self._waiting: set[int] = set()
        self._latest_read = 0
        self._held: Article | None = None
        """What the process read last and still has, once it is known here that nothing has been read since."""
        self._lock = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The process's id while it runs."""
        return self._process.pid if self._process else None

    @property
    def busy(self) -> bool:
        """Whether a request has not had its last answer."""
        return bool(self._waiting)

    def start(self) -> None:
        """Start the process now, so that it gets ready while the caller does other things."""
        if self._process is not None and self._process.is_alive():
            return
        process, ours = processes.start(serve, name="zhupi-worker")
        self._process, self._connection, self._outbox = process, ours, SimpleQueue()
        self._latest_read, self._held = 0, None
        threading.Thread(target=self._listen, args=(ours, self._outbox), name="zhupi-answers", daemon=True).start()

    def ask(self, job: int, request: Request) -> None:
        """Put a request; a process that has ended is started again."""
        self.start()
        with self._lock:
            self._waiting.add(job)
            if isinstance(request, ReadRequest):
                self._latest_read, self._held = job, None
            message = self._shortened(request)
        self._send((job, message))

    def _shortened(self, request: Request) -> Request | _OfRead:
        """The request without an article that the process has: to pickle three million characters takes 60 ms."""
        if isinstance(request, ExtractRequest) and self._held is not None and request.article is self._held:
            return _OfRead(self._latest_read, request._replace(article=_NO_ARTICLE))
        return request

    def cancel(self, job: int) -> None:
        """Forget a request: no further answer to it arrives after the steps under way."""
        with self._lock:
            if job not in self._waiting:
                return
            self._waiting.discard(job)
        self._send(job)

    def stop(self) -> None:
        """End the process; requests without a last answer are forgotten.

        The thread that listens closes the pipe, when the process has ended: closed under it, its number could be that
        of the next pipe, whose answers it would take. It is not waited for, since it may wait for the caller's thread.
        """
        with self._lock:
            self._waiting.clear()
        process = self._process
        self._connection = self._process = None
        if process is not None:
            process.terminate()
            process.join(2)

    def _send(self, message: _Message | _Cancel) -> None:
        self._outbox.put(message)

    def _write(self, connection: Connection, outbox: _Outbox) -> None:
        while (message := outbox.get()) is not None:
            with patient():
                give_way(_BEFORE_SENDING)
            try:
                connection.send(message)
            except (OSError, ValueError):
                break
        if message is not None and connection is self._connection:
            self._lost()

    def _listen(self, connection: Connection, outbox: _Outbox) -> None:
        writer = threading.Thread(target=self._write, args=(connection, outbox), name="zhupi-requests", daemon=True)
        writer.start()
        while True:
            try:
                raw = connection.recv_bytes()
                with patient():
                    give_way()  # what is in it becomes objects in one go
                answer: Answer = ForkingPickler.loads(raw)
            except (EOFError, OSError):
                break
            with self._lock:
                wanted = answer.job in self._waiting
                if answer.last:
                    self._waiting.discard(answer.job)
                if answer.job == self._latest_read and isinstance(answer.value, Article):
                    self._held = answer.value
            if wanted:
                self._deliver(answer)
        if connection is self._connection:
            self._lost()
        # Not before nobody writes to it: closed under a thread, its number could be that of the next pipe.
        outbox.put(None)
        writer.join()
        connection.close()

    def _lost(self) -> None:
        """The process has died: everything that waits for it is told so."""
        with self._lock:
            waiting, self._waiting = self._waiting, set()
            self._process = self._connection = None
        for job in sorted(waiting):
            self._deliver(Answer(job, last=True, error=WorkerLost("the background process ended")))

    def _deliver(self, answer: Answer) -> None:
        if self.answered is not None:
            self.answered(answer)


def serve(connection: Connection) -> None:
    """The process's own loop, until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    jobs: dict[int, tuple[bool, Iterator[object]]] = {}
    held: dict[int, Article] = {}
    import_module("core.reading")  # what the first article needs
    ahead, patience, ready = _get_ready_to_extract(), _QUIET, False
    while True:
        try:
            while not jobs or connection.poll():
                if ready or jobs or connection.poll(patience):
                    _take(connection.recv(), jobs, held)
                else:
                    ready, patience = next(ahead, True), 0.0
        except (EOFError, OSError):
            return
        # The newest request of a person first; adding many (True) only when nothing else waits.
        job = max(jobs, key=lambda key: (not jobs[key][0], key))
        answer = _step(job, jobs[job][1])
        if isinstance(answer.value, Article):
            held = {job: answer.value}
        if answer.last:
            del jobs[job]
        try:
            connection.send(answer)
        except OSError:
            return


_FIRST_WANTED: Final = (
    "core.extractors.bodies",
    "core.extractors.attribution",
    "core.extraction",
    "core.extractors.province_names",
    "core.extractors.province_letters",
    "core.extractors.task_markers",
    "core.extractors.task_ends",
    "core.extractors.quote_features",
    "core.extractors.quoted",
)
"""The modules that take longest to import, their patterns above all, in the order in which they are wanted."""


def _get_ready_to_extract() -> Iterator[bool]:
    """In short steps: what is asked meanwhile waits for one of them."""
    for name in _FIRST_WANTED:
        import_module(name)
        yield False
    from core import extraction, reading  # noqa: PLC0415
    from core.extractors import EXTRACTORS  # noqa: PLC0415
    from core.extractors.finding import Scope  # noqa: PLC0415

    article = reading.read_text(_OF_EACH)
    for extractor in EXTRACTORS:
        extractor.find(Scope(article, article.text, extraction.text_ranges(article)))
        yield False
    extraction.extract_rules(article)


def _take(
    message: _Message | _Cancel, jobs: dict[int, tuple[bool, Iterator[object]]], held: dict[int, Article]
) -> None:
    if isinstance(message, int):
        jobs.pop(message, None)
        return
    job, request = message
    if isinstance(request, _OfRead):
        request = request.request._replace(article=held[request.read])
    jobs[job] = (isinstance(request, _PATIENT), _answers(request))


def _step(job: int, steps: Iterator[object]) -> Answer:
    try:
        return Answer(job, next(steps))
    except StopIteration:
        return Answer(job, last=True)
    except ZhupiError as error:
        return Answer(job, last=True, error=error)
    except Exception as error:  # noqa: BLE001  # the boundary of background work: nothing may end the process
        return Answer(job, last=True, error=ZhupiError(f"{type(error).__name__}: {error}"))


def _answers(request: Request) -> Iterator[object]:
    match request:
        case ReadRequest():
            yield _read(request)
        case ProbeRequest(path):
            yield _probe(path)
        case AnchorRequest():
            yield _anchored(request)
        case ExtractRequest():
            yield from found_in(request)
        case DemandRequest(article):
            yield from _demands_of(article)
        case AddRequest() | SearchRequest() | IndexRequest() | ScanRequest():
            yield from _of_many(request)
        case CutRequest(text):
            from core.extractors.words import cut  # noqa: PLC0415  # jieba costs 0.8 s: only when asked for

            yield cut(text)
        case SpellRequest(names):
            from core.labels.spelling import spell  # noqa: PLC0415  # loads pypinyin: only when asked for

            yield spell(names)


def _of_many(request: AddRequest | SearchRequest | IndexRequest | ScanRequest) -> Iterator[object]:
    match request:
        case AddRequest(paths, words):
            yield from _added(paths, words)
        case SearchRequest():
            yield from _searched(request)
        case IndexRequest():
            yield from indexing.indexed(request)
        case ScanRequest():
            yield from indexing.scanned(request)


def _read(request: ReadRequest) -> Article:
    from core import reading  # noqa: PLC0415  # imported where it is used: the process starts at once

    if request.path:
        return reading.read_file(request.path, encoding=request.encoding, known=request.known)
    return reading.read_text(request.text, html=request.html)


def _probe(path: str) -> str:
    from core import reading  # noqa: PLC0415

    return reading.probe(path)


def _anchored(request: AnchorRequest) -> Reanchored:
    from core import anchor, extraction, reading  # noqa: PLC0415

    article = reading.read_file(request.path)
    outline = extraction.extract_rules(article)[0].outline
    return Reanchored(article, outline, tuple(anchor.anchor(request.old, article.text, request.ranges)))


def found_in(request: ExtractRequest) -> Iterator[Found]:
    """What the extractors find, in parts: the visible paragraphs, all that needs no jieba, then the rest."""
    from core import extraction  # noqa: PLC0415
    from core.labels import own_words  # noqa: PLC0415

    article, words, policy = request.article, request.words, request.policy
    if len(article.text) > PREVIEW_FROM:
        preview = extraction.extract_window(article, *request.visible)
        shown = own_words.without(article.text, preview.spans, words)
        yield Found(adapted(article.text, shown, policy), preview.groups, preview=True)
    certain, doubtful = extraction.extract_rules(article)
    whole = own_words.applied(article, certain, words)
    yield from _parts(replace(whole, spans=adapted(article.text, whole.spans, policy)))
    if request.demands:
        yield from _demand_parts(article, certain)
    if doubtful:
        late = extraction.decide(article, doubtful)
        kept = own_words.without(article.text, late.spans, words)
        yield from _parts(replace(late, spans=adapted(article.text, kept, policy)))
    yield Found(rule_set=own_words.rule_set(extraction.rule_set(), words))


def _demands_of(article: Article) -> Iterator[Found]:
    from core import extraction  # noqa: PLC0415

    yield from _demand_parts(article, extraction.extract_rules(article)[0])


def _demand_parts(article: Article, found: Extraction) -> Iterator[Found]:
    """The demands, which meet no task, in batches; at least one part, so that none are known too."""
    from core import extraction  # noqa: PLC0415

    spans = iter(extraction.extract_demands(article, found))
    yield Found(spans=tuple(islice(spans, BATCH)), demands=True)
    while batch := tuple(islice(spans, BATCH)):
        yield Found(spans=batch, demands=True)


def _parts(extraction: Extraction) -> Iterator[Found]:
    """The outline, then batches of spans, each with the groups it names: a group without spans is not taken over."""
    yield Found(outline=extraction.outline)
    groups = {group.id: group for group in extraction.groups}
    spans = iter(extraction.spans)
    while batch := tuple(islice(spans, BATCH)):
        named = {span.group: None for span in batch if span.group in groups}
        yield Found(spans=batch, groups=tuple(groups[key] for key in named))


def _added(paths: tuple[str, ...], words: tuple[OwnWord, ...]) -> Iterator[Added]:
    from core import extraction, reading  # noqa: PLC0415
    from core.labels import own_words  # noqa: PLC0415

    files = reading.find_files(paths)
    for number, path in enumerate(files, 1):
        try:
            article = reading.read_file(path)
        except ZhupiError as error:
            yield Added(number, len(files), path, error=error)
            continue
        counts = _counts(own_words.applied(article, extraction.extract(article), words))
        yield Added(number, len(files), path, article, counts, own_words.rule_set(extraction.rule_set(), words))


def _searched(request: SearchRequest) -> Iterator[Searched]:
    from core import extraction, reading  # noqa: PLC0415
    from core.labels import own_words  # noqa: PLC0415

    rules = own_words.rule_set(extraction.rule_set(), request.words)
    for number, (uid, path, known) in enumerate(request.files, 1):
        try:
            article = reading.read_file(path, known=known)
        except ZhupiError as error:
            yield Searched(number, uid, error=error)
            continue
        if request.string not in article.text:
            yield Searched(number, uid)
            continue
        found = own_words.applied(article, extraction.extract(article), request.words)
        spans = adapted(article.text, found.spans, request.policy)
        yield Searched(number, uid, article, replace(found, spans=spans), rules)


def _counts(extraction: Extraction) -> dict[str, list[int]]:
    counts: dict[str, list[int]] = {}
    for span in extraction.spans:
        counts.setdefault(span.label, [0] * len(Status))[Status.PENDING] += 1
    return counts
