# The few commands. `make run` and `make test` install what they need into .venv and .venv-dev.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3)
GAINSAY := .venv/bin/gainsay
DEV := .venv-dev/bin
ASK ?=
export ASK

.PHONY: run test check coverage eval bench lock train secrets clean

run: ## install, ingest the seeds, chat at the terminal; ASK="a question" answers it and stops
	@$(PYTHON) scripts/environment.py .venv requirements.lock
	@$(GAINSAY) start --seeds seeds/manifest.jsonl $(if $(ASK),--ask "$$ASK" || test $$? -eq 1 # 1: no answer in it)

test: check ## install, then lint, types, import contracts and every test
	@$(DEV)/pytest -n 2 --dist loadfile

check: ## lint, format, types, import contracts
	@$(PYTHON) scripts/environment.py .venv-dev requirements-dev.lock
	@$(DEV)/ruff check .
	@$(DEV)/ruff format --check .
	@$(DEV)/mypy
	@$(DEV)/lint-imports

coverage: ## what unit, contract and scenario tests reach of the core, lines and branches; fails below 95 %
	@$(PYTHON) scripts/environment.py .venv-dev requirements-dev.lock
	@$(DEV)/pytest -q -n 2 --dist loadfile tests/unit tests/contract tests/scenario \
		--cov=bot --cov-report=term-missing:skip-covered --cov-fail-under=95

eval: ## measure against the development data, where it is at hand
	@$(PYTHON) scripts/environment.py .venv-dev requirements-dev.lock
	@$(DEV)/python -m evaluation

bench: ## measure speed and memory; NAME=language measures one part
	@$(PYTHON) scripts/environment.py .venv-dev requirements-dev.lock
	@$(DEV)/python -m benchmarks $(NAME)

lock: ## refresh the lock files (needs uv)
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --group build --extra cluster --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header -q -c requirements.lock -o requirements-cluster.lock
	uv pip compile pyproject.toml --group build --group dev --group training --all-extras --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --no-header -q -c requirements.lock -o requirements-dev.lock

train: ## prepare the corpora, train the language pipeline, assemble and evaluate it (about an hour)
	@$(PYTHON) scripts/environment.py .venv-dev requirements-dev.lock
	@$(DEV)/python -m training

secrets: ## make the folder of secrets that docker-compose.yml reads
	@$(PYTHON) scripts/secrets.py

clean: ## remove the environments and the database that `make run` made
	rm -rf .venv .venv-dev var
