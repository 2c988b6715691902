"""Measurements beside plain Voilà: the same released notebook, in the same run, on this computer.

``python -m bench.page``, ``bench.join``, ``bench.memory`` and ``bench.kit`` each run alone, take
``--quick``, tell their progress on standard error and end with one line of JSON on standard output.
Units are in the figures' names; a ratio says how many times less Déclic takes. No figure makes
anything fail.
"""
