# Everything there is to do with the sources. `make run` is all a newcomer needs.

PREFIX ?= /usr/local
DESTDIR ?=
# Options of the dashboard, for example: make run ARGS="--game rps --peers rock"
ARGS ?=

# Beyond the Swift toolchain: the compiler's own needs, fetching dependencies, the terminal library, SQLite, physics.
BUILD_PACKAGES := binutils ca-certificates git libc6-dev libgcc-12-dev libstdc++-12-dev libncursesw5-dev \
    libsqlite3-dev libmujoco-dev
# A terminal, Python to check the files that are made for it to read, what sets manual pages, and MPI, which a build for
# one machine does without.
TEST_PACKAGES := tmux python3 python3-venv groff-base libopenmpi-dev openmpi-bin

SWIFT := swift
# One configuration for everything, so that nothing is built twice.
# A target may import only what Package.swift says it depends on.
BUILD := $(SWIFT) build -c release --explicit-target-dependency-import-check error
# By the name of its product: --build-tests also builds every tool of the packages it depends on, protoc among them.
TESTS := --product metamapgPackageTests
PROGRAM := .build/release/metamapg
PYTHON := .build/python
PYTHON_PACKAGES := Tests/requirements.txt
MANUAL := .build/manual
# The physics and what tests compare it with, each a shared library against the MuJoCo at hand: Debian's, or the one in
# MUJOCO_DIR, the folder of a release of MuJoCo or of its Python package.
PHYSICS := .build/release/libmetamapg-mujoco.so
REFERENCE := .build/release/libcheetah-reference.so
MUJOCO_DIR ?=
# Messages between ranks, a shared library against the MPI at hand: that of `mpicc`, or of MPICC.
MPI := .build/release/libmetamapg-mpi.so
MPICC ?= mpicc
DOCS := .build/docs
# Of the manual's pages; distributions set it, so that two builds are alike.
MANUAL_DATE := $(shell date -u -d "@$${SOURCE_DATE_EPOCH:-$$(date +%s)}" +%Y-%m-%d)
SOURCES := Sources Tests Package.swift

.PHONY: run build physics mpi reference manual docs test fuzz thread-sanitizer cross-check bench benchmarks lint format install package package-test clean packages test-packages python-tools toolchain

run: build ## open the dashboard
	@$(PROGRAM) $(ARGS)

build: packages toolchain ## build the program
	$(BUILD) --product metamapg
	@if echo '#include <mujoco/mujoco.h>' | $(CLANG) $(MUJOCO_HEADERS) -fsyntax-only -x c - 2>/dev/null; \
	then $(MAKE) --no-print-directory physics; \
	else echo "Built without physics, for want of MuJoCo's headers: games with bodies cannot be played."; fi
	@if command -v $(MPICC) >/dev/null; then $(MAKE) --no-print-directory mpi; \
	else echo "Built without MPI, for want of mpicc: everything works, on one machine."; fi

# The compiler that comes with Swift. Quick, so that it need not find out whether another MuJoCo is meant than before.
CLANG := clang
comma := ,
MUJOCO_LIBRARY := $(firstword $(wildcard $(addprefix $(abspath $(MUJOCO_DIR))/,lib/libmujoco.so libmujoco.so libmujoco.so.*)))
MUJOCO_HEADERS := $(if $(MUJOCO_DIR),-I$(abspath $(MUJOCO_DIR))/include)
MUJOCO := $(MUJOCO_HEADERS) $(if $(MUJOCO_DIR),$(MUJOCO_LIBRARY) -Wl$(comma)-rpath$(comma)$(dir $(MUJOCO_LIBRARY)),-lmujoco)
SHARED_FLAGS := -std=c11 -O2 -Wall -Wextra -Werror -fPIC -fvisibility=hidden -shared -Wl,-z,relro,-z,now,--no-undefined
SHARED := $(CLANG) $(SHARED_FLAGS)
physics: ## build the physics against the MuJoCo at hand, or against that in MUJOCO_DIR
	$(SHARED) Sources/Games/MuJoCo/mujoco.c $(MUJOCO) -o $(PHYSICS)
