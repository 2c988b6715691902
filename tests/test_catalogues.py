"""Everything that people read is translated, completely, into each language."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

import jinja2
import pytest
from babel.messages.pofile import read_po

from declic.i18n import LANGUAGES, LOCALE

ROOT = Path(__file__).resolve().parent.parent
DOMAINS = sorted(path.stem for path in LOCALE.glob("fr/LC_MESSAGES/*.po"))
TEMPLATES = (
    ("room", ROOT / "declic" / "room" / "page" / "templates"),
    ("room", ROOT / "declic" / "printing" / "templates"),
)
EVERY = [(language, domain) for language in LANGUAGES for domain in DOMAINS]
NARROW = "\u00a0\u202f"
UNSEPARATED = re.compile(rf"(?<![{NARROW}?!.…])[?!;:»](?=\s|$)|«(?![{NARROW}])")
"""High punctuation that may end up at the beginning of a line."""


def catalogue(language, domain):
    """Return a catalogue's messages: id → message."""
    path = LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    return {message.id: message for message in messages if message.id}


def wanted():
    """Return what the sources ask for: domain → ids, a pair where it depends on a number."""
    ids = defaultdict(set)
    for package in ("declic", "widgets"):
        for path in (ROOT / package).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            domain = re.search(r'^_ = Words\("(\w+)"\)', text, re.MULTILINE)
            if domain:
                ids[domain[1]] |= set(_calls(ast.parse(text)))
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True)
    for domain, folder in TEMPLATES:
        for path in folder.glob("*.html"):
            found = environment.extract_translations(path.read_text(encoding="utf-8"))
            ids[domain] |= {_message(texts) for _line, _function, texts in found}
    return ids


def _message(texts):
    """Return the id of what a template says; jinja2 tells the number as if it were a text."""
    return texts if isinstance(texts, str) else tuple(text for text in texts if text)


def _calls(tree):
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        match node.func:
            case ast.Name("_") if texts:
                yield texts[0]
            case ast.Attribute(ast.Name("_"), "n") if len(texts) >= 2:
                yield (texts[0], texts[1])


WANTED = wanted()


def test_every_part_that_speaks_has_a_catalogue():
    assert set(WANTED) == set(DOMAINS)


@pytest.mark.parametrize(("language", "domain"), EVERY)
def test_every_text_has_its_translation(language, domain):
    assert {text for text in WANTED[domain] if text not in catalogue(language, domain)} == set()


@pytest.mark.parametrize(("language", "domain"), EVERY)
def test_no_translation_is_empty_or_a_guess(language, domain):
    messages = catalogue(language, domain).values()
    unsure = [
        message.id
        for message in messages
        if message.fuzzy
        or not all([message.string] if isinstance(message.string, str) else message.string)
    ]
    assert not unsure


@pytest.mark.parametrize(("language", "domain"), EVERY)
def test_a_translation_keeps_the_placeholders(language, domain):
    for message in catalogue(language, domain).values():
        ids = [message.id] if isinstance(message.id, str) else message.id
        strings = [message.string] if isinstance(message.string, str) else message.string
        allowed = {name for text in ids for name in _placeholders(text)}
        for text in strings:
            assert set(_placeholders(text)) <= allowed, message.id
        assert {name for text in strings for name in _placeholders(text)} == allowed, message.id


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_translation_is_left_of_a_text_that_is_gone(domain):
    assert set(catalogue("fr", domain)) - WANTED[domain] == set()


@pytest.mark.parametrize("domain", DOMAINS)
def test_french_has_non_breaking_spaces_before_high_punctuation(domain):
    for message in catalogue("fr", domain).values():
        for text in [message.string] if isinstance(message.string, str) else message.string:
            assert not UNSEPARATED.search(text), text


def _placeholders(text):
    return re.findall(r"\{([a-z_]*)[^}]*\}|%\(([a-z_]+)\)s", text)
