"""The files of Voilà's full page, which notebooks with widgets outside of the kit need.

Voilà serves them to anybody; here they are for those who have a page that asks for them.
"""

from __future__ import annotations

from typing import Any

from jupyter_server.base.handlers import FileFindHandler
from jupyterlab_server.themes_handler import ThemesHandler
from tornado import web
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler

from declic.room.access import Access, Guarded


class VoilaFile(Guarded):
    """A file of Voilà's, for learners and the adviser."""

    access = Access.KNOWN

    async def prepare(self, **options: Any) -> None:
        """Refuse what is no plain path: Voilà's handlers fail at it."""
        path = self._handler.path_args[0] if self._handler.path_args else b""
        name = path.decode("utf-8", "replace") if isinstance(path, bytes) else str(path)
        if {"..", "."} & set(name.split("/")) or not name.isprintable() or "\\" in name:
            raise web.HTTPError(404)
        await super().prepare(**options)


class TemplateFile(VoilaFile, TemplateStaticFileHandler):
    """A file of one of Voilà's templates."""


class StaticFile(VoilaFile, MultiStaticFileHandler):
    """A file of Voilà's front end."""


class LabextensionFile(VoilaFile, FileFindHandler):
    """A file of a JupyterLab extension."""


class ThemeFile(VoilaFile, ThemesHandler):
    """A file of a JupyterLab theme."""
