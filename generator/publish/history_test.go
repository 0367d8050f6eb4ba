package publish

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"gongshi/generator/output"
)

// manifestOf returns the SHA-256 of the manifest that files have.
func manifestOf(t testing.TB, files []output.File) string {
	t.Helper()
	dir := newDir(t)
	publish(t, dir, files)
	return sumOf([]byte(tree(t, dir)[Manifest]))
}

// manifestsIn returns which manifests the history in a folder names, in their order.
func manifestsIn(t testing.TB, dir string) []string {
	t.Helper()
	chain, err := ReadChain([]byte(tree(t, dir)[History]))
	if err != nil {
		t.Fatal(err)
	}
	return chain.manifests
}

// wantManifests fails unless the history names the manifests of these outputs, in their order.
func wantManifests(t *testing.T, dir string, sums map[int]string, want ...int) {
	t.Helper()
	var all []string
	for _, n := range want {
		all = append(all, sums[n])
	}
	if got := manifestsIn(t, dir); fmt.Sprint(got) != fmt.Sprint(all) {
		t.Errorf("the history names\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(all, "\n"))
	}
}

func sums(t *testing.T) map[int]string {
	t.Helper()
	all := map[int]string{}
	for n := range outputs {
		all[n] = manifestOf(t, outputs[n])
	}
	return all
}

func TestEachPublishingThatChangesSomethingHasALine(t *testing.T) {
	sums, dir := sums(t), newDir(t)
	publish(t, dir, outputs[0])
	wantManifests(t, dir, sums, 0)
	text := tree(t, dir)[History]
	if lines := strings.Split(text, "\n"); len(lines) != 3 || !strings.HasPrefix(lines[1], "1 2022-12-30 "+sums[0]+" "+sumOf([]byte(historyHead))) {
		t.Errorf("the history is\n%s", text)
	}
	publish(t, dir, outputs[0])
	put(t, dir, "index.html", "tampered")
	publish(t, dir, outputs[0])
	remove(t, dir, Manifest)
	publish(t, dir, outputs[0])
	wantManifests(t, dir, sums, 0)

	f := open(t, dir)
	for _, n := range []int{1, 1, 2, 0, 0} { // the same as once before is a publishing of its own
		trusting(t, f, told(outputs[n]))
	}
	wantManifests(t, dir, sums, 0, 1, 2, 0)
	if got := tree(t, dir)[History]; !strings.HasPrefix(got, text) {
		t.Errorf("the history no longer begins with\n%s\nbut is\n%s", text, got)
	}
	if _, err := f.Publish(outputs[0], Origin{Day: "2022-12-31", Version: "v1"}); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, dir)[History]; !strings.Contains(got, "\n5 2022-12-31 ") {
		t.Errorf("a new day is not told of:\n%s", got)
	}
}

func TestWhereThereIsNoHistoryANewOneBegins(t *testing.T) {
	notOnWindows(t)
	sums := sums(t)
	for name, c := range map[string]struct {
		damage func(dir string)
		want   []int
	}{
		"the folder is lost":      {func(dir string) { remove(t, dir, ".") }, []int{2}},
		"the history is lost":     {func(dir string) { remove(t, dir, History) }, []int{2}},
		"its folder is lost":      {func(dir string) { remove(t, dir, "about") }, []int{2}},
		"it was emptied":          {func(dir string) { put(t, dir, History, "") }, []int{2}},
		"it was overwritten":      {func(dir string) { put(t, dir, History, "mine") }, []int{2}},
		"the dot files are lost":  {func(dir string) { remove(t, dir, stateDir) }, []int{0, 1, 2}},
		"the ledger is lost":      {func(dir string) { remove(t, dir, ledgerPath) }, []int{0, 1, 2}},
		"the manifest is lost":    {func(dir string) { remove(t, dir, Manifest) }, []int{0, 1, 2}},
		"the manifest is another": {func(dir string) { put(t, dir, Manifest, "{}") }, []int{0, 1, 2}},
		"an earlier version's":    {func(dir string) { remove(t, dir, "about"); withoutHistory(t, dir) }, []int{2}},
	} {
		for _, same := range []bool{true, false} {
			dir := newDir(t)
			f := open(t, dir)
			publishInto(t, f, outputs[0])
			publishInto(t, f, outputs[1])
			if !same {
				f.Close()
			}
			c.damage(dir)
			if !same {
				f = open(t, dir)
			}
			publishInto(t, f, outputs[2])
			f.Close()
			wantManifests(t, dir, sums, c.want...)
			if wantClean(t, dir, outputs[2]); t.Failed() {
				t.Fatalf("%s, same process: %v", name, same)
			}
		}
	}
}

