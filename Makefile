# `make demo` needs only the Swift toolchain and SQLite (libsqlite3-dev); `make test` and `make bench` also Python 3.11 or
# later.

BUILD = swift build -c release
PYTHON_IN_VENV = JAX_PLATFORMS=cpu .venv/bin/python

# For the plugin and the tool that go into the wheel: with the Swift runtime inside, and SQLite in the tool. SwiftPM's own
# option for the runtime does not reach a dynamic library. SQLite's archive is taken where it lies in a folder without the
# shared library. With another version of ICU its symbol has another number, and its data are in the tool.
BUILD_PLUGIN = swift build -c release --scratch-path .build-plugin -Xswiftc -static-stdlib
BUILD_TOOL = $(BUILD_PLUGIN) --product roundhouse -Xlinker -L$(CURDIR)/.build-plugin/static \
  -Xlinker $(CURDIR)/.build-plugin/static/foundation-data.o -Xlinker --defsym=icudt76_dat=roundhouse_icu_data
TOOL_PARTS = .build-plugin/static/libsqlite3.a .build-plugin/static/foundation-data.o

.PHONY: demo build plugin tool wheel test test-swift test-python sanitize bench examples lint venv

# Trains the demo GPT on a simulated Trainium, and, where there is Python, the JAX scripts of examples/.
# DEMO passes options on: make demo DEMO="--chip trn1"
demo: $(TOOL_PARTS)
	$(BUILD_TOOL)
	.build-plugin/release/roundhouse demo $(DEMO)
	scripts/demo-jax

build:
	$(BUILD)

# The JAX plugin: .build-plugin/release/libroundhouse_pjrt.so. Nothing but its C entry points is for others.
plugin:
	$(BUILD_PLUGIN) --product roundhouse_pjrt -Xlinker --version-script=$(CURDIR)/Sources/PJRTPlugin/exports.map

# The tool for the wheel, beside the plugin.
tool: $(TOOL_PARTS)
	$(BUILD_TOOL)

.build-plugin/static/libsqlite3.a:
	mkdir -p $(@D)
	ln -sf "$$(clang -print-file-name=libsqlite3.a)" $@

.build-plugin/static/foundation-data.o: scripts/foundation-data.c
	mkdir -p $(@D)
	clang -O1 -fno-builtin -c $< -o $@

wheel:
	scripts/build-wheel

test: test-swift test-python

# Release, since the numeric suites run tens of times slower in debug. The compiler's tests look at its
# plans, hence the testable build; it makes the tools that the Python tests run as well.
test-swift:
	$(BUILD) --build-tests -Xswiftc -enable-testing
	swift test -c release -Xswiftc -enable-testing --skip-build --disable-xctest --quiet

test-python: venv plugin
	Tests/python/get-chromium
	$(PYTHON_IN_VENV) -m pytest -q -n 2 -p no:cacheprovider Tests/python

# The plugin's and the machine's tests under the thread and the address sanitizer: no part of .ci/run, since their builds
# take as long as everything there together. Debug builds take half as long as release builds.
sanitize:
	for kind in thread address; do \
	  swift build --sanitize=$$kind --scratch-path .build-$$kind --build-tests && \
	  ASAN_OPTIONS=detect_leaks=0 swift test --sanitize=$$kind --scratch-path .build-$$kind --skip-build --disable-xctest \
	    --quiet --filter "PJRTPluginTests|RuntimeTests|ExecutionWorkers|ExecutionMatrix" || exit 1; \
	done

bench: build plugin venv
	$(PYTHON_IN_VENV) Benchmarks/bench.py

# Writes the exported programs again.
examples: venv
	$(PYTHON_IN_VENV) examples/gpt/export.py

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests examples/kernels $(wildcard Benchmarks Fuzz)

venv:
	Tests/python/make-venv
