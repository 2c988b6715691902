"""Feedback is on its learner's page, and on nobody else's."""

from __future__ import annotations

import pytest

from declic import returned
from declic.store import learners

WORDS = "Vous avez bien regardé l'adresse."


@pytest.fixture
def page(tmp_path):
    made = tmp_path / "page.html"
    made.write_text(
        "<html><head><title>Les mots &amp; les liens</title><style>p{color:#123}</style></head>"
        f"<body><p>{WORDS}</p></body></html>",
        "utf-8",
    )
    return made


def newest(room):
    with room.store() as store, store.reading() as tx:
        return learners.of_session(tx, room.session)[-1].id


def test_it_is_there_once_it_was_handed_back_and_only_for_its_learner(room, page):
    browser = room.join("Zoé")
    assert "feedback" not in browser.get("card").text
    assert "Rien pour le moment" in browser.get("feedback").text
    returned.hand_back(room.data, newest(room), "mots", page)
    assert 'href="/feedback"' in browser.get("card").text
    listed = browser.get("feedback").text
    assert "Les mots &amp; les liens" in listed
    shown = browser.get("feedback?workshop=mots")
    assert WORDS in shown.text
    assert "script-src 'self'" in shown.headers["content-security-policy"]
    other = room.join("Ali", room.browser())
    assert WORDS not in other.get("feedback?workshop=mots").text
    assert other.get("feedback?workshop=mots").status_code == 404


@pytest.mark.parametrize("name", ["../0001/mots", "..", "%00", "mots/", "é" * 300, "absent"])
def test_no_name_leads_to_another_file(room, page, name):
    browser = room.join("Zoé")
    returned.hand_back(room.data, newest(room), "mots", page)
    assert browser.get("feedback", params={"workshop": name}).status_code in (400, 404)


def test_a_page_is_replaced_whole_or_not_at_all(tmp_path, page):
    returned.hand_back(tmp_path, 7, "mots", page)
    with pytest.raises(FileNotFoundError):
        returned.hand_back(tmp_path, 7, "mots", tmp_path / "absent.html")
    assert WORDS in returned.handed_back(tmp_path, 7, "mots")
    assert [one.name for one in (tmp_path / "returned" / "0007").iterdir()] == ["mots.html"]
