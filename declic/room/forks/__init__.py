"""Kernels forked from a process that has run the notebook's cells already; of use to any Voilà.

A *template* runs a notebook's cells once. Whoever needs a kernel gets a fork of it: a real
``ipykernel`` that has everything in memory already, after milliseconds and with a few megabytes
of its own. The template's side: :mod:`cells` runs and notes them, :mod:`safety` says whether it
may be forked, :mod:`serving` forks at each request, :mod:`child` is what a fork does first. The
server's side: :mod:`template` starts a template and asks it for forks, :mod:`supervisor` keeps one
up to date and alive, :mod:`provisioner` gives forks to Jupyter's own kernel managers.

Nothing here knows of the rest of Déclic.
"""

from __future__ import annotations

from declic.room.forks.safety import supported
from declic.room.forks.supervisor import Supervisor
from declic.room.forks.template import Fork, Plan, Template, TemplateRefused

__all__ = ["Fork", "Plan", "Supervisor", "Template", "TemplateRefused", "supported"]