# Open MPI and MPICH each let their compiler be another by a variable of their own.
mpi: ## build the messages between ranks against the MPI at hand, or against that of MPICC
	OMPI_CC=$(CLANG) MPICH_CC=$(CLANG) $(MPICC) $(SHARED_FLAGS) Sources/Learning/Cluster/MPI/mpi.c -o $(MPI)
reference:
	@$(SHARED) Tests/CheetahReference/reference.c $(MUJOCO) -o $(REFERENCE)

# Pages and completions follow from the options that the program declares: nothing of them is written by hand.
manual: build ## write manual pages and completions of shells into .build/manual
	$(BUILD) --product generate-manual
	rm -rf $(MANUAL) && mkdir -p $(MANUAL)
	.build/release/generate-manual $(PROGRAM) --multi-page --date $(MANUAL_DATE) --output-directory $(MANUAL)
	$(PROGRAM) --generate-completion-script bash >$(MANUAL)/metamapg.bash
	$(PROGRAM) --generate-completion-script zsh >$(MANUAL)/_metamapg
	$(PROGRAM) --generate-completion-script fish >$(MANUAL)/metamapg.fish

# What the compiler needs to find the modules that Engine's own name, as SwiftPM tells it.
YAML_HEADERS := .build/checkouts/Yams/Sources/CYaml/include
ENGINE_MODULES := -I .build/release/Modules -I Sources/Platform/CPlatform -I Sources/Learning/Kernels/CProcessor \
	-I Sources/Games/CPhysics \
	-Xcc -fmodule-map-file=$(YAML_HEADERS)/module.modulemap -Xcc -I$(YAML_HEADERS)
TRIPLE = $(shell $(SWIFT) -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)".*/\1/p')
# Pages of the library Engine, from its comments and Engine.docc: to be read with
# `python3 -m http.server --directory .build/docs` at http://localhost:8000/documentation/engine.
docs: build ## write pages about the library Engine into .build/docs
	rm -rf $(DOCS) $(DOCS)-symbols && mkdir -p $(DOCS)-symbols
	$(SWIFT) symbolgraph-extract -module-name Engine $(ENGINE_MODULES) -target $(TRIPLE) \
		-minimum-access-level public -skip-synthesized-members -output-dir $(DOCS)-symbols
	docc convert Sources/Learning/Engine/Engine.docc --additional-symbol-graph-dir $(DOCS)-symbols \
		--fallback-display-name Engine --fallback-bundle-identifier metamapg.Engine --warnings-as-errors \
		--output-path $(DOCS)

test: build test-packages python-tools reference mpi ## build and run all tests
	$(BUILD) $(TESTS)
	$(BUILD) --product generate-manual
	$(SWIFT) test -c release --skip-build

# How many times as many inputs as in the test suite each fuzzer tries, and the seed of their damage.
FUZZ_TIMES ?= 20
FUZZ_SEED ?= $(shell date +%s)
fuzz: build test-packages python-tools reference ## read damaged keys and files for a long time
	$(BUILD) $(TESTS)
	METAMAPG_FUZZ_TIMES=$(FUZZ_TIMES) METAMAPG_FUZZ_SEED=$(FUZZ_SEED) \
		$(SWIFT) test -c release --skip-build --filter Fuzz

# What runs on several threads.
THREADED := WorkerPool|Neutrality|HeadlessTraining|RunFollower|RunsTrainer|TournamentPlayer|TeamTrainer
THREAD_BUILD := .build/thread-sanitizer
thread-sanitizer: build ## look for data races in what runs on several threads
	$(BUILD) --sanitize=thread --scratch-path $(THREAD_BUILD) $(TESTS)
	METAMAPG_PHYSICS=$(abspath $(PHYSICS)) $(SWIFT) test -c release --sanitize=thread --scratch-path $(THREAD_BUILD) --skip-build --filter '$(THREADED)'

