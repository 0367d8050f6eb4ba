package command

import (
	"archive/zip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gongshi/generator/pack"
	"gongshi/generator/pipeline"
	"gongshi/generator/publish"
)

// notes are for whoever uploads what is in a zip, in the language of the site. Editors of Windows show them as they are meant.
func (s *sources) notes(p *pack.Pack, built *pipeline.Output, older pack.Since) pack.Notes {
	language := built.Site.Language
	say := func(kind string, pairs ...string) string { return sayIn(language, kind, pairs...) }
	lines := []string{say("pack-notes-site", "value", built.Site.Title, "at", built.Day.String()), ""}
	if older.Manifest == nil {
		lines = append(lines, say("pack-notes-whole"))
	} else {
		lines = append(lines, say("pack-notes-since", "at", dayOfManifest(older.Manifest)))
	}
	lines = append(lines, "")
	step := 0
	add := func(kind string, is bool) {
		if is {
			step++
			lines = append(lines, say(kind, "n", fmt.Sprint(step)))
		}
	}
	add("pack-notes-first", len(p.InTheWay) > 0)
	add("pack-notes-upload", true)
	add("pack-notes-delete", len(p.Removed) > len(p.InTheWay))
	lines = append(lines, "", say("pack-notes-check"), "")
	return pack.Notes{Name: say("pack-notes"), Text: "\ufeff" + strings.Join(lines, "\r\n")}
}

// dayOfManifest returns the day of an older copy.
func dayOfManifest(manifest []byte) string {
	origin, err := publish.ReadOrigin(manifest)
	if err != nil {
		return ""
	}
	return origin.Day
}

// readSince reads what is known of an older copy.
func (s *sources) readSince(name string) (since pack.Since, err error) {
	if name == "" {
		return since, nil
	}
	from, closing, err := openSince(name)
	if err == nil {
		defer closing.Close()
		since, err = pack.ReadSince(from)
	}
	if err != nil {
		return since, s.wrong("pack-since", "value", name)
	}
	return since, nil
}

// openSince opens a folder, a zip, or the folder in which a manifest lies.
func openSince(name string) (fs.FS, io.Closer, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, nil, err
	}
	if info.IsDir() {
		return os.DirFS(name), io.NopCloser(nil), nil
	}
	if packed, err := zip.OpenReader(name); err == nil {
		return packed, packed, nil
	}
	return keptManifest{os.DirFS(filepath.Dir(name)), filepath.Base(name)}, io.NopCloser(nil), nil
}

// A keptManifest is a folder in which a manifest lies by another name.
type keptManifest struct {
	fs.FS
	name string
}

// Open opens the manifest by its own name.
func (k keptManifest) Open(p string) (fs.File, error) {
	if p == publish.Manifest {
		p = k.name
	}
	return k.FS.Open(p)
}
