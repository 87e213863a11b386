# One word per intent. Needs git, make and Python 3.11 or newer; the rest is installed
# into .venv, each package checked against its hash.

PYTHON = $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; \
	done)
BIN = .venv/bin
PORT ?= 8000
# Whatever the environment says, bytecode is kept: without it every process of the tests compiles
# Django and all of ours anew.
unexport PYTHONDONTWRITEBYTECODE
COMPILE = uv pip compile --quiet --generate-hashes --no-emit-index-url --universal \
	--python-version 3.11

.DEFAULT_GOAL := help
.PHONY: help demo test drills test-postgres bench check format messages requirements pictures clean

help:
	@echo "make demo [PORT=8000]   try the sample ward"
	@echo "make test               the tests, in a browser too; CI=true: on PostgreSQL and the drills too"
	@echo "make check              format, lint, types, imports, house rules, migrations, texts"
	@echo "make bench              every load scenario, on SQLite and PostgreSQL (an hour)"
	@echo "make drills test-postgres format messages requirements pictures clean"

demo: .venv/base.stamp
	@$(BIN)/sotay demo --port $(PORT)

test: .venv/dev.stamp .venv/system.stamp
	@$(BIN)/python -m tools.run_tests

drills: .venv/dev.stamp .venv/system.stamp
	@$(BIN)/python -m pytest -q -n 2 -m drill

test-postgres: .venv/dev.stamp .venv/system.stamp
	@$(BIN)/python -m tools.postgres $(BIN)/python -m pytest -q -n 2 -m "not journey and not once"

# Progress and tables are shown; the figures are kept, for tools.benchmarks.
bench: .venv/dev.stamp .venv/system.stamp
	@mkdir -p build
	-$(BIN)/sotay bench all --json > build/bench-sqlite.json
	-@$(BIN)/python -m tools.postgres --durable sh -c '$(BIN)/sotay bench all --json \
		--database "$$SOTAY_DATABASE_URL"' > build/bench-postgres.json

check: .venv/dev.stamp
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m tools.messages --check
	$(BIN)/python -m pytest -q -n 0 tests/house

format: .venv/dev.stamp
	$(BIN)/ruff check --quiet --fix-only .
	$(BIN)/ruff format .

messages: .venv/dev.stamp
	$(BIN)/python -m tools.messages

pictures: .venv/dev.stamp .venv/system.stamp
	$(BIN)/python -m tools.pictures

# The lists name no address that packages come from, so any mirror will do.
requirements:
	$(COMPILE) pyproject.toml -o requirements/base.txt
	$(COMPILE) pyproject.toml --group dev --extra postgres -c requirements/base.txt \
		-o requirements/dev.txt
	$(COMPILE) --group build -o requirements/build.txt

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/base.stamp: requirements/base.txt requirements/build.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed" >&2; exit 2; }
	@echo "installing into .venv …"
	@$(PYTHON) -m tools.install base
	@touch $@

.venv/dev.stamp: requirements/dev.txt requirements/build.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed" >&2; exit 2; }
	@echo "installing into .venv …"
	@$(PYTHON) -m tools.install dev
	@touch $@

.venv/system.stamp: .venv/dev.stamp tools/system_packages.py
	@$(BIN)/python -m tools.system_packages
	@touch $@
