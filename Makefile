# Every target does its own set-up: system packages by apt, .venv from the lock file. The second time is immediate.
SHELL := /bin/bash
.DEFAULT_GOAL := help
READY := .venv/installed
BIN := .venv/bin

.PHONY: help
help: ## This list
	@awk -F ':[^#]*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: demo
demo: system $(READY) ## A whole consultation without a screen, on the numbers of Cartagena 2022
	@$(BIN)/python -m tests.tools.demo

.PHONY: test
test: system-test $(READY) ## All the tests, and the files held at 100 % branch coverage
	@mkdir -p build
	@$(BIN)/python -m pytest -q -n 2 --cov --cov-report=json:build/coverage.json --cov-report=
	@$(BIN)/python .ci/check_coverage.py build/coverage.json

.PHONY: kiosk
kiosk: system-window $(READY) ## The kiosk in practice mode; without a display on a virtual screen shown by VNC
	@$(BIN)/python .ci/kiosk.py

.PHONY: screenshots
screenshots: system-test $(READY) ## The pictures of docs/images: the real screens, and the page in a browser
	@$(BIN)/python -m tests.tools.doc_pictures docs/images

.PHONY: gallery
gallery: system $(READY) ## Every screen at every size, text and contrast, and one page to look at them
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.tools.gallery build/gallery

.PHONY: audio
audio: $(READY) ## The recordings that come with the program, rendered with espeak-ng
	@.ci/system-packages audio
	@$(BIN)/python -m tests.tools.audio assets/audio

.PHONY: pictures
pictures: system $(READY) ## Renew the pictures that the tests compare every screen with
	@$(BIN)/python -m tests.tools.pictures

.PHONY: translations
translations: system $(READY) ## Gather every text that people see, and make Qt's translation file
	@$(BIN)/python -m tests.tools.translations

.PHONY: monkey
monkey: system $(READY) ## A hundred thousand random touches and keys on an official kiosk
	@$(BIN)/python -m tests.tools.monkey

.PHONY: faults
faults: system-test $(READY) ## Networks, servers, disks and clocks that fail at every byte: nothing lost, nothing twice
	@$(BIN)/python -m tests.faults

.PHONY: fuzz
fuzz: system $(READY) ## Hostile files: every damage, a million mutations, and whatever may be asked of the server
	@$(BIN)/python -m tests.fuzz

.PHONY: soak
soak: system $(READY) ## A month of 500 kiosks with outages, sticks, replays, crashes and wrong clocks
	@$(BIN)/python -m tests.soak

.PHONY: bench
bench: system-test $(READY) ## How fast, each figure beside the bound measured in the same run; also build/bench.json
	@$(BIN)/python -m tests.benchmarks

.PHONY: growth
growth: $(READY) ## Drawing and table of docs/performance.md, from the newest build/bench.json
	@$(BIN)/python -m tests.benchmarks --draw

.PHONY: vendor
vendor: ## Make the page's bundled cryptography anew from npm, at the versions that .ci/vendor names
	@.ci/vendor

.PHONY: sheet
sheet: system $(READY) ## The volunteers' sheet as PDF, with pictures of the real screens
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.tools.sheet docs/hoja-del-jurado.pdf

.PHONY: deployment
deployment: $(READY) ## The kiosk's installer on a fresh Debian in a folder, and what systemd says of every unit
	@.ci/system-packages deployment
	@$(BIN)/python -m tests.tools.deployed build/deployment

.PHONY: machine
machine: deb ## A kiosk's machine started under QEMU: first screen, keys, sticks, a power cut
	@.ci/system-packages machine
	@$(BIN)/python -m tests.tools.booted build/machine build/dist

.PHONY: frozen
frozen: system-package $(READY) ## The programs in one folder that runs without Python: build/dist/urna-abierta
	@$(BIN)/python -m tests.tools.frozen build/dist

.PHONY: deb
deb: system-package $(READY) ## The Debian package, read by lintian: build/dist/urna-abierta_*.deb
	@$(BIN)/python -m tests.tools.debian build/dist

.PHONY: reproducible
reproducible: system-package $(READY) ## Both built twice, in two folders at two times: the same bytes, and their SHA-256
	@$(BIN)/python -m tests.tools.reproduced build/twice

.PHONY: installers
installers: system-package $(READY) ## Both, made twice, installed, used and upgraded on a fresh Debian 12 in a folder
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.tools.installers build/installers

.PHONY: supply
supply: $(READY) ## What the program is made of: locked, audited, listed, built twice
	@$(BIN)/python -m tests.tools.supply build/supply

.PHONY: lint
lint: $(READY) ## ruff: rules and format
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

.PHONY: types
types: $(READY) ## mypy, strict
	@$(BIN)/mypy

.PHONY: layers
layers: $(READY) ## Who may import whom, as docs/architecture.md says
	@$(BIN)/lint-imports

.PHONY: format
format: $(READY) ## Format the code and mend what ruff can mend
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

.PHONY: ci
ci: ## Everything a change has to pass
	@.ci/run

.PHONY: lock
lock: $(READY) ## Renew .ci/requirements.lock from pyproject.toml
	@.ci/lock

.PHONY: clean
clean: ## Remove what the other targets made, the virtual environment too
	@rm -rf .venv build dist *.egg-info .coverage* htmlcov
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find kiosk sync ui assets tests -name __pycache__ -prune -exec rm -rf {} +

.PHONY: system system-window system-test system-package
system:
	@.ci/system-packages
system-window:
	@.ci/system-packages window
system-test:
	@.ci/system-packages test
system-package:
	@.ci/system-packages package

$(READY): .ci/requirements.lock pyproject.toml | system
	@.ci/environment
	@touch $@
