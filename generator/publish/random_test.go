package publish

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gongshi/generator/output"
)

// Whatever was published before, by one process or many, killed or not, and whatever someone did to our files in between: a
// publishing that ends well leaves what a clean build would.
func FuzzAnySequenceOfPublishingsEndsLikeACleanOne(f *testing.F) {
	for seed := range uint64(60) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) { anySequence(t, rand.New(rand.NewPCG(seed, 0))) })
}

// As long as nobody touches our files, it is the same if all that the tokens vouch for is left unseen.
func FuzzAnySequenceOfTrustingPublishingsEndsLikeACleanOne(f *testing.F) {
	for seed := range uint64(60) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		random, dir := rand.New(rand.NewPCG(seed, 1)), newDir(t)
		f := open(t, dir)
		for range 24 {
			files := shuffled(anyOutput(random))
			if random.IntN(3) == 0 {
				publishUntil(t, f, files, &stopper{left: random.IntN(60), again: random.IntN(2) == 0})
			}
			trusting(t, f, files)
			wantClean(t, dir, files)
			if random.IntN(6) == 0 {
				f.Close()
				f = open(t, dir)
			}
			if t.Failed() {
				t.FailNow()
			}
		}
	})
}

func anySequence(t *testing.T, random *rand.Rand) {
	dir := newDir(t)
	f := open(t, dir)
	for range 12 {
		files := anyOutput(random)
		limit := -1
		if random.IntN(2) == 0 {
			limit = random.IntN(60)
		}
		if publishUntil(t, f, files, &stopper{left: limit, again: random.IntN(2) == 0}) {
			wantWholeBytes(t, dir)
		} else {
			wantClean(t, dir, files)
			anyDamage(t, random, dir)
		}
		if random.IntN(3) == 0 {
			f.Close()
			f = open(t, dir)
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	files := anyOutput(random)
	publishInto(t, f, files)
	f.Close()
	wantClean(t, dir, files)
}

// anyOutput has few paths, so that many meet the same path again, as a file or as a folder.
func anyOutput(random *rand.Rand) []output.File {
	seen := map[string]bool{}
	var files []output.File
	for range random.IntN(24) {
		names := make([]string, 1+random.IntN(3))
		for i := range names {
			names[i] = string("abc"[random.IntN(3)])
		}
		path := strings.Join(names, "/")
		above := slices.ContainsFunc(files, func(f output.File) bool {
			return strings.HasPrefix(f.Path+"/", path+"/") || strings.HasPrefix(path+"/", f.Path+"/")
		})
		if above || seen[path] {
			continue
		}
		seen[path] = true
		version := random.IntN(3)
		s := fmt.Sprintf("whole %s %s", path, strings.Repeat("x", version))
		file := text(path, output.Stage(random.IntN(4)), s)
		if random.IntN(3) == 0 {
			file = stream(path, s)
		}
		if random.IntN(2) == 0 {
			file.Token = version
		}
		files = append(files, file)
	}
	return files
}

// wantWholeBytes fails if a visible file is not one that anyOutput made.
func wantWholeBytes(t *testing.T, dir string) {
	t.Helper()
	for path, s := range tree(t, dir) {
		if !strings.Contains("/"+path, "/.") && !strings.HasSuffix(path, "/") && !isLast(path) &&
			strings.TrimRight(s, "x") != "whole "+path+" " && s != damaged {
			t.Errorf("%s holds %q", path, s)
		}
	}
}

const damaged = "someone was here"

// anyDamage does something to what a complete publishing left, that the next one must repair.
func anyDamage(t *testing.T, random *rand.Rand, dir string) {
	var paths []string
	for path := range tree(t, dir) {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	path := paths[random.IntN(len(paths))]
	switch {
	case random.IntN(2) == 0:
	case strings.HasSuffix(path, "/"), random.IntN(2) == 0:
		remove(t, dir, path)
	case path == lockPath || path == ledgerPath:
	default:
		put(t, dir, path, damaged)
	}
}
