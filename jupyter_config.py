"""The one configuration of Déclic, JupyterLab and nbgrader.

Lines that begin with # show what can be set; take the # away and change the value.
"""

from pathlib import Path

from declic.gradebook.configuration import configure

c = get_config()  # noqa: F821

# ── Déclic ──────────────────────────────────────────────────────────────────────────────────
# Folder of what people produced; it must not be shared or published.
# c.Declic.data = "/home/…/declic"

# The store, elsewhere than in the data folder.
# c.Declic.store = "postgresql+psycopg://user:password@host/declic"

# Language of pages and messages: "fr" or "en".
# c.Declic.language = "fr"

# Workshop that `declic run` opens, and the port and address on which learners find it.
# c.Declic.workshop = "reconnaitre-un-message-frauduleux"
# c.Declic.port = 8000
# c.Declic.address = "0.0.0.0"

# Learners with a live kernel at once; minutes before the kernel of a closed page is stopped.
# c.Declic.max_learners = 300
# c.Declic.kernel_idle_minutes = 20.0

# ── nbgrader ────────────────────────────────────────────────────────────────────────────────
# Name of the course in the gradebook.
# c.CourseDirectory.course_id = "declic"

# ── the rest follows from the above ─────────────────────────────────────────────────────────
configure(c, Path(__file__).resolve().parent)
