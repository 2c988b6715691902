"""A nickname is two words that go together, and nobody's in the room."""

from declic.domain.nicknames import new_nickname
from declic.domain.session import NAME_LENGTH, clean_name


def test_an_animal_has_a_colour_of_its_own_gender():
    drawn = {new_nickname() for _number in range(400)}
    assert len(drawn) > 100
    assert {"Tortue bleu", "Renard bleue", "Baleine vert", "Hibou verte"}.isdisjoint(drawn)
    assert all(clean_name(name) == name and len(name) <= NAME_LENGTH for name in drawn)


def test_a_name_that_somebody_bears_is_not_drawn():
    drawn = {new_nickname() for _number in range(4000)}
    free = drawn.pop()
    assert {new_nickname(drawn) for _number in range(3)}.isdisjoint(drawn)
    assert free not in drawn
