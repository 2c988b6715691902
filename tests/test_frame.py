"""The frame holds: locks and environments agree, imports go one way, the code stays readable."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
PINNED = re.compile(r"[a-z0-9][a-z0-9.-]*==[0-9][0-9a-z.+!]*( ; .+)?")
MODULES = sorted(
    path
    for package in ("declic", "widgets", "bench")
    for path in (ROOT / package).rglob("*.py")
    if "versions" not in path.parts  # a migration lists a store's tables, however many
)
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50


def lines(name: str) -> list[str]:
    return (ROOT / name).read_text(encoding="utf-8").splitlines()


def contracts() -> list[dict]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return settings["tool"]["importlinter"]["contracts"]


def under_root(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_versions_and_no_address(name):
    assert [line for line in lines(name) if not PINNED.fullmatch(line)] == []


def test_development_has_the_very_packages_that_users_have():
    assert set(lines(LOCKS[0])) <= set(lines(LOCKS[1]))


def test_environment_yml_says_the_same_as_the_lock():
    pinned = [line[9:-1] for line in lines("environment.yml") if line.startswith('      - "')]
    assert pinned == [*lines("requirements.lock"), "--editable ."]


def test_what_the_project_needs_directly_is_in_the_lock():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = settings["project"]["dependencies"] + settings["build-system"]["requires"]
    locked = {line.partition("==")[0] for line in lines("requirements.lock")}
    assert {re.split(r"[<>=!~ ;\[]", need)[0] for need in wanted} <= locked


def test_imports_go_one_way():
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_each_kind_of_exercise_is_among_those_that_must_not_import_each_other():
    folders = (ROOT / "widgets").glob("[!_]*/__init__.py")
    kinds = {f"widgets.{path.parent.name}" for path in folders}
    independent = next(one for one in contracts() if one["type"] == "independence")
    assert set(independent["modules"]) == kinds


DATA = ROOT / "widgets" / "_sites"
"""The sites that ship: what is read on them, not what is done."""


@pytest.mark.parametrize("path", MODULES, ids=under_root)
def test_a_module_says_in_its_first_line_what_it_owns_and_stays_small(path):
    text = path.read_text(encoding="utf-8")
    docstring = ast.get_docstring(ast.parse(text))
    assert docstring
    if path.parent != DATA:
        assert len(text.splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=under_root)
def test_functions_can_be_read_at_a_glance(path):
    functions = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in functions
        if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION + _docstring_lines(node)
    ]
    assert not long


def test_make_knows_the_tasks_of_the_readme():
    rules = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"env", "run", "lab", "test", "lint", "bench", "docs", "lock"} <= set(rules)


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    docstring = ast.get_docstring(node, clean=False)
    return len(docstring.splitlines()) if docstring else 0
