"""Who is meant: by the words of a return card, or by a session's code and a first name."""

from __future__ import annotations

from dataclasses import dataclass

from declic.domain.session import Learner, Session, plain, spaced_code
from declic.errors import NotOnePerson
from declic.i18n import Words
from declic.store import Store, Transaction, learners, sessions, traces

_ = Words("declic")


@dataclass(frozen=True)
class Person:
    """A person of the store.

    Attributes
    ----------
    learner
        The entry that was found.
    entries
        Ids of all entries of the person, merged ones too.
    references
        What stands for the person where their name may not.
    visited
        Sessions that the person was in, the oldest first.
    """

    learner: Learner
    entries: tuple[int, ...]
    references: tuple[str, ...]
    visited: tuple[Session, ...]

    def line(self) -> str:
        """Return one line that tells this person from others of the name."""
        visits = ", ".join(
            f"{one.workshop.title} ({one.opened_at.astimezone():%d/%m/%Y}, {spaced_code(one.code)})"
            for one in self.visited
        )
        return _("{name}, no. {number}: {visits}").format(
            name=self.learner.display_name,
            number=self.learner.id,
            visits=visits or _("no session"),
        )


def by_card(store: Store, words: str) -> Person:
    """Return the person who has a card.

    Raises
    ------
    UnknownCard
        If nobody has these words.
    """
    with store.reading() as tx:
        return _person(tx, learners.by_card(tx, words))


def by_number(store: Store, number: int) -> Person:
    """Return the person whose number the desk and nbgrader show.

    Raises
    ------
    NotOnePerson
        If there is nobody.
    """
    with store.reading() as tx:
        found = learners.learner(tx, number)
        if found is None:
            raise NotOnePerson(_("There is nobody with the number {n}.").format(n=number))
        return _person(tx, found)


def by_name(store: Store, code: str, name: str) -> Person:
    """Return the one person of a session, open or closed, who bears a name.

    Raises
    ------
    NotOnePerson
        If no session has the code, or nobody or several people have the name; says who.
    """
    with store.reading() as tx:
        session = sessions.with_code(tx, code)
        if session is None:
            raise NotOnePerson(
                _("No session had the code {code}. It has six letters, as KTR PMB.").format(
                    code=code
                )
            )
        there = learners.of_session(tx, session.id)
        exact = [one for one in there if plain(one.display_name) == plain(name)]
        namesakes = [one for one in there if plain(one.name) == plain(name)]
        found = exact if len(namesakes) < 2 and exact else namesakes or exact
        if not found:
            raise NotOnePerson(
                _("Nobody in this session is called {name}. Who was there: {names}.").format(
                    name=name,
                    names=", ".join(one.display_name for one in there) or _("nobody any more"),
                )
            )
        people = [_person(tx, one) for one in found]
        if len({one.entries for one in people}) > 1:
            raise NotOnePerson(
                "\n".join(
                    [
                        _("Several people are called {name}. Say which, with --number:").format(
                            name=name
                        ),
                        *(f"  {one.line()}" for one in people),
                    ]
                )
            )
        return people[0]


def _person(tx: Transaction, found: Learner) -> Person:
    entries = traces.entries(tx, found.id)
    rows = traces.read(tx, entries)["sessions"]
    visited = [session for row in rows if (session := sessions.session(tx, row["id"])) is not None]
    return Person(
        found,
        tuple(entries),
        tuple(traces.references(tx, entries)),
        tuple(sorted(visited, key=lambda one: one.opened_at)),
    )
