"""Parts go where the adviser puts them, and what nobody moved stays in the workshop's order."""

from datetime import UTC, datetime

from declic.domain.exercise import Part
from declic.domain.steering import Mode, Steering

PARTS = tuple(Part(title) for title in ("Un", "Deux", "Trois"))


def titles(steering):
    return [part.title for part in steering.ordered(PARTS)]


def test_a_part_goes_to_the_front_and_the_others_follow_as_they_were():
    assert titles(Steering()) == ["Un", "Deux", "Trois"]
    moved = Steering().moved(PARTS, "Trois", 0)
    assert titles(moved) == ["Trois", "Un", "Deux"]
    assert titles(moved.moved(PARTS, "Un", 2)) == ["Trois", "Deux", "Un"]


def test_a_part_that_the_workshop_lost_says_nothing_and_a_new_one_comes_last():
    moved = Steering(order=("Perdue", "Deux", "Un"))
    assert titles(moved) == ["Deux", "Un", "Trois"]


def test_closing_twice_is_closing_once():
    closed = Steering().with_part("Un", is_open=False).with_part("Un", is_open=False)
    assert closed.closed == ("Un",)
    assert closed.with_part("Un", is_open=True) == Steering()


def test_it_is_read_as_it_was_written_and_from_less():
    steering = Steering(
        order=("Deux",),
        closed=("Un",),
        mode=Mode.PAUSE,
        words="Regardez le tableau",
        until=datetime(2026, 11, 26, 10, tzinfo=UTC),
        revealed=("lien",),
        projected="lien",
        solved=True,
        approved={"texte": ("peur", "méfiance")},
    )
    assert Steering.from_json(steering.to_json()) == steering
    assert Steering.from_json({}) == Steering()
