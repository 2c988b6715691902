"""The desk of a notebook: follows one session at a time and feeds its panels."""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from declic import settings
from declic.desk import board, panels, sentences
from declic.desk.actions import Doing, misunderstood
from declic.desk.cells import as_grid, cells
from declic.desk.figures import Make, broken_state, figure_state
from declic.desk.follow import Watch
from declic.desk.frames import SessionData, no_attempts, read, titles
from declic.desk.needs import Need, needs
from declic.desk.story import story
from declic.desk.view import View
from declic.desk.workshops import Released
from declic.domain.session import Session
from declic.errors import BackupError, DeclicError, StoreError
from declic.i18n import Words
from declic.settings import JOIN_VARIABLE, STORE_VARIABLE
from declic.store import Store, backups, sessions
from declic.subscription import calendar_key

_ = Words("desk")

ROOT_VARIABLE = "DECLIC_ROOT"
BASE_VARIABLE = "VOILA_BASE_URL"


class Desk:
    """What the adviser sees of a session, and does to it.

    A kernel has one: to make another, as when a cell is run again, stops the one before.

    Each panel is a widget to be shown in a cell: :meth:`tabs`, :meth:`help`, :meth:`grid`,
    :meth:`group`, :meth:`plan`, :meth:`sessions`. Figures of one's own are shown by :meth:`figure`,
    out of the data frames of :meth:`attempts`, :meth:`cells`, :meth:`statuses` and :meth:`hardest`.

    Parameters
    ----------
    store
        Address of the store; default: ``DECLIC_STORE``, or else what the settings say.
    root
        Folder that holds ``release/``; default: ``DECLIC_ROOT``, or else the settings.
    clock
        Gives the present time (UTC).
    """

    def __init__(
        self,
        store: str | None = None,
        root: Path | None = None,
        clock: Callable[[], datetime] = sentences.now,
    ) -> None:
        told = os.environ.get(ROOT_VARIABLE)
        configured = settings.load(
            root or (Path(told) if told else None),
            store=store or os.environ.get(STORE_VARIABLE) or None,
        )
        self._settings = configured
        self._url = configured.store
        self._places = {
            "join": os.environ.get(JOIN_VARIABLE, ""),
            "base": os.environ.get(BASE_VARIABLE, "/"),
        }
        self._clock = clock
        self._lock = threading.RLock()
        self._released = Released(configured.root_folder)
        self._store: Store | None = None
        self._chosen: int | None = None
        self._known: list[Session] = []
        self._data: SessionData | None = None
        self._table: pd.DataFrame | None = None
        self._needs: list[Need] = []
        self._fault = _("One moment: the desk is looking for the sessions.")
        self._panels: dict[type[board.Panel], board.Panel] = {}
        self._found: dict[type[board.Panel], Any] = {}
        self._figures: dict[str, tuple[panels.Figure, Make]] = {}
        self._watch = Watch(self._open, self._changed, self._tick, self._away)
        atexit.register(self.stop)
        _take_over(self)
        self._watch.start()

    def tabs(self) -> panels.Tabs:
        """Return the tabs that replace the columns on a small screen."""
        return self.panel(panels.Tabs)

    def help(self) -> panels.HelpList:
        """Return the list of who needs help first."""
        return self.panel(panels.HelpList)

    def grid(self) -> panels.Grid:
        """Return the live grid of learners × exercises."""
        return self.panel(panels.Grid)

    def positioning(self) -> panels.PositioningPanel:
        """Return where people stand at the beginning, the groups, and each one's path."""
        return self.panel(panels.PositioningPanel)

    def group(self) -> panels.GroupPanel:
        """Return how the whole group gets on, by exercise and by skill; and the projector."""
        return self.panel(panels.GroupPanel)

    def plan(self) -> panels.PlanPanel:
        """Return the plan of the session, and its clock."""
        return self.panel(panels.PlanPanel)

    def steering(self) -> panels.SteeringPanel:
        """Return what steers the session: parts, pause, messages, answers shown."""
        return self.panel(panels.SteeringPanel)

    def people(self) -> panels.PeoplePanel:
        """Return who is in: hands, pairs, names, a message to one."""
        return self.panel(panels.PeoplePanel)

    def questions(self) -> panels.QuestionsPanel:
        """Return the parking lot: questions, and what becomes of them."""
        return self.panel(panels.QuestionsPanel)

    def diary(self) -> panels.DiaryPanel:
        """Return the diary, and its calendar."""
        return self.panel(panels.DiaryPanel)

    def groups(self) -> panels.GroupsPanel:
        """Return the groups that come back, with their history."""
        return self.panel(panels.GroupsPanel)

    def review(self) -> panels.ReviewPanel:
        """Return the texts that a human judges, and what is done with the gradebook."""
        return self.panel(panels.ReviewPanel)

    def after(self) -> panels.AfterPanel:
        """Return what is printed and handed on after a session."""
        return self.panel(panels.AfterPanel)

    def sessions(self) -> panels.SessionPanel:
        """Return the panel of sessions: code, opening, closing."""
        return self.panel(panels.SessionPanel)

    def panel(self, kind: type[board.AnyPanel]) -> board.AnyPanel:
        """Return the desk's panel of a kind; there is one of each."""
        with self._lock:
            if kind not in self._panels:
                panel = self._panels[kind] = kind(self._asked)
                if self._store is not None:
                    self._read(self._store, {kind: panel})
                panel.state = panel.show(self._view(), self._found.get(kind))
            found = self._panels[kind]
            assert isinstance(found, kind)
            return found

    def figure(self, title: str, make: Make) -> panels.Figure:
        """Return a table that is computed again every few seconds, folded under a title.

        Parameters
        ----------
        title
            Plain text; another figure of the same title takes the place of the first.
        make
            Returns the data frame to show, from the methods below.
        """
        with self._lock:
            panel = panels.Figure(self._asked)
            panel.state = figure_state(title, make)
            self._figures[title] = (panel, make)
            return panel

    def attempts(self) -> pd.DataFrame:
        """Return all attempts, as :func:`declic.desk.frames.attempts`; empty without session.

        Two columns more: ``name`` of the learner and ``title`` of the exercise.
        """
        with self._lock:
            data = self._data
        if data is None:
            return no_attempts().assign(name="", title="")
        return data.attempts.assign(
            name=data.attempts["learner"].map(data.learners["name"]),
            title=data.attempts["exercise"].map(titles(data.session)),
        )

    def cells(self) -> pd.DataFrame:
        """Return one row a learner × exercise, as :func:`declic.desk.cells.cells`."""
        with self._lock:
            return pd.DataFrame() if self._table is None else self._table.copy()

    def statuses(self) -> pd.DataFrame:
        """Return learners (by name) × exercises (by title) of statuses in words."""
        with self._lock:
            if self._data is None or self._table is None:
                return pd.DataFrame()
            grid = as_grid(self._data, self._table).map(sentences.status_word)
            return grid.set_axis(self._data.learners["name"].tolist()).rename(
                columns=titles(self._data.session)
            )

    def hardest(self, count: int = 5) -> pd.DataFrame:
        """Return the exercises that took the most attempts for each person who tried them.

        Columns, in the desk's language: exercise, people who tried, who managed, attempts each.
        """
        with self._lock:
            if self._data is None or self._table is None:
                return pd.DataFrame()
            tried = self._table[self._table["attempts"] > 0].groupby(level="exercise")
            named = titles(self._data.session)
        figures = pd.DataFrame(
            {
                _("Exercise"): [named.get(str(name), str(name)) for name, _rows in tried],
                _("Have tried"): tried.size().to_numpy(),
                _("Have managed"): tried["solved"].sum().to_numpy(),
                _("Attempts each"): tried["attempts"].mean().round(1).to_numpy(),
            }
        )
        return figures.sort_values(_("Attempts each"), ascending=False).head(count)

    def stop(self) -> None:
        """Stop following the store; what is shown stays."""
        atexit.unregister(self.stop)
        self._watch.stop()

    def _open(self) -> Store:
        return Store.open(self._url)

    def _changed(self, store: Store) -> None:
        with self._lock:
            self._store = store
            with store.reading() as tx:
                self._known = sessions.all_sessions(tx)
            number = self._selected()
            self._data = None if number is None else read(store, number, self._data)
            self._fault = "" if self._data else _no_session()
            self._read(store, self._panels)
            self._compute()

    def _tick(self) -> None:
        self._released.refresh()
        with self._lock:
            self._compute()
            self._draw_figures()

    def _away(self, fault: StoreError) -> None:
        with self._lock:
            self._store = None
            self._fault = f"{fault} " + _("The desk tries again by itself.")
            self._show()

    def _compute(self) -> None:
        now = self._clock()
        self._table, self._needs = None, []
        if self._data is not None:
            self._table = cells(self._data, now)
            self._needs = needs(self._data, self._table, now)
        self._show()

    def _read(self, store: Store, shown: Mapping[type[board.Panel], board.Panel]) -> None:
        session = None if self._data is None else self._data.session
        with store.reading() as tx:
            self._found |= {kind: panel.read(tx, session) for kind, panel in shown.items()}

    def _show(self) -> None:
        view = self._view()
        for kind, panel in self._panels.items():
            panel.state = panel.show(view, self._found.get(kind))
            if isinstance(panel, board.WithStory):
                panel.story = self._story(panel.reading)

    def _view(self) -> View:
        return View(
            fault=self._fault,
            known=self._known,
            data=self._data,
            table=self._table,
            needs=self._needs,
            released=self._released.cards,
            places=self._places | self._calendar(),
            now=self._clock(),
        )

    def _calendar(self) -> dict[str, str]:
        """Return the secret of the calendar's address, where a room runs that can give it."""
        if not self._places["join"]:
            return {}
        try:
            return {"calendar": calendar_key(self._settings.data_folder)}
        except OSError:
            return {}

    def _draw_figures(self) -> None:
        for title, (panel, make) in self._figures.items():
            try:
                panel.state = figure_state(title, make)
            except Exception as fault:  # noqa: BLE001  # the adviser's own code: anything
                panel.state = broken_state(title, fault)

    def _selected(self) -> int | None:
        """Return the session that was chosen, or else the newest open one, or the newest."""
        numbers = [session.id for session in self._known]
        if self._chosen in numbers:
            return self._chosen
        still_open = [session.id for session in self._known if session.is_open]
        return next(iter(still_open + numbers), None)

    def _story(self, learner: int | None) -> dict[str, Any]:
        if learner is None or self._data is None or self._table is None:
            return {}
        return story(self._data, self._table, learner, self._clock())

    def _back_up(self) -> str:
        try:
            backups.back_up_unasked(self._url, self._clock(), self._settings.backups_kept)
        except BackupError as fault:
            return str(fault)
        return ""

    def _doing(self, store: Store) -> Doing:
        session = None if self._data is None else self._data.session.id
        return Doing(store, session, self._settings, self._clock(), self._released, self._back_up)

    def _asked(self, panel: board.Panel, message: Mapping[str, Any]) -> None:
        with self._lock:
            asked = message.get("type")
            if isinstance(panel, board.WithStory) and asked in ("story", "story-closed"):
                wanted = message.get("learner") if asked == "story" else None
                panel.reading = wanted if type(wanted) is int else None
                panel.story = self._story(panel.reading)
                return
            action = panel.action(str(asked))
            if action is None:
                panel.tell(misunderstood().message)
                return
            if self._store is None:
                panel.tell(self._fault)
                return
            try:
                outcome = action(self._doing(self._store), message)
                if outcome.selected is not None:
                    self._chosen = outcome.selected
                self._changed(self._store)
                self._draw_figures()
            except DeclicError as fault:
                panel.tell(str(fault))
                return
            panel.hand(outcome)


_live: Desk | None = None


def _take_over(desk: Desk) -> None:
    """Stop this kernel's earlier desk, so that it does not follow the store for nobody."""
    global _live
    if _live is not None:
        _live.stop()
    _live = desk


def _no_session() -> str:
    return _("No session yet. Choose a workshop under “Open a session”, and open it.")
