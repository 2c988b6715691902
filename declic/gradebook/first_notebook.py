"""The notebook that a new workshop begins with: each sentence is there to be replaced."""

from __future__ import annotations

import json

from nbformat import NotebookNode, v4

from declic.gradebook.cells import KERNELSPEC
from declic.gradebook.marks import ADVISER
from declic.i18n import Words, language
from declic.workshops import METADATA

_ = Words("gradebook")


def first_notebook(name: str) -> NotebookNode:
    """Return a small workshop on passwords, in the language of this process."""
    title = name.replace("-", " ").capitalize()
    adviser = v4.new_markdown_cell(
        "**"
        + _("For the adviser")
        + "**\n\n"
        + _("Learners don't see this cell.")
        + "\n\n"
        + _plan()
    )
    adviser.metadata["tags"] = [ADVISER]
    cells = [
        v4.new_markdown_cell(f"# {title}\n\n" + _("You will learn what makes a good password.")),
        adviser,
        v4.new_code_cell("from widgets import FreeText, MultipleChoice, Summary, TrueFalse"),
        v4.new_markdown_cell(
            "## "
            + _("A good password")
            + "\n\n"
            + _(
                "A good password is long. Four words that have nothing to do with each other"
                " will do."
            )
        ),
        v4.new_code_cell(_choice()),
        v4.new_code_cell(_true_or_false()),
        v4.new_markdown_cell("## " + _("And you?")),
        v4.new_code_cell(_free_text()),
        v4.new_markdown_cell("## " + _("To finish")),
        v4.new_code_cell("Summary()"),
    ]
    for number, cell in enumerate(cells, 1):
        cell["id"] = f"cell-{number:02d}"
    metadata = {"kernelspec": KERNELSPEC, METADATA: {"language": language()}}
    notebook: NotebookNode = v4.new_notebook(cells=cells, metadata=metadata)
    return notebook


def _plan() -> str:
    return "\n".join(
        f"- {step}"
        for step in (
            _("5 min: welcome everybody, show the code"),
            _("15 min: the exercises, each at their own pace"),
            _("5 min: what was difficult, the summary"),
            _("5 min: margin"),
        )
    )


def _choice() -> str:
    return _call(
        "MultipleChoice",
        prompt=_("Which of these passwords is the hardest to guess?"),
        choices=["123456", _("Marie1958"), _("boat-lemon-stairs-cloud")],
        answer=2,
        hint=_("Look for the longest one."),
        id=_("choose-password"),
        points=2,
        skills=["DigComp 4.2"],
    )


def _true_or_false() -> str:
    return _call(
        "TrueFalse",
        prompt=_("I may give my password to my bank when it asks for it on the phone."),
        answer=False,
        hint=_("Does the bank need it?"),
        id=_("password-by-phone"),
        skills=["DigComp 4.2"],
    )


def _free_text() -> str:
    return _call(
        "FreeText",
        prompt=_("Where do you keep your passwords today? Write a sentence or two."),
        id=_("keep-passwords"),
        points=2,
        skills=["DigComp 4.2"],
    )


def _call(kind: str, *, prompt: str, **options: object) -> str:
    """Return the code of an exercise, one option a line."""
    lines = [_literal(prompt)]
    lines += [f"{name}={_literal(value)}" for name, value in options.items()]
    return f"{kind}(\n" + "".join(f"    {line},\n" for line in lines) + ")"


def _literal(value: object) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list) and len(value) > 1:
        inner = "".join(f"        {_literal(item)},\n" for item in value)
        return f"[\n{inner}    ]"
    if isinstance(value, list):
        return f"[{_literal(value[0])}]"
    return repr(value)
