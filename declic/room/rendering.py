"""Makes the page of an executed notebook: our light page, or Voilà's full one where it must be.

The light page can show anywidgets only; a notebook that displays any other widget gets Voilà's
front end. Which it is can be known once the cells have run, so they run first: in a kernel, or in
a template, which tells what they said.
"""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode
from nbformat.v4 import new_output
from voila.execute import VoilaExecutor
from voila.exporter import VoilaExporter
from voila.notebook_renderer import NotebookRenderer
from voila.paths import collect_template_paths

from declic.i18n import Words
from declic.room import assets
from declic.room.live_words import live_words
from declic.room.sheet import AWOKEN, KERNEL, STATES, TOKEN, TOLD, WHO, Sheet, json_for_script
from declic.workshops import KEEPS_STATE, METADATA, SKIPPED, read_notebook

_ = Words("room")

TEMPLATES = Path(__file__).parent / "page" / "templates"
CELL_SECONDS = 60
"""How long a cell may run before the page goes on without it."""
LIGHT_MODELS = {"AnyModel", "LayoutModel"}


class NotReplayed(Exception):
    """What a template's cells said can't be shown without a kernel."""


class PageRenderer(NotebookRenderer):
    """Runs a notebook's cells in a kernel, then renders the page that suits its widgets."""

    widget_states: dict[str, Any]

    async def run(self, kernel: Any) -> None:
        """Execute every cell; one that fails is logged and shown as a calm sentence."""
        self.executor = VoilaExecutor(
            self.notebook,
            km=kernel,
            config=self.traitlet_config,
            show_tracebacks=True,
            timeout=CELL_SECONDS,
            interrupt_on_timeout=True,
        )
        self.executor.kc = await self.executor.async_start_new_kernel_client()
        try:
            for index, cell in enumerate(self.notebook.cells):
                if cell.cell_type == "code":
                    await self._run_cell(cell, index)
        finally:
            await self._cleanup_resources()
        self.widget_states = self.executor.widget_state

    async def load_notebook(self, path: str) -> NotebookNode:
        """Read the notebook, with a clear message where it can't be read.

        Raises
        ------
        WorkshopError
            If it is missing, or no notebook.
        """
        notebook = read_notebook(Path(self.contents_manager.root_dir) / path)
        notebook.cells = [cell for cell in notebook.cells if not _holds_an_answer(cell)]
        fixed: NotebookNode = await self.fix_notebook(notebook)
        return fixed

    def replay(self, ran: list[list[dict[str, Any]]]) -> None:
        """Take what the code cells said in a template, as if they had run here.

        Parameters
        ----------
        ran
            The messages of each code cell.

        Raises
        ------
        NotReplayed
            If an Output widget caught some of it: that takes a kernel.
        """
        self.executor = VoilaExecutor(
            self.notebook, config=self.traitlet_config, show_tracebacks=True
        )
        said = iter(ran)
        for index, cell in enumerate(self.notebook.cells):
            if cell.cell_type == "code":
                cell.outputs = []
                cell.execution_count = None
                self.executor.clear_before_next_output = False
                for message in next(said):
                    self._replay_message(message, cell, index)
                self._calm(cell, index)
        self.widget_states = self.executor.widget_state

    def _replay_message(self, message: dict[str, Any], cell: NotebookNode, index: int) -> None:
        if self.executor.output_hook_stack[message["parent_header"].get("msg_id")]:
            raise NotReplayed("an Output widget caught what a cell printed")
        buffers = [base64.b64decode(buffer) for buffer in message["buffers"]]
        self.executor.process_message(message | {"buffers": buffers}, cell, index)
        if message["msg_type"] == "error":
            content = message["content"]
            self.log.error(
                "%s, cell %s: %s: %s",
                *(self.notebook_path, index + 1, content["ename"], content["evalue"]),
            )

    async def _run_cell(self, cell: NotebookNode, index: int) -> None:
        cell.outputs = []
        cell.execution_count = None
        try:
            await self.executor.execute_cell(cell, None, index, store_history=False)
        except CellExecutionError as fault:
            self.log.error("%s, cell %s: %s", self.notebook_path, index + 1, fault)
        self._calm(cell, index)

    def _calm(self, cell: NotebookNode, index: int) -> None:
        """Put a calm sentence in the place of what went wrong, and that in the log."""
        kept = []
        for output in cell.outputs:
            if output.output_type == "error":
                kept.append(_calm_output())
            elif output.output_type == "stream" and output.name == "stderr":
                self.log.warning("%s, cell %s: %s", self.notebook_path, index + 1, output.text)
            else:
                kept.append(output)
        cell.outputs = kept

    @property
    def light(self) -> bool:
        """Return whether our light page can show all that the notebook displays."""
        models = {state.get("_model_name") for state in self.widget_states.values()}
        return models <= LIGHT_MODELS and not self.executor.widget_buffers

    @property
    def stateless(self) -> bool:
        """Return whether there are exercises of the kit only, and the notebook says no other."""
        kit = all(
            state.get("_module") or state.get("_model_name") == "LayoutModel"
            for state in self.widget_states.values()
        )
        said = self.notebook.metadata.get(METADATA, {}).get(KEEPS_STATE, False)
        return self.light and kit and not said

    async def sheet(self, **context: Any) -> Sheet:
        """Return the page.

        Parameters
        ----------
        context
            What the light page's template needs besides the notebook: plain data, for nbconvert
            copies it.
        """
        name = "light" if self.light else "full"
        base = "base" if self.light else "lab"
        own = (str(TEMPLATES / name), str(TEMPLATES))
        paths = [*own, *collect_template_paths(["voila", "nbconvert"], base)]
        self.resources["template"] = base
        kit = {
            "folder": self.base_url + assets.kit_folder(),
            "bundle": assets.bundle_name(self._kinds()),
        }
        self.resources["declic"] = context | {
            "who": WHO,
            "words": _page_words(),
            "kit": kit,
            "page": json_for_script(
                {
                    "base": self.base_url,
                    "kernel": KERNEL,
                    "role": context["role"],
                    "kit": kit,
                    "files": self._files(),
                    "words": _page_words(),
                    "told": TOLD,
                    "token": TOKEN,
                    "states": STATES,
                    "awoken": AWOKEN,
                }
            ),
        }
        self.exporter = VoilaExporter(
            template_paths=paths,
            template_name=base,
            config=self.traitlet_config,
            contents_manager=self.contents_manager,
            theme=self.theme,
            base_url=self.base_url,
            exclude_input=True,
            exclude_output_prompt=True,
            exclude_input_prompt=True,
        )
        text = await self.generate_content_str(KERNEL)
        return Sheet(text, light=self.light, stateless=self.stateless)

    def _kinds(self) -> set[str]:
        """Return the kinds of the exercise kit that the notebook shows."""
        kinds = {state.get("_module") for state in self.widget_states.values()}
        return {kind for kind in kinds if kind}

    def _files(self) -> dict[str, dict[str, str]]:
        """Return the addresses of what widgets outside of the kit bring along, by sort of widget.

        As ``{"module": …, "style": …}``.
        """
        found: dict[str, dict[str, str]] = {}
        for state in self.widget_states.values():
            if state.get("_model_name") == "AnyModel" and not state.get("_module"):
                texts = {"module": ("_esm", "js"), "style": ("_css", "css")}
                found[str(state.get("_anywidget_id"))] = {
                    what: self.base_url + assets.widget_file(state[trait], suffix)
                    for what, (trait, suffix) in texts.items()
                    if state.get(trait)
                }
        return found

    async def _jinja_kernel_start(
        self, nb: NotebookNode, kernel_id: str, kernel_future: Any
    ) -> str:
        return kernel_id

    async def _jinja_cell_generator(
        self, nb: NotebookNode, kernel_id: str
    ) -> AsyncIterator[NotebookNode]:
        for cell in self.notebook.cells:
            yield cell


