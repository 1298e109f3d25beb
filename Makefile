# The commands. Windows equivalents are in README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-ready
TOOLS := $(VENV)/.tools-ready
SUPPLY := $(VENV)/.supply-ready
# Every file installed is one whose hash is in a lock, and none is built here; odfpy, for tests only, is published as source alone.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:

.PHONY: docs screenshots run test test-slow fuzz hostile check setup bench sample samples-table clean assurance lock sbom audit-dependencies

run: $(RUNTIME)
	$(BIN)/python -m dashboard serve

sample: $(RUNTIME)
	$(BIN)/python -m dashboard sample

# Files are taken in their own order: the heaviest, in tests/assurance and tests/browser, first, so that neither half is left waiting for the other.
test: $(TOOLS)
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

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

# Every promise with a run of its own, in full: hours. SMALL=--small runs a part of each in minutes. Writes docs/assurance.md either way.
assurance: $(TOOLS)
	$(BIN)/python -m tests.assurance $(SMALL)

# After a change of requirements*.txt: the locks are made again, for every system that Python packages are published for.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --only-binary :all:
lock: $(SUPPLY)
	$(LOCK) requirements.txt -o requirements.lock
	$(LOCK) --no-binary odfpy -c requirements.lock requirements-dev.txt -o requirements-dev.lock
	$(LOCK) requirements-supply.txt -o requirements-supply.lock

sbom: $(SUPPLY)
	$(BIN)/python -m deploy.sbom > docs/sbom.cdx.json

# Says NOT RUN, and fails, where the advisories cannot be reached or not every locked package was looked up.
audit-dependencies: $(SUPPLY)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m deploy.audit_dependencies

# What becomes of public files that nobody here wrote, a line a file. FOLDER names where they are.
samples-table: $(TOOLS)
	$(BIN)/python -m tests.public_samples $(FOLDER)

# The pages of docs/ that are made from the code.
docs: $(RUNTIME)
	$(BIN)/python -m dashboard rules > docs/findings.md

# Pictures of every page, and docs/pages.md that shows them. Needs Chromium.
screenshots: $(TOOLS)
	$(BIN)/python -m tests.browser.screenshots

setup: $(TOOLS)

$(BIN)/python:
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed')"
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.lock | $(BIN)/python
	$(INSTALL) -r requirements.lock
	touch $@

$(TOOLS): requirements-dev.lock | $(BIN)/python
	$(INSTALL) --no-binary odfpy -r requirements-dev.lock
	touch $@ $(RUNTIME)

$(SUPPLY): requirements-supply.lock | $(TOOLS)
	$(INSTALL) -r requirements-supply.lock
	touch $@

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis
