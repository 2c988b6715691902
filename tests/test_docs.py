"""Documentation that can't drift: settings, kinds of exercise, commands and links are all there."""

from __future__ import annotations

import argparse
import inspect
import re
from pathlib import Path

import pytest

import widgets
from declic.cli.main import parser
from declic.settings import Declic
from widgets._options import Options

ROOT = Path(__file__).parent.parent
ADMINISTRATION = (ROOT / "docs" / "administration.md").read_text(encoding="utf-8")
AUTHORS = (ROOT / "docs" / "auteurs.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])

SETTINGS = sorted(Declic.class_own_traits(config=True))
KINDS = [name for name in widgets.__all__ if inspect.isclass(getattr(widgets, name))]
EXERCISES = [name for name in KINDS if hasattr(getattr(widgets, name), "judge")]
COMPUTED = {"root", "data", "store"}
"""Settings whose default depends on the computer, which the documentation says in words."""


def section(page: str, title: str) -> str:
    """Return what stands under the heading that is this title, up to the next of its level."""
    found = re.search(
        rf"^(#+) `?{re.escape(title)}`?.*?$(.*?)(?=^\1 |\Z)", page, re.MULTILINE | re.DOTALL
    )
    return found[2] if found else ""


def table(page: str) -> set[str]:
    """Return the names in the first column of a page's tables."""
    return set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))


def examples(page: str) -> list[str]:
    """Return the Python blocks of a page."""
    return re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_documented_with_its_default(name: str) -> None:
    row = re.search(rf"^\| `c\.Declic\.{name}` \| (.+?) \|", ADMINISTRATION, re.MULTILINE)
    assert row, f"docs/administration.md has no row for c.Declic.{name}"
    if name not in COMPUTED:
        default = Declic.class_own_traits()[name].default_value
        shown = f'"{default}"' if isinstance(default, str) else repr(default)
        assert row[1] == f"`{shown}`"


def test_no_setting_is_documented_that_does_not_exist() -> None:
    documented = set(re.findall(r"c\.Declic\.(\w+)", ADMINISTRATION))
    assert documented <= set(SETTINGS)


def test_every_command_and_option_is_documented() -> None:
    (commands,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    for name, command in commands.choices.items():
        assert f"`declic {name}" in ADMINISTRATION
        options = {option for action in command._actions for option in action.option_strings}
        assert {o for o in options - {"-h", "--help"} if f"`{o}`" not in ADMINISTRATION} == set()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_exercise_is_documented_with_an_example(kind: str) -> None:
    assert any(f"{kind}(" in example for example in examples(section(AUTHORS, kind)))


@pytest.mark.parametrize("kind", EXERCISES)
def test_every_option_of_a_kind_is_in_its_table(kind: str) -> None:
    parameters = inspect.signature(getattr(widgets, kind)).parameters.values()
    own = {option.name for option in parameters if option.kind != option.VAR_KEYWORD}
    assert table(section(AUTHORS, kind)) >= own


def test_the_options_of_all_exercises_are_in_one_table() -> None:
    common = section(AUTHORS, "Ce que tous les exercices comprennent")
    assert table(common) == set(Options.__annotations__)


@pytest.mark.parametrize("example", examples(AUTHORS))
def test_the_examples_for_authors_run(example: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "docs" / "exemples")
    names = {name: getattr(widgets, name) for name in widgets.__all__}
    exec(compile(example, "docs/auteurs.md", "exec"), names)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_inside_the_tree_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", prose(page))
    broken = [target for target in targets if not (page.parent / target).exists()]
    assert not broken


@pytest.mark.parametrize(
    "page",
    [ROOT / "LISEZMOI.md", *sorted((ROOT / "docs").glob("*.md"))],
    ids=lambda page: page.name,
)
def test_links_to_a_heading_have_their_heading(page: Path) -> None:
    for target, anchor in re.findall(r"\]\(([^)#\s:]*)#([^)\s]+)\)", prose(page)):
        linked = (page.parent / target if target else page).read_text(encoding="utf-8")
        assert anchor in {_anchor(title) for title in re.findall(r"^#+ (.+)$", linked, re.M)}


def prose(page: Path) -> str:
    """Return a page without its code, where what looks like a link is none."""
    return re.sub(r"^```.*?^```$|`[^`\n]+`", "", page.read_text("utf-8"), flags=re.M | re.S)


def _anchor(title: str) -> str:
    """Return a heading's anchor as GitHub makes it."""
    kept = re.sub(r"[^\w\- ]", "", title.lower())
    return kept.replace(" ", "-")