// withoutHistory makes the ledger one of a version that kept no history.
func withoutHistory(t *testing.T, dir string) {
	put(t, dir, ledgerPath, strings.Replace(tree(t, dir)[ledgerPath], History+"\n", "", 1))
}

// What someone did to the history stays to be seen.
func TestADamagedHistoryIsOnlyAddedTo(t *testing.T) {
	dir := newDir(t)
	publish(t, dir, outputs[0])
	publish(t, dir, outputs[1])
	damaged := strings.Replace(tree(t, dir)[History], "\n1 2022-12-30", "\n1 2021-12-30", 1)
	damaged = strings.TrimSuffix(damaged, "\n")
	put(t, dir, History, damaged)
	publish(t, dir, outputs[2])
	got := tree(t, dir)[History]
	if !strings.HasPrefix(got, damaged+"\n3 2022-12-30 ") {
		t.Errorf("after\n%s\nit is\n%s", damaged, got)
	}
	if _, err := ReadChain([]byte(got)); err == nil || err.Error() != "line 3 does not follow from the line before: one of the two was changed" {
		t.Errorf("the error is %v", err)
	}
}

func TestSomebodyElsesFileInThePlaceOfTheHistoryIsRefused(t *testing.T) {
	dir := newDir(t)
	publish(t, dir, outputs[0])
	remove(t, dir, "about")
	withoutHistory(t, dir)
	put(t, dir, History, "mine")
	before := tree(t, dir)
	_, err := open(t, dir).Publish(outputs[1], day)
	wantRefused(t, err, dir, History, ErrForeign)
	wantTree(t, tree(t, dir), before)

	for _, p := range []string{"about", "about/this-copy", History, History + "/x"} {
		_, err := open(t, newDir(t)).Publish(outputOf("page "+p+": x"), day)
		if err == nil || !strings.HasSuffix(err.Error(), faultHistory) {
			t.Errorf("%s: %v", p, err)
		}
	}
}

// Killed before any act whatever, and run again with the same or with another output: no line is lost, none is there twice in a row,
// each names what was published or nearly so, and the last what is there now.
func TestTheHistoryOutlastsAKillAtAnyInstant(t *testing.T) {
	longUnderWine(t)
	sums := sums(t)
	between := false
	for next := range outputs {
		for n, stopped := 0, true; stopped && !t.Failed(); n++ {
			dir := newDir(t)
			publish(t, dir, outputs[0])
			f := open(t, dir)
			stopped = publishUntil(t, f, outputs[1], &stopper{left: n})
			f.Close()
			left := tree(t, dir)
			told := len(manifestsIn(t, dir)) == 2
			between = between || told && sumOf([]byte(left[Manifest])) == sums[0]

			publish(t, dir, outputs[next])
			if got := tree(t, dir)[History]; !strings.HasPrefix(got, left[History]) {
				t.Errorf("what was\n%s\nis now\n%s", left[History], got)
			}
			want := []int{0}
			if told {
				want = append(want, 1)
			}
			if want[len(want)-1] != next {
				want = append(want, next)
			}
			wantManifests(t, dir, sums, want...)
			if t.Failed() {
				t.Logf("killed before act %d, then output %d", n, next)
			}
		}
	}
	if !between {
		t.Error("no run was killed between history and manifest")
	}
}

// A signature of the manifest can lie in the folder, or come with the files: it is in no manifest.
func TestASignatureIsCarried(t *testing.T) {
	dir := newDir(t)
	publish(t, dir, small)
	put(t, dir, Signature, "signed by hand")
	publish(t, dir, small)
	if d, err := Verify(dir, small, day); tree(t, dir)[Signature] != "signed by hand" || len(d) > 0 || err != nil {
		t.Errorf("the folder holds %q, and differs by %v, %v", tree(t, dir)[Signature], d, err)
	}

	manifest := tree(t, dir)[Manifest]
	signed := append(outputOf("copy "+Signature+": signed"), small...)
	publish(t, dir, signed)
	os.RemoveAll(dir + "/" + stateDir)
	publish(t, dir, signed)
	got := tree(t, dir)
	if d, err := Verify(dir, signed, day); got[Signature] != "signed" || got[Manifest] != manifest || len(d) > 0 || err != nil {
		t.Errorf("the folder holds %q, and differs by %v, %v; its manifest is\n%s", got[Signature], d, err, got[Manifest])
	}
	put(t, dir, Signature, "other")
	if d, _ := Verify(dir, signed, day); len(d) != 1 || d[0] != (Difference{Path: Signature, Kind: Changed}) {
		t.Errorf("it differs by %v", d)
	}
	publish(t, dir, small)
	if _, there := tree(t, dir)[Signature]; there {
		t.Error("a signature that is gone from the files is there")
	}
}
