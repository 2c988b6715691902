"""Déclic: digital-inclusion workshops run by Voilà, authored in JupyterLab, collected by nbgrader."""

__version__ = "0.1.0"
