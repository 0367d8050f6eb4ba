package pack

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"gongshi/generator/disk"
	"gongshi/generator/output"
	"gongshi/generator/publish"
)

func file(p string, stage output.Stage, text string) output.File {
	return output.File{Path: p, Stage: stage, Bytes: func([]byte) ([]byte, error) { return []byte(text), nil }}
}

func attachment(p, text string) output.File {
	return output.File{Path: p, Stage: output.Asset, Attachment: true, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

func origin(day string) publish.Origin { return publish.Origin{Day: day, Version: "v1"} }

// packed returns the bytes of a pack.
func packed(t *testing.T, files []output.File, day string, since Since) []byte {
	t.Helper()
	p, err := Plan(t.Context(), files, origin(day), since)
	if err != nil {
		t.Fatal(err)
	}
	var to bytes.Buffer
	if err := p.Write(t.Context(), &to, Notes{"说明.txt", "…"}, func() {}); err != nil {
		t.Fatal(err)
	}
	return to.Bytes()
}

// unpack does what the notes say: delete what is in the way, lay everything over the folder, delete the rest.
func unpack(t *testing.T, b []byte, dir string) {
	t.Helper()
	z := opened(t, b)
	remove := func(list string) {
		text, _ := readFrom(z, list)
		for _, p := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
			if p == "" {
				continue
			}
			if err := os.Remove(filepath.Join(dir, p)); err != nil {
				t.Error(err)
			}
		}
	}
	remove(DeleteFirst)
	for _, f := range z.File {
		p, is := strings.CutPrefix(f.Name, Folder)
		if !is {
			continue
		}
		text, err := readFrom(z, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, p)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	remove(Delete)
}

func opened(t *testing.T, b []byte) *zip.Reader {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func readFrom(z *zip.Reader, name string) ([]byte, error) {
	f, err := z.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// everything returns what is in a folder: files with their bytes, and empty folders.
func everything(t *testing.T, dir string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		p, _ := filepath.Rel(dir, name)
		if err == nil && entry.IsDir() && entry.Name() == ".gongshi" {
			return filepath.SkipDir
		}
		if err != nil || entry.IsDir() {
			all = append(all, p+"/")
			return err
		}
		text, err := os.ReadFile(name)
		all = append(all, fmt.Sprintf("%s %q", p, text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Unpacked one over the other, packs give what publishings into a folder give, the history included.
func TestPacksGiveWhatAFolderHolds(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	paths := []string{"a", "a/b", "a/b/c", "重点/附 件.pdf", "d/e/f.html", "d/e/g.html", "d/h.html", "feed.xml"}
	built, laid := t.TempDir(), t.TempDir()
	folder, err := publish.Open(built)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	var since Since
	for n := range 60 {
		files := []output.File{file("index.html", output.Home, fmt.Sprint(n/2))}
		for _, p := range paths {
			clash := slices.ContainsFunc(files, func(f output.File) bool { return strings.HasPrefix(p, f.Path+"/") })
			if random.IntN(2) == 0 || clash {
				continue
			}
			text := fmt.Sprint(p, random.IntN(3))
			if random.IntN(2) == 0 {
				files = append(files, attachment(p, text))
			} else {
				files = append(files, file(p, output.Page, text))
			}
		}
		day := fmt.Sprintf("2022-07-%02d", 1+n/3)
		if _, err := folder.Publish(files, origin(day)); err != nil {
			t.Fatal(err)
		}
		b := packed(t, files, day, since)
		if again := packed(t, files, day, since); !bytes.Equal(b, again) {
			t.Fatal("the same gives other bytes")
		}
		unpack(t, b, laid)
		if is, want := everything(t, laid), everything(t, built); !slices.Equal(is, want) {
			t.Fatalf("step %d:\n%s\nwant\n%s", n, strings.Join(is, "\n"), strings.Join(want, "\n"))
		}
		if since, err = ReadSince(opened(t, b)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAPackIsInTheOrderOfAPublishing(t *testing.T) {
	old := []output.File{file("style.css", output.Asset, "1"), file("1.html", output.Page, "1"), file("gone.html", output.Page, "1"), file("index.html", output.Home, "1")}
	since, err := ReadSince(opened(t, packed(t, old, "2022-07-01", Since{})))
	if err != nil {
		t.Fatal(err)
	}
	now := []output.File{file("style.css", output.Asset, "1"), file("1.html", output.Page, "2"), file("index.html", output.Home, "2"), file("2.html", output.Page, "2"), file("new.css", output.Asset, "2")}
	var names []string
	z := opened(t, packed(t, now, "2022-07-02", since))
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	want := []string{"说明.txt", "site/new.css", "site/2.html", "site/1.html", "site/index.html", "site/" + publish.History, "site/manifest.json", Delete, Sums}
	if !slices.Equal(names, want) {
		t.Errorf("it is %v, want %v", names, want)
	}
	if z.File[0].NonUTF8 || z.File[0].Flags&0x800 == 0 {
		t.Error("the name is not marked as UTF-8")
	}
	if gone, _ := readFrom(z, Delete); string(gone) != "gone.html\n" {
		t.Errorf("to delete: %q", gone)
	}
	sums, _ := readFrom(z, Sums)
	for _, line := range strings.Split(strings.TrimSpace(string(sums)), "\n") {
		sum, name, _ := strings.Cut(line, "  ")
		text, err := readFrom(z, name)
		if c, _ := contentOf(t.Context(), &output.File{Bytes: func([]byte) ([]byte, error) { return text, nil }}); err != nil || fmt.Sprintf("%x", c.Sum) != sum {
			t.Errorf("%s: %v", line, err)
		}
	}
}

// Who knows nothing of the history leaves the one online as it is.
func TestWithoutAHistoryNoneIsPutIn(t *testing.T) {
	files := []output.File{file("index.html", output.Home, "1")}
	since, _ := ReadSince(opened(t, packed(t, files, "2022-07-01", Since{})))
	since.History = nil
	files[0] = file("index.html", output.Home, "2")
	if _, err := readFrom(opened(t, packed(t, files, "2022-07-02", since)), "site/"+publish.History); err == nil {
		t.Error("a history begins anew")
	}
	p, err := Plan(t.Context(), []output.File{file("index.html", output.Home, "1")}, origin("2022-07-01"), since)
	if err != nil || !p.IsEmpty() {
		t.Errorf("the same is %v, %v", p, err)
	}
	if _, err := Plan(t.Context(), files, origin("2022-07-01"), Since{Manifest: []byte("{}")}); !errors.Is(err, publish.ErrForeign) {
		t.Error(err)
	}
}

// What changes while it is packed, or cannot be made, leaves the file that was there.
func TestAPackIsWholeOrNotThere(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "site.zip")
	if err := os.WriteFile(name, []byte("the last one"), 0o644); err != nil {
		t.Fatal(err)
	}
	read := 0
	changing := output.File{Path: "a.pdf", Open: func() (io.ReadCloser, error) { read++; return io.NopCloser(strings.NewReader(fmt.Sprint(read))), nil }}
	p, err := Plan(t.Context(), []output.File{changing}, origin("2022-07-01"), Since{})
	if err != nil {
		t.Fatal(err)
	}
	if err := p.WriteFile(t.Context(), name, Notes{"n.txt", ""}, func() {}); !errors.Is(err, ErrChanged) || !errors.As(err, new(*SourceError)) {
		t.Error(err)
	}
	text, _ := os.ReadFile(name)
	entries, _ := os.ReadDir(dir)
	if string(text) != "the last one" || len(entries) != 1 {
		t.Errorf("%q, %v", text, entries)
	}
}

// Readers of streams, as Java has them, refuse a stored file whose size comes after its bytes.
func TestNoStoredFileHasItsSizeBehindIt(t *testing.T) {
	for _, f := range opened(t, packed(t, []output.File{attachment("a.png", "a"), attachment("a.docx", "a"), file("index.html", output.Home, "1")}, "2022-07-01", Since{})).File {
		if f.Method == zip.Store && f.Flags&0x8 != 0 {
			t.Errorf("%s is stored", f.Name)
		}
	}
}

// What cannot be read is told apart from a zip that cannot be written.
func TestWhatCannotBeReadIsNamed(t *testing.T) {
	broken := errors.New("broken")
	f := output.File{Path: "a.pdf", Open: func() (io.ReadCloser, error) { return io.NopCloser(iotest.ErrReader(broken)), nil }}
	_, err := Plan(t.Context(), []output.File{f}, origin("2022-07-01"), Since{})
	var source *SourceError
	if !errors.As(err, &source) || source.Path != "a.pdf" || source.Err != broken {
		t.Error(err)
	}
}

// However large a file is, an interrupt ends its reading.
func TestALargeFileIsNotReadToItsEnd(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	reads := 0
	large := output.File{Path: "a.mp4", Open: func() (io.ReadCloser, error) {
		return io.NopCloser(readerFunc(func(b []byte) (int, error) {
			if reads++; reads == 3 {
				stop()
			} else if reads > 9 {
				return 0, io.EOF
			}
			return len(b), nil
		})), nil
	}}
	if _, err := Plan(ctx, []output.File{large}, origin("2022-07-01"), Since{}); !errors.Is(err, context.Canceled) || reads != 3 {
		t.Errorf("after %d reads: %v", reads, err)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(b []byte) (int, error) { return f(b) }

// What a killed run left of a zip goes with the next one of the same name. What is still written, and all else, stays.
func TestWhatAKilledRunLeftIsRemoved(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{tempPrefix("site.zip") + "LEFT", tempPrefix("other.zip") + "LEFT", ".gongshi-1"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	writing := &disk.Root{Path: dir}
	if taken, err := writing.Lock(tempPrefix("site.zip") + "BUSY"); err != nil || !taken {
		t.Fatal(err)
	}
	defer writing.Close()
	p, err := Plan(t.Context(), []output.File{file("index.html", output.Home, "1")}, origin("2022-07-01"), Since{})
	if err != nil {
		t.Fatal(err)
	}
	during := 0
	if err := p.WriteFile(t.Context(), filepath.Join(dir, "site.zip"), Notes{"n.txt", ""}, func() { during = len(everything(t, dir)) }); err != nil {
		t.Fatal(err)
	}
	want := []string{"./", ".gongshi-1 \"\"", tempPrefix("other.zip") + "LEFT \"\"", tempPrefix("site.zip") + "BUSY \"\""}
	is := everything(t, dir)
	slices.Sort(want)
	if during != 5 || len(is) != 5 || !slices.Equal(is[:4], want) || !IsPack(filepath.Join(dir, "site.zip")) {
		t.Errorf("%d during, then %v, want %v", during, is, want)
	}
}
