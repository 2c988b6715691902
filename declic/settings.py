"""Everything that can be configured: traitlets, read from ``jupyter_config.py``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import platformdirs
from traitlets import Bool, Enum, Float, Int, TraitError, Unicode, default, validate
from traitlets.config import Config, Configurable
from traitlets.config.loader import PyFileConfigLoader

from declic.errors import DataFolderError, SetupError
from declic.i18n import LANGUAGES, Words

_ = Words("declic")

CONFIG_FILE = "jupyter_config.py"
STORE_VARIABLE = "DECLIC_STORE"
"""Tells the adviser's notebooks where the store is."""
JOIN_VARIABLE = "DECLIC_JOIN"
"""Tells the adviser's notebooks the address that learners type."""


class Declic(Configurable):
    """The settings of Déclic."""

    root = Unicode(
        help="""Folder that holds source/, release/ and notebooks/. Default: the folder in which
        Déclic is started if it has them, else the one that Déclic was installed from.""",
    ).tag(config=True)

    data = Unicode(
        help="""Folder of what people produced: store, submissions, gradebook, feedback, logs.
        Default: the user's data folder (~/.local/share/declic on Linux), or the environment
        variable DECLIC_DATA.""",
    ).tag(config=True)

    store = Unicode(
        help="""Address of the store, as SQLAlchemy writes it. Default: an SQLite file in the
        data folder. For PostgreSQL: postgresql+psycopg://user:password@host/declic.""",
    ).tag(config=True)

    language = Enum(LANGUAGES, "fr", help="""Language of the pages and messages: fr or en.""").tag(
        config=True
    )

    workshop = Unicode(
        "reconnaitre-un-message-frauduleux",
        help="""Workshop for which `declic run` opens a session: a folder of source/.""",
    ).tag(config=True)

    address = Unicode(
        "0.0.0.0",
        help="""Network address on which the room listens; 127.0.0.1 for this computer only.""",
    ).tag(config=True)

    tls = Bool(
        False,
        help="""Whether what goes over the network is encrypted, with a certificate of the room's
        own. Browsers warn of it once; a page that explains this comes first.""",
    ).tag(config=True)

    public_address = Unicode(
        "",
        help="""Address of the room where a reverse proxy stands before it, as
        https://ateliers.example/. The room then listens on this computer only, and believes what
        the proxy says of where a request comes from.""",
    ).tag(config=True)

    port = Int(8000, help="""Port of the room, 1 to 65535.""").tag(config=True)

    open_browser = Bool(
        True,
        help="""Whether `declic run` shows its page of addresses in this computer's browser.""",
    ).tag(config=True)

    joins_per_minute = Int(
        60,
        help="""How many times a minute people at one network address may try a code or a card;
        a whole room can stand behind one address.""",
    ).tag(config=True)

    wrong_codes_per_minute = Int(
        20,
        help="""How many wrong codes, cards or passwords a minute one network address may try; more
        begin a pause of a minute, then of two, four, up to sixteen.""",
    ).tag(config=True)

    new_learners_per_hour = Int(
        120,
        help="""How many people an hour may join for the first time from one network address; a
        whole room can stand behind one address.""",
    ).tag(config=True)

    learners_per_session = Int(
        300, help="""How many people may join one session, those who left included."""
    ).tag(config=True)

    kernels_per_address = Int(
        150,
        help="""How many learners from one network address may have a kernel at work at once.""",
    ).tag(config=True)

    messages_per_second = Float(
        20.0,
        help="""How many messages a second a learner's pages may send to their kernel, at length;
        what comes faster waits. Ten times as many may come at once.""",
    ).tag(config=True)

    max_learners = Int(300, help="""How many learners may have a live kernel at once.""").tag(
        config=True
    )

    kernel_idle_minutes = Float(
        20.0,
        help="""Minutes after which the kernel of a learner whose page is closed is stopped. It
        comes back, with the learner's answers, when the page does.""",
    ).tag(config=True)

    fork_kernels = Bool(
        True,
        help="""Whether learners' kernels are forked from one that has run the workshop's cells:
        they are there at once, and take a tenth of the memory. Not on Windows. If not, each
        learner has an ordinary kernel.""",
    ).tag(config=True)

    kernel_sleep_seconds = Float(
        60.0,
        help="""Seconds without work after which a learner's forked kernel sleeps, until the next
        answer. Not where a notebook says that its kernels keep something of their own.""",
    ).tag(config=True)

    keep_months = Int(
        12,
        min=0,
        help="""Months after which what people did in a closed session is erased; figures without
        people remain. 0 keeps it until somebody erases it.""",
    ).tag(config=True)

    structure = Unicode(
        "",
        help="""Name of the place that holds the workshops, as learners read it on the page about
        their data: Médiathèque de Val-Fleuri.""",
    ).tag(config=True)

    contact = Unicode(
        "",
        help="""Whom learners ask about their data, as they read it: a name, an address, a
        telephone number. Default: their adviser.""",
    ).tag(config=True)

    backups_kept = Int(
        10,
        help="""How many automatic backups of the store are kept, the newest. One is made when the
        room starts and when a session is closed.""",
    ).tag(config=True)

    cookie_days = Float(
        1.0, help="""Days for which a learner's browser is remembered; the card works longer."""
    ).tag(config=True)

    @default("address")
    def _default_address(self) -> str:
        return "127.0.0.1" if self.public_address else "0.0.0.0"

    @validate("public_address")
    def _valid_public_address(self, proposal: Any) -> str:
        address = str(proposal["value"]).strip()
        parts = urlsplit(address)
        if address and (
            parts.scheme not in ("http", "https") or not parts.netloc or parts.path not in ("", "/")
        ):
            raise TraitError(
                _(
                    "c.Declic.public_address is {address}: give the address that people type and"
                    " nothing after the name, as https://ateliers.example/"
                ).format(address=address)
            )
        return f"{parts.scheme}://{parts.netloc}/" if address else ""

    @default("root")
    def _default_root(self) -> str:
        here = Path.cwd()
        installed_from = Path(__file__).resolve().parent.parent
        return str(here if (here / "source").is_dir() else installed_from)

    @default("data")
    def _default_data(self) -> str:
        return os.environ.get("DECLIC_DATA") or platformdirs.user_data_dir("declic", False)

    @default("store")
    def _default_store(self) -> str:
        return f"sqlite:///{self.data_folder / 'declic.db'}"

    @property
    def root_folder(self) -> Path:
        return Path(self.root).resolve()

    @property
    def data_folder(self) -> Path:
        return Path(self.data).expanduser().resolve()

    def make_data_folder(self) -> Path:
        """Create the data folder, readable by this user only, and return it.

        Raises
        ------
        DataFolderError
            If it can't be created or written.
        """
        folder = self.data_folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            probe = folder / ".writable"
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as fault:
            raise DataFolderError(
                _(
                    "The data folder {folder} can't be written ({reason}). Choose another one"
                    " with --data, or give yourself the right to write there."
                ).format(folder=folder, reason=fault.strerror)
            ) from fault
        return folder


def load(root: Path | None = None, **overrides: object) -> Declic:
    """Read the settings from ``jupyter_config.py`` of the project; *overrides* win.

    An override that is None leaves the setting as it is.

    Raises
    ------
    SetupError
        If a setting has a value that it can't have.
    """
    folder = root or Declic().root_folder
    config = Config()
    if (folder / CONFIG_FILE).is_file():
        config = PyFileConfigLoader(CONFIG_FILE, str(folder)).load_config()
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        settings = Declic(config=config, **given)
    except TraitError as fault:
        raise SetupError(str(fault)) from fault
    if root is not None:
        settings.root = str(folder)
    return settings
