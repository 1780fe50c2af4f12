# Everything there is to do with the sources. `make run` is all a newcomer needs.

PREFIX ?= /usr/local
DESTDIR ?=
# Options of the dashboard, for example: make run ARGS="--game rps --peers rock"
ARGS ?=

# Beyond the Swift toolchain: the compiler's own needs, fetching dependencies, the terminal library, SQLite, physics.
BUILD_PACKAGES := binutils ca-certificates git libc6-dev libgcc-12-dev libstdc++-12-dev libncursesw5-dev \
    libsqlite3-dev libmujoco-dev
# A terminal, and Python to check the files that are made for it to read.
TEST_PACKAGES := tmux python3 python3-venv

SWIFT := swift
# One configuration for everything, so that nothing is built twice.
# A target may import only what Package.swift says it depends on.
BUILD := $(SWIFT) build -c release --explicit-target-dependency-import-check error
PROGRAM := .build/release/metamapg
PYTHON := .build/python
SOURCES := Sources Tests Package.swift

.PHONY: run build test fuzz bench lint format install clean packages test-packages python-tools toolchain

run: build ## open the dashboard
	@$(PROGRAM) $(ARGS)

build: packages toolchain ## build the program
	$(BUILD) --product metamapg

test: packages test-packages python-tools toolchain ## build and run all tests
	$(BUILD) --build-tests
	$(SWIFT) test -c release --skip-build

# How many times as many inputs as in the test suite each fuzzer tries, and the seed of their damage.
FUZZ_TIMES ?= 20
FUZZ_SEED ?= $(shell date +%s)
fuzz: packages test-packages python-tools toolchain ## read damaged keys and files for a long time
	$(BUILD) --build-tests
	METAMAPG_FUZZ_TIMES=$(FUZZ_TIMES) METAMAPG_FUZZ_SEED=$(FUZZ_SEED) \
		$(SWIFT) test -c release --skip-build --filter Fuzz

bench: build ## measure the speed of training and of the screen
	@$(PROGRAM) bench

lint: toolchain ## check the formatting
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format: toolchain ## repair the formatting
	$(SWIFT) format --in-place --recursive $(SOURCES)

install: build ## install below PREFIX
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/metamapg/themes" \
		"$(DESTDIR)$(PREFIX)/share/metamapg/teams"
	install -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/metamapg"
	install -m 644 themes/*.theme "$(DESTDIR)$(PREFIX)/share/metamapg/themes/"
	install -m 644 teams/*.safetensors "$(DESTDIR)$(PREFIX)/share/metamapg/teams/"

clean: ## remove everything that was built
	rm -rf .build

packages:
	@.ci/packages $(BUILD_PACKAGES)

test-packages:
	@.ci/packages $(TEST_PACKAGES)

# What the tests need of Python, installed unless it is there and complete. Of gymnasium they read one model file.
python-tools: test-packages
	@$(PYTHON)/bin/python -c "import numpy, safetensors.numpy, tensorboard, gymnasium, yaml" 2>/dev/null || { \
		echo "Installing Python packages into $(PYTHON)"; \
		python3 -m venv --clear $(PYTHON) && \
		$(PYTHON)/bin/pip install -q --disable-pip-version-check \
			numpy safetensors tensorboard gymnasium pyyaml; }

toolchain:
	@command -v $(SWIFT) >/dev/null || { echo "No Swift toolchain found; see https://www.swift.org/install/" >&2; exit 1; }

help: ## list what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18
.PHONY: help
