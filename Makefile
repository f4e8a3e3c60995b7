# SPDX-License-Identifier: GPL-3.0-or-later
# The ways to build, run and test Headroom. `make help` lists them.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PACKAGES := libgsl-dev librandom123-dev libssl-dev libzip-dev pkg-config make
TEST_PACKAGES := python3 python3-venv
PYTHON := .venv/bin/python
VENV := .venv/.ready

# A target may import only what Package.swift lists for it.
BUILD := -c release --explicit-target-dependency-import-check error
# The program is optimised across its modules as it is linked, which makes a forecast a twentieth quicker, where the
# toolchain brings the linker that can.
LINKER := $(shell swift=$$(readlink -f "$$(command -v swift)") && test -x "$${swift%/*}/ld.lld" && echo lld)
ACROSS := $(if $(LINKER),--experimental-lto-mode=thin)
HEADROOM := .build/release/headroom
SCENARIO := Scenarios/four-joiners.yaml
# What draws the charts of a board paper; the program looks for it there.
CHARTS := .build/headroom-charts.js

stop = { printf 'headroom: %s\n' $(1) >&2; exit 1; }

.PHONY: help
help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

.PHONY: run
run: build ## Install what is missing, build, and run the example with four joining schools
	@$(MAKE) charts || echo "headroom: the board paper will have tables only." >&2
	@$(HEADROOM) run $(SCENARIO) --replace \
	  || $(call stop,"the run did not finish; the message above says why.")
	@echo "The board paper: Results/four-joiners/report.html. What each file holds: Results/README.md"

.PHONY: charts
charts: $(CHARTS) ## Install the library that draws the charts of report.html

# Tests look inside Publication, so they build the program anew with testing enabled.
.PHONY: test
test: packages lint project ## Everything: format, scenarios against the schema, build, all tests
	@swift test $(BUILD) --disable-xctest \
	  || $(call stop,"tests fail; the lines marked with a cross above say which and why.")
	@$(MAKE) report-tests
	@$(MAKE) package-tests
	@$(MAKE) checked

