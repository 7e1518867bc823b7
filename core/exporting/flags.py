"""The flags of the command `export`, and the choices they stand for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from core.articles import library_filter
from core.articles.article_json import STATUSES
from core.articles.listed import listed
from core.errors import ExportError
from core.exporters import EXPORTERS
from core.exporting.choices import (
    DUPLICATES,
    KINDS,
    UNITS,
    Layout,
    Preset,
    Selection,
    drop_preset,
    presets,
    save_preset,
)
from core.labels.policy import Policy
from core.model import ArticleState
from core.places import settings_file
from core.settings import Settings

if TYPE_CHECKING:
    from core.workspace import Workspace

_IN: Final = {"in": True, "out": False}
_EDGES: Final = ("quotes", "suffix", "marker")
_OF_SELECTION: Final = {
    "status": "statuses", "include": "include_unworked", "label": "labels", "scope": "scope", "machine": "machine",
    "negatives": "negatives", "without": "without",
}  # fmt: skip
_OF_LAYOUT: Final = {
    "rename": "rename", "unit": "unit", "split": "split", "seed": "seed", "near-duplicates": "duplicates",
    "each": "each", "option": "options",
}  # fmt: skip
RESET: Final = (*_OF_SELECTION, *_OF_LAYOUT, *_EDGES)
"""What `--reset` takes: the names of the flags, but for those that no preset keeps."""


_YES_OR_NO: Final = argparse.BooleanOptionalAction
"""`--each` and `--no-each`; nothing said is None, so that what a preset says holds."""


class _ListPresets(argparse.Action):
    """Prints each kept preset as its name and, behind a tab, its format; then ends, as `--help` does."""

    def __init__(self, option_strings: Sequence[str], dest: str, **more: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, **more)

    def __call__(self, parser: argparse.ArgumentParser, *_given: object) -> None:
        for name, preset in presets(Settings(settings_file())).items():
            sys.stdout.write(f"{name}\t{preset.format}\n")
        parser.exit()


class _RemovePreset(argparse.Action):
    """Forgets a kept preset, then ends; one that is not there is an error."""

    def __call__(self, parser: argparse.ArgumentParser, _given: object, name: Any, _option: object = None) -> None:
        settings = Settings(settings_file())
        if name not in presets(settings):
            parser.exit(1, f"there is no preset {name!r}\n")
        if not drop_preset(settings, name):
            parser.exit(1, f"the settings could not be written: {settings.path}\n")
        parser.exit()


def add_flags(one: argparse.ArgumentParser) -> None:
    """Declare every flag."""
    one.add_argument("--workspace", required=True)
    one.add_argument("--format", choices=EXPORTERS.names(), help="needed unless --preset names it")
    one.add_argument("-o", dest="output", required=True, metavar="PATH", help="a folder format also writes a .zip")
    _add_selection(one.add_argument_group("what"))
    _add_layout(one.add_argument_group("how"))
    kept = one.add_argument_group("choices under a name")
    kept.add_argument("--preset", metavar="NAME", help="choices kept in the settings; other flags go before them")
    kept.add_argument(
        "--reset", action="append", choices=RESET, metavar="FLAG",
        help="that choice is the usual one again, whatever the preset says: " + ", ".join(RESET),
    )  # fmt: skip
    kept.add_argument("--save-preset", metavar="NAME", help="keep these choices in the settings")
    kept.add_argument("--presets", action=_ListPresets, help="list the kept choices, export nothing")
    kept.add_argument("--remove-preset", action=_RemovePreset, metavar="NAME", help="forget those, export nothing")


def _add_selection(one: argparse._ArgumentGroup) -> None:
    one.add_argument(
        "--status",
        action="append",
        choices=tuple(STATUSES),
        help="accepted by default; jsonl is lossless and holds every status and the history unless this is given",
    )
    one.add_argument(
        "--include", choices=("unworked", "worked"),
        help="extract the library's other articles afresh; or only those worked on, as usual",
    )  # fmt: skip
    one.add_argument("--label", action="append", metavar="L")
    one.add_argument("--scope", choices=("all", "finished"), help="every article worked on, or the finished ones")
    one.add_argument("--article", action="append", metavar="WHICH", help="only that one: its uid, path or title")
    one.add_argument("--filter", metavar="WORDS", help="only what the library's filter shows: 级别:省 date:2024..2025")
    one.add_argument("--machine", action=_YES_OR_NO, help="undecided proposals of the machine too")
    one.add_argument("--negatives", action=_YES_OR_NO, help="rejected spans too")
    one.add_argument("--without", action="append", choices=KINDS, help="leave spans of that kind out")


def _add_layout(one: argparse._ArgumentGroup) -> None:
    one.add_argument("--rename", action="append", type=_renaming, metavar="LABEL=NAME")
    one.add_argument("--quotes", choices=_IN, help="quotation marks around a slogan in or out of the span")
    one.add_argument("--suffix", choices=_IN, help="the suffix of a province's full name")
    one.add_argument("--marker", choices=_IN, help="the marker of a task")
    one.add_argument("--unit", choices=UNITS, help="what one text of the export is")
    one.add_argument("--split", type=_shares, metavar="80/10/10", help="train, dev and test, by article")
    one.add_argument("--seed", type=int, metavar="N")
    one.add_argument(
        "--near-duplicates", dest="duplicates", choices=DUPLICATES,
        help="kept on one side of the split (the usual way), exported once, or not looked for",
    )  # fmt: skip
    one.add_argument("--separate", action="append", metavar="UID", help="that article is nobody's near-duplicate")
    one.add_argument("--each", action=_YES_OR_NO, help="one file an article, in the folder PATH")
    one.add_argument("--option", action="append", type=_renaming, metavar="NAME=VALUE", help="the format's own choice")


def _renaming(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise argparse.ArgumentTypeError("must be NAME=VALUE")
    return name, value


def _shares(text: str) -> tuple[int, ...]:
    shares = tuple(int(share) for share in text.split("/"))
    if len(shares) != 3 or min(shares) < 0 or not sum(shares):
        raise argparse.ArgumentTypeError("must be three shares, as 80/10/10")
    return shares


def chosen(given: argparse.Namespace, workspace: Workspace) -> Preset:
    """The format and the choices of a command line; `ExportError` where they do not go together."""
    settings = Settings(settings_file())
    held = _reset(_held(given, settings), given.reset or (), workspace)
    exporter = EXPORTERS.get(held.format)
    usual = frozenset() if exporter.lossless else frozenset({"accepted"})
    before = held.selection
    scope = given.scope or before.scope
    uids = _named(given, workspace, scope)
    selection = Selection(
        scope=scope if uids is None else "article",
        uids=uids or (),
        statuses=frozenset(given.status or ()) or before.statuses or usual,
        labels=frozenset(given.label or ()) or before.labels,
        include_unworked=before.include_unworked if given.include is None else given.include == "unworked",
        machine=before.machine if given.machine is None else given.machine,
        negatives=before.negatives if given.negatives is None else given.negatives,
        without=frozenset(given.without or ()) or before.without,
    )
    preset = Preset(given.save_preset or held.name, held.format, selection, _layout(given, held.layout, workspace))
    _see_that_options_are_known(preset)
    if given.save_preset and not save_preset(settings, preset):
        raise ExportError("the settings could not be written", path=str(settings.path))
    return preset


def _held(given: argparse.Namespace, settings: Settings) -> Preset:
    """What the preset says, or nothing."""
    if not given.preset:
        if not given.format:
            raise ExportError("say --format or --preset")
        return Preset("", given.format)
    known = presets(settings)
    if given.preset not in known:
        there = ", ".join(known) or "none yet"
        raise ExportError(f"there is no preset {given.preset!r}; there are: {there}")
    held = known[given.preset]
    return Preset(held.name, given.format or held.format, held.selection, held.layout)


def _reset(held: Preset, names: Sequence[str], workspace: Workspace) -> Preset:
    """The preset with those of its choices as they are without it."""
    usual, plain = Selection(), Layout()
    selection = {key: getattr(usual, key) for name, key in _OF_SELECTION.items() if name in names}
    layout = {key: getattr(plain, key) for name, key in _OF_LAYOUT.items() if name in names}
    policy, edges = held.layout.policy, [name for name in _EDGES if name in names]
    if policy is not None and edges:
        policy = policy._replace(**{name: getattr(workspace.policy, name) for name in edges})
        layout["policy"] = None if policy == workspace.policy else policy
    return replace(held, selection=replace(held.selection, **selection), layout=replace(held.layout, **layout))


def _layout(given: argparse.Namespace, before: Layout, workspace: Workspace) -> Layout:
    return Layout(
        rename=tuple({**dict(before.rename), **dict(given.rename or ())}.items()),
        policy=_policy(given, before.policy, workspace),
        unit=given.unit or before.unit,
        split=given.split or before.split,
        seed=before.seed if given.seed is None else given.seed,
        duplicates=given.duplicates or before.duplicates,
        separate=frozenset(given.separate or ()) or before.separate,
        each=before.each if given.each is None else given.each,
        options={**before.options, **dict(given.option or ())},
    )


def _policy(given: argparse.Namespace, before: Policy | None, workspace: Workspace) -> Policy | None:
    """The edges asked for; what is not named stays as the workspace has it."""
    asked = {name: _IN[value] for name in _EDGES if (value := getattr(given, name))}
    if not asked:
        return before
    usual = {name: getattr(before or workspace.policy, name) for name in _EDGES}
    return Policy(**{**usual, **asked})


def _see_that_options_are_known(preset: Preset) -> None:
    options = {one.name: [value for value, _words in one.choices] for one in EXPORTERS.get(preset.format).options}
    for name, value in preset.layout.options.items():
        if value not in options.get(name, ()):
            known = "; ".join(f"{one}={'|'.join(values)}" for one, values in options.items()) or "none"
            raise ExportError(f"{preset.format} has no choice {name}={value}; there are: {known}")


def _named(given: argparse.Namespace, workspace: Workspace, scope: str) -> tuple[str, ...] | None:
    """The articles that are named or pass the filter; None where all of the scope are meant."""
    if given.article and given.filter:
        raise ExportError("say --article or --filter, not both")
    if given.article:
        return tuple(_uid(workspace, one) for one in given.article)
    if not given.filter:
        return None
    wanted = library_filter.read(given.filter, workspace.fields())
    rows = [listed(entry) for entry in workspace.entries()]
    if scope == "finished":
        rows = [row for row in rows if row.state is ArticleState.FINISHED]
    passed = tuple(row.uid for row in rows if wanted.passes(row, library_filter.line_of(row)))
    if not passed:
        raise ExportError(f"no article of the library passes the filter {given.filter!r}")
    return passed


def _uid(workspace: Workspace, words: str) -> str:
    """The uid of the one article that is meant."""
    found = [entry.uid for entry in workspace.entries() if words in {entry.uid, *entry.paths, entry.title}]
    if len(found) != 1:
        raise ExportError(f"{len(found)} articles are called {words!r}; name one by its uid")
    return found[0]


__all__ = ["add_flags", "chosen"]
