package publish

import (
	"encoding/json"
	"errors"
	"io/fs"
	"testing"
)

func TestTheManifestIsTheSameForTheSameOutput(t *testing.T) {
	const want = `{
  "generator": "gongshi",
  "version": "v1 \"beta\"",
  "day": "2022-12-30",
  "files": [
    {"path": "a-b", "size": 1, "sha256": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"},
    {"path": "a/照片.jpg", "size": 0, "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"path": "b", "size": 1, "sha256": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"}
  ]
}
`
	o := Origin{Day: "2022-12-30", Version: `v1 "beta"`}
	for range 3 {
		dir := newDir(t)
		if _, err := open(t, dir).Publish(shuffled(outputOf("page b: a", "copy a/照片.jpg: ", "list a-b: a")), o); err != nil {
			t.Fatal(err)
		}
		got := tree(t, dir)[Manifest]
		if got != want || !json.Valid([]byte(got)) {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		if read, err := readOrigin(dir); read != o || err != nil {
			t.Errorf("read %+v, %v", read, err)
		}
	}
}

func TestAnEmptyManifestIsOne(t *testing.T) {
	dir := newDir(t)
	publish(t, dir, nil)
	if o, err := readOrigin(dir); o != day || err != nil {
		t.Errorf("read %+v, %v", o, err)
	}
}

func TestAnotherDayChangesTheManifestOnly(t *testing.T) {
	f := open(t, newDir(t))
	publishInto(t, f, small)
	next := Origin{Day: "2022-12-31", Version: "v1"}
	r, err := f.Publish(small, next)
	if o, reading := readOrigin(f.root.Path); err != nil || reading != nil || len(r.Written) > 0 || o != next {
		t.Errorf("%+v, %+v, %v, %v", r, o, err, reading)
	}
}

func TestAFolderWithoutOurManifestHasNoOrigin(t *testing.T) {
	dir := newDir(t)
	if _, err := readOrigin(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
	put(t, dir, "manifest.json", `{"name": "an app", "icons": []}`)
	if _, err := readOrigin(dir); !errors.Is(err, ErrForeign) {
		t.Errorf("error %v", err)
	}
}

func readOrigin(dir string) (Origin, error) {
	c, err := OpenCopy(dir)
	if err != nil {
		return Origin{}, err
	}
	defer c.Close()
	return OriginOf(c)
}
