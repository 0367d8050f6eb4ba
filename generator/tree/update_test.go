package tree

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A disorder changes a folder at random and notes what it touched.
type disorder struct {
	*testing.T
	*rand.Rand
	root    string
	touched []string
	count   int
}

var anyNames = []string{"a", "a-b", "a.md", "b", "0", ".hidden", ".well-known", "c~", "files"}

func (d *disorder) path() string {
	parts := []string{[]string{"content", "layouts", "other", "static"}[d.IntN(4)]}
	for range d.IntN(4) {
		parts = append(parts, anyNames[d.IntN(len(anyNames))])
	}
	return strings.Join(parts, "/")
}

func (d *disorder) place(path string) string { return filepath.Join(d.root, path) }

// touch notes a path, and all that is below it or was.
func (d *disorder) touch(path string) { d.touched = append(d.touched, path) }

// change does something that may fail, as a folder that is to be written like a file does.
func (d *disorder) change() {
	path := d.path()
	d.count++
	switch d.IntN(6) {
	case 0, 1:
		if os.MkdirAll(filepath.Dir(d.place(path)), 0o755) == nil {
			os.WriteFile(d.place(path), []byte(strings.Repeat("x", d.count)), 0o644)
		}
	case 2:
		os.RemoveAll(d.place(path))
	case 3:
		to := d.path()
		os.Rename(d.place(path), d.place(to))
		d.touch(to)
	case 4:
		os.MkdirAll(d.place(path), 0o755)
	case 5:
		os.Symlink(os.DevNull, d.place(path))
	}
	d.touch(path)
}

func (t *Tree) String() string {
	var b strings.Builder
	for _, f := range t.files {
		fmt.Fprintln(&b, f.Path, f.stamp, f.Regular)
	}
	return b.String()
}

func TestWhatIsTouchedIsAllThatNeedsToBeLookedAt(t *testing.T) {
	names := []string{"content", "layouts", "static"}
	for seed := range uint64(200) {
		d := &disorder{T: t, Rand: rand.New(rand.NewPCG(seed, 1)), root: t.TempDir()}
		last, err := Scan(d.root, nil, names...)
		if err != nil {
			t.Fatal(err)
		}
		for range 10 {
			d.touched = nil
			for range 1 + d.IntN(4) {
				d.change()
			}
			want, err := Scan(d.root, last, names...)
			if err != nil {
				t.Fatal(err)
			}
			got, err := Update(last, d.root, d.touched, names...)
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != want.String() {
				t.Fatalf("seed %d: after %q there is\n%sbut it looks like\n%s", seed, d.touched, want, got)
			}
			for _, f := range got.files {
				if known := last.File(f.Path); known != want.File(f.Path) && known == f {
					t.Fatalf("seed %d: %s counts as unchanged", seed, f.Path)
				}
			}
			last = got
		}
	}
}

func TestWhatIsNotNamedIsTakenFromTheLastSnapshot(t *testing.T) {
	root := t.TempDir()
	write(t, root, "content/a.md", "a")
	write(t, root, "content/b.md", "b")
	last, _ := Scan(root, nil, "content")
	write(t, root, "content/a.md", "longer")
	write(t, root, "content/b.md", "longer")
	next, err := Update(last, root, []string{"content/b.md", "content/b.md", "content/gone.md", "../x", ""}, "content")
	if err != nil {
		t.Fatal(err)
	}
	if next.File("content/a.md") != last.File("content/a.md") || next.File("content/b.md") == last.File("content/b.md") {
		t.Error("not just b.md is another file")
	}
}

func TestAWriteThatLeavesNoTraceIsSeenIfItIsNamed(t *testing.T) {
	root := t.TempDir()
	write(t, root, "content/a.md", "one")
	last, _ := Scan(root, nil, "content")
	info, _ := os.Stat(filepath.Join(root, "content/a.md"))
	write(t, root, "content/a.md", "two")
	if err := os.Chtimes(filepath.Join(root, "content/a.md"), info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	if next, err := Update(last, root, []string{"content/a.md"}, "content"); err != nil || next.Same(last) {
		t.Errorf("it counts as unchanged, %v", err)
	}
	if next, err := Update(last, root, nil, "content"); err != nil || !next.Same(last) {
		t.Errorf("nothing is named, but something counts as changed, %v", err)
	}
}

func TestAFileThatIsWrittenToWhileItIsReadIsNotTaken(t *testing.T) {
	root := t.TempDir()
	write(t, root, "content/a.pdf", strings.Repeat("old", 1000))
	snapshot, _ := Scan(root, nil, "content")
	r, err := snapshot.File("content/a.pdf").Open()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := io.CopyN(io.Discard, r, 100); err != nil {
		t.Fatal(err)
	}
	write(t, root, "content/a.pdf", "new")
	if _, err := io.Copy(io.Discard, r); !errors.Is(err, ErrChanged) {
		t.Errorf("it was read to its end: %v", err)
	}
}

func TestMergingKeepsTheOrderAndPrefersTheFirst(t *testing.T) {
	for seed := range uint64(100) {
		random := rand.New(rand.NewPCG(seed, 2))
		some := func() *Tree {
			texts := map[string]string{}
			for range random.IntN(30) {
				texts[fmt.Sprint(random.IntN(40))] = ""
			}
			return Of(texts)
		}
		top, base := some(), some()
		both := top.Over(base)
		if !slices.IsSortedFunc(both.files, byPath) {
			t.Fatalf("out of order:\n%s", both)
		}
		for i := range 40 {
			path, want := fmt.Sprint(i), top.File(fmt.Sprint(i))
			if want == nil {
				want = base.File(path)
			}
			if both.File(path) != want {
				t.Fatalf("seed %d: the wrong file at %s", seed, path)
			}
		}
		if len(slices.CompactFunc(slices.Clone(both.files), func(a, b *File) bool { return a.Path == b.Path })) != len(both.files) {
			t.Fatal("a path is there twice")
		}
	}
}

func BenchmarkUpdateOfOneOfTenThousand(b *testing.B) {
	texts := map[string]string{}
	for i := range 10000 {
		texts[fmt.Sprintf("content/2022/%05d-some-name-of-a-task.md", i)] = ""
	}
	last, base, root := Of(texts), Of(map[string]string{"layouts/a": "", "static/b": ""}), b.TempDir()
	b.ReportAllocs()
	for b.Loop() {
		next, err := Update(last, root, []string{"content/2022/05000-some-name-of-a-task.md"}, "content")
		if err != nil {
			b.Fatal(err)
		}
		next.Over(base)
	}
}
