"""What the adviser sees and does: ``from declic.desk import Desk`` in a notebook."""

from declic.desk.cells import grid
from declic.desk.desk import Desk
from declic.desk.frames import attempts, learners, read

__all__ = ["Desk", "attempts", "grid", "learners", "read"]
