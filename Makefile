# What is done with the sources, beside "go run ./generator COMMAND".

FUZZTIME ?= 1m
BENCH_TASKS ?= 10000

# The race detector needs a C compiler. This is looked up when a recipe runs, after "tools" has had its turn.
race = $(if $(shell command -v gcc),-race)

.PHONY: test tools lint both unit plain raced handed browser office windows storage fuzz bench build release release-check release-try serve

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
	cd generator/release && go vet $(quick)
	checker=$$(go tool -n staticcheck) && cd generator/release && $$checker $(quick)

# Unit tests, scripts of whole commands (generator/command/testdata/script), properties, and checks of the demonstration. Those are
# skipped where the repository holds another site.
unit: plain raced handed
	@go test -v -count 1 -run '^TestThisIsTheDemonstration$$' ./generator/test/demonstration | grep 'not here' || true

# The race detector takes many times as long, and can find something only where several goroutines run: so it is for packages that start
# some (a test holds this list to that: TestWhatStartsGoroutinesIsLookedAtForRaces), and for tests of others that do so themselves (racedtests in racedin). The
# command line's tests start hundreds of processes, and what runs at once is below it. The tests of pages go through every day of a plan,
# those of pipeline through random edits: with the detector run those that build one site after the other or several at once. The tests
# in unraced go through texts for a long time with what was made by several goroutines, and that is made in others too; those in weighed measure memory,
# of which the detector takes its own.
racedones = /(bucket|desk|gather|live|pack|publish|search|serve|site|watch)$$
racedtests = Again|Same|Memory|Remember|OtherDays|AnotherDay|EndsNoBuilder|FirstText|AtOnce
racedin = ./generator/compile ./generator/compress ./generator/layout ./generator/markdown ./generator/pages ./generator/pipeline
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

# How releases are made, which is a module of its own, as what makes packages needs many others: that part is tested by release-check.
quick = ./archive ./contents ./inventory ./source

handed:
	cd generator/release && go test $(quick)

# Forms that went through LibreOffice, which has to be here with Calc. What it saved the last time is tested everywhere.
office:
	go test -tags office -count 1 -run LibreOffice ./generator/form

# Tests of the packages where Windows matters, compiled for it and run under Wine, which is slow: several minutes. On Debian 12, whose
# Wine is too old for Go, root gets that of Debian 13 (1.4 GB). packages="disk publish" runs some.
windows:
	generator/test/windows/run.sh $(packages)

# Deployments to a real server of storage, versitygw over a folder, with trouble at any request and the program killed at any instant. Go
# builds the server, which takes minutes of a processor the first time: so "make test" runs the same tests against a fake alone.
storage:
	go test -tags s3 -timeout 30m -count 1 ./generator/bucket

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

# VERSION is there in sources that were handed out, and nowhere else.
build:
	CGO_ENABLED=0 go build -trimpath -buildvcs=false $(if $(wildcard VERSION),-ldflags "-X gongshi/generator/command.version=$$(cat VERSION)") -o bin/gongshi ./generator

# All that is handed out of the commit that is checked out, into release/. MAINTAINER="Name <address>" is who answers for the packages.
release:
	cd generator/release && go run . $(if $(MAINTAINER),-maintainer "$(MAINTAINER)")

# Whether it comes out the same in another folder, for another user, with another umask and zone; and builds from its sources without a network.
release-check:
	generator/release/check.sh

# Whether its package does on a bare Debian what it should. Needs root; see there for what else.
release-try:
	generator/release/try/debian.sh

serve:
	go run ./generator serve
