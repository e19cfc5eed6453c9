# Newsdesk's tasks. `make help` lists them.

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
# Passed on to pytest: make test PYTEST_ARGS="-k quotes"
PYTEST_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help run test lint three-days bench docs messages lock upgrade clean

help: ## what there is to do
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.runtime ## start everything that is configured; Ctrl-C ends it
	@trap : INT TERM; $(PY) -m bot run; code=$$?; [ $$code -eq 130 ] || [ $$code -eq 143 ] || exit $$code

test: lint ## every check but the slow ones
	@$(PY) -m pytest -m "not slow" $(PYTEST_ARGS)

lint: $(VENV)/.dev ## style, types, and which module may import which
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports

three-days: $(VENV)/.dev ## three days of 500 channels with replicas that are killed: half an hour
	@THREE_DAYS=whole $(PY) -m pytest tests/scenarios/test_three_days.py -s $(PYTEST_ARGS)

bench: $(VENV)/.dev ## how quick it is
	@$(PY) -m pytest tests/bench -s $(PYTEST_ARGS)

docs: $(VENV)/.dev ## write the generated reference pages anew
	@mkdir -p docs/reference
	@$(PY) -m bot.settings.reference > docs/reference/settings.md
	@$(PY) -m bot reference > docs/reference/commands.md

# The catalogues of bot/languages. Places in files are left out: they would change with every change of the source.
BABEL := $(PY) -m babel.messages.frontend --quiet
LANGUAGES := de es

messages: $(VENV)/.dev ## collect what is to be translated, and compile what is
	@mkdir -p build
	@$(BABEL) extract --mapping-file pyproject.toml --no-default-keywords --keyword say --keyword mark --keyword phrase \
		--keyword lasting --keyword say_many:1,2 --keyword say_as:1c,2 --no-location --no-wrap --sort-output \
		--output-file build/newsdesk.pot .
	@for language in $(LANGUAGES); do \
		$(BABEL) update --domain newsdesk --output-dir bot/languages --locale $$language --init-missing \
			--input-file build/newsdesk.pot --no-fuzzy-matching --ignore-obsolete --no-wrap \
			--ignore-pot-creation-date; done
	@$(BABEL) compile --domain newsdesk --directory bot/languages

# One lock for Python 3.11 and later on every platform (hence uv), without any address in it.
LOCK := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate

lock: $(VENV)/bin/uv ## pin what pyproject.toml asks for, keeping the pins there are
	@$(LOCK) pyproject.toml --output-file config/requirements.lock
	@$(LOCK) pyproject.toml --extra dev --constraint config/requirements.lock \
		--output-file config/requirements-dev.lock

upgrade: ## pin the newest versions that pyproject.toml allows
	@$(MAKE) --no-print-directory lock LOCK='$(LOCK) --upgrade'

clean: ## remove what checks and builds leave; the environment and the data stay
	@rm -rf build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find bot tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Newsdesk needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) --version 2>&1)." \
		     "Name another one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "$(PYTHON) comes without venv; install it first (Debian, Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@echo "Making $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: config/requirements.lock | $(PY)
	@echo "Installing what Newsdesk runs on ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.dev: config/requirements-dev.lock config/requirements.lock | $(PY)
	@echo "Installing what the checks need ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $(VENV)/.runtime $@

$(VENV)/bin/uv: | $(PY)
	@$(PY) -m pip install --quiet --disable-pip-version-check "uv>=0.9"
