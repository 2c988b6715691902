"""`from widgets import MultipleChoice`: the exercise kit."""

from widgets._graded import answer
from widgets._identity import live_exercises
from widgets.cookie_banner import CookieBanner
from widgets.copy_paste import CopyPaste
from widgets.double_click import DoubleClick
from widgets.drag_and_drop import DragAndDrop
from widgets.file_manager import FileManager
from widgets.fill_in import FillIn
from widgets.flash_cards import FlashCards
from widgets.free_text import FreeText
from widgets.hotspot import Hotspot
from widgets.inspect_message import InspectMessage
from widgets.key_hunt import KeyHunt
from widgets.lesson import Lesson
from widgets.mailbox import Mailbox
from widgets.mark_the_words import MarkTheWords
from widgets.matching import Matching
from widgets.multiple_choice import MultipleChoice
from widgets.numeric import Numeric
from widgets.online_procedure import OnlineProcedure
from widgets.ordering import Ordering
from widgets.password import Password
from widgets.phone_messages import PhoneMessages
from widgets.pinch import Pinch
from widgets.point_and_click import PointAndClick
from widgets.positioning import Positioning
from widgets.right_click import RightClick
from widgets.scenario import Scenario
from widgets.scroll import Scroll
from widgets.section import Section
from widgets.self_assessment import SelfAssessment
from widgets.short_answer import ShortAnswer
from widgets.sorting import Sorting
from widgets.summary import Summary
from widgets.swipe import Swipe
from widgets.tap import Tap
from widgets.true_false import TrueFalse
from widgets.typing import Typing
from widgets.website import Website

__all__ = [
    "CookieBanner",
    "CopyPaste",
    "DoubleClick",
    "DragAndDrop",
    "FileManager",
    "FillIn",
    "FlashCards",
    "FreeText",
    "Hotspot",
    "InspectMessage",
    "KeyHunt",
    "Lesson",
    "Mailbox",
    "MarkTheWords",
    "Matching",
    "MultipleChoice",
    "Numeric",
    "OnlineProcedure",
    "Ordering",
    "Password",
    "PhoneMessages",
    "Pinch",
    "PointAndClick",
    "Positioning",
    "RightClick",
    "Scenario",
    "Scroll",
    "Section",
    "SelfAssessment",
    "ShortAnswer",
    "Sorting",
    "Summary",
    "Swipe",
    "Tap",
    "TrueFalse",
    "Typing",
    "Website",
    "answer",
    "live_exercises",
]
