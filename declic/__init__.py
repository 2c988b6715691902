"""Déclic: digital-inclusion workshops, run by Voilà, made in JupyterLab, graded by nbgrader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from declic.analysis.answers import answers

__all__ = ["__version__", "answers"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load pandas for ``declic.answers`` only: a learner's kernel imports this package too."""
    if name != "answers":
        raise AttributeError(name)
    from declic.analysis.answers import answers

    return answers
