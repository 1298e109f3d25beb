# The commands. Windows equivalents are in README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-ready
TOOLS := $(VENV)/.tools-ready

.PHONY: docs run test test-slow fuzz hostile check setup bench sample samples-table clean

run: $(RUNTIME)
	$(BIN)/python -m dashboard serve

sample: $(RUNTIME)
	$(BIN)/python -m dashboard sample

test: $(TOOLS)
	$(BIN)/python -m pytest -n auto --dist loadfile

test-slow: $(TOOLS)
	$(BIN)/python -m pytest -m slow

# Ten thousand spoiled files, and every file made to hurt its reader: minutes, not seconds. A part of each is in the ordinary run.
fuzz: $(TOOLS)
	$(BIN)/python -m tests.importers.fuzz --files 10000

hostile: $(TOOLS)
	$(BIN)/python -m pytest -m slow tests/importers/test_hostile.py

check: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(TOOLS)
	$(BIN)/python -m tests.bench

# What becomes of public files that nobody here wrote, a line a file. FOLDER names where they are.
samples-table: $(TOOLS)
	$(BIN)/python -m tests.public_samples $(FOLDER)

# The pages of docs/ that are made from the code.
docs: $(RUNTIME)
	$(BIN)/python -m dashboard rules > docs/findings.md

setup: $(TOOLS)

$(BIN)/python:
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed')"
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(TOOLS): requirements.txt requirements-dev.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@ $(RUNTIME)

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis
