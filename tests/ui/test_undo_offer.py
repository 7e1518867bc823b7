"""A way back that is offered never takes with it what came later."""

from __future__ import annotations

from dataclasses import replace

from core.labels.policy import Policy
from core.model import Label
from ui.desk.undo_offer import TableOffer
from ui.main_window import MainWindow


def test_a_label_added_after_one_was_hidden_stays(window: MainWindow) -> None:
    labels = window.panes.labels
    labels.hide_label("SLOGAN", hidden=True)
    back = window.notices._callback
    assert back is not None
    assert labels.put([*window.workspace.labels(), Label("OWN", "自己的", "Own", "#336699")])
    back()
    table = {one.name: one for one in window.workspace.labels()}
    assert "OWN" in table and table["SLOGAN"].hidden
    assert "Other corrections were made since" in window.notices.words.text()


def test_a_hidden_label_comes_back(window: MainWindow) -> None:
    before = window.workspace.labels()
    window.panes.labels.hide_label("SLOGAN", hidden=True)
    back = window.notices._callback
    assert back is not None
    back()
    assert window.workspace.labels() == before


def test_a_policy_is_put_back_only_over_the_one_it_speaks_of(window: MainWindow) -> None:
    workspace = window.workspace
    before = workspace.policy
    second = replace(before, quotes=not before.quotes)
    workspace.put_policy(second)
    back: TableOffer[Policy] = TableOffer(window, lambda: workspace.policy, workspace.put_policy, before)
    third = replace(second, suffix=not second.suffix)
    workspace.put_policy(third)
    back()
    assert workspace.policy == third
    workspace.put_policy(second)
    back()
    assert workspace.policy == before
