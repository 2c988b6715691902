"""The mail box and the phone: what authors may write, and what a path through them is worth."""

from __future__ import annotations

import pytest

from declic.errors import AuthorError, InvalidResponse
from tests.widgets.vectors import FIRST
from widgets import Mailbox, PhoneMessages

FRAUD = {
    "name": "banque",
    "sender": "Banque <a@banque.example>",
    "subject": "Vite",
    "body": "Bonjour, [[lien|cliquez|http://x.example.org]].",
    "attachments": ["facture.exe"],
    "fraud": True,
    "signs": {"lien": "Il mène ailleurs."},
}
GENUINE = {"name": "nadia", "sender": "Nadia", "body": "À jeudi ?", "fraud": False}
PING = {
    "name": "appel",
    "sender": "08 99 XX XX XX",
    "missed": True,
    "fraud": True,
    "signs": {"sender": "Il coûte cher."},
    "calls": {"cost": "3 € par minute"},
}


def box(*mails, **options):
    return Mailbox("Triez.", list(mails), **{"id": "boite"} | options)


def phone(*messages, **options):
    return PhoneMessages("Triez.", list(messages), **{"id": "sms"} | options)


def said_of(exercise, steps):
    """Return what the adviser reads, with spaces for those that don't break."""
    told = exercise.judge({"steps": steps}).details["said"]
    return [line.replace("\u00a0", " ") for line in told]


def fraud(**changes):
    return FRAUD | changes


