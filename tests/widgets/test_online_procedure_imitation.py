"""``OnlineProcedure``: what its author is told, and what counts of what was attached and read."""

from __future__ import annotations

import pytest

from declic.errors import AuthorError, InvalidResponse
from widgets import OnlineProcedure

SITE = {
    "name": "Mairie",
    "pages": {
        "envoi": {
            "title": "Envoi",
            "body": [
                {
                    "form": "envoi",
                    "fields": [{"field": "piece", "label": "Facture", "type": "file"}],
                    "send": "Envoyer",
                    "to": "merci",
                }
            ],
        },
        "merci": {"title": "Merci", "body": ["Merci."]},
    },
}
FILES = {"Documents": {"Logement": ["facture.pdf", "bail.pdf"]}, "Images": ["chat.jpg"]}
MAIL = {"name": "recu", "after": "envoi", "sender": "Mairie", "subject": "Reçu", "body": "Merci."}


def procedure(**options):
    given = {"site": SITE, "files": FILES, "mails": [MAIL], "goals": ["attach piece = facture*"]}
    return OnlineProcedure("**Envoyez.** La facture.", **{**given, "id": "envoi", **options})


def steps(exercise, *names):
    """Return the steps that attach files one after the other, then send the form."""
    (field,) = exercise._site.fields
    (form,) = exercise._site.forms
    keys = {one.name: one.key for one in exercise._files}
    return [*(["attach", field, keys[name]] for name in names), ["send", form]]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"files": None}, "files"),
        ({"files": ["facture.pdf"]}, 'files={"Documents"'),
        ({"mails": "recu"}, "mails"),
        ({"mails": [MAIL, MAIL]}, "recu"),
        ({"mails": [MAIL | {"after": "envoie"}]}, "envoi"),
        ({"mails": [MAIL | {"sender": "Mairie <a@mairie.fr>"}]}, "example"),
        ({"mails": [MAIL | {"subjet": "x"}]}, "subject"),
        ({"goals": ["attach piece = contrat*"]}, "contrat"),
        ({"goals": ["attach piece = Logement"]}, "Logement"),
        ({"goals": ["attach pieces"]}, "piece"),
        ({"goals": ["read recus"]}, "recu"),
        ({"goals": ["read recu = x"]}, "recu = x"),
        ({"start": "merci", "goals": ["read recu"]}, "read recu"),
        ({"start": "merci", "goals": ["attach piece"]}, "attach piece"),
    ],
)
def test_a_mistake_is_told_to_its_author(options, said):
    with pytest.raises(AuthorError, match=r"OnlineProcedure.*envoi") as told:
        procedure(**options)
    assert said in str(told.value)


def test_the_file_that_is_sent_counts_not_the_first_that_was_chosen():
    exercise = procedure()
    assert exercise.judge({"steps": steps(exercise, "chat.jpg", "facture.pdf")}).correct
    assert exercise.judge({"steps": steps(exercise, "facture.pdf", "chat.jpg")}).score == 0
    assert exercise.judge({"steps": steps(exercise, "facture.pdf")[:-1]}).score == 0


def test_a_file_can_not_be_typed():
    exercise = procedure()
    (field,) = exercise._site.fields
    typed = [["fill", field, "facture.pdf"], *steps(exercise)]
    assert exercise.judge({"steps": typed}).score == 0


def test_a_mail_is_read_once_its_form_was_sent():
    exercise = procedure(goals=["read recu"])
    sent = steps(exercise, "bail.pdf")
    assert exercise.judge({"steps": [["read", "m1"], *sent]}).score == 0
    assert exercise.judge({"steps": [*sent, ["read", "m1"]]}).correct


def test_ten_thousand_steps_are_refused_kindly():
    with pytest.raises(InvalidResponse, match="recommencez"):
        procedure().judge({"steps": [["window", "mail"]] * 10_000})
