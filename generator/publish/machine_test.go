package publish

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"gongshi/generator/output"
)

// mounted returns a folder on a file system of its own, of so many bytes. Only root can have that.
func mounted(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "tmpfs", dir).Run(); err != nil {
		t.Skipf("cannot mount: %v", err)
	}
	t.Cleanup(func() { exec.Command("umount", dir).Run() })
	return filepath.Join(dir, "out")
}

func TestAFullDiskLeavesTheLastSiteAndHealsWhenThereIsRoom(t *testing.T) {
	dir := mounted(t, "512k")
	big := func(c string) []output.File {
		s := strings.Repeat(c, 100<<10)
		return outputOf("page a: "+s, "page b: "+s, "list index: "+c)
	}
	f := open(t, dir)
	publishInto(t, f, big("1"))
	was := tree(t, dir)
	ballast := filepath.Join(filepath.Dir(dir), "ballast")
	put(t, filepath.Dir(dir), "ballast", strings.Repeat("x", 150<<10))

	_, err := f.Publish(big("2"), day)
	if !errors.Is(err, syscall.ENOSPC) || !strings.HasPrefix(err.Error(), "publish ") || !strings.HasSuffix(err.Error(), ": write: no space left on device") {
		t.Errorf("error %v", err)
	}
	got := tree(t, dir)
	delete(got, markPath)
	wantTree(t, got, was)

	os.Remove(ballast)
	publishInto(t, f, big("2"))
	wantClean(t, dir, big("2"))
}

func TestAFullDiskInAFirstBuildShowsNothing(t *testing.T) {
	dir := mounted(t, "256k")
	files := append(outputOf("page a: "+strings.Repeat("a", 300<<10)), small...)
	f := open(t, dir)
	if _, err := f.Publish(files, day); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("error %v", err)
	}
	got := tree(t, dir)
	wantNoTemps(t, got)
	if _, ok := got["index.html"]; ok {
		t.Error("the start page is there")
	}
	publishInto(t, f, small)
	wantClean(t, dir, small)
}

func TestAFolderThatCannotBeWrittenKeepsTheLastSite(t *testing.T) {
	dir := mounted(t, "1m")
	f := open(t, dir)
	publishInto(t, f, outputs[0])
	was := tree(t, dir)
	mount := func(how string) {
		if err := exec.Command("mount", "-o", "remount,"+how, filepath.Dir(dir)).Run(); err != nil {
			t.Skipf("cannot remount: %v", err)
		}
	}
	mount("ro")
	if _, err := f.Publish(outputs[0], day); err != nil {
		t.Errorf("nothing differed, yet %v", err)
	}
	if _, err := f.Publish(outputs[1], day); !errors.Is(err, syscall.EROFS) || !strings.HasPrefix(err.Error(), "publish ") {
		t.Errorf("error %v", err)
	}
	wantTree(t, tree(t, dir), was)
	mount("rw")
	publishInto(t, f, outputs[1])
	wantClean(t, dir, outputs[1])
}
