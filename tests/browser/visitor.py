"""Somebody who goes about on imitation sites, by what is read on them."""

from __future__ import annotations

from playwright.sync_api import expect

from declic.domain.progress import Status
from tests.browser import people
from tests.browser.hands import Mouse


class Visitor:
    """Somebody who knows where everything is on an imitation site."""

    def __init__(self, hand: Mouse, name: str) -> None:
        self.hand = hand
        self.place = people.exercise(hand.page, name)
        self.screen = self.place.locator(".declic-screen")

    def menu(self, text: str) -> None:
        """Press an entry of the menu, which may be behind its button."""
        button = self.screen.get_by_role("button", name="Menu", exact=True)
        if button.is_visible():
            self.hand.press(button)
        entry = self.screen.get_by_role("navigation", name="Menu").get_by_role("link", name=text)
        self.hand.press(entry)
        self.at()

    def link(self, text: str) -> None:
        self.hand.press(self.screen.get_by_role("link", name=text).first)

    def button(self, text: str) -> None:
        self.hand.press(self.screen.get_by_role("button", name=text).first)

    def tab(self, text: str) -> None:
        self.hand.press(self.screen.get_by_role("button", name=text))

    def search(self, text: str) -> None:
        self.hand.write(self.screen.get_by_role("textbox", name="Rechercher sur ce site"), text)
        self.hand.press(self.screen.get_by_role("button", name="Rechercher"))

    def choose(self, label: str, text: str) -> None:
        """Choose in a list, or among the few choices that stand one under the other."""
        among = self.screen.get_by_role("group", name=label).get_by_role("radio", name=text)
        if among.count():
            self.hand.press(among)
        else:
            self.screen.get_by_label(label).first.select_option(label=text)

    def fill(self, label: str, text: str) -> None:
        self.hand.write(self.screen.get_by_label(label).first, text)

    def untick(self, label: str) -> None:
        box = self.screen.get_by_role("checkbox", name=label)
        self.hand.press(box)
        expect(box).not_to_be_checked()

    def tick(self, label: str) -> None:
        box = self.screen.get_by_role("checkbox", name=label)
        self.hand.press(box)
        expect(box).to_be_checked()

    def log_in(self, label: str, text: str) -> None:
        self.fill(label, text)
        self.fill("Mot de passe", "un mot de passe inventé")
        self.button("Se connecter")

    def at(self, title: str = "") -> None:
        """Wait until a page is there."""
        expect(self.screen.get_by_role("heading", level=4).filter(has_text=title)).to_be_visible()

    def answer(self, text: str) -> None:
        """Answer the question beside the site."""
        ask = self.place.locator(".declic-ask")
        choice = ask.get_by_role("radio", name=text)
        if choice.count():
            self.hand.press(choice)
        else:
            self.hand.write(ask.get_by_role("textbox"), text)

    def check(self) -> None:
        self.hand.press(self.place.get_by_role("button", name="Valider", exact=True))
        name = self.place.get_attribute("data-declic-exercise")
        people.has_status(self.hand.page, name, Status.FIRST_TRY)

    def write(self, label: str, text: str) -> None:
        """Write into the field that is called so, and no more."""
        self.hand.write(self.screen.get_by_role("textbox", name=label, exact=True), text)

    def attach(self, *way: str) -> None:
        """Choose a file: the folders to open, then its name."""
        self.button("Choisir un fichier")
        picker = self.screen.locator(".declic-picker")
        for folder in way[:-1]:
            self.hand.press(picker.get_by_role("button", name=folder))
        self.hand.press(picker.get_by_role("radio", name=way[-1]))
        self.hand.press(picker.get_by_role("button", name="Joindre ce fichier"))

    def take_the_code(self) -> None:
        """Read the code in the tab of the mails, and type it."""
        self.hand.press(self.place.get_by_role("button", name="Courriels"))
        self.button("Votre code de confirmation")
        expect(self.screen.get_by_text("482 915")).to_be_visible()
        self.hand.press(self.place.get_by_role("button", name="Aide au transport du Val"))
        self.write("Code à six chiffres", "482915")
        self.button("Continuer")
