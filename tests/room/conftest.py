"""A running room with a small workshop of its own, and browsers without a screen."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from declic.store import Store

SERVE = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
from declic.room.app import Room
from declic.settings import load
from declic.domain.plan import Plan, Step
from declic.store import Store, plans, sessions
from declic.workshops import load_release

root, data = map(Path, sys.argv[1:])
settings = load(root=root, data=str(data), port=0, address="127.0.0.1", wrong_codes_per_minute=8,
                joins_per_minute=600, new_learners_per_hour=10_000, messages_per_second=100.0)
settings.make_data_folder()
store = Store.open(settings.store)
with store.transaction() as tx:
    session = sessions.open_session(tx, load_release(root, "essai")[1], datetime.now(UTC))
    ended = sessions.open_session(tx, load_release(root, "essai")[1], datetime.now(UTC))
    sessions.close_session(tx, ended.id, datetime.now(UTC))
    plan = plans.add(tx, Plan("Essai", 40, 5, (Step("a", "Accueil"),)), datetime.now(UTC))
    other = sessions.open_session(tx, load_release(root, "essai")[1], datetime.now(UTC))
Room.run(settings, store, lambda room: print(json.dumps({
    "url": room.join_address, "code": session.code, "ended": ended.code, "other": other.code,
    "session": session.id, "plan": plan.id,
    "password": room.password, "start_key": room.start_key}), flush=True))
"""

COUNTER = '''
import anywidget
import traitlets
from declic import recorder
from declic.domain.attempt import Attempt
from declic.domain.verdict import Verdict


class Counter(anywidget.AnyWidget):
    """Records an attempt for each message of its page and counts them."""

    _esm = """
    function render({ model, el }) {
      const button = document.createElement("button");
      const show = () => (button.textContent = `compte ${model.get("count")}`);
      model.on("change:count", show);
      button.onclick = () => model.send({ id: String(Math.random()) });
      show();
      el.append(button);
    }
    export default { render };
    """
    count = traitlets.Int(0).tag(sync=True)

    def __init__(self):
        super().__init__(count=len(recorder.current().earlier("compteur")))
        self.on_msg(self._record)

    def _record(self, _widget, content, _buffers):
        attempt = Attempt(content["id"], "compteur", 1, Verdict(1.0, True))
        self.count = recorder.current().record(attempt).number


Counter()
'''

KERNELSPEC = {"name": "python3", "display_name": "Python 3", "language": "python"}
PHOTO = b"\x89PNG\r\n"


@dataclass
class RunningRoom:
    """A room in a process of its own."""

    url: str
    code: str
    ended: str
    other: str
    session: int
    plan: int
    password: str
    start_key: str
    data: Path
    browsers: list[httpx.Client] = field(default_factory=list)

    def browser(self, **options: object) -> httpx.Client:
        """Return a browser with cookies of its own; it follows redirects."""
        browser = httpx.Client(base_url=self.url, follow_redirects=True, timeout=60, **options)
        self.browsers.append(browser)
        return browser

    def join(self, name: str = "Zoé", browser: httpx.Client | None = None) -> httpx.Client:
        """Return the browser of somebody who joined."""
        browser = browser or self.browser()
        submit(browser, f"j/{self.code}", name=name)
        return browser

    def adviser(self) -> httpx.Client:
        """Return the browser of somebody who gave the desk's password."""
        browser = self.browser()
        submit(browser, "login", password=self.password)
        return browser

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Give the room's store, to look into it beside it."""
        with closing(Store.open(f"sqlite:///{self.data / 'declic.db'}")) as store:
            yield store

    def workshop(self, browser: httpx.Client) -> httpx.Response:
        """Return the workshop's page, after the waiting pages that a busy computer shows."""
        for _waiting_page in range(60):
            page = browser.get("workshop/")
            if 'http-equiv="refresh"' not in page.text:
                return page
        raise AssertionError("the workshop's page was never ready")


def submit(browser: httpx.Client, path: str, **fields: str) -> httpx.Response:
    """Load a page and send its form with these fields, as a person would."""
    page = browser.get(path)
    token = re.search(r'name="_xsrf" value="([^"]+)"', page.text)
    assert token, page.text
    return browser.post(path, data={"_xsrf": token[1], **fields})


def make_release(root: Path, name: str, cells: list, **metadata) -> None:
    """Write a released workshop of one exercise."""
    notebook = new_notebook(
        cells=cells,
        metadata={
            "kernelspec": KERNELSPEC,
            "declic": {
                "name": name,
                "title": "Un essai",
                "exercises": [{"id": "compteur", "kind": "Counter", "title": "Compter"}],
            },
            **metadata,
        },
    )
    folder = root / "release" / name
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{name}.ipynb")


@pytest.fixture(scope="session")
def project(tmp_path_factory) -> Path:
    """A project folder with one released workshop, in which one cell fails."""
    root = tmp_path_factory.mktemp("project")
    (root / "source").mkdir()
    make_release(
        root,
        "essai",
        [
            new_markdown_cell("# Bonjour\n\nUne leçon."),
            new_code_cell(COUNTER),
            new_code_cell("secret = 1 / 0"),
            new_markdown_cell("La suite."),
        ],
    )
    (root / "release" / "essai" / "photo.png").write_bytes(PHOTO)
    (root / "notebooks").mkdir()
    for name in ("bureau", "galerie"):
        page = new_notebook(
            cells=[new_markdown_cell(f"# {name}")], metadata={"kernelspec": KERNELSPEC}
        )
        nbformat.write(page, root / "notebooks" / f"{name}.ipynb")
    return root


@pytest.fixture(scope="session")
def room(project, tmp_path_factory):
    """A running room; all that it started is gone afterwards."""
    data = tmp_path_factory.mktemp("data") / "declic"
    errors = data.parent / "stderr.log"
    with (
        errors.open("w") as stderr,
        subprocess.Popen(
            [sys.executable, "-c", SERVE, str(project), str(data)],
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            env=os.environ | {"DECLIC_LANGUAGE": "fr"},
        ) as process,
    ):
        line = process.stdout.readline()
        assert line, errors.read_text()
        yield RunningRoom(data=data, **json.loads(line))
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


@pytest.fixture(autouse=True)
def _close_browsers(request):
    """Close the browsers that a test opened."""
    yield
    if "room" in request.fixturenames:
        browsers = request.getfixturevalue("room").browsers
        while browsers:
            browsers.pop().close()