MISTAKES = {
    "no mails": (lambda: Mailbox("?", id="x"), "mails"),
    "an empty list": (box, "mails"),
    "a text for a list": (lambda: Mailbox("?", "banque", id="x"), "mails"),
    "a mail that is a text": (lambda: box("banque"), "mails[0]"),
    "two mails of one name": (lambda: box(FRAUD, FRAUD), "banque"),
    "2,000 mails": (
        lambda: box(*(GENUINE | {"name": f"m{n}"} for n in range(2000))),
        "60 au plus",
    ),
    "a mail without a name": (lambda: box({"sender": "a", "body": "b", "fraud": False}), "name"),
    "a name of two words": (lambda: box(fraud(name="ma banque")), "un seul mot"),
    "a misspelt field": (lambda: box(fraud(sgins={})), "signs"),
    "a mail of which nothing is asked": (lambda: box(GENUINE | {"fraud": None}), "goals"),
    "a fraud that is neither": (lambda: box(fraud(fraud="oui")), "fraud=True"),
    "a fraud without signs": (lambda: box(fraud(signs={})), "signs"),
    "signs of a genuine mail": (lambda: box(GENUINE | {"signs": {"sender": "?"}}), "safe"),
    "a sign of no part": (lambda: box(fraud(signs={"line": "?"})), "lien"),
    "an address of somebody": (lambda: box(fraud(sender="A <a@gmail.com>")), ".example"),
    "a link to somebody": (lambda: box(fraud(body="[[lien|ici|https://ici.fr]]")), ".example"),
    "a folder that isn't there": (lambda: box(fraud(folder="archive")), "spam"),
    "sent letters as a start": (lambda: box(fraud(folder="sent")), "spam"),
    "replies in one text": (lambda: box(GENUINE | {"replies": "Oui"}), "replies"),
    "a name to fill in, but nobody is asked": (
        lambda: box(GENUINE | {"body": "Bonjour {prenom}"}),
        "personal=True",
    ),
    "something else to fill in": (
        lambda: box(GENUINE | {"body": "Bonjour {prenon}"}, personal=True),
        "prenom",
    ),
    "personal that is neither": (lambda: box(FRAUD, personal="oui"), "personal=True"),
    "a verb that isn't there": (lambda: box(FRAUD, goals=["trash banque"]), "verb"),
    "a mail that isn't there": (lambda: box(FRAUD, goals=["open banqe"]), "banque"),
    "a link that no mail has": (lambda: box(GENUINE, goals=["follow nadia"]), "follow"),
    "another link": (lambda: box(FRAUD, goals=["look banque = bouton"]), "lien"),
    "another file": (lambda: box(FRAUD, goals=["attachment banque = a.pdf"]), "facture.exe"),
    "an answer that can't be chosen": (
        lambda: box(GENUINE | {"replies": ["Oui"]}, goals=["reply nadia = Non"]),
        "Oui",
    ),
    "an answer where there is none": (
        lambda: box(GENUINE | {"replies": []}, FRAUD, goals=["reply nadia"]),
        "banque",
    ),
    "a value of a deletion": (lambda: box(FRAUD, goals=["delete banque = vite"]), "="),
    "blocking a mail": (lambda: box(FRAUD, goals=["block banque"]), "block"),
    "the inbox as a goal": (lambda: box(FRAUD, goals=["visit inbox"]), "spam"),
    "a goal that is a risk too": (
        lambda: box(FRAUD, goals=["open banque"], risks={"open banque": "Non."}),
        "open banque",
    ),
    "a number that is somebody's": (lambda: phone(PING | {"sender": "06 12 34 56 78"}), "XX"),
    "a number that costs": (lambda: phone(PING | {"sender": "08 99 12 34 56"}), "08 99 XX"),
    "a number in a text": (
        lambda: phone(GENUINE | {"body": "[[n|ici|tel:+33 6 12 34 56 78]]"}),
        "XX",
    ),
    "a cost that is none": (lambda: phone(PING | {"calls": "3 €"}), "calls"),
    "what a call does not have": (lambda: phone(PING | {"calls": {"price": "3 €"}}), "cost"),
    "an attachment on a phone": (lambda: phone(GENUINE | {"attachments": ["a.pdf"]}), "attach"),
    "sent messages of a phone": (lambda: phone(GENUINE, goals=["visit sent"]), "spam"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_remedy(mistake):
    make, remedy = MISTAKES[mistake]
    with pytest.raises(AuthorError) as told:
        make()
    assert remedy in str(told.value)


def test_sixty_mails_are_not_too_many():
    mails = [GENUINE | {"name": f"m{n}"} for n in range(60)]
    steps = [["open", f"m{n}"] for n in range(1, 61)]
    assert box(*mails).judge({"steps": steps}).correct


@pytest.mark.parametrize("kind", ["mailbox", "phone_messages"])
def test_the_page_knows_no_name_and_not_which_is_a_fraud(kind):
    content = FIRST[kind].make().content
    letters = content["letters"]
    assert len({frozenset(letter) for letter in letters}) == 1
    told = str(content)
    assert "fraud" not in told
    assert "'banque'" not in told
    assert "'colis'" not in told


@pytest.mark.parametrize("kind", ["mailbox", "phone_messages"])
def test_ten_thousand_steps_are_refused_and_two_thousand_judged(kind):
    exercise = FIRST[kind].make()
    with pytest.raises(InvalidResponse, match="exploré"):
        exercise.judge({"steps": [["open", "m1"]] * 10_000})
    moves = [["delete", "m1"], ["restore", "m1"]] * 1000
    assert exercise.judge({"steps": moves}).correct is False


def test_who_was_caught_is_told_the_danger_even_if_the_author_says_something():
    exercise = box(fraud(danger="Votre compte serait vidé."), GENUINE, wrong="Regardez encore.")
    verdict = exercise.judge({"steps": [["open", "m1"], ["follow", "m1p3"], ["report", "m1"]]})
    assert verdict.feedback.endswith("Regardez encore.")
    assert "Votre compte serait vidé." in verdict.feedback
    assert "recommencez depuis le début" in verdict.feedback
    assert verdict.details["wrong"] == ["caught banque"]


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([["follow", "m1p3"]], "mène à un faux site"),
        ([["attachment", "m1p4"]], "programme nuisible"),
        ([["reply", "m1", "…"]], "les demandes continuent"),
    ],
)
def test_each_danger_of_a_mail_is_said(steps, said):
    assert said in box(FRAUD, GENUINE).judge({"steps": steps}).feedback


