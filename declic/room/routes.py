"""Which address leads where, and who may go there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_server.base.handlers import FileFindHandler
from jupyterlab_server.themes_handler import ThemesHandler
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler

from declic.room.advising import (
    DeskPage,
    Health,
    LoginPage,
    LogoutPage,
    ProjectorPage,
    StartPage,
)
from declic.room.assets import AssetHandler, KitHandler
from declic.room.gallery import GalleryPage
from declic.room.joining import CardPage, CodePage, ComeBackPage, LeavePage, NamePage
from declic.room.learning import WorkshopMedia, WorkshopPage
from declic.room.pages import NotFound
from declic.room.websocket import KernelAlive, KernelKept, KernelModel, KernelWebsocket

if TYPE_CHECKING:
    from declic.room.app import Room

__all__ = ["NotFound", "routes"]

KERNEL_ID = r"(?P<kernel_id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"


def routes(room: Room) -> list[tuple[Any, ...]]:
    """Return the room's routes: ours, then the files of Voilà's full page."""
    ours = [
        ("", CodePage),
        ("j/([^/]{1,40})", NamePage),
        ("back", ComeBackPage),
        ("card", CardPage),
        ("leave", LeavePage),
        ("workshop/", WorkshopPage),
        ("workshop/(.+)", WorkshopMedia),
        (f"alive/{KERNEL_ID}", KernelAlive),
        (f"api/kernels/{KERNEL_ID}", KernelModel),
        (f"api/kernels/{KERNEL_ID}/channels", KernelWebsocket),
        ("voila/api/shutdown/(.*)", KernelKept),
        ("login", LoginPage),
        ("logout", LogoutPage),
        ("desk/", DeskPage),
        ("gallery/", GalleryPage),
        (r"projector/(\d{1,9})", ProjectorPage),
        ("start", StartPage),
        ("healthz", Health),
    ]
    files = [
        (r"static/[0-9a-f]{12}/([a-z0-9.-]+)", AssetHandler, {}),
        (r"kit/([0-9a-f]{12})/([a-z0-9_+]{1,2000})\.(js|css)", KitHandler, {}),
        *_voila_files(room),
    ]
    return [
        *((room.base_url + path, handler, {"room": room}) for path, handler in ours),
        *((room.base_url + path, handler, options) for path, handler, options in files),
    ]


def _voila_files(room: Room) -> list[tuple[str, Any, dict[str, Any]]]:
    """Return the static files of Voilà's front end, which workshops with other widgets need."""
    labextensions = {"path": room.labextensions_path, "no_cache_paths": ["/"]}
    return [
        ("voila/templates/(.*)", TemplateStaticFileHandler, {}),
        (
            "voila/static/(.*)",
            MultiStaticFileHandler,
            {"paths": room.static_paths, "default_filename": "index.html"},
        ),
        ("voila/labextensions/(.*)", FileFindHandler, labextensions),
        (
            "voila/api/themes/(.*)",
            ThemesHandler,
            {
                "themes_url": f"{room.base_url}voila/api/themes",
                "path": room.themes_dir,
                "labextensions_path": room.labextensions_path,
                "no_cache_paths": ["/"],
            },
        ),
    ]
