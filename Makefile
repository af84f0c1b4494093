# Everything a newcomer, a developer and CI type. `make help` lists it.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
# The processor build of PyTorch: without it, pip on Linux takes gigabytes of CUDA libraries.
TORCH_INDEX := https://download.pytorch.org/whl/cpu
# What is imported is compiled then; compiling all of it at once takes a minute that nobody needs.
PIP := $(BIN)/pip install -q --no-compile --disable-pip-version-check -c constraints.txt

.DEFAULT_GOAL := help
.PHONY: help setup run test check bench soak audit screenshots format programs

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/ready ## virtual environment in .venv, the assistant and its embedding model

run: .venv/ready ## serve the chat page on http://127.0.0.1:8000, with the starter corpus
	@$(BIN)/merger-assistant serve $(if $(PORT),--port $(PORT))

test: .venv/tested-with programs ## everything CI runs: format, lint, types, import direction, tests
	@$(MAKE) --no-print-directory check

check: ## the same, without installing anything
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -m "not soak" -n auto --dist loadscope --cov --cov-report=term:skip-covered --durations=10

soak: .venv/tested-with programs ## load, scale and the full kill and fuzz counts
	$(BIN)/pytest -m soak --timeout=3600 -rP

bench: .venv/measured-with ## quality and speed beside a tutorial pipeline; SETS="xquad-vi domain" chooses
	@$(BIN)/python -m tests.benchmarks $(SETS) $(ARGS)

audit: .venv/tested-with ## look up known weaknesses of all that is installed (asks the package index)
	@$(PIP) pip-audit==2.10.1
	$(BIN)/pip-audit --strict -r constraints.txt --disable-pip --no-deps \
	  $$(grep -oE '(CVE|GHSA|PYSEC)-[A-Za-z0-9-]+' docs/weaknesses.md | sed 's/^/--ignore-vuln /')

screenshots: .venv/tested-with programs ## pictures of every page at three widths, light and dark
	@$(BIN)/python -m tests.screenshots screenshots

format: .venv/tested-with ## put the code into house form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

programs: ## install the programs the tests drive that are no Python packages
	@tests/programs.sh

# --- set-up: each stamp is made once, and again when what it depends on changes ---

# Only what was finished gets its stamp: a broken attempt is mended by the next.
.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make $(MAKECMDGOALS) PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { echo "the virtual environment cannot be made (on Debian: apt install python3-venv)"; exit 1; }
	@touch $@

.venv/torch: .venv/made constraints.txt
	@echo "installing PyTorch (processor build where it can be had) ..."
	@if $(BIN)/python -c 'import urllib.request as u; u.urlopen("$(TORCH_INDEX)/torch/", timeout=5)' 2>/dev/null; \
	  then $(PIP) --extra-index-url $(TORCH_INDEX) torch; \
	  else $(PIP) torch; fi
	@touch $@

.venv/ready: .venv/torch pyproject.toml
	@echo "installing the assistant ..."
	@$(PIP) -e .
	@echo "preparing the embedding model (once for this user) ..."
	@$(BIN)/python -c 'from api.settings import read_settings as read; from index.onnx_export import ensure_model; \
	  ensure_model(read().cache_dir, read().embedding_model)'
	@touch $@

.venv/tested-with: .venv/ready
	@echo "installing what the tests need ..."
	@$(PIP) -e '.[dev]'
	@touch $@

.venv/measured-with: .venv/tested-with
	@echo "installing what the benchmark needs ..."
	@$(PIP) -e '.[dev,bench]'
	@touch $@
