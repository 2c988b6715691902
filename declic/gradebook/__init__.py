"""From the author's notebook to the learner's mark: the only place that imports nbgrader.

``configuration`` is imported by ``jupyter_config.py``, which every command reads; it and this
file import neither nbgrader nor a kernel.
"""
