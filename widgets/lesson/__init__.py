"""What is read, seen or heard before an exercise."""

from widgets.lesson.lesson import Lesson

__all__ = ["Lesson"]
