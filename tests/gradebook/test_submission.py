"""Learners' answers in a notebook: literals and text, never code or markup."""

import ast
import json

import pytest
from nbconvert.filters import markdown2html

from declic.gradebook.students import shown_name
from declic.gradebook.submission import Answer, answer_call, inert, text_of

HOSTILE = [
    "<script>alert(1)</script>",
    "```\n</code></pre><img src=x onerror=alert(1)>\n```",
    "~~~\n<b>x</b>",
    "# Titre\n\n\n<b>x</b>",
    "\n\n\n   \n<b>après du vide</b>",
    "a\u2028<b>x</b>\u2029<i>y</i>\x0b<u>z</u>\x0c<s>w</s>\x85<b>q</b>",
    "a\r<b>x</b>\r\n<i>y</i>",
    "\t<b>x</b>",
    "[clic](javascript:alert(1)) ![](x)",
    "$$\n<b>x</b>\n$$ \\(<b>x</b>\\) \\begin{a}<b>\\end{a}",
    "<!-- " + "x" * 2000,
    "\x00<b>\x1b[31m",
    "",
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:20]))
def test_a_text_is_shown_as_it_is(text):
    page = markdown2html(inert(text))
    assert page.replace("<pre><code>", "").replace("</code></pre>", "").count("<") == 0


@pytest.mark.parametrize("text", ["Bonjour 😀", "مرحبا", "été & <b>", "un\n\ndeux"])
def test_a_text_can_be_read_in_full(text):
    shown = markdown2html(inert(text))
    for word in text.split():
        assert word.replace("&", "&amp;").replace("<b>", "&lt;b&gt;") in shown


@pytest.mark.parametrize(
    "response",
    [
        {"chosen": ["0"]},
        "'); import os; os._exit(1) #",
        'x"""y\\',
        ["\n", "\u2028", "😀"],
        "\ud83d",
        {"text": "x" * 10_000},
        None,
    ],
    ids=lambda response: repr(response)[:20].encode("ascii", "replace").decode(),
)
def test_an_answer_is_one_call_with_literals(response):
    source = answer_call("a-b", Answer(response, 3, 1, 42))
    source.encode()
    imported, call = ast.parse(source).body
    assert isinstance(imported, ast.ImportFrom)
    exercise, text = (ast.literal_eval(argument) for argument in call.value.args)
    assert exercise == "a-b"
    assert json.loads(text) == response


@pytest.mark.parametrize(
    ("response", "text"),
    [({"text": "mot"}, "mot"), ("mot", "mot"), ({"autre": 1}, '{"autre": 1}'), (None, "null")],
)
def test_the_text_is_found_in_a_response(response, text):
    assert text_of(response) == text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Léo 2", "Léo 2"),
        ("<script>", "‹script›"),
        ("=1+1", "1+1"),
        ("@", "?"),
        ("O'Neil", "O’Neil"),
        ("محمد", "محمد"),
    ],
)
def test_names_are_given_to_nbgrader_without_markup_or_formulas(name, shown):
    assert shown_name(name) == shown
