"""Each address is open to whom ``docs/security.md`` says, and to nobody else."""

import asyncio
import importlib.util
import re
from dataclasses import dataclass
from pathlib import Path

import httpx
import jupyter_core.paths
import pytest
from websockets.exceptions import InvalidStatus

from declic.room.routes import ROUTES
from declic.subscription import calendar_key
from tests.room.conftest import RunningRoom, submit
from tests.room.lines import connect, kernel_of

SPEC = importlib.util.spec_from_file_location(
    "security", Path(__file__).parents[2] / "docs" / "security.py"
)
security = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(security)

CHANNELS = "api/kernels/<kernel>/channels"
CASES = [
    (route, method, role) for route in ROUTES for method in route.methods for role in security.ROLES
]


@dataclass
class People:
    """A browser for each role, and what they ask for by name."""

    room: RunningRoom
    browsers: dict[str, httpx.Client]
    places: dict[str, str]

    @property
    def kernel(self):
        """Return the learner's kernel; another, if they left meanwhile."""
        return kernel_of(self.room.workshop(self.browsers[security.LEARNER]))

    def address(self, route):
        """Return the address of a route, with something in it that is there."""
        if "<kernel>" in route.address:
            return route.address.replace("<kernel>", self.kernel)
        address = self.places.get(route.address, route.address)
        for name, place in self.places.items():
            address = address.replace(f"<{name}>", place)
        return address


@pytest.fixture(scope="module")
def people(room):
    """Somebody in each role; the kernel that is asked for is the learner's."""
    stranger, first, other = (room.browser() for _each in range(3))
    room.join("Zoé", first)
    submit(other, f"j/{room.other}", name="Ali")
    adviser = room.adviser()
    page = room.workshop(first).text
    widget = re.search(r"/(widget/[0-9a-f]{12}\.js)", page)[1]
    kept, room.browsers[:] = list(room.browsers), []
    yield People(
        room,
        dict(zip(security.ROLES, (stranger, first, other, adviser), strict=True)),
        {
            "code": room.code,
            "session": str(room.session),
            "plan": str(room.plan),
            "document": "report",
            "secret": calendar_key(room.data),
            "anything": "noyau",
            "workshop/<file>": "workshop/photo.png",
            "static/<digest>/<name>": re.search(r"/(static/[0-9a-f]{12}/room\.css)", page)[1],
            "kit/<digest>/<kinds>.<script-or-style>": _kit(),
            "widget/<digest>.<script-or-style>": widget,
            "voila/templates/<template>": "voila/templates/lab/static/voila.js",
            "voila/static/<file>": "voila/static/voila.js",
            "voila/labextensions/<file>": _labextension(),
            "voila/api/themes/<file>": (
                "voila/api/themes/@jupyterlab/theme-light-extension/index.css"
            ),
        },
    )
    for browser in kept:
        browser.close()


def _kit():
    from widgets import _assets

    return f"kit/{_assets.kit_version()}/true_false.js"


def _labextension():
    folders = [Path(p) / "labextensions" for p in jupyter_core.paths.jupyter_path()]
    found = next(path for folder in folders for path in folder.glob("anywidget/package.json"))
    return f"voila/labextensions/{found.parent.name}/{found.name}"


def refuses(answer):
    """Return whether an answer turns away: a refusal, or the way to an entrance."""
    if answer.request.method == "GET" and answer.status_code == 302:
        return answer.headers["Location"] in ("/", "/login")
    return answer.status_code in (403, 404)


def ask(people, route, method, role):
    """Ask for an address without following where it sends."""
    browser, address = people.browsers[role], people.address(route)
    if method == "GET":
        return browser.get(address, follow_redirects=False)
    with people.room.browser(cookies=dict(browser.cookies)) as once:  # who leaves is not gone
        token = re.search(r'name="_xsrf" value="([^"]+)"', once.get("back").text)[1]
        return once.post(address, data={"_xsrf": token}, follow_redirects=False)


async def joins(people, role):
    """Say whether a role can open the learner's websocket."""
    try:
        async with connect(people.room, people.browsers[role], people.kernel):
            return True
    except InvalidStatus:
        return False


@pytest.mark.parametrize(
    ("route", "method", "role"), CASES, ids=[f"{m} /{r.address} {who}" for r, m, who in CASES]
)
def test_an_address_is_open_to_whom_the_table_says(people, route, method, role):
    expected = security.cell(route, role)
    is_open = expected == security.YES or (expected == security.OWN and role == security.LEARNER)
    if route.address == CHANNELS:
        assert asyncio.run(joins(people, role)) == is_open
        return
    answer = ask(people, route, method, role)
    assert answer.status_code < 500
    assert refuses(answer) != is_open


@pytest.mark.parametrize("role", security.ROLES)
def test_the_page_of_addresses_is_open_to_the_key_alone(people, role):
    answer = people.browsers[role].get("start", params={"key": people.room.start_key})
    assert answer.status_code == 200


def test_the_table_in_the_documentation_is_that_of_the_code():
    page = security.PAGE.read_text("utf-8")
    assert security.written(page) == page, "run: python docs/security.py"


def test_the_table_says_of_each_address_what_is_there():
    assert set(security.WHAT) == {route.address for route in ROUTES}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_no_other_method_does_anything(people, method):
    for browser in people.browsers.values():
        assert browser.request(method, "").status_code in (403, 404, 405)