# The term loop checks the bounds of its columns in debug builds alone, so here is one: as fast, and with every check.
CHECKED := .build/checked
.PHONY: checked
checked: packages toolchain $(VENV) ## Run every scenario and stress that comes with the program, with every bound checked
	@swift build -c release --product headroom --scratch-path $(CHECKED) \
	  -Xswiftc -assert-config -Xswiftc Debug \
	  || $(call stop,"the checked build failed; the first error above says why.")
	@for scenario in $(filter-out %/defaults.yaml %/principles.yaml,$(wildcard Scenarios/*.yaml)); do \
	  for gate in proceed defer decline; do \
	    $(CHECKED)/release/headroom run $$scenario --runs 20 --no-report --quiet --replace \
	      --out $(CHECKED)/result --set proposal.gate=$$gate >/dev/null \
	      || $(call stop,"$$scenario fails in the checked build; the message above says where."); \
	  done; \
	  $(CHECKED)/release/headroom run $$scenario --runs 20 --no-report --quiet --replace \
	    --out $(CHECKED)/result --set inspection.framework=report-card >/dev/null \
	    || $(call stop,"$$scenario fails under the report card in the checked build; the message above says where."); \
	  $(CHECKED)/release/headroom stress $$scenario --runs 20 --no-report --quiet --replace \
	    --out $(CHECKED)/stress --set proposal.gate=proceed >/dev/null \
	    || $(call stop,"a stress on $$scenario fails in the checked build; the message above says where."); \
	done
	@$(PYTHON) Tools/sweep_bounds.py $(CHECKED)/release/headroom $(SCENARIO) \
	  || $(call stop,"an assumption at an end of its range fails in the checked build; see above.")
	@echo "Every scenario and stress runs with every bound checked."

# The board paper in a browser; `make test` has built the program.
.PHONY: report-tests
report-tests: $(VENV) $(CHARTS)
	@Tools/packages.sh chromium
	@$(PYTHON) -m pytest -q -p no:cacheprovider Tests/ReportTests \
	  || $(call stop,"the board paper fails in the browser; pytest says above how.")

# Result folders and notebooks; nobody needs a network for them, so the door is shut.
OFFLINE := http_proxy=http://127.0.0.1:9 https_proxy=http://127.0.0.1:9
.PHONY: package-tests
package-tests: $(VENV)
	@$(PYTHON) -m pytest -q -p no:cacheprovider Tests/PackageTests \
	  || $(call stop,"result folders are not as they should be; pytest says above how.")
	@$(PYTHON) -m pytest -q -p no:cacheprovider Tests/ReferenceTests \
	  || $(call stop,"the program and the second implementation of its model disagree; pytest says above where.")
	@HEADROOM_NOTEBOOK_RUNS=200 $(OFFLINE) \
	  $(PYTHON) -m pytest -q -p no:cacheprovider --nbmake Notebooks/*.ipynb \
	  || $(call stop,"a notebook does not run; pytest says above which and why.")

.PHONY: notebooks
notebooks: build $(VENV) ## Run the notebooks into Notebooks/executed, as pages for a browser
	@$(PYTHON) -m nbconvert --log-level ERROR --execute --to html --output-dir Notebooks/executed \
	  Notebooks/*.ipynb || $(call stop,"a notebook does not run; the lines above say why.")
	@echo "Open Notebooks/executed/1-board.html and the others; what each is: Notebooks/README.md"

.PHONY: check
check: lint project ## The quick checks: format, scenarios against the schema, documents

.PHONY: benchmark
benchmark: build $(VENV) ## Measure the speed beside a floor of bare random numbers, and beside NumPy
	@$(HEADROOM) benchmark \
	  || $(call stop,"the benchmark did not finish; the message above says why.")
	@$(PYTHON) Tests/ReferenceTests/speed.py \
	  || $(call stop,"the second implementation did not finish; the message above says why.")

# One figure in 16,000 of a right engine lies four standard errors off; seeds are fixed.
VERIFICATION := Results/model-verification.csv
.PHONY: verify-model
verify-model: build ## Hold the engine against the model's closed forms, a million paths each
	@.build/release/headroom-verify-model --csv $(VERIFICATION) \
	  || $(call stop,"the engine and its model's closed forms do not agree;" \
	    "the lines above in capitals say where.")

# The example holds no report.html, since that carries the library that draws its charts.
EXAMPLE := Results/example-four-joiners
.PHONY: example
example: build charts ## Make the kept example and its picture anew
	@$(HEADROOM) run $(SCENARIO) --runs 1000 --no-report --quiet --replace --out $(EXAMPLE)
	@$(HEADROOM) run $(SCENARIO) --runs 1000 --quiet --replace --out .build/example
	@chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1200,900 \
	  --screenshot=$(EXAMPLE).png file://$(CURDIR)/.build/example/report.html 2>/dev/null

.PHONY: calibrate
calibrate: build $(VENV) ## Hold the defaults against public data: Scenarios/CALIBRATION.md
	@$(PYTHON) Tools/calibrate.py

.PHONY: build
build: packages toolchain ## Build the program
	@swift build $(BUILD) $(ACROSS) \
	  || $(call stop,"the build failed; the first error above says why." \
	    "If it speaks of another toolchain's files: make clean and try again.")

.PHONY: lint
lint: toolchain
	@swift format lint --strict --recursive Sources Tests Package.swift \
	  || $(call stop,"the format is not as agreed." \
	    "swift format --in-place --recursive Sources Tests Package.swift mends most of it.")

.PHONY: project
project: $(VENV)
	@$(PYTHON) Tools/check_project.py

# Set-up: quiet where nothing is missing.

.PHONY: packages
packages:
	@Tools/packages.sh $(PACKAGES)

.PHONY: toolchain
toolchain:
	@Tools/toolchain.sh

$(VENV): Tools/requirements.txt
	@Tools/packages.sh $(TEST_PACKAGES)
	@echo "Installing the Python packages of the tests into .venv ..."
	@python3 -m venv --clear .venv \
	  || $(call stop,"no virtual environment could be made in .venv." \
	    "See that python3 -m venv works.")
	@.venv/bin/pip install --quiet --disable-pip-version-check --requirement $< || \
	  { rm -rf .venv; $(call stop,"Python packages could not be installed." \
	    "Check the network connection and try again."); }
	@touch $@

$(CHARTS): Tools/charts.py Tools/requirements-charts.txt
	@Tools/packages.sh $(TEST_PACKAGES)
	@echo "Installing the library that draws charts ..."
	@rm -rf .build/charts && mkdir -p .build && python3 -m venv .build/charts \
	  && .build/charts/bin/pip install --quiet --disable-pip-version-check \
	    --requirement Tools/requirements-charts.txt \
	  && .build/charts/bin/python Tools/charts.py $@ \
	  || { rm -rf .build/charts; $(call stop,"the library that draws charts could not be installed." \
	    "Check the network connection and say: make charts"); }
	@rm -rf .build/charts

.PHONY: clean
clean: ## Remove what was built, but no result
	@rm -rf .build .venv Package.resolved
