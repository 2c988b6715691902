"""The gallery: every kind of exercise, for whoever has the desk's password."""

from __future__ import annotations

from jupyter_server.auth.decorator import allow_unauthenticated

from declic.i18n import Words
from declic.room.advising import AdviserHandler
from declic.room.learning import PATIENCE_SECONDS

_ = Words("room")


class GalleryPage(AdviserHandler):
    """The notebook ``notebooks/galerie.ipynb``."""

    @allow_unauthenticated
    async def get(self) -> None:
        live = await self.room.gallery_page(PATIENCE_SECONDS)
        if live is None:
            self.page("waiting.html", title=_("The gallery"), seconds=1)
            return
        self.notebook_page(live)
