"""The code of a cell as IPython takes it: what it does, and its last expression, which is shown."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from types import CodeType
from typing import Any


@dataclass(frozen=True)
class CellCode:
    """Compiled; the author's, as in a kernel."""

    body: CodeType
    last: CodeType | None

    @classmethod
    def of(cls, tree: ast.Module) -> CellCode:
        """Return the code of a cell's parsed source."""
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr):
            shown = tree.body.pop()
            assert isinstance(shown, ast.Expr)
            last = compile(ast.Expression(shown.value), "<cell>", "eval")
        return cls(compile(tree, "<cell>", "exec"), last)

    def run(self, namespace: dict[str, Any]) -> Any:
        """Run it, and return what would be shown; what it raises is raised."""
        exec(self.body, namespace)  # noqa: S102
        return None if self.last is None else eval(self.last, namespace)  # noqa: S307
