"""`from widgets import MultipleChoice`: the exercise kit."""