# Of kernels, which are all that is written for vectors. Takes Debian's cross compiler and an emulator.
CROSS_PACKAGES := gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user-static
cross-check: toolchain ## compile the kernels for AArch64 as well, run both and compare
	@.ci/packages $(CROSS_PACKAGES)
	@Tests/CrossCheck/run

# With the peer in JAX, if Python has it: the same exact learners, compiled.
bench: build ## measure the speed of training and of the screen
	@$(PROGRAM) bench
	@python3 -c 'import jax' 2>/dev/null && python3 Tests/Peers/lola_jax.py \
		|| echo "LOLA against LOLA in JAX: not measured, python3 has no jax"

# While nothing else runs.
benchmarks: build ## measure, and add a line to docs/benchmarks.md
	@python3 Tests/Peers/history.py $(PROGRAM)

lint: toolchain ## check the formatting
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format: toolchain ## repair the formatting
	$(SWIFT) format --in-place --recursive $(SOURCES)

SHARE = $(DESTDIR)$(PREFIX)/share
install: build manual ## install below PREFIX
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/lib/metamapg" "$(SHARE)/metamapg/themes" "$(SHARE)/metamapg/teams" "$(SHARE)/man/man1" \
		"$(SHARE)/bash-completion/completions" "$(SHARE)/zsh/site-functions" "$(SHARE)/fish/vendor_completions.d"
	install -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/metamapg"
	[ ! -e $(PHYSICS) ] || install -m 644 $(PHYSICS) "$(DESTDIR)$(PREFIX)/lib/metamapg/"
	[ ! -e $(MPI) ] || install -m 644 $(MPI) "$(DESTDIR)$(PREFIX)/lib/metamapg/"
	install -m 644 themes/*.theme "$(SHARE)/metamapg/themes/"
	install -m 644 teams/*.safetensors "$(SHARE)/metamapg/teams/"
	install -m 644 $(MANUAL)/*.1 "$(SHARE)/man/man1/"
	install -m 644 $(MANUAL)/metamapg.bash "$(SHARE)/bash-completion/completions/metamapg"
	install -m 644 $(MANUAL)/_metamapg "$(SHARE)/zsh/site-functions/_metamapg"
	install -m 644 $(MANUAL)/metamapg.fish "$(SHARE)/fish/vendor_completions.d/metamapg.fish"

# A package for all x86-64 machines, and the same as a tarball. Both are alike for equal sources and toolchains: dates are
# that of the last commit, unless SOURCE_DATE_EPOCH says another.
PACKAGE_PACKAGES := patchelf xz-utils libopenmpi-dev
package: packages toolchain ## make a Debian package and a tarball, into .build/packages
	@.ci/packages $(PACKAGE_PACKAGES)
	@export SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct)} && \
		packaging/tree .build/package-tree && packaging/package

# As root: it makes a root of its own for that.
package-test: ## try the package in a bare Debian 12; `make package` comes before
	@.ci/packages debootstrap
	@packaging/test

clean: ## remove everything that was built
	rm -rf .build

packages:
	@.ci/packages $(BUILD_PACKAGES)

test-packages:
	@.ci/packages $(TEST_PACKAGES)

# What the tests need of Python, installed unless it is there in the versions asked for. Of gymnasium they read one model
# file.
python-tools: test-packages
	@$(PYTHON)/bin/python .ci/installed $(PYTHON_PACKAGES) 2>/dev/null || { \
		echo "Installing Python packages into $(PYTHON)"; \
		python3 -m venv --clear $(PYTHON) && \
		$(PYTHON)/bin/pip install -q --disable-pip-version-check -r $(PYTHON_PACKAGES); }

toolchain:
	@command -v $(SWIFT) >/dev/null || { echo "No Swift toolchain found; see https://www.swift.org/install/" >&2; exit 1; }

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 26
.PHONY: help
