package desk

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"gongshi/generator/importer"
	"gongshi/generator/media"
	"gongshi/generator/site"
	"gongshi/generator/tree"
)

// A stash keeps files that were sent with a form until the form is written: no browser would send them a second time by itself.
type stash struct {
	mu    sync.Mutex
	files map[string]stashed
	order []string
	size  int
}

type stashed struct {
	name string
	data string
}

// mostStashed bounds how much is kept, in bytes.
const mostStashed = 300 << 20

func (s *stash) put(name, data string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := fmt.Sprintf("%.12x", sha256.Sum256([]byte(name+"\x00"+data)))
	if s.files == nil {
		s.files = map[string]stashed{}
	}
	if _, known := s.files[id]; known {
		return id
	}
	s.files[id], s.order, s.size = stashed{name, data}, append(s.order, id), s.size+len(data)
	for s.size > mostStashed && len(s.order) > 1 {
		s.size -= len(s.files[s.order[0]].data)
		delete(s.files, s.order[0])
		s.order = s.order[1:]
	}
	return id
}

func (s *stash) get(id string) (stashed, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.files[id]
	return f, ok
}

// uploads returns the boxes for photographs and files. Those that were sent before are there to be kept.
func (v *visit) uploads() []*box {
	all := []*box{v.plain("files", "files", upload)}
	v.receive()
	if kept := v.r.PostForm["kept"]; len(kept) > 0 {
		b := v.plain("kept", "kept", ticks)
		for _, id := range kept {
			if f, ok := v.desk.stash.get(id); ok {
				b.Options = append(b.Options, option{Value: id, Label: f.name + " (" + inKilobytes(len(f.data)) + ")", Chosen: true})
			}
		}
		all = append(all, b)
	}
	return all
}

func inKilobytes(n int) string { return itoa((n+1023)>>10) + " KB" }

// receive takes in the files that came with the request, once.
func (v *visit) receive() {
	files := v.files
	v.files = nil
	for _, h := range files {
		if h.Filename == "" {
			continue
		}
		name := safeName(h.Filename)
		data, why := received(h, name)
		if why != "" {
			words := v.say("file."+why, "name", h.Filename, "most", itoa(media.MostBytes>>20))
			if v.refusedFiles != nil {
				words = v.refusedFiles.told.Words + " " + words
			}
			v.refusedFiles = &refusal{"files", told{Words: words}}
			continue
		}
		if id := v.desk.stash.put(name, data); !slices.Contains(v.r.PostForm["kept"], id) {
			v.r.PostForm["kept"] = append(v.r.PostForm["kept"], id)
		}
	}
}

// papers are the kinds of files that are no pictures and can be put beside a report: what readers open, and nothing that runs.
var papers = regexp.MustCompile(`(?i)\.(?:pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|od[tsp]|rtf|csv|tsv|txt|md|json|zip|mp[34]|geojson|kml)$`)

// photographs are the kinds of pictures that browsers do not show: of those package media says what to do.
var photographs = regexp.MustCompile(`(?i)\.(?:hei[cf]|tiff?)$`)

// received reads a file that was sent, and makes of a picture what may be published. It says why not, if not.
func received(h *multipart.FileHeader, name string) (data, why string) {
	if !media.IsShown(name) && !photographs.MatchString(name) && !papers.MatchString(name) {
		return "", "kind"
	}
	f, err := h.Open()
	if err != nil {
		return "", "unreadable"
	}
	defer f.Close()
	all, err := io.ReadAll(io.LimitReader(f, 4*media.MostBytes))
	if err != nil {
		return "", "unreadable"
	}
	all, err = media.Cleaned(name, all)
	switch {
	case errors.Is(err, media.ErrForeign):
		return "", "foreign"
	case err != nil:
		return "", "unreadable"
	case len(all) > media.MostBytes:
		return "", "large"
	}
	return string(all), ""
}

// mostName is how many characters of a name are kept.
const mostName = 60

// safeName returns the name of a file as it can be an address and a name on any system.
func safeName(sent string) string {
	sent = norm.NFC.String(sent[strings.LastIndexAny(sent, `/\`)+1:])
	ext := strings.ToLower(path.Ext(sent))
	stem := []rune(safe(strings.TrimSuffix(sent, path.Ext(sent))))
	if len(stem) > mostName {
		stem = stem[:mostName]
	}
	name := strings.Trim(string(stem), "-")
	if name == "" {
		name = "file"
	}
	if ext = safe(strings.TrimPrefix(ext, ".")); ext != "" {
		ext = "." + strings.Trim(ext, "-")
	}
	return name + ext
}

// safe returns a text in which only letters, digits, hyphens and underscores are left.
func safe(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) || r == '_' {
			return r
		}
		return '-'
	}, text)
	return hyphens.ReplaceAllString(text, "-")
}

var hyphens = regexp.MustCompile("-+")

// attached returns the changes that put files into the folder of the plan's attachments, and the Markdown that shows them or links to them.
func (v *visit) attached(sent url.Values, up, title string) (links string, changes []importer.Change, refused *refusal) {
	folder := site.ContentDir + "/" + v.plan.Key + "/files/"
	taken := map[string]bool{}
	kept := sent["kept"]
	for i, id := range kept {
		f, ok := v.desk.stash.get(id)
		if !ok {
			continue
		}
		name := v.freeName(folder, fmt.Sprintf("%02d-%s", v.task.Number, f.name), taken)
		changes = append(changes, importer.Change{Path: folder + name, New: f.data})
		text := strings.NewReplacer("[", "", "]", "", "\\", "", "\n", " ").Replace(title)
		if !media.IsShown(name) {
			text = f.name
		} else if len(kept) > 1 {
			text += " " + itoa(i+1)
		}
		mark := map[bool]string{true: "!"}[media.IsShown(name)]
		links += "\n\n" + mark + "[" + text + "](" + up + "files/" + name + ")"
	}
	return links, changes, v.refusedFiles
}

// freeName returns a name that no file of a folder has, in whichever letters.
func (v *visit) freeName(folder, name string, taken map[string]bool) string {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	for n := 1; ; n++ {
		if n > 1 {
			name = stem + "-" + itoa(n) + ext
		}
		there := slices.ContainsFunc(v.look.tree.Under(strings.TrimSuffix(folder, "/")), func(f *tree.File) bool { return strings.EqualFold(f.Path, folder+name) })
		_, onDisk := v.desk.onDisk(folder + name)
		if !there && !onDisk && !taken[strings.ToLower(name)] {
			taken[strings.ToLower(name)] = true
			return name
		}
	}
}
