# What is done with the sources, beside "go run ./generator COMMAND".

FUZZTIME ?= 1m
BENCH_TASKS ?= 10000

# The race detector needs a C compiler. This is looked up when a recipe runs, after "tools" has had its turn.
race = $(if $(shell command -v gcc),-race)

.PHONY: test tools lint unit plain raced browser fuzz bench build serve
.NOTPARALLEL:

# Every test. It installs for itself what this machine lacks: as root, or with sudo.
test: tools lint unit browser

tools:
	generator/browsertest/install.sh

lint:
	@unformatted=$$(gofmt -l generator layouts static); test -z "$$unformatted" || { echo "gofmt -w $$unformatted"; exit 1; }
	go vet -tags browser ./...
	go tool staticcheck -tags browser ./...

# Unit tests, scripts of whole commands (generator/testdata/script), properties, and checks of the site in this repository.
unit: plain raced

# These go without the race detector. The command line's tests start hundreds of processes, and threads are below it; pages has
# one goroutine, and its tests go through every day of a plan; markdown has none of its own either, and its tests count what is
# allocated, which is far more with the detector.
plain:
	go test -timeout 30m ./generator ./generator/pages ./generator/markdown

raced:
	$(if $(race),,@echo "There is no gcc: these run without the race detector.")
	go test -timeout 30m $(race) $$(go list ./... | grep -vE '/generator(/pages|/markdown)?$$')

# Tests in Chromium, with axe-core and html-validate. One package after the other: each keeps all processors busy. They build the
# program, which Go does not know when it decides whether a test must run again: so they always do.
browser:
	go test -timeout 30m -tags browser -p 1 -count 1 $(browsertests)

# The packages that have tests behind the tag.
browsertests = $(shell grep -rl --include='*_test.go' '^//go:build browser' generator | xargs -n1 dirname | sort -u | sed 's,^,./,')

# Every fuzz target, for FUZZTIME each.
fuzz:
	@go list ./... | while read -r package; do \
		for target in $$(go test -list '^Fuzz' "$$package" | grep '^Fuzz'); do \
			echo "$$package $$target"; \
			go test "$$package" -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x || exit 1; \
		done; \
	done

# How long it takes, for a made-up plan of BENCH_TASKS tasks: each stage by itself; then the commands, beside Hugo if it is
# installed. HUGO=… names one that is not on the PATH.
bench:
	go test -run '^$$' -bench . ./generator/bench -tasks $(BENCH_TASKS)
	go run ./generator/bench -n $(BENCH_TASKS)

build:
	go build -trimpath -buildvcs=false -o bin/gongshi ./generator

serve:
	go run ./generator serve
