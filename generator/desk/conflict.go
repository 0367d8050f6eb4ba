package desk

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// conflict shows what is on disk now beside what was sent. What was not touched is as it is on disk; what was is as it was sent.
func (v *visit) conflict(open opener, f *form, sent url.Values, base string) {
	texts := v.desk.bases.of(base)
	before := f
	if texts != nil {
		if b, err := open(v, func(path string) string { return texts[path] }); err == nil {
			before = b
		}
	}
	there, back := places(before, f), places(f, before)
	merged := url.Values{}
	for _, name := range slices.Sorted(maps.Keys(sent)) {
		if now, is := there.of(name); is {
			merged[now] = sent[name]
		} else if text := strings.Join(clean(sent[name]), "\n"); text != "" && v.isTouched(before, name, sent) {
			f.Homeless = append(f.Homeless, text)
		}
	}
	for _, g := range f.Groups {
		for _, b := range g.Boxes {
			name, known := back.of(b.Name)
			old := before.box(name)
			if b.Widget == upload {
				continue
			}
			if !known || old == nil { // somebody else added this table
				merged[b.Name] = b.Texts
				continue
			}
			says := old.in(sent)
			b.Moved = !slices.Equal(old.Texts, b.Texts)
			if texts != nil && slices.Equal(says, old.Texts) {
				merged[b.Name] = b.Texts
				b.Moved = b.Moved && len(b.Texts) > 0
				b.OnDisk = ""
				continue
			}
			if texts == nil {
				b.Moved = !slices.Equal(says, b.Texts)
			}
			b.OnDisk = strings.Join(v.asShown(b), "\n")
		}
	}
	o, err := v.judge(f, merged)
	if err != nil {
		v.page(http.StatusServiceUnavailable, f, nil, "moving", false)
		return
	}
	v.page(http.StatusConflict, f, o, "conflict", true)
}

// isTouched reports whether somebody wrote into a box, or asked for a table to be taken out.
func (v *visit) isTouched(before *form, name string, sent url.Values) bool {
	b := before.box(name)
	return b != nil && !slices.Equal(b.in(sent), b.Texts) || strings.HasSuffix(name, ".-")
}

// A placing tells where the tables of lists in one form stand in another.
type placing map[string]string

// places finds each table of one form in another: by all that it says, else by what its first box says. That which is not there yet is
// still behind all others.
func places(from, to *form) placing {
	all, taken := placing{}, map[string]bool{}
	for _, same := range []func(a, b *group) bool{
		func(a, b *group) bool { return (a.Remove == "") == (b.Remove == "") && says(a) == says(b) },
		func(a, b *group) bool { return a.Remove != "" && b.Remove != "" && firstOf(a) == firstOf(b) },
	} {
		for _, a := range from.Groups {
			if !strings.Contains(a.Key, "[") || all[a.Key] != "" {
				continue
			}
			for _, b := range to.Groups {
				if listOf(a.Key) == listOf(b.Key) && !taken[b.Key] && same(a, b) {
					all[a.Key], taken[b.Key] = b.Key, true
					break
				}
			}
		}
	}
	return all
}

// of returns the name of a box in the other form; false if it has no place there.
func (p placing) of(name string) (string, bool) {
	at := strings.IndexByte(name, ']')
	if at < 0 {
		return name, true
	}
	key, is := p[name[:at+1]]
	return key + name[at+1:], is
}

func listOf(key string) string {
	list, _, _ := strings.Cut(key, "[")
	return list
}

// says returns all that stands in the boxes of a table.
func says(g *group) string {
	var all []string
	for _, b := range g.Boxes {
		all = append(all, strings.Join(b.Texts, "\n"))
	}
	return strings.Join(all, "\x00")
}

func firstOf(g *group) string {
	if len(g.Boxes) == 0 {
		return ""
	}
	return strings.Join(g.Boxes[0].Texts, "\n")
}

// asShown returns what stands in a box as people read it.
func (v *visit) asShown(b *box) []string {
	if b.Widget == tick {
		return []string{v.say("yes-no." + strconv.FormatBool(b.Chosen()))}
	}
	var all []string
	for _, text := range b.Texts {
		for _, o := range b.Options {
			if o.Value == text {
				text = o.Label
			}
		}
		all = append(all, text)
	}
	if len(all) == 0 {
		return []string{v.say("empty")}
	}
	return all
}

// patient returns an opener that waits a little where there is nothing to write: whoever saves a file in an editor may have emptied it
// first. Who has typed something waits longer than who only looks.
func patient(open opener) opener {
	return func(v *visit, read func(string) string) (*form, error) {
		most := 300 * time.Millisecond
		if v.r.Method == http.MethodPost {
			most = 2 * time.Second
		}
		for limit := time.After(most); ; {
			v.desk.looks.mu.Lock()
			next := v.desk.looks.next
			v.look = v.desk.looks.now
			v.desk.looks.mu.Unlock()
			v.find()
			f, err := open(v, read)
			if err == nil {
				return f, nil
			}
			select {
			case <-next:
			case <-limit:
				return nil, err
			}
		}
	}
}

// lost answers a form whose place is gone: what was typed is shown, so that it can be kept.
func (v *visit) lost() {
	p := lostPage{page: v.newPage(v.say("message.lost.title")), Text: v.say("message.lost.text")}
	for _, name := range slices.Sorted(maps.Keys(v.r.PostForm)) {
		if text := strings.Join(clean(v.r.PostForm[name]), "\n"); text != "" && !slices.Contains([]string{"token", "made-from", "once", "sure", "kept"}, name) {
			p.Typed = append(p.Typed, text)
		}
	}
	v.sendPage(http.StatusNotFound, "lost", p)
}

// A lostPage is what was typed into a form that is no longer there.
type lostPage struct {
	page
	Text  string
	Typed []string
}
