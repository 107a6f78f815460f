# README's two commands are `make run` and `make test`. Both do all the set-up that they need.
SHELL := /bin/bash
VENV := .venv
PYTHON := $(VENV)/bin/python
GONGKAI := $(VENV)/bin/gongkai
PORT ?= 8000
PURE := law ledger privacy redaction
UV_COMPILE := $(VENV)/bin/uv pip compile pyproject.toml --generate-hashes --no-header --quiet --extra build

.PHONY: help setup run test test-sqlite test-postgres check lint types layers bench lock demo clean

help:  ## these lines
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/'

setup: $(VENV)/.installed system-packages  ## .venv with the pinned packages; as root on Debian the system packages too

$(VENV)/.installed: requirements.lock pyproject.toml
	@deploy/make-venv $(VENV) requirements.lock

$(VENV)/.installed-dev: requirements-dev.lock pyproject.toml
	@deploy/make-venv $(VENV) requirements-dev.lock
	@touch $(VENV)/.installed

.PHONY: system-packages system-packages-dev
system-packages:
	@deploy/system-packages run

system-packages-dev:
	@deploy/system-packages test

run: setup  ## portal and desk with the demo on http://127.0.0.1:$(PORT)
	@PORT=$(PORT) $(GONGKAI) run --demo

demo: setup  ## (re)make the demo data in GONGKAI_HOME
	@$(GONGKAI) demo

test: $(VENV)/.installed-dev system-packages-dev check test-sqlite test-postgres  ## everything, on both databases

check: lint types layers

lint:
	@$(VENV)/bin/ruff check src tests benchmarks
	@$(VENV)/bin/ruff format --check src tests benchmarks

types:
	@$(VENV)/bin/mypy src/gongkai

layers:
	@$(VENV)/bin/lint-imports

# Modules are compiled once for all processes of the tests, whatever the shell says about keeping them.
test-sqlite test-postgres: export PYTHONDONTWRITEBYTECODE :=

test-sqlite:
	@echo "== SQLite"
	@DATABASE_URL= $(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

# Without what never opens a database: the pure libraries, settings, packages and rules; it ran on SQLite's turn. Walks in a
# browser and runs of the commands start platforms of their own, on SQLite's turn; `make test-postgres WALKS=` has them here too.
PAPER := settings scan_command dependencies rules
WALKS ?= tests/journeys tests/test_cli.py
test-postgres:
	@echo "== PostgreSQL (a temporary cluster)"
	@$(PYTHON) -m tests.postgres $(PYTHON) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(PURE:%=--ignore=src/gongkai/%) $(PAPER:%=--ignore=tests/test_%.py) $(WALKS:%=--ignore=%)

bench: $(VENV)/.installed-dev system-packages-dev  ## figures for benchmarks/RESULTS.md
	@$(PYTHON) -m benchmarks.all

lock: $(VENV)/.installed-dev  ## pin anew
	@$(UV_COMPILE) -o requirements.lock
	@$(UV_COMPILE) --extra dev -o requirements-dev.lock

clean:  ## removes .venv and caches, never data
	@rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache build src/*.egg-info
	@find src tests benchmarks -name __pycache__ -prune -exec rm -rf {} +
