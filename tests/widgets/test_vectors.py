"""Every scoring vector of ``tests/vectors/`` is judged as it says, and every kind has some."""

from __future__ import annotations

import pytest

from declic.errors import InvalidResponse
from tests.widgets import vectors
from tests.widgets.vectors import ALL, FILES, KINDS

NAMES = [f"{vector.kind}-{number}" for number, vector in enumerate(ALL)]


@pytest.mark.parametrize("vector", ALL, ids=NAMES)
def test_a_response_is_judged_as_its_vector_says(vector):
    exercise = vector.make()
    if vector.expected == "invalid":
        with pytest.raises(InvalidResponse):
            exercise.judge(vector.response)
        return
    verdict = exercise.judge(vector.response)
    assert verdict.score == pytest.approx(vector.expected["score"], abs=0.001)
    assert verdict.correct is vector.expected["correct"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_vectors_that_are_complete_wrong_and_invalid(kind):
    own = vectors.of(kind)
    assert own, f"write tests/vectors/{kind}.json"
    assert own[0].is_complete
    assert any(vector.is_wrong for vector in own) or KINDS[kind].manual or KINDS[kind].opinion
    assert any(vector.expected == "invalid" for vector in own)


def test_every_file_belongs_to_a_kind():
    assert set(FILES) <= set(KINDS)
