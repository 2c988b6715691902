# One command a task. Everything is installed in .venv, from the lock files, and nowhere else.
#
#   make run    opens a session of the demo workshop         make run ARGS="--port 8080"
#   make lab    opens the workbench: JupyterLab and formgrader
#   make env    makes or renews .venv
#   make test   runs all tests (installs what they need)      make test ARGS="-k joining"
#   make lint   formatting, types, JavaScript, direction of imports
#   make bench  measures beside plain Voilà                   make bench ARGS="--quick"
#   make docs   writes the gallery and takes the pictures of the documentation
#   make lock   writes the lock files and environment.yml again

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CATALOGUES := $(wildcard declic/locale/*/LC_MESSAGES/*.po)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --no-header --no-annotate \
	--quiet --no-emit-package declic-ateliers pyproject.toml

.PHONY: env dev browser run lab test lint bench docs lock
.DEFAULT_GOAL := run

env: $(VENV)/.ready
dev: $(VENV)/.ready-dev

$(VENV)/.ready: requirements.lock pyproject.toml hatch_build.py $(CATALOGUES)
	@command -v $(PYTHON) >/dev/null || { \
		echo "Il manque Python (Python is missing): sudo apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Il faut Python 3.11 ou plus récent (3.11 or newer is needed): make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Il manque venv (venv is missing): sudo apt-get install python3-venv" >&2; exit 1; }
	@$(BIN)/python -c 'import pip' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installation dans $(VENV) (une à trois minutes la première fois)…" >&2
	@$(PIP) -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	@$(PIP) -r requirements-dev.lock
	@touch $@

browser: $(VENV)/.ready-dev
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m tests.printing.libraries

run: $(VENV)/.ready
	@$(BIN)/python -m declic run $(ARGS)

lab: $(VENV)/.ready
	@$(BIN)/python -m declic lab $(ARGS)

test: $(VENV)/.ready-dev browser
	$(BIN)/python -m pytest --numprocesses 2 --dist loadscope $(ARGS)

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/oxlint
	$(BIN)/lint-imports

bench: $(VENV)/.ready-dev browser
	@for name in page join memory crowd seen desk grade kit imitations positioning hostile; do $(BIN)/python -m bench.$$name $(ARGS) || exit 1; done

docs: $(VENV)/.ready-dev browser
	$(BIN)/python docs/gallery.py
	$(BIN)/python docs/kinds.py
	$(BIN)/python docs/screenshots.py

lock: $(VENV)/.ready-dev
	$(COMPILE) --extra dev --output-file requirements-dev.lock
	$(COMPILE) --extra build --constraints requirements-dev.lock --output-file requirements.lock
	@{ printf 'name: declic\nchannels:\n  - conda-forge\ndependencies:\n  - python>=3.11\n'; \
	printf '  - pip\n  - pip:\n'; sed 's/.*/      - "&"/' requirements.lock; \
	printf '      - "--editable ."\n'; } > environment.yml
