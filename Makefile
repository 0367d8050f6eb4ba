# What is done with the sources, beside "go run ./generator COMMAND".

FUZZTIME ?= 1m
BENCH_TASKS ?= 10000

# The race detector needs a C compiler. This is looked up when a recipe runs, after "tools" has had its turn.
race = $(if $(shell command -v gcc),-race)

.PHONY: test tools lint both unit plain raced browser office fuzz bench build serve

# Every test. It installs for itself what this machine lacks: as root, or with sudo.
test: tools lint both

# A browser waits for much of its time, so the other tests run beside those that need one.
both:
	$(MAKE) -j 2 --output-sync=target browser unit

tools:
	generator/test/browser/install.sh

lint:
	@unformatted=$$(gofmt -l generator layouts static); test -z "$$unformatted" || { echo "gofmt -w $$unformatted"; exit 1; }
	go vet -tags browser ./...
	go tool staticcheck -tags browser ./...
	for system in windows darwin freebsd; do GOOS=$$system go vet ./... || exit 1; done

# Unit tests, scripts of whole commands (generator/command/testdata/script), properties, and checks of the demonstration. Those are
# skipped where the repository holds another site.
unit: plain raced
	@go test -v -count 1 -run '^TestThisIsTheDemonstration$$' ./generator/test/demonstration | grep 'not here' || true

# The race detector takes many times as long, and can find something only where several goroutines run: so it is for packages that start
# some (a test holds this list to that: TestWhatStartsGoroutinesIsLookedAtForRaces), and for tests of others that do so themselves (racedtests in racedin). The
# command line's tests start hundreds of processes, and what runs at once is below it. The tests of pages go through every day of a plan,
# those of pipeline through random edits: with the detector run those that build one site after the other or several at once. The tests
# in unraced go through texts for a long time with what was made by several goroutines, and that is made in others too; those in weighed measure memory,
# of which the detector takes its own.
racedones = /(desk|gather|live|publish|search|serve|site|watch)$$
racedtests = Again|Same|Memory|Remember|OtherDays|AnotherDay|EndsNoBuilder|FirstText|AtOnce
racedin = ./generator/compile ./generator/layout ./generator/markdown ./generator/pages ./generator/pipeline
weighed = ^(TestHostileBodiesTakeMemory.*|FuzzMemory)$$
unraced = ^TestAQueryFindsWhatAPlainScanFinds$$

# Tests make much that is soon of no use. To collect it less often takes a quarter off their time.
plain raced: export GOGC = 400

plain:
	go test -timeout 30m $$(go list ./... | grep -vE '$(racedones)')
	go test -timeout 30m -run '$(unraced)' ./generator/search

raced:
	$(if $(race),,@echo "There is no gcc: these run without the race detector.")
	go test -timeout 30m $(race) -skip '$(unraced)' $$(go list ./... | grep -E '$(racedones)')
	go test -timeout 30m $(race) -run '$(racedtests)' -skip '$(weighed)' $(racedin)

# Forms that went through LibreOffice, which has to be here with Calc. What it saved the last time is tested everywhere.
office:
	go test -tags office -count 1 -run LibreOffice ./generator/form

# Tests in Chromium, with axe-core and html-validate. One package after the other: each keeps all processors busy. They build the
# program, which Go does not know when it decides whether a test must run again: so they always do. A tab waits for its pages most of
# the time, so more tests run at once than there are processors.
browser:
	go test -timeout 30m -tags browser -p 1 -parallel 4 -count 1 $(browsertests)

# The packages that have tests behind the tag.
browsertests = $(shell grep -rl --include='*_test.go' '^//go:build browser' generator | xargs -n1 dirname | sort -u | sed 's,^,./,')

# Every fuzz target, for FUZZTIME each; and at full length what "make test" shortens.
fuzz:
	go test -timeout 1h -count 1 -run '^(TestKilledAtAnyInstant|TestSwitchingBranchesUnderWatch|TestBuildWhileFilesComeAndGo|TestABuildIsInterruptedWholeOrNotAtAll)$$' \
		./generator/command -kills 400 -switches 100 -comings 15 -moments 8
	go test -timeout 1h -count 1 -run '^(TestAFolderChangedInAnyWayIsBuiltAsIfItWereNew|TestWhatBelongsToFormerEditsAndDaysIsLetGo|TestASiteOfADayKnowsNothingOfWhatWasReportedLater)$$' ./generator/pipeline -steps 400 -edits 500 -records 200
	go test -timeout 1h -count 1 -run '^(TestWithAMemoryTheSameIsSaid|TestNothingIsSaidThatIsDatedAfterTheDay)$$' ./generator/pages -steps 60 -every-day
	go test -timeout 1h -count 1 -run '^TestARandomPlanComesBackTheSame$$' ./generator/importer -plans 400
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
