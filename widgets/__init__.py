"""`from widgets import MultipleChoice`: the exercise kit."""

from widgets._graded import answer
from widgets._identity import live_exercises
from widgets.fill_in import FillIn
from widgets.free_text import FreeText
from widgets.inspect_message import InspectMessage
from widgets.lesson import Lesson
from widgets.multiple_choice import MultipleChoice
from widgets.ordering import Ordering
from widgets.section import Section
from widgets.summary import Summary
from widgets.true_false import TrueFalse

__all__ = [
    "FillIn",
    "FreeText",
    "InspectMessage",
    "Lesson",
    "MultipleChoice",
    "Ordering",
    "Section",
    "Summary",
    "TrueFalse",
    "answer",
    "live_exercises",
]
