# Two commands do everything on a fresh machine with Python 3.11+, git and make: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help setup demo test score lint format clean

help:            ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

setup: $(STAMP)  ## install everything into .venv, versions locked by hash

$(STAMP): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

demo: setup      ## read the sample dispatches and print the board
	@$(BIN)/dragoman demo --ledger demo.sqlite
	@echo "See the pages:  $(BIN)/dragoman serve --ledger demo.sqlite    then open http://127.0.0.1:8765/"

test: setup      ## lint, types, every test with branch coverage
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --cov --cov-report=term

score: setup     ## measure against the open gold sets beside the checkout
	$(BIN)/python scripts/score.py

format: setup    ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:           ## remove what was installed and built
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .coverage build dist
