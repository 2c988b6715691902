"""``Website``: what authors are told, what a path makes of a site, and the sites that ship."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from declic.errors import AuthorError, InvalidResponse
from widgets import Website, _sites
from widgets._addresses import is_reserved
from widgets._author import Author
from widgets._guard import looks_real
from widgets._site_blocks import blocks_in
from widgets._site_check import reachable
from widgets._site_reading import read_site

AUTHOR = Author("Website", "x")
DOCUMENTED = (Path(__file__).parents[2] / "docs" / "imitations.md").read_text(encoding="utf-8")
FIELDS = [
    {"field": "ville", "label": "Ville", "required": True},
    {"field": "code", "label": "Code", "expected": "4812"},
    {"field": "jour", "options": ["Lundi", "Mardi"]},
    {"field": "lettre", "label": "La lettre", "type": "tick", "value": True},
]
PAGES = {
    "accueil": '# Bienvenue\n\n[Les horaires](horaires), [écrire](contact "lien").',
    "horaires": {"title": "Horaires", "body": ["Le samedi : **9 h – 12 h**."]},
    "contact": {
        "title": "Contact",
        "body": [{"form": "contact", "fields": FIELDS, "send": "Envoyer", "to": "merci"}],
    },
    "merci": {"title": "Merci", "needs": "contact", "body": [{"success": "C'est parti."}]},
    "profil": {"title": "Profil", "needs": "contact", "body": ["Vous."]},
    "articles": {
        "title": "Articles",
        "body": [
            {
                "cards": [
                    {"title": "Lampe", "price": "19,90 €", "is": {"Couleur": "Bleu"}},
                    {"title": "Tasse", "price": "7,90 €", "is": {"Couleur": "Rouge"}},
                ],
                "filters": ["Couleur"],
                "add": True,
            },
            {"advert": "Gagnez !", "name": "pub"},
        ],
    },
    "seule": {"title": "Seule", "body": ["Personne n'y mène."]},
}
SITE = {
    "name": "Les Amis",
    "menu": {"Accueil": "accueil", "Articles": "articles"},
    "account": "profil",
    "pages": PAGES,
}
GOALS = ("visit horaires",)


def site(goals=GOALS, *, pages=None, page=None, **options):
    """Return an exercise on a small site; *page* is a body for the page ``accueil``."""
    own = {key: options.pop(key) for key in list(options) if key in SITE or key in EXTRA}
    changed = {"accueil": {"title": "A", "body": page}} if page is not None else {}
    whole = SITE | own | {"pages": PAGES | changed | (pages or {})}
    return Website("?", site=whole, goals=goals, **{"id": "x"} | options)


EXTRA = ("address", "colour", "search", "cookies", "popup", "basket", "footer")

MISTAKES = {
    "a link to nowhere": ({"page": ["[là](horaire)"]}, "horaires"),
    "a button to nowhere": ({"page": [{"button": "Ici", "to": "horraires"}]}, "horaires"),
    "a menu to nowhere": ({"menu": {"Là": "la-bas"}}, "la-bas"),
    "a form to nowhere": (
        {"page": [{"form": "f", "fields": [{"field": "a"}], "to": "mercy"}]},
        "merci",
    ),
    "a page nothing leads to": ({"goals": ["visit seule"]}, "accueil"),
    "an unknown verb": ({"goals": ["vist horaires"]}, "visit"),
    "an unknown page": ({"goals": ["visit horraires"]}, "horaires"),
    "a goal without a name": ({"goals": ["visit"]}, "visit"),
    "a value that nobody can choose": ({"goals": ["fill jour = Jeudi"]}, "Mardi"),
    "a value that the form refuses": ({"goals": ["fill code = 1234"]}, "expected"),
    "a filter without this value": ({"goals": ["filter Couleur = Vert"]}, "Rouge"),
    "more than a basket takes": ({"goals": ["basket Lampe = 12"]}, "9"),
    "a value where there is none": ({"goals": ["visit horaires = oui"]}, "="),
    "cookies without a banner": ({"goals": ["cookies = refused"]}, "cookies"),
    "a search that is not there": ({"goals": ["search"]}, "search"),
    "asked and risky": ({"risks": {"visit horaires": "x"}}, "visit horaires"),
    "nothing asked": ({"goals": ()}, "goals"),
    "an address that could be somebody's": ({"address": "https://www.val-fleuri.fr"}, ".example"),
    "an address without https": ({"address": "val-fleuri.example"}, "https://"),
    "a colour that is too pale": ({"colour": "#9fd0d8"}, "foncée"),
    "a colour that is none": ({"colour": "vert"}, "#1d5c63"),
    "two fields of one name": (
        {"page": [{"form": "f", "fields": [{"field": "ville"}], "to": "merci"}]},
        "ville",
    ),
    "two forms of one name": (
        {"page": [{"form": "contact", "fields": [{"field": "a"}], "to": "merci"}]},
        "contact",
    ),
    "a form without fields": ({"page": [{"form": "f", "send": "x"}]}, "fields"),
    "a field of an unknown sort": (
        {"page": [{"form": "f", "fields": [{"field": "a", "type": "emial"}]}]},
        "email",
    ),
    "one choice": ({"page": [{"form": "f", "fields": [{"field": "a", "options": ["b"]}]}]}, "2"),
    "a persona without this": (
        {"page": [{"form": "f", "fields": [{"field": "a", "persona": "twon"}]}]},
        "town",
    ),
    "an unknown block": ({"page": [{"buton": "Ici"}]}, "button"),
    "an unknown part of a block": ({"page": [{"button": "Ici", "too": "accueil"}]}, "to"),
    "a picture that is not there": ({"page": [{"picture": "rien.png", "alt": "x"}]}, "rien.png"),
    "a card for sale without a price": (
        {"page": [{"cards": [{"title": "A"}], "add": True}]},
        "24,90",
    ),
    "two cards of one name": ({"page": [{"cards": [{"title": "Lampe", "price": "1 €"}]}]}, "Lampe"),
    "a drawing that is not there": ({"page": [{"cards": [{"title": "A", "icon": "lam"}]}]}, "lamp"),
    "an article that no list has": ({"page": [{"add": "Lampes"}]}, "Lampe"),
    "a filter that no card has": (
        {"page": [{"cards": [{"title": "A", "is": {"Prix": "1"}}], "filters": ["Pris"]}]},
        "Prix",
    ),
    "a step that is not there": ({"page": [{"steps": ["a", "b"], "at": 3}]}, "2"),
    "a table whose rows differ": ({"page": [{"table": [["a", "b"], ["c"]]}]}, "ligne"),
    "a recap of no form": ({"page": [{"recap": ["contacts"]}]}, "contact"),
    "blocks too deep": (
        {"page": [{"fold": "a", "body": [{"fold": "b", "body": [{"fold": "c", "body": [
            {"fold": "d", "body": ["e"]}]}]}]}]},
        "blocs",
    ),
    "a page that needs no form": ({"pages": {"p": {"title": "P", "needs": "contat"}}}, "contact"),
    "too many pages": ({"pages": {f"p{n}": "Une page" for n in range(60)}}, "60"),
    "too many cards": (
        {"page": [{"cards": [{"title": f"carte {n}"} for n in range(250)]}]},
        "200",
    ),
    "a start that is not there": ({"start": "acueil"}, "accueil"),
    "an answer without a question": ({"answer": "12 h"}, "ask"),
    "a persona that is not there": ({"persona": "camile"}, "camille"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_with_what_to_write_instead(name):
    options, told = MISTAKES[name]
    with pytest.raises(AuthorError) as fault:
        site(**options)
    assert told in str(fault.value)


@pytest.mark.parametrize("value", [None, "mairrie", 3, {"pages": {}}, {"nom": "x"}])
def test_what_is_no_site_is_told(value):
    with pytest.raises(AuthorError):
        Website("?", site=value, goals=GOALS, id="x")


def judged(exercise, *steps, **more):
    return exercise.judge({"steps": [list(step) for step in steps]} | more)


def key(exercise, name):
    found = exercise.shown_key(name)
    assert found, name
    return found


def test_a_page_behind_a_form_is_reached_once_the_form_is_sent():
    exercise = site(["visit profil"], persona="camille")
    account = ("press", exercise._site.account)
    town = ("fill", key(exercise, "ville"), "…")
    send = ("send", key(exercise, "contact"))
    assert judged(exercise, account).score == 0
    assert judged(exercise, account, send).score == 0  # the town is missing
    assert judged(exercise, account, town, send).correct


def test_words_that_no_goal_asks_about_are_not_kept_even_if_a_page_sends_them():
    exercise = site(["fill code = 4812"])
    town, code = (key(exercise, name) for name in ("ville", "code"))
    steps = [["fill", town, "SECRET"], ["fill", code, "4812"], ["send", key(exercise, "contact")]]
    verdict = exercise.judge({"steps": steps})
    assert verdict.correct
    assert "SECRET" not in json.dumps(verdict.to_json())


def test_what_looks_like_real_data_is_refused():
    exercise = site(["fill ville"])
    with pytest.raises(InvalidResponse, match="téléphone"):
        judged(exercise, ("fill", key(exercise, "ville"), "06 12 34 56 78"))


def test_a_form_counts_with_what_stood_in_it_when_it_was_sent():
    exercise = site(["fill jour = Mardi", "fill lettre = non"])
    day, tick = (key(exercise, name) for name in ("jour", "lettre"))
    filled = [("fill", day, "Mardi"), ("fill", key(exercise, "ville"), "…"), ("fill", tick, "")]
    send = ("send", key(exercise, "contact"))
    assert judged(exercise, *filled, send, ("fill", day, "Lundi")).correct
    assert judged(exercise, *filled).score == 0
    assert judged(exercise, *filled, (*send, f"{day}!")).score == 0  # the page stopped it


def test_what_is_in_the_basket_at_the_end_counts():
    exercise = site(["basket Lampe = 2"], risks={"add Tasse": "Elle n'était pas demandée."})
    lamp, cup = key(exercise, "Lampe"), key(exercise, "Tasse")
    assert judged(exercise, ("add", lamp), ("amount", lamp, "2")).correct
    assert judged(exercise, ("add", lamp), ("add", lamp), ("amount", lamp, "0")).score == 0
    taken = judged(exercise, ("add", cup), ("add", lamp), ("add", lamp))
    assert (taken.score, taken.correct) == (0, False)


def test_an_advert_is_shown_again_where_it_was_pressed():
    exercise = site(["visit horaires"], risks={"press pub": "C'était une annonce."})
    advert = key(exercise, "pub")
    articles, home, hours = (key(exercise, name) for name in ("articles", "accueil", "horaires"))
    path = [("press", articles), ("press", advert), ("close", "ad"), ("press", home)]
    verdict = judged(exercise, *path, ("press", hours))
    assert verdict.score == 0
    assert verdict.details["tour"] == [{"key": advert, "text": "C'était une annonce.", "upto": 1}]
    replay = verdict.details["replay"]
    assert [one["mark"] for one in replay] == ["", "risky", "", "asked"]
    assert replay[0]["text"] == "A ouvert «\xa0Articles\xa0»"


def test_ten_thousand_steps_are_refused_kindly():
    with pytest.raises(InvalidResponse, match="exploré"):
        judged(site(), *[("back", "back")] * 10_000)


def test_a_hint_points_at_links_fields_and_fixed_parts():
    hint = "[a](#horaires) [b](#ville) [c](#menu) [d](#pub) [e](#nulle-part)"
    shown = site(hint=hint).hint_html(0)
    assert shown.count("data-show") == 4


def test_the_page_is_not_told_the_author_s_names():
    pages = {"page-secrete": {"title": "Horaires", "body": [{"advert": "A", "name": "le-piege"}]}}
    page = ['[Voir](page-secrete "lien-secret")']
    content = json.dumps(site(["visit page-secrete"], pages=pages, page=page).content)
    assert not re.search("secret|piege", content)


def test_an_author_changes_a_part_of_a_site_that_ships():
    own = {
        "like": "mairie",
        "name": "Ville de Saint-Aubin",
        "pages": {"agenda": "# Agenda\n\nRien."},
    }
    shown = Website("?", site=own, goals=["visit agenda"], id="x").content["site"]
    assert shown["name"] == "Ville de Saint-Aubin"
    assert "Horaires" in [entry["text"] for entry in shown["menu"]]


@pytest.fixture(params=_sites.NAMES)
def shipped(request):
    return read_site(AUTHOR, request.param)


def test_each_page_of_a_site_that_ships_can_be_reached(shipped):
    assert reachable(shipped) == set(shipped.pages)


@pytest.mark.parametrize("name", ["boutique", "mairie", "sante", "administration"])
def test_a_site_to_find_one_s_way_in_has_the_parts_that_recur(name):
    found = read_site(AUTHOR, name)
    assert len(found.pages) >= 12
    assert found.menu
    assert found.search
    assert found.account
    assert found.filters


def test_a_site_that_ships_has_nothing_of_anybody(shipped):
    assert is_reserved(shipped.address)
    texts = [text for page in shipped.pages.values() for text in _texts(page.body)]
    assert [text for text in texts if looks_real(text)] == []


def test_a_site_that_ships_asks_for_what_the_invented_identity_has(shipped):
    forms = [
        block
        for page in shipped.pages.values()
        for block in blocks_in(page.body)
        if block["type"] == "form"
    ]
    own = [row for form in forms for row in form["fields"] if row["kind"] in ("email", "tel")]
    assert [row["label"] for row in own if not row["invented"]] == []


@pytest.mark.parametrize("name", ["boutique", "mairie", "sante", "administration"])
def test_what_authors_can_name_in_a_site_is_documented(name):
    found = read_site(AUTHOR, name)
    title = rf"^### `{name}`"
    part = re.search(rf"{title}.*?(?=^### |\Z)", DOCUMENTED, re.MULTILINE | re.DOTALL)[0]
    named = [*found.pages, *(form.name for form in found.forms.values())]
    named += [field.name for field in found.fields.values()]
    named += [tab.name for tab in found.tabs.values()]
    named += [link.name for link in found.links.values() if link.advert]
    assert [one for one in named if f"`{one}`" not in part] == []


@pytest.mark.parametrize("example", re.findall(r"^```python\n(.*?)^```", DOCUMENTED, re.M | re.S))
def test_the_examples_for_authors_run(example):
    names = {"Website": Website}
    exec(compile(example, "docs/imitations.md", "exec"), names)
    if "site" in names:
        read_site(AUTHOR, names["site"])


def _texts(part):
    if isinstance(part, str):
        return [part]
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [text for one in inner for text in _texts(one)]
