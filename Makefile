# Every command of the project; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help serve build publish check test lint golden messages bench lock pictures clean
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
RUN := .venv/.run-installed
DEV := .venv/.dev-installed

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name text; do printf '  make %-10s %s\n' "$$name" "$$text"; done

serve: $(RUN) ## build the board and serve it, with live reload (SITEURL=http://localhost:8000/board for a prefix)
	$(BIN)/board serve

build: $(RUN) ## build the site into output/; any error stops it
	$(BIN)/board build

publish: $(RUN) ## build as for production, leaving out files with errors
	$(BIN)/board build --config publishconf.py --skip-invalid

check: lint test build ## everything that CI runs: lint, tests, a strict build of the board

test: $(DEV) ## run every test, in a browser too; installs what it needs
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: $(DEV) ## style, types and the rules on who may import whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/board check
	$(BIN)/board issue-forms --check

golden: $(DEV) ## write the golden files anew; read the difference before you commit it
	$(BIN)/python -m pytest tests/test_golden.py --rewrite-golden

messages: $(DEV) ## collect the theme's and the engine's strings for translators
	$(BIN)/python -m board.render.messages

bench: $(DEV) ## compare with Hugo on the same data, in one run (BENCH="--jobs 10000 --runs 5")
	$(BIN)/python bench/compare.py $(BENCH)

pictures: $(DEV) ## take the README's pictures from the demo board
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python docs/pictures/take.py

lock: $(DEV) ## lock the versions of everything anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-header --no-annotate \
		--generate-hashes --upgrade --extra install pyproject.toml -o requirements/run.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url --no-header --no-annotate \
		--generate-hashes --upgrade --extra install --extra dev -c requirements/run.lock pyproject.toml -o requirements/dev.lock

clean: ## delete what was built and remembered
	rm -rf output .output.partial .board bench/work

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed; name one with: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv .venv

$(RUN): .venv/bin/python requirements/run.lock pyproject.toml
	@echo "installing into .venv (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUN) requirements/dev.lock
	@echo "installing the test tools into .venv (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@
