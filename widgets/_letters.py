"""What the imitation mail box and the imitation phone share: each letter is to be treated rightly.

At the end of a path each letter that was treated as it should be is an event (``_letter_path.py``),
which counts as a goal of the author's does.
"""

from __future__ import annotations

import html
import random
from abc import abstractmethod
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from declic.domain import rules
from declic.domain.verdict import Verdict
from declic.i18n import Words
from widgets import _letter_path as path
from widgets import _picture
from widgets._author import Author
from widgets._guard import guard_words
from widgets._imitation import Imitation, Walk
from widgets._letter import INBOX, personified, read_letters
from widgets._letter_words import danger_words, letter_words, told_words, verdict_words
from widgets._message import Part, picture
from widgets._personas import PERSONAS
from widgets._steps import Step
from widgets._task import Event, Goal, Judgement
from widgets._text import rich_line

_ = Words("widgets")


class Letters(Imitation):
    """An imitation in which letters are opened, looked at, and treated.

    A subclass says under which :attr:`option` authors write them and which :attr:`moves` there
    are, defines :meth:`_folders`, and reads its options with :meth:`_read_letters`.
    """

    option: ClassVar[str]
    moves: ClassVar[Sequence[str]]
    """The verbs that send a letter away."""
    phone: ClassVar[bool] = False
    """Whether one can call."""

    def _read_letters(
        self, author: Author, letters: object, task: Mapping[str, Any], personal: object = False
    ) -> None:
        """Read the letters, and what is asked beside treating them.

        Raises
        ------
        AuthorError
            If something is missing or wrong.
        """
        self._personal = author.yes_or_no("personal", personal)
        self._letters = read_letters(author, self.option, letters, self.phone, self._personal)
        self._by_key = path.owners(self._letters)
        self._by_name = {letter.name: letter for letter in self._letters}
        senders = Counter(letter.sender for letter in self._letters)
        self._same_sender = {sender for sender, times in senders.items() if times > 1}
        judged = [letter for letter in self._letters if letter.fraud is not None]
        if len(judged) < len(self._letters) and not task.get("goals") and not task.get("ask"):
            place = next(i for i, one in enumerate(self._letters) if one.fraud is None)
            remedy = _('Write "fraud": True or "fraud": False, or say what to do with goals.')
            raise author.missing(f"{self.option}[{place}].fraud", remedy)
        self._read_task(author, self._subjects(), task, at_least=0 if judged else 1)
        asked = (*self._goals, *self._risks)
        for goal in asked:
            self._check_pattern(author, goal)
        self._told = {goal.name for goal in asked if goal.verb == "reply" and goal.pattern}
        treats = (Goal(f"{path.RIGHT} {one.name}", path.RIGHT, one.name) for one in judged)
        self._goals = (*self._goals, *treats)
        self._judged_letters = judged

    def _subjects(self) -> dict[str, Collection[str]]:
        """Return the verbs that authors can write, each with its names."""
        names = list(self._by_name)
        subjects: dict[str, Collection[str]] = {"open": names}
        for verb, done in (("look", "follow"), ("follow", "follow"), ("attachment", "attachment")):
            subjects[verb] = [one.name for one in self._letters if one.parts(done)]
        subjects |= dict.fromkeys((*self.moves, "restore"), names)
        subjects["reply"] = [one.name for one in self._letters if one.replies != ()]
        if self.phone:
            subjects["call"] = names
        subjects["visit"] = [folder for folder in self._folders() if folder != INBOX]
        return {verb: known for verb, known in subjects.items() if known}

    def _check_pattern(self, author: Author, goal: Goal) -> None:
        """Refuse what follows ``=`` where no step can meet it."""
        if goal.pattern is None:
            return
        letter = self._by_name.get(goal.name)
        known: list[str] = []
        if letter and goal.verb == "reply":
            if letter.replies is None:
                return
            known = list(letter.replies)
        elif letter and goal.verb in ("look", *path.PARTS):
            done = "follow" if goal.verb == "look" else goal.verb
            known = [path.part_name(part) for part in letter.parts(done)]
        if not any(rules.meets(one, goal.pattern) for one in known):
            remedy = _("These exist: {names}.") if known else _("Leave out what follows the =.")
            raise author.refuse("goals", goal.written, remedy.format(names=", ".join(known)))

    @abstractmethod
    def _folders(self) -> dict[str, str]:
        """Return the folders by key, and how they are called on the screen."""

    def verbs(self) -> Mapping[str, Collection[str]]:
        letters = {letter.key for letter in self._letters}
        answered = {letter.key for letter in self._letters if letter.replies != ()}
        parts = {
            verb: {part.key for one in self._letters for part in one.parts(verb)}
            for verb in path.PARTS
        }
        known: dict[str, Collection[str]] = {
            "visit": self._folders().keys(),
            "open": letters,
            "look": parts["follow"],
            "follow": parts["follow"],
            "attachment": parts["attachment"],
            "write": answered,
            "reply": answered,
            "close": {"layer"},
            **dict.fromkeys((*self.moves, "restore"), letters),
        }
        return known | ({"call": letters | parts["call"]} if self.phone else {})

    def read(self, response: Any) -> Walk:
        walk = super().read(response)
        for step in walk.steps:
            path.check_value(self._by_key.get(step.key), step, self._told)
        return walk

    def happened(self, steps: Sequence[Step]) -> list[Event]:
        return path.events(self._by_key, steps) + path.ends(self._by_key, steps)

    def shown_key(self, name: str) -> str:
        """Return the key of a letter, of its part (``banque.lien``), of a folder, of a button."""
        if name in self._folders() or name in (*self.moves, "restore", "reply", "call", path.SEND):
            return name
        letter = self._by_name.get(name.partition(".")[0])
        part = name.partition(".")[2]
        if letter is None or not part:
            return letter.key if letter else ""
        parts = letter.message.parts.values()
        return next((one.key for one in parts if one.name == part), "")

    def assess(self, said: Walk) -> Verdict:
        verdict = super().assess(said)
        ends = path.ends(self._by_key, said.steps)
        wrong = [f"{end.verb} {end.name}" for end in ends if end.verb in (path.CAUGHT, path.LOST)]
        told = [*verdict.details["wrong"], *wrong]
        return replace(verdict, details={**verdict.details, "wrong": told})

    def _default(self, judgement: Judgement) -> str:
        judged = len(self._judged_letters)
        if len(self._goals) > judged or self._question or judgement.taken:
            return super()._default(judgement)
        if judgement.score.correct:
            return _("Each message is treated as it should be.")
        return _.n(
            "{n} message out of {all} is treated as it should be.",
            "{n} messages out of {all} are treated as they should be.",
            len(judgement.reached),
        ).format(n=len(judgement.reached), all=judged)

    def _says(self, judgement: Judgement) -> str:
        told = super()._says(judgement)
        lines = self._says_of_ends(judgement)
        if not lines:
            return told
        level = self._level(judgement.score.score, judgement.score.correct)
        whole = [] if level in self.options.says else [self._default(judgement), ""]
        return "\n".join([*([told] if told else whole), *lines])

    def _says_of_ends(self, judgement: Judgement) -> list[str]:
        lines = []
        waiting = len(self._judged_letters)
        caught = False
        for event in judgement.events:
            waiting -= event.verb in (path.RIGHT, path.CAUGHT, path.LOST)
            if event.verb == path.CAUGHT:
                caught = True
                lines.append(f"- {self._danger(event.name, judgement.events)}")
            elif event.verb == path.LOST:
                said = _("“{name}” was a genuine message: you can put it back.")
                lines.append(f"- {said.format(name=self._label(event.name))}")
        if waiting:
            said = _.n(
                "{n} message still waits for you to look at it closely and to decide.",
                "{n} messages still wait for you to look at them closely and to decide.",
                waiting,
            )
            lines.append(f"- {said.format(n=waiting)}")
        if caught:
            lines.append(f"- {_('To do it again, start again from the beginning.')}")
        return lines

    def _danger(self, name: str, events: Sequence[Event]) -> str:
        """Return what would have happened to who was caught by a fraud."""
        verb = next(one.verb for one in events if one.name == name and one.verb in path.DANGERS)
        own = self._by_name[name].danger
        return own or danger_words(verb).format(name=self._label(name))

    def _mark(self, event: Event, judgement: Judgement) -> str:
        mark = super()._mark(event, judgement)
        letter = self._by_name.get(event.name)
        if mark in ("asked", "risky") or letter is None or letter.fraud is None:
            return mark
        if event.verb in (*self.moves, "restore"):
            return "asked" if (event.verb != "restore") == letter.fraud else "risky"
        return "risky" if letter.fraud and event.verb in path.DANGERS else mark

    def _label(self, name: str) -> str:
        """Return how a letter is called: by who sent it, and its subject if others did too."""
        letter = self._by_name[name]
        subject = letter.header("subject") or letter.header("date")
        if letter.sender in self._same_sender and subject:
            return f"{letter.sender}, {personified(subject, None)}"
        return letter.sender

    def tell(self, event: Event) -> str:
        if event.verb == "visit":
            return _("Opened the folder “{name}”").format(name=self._folders()[event.name])
        if event.verb in (path.RIGHT, path.KEPT, path.CAUGHT, path.LOST):
            return ""
        verb = event.value if event.verb == path.MOVED else event.verb
        said = told_words(verb).format(name=self._label(event.name), value=event.value)
        if verb == "reply" and event.value not in ("", path.UNTOLD):
            said += _(": “{text}”").format(text=event.value)
        return said

    def _goal_words(self, goal: Goal) -> str:
        if goal.verb != path.RIGHT:
            return super()._goal_words(goal)
        fraud = self._by_name[goal.name].fraud
        said = _("{name}: a fraud, to be sent away") if fraud else _("{name}: genuine, to be kept")
        return said.format(name=self._label(goal.name))

    def _tour(self, said: Walk, judgement: Judgement) -> list[dict[str, Any]]:
        """Return where each risk was taken, then each letter sign by sign."""
        stops = super()._tour(said, judgement)
        ends = {event.name: event.verb for event in judgement.events if event.step is None}
        reported = {event.name for event in judgement.events if event.verb == "report"}
        for letter in self._judged_letters:
            show = [["open", letter.key]]
            whole = verdict_words(
                bool(letter.fraud), ends.get(letter.name, ""), letter.name in reported
            )
            stops.append({"key": f"{letter.key}h", "text": whole, "show": show})
            stops += [
                {"key": key, "text": why, "show": show} for key, why in letter.reasons.items()
            ]
        return stops

    def key_html(self) -> str:
        reasons = [
            (f"<strong>{html.escape(part.text)}</strong> — {rich_line(why)}", False, None)
            for letter in self._judged_letters
            for key, why in letter.reasons.items()
            for part in [letter.message.parts[key]]
        ]
        return super().key_html() + _picture.rows(reasons)

    def _content(self, lot: random.Random) -> dict[str, Any]:
        people = PERSONAS.values() if self._personal else ()
        return self._task_content() | {
            "letters": [one.to_json(one.name in self._told) for one in self._letters],
            "folders": self._folders(),
            "people": [{"name": one.first_name, "address": one.email} for one in people],
        }

    def _picture_body(self, said: Walk | None, verdict: Verdict | None) -> str:
        somebody = next(iter(PERSONAS.values()))
        boxes = "".join(picture(one.message, _picture_part) for one in self._letters)
        return personified(boxes, somebody) + super()._picture_body(said, verdict)

    def _own_words(self) -> dict[str, str]:
        return super()._own_words() | letter_words() | guard_words()


def _picture_part(part: Part) -> str:
    text = html.escape(part.text)
    if not part.target:
        return text
    return f"<u>{text}</u> <small>→ {html.escape(part.target)}</small>"
