"""A forked kernel is a kernel like any other: Jupyter's own suite of tests passes against it."""

import json
from importlib.metadata import EntryPoint

import jupyter_kernel_test
import nbformat
import pytest
from jupyter_client.provisioning import KernelProvisionerFactory
from nbformat.v4 import new_code_cell, new_notebook

pytestmark = [
    pytest.mark.contract,
    pytest.mark.filterwarnings("ignore::DeprecationWarning:jupyter_kernel_test"),
]


@pytest.fixture(scope="module", autouse=True)
def _kernel_spec(tmp_path_factory):
    """A kernel spec whose kernels are forks of a notebook that has run already."""
    folder = tmp_path_factory.mktemp("jupyter")
    notebook = folder / "prepared.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell("prepared = 1")]), notebook)
    spec = {
        "argv": ["fork", "{connection_file}"],
        "display_name": "Forked",
        "language": "python",
        "interrupt_mode": "signal",
        "metadata": {
            "kernel_provisioner": {
                "provisioner_name": "forks",
                "config": {"notebook": str(notebook)},
            }
        },
    }
    place = folder / "kernels" / "forked"
    place.mkdir(parents=True)
    (place / "kernel.json").write_text(json.dumps(spec))
    factory = KernelProvisionerFactory.instance()
    factory.provisioners["forks"] = EntryPoint(
        "forks",
        "declic.room.forks.provisioner:ForkProvisioner",
        KernelProvisionerFactory.GROUP_NAME,
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(folder))
        yield
    del factory.provisioners["forks"]


class TestForkedKernel(jupyter_kernel_test.KernelTests):
    """What ipykernel's own description of itself says that it can do."""

    kernel_name = "forked"
    language_name = "python"
    file_extension = ".py"
    code_hello_world = "print('hello, world')"
    code_stderr = "import sys; print('test', file=sys.stderr)"
    completion_samples = (
        {"text": "prep", "matches": {"prepared"}},
        {"text": "import zipi", "matches": {"zipimport"}},
    )
    complete_code_samples = ("1", "print('hello, world')", "def f(x):\n  return x*2\n\n\n")
    incomplete_code_samples = ("print('''hello", "def f(x):\n  x*2")
    invalid_code_samples = ("import = 7q",)
    code_page_something = "zip?"
    code_generate_error = "raise ValueError"
    code_execute_result = ({"code": "1+2+3", "result": "6"}, {"code": "prepared", "result": "1"})
    code_display_data = (
        {
            "code": "from IPython.display import HTML, display; display(HTML('<b>test</b>'))",
            "mime": "text/html",
        },
    )
    code_history_pattern = "1?2*"
    supported_history_operations = ()
    code_inspect_sample = "zip"
    code_clear_output = "from IPython.display import clear_output; clear_output()"
