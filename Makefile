# The commands a newcomer needs; `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin
CAMPAIGN ?= full
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help chat run test conversation lint check campaign bench lock clean

help:  ## show these lines
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST)

.venv/pyvenv.cfg:
	$(PYTHON) -m venv .venv

.venv/ready-run: .venv/pyvenv.cfg requirements/run.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/ready-dev: .venv/ready-run requirements/dev.txt
	$(BIN)/pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

chat: .venv/ready-run  ## talk to the assistant in this terminal; no token needed
	@$(BIN)/python -m bot chat

run: .venv/ready-run  ## run the Telegram bot (needs TELEGRAM_BOT_TOKEN in .env)
	@$(BIN)/python -m bot run

test: .venv/ready-dev  ## run the tests
	$(BIN)/python -m pytest -n 2 -m "not long"

campaign: .venv/ready-dev  ## long campaigns: kills, mutations, conversations (CAMPAIGN=short for a taste)
	CAMPAIGN=$(CAMPAIGN) $(BIN)/python -m pytest -n 2 -m long

bench: .venv/ready-dev  ## measure speed, memory and matching
	$(BIN)/python -m bench

conversation: .venv/ready-dev  ## record the conversation that README shows
	$(BIN)/python docs/record_conversation.py

lint: .venv/ready-dev  ## style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: .venv/ready-run  ## check the knowledge base, and play its recorded conversations
	@$(BIN)/python -m bot check --journeys

lock:  ## renew the locked requirements (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra install pyproject.toml -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra install --extra dev pyproject.toml -o requirements/dev.txt

clean:  ## remove what make made
	rm -rf .venv
