# make demo | test | check | lock. Each sets up what it needs in .venv; a Python from 3.11 to 3.13 is all it asks for.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := demo

.PHONY: demo test check format lock clean help

help:
	@echo "make demo    read the seed article, ask the example question, write Turtle and a picture to $(DEMO)/"
	@echo "make test    run all tests"
	@echo "make check   format, lint, types, import directions"
	@echo "make lock    pin the packages anew (needs uv)"
	@echo "make clean   remove $(VENV), $(DEMO) and caches"

$(READY): requirements.lock pyproject.toml
	@set -eu; \
	python=$$(for p in python3.13 python3.12 python3.11 python3 python; do \
	  if command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; \
	  then echo $$p; break; fi; done); \
	if [ -z "$$python" ]; then echo "kg needs Python 3.11, 3.12 or 3.13; none was found on the PATH" >&2; exit 1; fi; \
	echo "setting up $(VENV) with $$($$python --version) ..."; \
	rm -rf $(VENV); \
	if command -v uv >/dev/null 2>&1; then \
	  uv venv -q --python "$$(command -v $$python)" $(VENV); \
	  uv pip install -q --python $(BIN)/python --require-hashes -r requirements.lock; \
	  uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation -e .; \
	else \
	  $$python -m venv $(VENV); \
	  $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock; \
	  $(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi
	@touch $@

demo: $(READY)
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/kg --store $(DEMO)/kg-store ingest seeds/
	$(BIN)/kg --store $(DEMO)/kg-store ask "Who stated that troop numbers will not change?"
	$(BIN)/kg --store $(DEMO)/kg-store export --output $(DEMO)/seed.ttl
	$(BIN)/kg --store $(DEMO)/kg-store picture --output $(DEMO)/seed.svg
	$(BIN)/kg --store $(DEMO)/kg-store picture --output $(DEMO)/seed.png
	$(BIN)/kg --store $(DEMO)/kg-store picture --output $(DEMO)/seed.html
	@echo
	@echo "Read one article into $(DEMO)/kg-store, asked it a question, wrote the graph to $(DEMO)/seed.ttl"
	@echo "and pictures to $(DEMO)/seed.svg, seed.png and seed.html (open it in a browser). Try next:"
	@echo "  source $(BIN)/activate; export KG_STORE=$(DEMO)/kg-store"
	@echo "  kg claims --speaker Kirby"
	@echo "  kg posture --place Iraq"
	@echo "  kg queries"
	@echo "  kg verify"
	@echo "  kg --help"

test: $(READY)
	$(BIN)/pytest

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate -q -o requirements.lock
	@{ echo "# Every package with its hashes, for Python 3.11 to 3.13. Made by 'make lock'; never edited by hand."; \
	  cat requirements.lock; } > requirements.lock.new && mv requirements.lock.new requirements.lock

clean:
	rm -rf $(VENV) $(DEMO) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
