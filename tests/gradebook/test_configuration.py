"""One configuration: people's work outside the project, whichever command reads it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from traitlets.config import Config

from declic.errors import SetupError
from declic.gradebook.configuration import configure, nbgrader_configuration
from declic.gradebook.workbench import workbench
from declic.settings import load


def test_what_people_did_is_kept_outside_the_project(empty_course):
    course = nbgrader_configuration(empty_course.settings).CourseDirectory
    assert course.root == str(empty_course.root)
    assert course.submitted_directory == str(empty_course.data / "submitted")
    assert course.autograded_directory == str(empty_course.data / "autograded")
    assert course.feedback_directory == str(empty_course.data / "feedback")
    assert course.db_url == f"sqlite:///{empty_course.data / 'gradebook.db'}"


def test_a_project_without_a_configuration_file_is_configured_alike(tmp_path, monkeypatch):
    monkeypatch.delenv("DECLIC_DATA", raising=False)
    (tmp_path / "source").mkdir()
    settings = load(tmp_path, data=str(tmp_path / "ici"))
    config = nbgrader_configuration(settings)
    assert config.CourseDirectory.submitted_directory == str(tmp_path / "ici" / "submitted")
    assert config.ExchangeFactory.collect == "declic.gradebook.exchange.StoreCollect"


def test_the_environment_decides_where_the_data_folder_is(tmp_path, monkeypatch):
    monkeypatch.setenv("DECLIC_DATA", str(tmp_path / "ailleurs"))
    config = Config({"Declic": {"data": str(tmp_path / "ici")}})
    configure(config, tmp_path)
    assert config.Declic.data == str(tmp_path / "ailleurs")
    assert config.CourseDirectory.feedback_directory == str(tmp_path / "ailleurs" / "feedback")


def test_what_the_file_has_set_stays(tmp_path):
    config = Config({"CourseDirectory": {"course_id": "vitre"}})
    configure(config, tmp_path)
    assert config.CourseDirectory.course_id == "vitre"


@pytest.mark.parametrize("name", ["a+b", "[x]", "c*", "d(1)"])
def test_a_folder_that_nbgrader_would_misread_is_refused(tmp_path, name, monkeypatch):
    monkeypatch.delenv("DECLIC_DATA", raising=False)
    config = Config({"Declic": {"data": str(tmp_path / name)}})
    with pytest.raises(SetupError, match="Renommez-le"):
        configure(config, tmp_path)


def test_reading_the_configuration_loads_neither_nbgrader_nor_a_server():
    code = (
        "import sys, declic.gradebook.configuration, declic.workshops\n"
        "heavy = {'nbgrader', 'voila', 'tornado', 'sqlalchemy', 'nbclient', 'pandas'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_workbench_listens_here_only_and_reads_the_project_s_configuration(empty_course):
    argv, environment = workbench(empty_course.settings, port=9000, browser=False)
    assert argv[:3] == [sys.executable, "-m", "jupyterlab"]
    assert "--ServerApp.ip=127.0.0.1" in argv
    assert f"--ServerApp.root_dir={empty_course.root}" in argv
    first = environment["JUPYTER_CONFIG_PATH"].split(os.pathsep)[0]
    assert (Path(first) / "jupyter_config.py").is_file()
    assert environment["DECLIC_DATA"] == str(empty_course.data)
    assert empty_course.data.is_dir()