def _holds_an_answer(cell: NotebookNode) -> bool:
    """Say whether a cell is a place for nbgrader to put an answer in, and nothing to read."""
    return bool(cell.metadata.get("nbgrader", {}).get("solution", False))


def code_cells(notebook: Path) -> tuple[str, ...]:
    """Return the sources of the code cells that the page runs.

    Raises
    ------
    WorkshopError
        If the notebook is missing, or none.
    """
    cells = [cell for cell in read_notebook(notebook).cells if cell.cell_type == "code"]
    return tuple(
        "" if SKIPPED in cell.metadata.get("tags", ()) else cell.source
        for cell in cells
        if not _holds_an_answer(cell)
    )


def _calm_output() -> NotebookNode:
    sentence = _("This part can't be shown at the moment. Go on with the next one.")
    html = f'<p class="declic-fault" role="note">{sentence}</p>'
    output: NotebookNode = new_output("display_data", {"text/html": html})
    return output


def _page_words() -> dict[str, Any]:
    return {
        "skip": _("Skip to the workshop"),
        "progress": _("Progress"),
        "smaller": _("Smaller text"),
        "larger": _("Larger text"),
        "card": _("my card"),
        "sheet": _("My sheet"),
        "privacy": _("What we keep of you, and for how long"),
        "noscript": _("This page needs JavaScript. Ask your adviser for another browser."),
        "done": {
            "one": _.n("{done} exercise done of {total}", "{done} exercises done of {total}", 1),
            "other": _.n("{done} exercise done of {total}", "{done} exercises done of {total}", 2),
        },
        "leave": _("Leave"),
        "desk": _("The desk"),
        "gallery": _("The gallery"),
        "lost": _("The connection is cut. Go on: your answers are kept."),
        "back": _("The connection is back."),
        "fault": _("This part can't be shown at the moment. Go on with the next one."),
        "live": live_words(),
    }
