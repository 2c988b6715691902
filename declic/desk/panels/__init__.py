"""The panels of the desk: each has a module here, and a script of its name in ``page/``."""

from declic.desk.panels.figure import Figure
from declic.desk.panels.grid import Grid
from declic.desk.panels.help import HelpList
from declic.desk.panels.people import PeoplePanel
from declic.desk.panels.plan import PlanPanel
from declic.desk.panels.sessions import SessionPanel
from declic.desk.panels.tabs import Tabs

__all__ = ["Figure", "Grid", "HelpList", "PeoplePanel", "PlanPanel", "SessionPanel", "Tabs"]
