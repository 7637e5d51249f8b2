# Needs git, make and Python 3.11 or newer; everything else goes into .venv.
# The sets of packages install one after the other (each stamp needs the one before), so `make -j` is safe.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

BIN := .venv/bin
# Modules are compiled once, not at every run: that is a third of the time of the tests.
export PYTHONDONTWRITEBYTECODE :=
CODE := src tests $(wildcard scripts benchmarks examples)

# An environment made in another folder, or by a Python since removed, does not run: make it anew.
ifeq ($(shell [ "$$(cat .venv/.made-in 2>/dev/null)" = "$$(pwd -P)" ] && $(BIN)/python -c '' 2>/dev/null && echo usable),)
.PHONY: .venv/.made-in
endif

# $(call pip_install,what,arguments): a dot for each package; the whole log only when it fails.
define pip_install
	@printf 'Installing %s ' '$(1)'; \
	log=.venv/install.log; \
	{ $(BIN)/python -m pip install --disable-pip-version-check --no-input --progress-bar off $(2) 2>&1 \
	    && echo MONOGRAPH_INSTALLED; } | tee "$$log" | while IFS= read -r line; do \
	  case $$line in Collecting*|Processing*|Obtaining*) printf '.' ;; Installing\ collected*) printf ' unpacking ' ;; esac; \
	done; \
	if tail -n 1 "$$log" | grep -q '^MONOGRAPH_INSTALLED$$'; then echo 'done'; \
	else echo 'failed'; cat "$$log"; exit 1; fi
endef

.PHONY: help
help: ## show this list
	@echo 'make TARGET, where TARGET is one of:'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s  %s\n", $$1, $$2 }' Makefile

.PHONY: site
site: .venv/.site ## check the knowledge base and build the website into site/
	@$(BIN)/monograph build

.PHONY: offline
offline: site ## pack the website into build/monograph-offline.zip, which works without a network
	@$(BIN)/monograph offline

.PHONY: serve
serve: .venv/.site ## preview the website, rebuilt at every change
	@$(BIN)/monograph serve

.PHONY: test
test: .venv/.dev ## run every test (browser tests are skipped without Chromium; TESTS=… runs some)
	@$(BIN)/python -m pytest -n auto --dist loadfile $(TESTS)

.PHONY: test-fast
test-fast: .venv/.dev ## run the tests that take little, while you work: no website, no browser, no long searches
	@$(BIN)/python -m pytest -q -n auto --dist loadfile -m 'not slow and not browser and not thorough' $(TESTS)

.PHONY: mutate
mutate: .venv/.dev ## see whether the tests notice 300 small faults in the code (some 20 minutes; COUNT=… tries fewer)
	@$(BIN)/python -m benchmarks.mutants $(if $(COUNT),--count $(COUNT))

.PHONY: check
check: .venv/.dev ## format, lint, types, import contract, scripts and styles, knowledge base, schemas
	@$(BIN)/ruff format --quiet --check $(CODE) || { $(BIN)/ruff format --diff --quiet $(CODE); exit 1; }
	@$(BIN)/ruff check --quiet $(CODE)
	@$(BIN)/mypy --no-error-summary $(CODE)
	@$(BIN)/lint-imports --no-logo > .venv/lint-imports.log || { cat .venv/lint-imports.log; exit 1; }
	@$(MAKE) --no-print-directory lint-assets
	@$(BIN)/monograph check --readability
	@$(BIN)/monograph schema --check

# What needs Node is left out where there is none; with REQUIRE_NODE=1 that is an error.
ASSETS := src/monograph/assets
LINT := lint/node_modules/.bin

.PHONY: lint-assets
ifneq ($(shell command -v npm 2>/dev/null),)
lint-assets: lint/node_modules/.made ## types and lint of scripts and style sheets (needs Node)
	@$(LINT)/tsc --project lint
	@$(LINT)/eslint --max-warnings 0 --config lint/eslint.config.js $(ASSETS)
	@$(LINT)/stylelint --max-warnings 0 --config lint/stylelint.config.js '$(ASSETS)/**/*.css'
else
lint-assets:
	@echo 'Scripts and style sheets were not checked: there is no Node (npm).$(if $(filter 1,$(REQUIRE_NODE)), REQUIRE_NODE=1 asks for it.)' >&2
	@[ '$(REQUIRE_NODE)' != 1 ]
endif

lint/node_modules/.made: lint/package.json lint/package-lock.json
	@echo 'Installing what checks scripts and style sheets'
	@cd lint && npm ci --silent --no-audit --no-fund
	@touch $@

# The publishing run does this on the main branch, so that no pull request carries derived files.
.PHONY: publish-data
publish-data: .venv/.site ## keep the answers that changed, and count what the base holds (docs/coverage.md)
	@$(BIN)/monograph keep
	@$(BIN)/monograph coverage

.PHONY: format
format: .venv/.dev ## put the code into its standard format
	@$(BIN)/ruff check --quiet --fix-only $(CODE)
	@$(BIN)/ruff format --quiet $(CODE)

.PHONY: bench
bench: .venv/.dev ## measure speed, and which faults in the evidence are found (benchmarks/)
	@$(BIN)/python benchmarks/run.py
	@$(BIN)/python benchmarks/lighthouse.py
	@$(BIN)/python benchmarks/evidence_faults.py

.PHONY: dev
dev: .venv/.dev ## install everything a contributor of code needs into .venv
	@:

UV ?= uv
COMPILE = $(UV) pip compile --no-config --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate $(if $(UPGRADE),--upgrade)

.PHONY: lock
lock: ## recompile requirements/ (maintainers; needs uv; UPGRADE=1 takes newer versions)
	@command -v $(UV) >/dev/null || { echo 'make lock needs uv: put it on the PATH, or say make lock UV=…' >&2; exit 1; }
	@$(COMPILE) pyproject.toml --group build --group test --group lint -o requirements/dev.txt
	@$(COMPILE) pyproject.toml --group build -c requirements/dev.txt -o requirements/site.txt
	@$(COMPILE) --group zensical -c requirements/dev.txt -o requirements/zensical.txt
	@! grep -nE '://|^-' requirements/*.txt || { echo 'the lines above name a place: remove them' >&2; exit 1; }

.PHONY: clean
clean: ## remove what was built (ALL=1: the environment too)
	@rm -rf site .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis $(if $(ALL),.venv lint/node_modules)
	@find build -mindepth 1 ! -path build/docs ! -path build/docs/.gitkeep -delete
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# PYTHON=… on the command line or in the environment names another interpreter.
.venv/.made-in:
	@for python in "$$PYTHON" python3 python3.13 python3.12 python3.11; do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; python=; \
	done; \
	[ -n "$$python" ] || { echo 'Monograph needs Python 3.11 or newer: install it, or say make PYTHON=/path/to/python3' >&2; exit 1; }; \
	"$$python" -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "$$python has no venv module: install it (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }; \
	rm -rf .venv && "$$python" -m venv .venv
	@pwd -P > $@

.venv/.site: .venv/.made-in requirements/site.txt pyproject.toml
	$(call pip_install,what the site needs,--require-hashes -r requirements/site.txt)
	$(call pip_install,monograph,--no-deps --no-build-isolation -e .)
	@touch $@

.venv/.dev: .venv/.site requirements/dev.txt requirements/zensical.txt
	$(call pip_install,what tests and checks need,--require-hashes -r requirements/dev.txt -r requirements/zensical.txt)
	@touch $@
