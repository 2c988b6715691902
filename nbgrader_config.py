"""Makes `nbgrader …` in this folder read jupyter_config.py."""

load_subconfig("jupyter_config.py")  # noqa: F821
