"""Déclic: digital-inclusion workshops, run by Voilà, made in JupyterLab, graded by nbgrader."""

__version__ = "0.1.0"
