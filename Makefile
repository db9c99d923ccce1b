# Two commands matter: `make serve` and `make test`. Both need Python 3.11 or later and nothing else; see docs/how-to/contribute.md.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

HOST ?= 127.0.0.1
PORT ?= 8000
STRICT ?=
SIZE ?= full
PARTS ?=
MINUTES ?= 30
PYTEST_ARGS ?= -n auto
COMPILED ?= build/compiled

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check --no-input --quiet
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet pyproject.toml

.PHONY: help serve test lint types imports check fmt compiled bench soak docs screenshots hooks lock clean

help: ## what there is to make
	@grep -E '^[a-z]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/:.*## /\t/' | expand -t 13

serve: export DETENTE_DATABASE ?= sqlite:///var/detente.db
serve: export PYTHONPATH := $(wildcard $(COMPILED))
serve: .venv/.run $(addsuffix /.made,$(wildcard $(COMPILED))) ## import the shipped casebook and serve it on http://127.0.0.1:8000 (HOST=, PORT=)
	@mkdir -p var
	$(BIN)/detente import
	$(BIN)/detente serve --host $(HOST) --port $(PORT)

test: check ## everything: lint, types, dependency rule, features and tests (STRICT=1: a skip is a failure)
	STRICT=$(STRICT) $(BIN)/python -m pytest $(PYTEST_ARGS)

check: lint types imports

lint: .venv/.dev ## style, and that the code is formatted
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/.dev ## types
	$(BIN)/mypy

imports: .venv/.dev ## the dependency rule
	$(BIN)/lint-imports --no-logo

fmt: .venv/.dev ## put the code into shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

compiled: $(COMPILED)/.made ## weighing and folding as machine code, for large ledgers; `make serve` takes it then (needs a C compiler)

bench: .venv/.dev ## how fast, as ratios to what the machine could do at best (SIZE=small|middle|full, PARTS=)
	@$(MAKE) compiled || echo "No C compiler, or no headers of Python: measured as interpreted."
	PYTHONPATH=$(COMPILED):. $(BIN)/python -P -m tests.benchmarks $(SIZE) $(PARTS)

soak: .venv/.dev ## besiege it: killed two hundred times on each engine, a standby promoted ten times, half an hour of mixed load (MINUTES=)
	CRASHES=200 $(BIN)/python -m pytest -s tests/fire/test_crashes.py
	PROMOTIONS=10 $(BIN)/python -m pytest -s tests/fire/test_promotion.py
	$(BIN)/python -m tests.soak $(MINUTES)

docs: .venv/.dev ## run every code block of the documentation and follow every link in it
	$(BIN)/python -m pytest tests/docs

screenshots: .venv/.dev ## take the pictures of the pages that the documentation shows (needs Chromium)
	$(BIN)/python -m tests.browser.screenshots

hooks: .venv/.dev ## check before every commit
	$(BIN)/pre-commit install

lock: .venv/.dev ## pin the newest versions that pyproject.toml allows, with their hashes
	$(COMPILE) --upgrade --group build -o requirements.lock
	$(COMPILE) --upgrade --group dev -c requirements.lock -o requirements-dev.lock

clean: ## remove what can be made again (the ledger in var/ stays)
	rm -rf .venv build dist .*_cache .hypothesis *.egg-info
	find domain api tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps: a virtual environment with the locked packages, and this project in it as it lies here.
.venv/.run: requirements.lock pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements-dev.lock pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes -r requirements-dev.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# The program once more, with the modules that weigh and fold compiled; events and most values stay as they are: others build and send them.
WEIGHING := $(filter-out %/__init__.py %events.py %/state.py %/run.py,$(wildcard domain/evidence/*.py domain/mechanism/*.py domain/decide/*.py)) \
	domain/concerns.py domain/dates.py domain/durations.py domain/instants.py domain/visit/course.py \
	$(addprefix api/ledger/,chain.py concerned.py derived.py rows.py written.py) domain/search/texts.py \
	$(addprefix domain/replay/,almanac.py detours.py heard.py line.py marks.py memory.py moments.py named.py order.py rectangles.py strip.py sweep.py)
# Functions of Python, and of the modules among themselves, are called without a detour for whoever might put others in their place.
DIRECT := -fno-plt -fno-semantic-interposition

$(COMPILED)/.made: $(shell find domain api -name '*.py') Makefile .venv/.dev
	rm -rf $(COMPILED)
	mkdir -p $(COMPILED)
	cp -R domain api $(COMPILED)
	cd $(COMPILED) && CFLAGS="$${CFLAGS:-} $(DIRECT)" $(abspath $(BIN))/mypyc --config-file=$(CURDIR)/pyproject.toml $(WEIGHING) > made.log 2>&1 || { tail made.log; rm -rf $(abspath $(COMPILED)); exit 1; }
	rm -rf $(COMPILED)/build
	@touch $@

.venv/bin/python:
	@for python in $(PYTHON) python3 python3.13 python3.12 python3.11 python; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		"$$python" -c 'import ensurepip, venv' 2>/dev/null || { lacks_venv=$$python; continue; }; \
		echo "creating .venv with $$("$$python" --version)"; \
		exec "$$python" -m venv .venv; \
	done; \
	if [ -n "$${lacks_venv:-}" ]; then \
		echo "$$lacks_venv cannot make virtual environments: install its venv package (on Debian: apt-get install python3-venv)." >&2; \
	else \
		echo "Python 3.11 or later was not found: install it, or name it: make PYTHON=/path/to/python3" >&2; \
	fi; \
	exit 1
