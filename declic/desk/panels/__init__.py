"""The panels of the desk: each has a module here, and a script of its name in ``page/``."""

from declic.desk.panels.after import AfterPanel
from declic.desk.panels.diary import DiaryPanel
from declic.desk.panels.figure import Figure
from declic.desk.panels.grid import Grid
from declic.desk.panels.group import GroupPanel
from declic.desk.panels.groups import GroupsPanel
from declic.desk.panels.help import HelpList
from declic.desk.panels.people import PeoplePanel
from declic.desk.panels.plan import PlanPanel
from declic.desk.panels.positioning import PositioningPanel
from declic.desk.panels.questions import QuestionsPanel
from declic.desk.panels.review import ReviewPanel
from declic.desk.panels.sessions import SessionPanel
from declic.desk.panels.steering import SteeringPanel
from declic.desk.panels.tabs import Tabs

__all__ = [
    "AfterPanel",
    "DiaryPanel",
    "Figure",
    "Grid",
    "GroupPanel",
    "GroupsPanel",
    "HelpList",
    "PeoplePanel",
    "PlanPanel",
    "PositioningPanel",
    "QuestionsPanel",
    "ReviewPanel",
    "SessionPanel",
    "SteeringPanel",
    "Tabs",
]
