"""Which address leads where, and who may go there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tornado import web

from declic.room.access import Access
from declic.room.advising import (
    DeskPage,
    Health,
    LoginPage,
    LogoutPage,
    StartPage,
)
from declic.room.asking import Hand, Question
from declic.room.assets import AssetHandler, KitHandler, WidgetFileHandler
from declic.room.calendar import Calendar
from declic.room.explaining import CertificatePage
from declic.room.feedback import OwnFeedback
from declic.room.gallery import GalleryPage
from declic.room.joining import CardPage, CodePage, ComeBackPage, NamePage
from declic.room.learning import WorkshopMedia, WorkshopPage
from declic.room.pages import NotFound
from declic.room.plan_page import PlanPage, PlanPdf
from declic.room.printing import OwnSheet, PrintPage
from declic.room.privacy import LeavePage, LeftPage, PrivacyPage
from declic.room.projecting import ProjectorBoard, ProjectorPage
from declic.room.voila_files import LabextensionFile, StaticFile, TemplateFile, ThemeFile
from declic.room.websocket import KernelAlive, KernelKept, KernelModel, KernelWebsocket
from declic.room.workbench import OpenWorkbench

if TYPE_CHECKING:
    from declic.room.app import Room

__all__ = ["ROUTES", "NotFound", "Route", "rules"]

PARTS = {
    "code": r"([^/]{1,40})",
    "kernel": r"(?P<kernel_id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})",
    "digest": r"([0-9a-f]{12})",
    "file": r"(.+)",
    "name": r"([a-z0-9.-]+)",
    "kinds": r"([a-z0-9_+]{1,2000})",
    "script-or-style": r"(js|css)",
    "session": r"(\d{1,9})",
    "plan": r"(\d{1,9})",
    "document": r"((?:report|sheets|attestations)(?:\.pdf)?|figures\.(?:csv|parquet)|coop\.csv)",
    "secret": r"([0-9a-f]{32})",
    "anything": r"(?:.*)",
    "template": r"((?:lab|base)/static/.+)",
}
"""What stands in an address between ``<`` and ``>``, as a regular expression."""
METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Route:
    """An address of the room.

    Attributes
    ----------
    address
        Below the base URL, as people write it: ``kit/<digest>/<kinds>.<script-or-style>``.
    """

    address: str
    handler: type[web.RequestHandler]

    @property
    def access(self) -> Access:
        access: Access = self.handler.access  # type: ignore[attr-defined]
        return access

    @property
    def methods(self) -> tuple[str, ...]:
        """Return the HTTP methods that the address answers."""
        nothing = web.RequestHandler._unimplemented_method
        return tuple(
            method.upper() for method in METHODS if getattr(self.handler, method) is not nothing
        )

    @property
    def pattern(self) -> str:
        """Return the address as a regular expression."""
        pieces = re.split(r"<([a-z-]+)>", self.address)
        return "".join(
            PARTS[piece] if index % 2 else re.escape(piece) for index, piece in enumerate(pieces)
        )


ROUTES = (
    Route("", CodePage),
    Route("j/<code>", NamePage),
    Route("back", ComeBackPage),
    Route("card", CardPage),
    Route("leave", LeavePage),
    Route("left", LeftPage),
    Route("confidentialite", PrivacyPage),
    Route("fiche", OwnSheet),
    Route("feedback", OwnFeedback),
    Route("workshop/", WorkshopPage),
    Route("workshop/<file>", WorkshopMedia),
    Route("live/hand", Hand),
    Route("live/question", Question),
    Route("alive/<kernel>", KernelAlive),
    Route("api/kernels/<kernel>", KernelModel),
    Route("api/kernels/<kernel>/channels", KernelWebsocket),
    Route("login", LoginPage),
    Route("logout", LogoutPage),
    Route("desk/", DeskPage),
    Route("desk/plan/<plan>", PlanPage),
    Route("desk/plan/<plan>.pdf", PlanPdf),
    Route("desk/print/<session>/<document>", PrintPage),
    Route("desk/workbench/<session>", OpenWorkbench),
    Route("calendar/<secret>.ics", Calendar),
    Route("gallery/", GalleryPage),
    Route("projector/<session>", ProjectorPage),
    Route("projector/<session>/board", ProjectorBoard),
    Route("start", StartPage),
    Route("certificate", CertificatePage),
    Route("healthz", Health),
    Route("static/<digest>/<name>", AssetHandler),
    Route("kit/<digest>/<kinds>.<script-or-style>", KitHandler),
    Route("widget/<digest>.<script-or-style>", WidgetFileHandler),
    Route("voila/api/shutdown/<anything>", KernelKept),
    Route("voila/templates/<template>", TemplateFile),
    Route("voila/static/<file>", StaticFile),
    Route("voila/labextensions/<file>", LabextensionFile),
    Route("voila/api/themes/<file>", ThemeFile),
)
"""All addresses of the room: ours, then those of Voilà's full page."""


def rules(room: Room) -> list[tuple[str, type[web.RequestHandler], dict[str, Any]]]:
    """Return the routes as Tornado takes them."""
    options = _options(room)
    return [
        (room.base_url + route.pattern, route.handler, options.get(route.handler, {}))
        for route in ROUTES
    ]


def _options(room: Room) -> dict[type[web.RequestHandler], dict[str, Any]]:
    extensions = {"path": room.labextensions_path, "no_cache_paths": ["/"]}
    return {
        StaticFile: {"paths": room.static_paths, "default_filename": "index.html"},
        LabextensionFile: extensions,
        ThemeFile: extensions
        | {
            "path": room.themes_dir,
            "labextensions_path": room.labextensions_path,
            "themes_url": f"{room.base_url}voila/api/themes",
        },
    }