def test_the_danger_of_a_call_is_said():
    assert "payer cher" in phone(PING).judge({"steps": [["call", "m1"]]}).feedback


@pytest.mark.parametrize("steps", [[["open", "m1"], ["report", "m1"]], [["follow", "m1p3"]], []])
def test_right_or_wrong_each_mail_is_gone_through_sign_by_sign(steps):
    tour = box(FRAUD, GENUINE | {"safe": {"sender": "Connue."}}).judge({"steps": steps}).details
    stops = tour["tour"]
    assert [stop["key"] for stop in stops] == ["m1h", "m1p3", "m2h", "m2p1"]
    assert "Il mène ailleurs." in stops[1]["text"]
    assert all(stop["show"] in ([["open", "m1"]], [["open", "m2"]]) for stop in stops)


def test_reporting_is_praised_more_than_deleting():
    def said(verb):
        steps = [["open", "m1"], [verb, "m1"]]
        return box(FRAUD).judge({"steps": steps}).details["tour"][0]["text"]

    assert "vous protégez aussi les autres" in said("report")
    assert "Le signaler protège aussi" in said("delete")


def test_the_adviser_reads_what_was_done():
    steps = [["open", "m1"], ["look", "m1p3"], ["delete", "m1"], ["restore", "m1"]]
    steps += [["report", "m1"], ["report", "m2"], ["visit", "spam"], ["visit", "inbox"]]
    assert said_of(box(FRAUD, GENUINE), steps) == [
        "A ouvert « Banque »",
        "A regardé où mène le lien de « Banque »",
        "A supprimé « Banque »",
        "A remis « Banque » à sa place",
        "✓ A signalé « Banque »",
        "⚠ A signalé « Nadia »",
        "A ouvert le dossier « Indésirables »",
    ]


def test_two_mails_of_one_sender_are_told_apart_by_their_subjects():
    second = GENUINE | {"name": "autre", "subject": "Pour {prenom}"}
    exercise = box(GENUINE | {"subject": "Jeudi"}, second, personal=True)
    said = said_of(exercise, [["open", "m1"], ["open", "m2"]])
    assert said == ["A ouvert « Nadia, Jeudi »", "A ouvert « Nadia, Pour … »"]


def test_the_words_of_an_answer_are_told_only_where_a_goal_asks_about_them():
    plain = box(GENUINE)
    assert plain.content["letters"][0]["told"] is False
    with pytest.raises(InvalidResponse):
        plain.judge({"steps": [["reply", "m1", "Je m'appelle Odile"]]})
    asked = box(GENUINE, goals=["reply nadia = *jeudi*"])
    assert asked.content["letters"][0]["told"] is True
    assert asked.judge({"steps": [["reply", "m1", "À jeudi !"]]}).correct


def test_a_real_number_in_an_answer_is_refused():
    exercise = box(GENUINE, goals=["reply nadia = *06*"])
    with pytest.raises(InvalidResponse, match="téléphone"):
        exercise.judge({"steps": [["reply", "m1", "C'est le 06 12 34 56 78"]]})


def test_a_picture_shows_where_links_lead_and_an_invented_name():
    mail = GENUINE | {"body": "Bonjour {prenom}, [[lien|ici|https://val-fleuri.example/{adresse}]]"}
    picture = box(mail, personal=True).static_html()
    assert "Bonjour Camille" in picture
    assert "val-fleuri.example/camille.delorme@courriel.example" in picture


def test_a_hint_points_at_a_mail_at_its_part_at_a_folder_and_at_a_button():
    hint = "[a](#banque) [b](#banque.lien) [c](#spam) [d](#report) [e](#nulle.part)"
    shown = box(FRAUD, hint=hint).hint_html(0)
    for key in ("m1", "m1p3", "spam", "report"):
        assert f'data-show="{key}"' in shown
    assert shown.count("data-show") == 4
